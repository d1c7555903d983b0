#include "monitor/store/pack.h"

#include <libdeflate.h>

#include <cassert>

namespace claimwatch::git {
namespace {

constexpr int compression = 6;  // as git's own
constexpr std::size_t header_size = 12;
constexpr int offset_delta = GIT_OBJECT_OFS_DELTA;

void put_big_endian(std::string& out, std::size_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift);
}

std::string_view bytes_of(const git_oid& id) { return {reinterpret_cast<const char*>(id.id), GIT_OID_RAWSZ}; }

/// How far back the base of a delta lies: seven bits a byte, the most significant ones first, each but the last one
/// less by one.
std::string distance(std::uint64_t back) {
  std::string out(1, static_cast<char>(back & 0x7f));
  while ((back >>= 7) != 0) out.insert(out.begin(), static_cast<char>(0x80 | (--back & 0x7f)));
  return out;
}

/// Writes what ends with the hash of all of it.
class HashedFile {
 public:
  explicit HashedFile(DurableFile& file) : file_(file) {}

  void add(std::string_view bytes) {
    constexpr std::size_t at_once = 1 << 16;
    waiting_ += bytes;
    if (waiting_.size() >= at_once) flush();
  }
  void add(std::size_t number) {
    std::string bytes;
    put_big_endian(bytes, number);
    add(bytes);
  }
  Result<void> end() {
    flush();
    add(bytes_of(sha1_.take()));
    flush();
    return written_;
  }

 private:
  void flush() {
    sha1_.add(waiting_);
    if (written_) written_ = file_.write(waiting_);
    waiting_.clear();
  }

  DurableFile& file_;
  std::string waiting_;
  Sha1 sha1_;
  Result<void> written_;
};

Result<void> write_index(const PackIndex& index, const git_oid& pack_hash, DurableFile& file) {
  HashedFile out(file);
  out.add("\377tOc");
  out.add(2);
  auto entry = index.begin();
  for (unsigned first_byte = 0; first_byte < 256; ++first_byte) {
    while (entry != index.end() && entry->id.id[0] == first_byte) ++entry;
    out.add(static_cast<std::size_t>(entry - index.begin()));
  }
  for (const Indexed& object : index) out.add(bytes_of(object.id));
  for (const Indexed& object : index) out.add(std::size_t{object.crc});
  for (const Indexed& object : index) {
    assert(object.offset < 0x80000000);
    out.add(static_cast<std::size_t>(object.offset));
  }
  out.add(bytes_of(pack_hash));
  return out.end();
}

}  // namespace

std::string pack_header(std::size_t objects) {
  std::string out = "PACK";
  put_big_endian(out, 2);
  put_big_endian(out, objects);
  return out;
}

git_oid id_of(Sha1& sha1, git_object_t type, std::string_view bytes) {
  std::string header = git_object_type2string(type);
  header += ' ' + std::to_string(bytes.size()) + '\0';
  return sha1.add(header).add(bytes).take();
}

Result<void> finish_pack(const std::string& objects, DurableFile pack, const git_oid& hash, const PackIndex& index) {
  const std::string folder = objects + "/pack", place = folder + "/pack-" + hex(hash);
  if (auto ended = pack.write(bytes_of(hash)); !ended) return ended;
  if (auto synced = pack.sync(); !synced) return synced;
  auto index_of_pack = DurableFile::in(folder, "idx");
  if (!index_of_pack) return index_of_pack.error();
  if (auto written = write_index(index, hash, *index_of_pack); !written) return written;
  if (auto synced = index_of_pack->sync(); !synced) return synced;
  // An index without its pack is nothing to git; of a pack without its index nobody knows that it is none of use.
  if (auto moved = index_of_pack->move_to(place + ".idx"); !moved) return moved;
  if (auto moved = pack.move_to(place + ".pack"); !moved) return moved;
  return sync_folder(folder);
}

void Pack::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }

Pack::Pack() : compressor_(libdeflate_alloc_compressor(compression)), bytes_(pack_header(0)) {}

const Packed* Pack::find(const git_oid& id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? nullptr : &found->second;
}

void Pack::add(const git_oid& id, git_object_t type, std::string_view bytes) {
  const std::size_t offset = bytes_.size();
  put_header(type, bytes.size());
  put_compressed(bytes);
  note(id, offset);
}

void Pack::add_delta(const git_oid& id, std::uint64_t base_offset, std::string_view delta) {
  const std::size_t offset = bytes_.size();
  put_header(offset_delta, delta.size());
  bytes_ += distance(offset - base_offset);
  put_compressed(delta);
  note(id, offset);
}

void Pack::put_header(int type, std::size_t size) {
  std::size_t byte = static_cast<std::size_t>(type) << 4 | (size & 0xf);
  for (size >>= 4; size != 0; size >>= 7) {
    bytes_ += static_cast<char>(byte | 0x80);
    byte = size & 0x7f;
  }
  bytes_ += static_cast<char>(byte);
}

void Pack::put_compressed(std::string_view bytes) {
  const std::size_t start = bytes_.size();
  bytes_.resize(start + libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()));
  const std::size_t size = libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(),
                                                    bytes_.data() + start, bytes_.size() - start);
  assert(size > 0);
  bytes_.resize(start + size);
}

void Pack::note(const git_oid& id, std::size_t offset) {
  const std::uint32_t crc = libdeflate_crc32(0, bytes_.data() + offset, bytes_.size() - offset);
  [[maybe_unused]] const bool first = index_.emplace(id, Packed{offset, crc}).second;
  assert(first);
}

Result<void> Pack::write(const std::string& objects) {
  bytes_.replace(0, header_size, pack_header(index_.size()));
  auto file = DurableFile::in(objects + "/pack", "pack");
  if (!file) return file.error();
  if (auto written = file->write(bytes_); !written) return written;
  PackIndex index;
  for (const auto& [id, packed] : index_) index.push_back({id, packed.crc, packed.offset});
  auto finished = finish_pack(objects, *std::move(file), Sha1().add(bytes_).take(), index);
  if (!finished) return finished;
  index_.clear();
  bytes_.resize(header_size);
  return {};
}

}  // namespace claimwatch::git
