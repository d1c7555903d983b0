#pragma once

#include "diffcore/quantity/numeral.h"

namespace claimwatch {

constexpr std::size_t syllable = 3;  ///< Bytes of one in Hangul.

/// The number in figures, Hangul or both that starts at `pos`: "1,350", "137억 5천만", "삼백억", and "만" before a
/// currency. None where a scale stands alone (억), and in words that only begin like numbers (구조).
std::optional<Numeral> korean_numeral_at(std::string_view text, std::size_t pos, const CountUnits& counts);

/// The number in native words at `pos`, which only counts things: 두, 열두, 스무. None for any other.
std::optional<Numeral> native_numeral_at(std::string_view text, std::size_t pos);

}  // namespace claimwatch
