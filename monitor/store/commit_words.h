#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "monitor/store/store.h"

// What a reading is called in git: its folder, and the author, date and message of its commit.

namespace claimwatch {

/// A title in ASCII for a path: lower case, digits and hyphens, at most 48 of them; "untitled" when nothing is left.
std::string slug_of(std::string_view title);

/// "2025/01/22/<slug>-<hash8>-<utc>" below articles/.
std::string reading_path(const NewReading& reading, std::string_view hash);

/// Who a commit is by, and when, in forms that `git fsck --strict` accepts.
struct Author {
  std::string name;
  std::int64_t seconds = 0;  ///< Since 1970, in UTC.
  int offset_minutes = 0;    ///< East of UTC.
  std::string email = "source@claimwatch.invalid";
};

/// The source, without what git has no room for in a name, and the date of publication. libgit2 keeps times in 32 bits
/// and fsck refuses negative ones: an article from before 1970 or after 2105 has the time of reading here.
Author author_of(const NewReading& reading);

/// The time of reading in seconds since 1970.
std::int64_t seconds_of_reading(std::string_view read_at);

/// The title as its subject; trailers Source, Published and Claims.
std::string commit_message(const NewReading& reading);

}  // namespace claimwatch
