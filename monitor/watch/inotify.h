#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "monitor/descriptor.h"
#include "monitor/watch/watcher.h"

struct inotify_event;

namespace claimwatch {

/// What the kernel tells of the files in some folders and all folders below them; hidden ones are left out.
class FolderEvents {
 public:
  static Result<FolderEvents> open();

  /// Readable when there is something to take.
  int descriptor() const { return inotify_.get(); }

  /// From now on tells of what happens in an inbox and below. One that is watched already is no harm.
  void watch(const std::filesystem::path& inbox);

  struct Event {
    enum class Kind {
      file,    ///< It came, was closed after writing, changed its permissions, or went.
      folder,  ///< It came with all that is in it, and is watched from now on; or it went.
      lost,    ///< The kernel could not keep up, or an inbox itself went: watch and list all of them anew.
    };
    Kind kind;
    std::filesystem::path path;
  };
  std::vector<Event> take();

  /// Folders of which nothing is told, and why: they must be polled.
  const FolderReasons& silent() const { return silent_; }

 private:
  explicit FolderEvents(Descriptor inotify) : inotify_(std::move(inotify)) {}
  void watch_below(const std::filesystem::path& folder);
  void forget_below(const std::filesystem::path& folder);
  std::optional<Event> event_of(const inotify_event& told);
  Event folder_event(std::uint32_t what, const std::filesystem::path& folder);

  Descriptor inotify_;
  std::set<std::filesystem::path> inboxes_;
  std::map<int, std::filesystem::path> folders_;  ///< By watch descriptor.
  FolderReasons silent_;
};

/// The name of a file system whose other users' changes the kernel does not tell, by its type in `statfs`; empty for
/// one that lives on this machine.
std::string silent_file_system(long type);

}  // namespace claimwatch
