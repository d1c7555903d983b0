#include "diffcore/quantity/numeral.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "diffcore/quantity/plain_text.h"
#include "diffcore/quantity/unit.h"

namespace claimwatch {
namespace {

struct Word {
  std::string_view word;
  int value;
};

constexpr Decimal too_large{std::numeric_limits<std::uint64_t>::max(), 0};

constexpr std::size_t syllable = 3;  // bytes of one in Hangul

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
constexpr std::array<Word, 3> korean_tens = {{{"천", 3}, {"백", 2}, {"십", 1}}};
constexpr std::array<Word, 4> korean_myriads = {{{"경", 16}, {"조", 12}, {"억", 8}, {"만", 4}}};

struct Digits {
  std::size_t end = 0;
  Decimal number;
  bool grouped = false;
};

bool three_digits_at(std::string_view text, std::size_t pos) {
  return is_digit(char_at(text, pos)) && is_digit(char_at(text, pos + 1)) && is_digit(char_at(text, pos + 2)) &&
         !is_digit(char_at(text, pos + 3));
}

/// "1350", "1,350", "13.75".
std::optional<Digits> digits_at(std::string_view text, std::size_t pos) {
  if (!is_digit(char_at(text, pos))) return std::nullopt;
  Digits result;
  std::string plain;
  for (;; ++pos) {
    const char c = char_at(text, pos);
    if (is_digit(c)) {
      plain += c;
    } else if (c == ',' && three_digits_at(text, pos + 1)) {
      result.grouped = true;
    } else if (c == '.' && is_digit(char_at(text, pos + 1)) && plain.find('.') == std::string::npos) {
      plain += c;
    } else {
      break;
    }
  }
  const auto number = decimal_of(plain);
  if (!number) return std::nullopt;
  result.end = pos;
  result.number = *number;
  return result;
}

/// What stands before one myriad: "1천350" of "1천350억", "삼백" of "삼백억".
struct Section {
  std::size_t end = 0;
  Decimal number;
  bool digits = false;
  bool grouped = false;
  int signs = 0;  ///< Of how many numbers and syllables it is made.
};

/// One step of a section: a digit or number, 천, 백 or 십, or both. False when there is none, or no smaller one than
/// before.
bool read_section_step(std::string_view text, Section& section, int& smallest) {
  const auto digits = digits_at(text, section.end);
  const auto word = digits ? std::nullopt : syllable_at(text, section.end, korean_digits);
  const std::size_t after = digits ? digits->end : section.end + (word ? syllable : 0);
  const auto tens = syllable_at(text, after, korean_tens);
  if (!digits && !word && !tens) return false;
  if (tens ? *tens >= smallest : smallest == 0) return false;
  const Decimal one{word ? static_cast<std::uint64_t>(*word) : 1, 0};
  const auto value = scaled(digits ? digits->number : one, tens.value_or(0));
  const auto sum = value ? sum_of(section.number, *value) : std::nullopt;
  if (!sum) return false;
  section.number = *sum;
  section.end = after + (tens ? syllable : 0);
  section.digits |= digits.has_value();
  section.grouped |= digits && digits->grouped;
  section.signs += (digits || word ? 1 : 0) + (tens ? 1 : 0);
  smallest = tens.value_or(0);
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

void read_and_more(std::string_view text, Numeral& numeral) {  // 20억여 달러, 100여 달러
  if (text.substr(numeral.end, syllable) != "여" || !korean_currency_at(text, numeral.end + syllable)) return;
  numeral.and_more = true;
  numeral.end += syllable;
}

/// Adds the section at `pos` to what was read: it ends in a smaller myriad, or in the unit of the whole.
bool read_next_section(std::string_view text, Numeral& numeral) {
  const Section section = section_at(text, past_blanks(text, numeral.end));
  if (section.signs == 0) return false;
  std::size_t end = section.end;
  bool and_more = false;
  const auto myriad = read_myriad(text, end, and_more);
  if (myriad ? *myriad >= numeral.exponent : !korean_currency_at(text, end)) return false;
  const auto value = scaled(section.number, myriad.value_or(0));
  const auto sum = value ? sum_of(numeral.number, *value) : std::nullopt;
  if (!sum) return false;
  numeral.number = *sum;
  numeral.end = end;
  numeral.and_more |= and_more;
  if (myriad) numeral.exponent = *myriad;
  return myriad.has_value();
}

/// 구조 and the like are words before they are numbers, and 만 원, 억 원, 조 원 give no number at all.
bool says_a_number(std::string_view text, const Section& section, bool myriad) {
  if (section.digits || section.signs > 1) return true;
  if (section.signs == 0 || !myriad) return false;
  constexpr std::array<std::string_view, 4> words = {"구조", "사조", "이조", "오조"};
  const std::string_view word = text.substr(section.end - syllable, 2 * syllable);
  return std::find(words.begin(), words.end(), word) == words.end();
}

std::optional<Numeral> korean_numeral_at(std::string_view text, std::size_t pos) {
  const Section section = section_at(text, pos);
  Numeral numeral;
  numeral.end = section.end;
  const auto myriad = read_myriad(text, numeral.end, numeral.and_more);
  const bool hundred = text.substr(pos, syllable) == "천" || text.substr(pos, syllable) == "백";
  if (!says_a_number(text, section, myriad.has_value()) && !(hundred && section.signs == 1)) return std::nullopt;
  const auto value = scaled(section.number, myriad.value_or(0));
  if (!value) return std::nullopt;
  numeral.number = *value;
  numeral.exponent = myriad.value_or(0);
  numeral.scaled = myriad || section.grouped || section.signs > 1;
  numeral.digits = section.digits;
  while (numeral.exponent > 0 && read_next_section(text, numeral)) {
  }
  read_and_more(text, numeral);
  return numeral;
}

constexpr std::array<Word, 20> english_scales = {
    {{"trillion", 12}, {"billion", 9}, {"million", 6},    {"thousand", 3}, {"trn", 12},     {"tn", 12}, {"bln", 9},
     {"bn", 9},        {"mln", 6},     {"mn", 6},         {"crore", 7},    {"lakh", 5},     {"t", 12},  {"b", 9},
     {"m", 6},         {"k", 3},       {"trillions", 12}, {"billions", 9}, {"millions", 6}, {"mm", 6}}};

/// "13bn", "13 billion", "13-billion"; a single letter belongs to a number only right behind it.
bool read_scale(std::string_view text, Numeral& numeral) {
  const std::size_t at = past_joint(text, numeral.end);
  for (const Word& scale : english_scales) {
    if (scale.word.size() < 2 && at != numeral.end) continue;
    if (!has_word_at(text, at, scale.word)) continue;
    // Too large a number is still this number, and not the one before its scale.
    numeral.number = scaled(numeral.number, scale.value).value_or(too_large);
    numeral.end = at + scale.word.size();
    numeral.exponent = scale.value;
    numeral.scaled = true;
    return true;
  }
  return false;
}

constexpr std::array<Word, 28> english_words = {
    {{"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
     {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
     {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
     {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},
     {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90}}};

/// A number word at `pos`, which moves behind it.
std::optional<int> read_word(std::string_view text, std::size_t& pos) {
  for (const Word& word : english_words) {
    if (!has_word_at(text, pos, word.word)) continue;
    pos += word.word.size();
    return word.value;
  }
  return std::nullopt;
}

/// Up to ninety-nine.
std::optional<int> read_below_hundred(std::string_view text, std::size_t& pos) {
  auto value = read_word(text, pos);
  if (!value || *value < 20) return value;
  std::size_t next = past_joint(text, pos);
  const auto ones = read_word(text, next);
  if (ones && *ones > 0 && *ones < 10) {
    pos = next;
    *value += *ones;
  }
  return value;
}

/// Up to nine hundred and ninety-nine, also "a hundred".
std::optional<int> read_below_thousand(std::string_view text, std::size_t& pos) {
  std::size_t at = pos;
  auto value = has_word_at(text, at, "a") ? (++at, std::optional<int>(1)) : read_below_hundred(text, at);
  if (!value) return std::nullopt;
  const std::size_t hundred = past_joint(text, at);
  const bool hundreds = has_word_at(text, hundred, "hundred");
  if (!hundreds && has_word_at(text, pos, "a")) return std::nullopt;
  pos = at;
  if (!hundreds) return value;
  *value *= 100;
  pos = hundred + std::string_view("hundred").size();
  std::size_t next = past_blanks(text, pos);
  if (has_word_at(text, next, "and")) next = past_blanks(text, next + 3);
  if (const auto rest = read_below_hundred(text, next)) {
    *value += *rest;
    pos = next;
  }
  return value;
}

/// "half a trillion", "a half-billion", "a billion": what stands before the scale, or none.
std::optional<Decimal> read_article(std::string_view text, std::size_t& pos) {
  for (const auto& [words, number] : {std::pair<std::string_view, Decimal>{"half a", {5, 1}},
                                      {"half-a", {5, 1}},
                                      {"a half", {5, 1}},
                                      {"half", {5, 1}},
                                      {"a", {1, 0}}}) {
    if (!has_word_at(text, pos, words)) continue;
    pos += words.size();
    return number;
  }
  return std::nullopt;
}

/// "two and a half" before a scale.
void read_and_a_half(std::string_view text, Numeral& numeral) {
  constexpr std::string_view half = "and a half";
  const std::size_t at = past_blanks(text, numeral.end);
  if (!has_word_at(text, at, half)) return;
  Numeral more = numeral;
  more.end = at + half.size();
  const auto sum = sum_of(numeral.number, Decimal{5, 1});
  if (!sum) return;
  more.number = *sum;
  if (read_scale(text, more)) numeral = more;
}

std::optional<Numeral> english_words_at(std::string_view text, std::size_t pos) {
  Numeral numeral;
  numeral.end = pos;
  if (const auto value = read_below_thousand(text, numeral.end)) {
    numeral.number.digits = static_cast<std::uint64_t>(*value);
    if (!read_scale(text, numeral)) read_and_a_half(text, numeral);
    return numeral;
  }
  const auto article = read_article(text, numeral.end);
  if (!article) return std::nullopt;
  numeral.number = *article;
  const std::size_t at = past_joint(text, numeral.end);
  if (at == numeral.end || !read_scale(text, numeral)) return std::nullopt;  // "a b": a letter, no billion
  return numeral;
}

/// Digits right behind a myriad that was too large to read: the 5000조 of 3경5000조.
bool behind_a_myriad(std::string_view text, std::size_t pos) {
  for (const auto& [end, words] :
       {std::pair{pos, std::string_view("만억조경")}, {before_blanks(text, pos), std::string_view("경")}}) {
    if (end < syllable + 1 || !is_digit(text[end - syllable - 1])) continue;
    const std::size_t found = words.find(text.substr(end - syllable, syllable));
    if (found != std::string_view::npos && found % syllable == 0) return true;
  }
  return false;
}

/// Whether digits at `pos` are the rest of a longer number ("1.2.3", "5 1/2") or a name ("H100").
bool inside_a_longer_sign(std::string_view text, std::size_t pos) {
  const char before = char_before(text, pos);
  if (is_digit(before)) return true;
  if (before == '.' && !is_digit(char_before(text, pos - 1)) && !hangul_before(text, pos - 1) &&
      !is_letter(char_before(text, pos - 1))) {
    return true;  // .5
  }
  if (behind_a_myriad(text, pos)) return true;
  const bool joined = before == '.' || before == ',' || before == '/' || before == ':';
  if (joined && is_digit(char_before(text, pos - 1))) return true;
  return is_letter(before) && !currency_before(text, pos);
}

}  // namespace

std::optional<Numeral> numeral_at(std::string_view text, std::size_t pos) {
  const char first = char_at(text, pos);
  if (is_letter(first)) {
    const char before = char_before(text, pos);
    return is_letter(before) || is_digit(before) ? std::nullopt : english_words_at(text, pos);
  }
  if (!is_digit(first)) return korean_numeral_at(text, pos);
  if (inside_a_longer_sign(text, pos)) return std::nullopt;
  auto numeral = korean_numeral_at(text, pos);
  if (numeral && numeral->exponent == 0 && !read_scale(text, *numeral)) read_and_a_half(text, *numeral);
  return numeral;
}

}  // namespace claimwatch
