#include "monitor/watch/watcher.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <sstream>

#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

// Locked while somebody watches; the kernel frees it when its process ends.
std::filesystem::path file_of(const Watch& watch) { return watch.store_path() / "claimwatch.watch"; }

/// The process on the first line, then a line a polled folder.
Watching parsed(const std::string& text) {
  Watching out;
  std::istringstream lines(text);
  std::getline(lines, out.process);
  for (std::string line; std::getline(lines, line);) out.polled.push_back(line);
  return out;
}

}  // namespace

Result<Watcher> Watcher::become(const Watch& watch) {
  const std::filesystem::path path = file_of(watch);
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open()) return Error{path.string() + ": cannot be opened for writing: " + std::strerror(errno)};
  if (flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    const auto text = read_file(path);
    return Error{watch.store_path().string() + " is being watched by process " +
                 (text ? parsed(*text).process : "unknown") + "; end that one first"};
  }
  Watcher watcher(std::move(file));
  watcher.tell_polled({});
  return watcher;
}

void Watcher::tell_polled(const FolderReasons& folders) {
  std::string text = std::to_string(getpid()) + '\n';
  for (const auto& [folder, why] : folders) text += folder.string() + ": " + why + '\n';
  // Only serves messages: a full disk must not end the watching.
  if (ftruncate(file_.get(), 0) != 0) return;
  [[maybe_unused]] const ssize_t written = pwrite(file_.get(), text.data(), text.size(), 0);
}

std::optional<Watching> watching(const Watch& watch) {
  const Descriptor file(::open(file_of(watch).c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() || flock(file.get(), LOCK_SH | LOCK_NB) == 0) return std::nullopt;
  const auto text = read_file(file_of(watch));
  return text ? std::optional(parsed(*text)) : std::nullopt;
}

}  // namespace claimwatch
