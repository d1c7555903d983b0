#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diffcore/quantity/interval.h"

namespace claimwatch {

/// A number as it is printed, exact: `digits` / 10^`places`. "13.50" is 1350 with two places.
struct Decimal {
  std::uint64_t digits = 0;
  int places = 0;
};

// What 64 bits cannot hold is none, never wrapped round.

/// The number of ASCII digits, with or without a decimal point ("13.75"); none for anything else.
std::optional<Decimal> decimal_of(std::string_view text);

/// `number` times 10^`exponent`, which may be negative.
std::optional<Decimal> scaled(Decimal number, int exponent);

std::optional<Decimal> sum_of(Decimal a, Decimal b);

/// `number` in thousandths; what is finer is cut off.
std::optional<Milli> milli_of(Decimal number);

/// "13.50"; without the zeros that end a fraction, "13.5".
std::string text_of(Decimal number);
std::string trimmed_text_of(Decimal number);

}  // namespace claimwatch
