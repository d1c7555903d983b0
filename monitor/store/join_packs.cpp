#include "monitor/store/join_packs.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <tuple>
#include <vector>

#include "monitor/store/durable_file.h"
#include "monitor/store/pack.h"

namespace claimwatch::git {
namespace {

namespace fs = std::filesystem;

/// Half of what an index without wide offsets can name.
constexpr std::uintmax_t largest_joined = 1'000'000'000;
constexpr std::size_t trailer_size = GIT_OID_RAWSZ, smallest_pack = 12 + trailer_size;

struct PackFile {
  std::string stem;  ///< Its path without ".pack".
  std::uintmax_t size;
};

std::vector<PackFile> packs_in(const std::string& objects) {
  std::vector<PackFile> packs;
  std::error_code gone;
  for (fs::directory_iterator file(objects + "/pack", gone), end; !gone && file != end; file.increment(gone)) {
    if (file->path().extension() != ".pack") continue;
    const std::string path = file->path(), stem = path.substr(0, path.size() - 5);
    if (!fs::exists(stem + ".idx", gone)) continue;
    packs.push_back({stem, fs::file_size(path, gone)});
  }
  return packs;
}

/// The smallest packs, up to the last one that is smaller than twice those before it together: that way one that was
/// joined is left alone until there is as much beside it.
std::vector<PackFile> to_join(std::vector<PackFile> packs) {
  std::erase_if(packs, [](const PackFile& pack) {
    std::error_code unknown;
    return pack.size < smallest_pack || pack.size > largest_joined / 2 || fs::exists(pack.stem + ".keep", unknown);
  });
  std::ranges::sort(packs,
                    [](const auto& a, const auto& b) { return std::tie(a.size, a.stem) < std::tie(b.size, b.stem); });
  std::uintmax_t sum = 0;
  std::size_t joined = 0;
  for (std::size_t i = 0; i < packs.size() && sum + packs[i].size <= largest_joined; ++i) {
    if (packs[i].size < 2 * sum) joined = i + 1;
    sum += packs[i].size;
  }
  packs.resize(joined);
  return packs;
}

std::size_t number_at(std::string_view bytes, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

/// None: this is no index of version 2 with narrow offsets.
std::optional<PackIndex> read_index(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  constexpr std::size_t fanout_end = 8 + 256 * 4;
  if (!bytes.starts_with(std::string_view("\377tOc\0\0\0\2", 8)) || bytes.size() < fanout_end) return std::nullopt;
  const std::size_t count = number_at(bytes, fanout_end - 4);
  const std::size_t crcs = fanout_end + count * GIT_OID_RAWSZ, offsets = crcs + count * 4;
  if (bytes.size() != offsets + count * 4 + 2 * trailer_size) return std::nullopt;
  PackIndex index;
  index.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    git_oid id;
    git_oid_fromraw(&id, reinterpret_cast<const unsigned char*>(bytes.data()) + fanout_end + i * GIT_OID_RAWSZ);
    const auto crc = static_cast<std::uint32_t>(number_at(bytes, crcs + i * 4));
    index.push_back({id, crc, number_at(bytes, offsets + i * 4)});
  }
  return index;
}

Result<void> for_each_block(const PackFile& pack, std::uintmax_t start, std::uintmax_t end,
                            const std::function<Result<void>(std::string_view)>& visit) {
  std::ifstream in(pack.stem + ".pack", std::ios::binary);
  in.seekg(static_cast<std::streamoff>(start));
  std::string block;
  for (std::uintmax_t left = end - start; left > 0; left -= block.size()) {
    block.resize(std::min<std::uintmax_t>(left, 1 << 20));
    if (!in.read(block.data(), static_cast<std::streamsize>(block.size()))) {
      return Error{pack.stem + ".pack: cannot be read"};
    }
    if (auto visited = visit(block); !visited) return visited;
  }
  return {};
}

/// Whether it ends with the hash of its bytes.
bool is_whole(const PackFile& pack) {
  Sha1 sha1;
  std::string trailer;
  const auto hashed = for_each_block(pack, 0, pack.size - trailer_size, [&](std::string_view block) -> Result<void> {
    sha1.add(block);
    return {};
  });
  const auto read =
      for_each_block(pack, pack.size - trailer_size, pack.size, [&](std::string_view block) -> Result<void> {
        trailer = block;
        return {};
      });
  const git_oid hash = sha1.take();
  return hashed && read && trailer == std::string_view(reinterpret_cast<const char*>(hash.id), trailer_size);
}

/// Packs on their way into one.
class Joined {
 public:
  /// Takes the pack, whose objects move by as much as is there before it. Not a damaged one, and none with an object
  /// that is here already, for a pack has an object once.
  void take(const PackFile& pack) {
    const auto index = read_index(pack.stem + ".idx");
    if (!index || !is_whole(pack) || has_any_of(*index)) return;
    index_.reserve(index_.size() + index->size());
    for (const auto& [id, crc, offset] : *index) index_.push_back({id, crc, offset + moved_});
    std::ranges::sort(index_, ById(), &Indexed::id);
    moved_ += pack.size - pack_header(0).size() - trailer_size;
    packs_.push_back(pack);
  }

  const std::vector<PackFile>& packs() const { return packs_; }

  Result<void> write(const std::string& objects) {
    auto out = DurableFile::in(objects + "/pack", "pack");
    if (!out) return out.error();
    const std::string header = pack_header(index_.size());
    sha1_.add(header);
    if (auto written = out->write(header); !written) return written;
    for (const PackFile& pack : packs_) {
      if (auto copied = copy(pack, *out); !copied) return copied;
    }
    return finish_pack(objects, *std::move(out), sha1_.take(), index_);
  }

 private:
  bool has_any_of(const PackIndex& others) const {
    auto own = index_.begin();
    return std::ranges::any_of(others, [&](const Indexed& other) {
      while (own != index_.end() && ById()(own->id, other.id)) ++own;
      return own != index_.end() && git_oid_equal(&own->id, &other.id) != 0;
    });
  }

  Result<void> copy(const PackFile& pack, DurableFile& out) {
    return for_each_block(pack, pack_header(0).size(), pack.size - trailer_size, [&](std::string_view block) {
      sha1_.add(block);
      return out.write(block);
    });
  }

  PackIndex index_;
  std::vector<PackFile> packs_;
  std::uintmax_t moved_ = 0;
  Sha1 sha1_;
};

/// The pack before what goes with it: an index without its pack is nothing to git.
void remove(const PackFile& pack) {
  std::error_code ignored;
  for (const char* part : {".pack", ".idx", ".rev", ".bitmap"}) fs::remove(pack.stem + part, ignored);
}

}  // namespace

Result<bool> join_packs(const std::string& objects, std::size_t most) {
  std::vector<PackFile> packs = packs_in(objects);
  if (packs.size() <= most) return false;
  Joined joined;
  for (const PackFile& pack : to_join(std::move(packs))) joined.take(pack);
  if (joined.packs().size() < 2) return false;
  if (auto written = joined.write(objects); !written) return written.error();
  for (const PackFile& pack : joined.packs()) remove(pack);
  return true;
}

std::size_t count_packs(const std::string& objects) { return packs_in(objects).size(); }

void sweep_packs(const std::string& objects, bool after_a_killed_writer) {
  constexpr auto surely_left = std::chrono::hours(1);
  std::error_code gone;
  for (fs::directory_iterator file(objects + "/pack", gone), end; !gone && file != end; file.increment(gone)) {
    const std::string path = file->path(), name = file->path().filename();
    const bool lone_index = name.ends_with(".idx") && !fs::exists(path.substr(0, path.size() - 4) + ".pack", gone);
    const bool unfinished = name.starts_with("tmp_claimwatch") || name.starts_with("pack_git2_");
    if (!lone_index && !unfinished) continue;
    const auto age = fs::file_time_type::clock::now() - file->last_write_time(gone);
    if (after_a_killed_writer || age > surely_left) fs::remove(path, gone);
  }
}

}  // namespace claimwatch::git
