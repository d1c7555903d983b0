#pragma once

#include <string_view>

#include "diffcore/quantity/interval.h"

namespace claimwatch {

/// The interval of a value in the form that docs/claims.md prints: "27.5%", "-3%", "USD 13000000000", "vehicles
/// 5000000", "2032", "2025-10", "2030-12-31". `high` is the high end of a range in the same form, and empty unless
/// `bound` is `range`. Of a date, `printed` and `low` are its first day, `high` its last one, in days since 1970.
/// Errors: any other form, ends in two units, a range that ends below its start, a number beyond 64 bits of
/// thousandths.
Result<Interval> interval_of_form(std::string_view value, std::string_view high, Bound bound);

}  // namespace claimwatch
