#include "diffcore/quantity/unit.h"

#include <algorithm>
#include <array>

#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

/// When a currency's word is one; the others are words of their own beside a small number ("200 pounds", "Team 5 won").
enum class Needs { nothing, scale, ending };

struct Currency {
  std::string_view word;
  std::string_view code;
  Needs needs = Needs::nothing;  // `ending`: a Korean ending or nothing behind it, for 엔비디아, 파운드리, 원칙
};

constexpr std::array<Currency, 32> korean_currencies = {{
    {"달러", "USD"},
    {"미국 달러", "USD"},
    {"미국달러", "USD"},
    {"미 달러", "USD"},
    {"미달러", "USD"},
    {"호주달러", "AUD"},
    {"호주 달러", "AUD"},
    {"캐나다달러", "CAD"},
    {"캐나다 달러", "CAD"},
    {"홍콩달러", "HKD"},
    {"홍콩 달러", "HKD"},
    {"싱가포르달러", "SGD"},
    {"싱가포르 달러", "SGD"},
    {"대만달러", "TWD"},
    {"대만 달러", "TWD"},
    {"뉴질랜드달러", "NZD"},
    {"弗", "USD"},
    {"불", "USD", Needs::ending},
    {"원", "KRW", Needs::ending},
    {"유로", "EUR", Needs::ending},
    {"엔", "JPY", Needs::ending},
    {"위안", "CNY", Needs::ending},
    {"파운드", "GBP", Needs::ending},
    {"스위스프랑", "CHF", Needs::ending},
    {"스위스 프랑", "CHF", Needs::ending},
    {"루피", "INR", Needs::ending},
    {"루블", "RUB", Needs::ending},
    {"헤알", "BRL", Needs::ending},
    {"링깃", "MYR", Needs::ending},
    {"디르함", "AED", Needs::ending},
    {"리얄", "SAR", Needs::ending},
    {"센트", "USD", Needs::ending},
}};

/// What may be written onto a currency; any other Hangul makes a longer word of it.
constexpr std::array<std::string_view, 56> korean_endings = {
    "을",  "이",  "은",   "의",   "에",   "으로", "로 ",  "과",   "와",   "도",   "까지", "부터", "보다", "만 ",
    "가 ", "를",  "는",   "규모", "가량", "가까", "대의", "대 ",  "대로", "대에", "대를", "대까", "어치", "짜리",
    "씩",  "쯤",  "정도", "안팎", "내외", "상당", "넘",   "미만", "이하", "수준", "화",   "선 ",  "선에", "선을",
    "권 ", "당 ", "였",   "인 ",  "초과", "밖에", "남짓", "투자", "조달", "유치", "지원", "지급", "돌파", "기록"};

bool korean_ending_at(std::string_view text, std::size_t pos) {
  if (!hangul_at(text, pos)) return true;
  // 원인, 원로, 원화가: of endings that also make words, those are listed with the blank that must follow.
  const auto is_here = [&](std::string_view ending) {
    if (!ending.ends_with(' ')) return text.substr(pos, ending.size()) == ending;
    ending.remove_suffix(1);
    return text.substr(pos, ending.size()) == ending && !hangul_at(text, pos + ending.size());
  };
  return std::any_of(korean_endings.begin(), korean_endings.end(), is_here);
}

/// The longest Korean currency at `pos`.
const Currency* korean_currency(std::string_view text, std::size_t pos) {
  const Currency* longest = nullptr;
  for (const Currency& currency : korean_currencies) {
    if (text.substr(std::min(pos, text.size()), currency.word.size()) != currency.word) continue;
    if (currency.needs == Needs::ending && !korean_ending_at(text, pos + currency.word.size())) continue;
    if (longest == nullptr || longest->word.size() < currency.word.size()) longest = &currency;
  }
  return longest;
}

constexpr std::array<Currency, 25> english_currencies = {{
    {"dollars", "USD"},
    {"dollar", "USD"},
    {"bucks", "USD"},
    {"cents", "USD"},
    {"cent", "USD"},
    {"euros", "EUR"},
    {"euro", "EUR"},
    {"pounds sterling", "GBP"},
    {"pounds", "GBP", Needs::scale},
    {"pound", "GBP", Needs::scale},
    {"pence", "GBP"},
    {"yen", "JPY"},
    {"yuan", "CNY"},
    {"renminbi", "CNY"},
    {"won", "KRW", Needs::scale},
    {"rupees", "INR"},
    {"roubles", "RUB"},
    {"rubles", "RUB"},
    {"swiss francs", "CHF"},
    {"francs", "CHF", Needs::scale},
    {"reais", "BRL"},
    {"dirhams", "AED"},
    {"riyals", "SAR"},
    {"ringgit", "MYR"},
    {"rmb", "CNY"},
}};

/// Whose dollar or won it is, before the word.
constexpr std::array<Currency, 16> english_countries = {{
    {"us", "USD"},
    {"u.s.", "USD"},
    {"american", "USD"},
    {"canadian", "CAD"},
    {"australian", "AUD"},
    {"hong kong", "HKD"},
    {"singapore", "SGD"},
    {"new taiwan", "TWD"},
    {"taiwan", "TWD"},
    {"new zealand", "NZD"},
    {"south korean", "KRW"},
    {"korean", "KRW"},
    {"japanese", "JPY"},
    {"chinese", "CNY"},
    {"british", "GBP"},
    {"indian", "INR"},
}};

constexpr std::array<std::string_view, 18> codes = {"USD", "EUR", "GBP", "JPY", "KRW", "CNY", "CHF", "AUD", "CAD",
                                                    "HKD", "SGD", "TWD", "NZD", "INR", "BRL", "SEK", "AED", "SAR"};

constexpr std::array<Currency, 9> symbols = {{{"€", "EUR"},
                                              {"£", "GBP"},
                                              {"￡", "GBP"},
                                              {"¥", "JPY"},
                                              {"￥", "JPY"},
                                              {"₩", "KRW"},
                                              {"￦", "KRW"},
                                              {"₹", "INR"},
                                              {"RMB", "CNY"}}};

/// The letters before a dollar sign. "$" alone is the American one.
constexpr std::array<Currency, 13> dollar_signs = {{{"", "USD"},
                                                    {"US", "USD"},
                                                    {"U.S.", "USD"},
                                                    {"A", "AUD"},
                                                    {"AU", "AUD"},
                                                    {"C", "CAD"},
                                                    {"CA", "CAD"},
                                                    {"HK", "HKD"},
                                                    {"S", "SGD"},
                                                    {"NT", "TWD"},
                                                    {"NZ", "NZD"},
                                                    {"R", "BRL"},
                                                    {"Mex", "MXN"}}};

Unit money(std::string_view code, std::size_t end, int exponent = 0) { return {false, code, exponent, end}; }

std::optional<Unit> english_currency(std::string_view text, std::size_t pos, const Numeral& numeral) {
  std::string_view code;
  for (const Currency& country : english_countries) {
    if (!has_at(text, pos, country.word) || is_letter(char_at(text, pos + country.word.size()))) continue;
    code = country.code;
    pos = past_joint(text, pos + country.word.size());
    break;
  }
  for (const Currency& currency : english_currencies) {
    if (!has_word_at(text, pos, currency.word)) continue;
    if (currency.needs == Needs::scale && !numeral.scaled && code.empty()) return std::nullopt;
    if (has_at(text, pos, "cent ")) break;  // 50 Cent sings
    const bool hundredth = currency.word.starts_with("cent") || currency.word == "pence";
    return money(code.empty() ? currency.code : code, pos + currency.word.size(), hundredth ? -2 : 0);
  }
  return std::nullopt;
}

std::optional<Unit> code_at(std::string_view text, std::size_t pos) {
  for (const std::string_view code : codes) {
    const char next = char_at(text, pos + code.size());
    if (text.substr(std::min(pos, text.size()), code.size()) == code && !is_letter(next) && !is_digit(next)) {
      return money(code, pos + code.size());
    }
  }
  return std::nullopt;
}

std::optional<Unit> currency_after(std::string_view text, std::size_t pos, const Numeral& numeral) {
  const std::size_t at = past_blanks(text, pos);
  if (const Currency* currency = korean_currency(text, at)) {
    return money(currency->code, at + currency->word.size(), currency->word == "센트" ? -2 : 0);
  }
  if (!numeral.digits && hangul_at(text, at)) return std::nullopt;
  if (numeral.scaled && char_at(text, pos) == '$') return money("USD", pos + 1);  // 100억$
  if (const auto code = code_at(text, at)) return code;
  return english_currency(text, past_joint(text, pos), numeral);
}

/// Whether what follows a percent sign or word makes points of it, or a longer word.
bool percentage_points(std::string_view text, std::size_t pos) {
  if (has_word_at(text, pos, "p") || has_word_at(text, pos, "pp") || has_word_at(text, pos, "pt")) return true;
  const std::size_t at = past_joint(text, pos);
  return has_at(text, at, "point") || has_at(text, at, "포인트") || has_at(text, at, "p ");
}

bool hexadecimal(char c) { return is_digit(c) || (c >= 'A' && c <= 'F'); }

std::optional<std::size_t> percent_word_end(std::string_view text, std::size_t pos, const Numeral& numeral) {
  for (const std::string_view word : {"퍼센트", "프로"}) {
    if (!has_at(text, pos, word)) continue;
    const std::size_t end = pos + word.size();
    const bool number = word == "퍼센트" || (numeral.digits && numeral.end == pos && korean_ending_at(text, end));
    return number ? std::optional(end) : std::nullopt;  // 27프로, and not 아이폰 15 프로 or 프로그램
  }
  for (const std::string_view word : {"percent", "per cent", "per-cent", "pct"}) {
    if (has_word_at(text, pos, word)) return pos + word.size();
  }
  return std::nullopt;
}

std::optional<Unit> percent_after(std::string_view text, std::size_t pos, const Numeral& numeral) {
  const std::size_t at = past_blanks(text, pos);
  std::size_t end = at + 1;
  if (char_at(text, at) == '%') {
    const char next = char_at(text, end);
    if (is_digit(next) || (hexadecimal(next) && hexadecimal(char_at(text, end + 1)))) return std::nullopt;  // a%20URL
  } else {
    const std::size_t word = char_at(text, at) == '-' ? at + 1 : at;
    const auto word_end = percent_word_end(text, word, numeral);
    if (!word_end) return std::nullopt;
    end = *word_end;
  }
  if (percentage_points(text, end)) return std::nullopt;
  return Unit{true, {}, 0, end};
}

}  // namespace

std::optional<Unit> unit_after(std::string_view text, std::size_t pos, const Numeral& numeral) {
  if (auto percent = percent_after(text, pos, numeral)) return percent;
  return currency_after(text, pos, numeral);
}

std::optional<Unit> currency_before(std::string_view text, std::size_t pos) {
  const std::size_t end = before_blanks(text, pos);
  if (char_before(text, end) == '$') {
    std::size_t start = end - 1;
    while (start > 0 && (is_letter(text[start - 1]) || text[start - 1] == '.')) --start;
    const std::string_view letters = text.substr(start, end - 1 - start);
    for (const Currency& sign : dollar_signs) {
      if (letters == sign.word) return money(sign.code, start);
    }
    return money("USD", end - 1);
  }
  for (const Currency& symbol : symbols) {
    if (text.substr(0, end).ends_with(symbol.word)) return money(symbol.code, end - symbol.word.size());
  }
  for (const std::string_view code : codes) {
    if (!text.substr(0, end).ends_with(code)) continue;
    const std::size_t start = end - code.size();
    if (!is_letter(char_before(text, start)) && !is_digit(char_before(text, start))) return money(code, start);
  }
  return std::nullopt;
}

bool korean_currency_at(std::string_view text, std::size_t pos) {
  return korean_currency(text, past_blanks(text, pos)) != nullptr;
}

}  // namespace claimwatch
