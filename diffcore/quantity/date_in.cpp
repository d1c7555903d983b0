#include <array>
#include <chrono>

#include "diffcore/quantity/dates.h"
#include "diffcore/quantity/plain_text.h"
#include "diffcore/quantity/reader.h"

namespace claimwatch {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

CalendarDate date_of(Day day) {
  const year_month_day date{day};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

CalendarDate month_before(const CalendarDate& date) {
  return date.month == 1 ? CalendarDate{date.year - 1, 12, 0} : CalendarDate{date.year, date.month - 1, 0};
}

CalendarDate month_after(const CalendarDate& date) {
  return date.month == 12 ? CalendarDate{date.year + 1, 1, 0} : CalendarDate{date.year, date.month + 1, 0};
}

/// A month or a day of one, and how its year is to be found where none is printed.
struct Named {
  CalendarDate date;  // year 0: not printed
  enum { newest, last, coming } which = newest;
};

/// "March" is the last one that has begun, "last March" the one before this month, 오는 3월 the next.
std::optional<DayRange> resolved(Named named, Day published) {
  const CalendarDate today = date_of(published);
  CalendarDate& date = named.date;
  if (date.year == 0) {
    const bool later = date.month > today.month || (date.month == today.month && date.day > today.day);
    const bool earlier = date.month < today.month || (date.month == today.month && date.day < today.day);
    date.year = today.year;
    if (named.which == Named::coming) {
      date.year += date.day > 0 ? (earlier ? 1 : 0) : (date.month < today.month ? 1 : 0);
    } else if (later || (named.which == Named::last && date.day == 0 && date.month == today.month)) {
      date.year -= 1;
    }
  }
  return days_of(date);
}

/// The first, second or last third of a month, as 초, "mid-" and "late" have it.
std::optional<DayRange> third_of(const std::optional<DayRange>& month, int third) {
  if (!month || month->first == month->last) return month;
  constexpr int length = 10;
  const Day first = month->first + days{(third - 1) * length};
  return DayRange{first, third == 3 ? month->last : first + days{length - 1}};
}

struct Part {
  std::string_view words;
  int third;
};

template <typename Parts>
std::optional<int> part_at(std::string_view text, std::size_t pos, const Parts& parts) {
  for (const Part& part : parts) {
    if (has_at(text, past_blanks(text, pos), part.words)) return part.third;
  }
  return std::nullopt;
}

constexpr std::array<Part, 6> korean_parts = {
    {{"초", 1}, {"상순", 1}, {"중순", 2}, {"하순", 3}, {"말", 3}, {"중반", 2}}};
constexpr std::array<Part, 7> english_parts = {{{"early", 1},
                                                {"the start of", 1},
                                                {"the beginning of", 1},
                                                {"mid", 2},
                                                {"the middle of", 2},
                                                {"late", 3},
                                                {"the end of", 3}}};

std::optional<int> english_part_before(std::string_view text, std::size_t start) {
  const std::size_t end = char_before(text, start) == '-' ? start - 1 : before_blanks(text, start);
  for (const Part& part : english_parts) {
    if (has_word_before(text, end, part.words)) return part.third;
  }
  return std::nullopt;
}

/// "28", "28th" of a month; and no year, hour or sum.
std::optional<unsigned> day_number_at(std::string_view text, std::size_t pos, std::size_t& end) {
  unsigned value = 0;
  for (end = pos; is_digit(char_at(text, end)) && end - pos < 3; ++end) {
    value = value * 10 + static_cast<unsigned>(text[end] - '0');
  }
  if (end == pos || end - pos > 2 || value < 1 || value > 31) return std::nullopt;
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (has_word_at(text, end, ending)) end += ending.size();
  }
  return is_letter(char_at(text, end)) || char_at(text, end) == '%' ? std::nullopt : std::optional(value);
}

/// The day before an English month: "28 October", "28th of October".
std::optional<unsigned> day_before_month(std::string_view text, std::size_t start) {
  std::size_t end = before_blanks(text, start);
  if (has_word_before(text, end, "of")) end = before_blanks(text, end - 2);
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (end > 2 && has_at(text, end - 2, ending) && is_digit(text[end - 3])) end -= 2;
  }
  std::size_t first = end;
  while (first > 0 && is_digit(text[first - 1])) --first;
  std::size_t after = 0;
  const auto day = first < end ? day_number_at(text, first, after) : std::nullopt;
  return char_before(text, first) == '$' || char_before(text, first) == '.' ? std::nullopt : day;
}

/// Past what links the first of some months with the last one: "July-September", "July to September", 7~9월, 7월부터.
std::optional<std::size_t> past_link_of_months(std::string_view text, std::size_t pos) {
  for (const std::string_view link : {"-to-", "-", "~", " - ", " ~ ", " to ", " through ", "부터 "}) {
    if (has_at(text, pos, link)) return pos + link.size();
  }
  return std::nullopt;
}

/// From the first day of a month to the end of a later one; `year`: that of the first, 0 where none is printed.
DayRange months_between(unsigned first, int year, const DayRange& last) {
  CalendarDate end = date_of(last.last);
  const int turn = first > end.month ? 1 : 0;
  if (year > 0) end.year = year + turn;
  end.day = 0;
  return {days_of({end.year - turn, first, 0})->first, days_of(end)->last};
}

/// "May" is a month only where a day or a word that dates stands by it.
bool may_is_a_verb(std::string_view text, std::size_t start, std::size_t end) {
  if (text.substr(start, end - start) != "May") return false;
  for (const std::string_view word :
       {"in", "of", "since", "by", "until", "last", "early", "late", "mid", "from", "to", "next"}) {
    if (has_word_before(text, before_blanks(text, start), word)) return false;
  }
  std::size_t after = 0;
  return char_before(text, start) != '-' && !day_number_at(text, past_blanks(text, end), after) &&
         !day_before_month(text, start);
}

/// "of last year" and the like behind a month: the year they name.
std::optional<int> year_in_words(std::string_view text, std::size_t pos, int this_year) {
  pos = past_blanks(text, pos);
  if (has_word_at(text, pos, "of")) pos = past_blanks(text, pos + 2);
  if (has_word_at(text, pos, "last year")) return this_year - 1;
  if (has_word_at(text, pos, "this year")) return this_year;
  if (has_word_at(text, pos, "next year")) return this_year + 1;
  return std::nullopt;
}

std::optional<DayRange> month_at(std::string_view text, std::size_t pos, Day published);

/// "July-September 2024", "between July and September"; a month with its day is no such span.
std::optional<DayRange> english_months_at(std::string_view text, std::size_t pos, const MonthName& first,
                                          Day published) {
  constexpr std::string_view conjunction = " and ";
  const bool between = has_word_before(text, before_blanks(text, pos), "between");
  const auto last = between && has_at(text, first.end, conjunction) ? first.end + conjunction.size()
                                                                    : past_link_of_months(text, first.end);
  const auto month = last && !day_before_month(text, pos) ? month_at(text, *last, published) : std::nullopt;
  return month && month->first != month->last ? std::optional(months_between(first.month, 0, *month)) : std::nullopt;
}

std::optional<DayRange> english_month_at(std::string_view text, std::size_t pos, Day published) {
  const auto name = month_name_at(text, pos);
  if (!name || may_is_a_verb(text, pos, name->end)) return std::nullopt;
  if (const auto span = english_months_at(text, pos, *name, published)) return span;
  Named named{{0, name->month, 0}, Named::newest};
  std::size_t end = name->end;
  std::size_t after = 0;
  if (const auto day = day_number_at(text, past_blanks(text, end), after)) {
    named.date.day = *day;
    end = after;
  } else {
    named.date.day = day_before_month(text, pos).value_or(0);
  }
  named.date.year = year_in_words(text, end, date_of(published).year).value_or(0);
  const std::size_t before = before_blanks(text, pos);
  if (has_word_before(text, before, "last")) named.which = Named::last;
  if (has_word_before(text, before, "next")) named.which = Named::coming;
  const auto part = english_part_before(text, pos);
  const auto found = resolved(named, published);
  return part ? third_of(found, *part) : found;
}

/// " 28일" behind a month; 28일간 and 28일 동안 are spans.
std::optional<unsigned> korean_day_at(std::string_view text, std::size_t pos) {
  constexpr std::string_view sign = "일";
  std::size_t end = 0;
  const auto day = day_number_at(text, past_blanks(text, pos), end);
  if (!day || !has_at(text, end, sign)) return std::nullopt;
  const std::size_t next = past_blanks(text, end + sign.size());
  for (const std::string_view span :
       {"간", "동안", "째", "만에", "만의", "치", "짜리", "후", "뒤", "전", "이내", "가량", "정도"}) {
    if (has_at(text, next, span)) return std::nullopt;
  }
  return day;
}

struct RelativeYear {
  std::string_view word;
  int years;
};
constexpr std::array<RelativeYear, 4> relative_years = {{{"지난해", -1}, {"작년", -1}, {"올해", 0}, {"내년", 1}}};

/// The year of what comes behind these words: 지난해, 2024년; 0 where they end in none.
int year_behind_which(std::string_view words, Day published) {
  for (const RelativeYear& year : relative_years) {
    if (words.ends_with(year.word)) return date_of(published).year + year.years;
  }
  constexpr std::size_t printed = std::string_view("2024년").size();
  if (words.size() < printed || is_digit(char_before(words, words.size() - printed))) return 0;
  const auto date = date_at(words, words.size() - printed);
  return date && date->range.end == words.size() ? date->date.year : 0;
}

/// 10월, 지난해 10월, 10월 28일, 3월 말; 7~9월, 지난해 7월부터 9월.
std::optional<DayRange> korean_month_at(std::string_view text, std::size_t pos, Day published) {
  constexpr std::string_view sign = "월";
  if (is_digit(char_before(text, pos)) || char_before(text, pos) == '.') return std::nullopt;
  std::size_t end = 0;
  const auto month = day_number_at(text, pos, end);
  if (!month || *month > 12) return std::nullopt;
  const bool signed_month = has_at(text, end, sign);
  if (signed_month) end += sign.size();
  Named named{{year_behind_which(text.substr(0, before_blanks(text, pos)), published), *month, 0}, Named::newest};
  if (const auto last = past_link_of_months(text, end)) {
    const auto span = korean_month_at(text, *last, published);
    if (span && span->first != span->last) return months_between(*month, named.date.year, *span);
  }
  if (!signed_month) return std::nullopt;
  named.date.day = korean_day_at(text, end).value_or(0);
  if (text.substr(0, before_blanks(text, pos)).ends_with("오는")) named.which = Named::coming;
  const auto part = named.date.day == 0 ? part_at(text, end, korean_parts) : std::nullopt;
  const auto found = resolved(named, published);
  return part ? third_of(found, *part) : found;
}

/// A month, with its year or without, and a day of one.
std::optional<DayRange> month_at(std::string_view text, std::size_t pos, Day published) {
  const bool digit = is_digit(text[pos]);
  if (!digit && (text[pos] < 'A' || text[pos] > 'Z')) return std::nullopt;
  if (const auto written = date_at(text, pos); written && written->date.month > 0) {
    const auto found = days_of(written->date);
    const auto part = digit ? part_at(text, written->range.end, korean_parts) : english_part_before(text, pos);
    return part && written->date.day == 0 ? third_of(found, *part) : found;
  }
  return digit ? korean_month_at(text, pos, published) : english_month_at(text, pos, published);
}

/// "runs until 2030", 2032년까지: when something is to end, and no date of what the sentence tells.
bool deadline(std::string_view text, const WrittenDate& written, Day published) {
  if (written.date.year <= date_of(published).year) return false;
  if (has_at(text, written.range.end, "까지")) return true;
  const std::size_t end = before_blanks(text, written.range.start);
  for (const std::string_view word : {"until", "till", "through", "by", "beyond", "the end of"}) {
    if (has_word_before(text, end, word)) return true;
  }
  return false;
}

/// A year: printed as a date, or any number that reads as one of this century's first decades ("the 2019 deal").
std::optional<DayRange> year_at(std::string_view text, std::size_t pos, Day published) {
  if (!is_digit(text[pos]) || is_digit(char_before(text, pos))) return std::nullopt;
  if (const auto written = date_at(text, pos)) {
    if (deadline(text, *written, published)) return std::nullopt;
    const auto first = days_of(written->date);
    const auto last = written->until ? days_of(*written->until) : first;
    return DayRange{first->first, last->last};
  }
  const bool bare = text.substr(pos, 2) == "20" && char_at(text, pos + 2) >= '0' && char_at(text, pos + 2) <= '2';
  const char next = char_at(text, pos + 4);
  const char before = char_before(text, pos);
  if (!bare || !is_digit(char_at(text, pos + 3)) || is_digit(next) || is_letter(next) || next == '%')
    return std::nullopt;
  if (before == '$' || before == '.' || before == ',' || before == '-' || hangul_at(text, pos + 4)) return std::nullopt;
  if ((next == '.' || next == ',') && is_digit(char_at(text, pos + 5))) return std::nullopt;
  return days_of({std::stoi(std::string(text.substr(pos, 4))), 0, 0});
}

struct Stretch {
  std::string_view words;
  enum { last_month, this_month, next_month, last_week, this_week, next_week, last_year } which;
};

constexpr std::array<Stretch, 27> stretches = {
    {{"지난달", Stretch::last_month},       {"지난 달", Stretch::last_month},    {"전월", Stretch::last_month},
     {"이달", Stretch::this_month},         {"이번 달", Stretch::this_month},    {"이번달", Stretch::this_month},
     {"지난주", Stretch::last_week},        {"지난 주", Stretch::last_week},     {"이번 주", Stretch::this_week},
     {"이번주", Stretch::this_week},        {"금주", Stretch::this_week},        {"last month", Stretch::last_month},
     {"this month", Stretch::this_month},   {"last week", Stretch::last_week},   {"this week", Stretch::this_week},
     {"the past week", Stretch::last_week}, {"다음 달", Stretch::next_month},    {"다음달", Stretch::next_month},
     {"내달", Stretch::next_month},         {"next month", Stretch::next_month}, {"다음 주", Stretch::next_week},
     {"다음주", Stretch::next_week},        {"내주", Stretch::next_week},        {"next week", Stretch::next_week},
     {"지난해", Stretch::last_year},        {"작년", Stretch::last_year},        {"last year", Stretch::last_year}}};

Day monday_of(Day day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

/// "more than last year", 지난해보다: what something else is compared with.
bool is_compared(std::string_view text, std::size_t start, std::size_t end) {
  const std::size_t before = before_blanks(text, start);
  for (const std::string_view word : {"than", "from", "of", "with", "to", "on", "over"}) {
    if (has_word_before(text, before, word)) return true;
  }
  const std::size_t behind = past_blanks(text, end);
  for (const std::string_view word : {"보다", "의", "대비", "과", "와", "같은", "동기", "수준"}) {
    if (has_at(text, behind, word)) return true;
  }
  return false;
}

/// 지난달 28일, 이달 초, "last week".
std::optional<DayRange> stretch_at(std::string_view text, std::size_t pos, Day published) {
  if (hangul_before(text, pos) || is_letter(char_before(text, pos))) return std::nullopt;
  for (const Stretch& stretch : stretches) {
    if (!has_at(text, pos, stretch.words)) continue;
    if (stretch.which == Stretch::last_week) return DayRange{published - days{7}, published - days{1}};
    if (stretch.which == Stretch::this_week) return DayRange{monday_of(published), monday_of(published) + days{6}};
    if (stretch.which == Stretch::next_week)
      return DayRange{monday_of(published) + days{7}, monday_of(published) + days{13}};
    const std::size_t behind = pos + stretch.words.size();
    if (stretch.which == Stretch::last_year && is_compared(text, pos, behind)) return std::nullopt;
    if (stretch.which == Stretch::last_year) return days_of({date_of(published).year - 1, 0, 0});
    CalendarDate month = date_of(published);
    month.day = 0;
    if (stretch.which == Stretch::next_month) month = month_after(month);
    if (stretch.which == Stretch::last_month) month = month_before(month);
    const std::size_t end = pos + stretch.words.size();
    month.day = korean_day_at(text, end).value_or(0);
    const auto part = month.day == 0 ? part_at(text, end, korean_parts) : std::nullopt;
    return part ? third_of(days_of(month), *part) : days_of(month);
  }
  return std::nullopt;
}

struct NearDay {
  std::string_view word;
  int days;
};
constexpr std::array<NearDay, 9> near_days = {{{"그저께", -2},
                                               {"그제", -2},
                                               {"어제", -1},
                                               {"전날", -1},
                                               {"전일", -1},
                                               {"오늘", 0},
                                               {"이날", 0},
                                               {"yesterday", -1},
                                               {"today", 0}}};

/// "Tuesday", 화요일: the last one, of which the day of publication may be one unless it says "last".
std::optional<DayRange> weekday_at(std::string_view text, std::size_t pos, Day published) {
  constexpr std::array<std::string_view, 7> korean = {"일", "월", "화", "수", "목", "금", "토"};
  constexpr std::array<std::string_view, 7> english = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};
  for (unsigned i = 0; i < english.size(); ++i) {
    const bool hangul =
        has_at(text, pos, korean[i]) && has_at(text, pos + korean[i].size(), "요일") && !hangul_before(text, pos);
    if (!hangul && !(has_word_at(text, pos, english[i]) && text[pos] < 'a')) continue;
    const std::size_t before = before_blanks(text, pos);
    if (has_word_before(text, before, "next")) return std::nullopt;
    auto since = std::chrono::weekday{published} - std::chrono::weekday{i};
    if (since.count() == 0 && has_word_before(text, before, "last")) since = days{7};
    return DayRange{published - since, published - since};
  }
  return std::nullopt;
}

/// 28일 alone: the last day of that number, 오는 9일 the next one.
std::optional<DayRange> day_of_month_at(std::string_view text, std::size_t pos, Day published) {
  if (!is_digit(text[pos]) || is_digit(char_before(text, pos)) || char_before(text, pos) == '.') return std::nullopt;
  const auto day = korean_day_at(text, pos);
  if (!day) return std::nullopt;
  CalendarDate date = date_of(published);
  const bool coming = text.substr(0, before_blanks(text, pos)).ends_with("오는");
  if (!coming && *day > date.day) date = month_before(date);
  if (coming && *day < date.day) date = month_after(date);
  date.day = *day;
  return days_of(date);
}

/// In the middle of a word that may not begin there.
bool inside_word(std::string_view text, std::size_t pos) {
  if (hangul_at(text, pos)) return hangul_before(text, pos);
  return text[pos] >= 'a' && text[pos] <= 'z' && is_letter(char_before(text, pos));
}

std::optional<DayRange> near_day_at(std::string_view text, std::size_t pos, Day published) {
  if (inside_word(text, pos)) return std::nullopt;
  for (const NearDay& near : near_days) {
    if (!has_word_at(text, pos, near.word) || hangul_before(text, pos) || is_letter(char_before(text, pos))) continue;
    return DayRange{published + days{near.days}, published + days{near.days}};
  }
  if (const auto weekday = weekday_at(text, pos, published)) return weekday;
  return day_of_month_at(text, pos, published);
}

using Reader = std::optional<DayRange> (*)(std::string_view, std::size_t, Day);

std::optional<DayRange> first_found(std::string_view text, Day published, Reader read) {
  for (std::size_t pos = 0; pos < text.size(); ++pos) {
    const bool inside_character = (static_cast<unsigned char>(text[pos]) & 0xC0U) == 0x80U;
    if (inside_character || text[pos] == ' ') continue;
    if (const auto found = read(text, pos, published)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<DayRange> date_in(std::string_view sentence, Day published) {
  const PlainText plain(sentence);
  // "said on Tuesday that it had invested $1 billion in July 2019": the day is mostly that of the saying.
  for (const Reader read : {month_at, year_at, stretch_at, near_day_at}) {
    if (const auto found = first_found(plain.text(), published, read)) return found;
  }
  return std::nullopt;
}

}  // namespace claimwatch
