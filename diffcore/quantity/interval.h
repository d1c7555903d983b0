#pragma once

#include <cstdint>

#include "diffcore/result.h"

// A printed number, and the true values that its print allows, all in thousandths of one unit:
//   "27%"             prints 27, allows 26.5 up to 28
//   "more than $13B"  prints 13 billion, allows that and all above
// Quantities are found by quantity/reader.h; compare/relation.h compares whole claims.

namespace claimwatch {

/// Thousandths of a unit: 27.5 % is 27'500. Whole numbers, so that equal sums compare equal.
using Milli = std::int64_t;

/// How the words around a number limit it. Source: docs/claims.md, "The claim", field `bound`.
enum class Bound { exact, about, over, upto, range };  // 27%; 약 27%; 27% 이상; 최대 27%; 20~25%

struct Interval {
  Milli printed = 0;        ///< As the article says it; of a range, the low end.
  Milli low = 0, high = 0;  ///< Both belong to the interval.
  bool admits(Milli value) const { return low <= value && value <= high; }
  bool operator==(const Interval&) const = default;
};

/// The interval of one number, at least 0. `step` is one in its last printed digit: a billion in "$13B".
/// `bound` is any but `range`.
Interval interval_of(Milli printed, Milli step, Bound bound);

/// The interval of a range. Errors: one like "15~10%" that ends below its start.
Result<Interval> interval_between(Milli low, Milli high);

/// Whether two numbers of one unit can both be true of one thing at one time, in either order.
/// Source: docs/claims.md, "Relations between claims".
bool compatible(const Interval& a, const Interval& b);

}  // namespace claimwatch
