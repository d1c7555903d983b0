#pragma once

#include "diffcore/quantity/numeral.h"

namespace claimwatch {

/// The number in words that starts at `pos`: "twenty-seven", "two and a half billion", "three point five", "half a
/// trillion", "a quarter of a million".
std::optional<Numeral> english_numeral_at(std::string_view text, std::size_t pos);

/// Reads the scale behind a number in figures, "13bn", "13 billion", "5 lakh crore", and "and a half" before it.
void read_english_scale(std::string_view text, Numeral& numeral);

}  // namespace claimwatch
