#include "monitor/watch/inotify.h"

#include <sys/inotify.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

// A file that is created is told for links and renamed descriptors, which nobody closes.
constexpr std::uint32_t what_is_told = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE |
                                       IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;

bool is_below(const fs::path& folder, const fs::path& path) {
  return std::ranges::mismatch(folder, path).in1 == folder.end();
}

std::string why_silent(const fs::path& folder) {
  struct statfs status;
  if (statfs(folder.c_str(), &status) != 0) return "";  // gone since
  const std::string name = silent_file_system(status.f_type);
  return name.empty() ? "" : name + " tells nothing of others' changes";
}

std::string why_not_watched() {
  if (errno != ENOSPC) return std::strerror(errno);
  return "the system's limit of watched folders is reached; raise fs.inotify.max_user_watches";
}

}  // namespace

std::string silent_file_system(long type) {
  // Of a bind mount this is the type of what is mounted: one of this machine tells all, one of a host outside of a
  // virtual machine is 9P, FUSE or VirtioFS. What is written through an overlay is told, too.
  static constexpr std::pair<std::uint32_t, const char*> types[] = {
      {0x6969, "NFS"},      {0xff534d42, "SMB"},   {0xfe534d42, "SMB"},    {0x517b, "SMB"},        {0x65735546, "FUSE"},
      {0x01021997, "9P"},   {0x00c36400, "Ceph"},  {0x5346414f, "AFS"},    {0x786f4256, "vboxsf"}, {0x73757245, "Coda"},
      {0x01161970, "GFS2"}, {0x7461636f, "OCFS2"}, {0x0bd00bd0, "Lustre"}, {0x47504653, "GPFS"}};
  const auto* const known =
      std::ranges::find(types, static_cast<std::uint32_t>(type), [](const auto& t) { return t.first; });
  return known == std::end(types) ? "" : known->second;
}

Result<FolderEvents> FolderEvents::open() {
  Descriptor inotify(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  if (inotify.is_open()) return FolderEvents(std::move(inotify));
  return Error{std::string("inotify: ") + std::strerror(errno) + "; raise fs.inotify.max_user_instances"};
}

void FolderEvents::watch(const fs::path& inbox) {
  inboxes_.insert(inbox);
  watch_below(inbox);
}

void FolderEvents::watch_below(const fs::path& folder) {
  silent_.erase(folder);
  if (std::string why = why_silent(folder); !why.empty()) {
    silent_[folder] = std::move(why);
    return;  // with all that is below
  }
  // Before the folders in it are listed: one that comes later is told.
  const int number = inotify_add_watch(inotify_.get(), folder.c_str(), what_is_told);
  if (number < 0) {
    if (errno != ENOENT && errno != ENOTDIR) silent_[folder] = why_not_watched();
    return;
  }
  folders_[number] = folder;
  std::error_code problem;
  fs::directory_iterator entry(folder, problem);
  for (const fs::directory_iterator end; !problem && entry != end; entry.increment(problem)) {
    std::error_code unknown;
    const bool hidden = entry->path().filename().native().starts_with('.');
    if (!hidden && !entry->is_symlink(unknown) && entry->is_directory(unknown)) watch_below(entry->path());
  }
}

void FolderEvents::forget_below(const fs::path& folder) {
  std::erase_if(folders_, [&](const auto& entry) {
    const bool below = is_below(folder, entry.second);
    if (below) inotify_rm_watch(inotify_.get(), entry.first);
    return below;
  });
  std::erase_if(silent_, [&](const auto& entry) { return is_below(folder, entry.first); });
}

std::vector<FolderEvents::Event> FolderEvents::take() {
  std::vector<Event> events;
  alignas(inotify_event) std::array<char, 1 << 16> block;
  for (;;) {
    const ssize_t size = ::read(inotify_.get(), block.data(), block.size());
    if (size <= 0) return events;
    for (const char* at = block.data(); at < block.data() + size;) {
      const auto* const told = reinterpret_cast<const inotify_event*>(at);
      if (auto event = event_of(*told)) events.push_back(std::move(*event));
      at += sizeof(inotify_event) + told->len;
    }
  }
}

std::optional<FolderEvents::Event> FolderEvents::event_of(const inotify_event& told) {
  if ((told.mask & IN_Q_OVERFLOW) != 0) return Event{Event::Kind::lost, {}};
  const auto entry = folders_.find(told.wd);
  if (entry == folders_.end()) return std::nullopt;  // of a folder that has gone since
  const fs::path folder = entry->second;
  if ((told.mask & IN_IGNORED) != 0) folders_.erase(entry);
  if ((told.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0 && inboxes_.contains(folder)) {
    return Event{Event::Kind::lost, folder};
  }
  if (told.len == 0 || told.name[0] == '.') return std::nullopt;
  if ((told.mask & IN_ISDIR) != 0) return folder_event(told.mask, folder / told.name);
  return Event{Event::Kind::file, folder / told.name};
}

FolderEvents::Event FolderEvents::folder_event(std::uint32_t what, const fs::path& folder) {
  if ((what & (IN_MOVED_FROM | IN_DELETE)) != 0) {
    forget_below(folder);
  } else {
    watch_below(folder);
  }
  return {Event::Kind::folder, folder};
}

}  // namespace claimwatch
