#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace claimwatch {

/// A calendar day, of the article's own time zone.
using Day = std::chrono::sys_days;

/// The first and last day of a stretch of time; of one day both are the same.
struct DayRange {
  Day first;
  Day last;
  bool operator==(const DayRange&) const = default;
};

/// "2025-01-22".
std::string iso(Day day);
/// "2025-10-28", or "2019-07-01/2019-07-31" of a stretch.
std::string iso(const DayRange& days);

/// The day of "2025-01-22" or of anything that begins so ("2025-01-22T10:12:00+09:00"); none for an impossible date.
std::optional<Day> day_of_iso(std::string_view text);

}  // namespace claimwatch
