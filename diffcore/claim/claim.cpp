#include "diffcore/claim/claim.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <limits>

namespace claimwatch {

namespace {

constexpr std::array<std::string_view, 3> time_names{"current", "former", "planned"};
constexpr std::array<std::string_view, 4> certainty_names{"stated", "reported", "possible", "denied"};
constexpr std::array<std::string_view, 5> bound_names{"exact", "about", "over", "upto", "range"};

/// The enumerator of a word: each table stands in the order of its enum.
template <typename Enum, std::size_t count>
std::optional<Enum> named(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_word(std::string_view text) {
  return !text.empty() && is_lower(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_currency(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<int> whole_number(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || !is_digit(digits.front())) return std::nullopt;
  return number;
}

/// The days of "2032", "2025-10" or "2030-12-31"; none for an impossible date.
std::optional<DayRange> days_of(std::string_view text) {
  using namespace std::chrono;
  if (text.size() == 10) {
    const std::optional<Day> day = day_of_iso(text);
    if (!day) return std::nullopt;
    return DayRange{*day, *day};
  }
  const bool has_month = text.size() == 7 && text[4] == '-';
  if (!has_month && text.size() != 4) return std::nullopt;
  const std::optional<int> of_year = whole_number(text.substr(0, 4));
  const std::optional<int> of_month = has_month ? whole_number(text.substr(5)) : 1;
  if (!of_year || !of_month || *of_month < 1 || *of_month > 12) return std::nullopt;
  const year y{*of_year};
  const month first{static_cast<unsigned>(*of_month)};
  return DayRange{sys_days{y / first / 1}, sys_days{y / (has_month ? first : December) / last}};
}

/// "over" and "upto" open one side; no other word makes a date wider than its own days.
Interval interval_of_days(const DayRange& days, Bound bound) {
  const Milli first = days.first.time_since_epoch().count();
  const Milli last = days.last.time_since_epoch().count();
  switch (bound) {
    case Bound::over: return {first, first, std::numeric_limits<Milli>::max()};
    case Bound::upto: return {first, std::numeric_limits<Milli>::min(), last};
    default: return {first, first, last};
  }
}

/// A value's form: "27%" is a percent of "27", "USD 130" money of "130".
struct Form {
  Value::Kind kind;
  std::string_view unit;
  std::string_view number;
};

std::optional<Form> form_of(std::string_view text) {
  using Kind = Value::Kind;
  if (is_word(text)) return Form{Kind::stance, "", text};
  if (text.ends_with('%')) return Form{Kind::percent, "%", text.substr(0, text.size() - 1)};
  if (days_of(text)) return Form{Kind::date, "", text};
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view unit = text.substr(0, space);
  if (is_currency(unit)) return Form{Kind::money, unit, text.substr(space + 1)};
  if (is_word(unit)) return Form{Kind::count, unit, text.substr(space + 1)};
  return std::nullopt;
}

Error unreadable(std::string_view text) {
  return Error{"\"" + std::string(text) +
               "\" is no value; write a stance word, 27%, USD 13000000000, 2032, 2030-12-31 or vehicles 5000000"};
}

/// A plain decimal in thousandths; none when it has more than three decimals or does not fit.
std::optional<Milli> milli_of(std::string_view number) {
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string digits{number.substr(0, point)};
  const std::string_view decimals = number.substr(std::min(point + 1, number.size()));
  if (digits.empty() || decimals.size() > 3 || (point < number.size() && decimals.empty())) return std::nullopt;
  digits.append(decimals).append(3 - decimals.size(), '0');
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  Milli milli = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), milli);
  if (error != std::errc()) return std::nullopt;
  return milli;
}

/// One in the last digit that a number's print vouches for: a sum is written out in full, and so stands for its last
/// digit that is no zero, but never for less than what newspapers round to: a billion, below that a million.
Milli step_of(const Form& form, Milli printed) {
  if (form.kind == Value::Kind::percent) {
    const std::size_t point = form.number.find('.');
    const std::size_t decimals = point == std::string_view::npos ? 0 : form.number.size() - point - 1;
    Milli step = 1000;
    for (std::size_t i = 0; i < decimals; ++i) step /= 10;
    return step;
  }
  constexpr Milli million = 1'000'000'000, billion = 1000 * million;
  Milli last = 1;
  while (printed != 0 && printed % (10 * last) == 0) last *= 10;
  return std::min(printed == 0 ? 1000 : last, printed >= billion ? billion : million);
}

Result<Interval> interval_of_number(const Form& form, const std::optional<Form>& high, Bound bound) {
  const std::optional<Milli> printed = milli_of(form.number);
  if (!printed) return unreadable(form.number);
  if (bound != Bound::range) return interval_of(*printed, step_of(form, *printed), bound);
  const std::optional<Milli> end = milli_of(high->number);
  if (!end) return unreadable(high->number);
  return interval_between(*printed, *end);
}

Result<Interval> interval_of_dates(const Form& form, const std::optional<Form>& high, Bound bound) {
  const DayRange days = *days_of(form.number);
  if (bound != Bound::range) return interval_of_days(days, bound);
  return interval_between(days.first.time_since_epoch().count(),
                          days_of(high->number)->last.time_since_epoch().count());
}

}  // namespace

Result<Value> parse_value(std::string_view text, std::string_view high_text, Bound bound) {
  const std::optional<Form> form = form_of(text);
  if (!form) return unreadable(text);
  Value value{form->kind, std::string(text), std::string(high_text), bound, {}};
  if ((bound == Bound::range) == high_text.empty()) {
    return Error{"\"" + value.text + "\": a high end belongs to the bound \"range\", and to no other"};
  }
  std::optional<Form> high;
  if (bound == Bound::range) {
    high = form_of(high_text);
    if (!high || high->kind != form->kind || high->unit != form->unit) return unreadable(high_text);
  }
  if (form->kind == Value::Kind::stance) {
    if (bound == Bound::exact) return value;
    return Error{"\"" + value.text + "\" is a stance; its bound is \"exact\""};
  }
  const Result<Interval> interval =
      form->kind == Value::Kind::date ? interval_of_dates(*form, high, bound) : interval_of_number(*form, high, bound);
  if (!interval) return interval.error();
  value.interval = *interval;
  return value;
}

std::string_view name(Time time) { return time_names[static_cast<std::size_t>(time)]; }
std::string_view name(Certainty certainty) { return certainty_names[static_cast<std::size_t>(certainty)]; }
std::string_view name(Bound bound) { return bound_names[static_cast<std::size_t>(bound)]; }

std::optional<Time> time_named(std::string_view name) { return named<Time>(time_names, name); }
std::optional<Certainty> certainty_named(std::string_view name) { return named<Certainty>(certainty_names, name); }
std::optional<Bound> bound_named(std::string_view name) { return named<Bound>(bound_names, name); }

}  // namespace claimwatch
