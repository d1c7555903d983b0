// The English words of currencies, and what makes other words of them.

#include <algorithm>
#include <array>

#include "diffcore/quantity/currency_words.h"
#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

/// When a currency's word is one; some are words of their own beside a small number ("200 pounds", "Team 5 won").
enum class Needs { nothing, money };

struct Word {
  std::string_view word;
  std::string_view code;
  Needs needs = Needs::nothing;
};

/// Of two that begin alike the longer stands first.
constexpr std::array<Word, 71> words = {{
    {"dollars", "USD"},
    {"dollar", "USD"},
    {"dlrs", "USD"},
    {"dlr", "USD"},
    {"bucks", "USD"},
    {"euro cents", "EUR"},
    {"cents", "USD"},
    {"cts", "USD"},
    {"cent", "USD"},
    {"euros", "EUR"},
    {"euro", "EUR"},
    {"pounds sterling", "GBP"},
    {"pound sterling", "GBP"},
    {"pounds", "GBP", Needs::money},
    {"pound", "GBP", Needs::money},
    {"pence", "GBP"},
    {"yen", "JPY"},
    {"yuan", "CNY"},
    {"renminbi", "CNY"},
    {"won", "KRW", Needs::money},
    {"rupees", "INR"},
    {"rupee", "INR"},
    {"roubles", "RUB"},
    {"rubles", "RUB"},
    {"rouble", "RUB"},
    {"ruble", "RUB"},
    {"cfa francs", "XOF"},
    {"cfa franc", "XOF"},
    {"francs", "CHF"},
    {"franc", "CHF"},
    {"reais", "BRL"},
    {"dirhams", "AED"},
    {"dirham", "AED"},
    {"riyals", "SAR"},
    {"riyal", "SAR"},
    {"rials", "IRR"},
    {"ringgit", "MYR"},
    {"pesos", "MXN"},
    {"peso", "MXN"},
    {"kronor", "SEK"},
    {"krona", "SEK"},
    {"kroner", "NOK"},
    {"krone", "NOK"},
    {"zlotys", "PLN"},
    {"zloty", "PLN"},
    {"liras", "TRY"},
    {"lira", "TRY"},
    {"lire", "ITL"},
    {"shekels", "ILS"},
    {"baht", "THB"},
    {"rand", "ZAR", Needs::money},
    {"dong", "VND", Needs::money},
    {"rupiah", "IDR"},
    {"forints", "HUF"},
    {"forint", "HUF"},
    {"koruna", "CZK"},
    {"korunas", "CZK"},
    {"hryvnias", "UAH"},
    {"hryvnia", "UAH"},
    {"naira", "NGN"},
    {"dinars", "KWD"},
    {"dinar", "KWD"},
    {"taka", "BDT"},
    {"shillings", "KES"},
    {"marks", "DEM", Needs::money},
    {"mark", "DEM", Needs::money},
    {"guilders", "NLG"},
    {"tenge", "KZT"},
    {"ruppees", "INR"},
    {"rmb", "CNY"},
    {"yens", "JPY"},
}};

struct Country {
  std::string_view name;
  std::string_view code;
};

/// Whose dollar or won it is, before the word.
constexpr std::array<Country, 40> countries = {{
    {"us", "USD"},        {"u.s.", "USD"},        {"american", "USD"},     {"canadian", "CAD"},   {"australian", "AUD"},
    {"hong kong", "HKD"}, {"singapore", "SGD"},   {"singaporean", "SGD"},  {"new taiwan", "TWD"}, {"taiwan", "TWD"},
    {"taiwanese", "TWD"}, {"new zealand", "NZD"}, {"south korean", "KRW"}, {"korean", "KRW"},     {"japanese", "JPY"},
    {"chinese", "CNY"},   {"british", "GBP"},     {"indian", "INR"},       {"swiss", "CHF"},      {"french", "FRF"},
    {"belgian", "BEF"},   {"german", "DEM"},      {"west german", "DEM"},  {"mexican", "MXN"},    {"philippine", "PHP"},
    {"argentine", "ARS"}, {"chilean", "CLP"},     {"colombian", "COP"},    {"swedish", "SEK"},    {"norwegian", "NOK"},
    {"danish", "DKK"},    {"turkish", "TRY"},     {"israeli", "ILS"},      {"saudi", "SAR"},      {"russian", "RUB"},
    {"brazilian", "BRL"}, {"pakistani", "PKR"},   {"egyptian", "EGP"},     {"kuwaiti", "KWD"},    {"iraqi", "IQD"},
}};

const Country* country_at(std::string_view text, std::size_t pos) {
  const auto is_here = [&](const Country& country) {
    return has_at(text, pos, country.name) && !is_letter(char_at(text, pos + country.name.size()));
  };
  const auto found = std::find_if(countries.begin(), countries.end(), is_here);
  return found == countries.end() ? nullptr : &*found;
}

constexpr std::size_t glance = 30;  // bytes around a number in which words tell what it counts

/// Whether one of `near` stands as a word among the few before the numeral that ends at `end`.
template <std::size_t size>
bool any_before(std::string_view text, std::size_t end, const std::array<std::string_view, size>& near) {
  for (std::size_t pos = end > glance ? end - glance : 0; pos < end; ++pos) {
    if (!is_letter(text[pos]) || is_letter(char_before(text, pos))) continue;
    if (std::any_of(near.begin(), near.end(), [&](std::string_view word) { return has_at(text, pos, word); }))
      return true;
  }
  return false;
}

constexpr std::array<std::string_view, 16> paying = {"paid",   "pay",   "fine",  "cost", "worth", "charge",
                                                     "price",  "earn",  "fee",   "rais", "donat", "spen",
                                                     "saving", "salar", "trade", "close"};

/// "200 pounds of steel", "a 2,000-pound bomb", "weighs 5,000 pounds".
bool weighs(std::string_view text, std::size_t pos, std::size_t end) {
  constexpr std::array<std::string_view, 7> weighing = {"weigh", "lost", "gain", "shed", "thrust", "payload", "lift"};
  return char_at(text, pos) == '-' || has_word_at(text, past_blanks(text, end), "of") ||
         any_before(text, pos, weighing);
}

bool money(std::string_view text, std::size_t pos, std::size_t end, const Numeral& numeral, bool pounds) {
  if (numeral.exponent >= 6) return true;
  if (pounds && weighs(text, pos, end)) return false;
  return numeral.scaled || (!pounds && numeral.number.places > 0) || any_before(text, pos, paying);
}

}  // namespace

std::optional<Currency> english_currency(std::string_view text, std::size_t pos, const Numeral& numeral) {
  std::size_t at = past_joint(text, pos);
  const Country* country = country_at(text, at);
  if (country != nullptr) at = past_joint(text, at + country->name.size());
  const auto is_here = [&](const Word& word) { return has_word_at(text, at, word.word); };
  const auto word = std::find_if(words.begin(), words.end(), is_here);
  if (word == words.end()) return std::nullopt;
  const std::size_t end = at + word->word.size();
  const bool pounds = word->word.starts_with("pound");
  if (word->needs == Needs::money && country == nullptr && !money(text, pos, end, numeral, pounds)) return std::nullopt;
  if (text.substr(at, 4) == "Cent") return std::nullopt;  // 50 Cent sings
  const bool hundredth =
      word->word.find("cent") != std::string_view::npos || word->word == "cts" || word->word == "pence";
  const std::string_view code = country != nullptr ? country->code : code_in_country(text, pos, word->code);
  return Currency{code, hundredth ? -2 : 0, end};
}

}  // namespace claimwatch
