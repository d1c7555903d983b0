#pragma once

#include "diffcore/quantity/currency.h"

namespace claimwatch {

/// The Korean word of a currency at or behind the blanks at `pos`, where `numeral` ends.
std::optional<Currency> korean_currency(std::string_view text, std::size_t pos, const Numeral& numeral);

/// The English one, with the country before it ("US dollars"), at or behind the blanks or the hyphen at `pos`.
std::optional<Currency> english_currency(std::string_view text, std::size_t pos, const Numeral& numeral);

}  // namespace claimwatch
