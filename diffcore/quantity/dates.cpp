#include "diffcore/quantity/dates.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

struct Number {
  int value = 0;
  std::size_t end = 0;
};

/// A run of at most `most` digits.
std::optional<Number> number_at(std::string_view text, std::size_t pos, std::size_t most) {
  Number number{0, pos};
  for (; is_digit(char_at(text, number.end)); ++number.end) {
    if (number.end - pos < most) number.value = number.value * 10 + (text[number.end] - '0');
  }
  const std::size_t size = number.end - pos;
  return size == 0 || size > most ? std::nullopt : std::optional(number);
}

std::optional<Number> year_at(std::string_view text, std::size_t pos, int earliest) {
  std::size_t end = pos;
  while (end - pos < 5 && is_digit(char_at(text, end))) ++end;
  if (end - pos != 4) return std::nullopt;
  const auto year = number_at(text, pos, 4);
  return year->value >= earliest && year->value <= 2100 ? year : std::nullopt;
}

/// " 10월" or " 28일" at `pos`, which moves behind it.
std::optional<unsigned> read_korean_part(std::string_view text, std::size_t& pos, std::string_view unit, int most) {
  const auto number = number_at(text, past_blanks(text, pos), 2);
  if (!number || number->value < 1 || number->value > most) return std::nullopt;
  if (!has_at(text, number->end, unit)) return std::nullopt;
  pos = number->end + unit.size();
  return static_cast<unsigned>(number->value);
}

std::optional<WrittenDate> dated(std::size_t start, std::size_t end, const CalendarDate& date) {
  return days_of(date) ? std::optional(WrittenDate{{start, end}, date, std::nullopt}) : std::nullopt;
}

/// Words that 년 begins or that make no date of the year: 2030년대, 2024년형.
bool other_word_after_year(std::string_view text, std::size_t pos) {
  return has_at(text, pos, "대") || has_at(text, pos, "형");
}

std::optional<WrittenDate> korean_date_at(std::string_view text, std::size_t start) {
  constexpr std::string_view year_sign = "년";
  const auto year = year_at(text, start, 1900);
  if (!year) return std::nullopt;
  const std::size_t at = past_blanks(text, year->end);
  std::size_t end = at;
  if (!has_at(text, at, year_sign) || other_word_after_year(text, at + year_sign.size())) return std::nullopt;
  end = at + year_sign.size();
  CalendarDate date{year->value, 0, 0};
  if (const auto month = read_korean_part(text, end, "월", 12)) {
    date.month = *month;
    std::size_t day_end = end;
    if (const auto day = read_korean_part(text, day_end, "일", 31)) {
      if (const auto whole = dated(start, day_end, {date.year, date.month, *day})) return whole;
    }
  }
  return dated(start, end, date);
}

/// "2024∼2026년", "2024년~2026년".
std::optional<WrittenDate> korean_years_at(std::string_view text, std::size_t start) {
  constexpr std::string_view year_sign = "년";
  const auto first = year_at(text, start, 1900);
  if (!first) return std::nullopt;
  const std::size_t sign = first->end + (has_at(text, first->end, year_sign) ? year_sign.size() : 0);
  if (char_at(text, sign) != '~' && char_at(text, sign) != '-') return std::nullopt;
  const auto last = year_at(text, sign + 1, 1900);
  if (!last || last->value < first->value || !has_at(text, last->end, year_sign)) return std::nullopt;
  return WrittenDate{{start, last->end + year_sign.size()}, {first->value, 0, 0}, CalendarDate{last->value, 0, 0}};
}

/// "2025-10-28", "2025.10.28", "2023/06/07", "2025. 10. 28.", and no part of an address.
std::optional<WrittenDate> figures_at(std::string_view text, std::size_t start) {
  const auto year = year_at(text, start, 1900);
  const char sign = year ? char_at(text, year->end) : '\0';
  if (sign != '-' && sign != '.' && sign != '/') return std::nullopt;
  const std::size_t blank = sign == '.' && char_at(text, year->end + 1) == ' ' ? 1 : 0;
  const auto month = number_at(text, year->end + 1 + blank, 2);
  if (!month || char_at(text, month->end) != sign) return std::nullopt;
  const auto day = number_at(text, month->end + 1 + blank, 2);
  if (!day || char_before(text, start) == '/' || char_before(text, start) == '-') return std::nullopt;
  const char next = char_at(text, day->end);
  if (next == '/' || next == '-' || (next == '.' && is_digit(char_at(text, day->end + 1)))) return std::nullopt;
  return dated(start, day->end, {year->value, static_cast<unsigned>(month->value), static_cast<unsigned>(day->value)});
}

constexpr std::array<std::string_view, 36> words_that_date = {
    "in",     "by",         "until",  "till",   "through", "since",  "from",       "to",       "of",
    "before", "after",      "during", "beyond", "for",     "and",    "late",       "early",    "mid",
    "end",    "than",       "year",   "around", "spring",  "summer", "autumn",     "fall",     "winter",
    "or",     "throughout", "is",     "was",    "not",     "said",   "previously", "formerly", "originally"};

constexpr std::array<std::string_view, 24> counted_things = {
    "people",    "employees", "workers",    "staff", "users",       "customers", "jobs",    "stores",
    "engineers", "units",     "chips",      "gpus",  "researchers", "companies", "patents", "words",
    "megawatts", "mw",        "kilometres", "km",    "miles",       "tons",      "tonnes",  "members"};

bool stands_after_a_dating_word(std::string_view text, std::size_t start) {
  const std::size_t end = char_before(text, start) == '-' ? start - 1 : before_blanks(text, start);
  if (end == start) return false;
  return std::any_of(words_that_date.begin(), words_that_date.end(),
                     [&](std::string_view word) { return has_word_before(text, end, word); });
}

bool counts_something(std::string_view text, std::size_t end) {
  const std::size_t at = past_blanks(text, end);
  return std::any_of(counted_things.begin(), counted_things.end(),
                     [&](std::string_view thing) { return has_word_at(text, at, thing); });
}

bool ends_as_a_number(std::string_view text, std::size_t end) {
  const char next = char_at(text, end);
  const bool fraction = (next == '.' || next == ',') && is_digit(char_at(text, end + 1));
  return !fraction && !is_letter(next) && next != '%' && next != '-' && next != '/' && !hangul_at(text, end);
}

/// "by 2030", "in 2019-2023".
std::optional<WrittenDate> bare_year_at(std::string_view text, std::size_t start) {
  constexpr int earliest = 1990;
  const auto year = year_at(text, start, earliest);
  if (!year || !stands_after_a_dating_word(text, start)) return std::nullopt;
  const CalendarDate date{year->value, 0, 0};
  if (char_at(text, year->end) == '-') {
    const auto until = year_at(text, year->end + 1, earliest);
    if (!until || until->value < year->value || !ends_as_a_number(text, until->end)) return std::nullopt;
    return WrittenDate{{start, until->end}, date, CalendarDate{until->value, 0, 0}};
  }
  if (!ends_as_a_number(text, year->end) || counts_something(text, year->end)) return std::nullopt;
  return dated(start, year->end, date);
}

/// The year after a month or day: " 2025", ", 2025", " of 2025".
std::optional<Number> year_behind(std::string_view text, std::size_t pos) {
  if (char_at(text, pos) == ',') ++pos;
  std::size_t at = past_blanks(text, pos);
  if (has_word_at(text, at, "of")) at = past_blanks(text, at + 2);
  const auto year = at == pos ? std::nullopt : year_at(text, at, 1900);
  return year && !is_letter(char_at(text, year->end)) && char_at(text, year->end) != '%' ? year : std::nullopt;
}

/// "28", "28th".
std::optional<Number> day_at(std::string_view text, std::size_t pos) {
  auto day = number_at(text, pos, 2);
  if (!day || day->value < 1 || day->value > 31) return std::nullopt;
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (has_word_at(text, day->end, ending)) day->end += ending.size();
  }
  return is_letter(char_at(text, day->end)) ? std::nullopt : day;
}

/// "October 28, 2025", "Oct. 2025".
std::optional<WrittenDate> month_first_at(std::string_view text, std::size_t start) {
  const auto name = month_name_at(text, start);
  if (!name) return std::nullopt;
  if (const auto day = day_at(text, past_blanks(text, name->end))) {
    const auto year = year_behind(text, day->end);
    if (!year) return std::nullopt;
    return dated(start, year->end, {year->value, name->month, static_cast<unsigned>(day->value)});
  }
  const auto year = year_behind(text, name->end);
  return year ? dated(start, year->end, {year->value, name->month, 0}) : std::nullopt;
}

/// "28 October 2025", "28th of October, 2025".
std::optional<WrittenDate> day_first_at(std::string_view text, std::size_t start) {
  const auto day = day_at(text, start);
  if (!day) return std::nullopt;
  std::size_t at = past_blanks(text, day->end);
  if (has_word_at(text, at, "of")) at = past_blanks(text, at + 2);
  const auto name = at == day->end ? std::nullopt : month_name_at(text, at);
  const auto year = name ? year_behind(text, name->end) : std::nullopt;
  if (!year) return std::nullopt;
  return dated(start, year->end, {year->value, name->month, static_cast<unsigned>(day->value)});
}

}  // namespace

std::string iso_form(const CalendarDate& date) {
  const auto two = [](unsigned number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  std::string form = std::to_string(date.year);
  if (date.month > 0) form += two(date.month);
  if (date.day > 0) form += two(date.day);
  return form;
}

std::optional<DayRange> days_of_iso(std::string_view form) {
  const bool sized = form.size() == 4 || form.size() == 7 || form.size() == 10;
  const auto year = sized ? number_at(form, 0, 4) : std::nullopt;
  if (!year || year->end != 4) return std::nullopt;
  CalendarDate date{year->value, 0, 0};
  for (unsigned* part : {&date.month, &date.day}) {
    const std::size_t at = part == &date.month ? 4 : 7;
    if (form.size() <= at) break;
    const auto number = number_at(form, at + 1, 2);
    if (form[at] != '-' || !number || number->end != at + 3 || number->value == 0) return std::nullopt;
    *part = static_cast<unsigned>(number->value);
  }
  return days_of(date);
}

std::optional<DayRange> days_of(const CalendarDate& date) {
  using namespace std::chrono;
  const year_month_day first{year{date.year}, month{std::max(date.month, 1U)}, day{std::max(date.day, 1U)}};
  if (!first.ok()) return std::nullopt;
  if (date.day > 0) return DayRange{first, first};
  const year_month last_month =
      date.month > 0 ? year_month{first.year(), first.month()} : year_month{first.year(), December};
  return DayRange{first, sys_days{last_month / last}};
}

std::optional<MonthName> month_name_at(std::string_view text, std::size_t pos) {
  constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
  const char first = char_at(text, pos);
  if (first < 'A' || first > 'Z' || is_letter(char_before(text, pos))) return std::nullopt;
  for (unsigned i = 0; i < names.size(); ++i) {
    if (has_word_at(text, pos, names[i])) return MonthName{i + 1, pos + names[i].size()};
    std::size_t end = pos + 3;
    if (!has_at(text, pos, names[i].substr(0, 3))) continue;
    if (i == 8 && char_at(text, end) == 't') ++end;  // Sept.
    if (is_letter(char_at(text, end))) continue;
    return MonthName{i + 1, end + (char_at(text, end) == '.' ? 1 : 0)};
  }
  return std::nullopt;
}

std::optional<WrittenDate> date_at(std::string_view text, std::size_t pos) {
  if (!is_digit(char_at(text, pos))) return month_first_at(text, pos);
  const char before = char_before(text, pos);
  if (is_digit(before) || is_letter(before)) return std::nullopt;
  if ((before == '.' || before == ',') && is_digit(char_before(text, pos - 1))) return std::nullopt;
  if (auto date = korean_years_at(text, pos)) return date;
  if (auto date = korean_date_at(text, pos)) return date;
  if (auto date = figures_at(text, pos)) return date;
  if (auto date = day_first_at(text, pos)) return date;
  return bare_year_at(text, pos);
}

}  // namespace claimwatch
