#include "diffcore/quantity/korean_numeral.h"

#include <algorithm>
#include <array>

#include "diffcore/quantity/currency.h"
#include "diffcore/quantity/figures.h"
#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

struct Word {
  std::string_view word;
  int value;
};

/// The value of the syllable at `pos`, if it is one of `words`.
template <std::size_t size>
std::optional<int> syllable_at(std::string_view text, std::size_t pos, const std::array<Word, size>& words) {
  for (const Word& word : words) {
    if (text.substr(std::min(pos, text.size()), syllable) == word.word) return word.value;
  }
  return std::nullopt;
}

constexpr std::array<Word, 9> korean_digits = {
    {{"일", 1}, {"이", 2}, {"삼", 3}, {"사", 4}, {"오", 5}, {"육", 6}, {"칠", 7}, {"팔", 8}, {"구", 9}}};
constexpr std::array<Word, 10> native_tens = {{{"열", 10},
                                               {"스물", 20},
                                               {"스무", 20},
                                               {"서른", 30},
                                               {"마흔", 40},
                                               {"쉰", 50},
                                               {"예순", 60},
                                               {"일흔", 70},
                                               {"여든", 80},
                                               {"아흔", 90}}};
constexpr std::array<Word, 14> native_ones = {{{"한", 1},
                                               {"하나", 1},
                                               {"두", 2},
                                               {"둘", 2},
                                               {"세", 3},
                                               {"석", 3},
                                               {"셋", 3},
                                               {"네", 4},
                                               {"넉", 4},
                                               {"다섯", 5},
                                               {"여섯", 6},
                                               {"일곱", 7},
                                               {"여덟", 8},
                                               {"아홉", 9}}};
constexpr std::array<Word, 3> korean_tens = {{{"천", 3}, {"백", 2}, {"십", 1}}};
constexpr std::array<Word, 4> korean_myriads = {{{"경", 16}, {"조", 12}, {"억", 8}, {"만", 4}}};

/// What stands before one myriad: "1천350" of "1천350억", "삼백" of "삼백억".
struct Section {
  std::size_t end = 0;
  Decimal number;
  bool digits = false;
  bool grouped = false;
  int signs = 0;  ///< Of how many numbers and syllables it is made.
  int tens = 0;   ///< Of its last sign: 3 for 천.
};

/// One step of a section: a digit or number, 천, 백 or 십, or both. False when there is none, or no smaller one than
/// before.
bool read_section_step(std::string_view text, Section& section, int& smallest) {
  const bool apart = section.tens > 0 && char_at(text, section.end) == ' ';  // 5천 6백만
  const std::size_t start = section.end + (apart ? 1 : 0);
  const auto figures = figures_at(text, start);
  const auto word = figures ? std::nullopt : syllable_at(text, start, korean_digits);
  const std::size_t after = figures ? figures->end : start + (word ? syllable : 0);
  const auto tens = syllable_at(text, after, korean_tens);
  if ((!figures && !word && !tens) || (apart && (!tens || after == start))) return false;
  if (tens ? *tens >= smallest : smallest == 0) return false;
  const Decimal one{word ? static_cast<std::uint64_t>(*word) : 1, 0};
  const auto value = scaled(figures ? figures->number : one, tens.value_or(0));
  const auto sum = value ? sum_of(section.number, *value) : std::nullopt;
  if (!sum) return false;
  section.number = *sum;
  section.end = after + (tens ? syllable : 0);
  section.digits |= figures.has_value();
  section.grouped |= figures && figures->grouped;
  section.signs += (figures || word ? 1 : 0) + (tens ? 1 : 0);
  section.tens = smallest = tens.value_or(0);
  return true;
}

Section section_at(std::string_view text, std::size_t pos) {
  Section section;
  section.end = pos;
  int smallest = 4;
  while (read_section_step(text, section, smallest)) {
  }
  return section;
}

/// The myriad of a section, blanks and a 여 before it passed: "2196 억", "20여억". Moves `pos` behind it.
std::optional<int> read_myriad(std::string_view text, std::size_t& pos, bool& and_more) {
  const bool more = text.substr(pos, syllable) == "여";
  const std::size_t at = past_blanks(text, pos + (more ? syllable : 0));
  const auto myriad = syllable_at(text, at, korean_myriads);
  if (!myriad) return std::nullopt;
  and_more |= more;
  pos = at + syllable;
  return myriad;
}

/// Whether a currency, a percent sign or word, or a count stands at or after the blanks at `pos`.
bool korean_unit_at(std::string_view text, std::size_t pos, const CountUnits& counts) {
  const std::size_t unit = past_blanks(text, pos);
  return korean_currency_at(text, pos) || has_at(text, unit, "%") || has_at(text, unit, "퍼센트") ||
         count_after(text, pos, counts);
}

void read_and_more(std::string_view text, Numeral& numeral, const CountUnits& counts) {  // 20억여 달러, 100여 달러
  if (text.substr(numeral.end, syllable) != "여" || !korean_unit_at(text, numeral.end + syllable, counts)) return;
  numeral.and_more = true;
  numeral.end += syllable;
}

/// A sum that 64 bits cannot hold is still this number, and not the one behind its first myriad.
void add(Numeral& numeral, const Section& section, int exponent) {
  const auto value = scaled(section.number, exponent);
  numeral.number = (value ? sum_of(numeral.number, *value) : std::nullopt).value_or(too_large);
}

/// Adds the section at `pos` to what was read: it ends in a smaller myriad, in the unit of the whole, or
/// where a range goes on.
bool read_next_section(std::string_view text, Numeral& numeral, const CountUnits& counts) {
  const Section section = section_at(text, past_blanks(text, numeral.end));
  if (section.signs == 0) return false;
  std::size_t end = section.end;
  bool and_more = false;
  const auto myriad = read_myriad(text, end, and_more);
  const bool ends_range = char_at(text, end) == '~' || char_at(text, end) == '-';  // 2만6000~3만원
  if (myriad ? *myriad >= numeral.exponent : !ends_range && !korean_unit_at(text, end, counts)) return false;
  add(numeral, section, myriad.value_or(0));
  numeral.end = end;
  numeral.and_more |= and_more;
  if (myriad) numeral.exponent = *myriad;
  return myriad.has_value();
}

/// 만원 and 만오천원 are ten thousand and more; 만원 버스 is a full one, and 만 years need no number before them.
std::optional<Numeral> bare_myriad_at(std::string_view text, std::size_t pos, const CountUnits& counts) {
  constexpr std::string_view myriad = "만";
  if (!has_at(text, pos, myriad) || hangul_before(text, pos)) return std::nullopt;
  Numeral numeral;
  numeral.end = pos + myriad.size();
  numeral.number = {10'000, 0};
  numeral.exponent = 4;
  numeral.scaled = true;
  if (hangul_at(text, numeral.end)) read_next_section(text, numeral, counts);
  if (!korean_unit_at(text, numeral.end, counts)) return std::nullopt;
  constexpr std::array<std::string_view, 17> full_house = {
      "원 버스", "원버스",  "원 관중", "원관중",    "원 사례", "원사례",  "원 지하철", "원 열차", "원 전철",
      "원 객석", "원 경기", "원 행",   "원 승강기", "원 엘리", "원을 이", "원이",      "원 구장"};
  const auto follows = [&](std::string_view words) { return has_at(text, pos + myriad.size(), words); };
  return std::any_of(full_house.begin(), full_house.end(), follows) ? std::nullopt : std::optional(numeral);
}

/// 구조 and the like are words before they are numbers, and 억 원, 조 원 give no number at all.
bool says_a_number(std::string_view text, const Section& section, bool myriad) {
  if (section.digits || section.signs > 1) return true;
  if (section.signs == 0) return false;
  if (!myriad) return section.tens > 0;  // 천원, 백 달러
  constexpr std::array<std::string_view, 4> words = {"구조", "사조", "이조", "오조"};
  const std::string_view word = text.substr(section.end - syllable, 2 * syllable);
  return std::find(words.begin(), words.end(), word) == words.end();
}

/// The value of the native word at `pos`, which moves behind it; 0 for none.
template <std::size_t size>
int read_native(std::string_view text, std::size_t& pos, const std::array<Word, size>& words) {
  for (const Word& word : words) {
    if (!has_at(text, pos, word.word)) continue;
    pos += word.word.size();
    return word.value;
  }
  return 0;
}

}  // namespace

std::optional<Numeral> native_numeral_at(std::string_view text, std::size_t pos) {
  Numeral numeral;
  numeral.end = pos;
  const int tens = read_native(text, numeral.end, native_tens);
  const int value = tens + read_native(text, numeral.end, native_ones);
  if (value == 0) return std::nullopt;
  numeral.number.digits = static_cast<std::uint64_t>(value);
  return numeral;
}

std::optional<Numeral> korean_numeral_at(std::string_view text, std::size_t pos, const CountUnits& counts) {
  const Section section = section_at(text, pos);
  if (section.signs == 0) return bare_myriad_at(text, pos, counts);
  Numeral numeral;
  numeral.end = section.end;
  const auto myriad = read_myriad(text, numeral.end, numeral.and_more);
  if (!says_a_number(text, section, myriad.has_value())) return std::nullopt;
  add(numeral, section, myriad.value_or(0));
  numeral.exponent = myriad.value_or(0);
  numeral.tens = section.signs == 2 ? section.tens : 0;
  numeral.scaled = myriad || section.grouped || section.signs > 1;
  numeral.digits = section.digits;
  while (numeral.exponent > 0 && read_next_section(text, numeral, counts)) {
  }
  read_and_more(text, numeral, counts);
  return numeral;
}

}  // namespace claimwatch
