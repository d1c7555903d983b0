#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "diffcore/quantity/currency.h"
#include "diffcore/quantity/numeral.h"

namespace claimwatch {

/// What a number counts: money of one currency, parts of a hundred, or what a topic counts.
struct Unit {
  enum class Kind { money, percent, count };
  Kind kind = Kind::money;
  std::string_view name;  ///< ISO 4217 code, or the name of a CountUnit.
  int exponent = 0;       ///< -2 for cents.
  std::size_t end = 0;    ///< Of a unit after the number: where it ends. Of one before it: where it starts.
};

/// The unit at or after the blanks at `pos`, behind a numeral: 달러, " billion"'s "dollars", "%", "퍼센트", a count's
/// "vehicles a year". None when a longer word or unit stands there: 원칙, 엔비디아, 프로젝트, %p, percentage points.
std::optional<Unit> unit_after(std::string_view text, std::size_t pos, const Numeral& numeral,
                               const CountUnits& counts);

inline Unit unit_of(const Currency& currency) {
  return {Unit::Kind::money, currency.code, currency.exponent, currency.edge};
}

}  // namespace claimwatch
