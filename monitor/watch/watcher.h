#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "monitor/descriptor.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

/// Folders, and of each why it is polled.
using FolderReasons = std::map<std::filesystem::path, std::string>;

/// The one process that goes on watching a store. Others read of it here.
class Watcher {
 public:
  /// Takes the store's watching over, until this is destroyed. Errors: another process watches; says which.
  static Result<Watcher> become(const Watch& watch);

  /// Tells others which folders are polled, and why.
  void tell_polled(const FolderReasons& folders);

 private:
  explicit Watcher(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;
};

/// What a process that watches tells of itself.
struct Watching {
  std::string process;
  std::vector<std::string> polled;  ///< Folder and reason.
};
/// None when nobody watches.
std::optional<Watching> watching(const Watch& watch);

}  // namespace claimwatch
