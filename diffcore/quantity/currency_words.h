#pragma once

#include "diffcore/quantity/currency.h"

namespace claimwatch {

/// The Korean word of a currency at or behind the blanks at `pos`, where `numeral` ends.
std::optional<Currency> korean_currency(std::string_view text, std::size_t pos, const Numeral& numeral);

/// The English one, with the country before it ("US dollars"), at or behind the blanks or the hyphen at `pos`.
std::optional<Currency> english_currency(std::string_view text, std::size_t pos, const Numeral& numeral);

/// The code of a currency that several countries have (pesos), by the last of them that is named before `pos`; else
/// `code`, that of the largest.
std::string_view code_in_country(std::string_view text, std::size_t pos, std::string_view code);

}  // namespace claimwatch
