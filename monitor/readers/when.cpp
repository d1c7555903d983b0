#include "monitor/readers/when.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <utility>

namespace claimwatch {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool take(std::string_view& text, std::string_view what) {
  if (text.size() < what.size()) return false;
  if (!std::equal(what.begin(), what.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); }))
    return false;
  text.remove_prefix(what.size());
  return true;
}

void take_spaces(std::string_view& text) {
  while (take(text, " ") || take(text, "\t") || take(text, "\u00a0")) {
  }
}

/// A number of at least `least` and at most `most` digits, with no further digit behind it.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  int number = 0;
  for (; length < text.size() && is_digit(text[length]); ++length) {
    if (length == most) return std::nullopt;
    number = number * 10 + (text[length] - '0');
  }
  if (length < least) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

std::optional<Day> day_from(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

/// "2025-01-22", "2025/1/22", "2025. 10. 29."
std::optional<Day> take_numeric_day(std::string_view& text) {
  const auto year = take_number(text, 4, 4);
  for (const std::string_view separator : {"-", "/", "."}) {
    if (!year || !take(text, separator)) continue;
    take_spaces(text);
    const auto month = take_number(text, 1, 2);
    if (!month || !take(text, separator)) return std::nullopt;
    take_spaces(text);
    const auto day = day_from(year, month, take_number(text, 1, 2));
    if (separator == ".") take(text, ".");
    return day;
  }
  return std::nullopt;
}

std::size_t digits_at_start(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// The next `size` digits, which must be there.
int take_digits(std::string_view& text, std::size_t size) {
  int value = 0;
  for (const char digit : text.substr(0, size)) value = value * 10 + (digit - '0');
  text.remove_prefix(size);
  return value;
}

/// "20250122"; the caller sees whether further digits follow.
std::optional<Day> take_compact_day(std::string_view& text) {
  if (digits_at_start(text) < 8) return std::nullopt;
  const int year = take_digits(text, 4), month = take_digits(text, 2), day = take_digits(text, 2);
  return year < 1900 || year > 2100 ? std::nullopt : day_from(year, month, day);
}

/// "2025년 10월 29일"
std::optional<Day> take_korean_day(std::string_view& text) {
  const auto take_unit = [&text](std::size_t least, std::size_t most, std::string_view unit) -> std::optional<int> {
    take_spaces(text);
    const auto number = take_number(text, least, most);
    return number && take(text, unit) ? number : std::nullopt;
  };
  const auto year = take_unit(4, 4, "년");
  const auto month = year ? take_unit(1, 2, "월") : std::nullopt;
  return day_from(year, month, month ? take_unit(1, 2, "일") : std::nullopt);
}

/// One of `names`, in full or as its first three letters (or "Sept"): its index.
std::optional<int> take_name(std::string_view& text, std::span<const std::string_view> names) {
  const std::size_t length =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_letter) - text.begin());
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string_view name = names[i];
    if (length < 3 || length > name.size() || (length > 4 && length < name.size())) continue;
    if (!take(text, name.substr(0, length))) continue;
    take(text, ".");
    return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<int> take_month(std::string_view& text) {
  static constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                              "may",       "june",     "july",     "august",
                                                              "september", "october",  "november", "december"};
  const auto index = take_name(text, months);
  return index ? std::optional(*index + 1) : std::nullopt;
}

void take_weekday(std::string_view& text) {
  static constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                               "friday", "saturday", "sunday"};
  if (take_name(text, weekdays)) take(text, ",");
  take_spaces(text);
}

/// "22nd" as well as "22".
std::optional<int> take_day_number(std::string_view& text) {
  const auto day = take_number(text, 1, 2);
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (day && take(text, ending)) break;
  }
  take_spaces(text);
  return day;
}

/// "Wed, 22 Jan 2025", "22nd of January 2025", "January 22, 2025"
std::optional<Day> take_english_day(std::string_view& text) {
  take_weekday(text);
  std::optional<int> day = take_day_number(text);
  if (day && take(text, "of")) take_spaces(text);
  const auto month = take_month(text);
  take_spaces(text);
  const bool mail = day && month;
  if (!day) day = take_day_number(text);
  take(text, ",");
  take_spaces(text);
  if (const auto year = take_number(text, 4, 4)) return day_from(year, month, day);
  // "22 Jan 25": old mail, and feeds, whose dates are mail's. Source: RFC 2822, "Obsolete Date and Time".
  const auto year = mail ? take_number(text, 2, 2) : std::nullopt;
  return day_from(year ? std::optional(*year + (*year < 50 ? 2000 : 1900)) : std::nullopt, month, day);
}

/// "(수)", "(Wed)" behind a day.
void take_bracketed_weekday(std::string_view& text) {
  std::string_view rest = text;
  take_spaces(rest);
  if (!take(rest, "(")) return;
  for (const std::string_view day : {"월", "화", "수", "목", "금", "토", "일"}) {
    if (!take(rest, day)) continue;
    take(rest, "요일");
    break;
  }
  take_weekday(rest);
  if (take(rest, ")")) text = rest;
}

/// "+09:00", "-0330", "Z", " KST", " (GMT)"
std::optional<minutes> take_zone(std::string_view& text) {
  static constexpr std::pair<std::string_view, int> named[] = {
      {"KST", 9},  {"UTC", 0},  {"GMT", 0},  {"UT", 0},   {"EST", -5}, {"EDT", -4},
      {"PST", -8}, {"PDT", -7}, {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6},
      {"BST", 1},  {"CET", 1},  {"CEST", 2}, {"JST", 9},  {"Z", 0}};
  std::string_view rest = text;
  take_spaces(rest);
  const bool bracket = take(rest, "(");
  for (const auto& [name, hour] : named) {
    std::string_view after = rest;
    if (!take(after, name) || (!after.empty() && is_letter(after[0])) || (bracket && !take(after, ")"))) continue;
    text = after;
    return hours(hour);
  }
  const int sign = take(rest, "+") ? 1 : take(rest, "-") ? -1 : 0;
  if (sign == 0 || rest.size() < 2 || !is_digit(rest[0]) || !is_digit(rest[1])) return std::nullopt;
  const int hour = (rest[0] - '0') * 10 + (rest[1] - '0');
  rest.remove_prefix(2);
  take(rest, ":");
  const int minute = take_number(rest, 2, 2).value_or(0);
  if (hour > 14 || minute > 59) return std::nullopt;
  text = rest;
  return sign * (hours(hour) + minutes(minute));
}

/// The hour of a day of two halves.
std::optional<int> hour_of(int hour, bool morning, bool afternoon) {
  if (!morning && !afternoon) return hour < 24 ? std::optional(hour) : std::nullopt;
  if (hour > 12) return std::nullopt;
  return hour % 12 + (afternoon ? 12 : 0);
}

/// "10:12", "10:12:30.5", "오후 3시 5분", "3:05 p.m."
std::optional<seconds> take_time_of_day(std::string_view& text) {
  bool morning = take(text, "오전"), afternoon = !morning && take(text, "오후");
  take_spaces(text);
  const auto hour = take_number(text, 1, 2);
  const bool korean = hour && take(text, "시");
  if (!hour || (!korean && !take(text, ":"))) return std::nullopt;
  take_spaces(text);
  const auto minute = take_number(text, korean ? 1 : 2, 2);
  if (!minute || *minute > 59 || (korean && !take(text, "분"))) return std::nullopt;
  int second = 0;
  if (!korean && take(text, ":")) {
    second = take_number(text, 2, 2).value_or(60);
    if (second > 59) return std::nullopt;
    if (take(text, ".")) text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
  }
  std::string_view rest = text;
  take_spaces(rest);
  for (const std::string_view half : {"am", "a.m.", "pm", "p.m."}) {
    if (!take(rest, half)) continue;
    (lower(half[0]) == 'a' ? morning : afternoon) = true;
    text = rest;
    break;
  }
  const auto whole = hour_of(*hour, morning, afternoon);
  if (!whole) return std::nullopt;
  return hours(*whole) + minutes(*minute) + seconds(second);
}

void take_time(std::string_view& text, When& when) {
  std::string_view rest = text;
  if (!take(rest, "T")) {
    take(rest, ",");
    take_spaces(rest);
    for (const std::string_view between : {"at ", "- ", "| "}) {
      if (take(rest, between)) break;
    }
  }
  when.time = take_time_of_day(rest);
  if (!when.time) return;
  when.zone = take_zone(rest);
  text = rest;
}

/// "20250122T1012", "20250122101200+0900", as programs write it.
std::optional<When> take_compact(std::string_view& text) {
  std::string_view rest = text;
  const auto day = take_compact_day(rest);
  if (day) take(rest, "T");
  const std::size_t size = digits_at_start(rest);
  if (!day || (size != 4 && size != 6)) return std::nullopt;
  const int hour = take_digits(rest, 2), minute = take_digits(rest, 2), second = size == 6 ? take_digits(rest, 2) : 0;
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  text = rest;
  const seconds time = hours(hour) + minutes(minute) + seconds(second);
  return When{*day, time, take_zone(text)};
}

}  // namespace

std::optional<When> take_numeric_when(std::string_view& text) {
  if (const auto compact = take_compact(text)) return compact;
  for (const auto take_day : {take_numeric_day, take_compact_day}) {
    std::string_view rest = text;
    const std::optional<Day> day = take_day(rest);
    if (!day || (!rest.empty() && is_digit(rest[0]))) continue;
    text = rest;
    return When{*day, {}, {}};
  }
  return std::nullopt;
}

std::optional<When> take_when(std::string_view& text) {
  if (const auto compact = take_compact(text)) return compact;
  for (const auto take_day : {take_numeric_day, take_compact_day, take_korean_day, take_english_day}) {
    std::string_view rest = text;
    const std::optional<Day> day = take_day(rest);
    if (!day || (!rest.empty() && is_digit(rest[0]))) continue;
    When when{*day, {}, {}};
    take_bracketed_weekday(rest);
    take_time(rest, when);
    text = rest;
    return when;
  }
  return std::nullopt;
}

std::optional<When> when_of(std::string_view text) {
  take_spaces(text);
  const auto when = take_when(text);
  take_spaces(text);
  return text.empty() ? when : std::nullopt;
}

std::string iso(const When& when) {
  if (!when.time) return iso(when.day);
  const std::chrono::hh_mm_ss time(*when.time);
  char text[32];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  std::string whole = iso(when.day) + text;
  if (!when.zone) return whole;
  if (when.zone->count() == 0) return whole + 'Z';
  const int zone = static_cast<int>(when.zone->count());
  std::snprintf(text, sizeof text, "%c%02d:%02d", zone < 0 ? '-' : '+', std::abs(zone) / 60, std::abs(zone) % 60);
  return whole + text;
}

std::int64_t unix_seconds(const When& when) {
  const seconds since = when.day.time_since_epoch() + when.time.value_or(seconds(0)) - when.zone.value_or(minutes(0));
  return since.count();
}

}  // namespace claimwatch
