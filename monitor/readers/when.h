#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diffcore/text/day.h"

// Dates of publication, as outlets and their exporters write them.

namespace claimwatch {

/// A day, and where known its time of day and its zone.
struct When {
  Day day;
  std::optional<std::chrono::seconds> time;
  std::optional<std::chrono::minutes> zone;  ///< East of UTC.
};

/// Reads what `text` begins with, and takes it off: "2025-01-22T10:12:00+09:00", "20250122101200", "2023/06/07 10:12",
/// "2025.10.29.(수) 오후 3:05", "2025년 10월 29일", "Wed, 22 Jan 2025 10:12 GMT", "January 22, 2025". None for an
/// impossible date.
std::optional<When> take_when(std::string_view& text);

/// The same where only digits and signs write the day: "2025-01-22", "20250122", "20250122T101200".
std::optional<When> take_numeric_when(std::string_view& text);

/// The moment that `text` is, white space around it aside.
std::optional<When> when_of(std::string_view text);

/// "2025-01-22", "2025-01-22T10:12:00", "2025-01-22T10:12:00+09:00".
std::string iso(const When& when);

/// Seconds since 1970 in UTC; of a day its first one. A time without a zone is taken for UTC.
std::int64_t unix_seconds(const When& when);

}  // namespace claimwatch
