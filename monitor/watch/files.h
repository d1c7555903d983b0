#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "diffcore/result.h"

namespace claimwatch {

/// All bytes of a file. Errors: what the system says ("cannot be read: Permission denied").
Result<std::string> read_file(const std::filesystem::path& path);

/// Whether this user may.
bool can_read(const std::filesystem::path& path);
bool can_write(const std::filesystem::path& path);

/// Writes a file that is not there yet.
Result<void> write_new_file(const std::filesystem::path& path, std::string_view bytes);

/// A moment since 1970 as ISO in UTC.
std::string iso_utc(std::int64_t nanoseconds);

/// The file's own time as ISO in UTC: "2025-01-22T10:12:00Z".
std::string modified_time(const std::filesystem::path& path);

/// This moment, in the form of the store: "20261121T101200Z"; and as ISO.
std::string utc_now();
std::string iso_utc_now();
/// Seconds since 1970 as ISO.
std::string iso_utc_of_seconds(std::int64_t seconds);

/// The second after "20261121T101200Z".
std::string second_after(const std::string& utc);

}  // namespace claimwatch
