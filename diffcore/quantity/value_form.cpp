#include "diffcore/quantity/value_form.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "diffcore/quantity/dates.h"
#include "diffcore/quantity/decimal.h"

namespace claimwatch {
namespace {

/// One end of a value, taken apart.
struct Form {
  std::string_view unit;  // "%", "USD", "vehicles"
  bool negative = false;
  Milli printed = 0;  // without its sign
  Milli step = 1;
};

/// One in the last digit that a sum is printed to, and no more than newspapers round to.
/// A sum says only by its zeros how far it was rounded: "100 billion" is told apart from 101 all the same.
Milli step_of_sum(Milli printed) {
  constexpr Milli unit = 1000;
  constexpr Milli million = 1'000'000 * unit;
  constexpr Milli billion = 1'000 * million;
  if (printed == 0) return unit;
  Milli step = 1;
  while (printed % (10 * step) == 0 && step < billion) step *= 10;
  return std::min(step, printed >= billion ? billion : million);
}

Milli step_of_percent(int places) {
  Milli step = 1000;
  for (; places > 0 && step > 1; --places) step /= 10;
  return step;
}

std::optional<Form> form_of(std::string_view value) {
  Form form;
  const bool percent = value.ends_with('%');
  if (percent) {
    form.unit = value.substr(value.size() - 1);
    value.remove_suffix(1);
  } else {
    const std::size_t space = value.find(' ');
    if (space == 0 || space == std::string_view::npos) return std::nullopt;
    form.unit = value.substr(0, space);
    value.remove_prefix(space + 1);
  }
  form.negative = value.starts_with('-');
  if (form.negative) value.remove_prefix(1);
  const auto number = decimal_of(value);
  const auto printed = number ? milli_of(*number) : std::nullopt;
  if (!printed) return std::nullopt;
  form.printed = *printed;
  form.step = percent ? step_of_percent(number->places) : step_of_sum(*printed);
  return form;
}

Error no_form(std::string_view value) {
  std::string message = "no value: \"";
  message.append(value).append("\"; write it like 27%, USD 13000000000, 2032 or 2030-12-31");
  return Error{std::move(message)};
}

Milli count_of(Day day) { return day.time_since_epoch().count(); }

Result<Interval> interval_of_dates(const DayRange& first, std::string_view high, Bound bound) {
  const Milli low = count_of(first.first);
  const Milli last = count_of(first.last);
  switch (bound) {
    case Bound::exact:
    case Bound::about: return Interval{low, low, last};
    case Bound::over: return Interval{low, low, std::numeric_limits<Milli>::max()};
    case Bound::upto: return Interval{low, 0, last};
    case Bound::range: break;
  }
  const auto end = days_of_iso(high);
  if (!end) return no_form(high);
  return interval_between(low, count_of(end->last));
}

}  // namespace

Result<Interval> interval_of_form(std::string_view value, std::string_view high, Bound bound) {
  if (const auto days = days_of_iso(value)) return interval_of_dates(*days, high, bound);
  const auto low = form_of(value);
  if (!low) return no_form(value);
  if (bound != Bound::range) {
    const Interval interval = interval_of(low->printed, low->step, bound);
    return low->negative ? Interval{-interval.printed, -interval.high, -interval.low} : interval;
  }
  const auto end = form_of(high);
  if (!end || end->unit != low->unit || low->negative || end->negative) return no_form(high);
  return interval_between(low->printed, end->printed);
}

}  // namespace claimwatch
