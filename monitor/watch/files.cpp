#include "monitor/watch/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>

#include "monitor/descriptor.h"

namespace claimwatch {
namespace {

Error system_error(std::string_view what) { return Error{std::string(what) + ": " + std::strerror(errno)}; }

constexpr const char* iso_form = "%Y-%m-%dT%H:%M:%SZ";
constexpr const char* store_form = "%Y%m%dT%H%M%SZ";

std::string utc(std::time_t time, const char* form) {
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), form, &parts)};
}

std::time_t now() { return std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()); }

}  // namespace

bool can_read(const std::filesystem::path& path) { return eaccess(path.c_str(), R_OK) == 0; }

bool can_write(const std::filesystem::path& path) { return eaccess(path.c_str(), W_OK) == 0; }

Result<std::string> read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0) return system_error("cannot be read");
  std::string bytes;
  std::array<char, 1 << 16> block;
  for (;;) {
    const auto count = ::read(file.get(), block.data(), block.size());
    if (count == 0) return bytes;
    if (count > 0) bytes.append(block.data(), static_cast<std::size_t>(count));
    if (count < 0 && errno != EINTR) return system_error("cannot be read");
  }
}

Result<void> write_new_file(const std::filesystem::path& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (file.get() < 0) return system_error(path.string() + ": cannot be made");
  while (!bytes.empty()) {
    const auto count = ::write(file.get(), bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) return system_error(path.string() + ": cannot be written");
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

std::string iso_utc(std::int64_t nanoseconds) {
  return utc(std::chrono::system_clock::to_time_t(std::chrono::system_clock::time_point(
                 std::chrono::floor<std::chrono::seconds>(std::chrono::nanoseconds(nanoseconds)))),
             iso_form);
}

std::string modified_time(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return iso_utc_now();  // gone since it was read
  return utc(status.st_mtim.tv_sec, iso_form);
}

std::string utc_now() { return utc(now(), store_form); }

std::string iso_utc_now() { return utc(now(), iso_form); }

std::string iso_utc_of_seconds(std::int64_t seconds) { return utc(seconds, iso_form); }

std::string second_after(const std::string& utc_time) {
  std::tm parts{};
  strptime(utc_time.c_str(), store_form, &parts);
  return utc(timegm(&parts) + 1, store_form);
}

}  // namespace claimwatch
