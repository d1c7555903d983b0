#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/quantity/count_unit.h"
#include "diffcore/quantity/interval.h"
#include "diffcore/text/day.h"
#include "diffcore/text/range.h"

namespace claimwatch {

/// A sum, a percentage, a date or a topic's count, as an article writes it in Korean or English.
struct Quantity {
  enum class Kind { money, percent, date, count };
  static constexpr std::size_t kinds = 4;
  Kind kind = Kind::money;
  Range range;  ///< The number with its unit ("1천350억 달러", "27%"), without the words that bound it ("약").
  Range with_bound;  ///< `range`, and the words that bound it: "약 27%", "130억달러가 넘는", "최대 5000억달러".
  std::string unit;  ///< ISO 4217 code of money, name of a count's unit; empty otherwise.
  std::string
      value;  ///< As docs/claims.md writes it: "USD 13000000000", "27.5%", "2032", "2025-10", "vehicles 5000000".
  std::string value_high;  ///< Of a range its high end, in the same form; empty otherwise.
  Bound bound = Bound::exact;
  Interval interval;  ///< Of a number; of a date, `printed`, `low` and `high` are days since 1970 (first,
                      ///< first, last).
  bool conversion =
      false;  ///< Repeats the sum before it in another currency: "(약 193조원)", "우리 돈 12조원", "($500b)".
};

/// Whether two of them measure alike: both money, both percentages, both counts of one unit.
bool same_measure(const Quantity& a, const Quantity& b);

/// The sums, percentages, dates and `counts` of `text` in order, not overlapping.
/// Vague amounts ("수십억 달러", "billions of dollars"), percentage points, counts of anything else (8억 명), model
/// names and versions are none; billions of nothing that is named share the currency of the sum before. A sum beyond 64
/// bits of thousandths ("1경 2000조원") is left out; `left_out` takes where it stands.
std::vector<Quantity> read_quantities(std::string_view text, const CountUnits& counts = {},
                                      std::vector<Range>* left_out = nullptr);

/// The days that a sentence names as its date, absolute ("2019년 7월", "in July 2019", "28 October") or seen from the
/// day of publication ("지난해 6월", "last November", "In March", "이달 초", "3월 말", "last week", "전날", "in 2019");
/// the first month, else the first year that is no deadline, else the first week or month told from the publication,
/// else the first day, which mostly is that of the telling. A month without a year is the last such month that is not
/// after `published`.
std::optional<DayRange> date_in(std::string_view sentence, Day published);

}  // namespace claimwatch
