#include "diffcore/quantity/currency.h"

#include <algorithm>
#include <array>

#include "diffcore/quantity/currency_words.h"
#include "diffcore/quantity/figures.h"
#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

/// Written before or after a number. Codes that are also words (ALL, MAD, PEN, COP) are left out.
constexpr std::array<std::string_view, 44> codes = {
    "USD", "EUR", "GBP", "JPY", "KRW", "CNY", "CHF", "AUD", "CAD", "HKD", "SGD", "TWD", "NZD", "INR", "BRL",
    "SEK", "AED", "SAR", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "MXN", "ZAR", "THB", "IDR", "VND", "RUB",
    "PHP", "MYR", "ILS", "EGP", "NGN", "PKR", "BDT", "ARS", "UAH", "KZT", "QAR", "KWD", "KES", "LKR"};

struct Sign {
  std::string_view sign;
  std::string_view code;
};

constexpr std::array<Sign, 21> signs = {
    {{"€", "EUR"}, {"£", "GBP"}, {"￡", "GBP"},  {"¥", "JPY"},   {"￥", "JPY"}, {"₩", "KRW"},  {"￦", "KRW"},
     {"₹", "INR"}, {"₱", "PHP"}, {"₽", "RUB"}, {"₺", "TRY"},   {"₫", "VND"},  {"₴", "UAH"},  {"₪", "ILS"},
     {"฿", "THB"}, {"₦", "NGN"}, {"RMB", "CNY"}, {"Rs.", "INR"}, {"Rs", "INR"}, {"RM", "MYR"}, {"NTD", "TWD"}}};

/// The letters before a dollar sign. "$" alone is the American one.
constexpr std::array<Sign, 19> dollar_signs = {{{"", "USD"},
                                                {"US", "USD"},
                                                {"U.S.", "USD"},
                                                {"USD", "USD"},
                                                {"A", "AUD"},
                                                {"AU", "AUD"},
                                                {"AUD", "AUD"},
                                                {"C", "CAD"},
                                                {"CA", "CAD"},
                                                {"CAD", "CAD"},
                                                {"HK", "HKD"},
                                                {"HKD", "HKD"},
                                                {"S", "SGD"},
                                                {"SGD", "SGD"},
                                                {"NT", "TWD"},
                                                {"NZ", "NZD"},
                                                {"NZD", "NZD"},
                                                {"R", "BRL"},
                                                {"Mex", "MXN"}}};

/// The dollar sign that ends at `end`, with the letters before it; codes may stand apart: "CAD $5".
Currency dollars_before(std::string_view text, std::size_t end) {
  for (const std::size_t letters_end : {end - 1, before_blanks(text, end - 1)}) {
    std::size_t start = letters_end;
    while (start > 0 && end - start < 6 && (is_letter(text[start - 1]) || text[start - 1] == '.')) --start;
    const std::string_view letters = text.substr(start, letters_end - start);
    const bool apart = letters_end != end - 1;
    for (const Sign& sign : dollar_signs) {
      if (letters == sign.sign && !letters.empty() && (!apart || letters.size() > 1)) return {sign.code, 0, start};
    }
  }
  return {"USD", 0, end - 1};
}

bool letter_or_digit(char c) { return is_letter(c) || is_digit(c); }

std::optional<Currency> code_at(std::string_view text, std::size_t pos) {
  for (const std::string_view code : codes) {
    if (!letter_or_digit(char_at(text, pos + code.size())) && text.substr(std::min(pos, text.size()), 3) == code) {
      return Currency{code, 0, pos + code.size()};
    }
  }
  return std::nullopt;
}

/// "100억$", "5 €", "85¢", "50p"; a sign before the next number belongs to that.
std::optional<Currency> sign_at(std::string_view text, std::size_t pos, const Numeral& numeral) {
  const std::size_t at = past_blanks(text, pos);
  struct After {
    std::string_view sign, code;
    int exponent;
    bool apart;  // may stand behind a blank
  };
  constexpr std::array<After, 4> after = {
      {{"$", "USD", 0, false}, {"€", "EUR", 0, true}, {"¢", "USD", -2, false}, {"£", "GBP", 0, false}}};
  for (const After& one : after) {
    const std::size_t start = one.apart ? at : pos;
    const std::size_t end = start + one.sign.size();
    if (has_at(text, start, one.sign) && !is_digit(char_at(text, past_blanks(text, end)))) {
      return Currency{one.code, one.exponent, end};
    }
  }
  const bool screen = numeral.number.digits % 120 == 0 || numeral.number.digits == 144;  // 480p, 720p, 1080p
  if (numeral.digits && numeral.exponent == 0 && !screen && has_word_at(text, pos, "p")) {
    return Currency{"GBP", -2, pos + 1};
  }
  return std::nullopt;
}

/// Figures in millions, of which "R" is the currency; R2 and R500 are names.
bool rand_at(std::string_view text, std::size_t pos) {
  const auto figures = figures_at(text, pos);
  const std::size_t at = figures ? past_blanks(text, figures->end) : pos;
  for (const std::string_view scale : {"million", "billion", "trillion", "bn", "m"}) {
    if (figures && has_word_at(text, at, scale)) return true;
  }
  return false;
}

}  // namespace

std::optional<Currency> currency_after(std::string_view text, std::size_t pos, const Numeral& numeral) {
  if (const auto korean = korean_currency(text, pos, numeral)) return korean;
  if (!numeral.digits && hangul_at(text, past_blanks(text, pos))) return std::nullopt;
  if (const auto sign = sign_at(text, pos, numeral)) return sign;
  if (const auto code = code_at(text, past_blanks(text, pos))) return code;
  return english_currency(text, pos, numeral);
}

std::optional<Currency> currency_before(std::string_view text, std::size_t pos) {
  const std::size_t end = before_blanks(text, pos);
  if (char_before(text, end) == '$') return dollars_before(text, end);
  const std::string_view before = text.substr(0, end);
  const auto stands_alone = [&](std::string_view word) {
    return before.ends_with(word) && !letter_or_digit(char_before(text, end - word.size()));
  };
  if (end == pos && stands_alone("R") && rand_at(text, pos)) return Currency{"ZAR", 0, end - 1};
  for (const Sign& sign : signs) {
    if (is_letter(sign.sign.front()) ? stands_alone(sign.sign) : before.ends_with(sign.sign)) {
      return Currency{sign.code, 0, end - sign.sign.size()};
    }
  }
  for (const std::string_view code : codes) {
    if (stands_alone(code)) return Currency{code, 0, end - code.size()};
  }
  return std::nullopt;
}

std::string_view code_in_country(std::string_view text, std::size_t pos, std::string_view code) {
  struct Country {
    std::string_view name, of, code;
  };
  constexpr std::array<Country, 22> countries = {
      {{"Philippin", "MXN", "PHP"},  {"Manila", "MXN", "PHP"},   {"필리핀", "MXN", "PHP"},   {"Argentin", "MXN", "ARS"},
       {"아르헨티나", "MXN", "ARS"}, {"Chile", "MXN", "CLP"},    {"칠레", "MXN", "CLP"},     {"Colombia", "MXN", "COP"},
       {"콜롬비아", "MXN", "COP"},   {"Cuba", "MXN", "CUP"},     {"Pakistan", "INR", "PKR"}, {"파키스탄", "INR", "PKR"},
       {"Sri Lanka", "INR", "LKR"},  {"스리랑카", "INR", "LKR"}, {"Nepal", "INR", "NPR"},    {"Danish", "NOK", "DKK"},
       {"Denmark", "NOK", "DKK"},    {"덴마크", "NOK", "DKK"},   {"Uganda", "KES", "UGX"},   {"Tanzania", "KES", "TZS"},
       {"Iraq", "KWD", "IQD"},       {"Serbia", "KWD", "RSD"}}};
  constexpr std::size_t glance = 300;
  const std::string_view before = text.substr(pos > glance ? pos - glance : 0, std::min(pos, glance));
  std::size_t last = 0;
  std::string_view result = code;
  for (const Country& country : countries) {
    const std::size_t found = country.of == code ? before.rfind(country.name) : std::string_view::npos;
    if (found == std::string_view::npos || found < last) continue;
    last = found;
    result = country.code;
  }
  return result;
}

bool korean_currency_at(std::string_view text, std::size_t pos) {
  Numeral myriad;
  myriad.exponent = 4;
  myriad.scaled = true;
  return korean_currency(text, pos, myriad).has_value();
}

}  // namespace claimwatch
