#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "diffcore/text/day.h"
#include "diffcore/text/range.h"

namespace claimwatch {

/// A date as printed: a month of 0 is none named, likewise a day.
struct CalendarDate {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

/// "2025", "2025-10", "2025-10-28".
std::string iso_form(const CalendarDate& date);
/// The days of such a form, and of nothing else.
std::optional<DayRange> days_of_iso(std::string_view form);
/// None for a day that no calendar has.
std::optional<DayRange> days_of(const CalendarDate& date);

struct WrittenDate {
  Range range;
  CalendarDate date;
  std::optional<CalendarDate> until;  ///< The end of "2019-2023".
};

/// The date with its year that starts at `pos` of a plain text: 2030년, 2025년 10월 28일, "October 28, 2025",
/// "2025-10-28"; a bare year only after a word that dates ("by 2030").
std::optional<WrittenDate> date_at(std::string_view text, std::size_t pos);

struct MonthName {
  unsigned month = 0;
  std::size_t end = 0;
};

/// "October", "Oct.", with a capital, as a whole word.
std::optional<MonthName> month_name_at(std::string_view text, std::size_t pos);

}  // namespace claimwatch
