#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "diffcore/quantity/currency.h"
#include "diffcore/quantity/numeral.h"

namespace claimwatch {

/// What a number counts: money of one currency, or parts of a hundred.
struct Unit {
  bool percent = false;
  std::string_view currency;  ///< ISO 4217 code.
  int exponent = 0;           ///< -2 for cents.
  std::size_t end = 0;        ///< Of a unit after the number: where it ends. Of one before it: where it starts.
};

/// The unit at or after the blanks at `pos`, behind a numeral: 달러, " billion"'s "dollars", "%", "퍼센트".
/// None when a longer word or unit stands there: 원칙, 엔비디아, 프로젝트, %p, percentage points.
std::optional<Unit> unit_after(std::string_view text, std::size_t pos, const Numeral& numeral);

inline Unit unit_of(const Currency& currency) { return {false, currency.code, currency.exponent, currency.edge}; }

}  // namespace claimwatch
