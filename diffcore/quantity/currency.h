#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "diffcore/quantity/numeral.h"

namespace claimwatch {

/// A currency beside a number.
struct Currency {
  std::string_view code;  ///< ISO 4217.
  int exponent = 0;       ///< -2 for cents.
  std::size_t edge = 0;   ///< Behind the number its end, before it its start.
};

/// The currency at or behind the blanks at `pos`, where a numeral ends: 달러, "US dollars", "EUR", "¢".
/// None when it is a longer word or no money: 원칙, 엔비디아, "200 pounds of steel", "50 Cent".
std::optional<Currency> currency_after(std::string_view text, std::size_t pos, const Numeral& numeral);

/// The currency written before the number at `pos`: "$", "US$", "€", "KRW ", "Rs ".
std::optional<Currency> currency_before(std::string_view text, std::size_t pos);

/// Whether a Korean currency stands at or after the blanks at `pos`.
bool korean_currency_at(std::string_view text, std::size_t pos);

/// Whether what stands at `pos`, behind a Korean unit, ends its word: a particle or suffix, or no Hangul at all.
bool korean_ending_at(std::string_view text, std::size_t pos);

}  // namespace claimwatch
