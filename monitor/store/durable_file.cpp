#include "monitor/store/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace claimwatch {
namespace {

Error failed(const std::string& path, const char* what) {
  return {path + ": cannot be " + what + ": " + std::strerror(errno)};
}

}  // namespace

// git sweeps what begins with "tmp_", too, and takes what ends with ".idx" for an index.
DurableFile::DurableFile(std::string path)
    : path_(std::move(path)), descriptor_(::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0444)) {}

Result<DurableFile> DurableFile::in(const std::string& folder, const std::string& what) {
  const std::string path = folder + "/tmp_claimwatch_" + what;
  ::unlink(path.c_str());
  DurableFile file(path);
  if (file.descriptor_ < 0) return failed(path, "made");
  return file;
}

DurableFile::DurableFile(DurableFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

DurableFile::~DurableFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(path_.c_str());
}

Result<void> DurableFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size = ::write(descriptor_, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return failed(path_, "written");
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return {};
}

Result<void> DurableFile::sync() {
  if (::fsync(descriptor_) != 0) return failed(path_, "put on the disk");
  return {};
}

Result<void> DurableFile::move_to(const std::string& place) {
  if (std::rename(path_.c_str(), place.c_str()) != 0) return failed(place, "put in its place");
  ::close(std::exchange(descriptor_, -1));
  return {};
}

Result<void> sync_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = folder >= 0 && ::fsync(folder) == 0;
  const int reason = errno;
  if (folder >= 0) ::close(folder);
  errno = reason;
  if (!synced) return failed(path, "put on the disk");
  return {};
}

}  // namespace claimwatch
