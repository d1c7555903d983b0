#include "monitor/watch/file_state.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <csignal>
#include <ctime>

#include "monitor/descriptor.h"
#include "monitor/watch/inbox.h"

namespace claimwatch {
namespace {

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

std::optional<FileState> state_of_regular(const struct stat& status) {
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  return FileState{status.st_dev, status.st_ino, status.st_size, nanoseconds(status.st_mtim),
                   nanoseconds(status.st_ctim)};
}

}  // namespace

std::optional<FileState> state_of(const std::filesystem::path& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 ? state_of_regular(status) : std::nullopt;
}

std::optional<FileState> state_of(int descriptor) {
  struct stat status;
  return ::fstat(descriptor, &status) == 0 ? state_of_regular(status) : std::nullopt;
}

std::optional<ItemState> item_state_of(const std::filesystem::path& path) {
  const auto file = state_of(path);
  if (!file) return std::nullopt;
  return ItemState{*file, state_of(sidecar_of(path))};
}

bool is_open_for_writing(int descriptor) {
  // A read lease is granted for a file that nobody writes. A writer who comes while it is held makes the kernel send
  // SIGIO, and waits until it is given back, which is at once.
  std::signal(SIGIO, SIG_IGN);
  if (fcntl(descriptor, F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN;
  fcntl(descriptor, F_SETLEASE, F_UNLCK);
  return false;
}

bool is_open_for_writing(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  return file.is_open() && is_open_for_writing(file.get());
}

std::int64_t wall_clock_ns() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return nanoseconds(now);
}

}  // namespace claimwatch
