#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace claimwatch {

/// What tells whether a file was changed, without its bytes.
struct FileState {
  std::uint64_t device = 0, inode = 0;
  std::int64_t size = 0;
  std::int64_t modified_ns = 0, changed_ns = 0;  ///< Since 1970; nobody can set the second one.
  bool operator==(const FileState&) const = default;

  std::int64_t newest_ns() const { return modified_ns > changed_ns ? modified_ns : changed_ns; }
};

/// Of a regular file, links followed; none when there is no such file, or none that this user can see.
std::optional<FileState> state_of(const std::filesystem::path& path);
std::optional<FileState> state_of(int descriptor);

/// An item of an inbox is its file and its sidecar.
struct ItemState {
  FileState file;
  std::optional<FileState> sidecar;
  bool operator==(const ItemState&) const = default;

  std::int64_t newest_ns() const {
    return sidecar && sidecar->newest_ns() > file.newest_ns() ? sidecar->newest_ns() : file.newest_ns();
  }
};
std::optional<ItemState> item_state_of(const std::filesystem::path& path);

/// Whether some program has the file open for writing. On a file system that cannot tell, and for a file of another
/// user, no.
bool is_open_for_writing(int descriptor);
bool is_open_for_writing(const std::filesystem::path& path);

/// This moment, on the clock that file times are of.
std::int64_t wall_clock_ns();

}  // namespace claimwatch
