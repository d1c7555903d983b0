#pragma once

#include <filesystem>
#include <memory>

#include "diffcore/result.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

/// Whether this user can write the watch's index, and what SQLite puts beside it.
bool can_write_index(const Watch& watch);

/// A copy of a watch's index for one command of a user who cannot write it: SQLite needs to write even to read, and
/// what is out of date can be made anew in the copy. Gone with its object.
class PrivateIndex {
 public:
  /// Errors: there is no place for it.
  static Result<std::unique_ptr<PrivateIndex>> copy_of(const Watch& watch);
  PrivateIndex(const PrivateIndex&) = delete;
  PrivateIndex& operator=(const PrivateIndex&) = delete;
  ~PrivateIndex();

  /// Goes with it; nothing else is in there.
  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path path() const { return folder_ / "index.sqlite"; }

 private:
  explicit PrivateIndex(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

}  // namespace claimwatch
