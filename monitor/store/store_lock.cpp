#include "monitor/store/store_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

namespace claimwatch {
namespace {

/// What the holder wrote into its lock file.
std::string holder_of(int descriptor) {
  char text[32];
  const ssize_t size = pread(descriptor, text, sizeof text, 0);
  const std::string_view read(text, size > 0 ? static_cast<std::size_t>(size) : 0);
  return std::string(read.substr(0, read.find('\n')));
}

/// Whether the flock was got before `end`.
bool flock_before(int descriptor, std::chrono::steady_clock::time_point end) {
  while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return false;
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<StoreLock>> StoreLock::take(const std::string& store, const std::string& file,
                                                   int wait_seconds) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return Error{file + ": cannot be opened for writing: " + std::strerror(errno) +
                 "; this needs a user and a place that can write the store"};
  }
  if (!flock_before(descriptor, std::chrono::steady_clock::now() + std::chrono::seconds(wait_seconds))) {
    const int reason = errno;
    const std::string holder = holder_of(descriptor);
    close(descriptor);
    if (reason != EWOULDBLOCK) return Error{file + ": cannot be locked: " + std::strerror(reason)};
    return Error{store + " is being written by " + (holder.empty() ? "another process" : "process " + holder) +
                 "; try again when it is done"};
  }
  std::unique_ptr<StoreLock> lock(new StoreLock(descriptor));
  lock->after_a_killed_writer_ = !holder_of(descriptor).empty();
  lock->write_own_number();
  return lock;
}

void StoreLock::write_own_number() {
  const std::string number = std::to_string(getpid()) + '\n';
  // The number only serves a message, and tells after a power cut that git's locks are stale: a full disk must not stop
  // the lock itself. Written over the one of a killed writer: without a number who is killed now leaves no trace of
  // that.
  if (pwrite(descriptor_, number.data(), number.size(), 0) <= 0) return;
  if (ftruncate(descriptor_, static_cast<off_t>(number.size())) == 0) fdatasync(descriptor_);
}

StoreLock::~StoreLock() {
  [[maybe_unused]] const int emptied = ftruncate(descriptor_, 0);
  close(descriptor_);
}

}  // namespace claimwatch
