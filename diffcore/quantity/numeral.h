#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

#include "diffcore/quantity/count_unit.h"
#include "diffcore/quantity/decimal.h"

namespace claimwatch {

/// A number without its unit, in digits, Korean or English: "1,350", "137억 5천만", "삼백억", "13 billion", "half a
/// trillion".
struct Numeral {
  std::size_t end = 0;
  Decimal number;
  int exponent = 0;     ///< Of its last great unit, 8 for 억 and 9 for billion: "5∼6억" gives it to the 5 as well.
  int tens = 0;         ///< Of 천, 백 or 십 before that: 2~3천만 gives the 3 of 천 to the 2 as well.
  bool scaled = false;  ///< It has such a unit, 만 or thousand at least, or groups its digits ("50,000").
  bool digits = false;  ///< It is written in digits, with or without words after them.
  bool and_more = false;  ///< 20여억: somewhat more than that.
};

/// What stands for every number that 64 bits cannot hold; no sum of it fits an interval.
constexpr Decimal too_large{std::numeric_limits<std::uint64_t>::max(), 0};

/// The number that starts at `pos` of a plain text, with as many of its words as belong to it.
/// None within a longer number, a version or a name (H100), and where a scale stands alone: 억, "billions".
std::optional<Numeral> numeral_at(std::string_view text, std::size_t pos, const CountUnits& counts);

}  // namespace claimwatch
