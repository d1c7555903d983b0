// The Korean words of currencies, and what makes other words of them.

#include <algorithm>
#include <array>

#include "diffcore/quantity/currency_words.h"
#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

struct Word {
  std::string_view word;
  std::string_view code;
  int exponent = 0;
};

/// Of two that begin alike the longer stands first.
constexpr std::array<Word, 28> words = {{
    {"달러", "USD"},   {"弗", "USD"},       {"불", "USD"},       {"원", "KRW"},     {"유로센트", "EUR", -2},
    {"유로", "EUR"},   {"엔", "JPY"},       {"円", "JPY"},       {"위안", "CNY"},   {"元", "CNY"},
    {"파운드", "GBP"}, {"펜스", "GBP", -2}, {"센트", "USD", -2}, {"프랑", "CHF"},   {"루피아", "IDR"},
    {"루피", "INR"},   {"루블", "RUB"},     {"헤알", "BRL"},     {"링깃", "MYR"},   {"디르함", "AED"},
    {"리얄", "SAR"},   {"바트", "THB"},     {"밧", "THB"},       {"크로나", "SEK"}, {"크로네", "NOK"},
    {"페소", "MXN"},   {"마르크", "DEM"},   {"동", "VND"},
}};

constexpr std::array<Word, 14> rarer_words = {{{"즈워티", "PLN"},
                                               {"포린트", "HUF"},
                                               {"코루나", "CZK"},
                                               {"리라", "TRY"},
                                               {"셰켈", "ILS"},
                                               {"세켈", "ILS"},
                                               {"랜드", "ZAR"},
                                               {"디나르", "KWD"},
                                               {"실링", "KES"},
                                               {"텡게", "KZT"},
                                               {"투그릭", "MNT"},
                                               {"흐리우냐", "UAH"},
                                               {"나이라", "NGN"},
                                               {"타카", "BDT"}}};

/// Whose dollar or franc it is, before the word.
constexpr std::array<Word, 25> countries = {
    {{"미국", "USD"},       {"미", "USD"},       {"美", "USD"},       {"us", "USD"},     {"호주", "AUD"},
     {"캐나다", "CAD"},     {"홍콩", "HKD"},     {"싱가포르", "SGD"}, {"대만", "TWD"},   {"타이완", "TWD"},
     {"뉴질랜드", "NZD"},   {"영국", "GBP"},     {"일본", "JPY"},     {"중국", "CNY"},   {"스위스", "CHF"},
     {"스웨덴", "SEK"},     {"노르웨이", "NOK"}, {"덴마크", "DKK"},   {"멕시코", "MXN"}, {"필리핀", "PHP"},
     {"아르헨티나", "ARS"}, {"칠레", "CLP"},     {"파키스탄", "PKR"}, {"베트남", "VND"}, {"독일", "DEM"}}};

/// What may be written onto a currency; any other Hangul makes a longer word of it. Those that also begin words stand
/// with the blank that must follow: 원인, 원로, 원화가.
constexpr std::array<std::string_view, 91> endings = {
    "을",   "이",   "은",   "의",    "에",   "으로", "로 ",  "로,",  "과",   "와",   "도",   "까지", "부터",
    "보다", "만 ",  "가 ",  "를",    "는",   "규모", "가량", "가까", "대의", "대 ",  "대로", "대였", "대다",
    "대이", "대가", "대는", "대 이", "대에", "대를", "대까", "대인", "어치", "짜리", "씩",   "쯤",   "정도",
    "안팎", "내외", "상당", "넘",    "미만", "이하", "수준", "화",   "선 ",  "선에", "선을", "선으", "권 ",
    "권을", "당 ",  "였",   "인 ",   "인데", "초과", "밖에", "남짓", "투자", "조달", "유치", "지원", "지급",
    "돌파", "기록", "입니", "뿐",    "꼴",   "마다", "처럼", "마저", "조차", "나 ",  "라 ",  "라는", "라고",
    "란 ",  "다 ",  "예산", "매출",  "손실", "흑자", "적자", "대출", "벌금", "여 ",  "치 ",  "같은", "지만"};

template <std::size_t size>
const Word* word_at(std::string_view text, std::size_t pos, const std::array<Word, size>& among) {
  const auto is_here = [&](const Word& word) { return has_at(text, pos, word.word); };
  const auto found = std::find_if(among.begin(), among.end(), is_here);
  return found == among.end() ? nullptr : &*found;
}

/// Whether one of `words` stands at `pos`, blanks before it passed.
template <std::size_t size>
bool any_follows(std::string_view text, std::size_t pos, const std::array<std::string_view, size>& following) {
  const std::size_t next = past_blanks(text, pos);
  return std::any_of(following.begin(), following.end(),
                     [&](std::string_view word) { return has_at(text, next, word); });
}

constexpr std::size_t glance = 40;  // bytes before a number in which words tell what it weighs

/// 2000파운드 폭탄, 몸무게 200파운드, 150파운드(68kg).
bool weighs(std::string_view text, std::size_t pos, std::size_t end) {
  constexpr std::array<std::string_view, 10> loads = {"급",   "아령", "덤벨",      "바벨",    "고기",
                                                      "폭탄", "무게", "짜리 폭탄", "의 폭탄", "의 무게"};
  if (any_follows(text, end, loads)) return true;
  const std::string_view behind = text.substr(end, text[std::min(end, text.size() - 1)] == '(' ? glance : 0);
  const std::string_view before = text.substr(pos > glance ? pos - glance : 0, std::min(pos, glance));
  const auto tells = [](std::string_view around, std::string_view word) {
    return around.find(word) != std::string_view::npos;
  };
  constexpr std::array<std::string_view, 5> weights = {"무게", "체중", "중량", "체급", "분의"};
  return tells(behind.substr(0, behind.find(')')), "kg") ||
         std::any_of(weights.begin(), weights.end(), [&](std::string_view word) { return tells(before, word); });
}

/// Other words and names that begin like a small sum: 3불 정책, 2024 유로 대회, 10위안에 들다, 2원화.
bool other_word(std::string_view text, std::size_t end, const Word& word, const Numeral& numeral) {
  if (word.word == "불") {
    constexpr std::array<std::string_view, 6> policies = {"정책", "원칙", "합의", "입장", "1한", "문제"};
    return numeral.number.digits < 10 && any_follows(text, end, policies);
  }
  if (word.word == "유로") {
    constexpr std::array<std::string_view, 8> games = {"대회", "우승", "결승", "예선", "본선", "챔피", "개막", "조별"};
    return any_follows(text, end, games);
  }
  if (word.word == "위안") {
    constexpr std::array<std::string_view, 7> ranks = {"에 들",   "에 진입",   "에 올",  "에 포함",
                                                       "에 이름", "으로 진입", "에 랭크"};
    return numeral.number.digits <= 100 && any_follows(text, end, ranks);
  }
  return word.word == "원" && has_at(text, end, "화");
}

}  // namespace

std::optional<Currency> korean_currency(std::string_view text, std::size_t pos, const Numeral& numeral) {
  std::size_t at = past_blanks(text, pos);
  const Word* country = word_at(text, at, countries);
  if (country != nullptr) at = past_blanks(text, at + country->word.size());
  const Word* word = word_at(text, at, words);
  if (word == nullptr) word = word_at(text, at, rarer_words);
  if (word == nullptr) return std::nullopt;
  const std::size_t end = at + word->word.size();
  if (word->word == "파운드" && numeral.exponent < 8 && weighs(text, pos, end)) return std::nullopt;
  if (word->word == "동" && numeral.exponent == 0) return std::nullopt;  // 101동 1201호
  if (!numeral.scaled && other_word(text, end, *word, numeral)) return std::nullopt;
  const bool surely = word->word.ends_with("달러") || (word->word == "원" && numeral.exponent > 0 && at == pos);
  if (!surely && !korean_ending_at(text, end)) return std::nullopt;
  const std::string_view code = country != nullptr ? country->code : code_in_country(text, pos, word->code);
  return Currency{code, word->exponent, end};
}

bool korean_ending_at(std::string_view text, std::size_t pos) {
  if (!hangul_at(text, pos)) return true;
  const auto is_here = [&](std::string_view ending) {
    if (!ending.ends_with(' ')) return has_at(text, pos, ending);
    ending.remove_suffix(1);
    return has_at(text, pos, ending) && !hangul_at(text, pos + ending.size());
  };
  return std::any_of(endings.begin(), endings.end(), is_here);
}

}  // namespace claimwatch
