#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "monitor/store/durable_file.h"
#include "monitor/store/git.h"
#include "monitor/store/sha1.h"

struct libdeflate_compressor;

// A pack with its index (gitformat-pack), written at once and durably. libgit2's own ways there repack or search;
// what `git index-pack --strict` and `git verify-pack` say of ours is tested.

namespace claimwatch::git {

struct ById {
  bool operator()(const git_oid& a, const git_oid& b) const { return git_oid_cmp(&a, &b) < 0; }
};

/// Where an object lies in a pack.
struct Packed {
  std::uint64_t offset;
  std::uint32_t crc;
};

/// An object as the index of a pack tells it. Of a large pack there are millions.
struct Indexed {
  git_oid id;
  std::uint32_t crc;
  std::uint64_t offset;
};
/// Each object once, in order of their ids.
using PackIndex = std::vector<Indexed>;

/// What a pack begins with.
std::string pack_header(std::size_t objects);

/// Ends a pack with the hash of its bytes and puts it with its index (version 2) into objects/pack, whole and durably.
/// The pack is of less than 2 GB.
Result<void> finish_pack(const std::string& objects, DurableFile pack, const git_oid& hash, const PackIndex& index);

/// The hash that an object has in git.
git_oid id_of(Sha1& sha1, git_object_t type, std::string_view bytes);

/// Objects of a batch, in memory until they are written.
class Pack {
 public:
  Pack();

  /// Where the object lies; null when this pack has it not.
  const Packed* find(const git_oid& id) const;
  /// Adds an object that the pack does not have.
  void add(const git_oid& id, git_object_t type, std::string_view bytes);
  /// The same as a delta of one that it has.
  void add_delta(const git_oid& id, std::uint64_t base_offset, std::string_view delta);

  bool empty() const { return index_.empty(); }

  /// Puts it into objects/pack, and begins anew. Errors: it stays as it is.
  Result<void> write(const std::string& objects);

 private:
  void put_header(int type, std::size_t size);
  void put_compressed(std::string_view bytes);
  void note(const git_oid& id, std::size_t offset);

  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string bytes_;
  std::map<git_oid, Packed, ById> index_;
};

}  // namespace claimwatch::git
