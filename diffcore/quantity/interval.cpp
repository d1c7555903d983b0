#include "diffcore/quantity/interval.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <limits>

namespace claimwatch {
namespace {

constexpr Milli boundless = std::numeric_limits<Milli>::max();

/// One in the last digit that is no zero: a billion in 1350억 of 135 billion.
Milli last_significant(Milli printed) {
  Milli last = 1;
  while (printed != 0 && printed % 10 == 0) {
    printed /= 10;
    last *= 10;
  }
  return last;
}

Milli raised(Milli printed, Milli by) { return printed > boundless - by ? boundless : printed + by; }

}  // namespace

Interval interval_of(Milli printed, Milli step, Bound bound) {
  assert(printed >= 0 && step > 0);  // the reader and value_form.h promise it: otherwise the bug is ours
  const Milli last = last_significant(printed);
  const Milli slack = printed / 10 < last ? printed / 10 : last / 2;
  switch (bound) {
    // Newspapers round and cut off alike: "$13B" stands for 12.5 as well as for 13.75 billion.
    case Bound::exact: return {printed, printed - step / 2, raised(printed, step - 1)};
    case Bound::about:
      return {printed, printed - std::max(slack, step / 2), raised(printed, std::max(slack, step - 1))};
    case Bound::over: return {printed, printed, boundless};
    case Bound::upto: return {printed, 0, printed};
    case Bound::range: assert(false); break;  // interval_between's
  }
  std::abort();  // every other Bound has its case
}

Result<Interval> interval_between(Milli low, Milli high) {
  if (high < low) return Error{"the range ends below its start; write the lower value first"};
  return Interval{low, low, high};
}

bool compatible(const Interval& a, const Interval& b) {
  // Overlap is too weak: "27%" and "28%" overlap at 27.9, and are two figures to any reader.
  return a.admits(b.printed) || b.admits(a.printed);
}

}  // namespace claimwatch
