#include "diffcore/quantity/share.h"

#include <algorithm>
#include <array>

#include "diffcore/quantity/bounds.h"
#include "diffcore/quantity/currency.h"
#include "diffcore/quantity/numeral.h"
#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

/// `part` of `whole` in percent: exact to a tenth, else rounded to whole percents.
Share share_of(Range range, std::uint64_t part, std::uint64_t whole) {
  if (1000 * part % whole != 0) return {range, {(200 * part + whole) / (2 * whole), 0}, true};
  const std::uint64_t tenths = 1000 * part / whole;
  return {range, tenths % 10 == 0 ? Decimal{tenths / 10, 0} : Decimal{tenths, 1}, false};
}

/// A small whole number of a Korean fraction, in digits or Hangul, at `pos`, which moves behind it.
std::optional<std::uint64_t> read_part(std::string_view text, std::size_t& pos) {
  constexpr std::array<std::string_view, 10> words = {"일", "이", "삼", "사", "오", "육", "칠", "팔", "구", "십"};
  constexpr std::size_t most_digits = 4;
  std::uint64_t value = 0;
  std::size_t end = pos;
  while (is_digit(char_at(text, end)) && end - pos < most_digits) {
    value = value * 10 + static_cast<std::uint64_t>(text[end++] - '0');
  }
  for (std::size_t i = 0; end == pos && i < words.size(); ++i) {
    if (!has_at(text, pos, words[i])) continue;
    value = i + 1;
    end += words[i].size();
  }
  if (value == 0 || is_digit(char_at(text, end))) return std::nullopt;
  pos = end;
  return value;
}

/// 4분의 1, 삼분의 일.
std::optional<Share> korean_fraction_at(std::string_view text, std::size_t start) {
  constexpr std::string_view of = "분의";
  std::size_t pos = start;
  const auto whole = read_part(text, pos);
  if (!whole || !has_at(text, pos, of)) return std::nullopt;
  pos = past_blanks(text, pos + of.size());
  const auto part = read_part(text, pos);
  const bool ends = korean_ending_at(text, pos) || has_at(text, pos, "만큼") || has_at(text, pos, "토막");
  if (!part || *part >= *whole || !ends) return std::nullopt;  // 4분의 1분기, 4분의 1파운드
  return share_of({start, pos}, *part, *whole);
}

/// The part behind 할 that `sign` counts: the 2 of 3할2푼 or 3할 2푼.
std::uint64_t read_tenths_of(std::string_view text, std::size_t& pos, std::string_view sign) {
  std::size_t end = past_blanks(text, pos);
  const auto part = read_part(text, end);
  if (!part || *part > 9 || !has_at(text, end, sign)) return 0;
  pos = end + sign.size();
  return *part;
}

/// 3할, 2할5푼, and not 3할당 or 2할인.
std::optional<Share> tenths_at(std::string_view text, std::size_t start) {
  constexpr std::string_view sign = "할";
  std::size_t pos = start;
  const auto tenths = read_part(text, pos);
  if (!tenths || *tenths > 10 || !is_digit(char_at(text, start)) || !has_at(text, pos, sign)) return std::nullopt;
  pos += sign.size();
  const std::uint64_t hundredths = read_tenths_of(text, pos, "푼");
  const std::uint64_t thousandths = read_tenths_of(text, pos, "리");
  const Share share{{start, pos},
                    thousandths > 0 ? Decimal{*tenths * 100 + hundredths * 10 + thousandths, 1}
                                    : Decimal{*tenths * 10 + hundredths, 0},
                    false};
  constexpr std::array<std::string_view, 15> endings = {"을",   "이", "의", "은", "로",   "에",   "도",  "가량",
                                                        "정도", "대", "쯤", "넘", "이상", "이하", "까지"};
  const auto follows = [&](std::string_view ending) { return has_at(text, pos, ending); };
  const bool has_parts = hundredths > 0 || thousandths > 0;
  if (!has_parts && hangul_at(text, pos) && std::none_of(endings.begin(), endings.end(), follows)) return std::nullopt;
  return share;
}

/// 매출의 절반, 절반의 지분, 지분 절반, 절반 이상; and not 절반의 성공.
std::optional<Share> korean_half_at(std::string_view text, std::size_t start) {
  constexpr std::string_view half = "절반";
  if (!has_at(text, start, half) || hangul_before(text, start)) return std::nullopt;
  const std::size_t end = start + half.size();
  const std::size_t next = past_blanks(text, end);
  const Share share{{start, end}, {50, 0}, false};
  for (const std::string_view word : {"의 성공", "의 승리", "의 실패", "씩"}) {
    if (has_at(text, end, word)) return std::nullopt;
  }
  for (const std::string_view word :
       {"의 ", "이상", "이하", "가량", "가까", "넘", "정도", "이 넘", "을 넘", "에 가까", "쯤", "수준"}) {
    if (has_at(text, end, word) || has_at(text, next, word)) return share;
  }
  const std::string_view before = text.substr(0, before_blanks(text, start));
  for (const std::string_view word : {"의", "지분", "매출", "수익", "이익", "비용", "자금"}) {
    if (before.ends_with(word) && before.size() < start) return share;
  }
  return std::nullopt;
}

struct Fraction {
  std::string_view words;
  std::uint64_t part, whole;
};

constexpr std::array<Fraction, 33> fractions = {{
    {"half", 1, 2},           {"one half", 1, 2},      {"one-half", 1, 2},      {"a third", 1, 3},
    {"one third", 1, 3},      {"one-third", 1, 3},     {"two thirds", 2, 3},    {"two-thirds", 2, 3},
    {"a quarter", 1, 4},      {"one quarter", 1, 4},   {"one-quarter", 1, 4},   {"three quarters", 3, 4},
    {"three-quarters", 3, 4}, {"a fifth", 1, 5},       {"one fifth", 1, 5},     {"one-fifth", 1, 5},
    {"two fifths", 2, 5},     {"two-fifths", 2, 5},    {"three-fifths", 3, 5},  {"four-fifths", 4, 5},
    {"three fifths", 3, 5},   {"four fifths", 4, 5},   {"three-fourths", 3, 4}, {"three fourths", 3, 4},
    {"nine-tenths", 9, 10},   {"seven-tenths", 7, 10}, {"three-tenths", 3, 10}, {"an eighth", 1, 8},
    {"one-eighth", 1, 8},     {"a tenth", 1, 10},      {"one tenth", 1, 10},    {"one-tenth", 1, 10},
    {"a sixth", 1, 6},
}};

/// "half of the year" and "a quarter of a century" are times, "a quarter of a billion dollars" is a sum.
bool of_no_share(std::string_view text, std::size_t pos) {
  pos = past_blanks(text, pos);
  for (const std::string_view word : {"this", "the", "last", "next", "a", "an", "its"}) {
    if (has_word_at(text, pos, word)) pos = past_blanks(text, pos + word.size());
  }
  constexpr std::array<std::string_view, 21> others = {
      "year",     "decade",  "century", "month", "day",  "week",     "hour", "season", "fiscal",  "billion", "million",
      "trillion", "percent", "per",     "cent",  "mile", "thousand", "20",   "1 per",  "one per", "1%"};
  return std::any_of(others.begin(), others.end(), [&](std::string_view word) { return has_at(text, pos, word); });
}

bool half_among_halves(std::string_view text, std::size_t start) {
  const std::size_t end = before_blanks(text, start);
  constexpr std::array<std::string_view, 7> words = {"first", "second", "other", "latter", "last", "top", "bottom"};
  return char_before(text, start) == '-' || std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return has_word_before(text, end, word);
         });
}

/// Nothing follows that would make it something else: "by a third party", "by half a point", "by a quarter point".
bool ends_at(std::string_view text, std::size_t pos) {
  constexpr std::array<std::string_view, 26> others = {"to",    "in",       "from",  "since",  "over", "this", "last",
                                                       "next",  "on",       "after", "as",     "and",  "at",   "while",
                                                       "when",  "compared", "for",   "but",    "or",   "with", "within",
                                                       "under", "between",  "until", "before", "so"};
  const std::size_t next = past_blanks(text, pos);
  const char sign = char_at(text, next);
  return (sign != '-' && !is_letter(sign) && !is_digit(sign)) ||
         std::any_of(others.begin(), others.end(),
                     [&](std::string_view word) { return has_word_at(text, next, word); });
}

/// "half its revenue", "about half the price"; but "half the battle".
bool is_half_of_what_follows(std::string_view text, std::size_t start, std::size_t end) {
  const std::size_t next = past_blanks(text, end);
  const auto follows = [&](std::string_view word) { return has_word_at(text, next, word); };
  const bool hedged = end_before_cue(text, start) != before_blanks(text, start);
  if (!follows("its") && !follows("their") && !(hedged && follows("the"))) return false;
  return has_at(text, start, "half") && !of_no_share(text, end) && !half_among_halves(text, start);
}

/// "by a third", "a quarter stake", "a fifth goes to": shares without saying of what.
bool surely_a_share(std::string_view text, std::size_t start, std::size_t end) {
  const std::size_t next = past_joint(text, end);
  for (const std::string_view word : {"stake", "share", "interest", "ownership", "majority", "owned"}) {
    if (has_at(text, next, word)) return true;
  }
  for (const std::string_view word : {"goes", "go", "went", "flows", "belongs"}) {
    if (has_word_at(text, next, word)) return true;
  }
  const bool by = has_word_before(text, end_before_cue(text, start), "by");
  return (by && ends_at(text, end)) || is_half_of_what_follows(text, start, end);
}

/// The word of `words` at `pos`, which moves behind it and the blanks after it.
bool read_word(std::string_view text, std::size_t& pos, std::initializer_list<std::string_view> words) {
  const auto* word = std::find_if(words.begin(), words.end(),
                                  [&](std::string_view candidate) { return has_word_at(text, pos, candidate); });
  if (word == words.end()) return false;
  pos = past_blanks(text, pos + word->size());
  return true;
}

/// A number of dollars or cents, in digits or a word, at `pos`, which moves behind it and the blanks after it.
std::optional<std::uint64_t> read_coins(std::string_view text, std::size_t& pos) {
  const auto number = numeral_at(text, pos, {});
  if (!number || number->number.places != 0 || number->number.digits == 0) return std::nullopt;
  pos = past_blanks(text, number->end);
  return number->number.digits;
}

/// "20 cents of each dollar", "20 cents on the dollar".
std::optional<Share> cents_at(std::string_view text, std::size_t start) {
  constexpr std::uint64_t dollar = 100;
  std::size_t pos = start;
  const auto cents = read_coins(text, pos);
  const bool is_rate = cents && *cents < dollar && read_word(text, pos, {"cents"}) &&
                       read_word(text, pos, {"of", "out of", "in", "on", "for", "from"}) &&
                       read_word(text, pos, {"every", "each", "the"}) && read_word(text, pos, {"dollar"});
  if (!is_rate) return std::nullopt;
  return share_of({start, before_blanks(text, pos)}, *cents, dollar);
}

/// "one dollar in five", "a dollar of every five".
std::optional<Share> dollars_at(std::string_view text, std::size_t start) {
  constexpr std::uint64_t most = 20;
  std::size_t pos = start;
  if (!read_word(text, pos, {"one", "a"}) || !read_word(text, pos, {"dollar"})) return std::nullopt;
  const bool of = read_word(text, pos, {"of"});
  if (!of && !read_word(text, pos, {"in", "out of"})) return std::nullopt;
  if (!read_word(text, pos, {"every", "each"}) && of) return std::nullopt;
  const auto whole = read_coins(text, pos);
  const std::size_t end = before_blanks(text, pos);
  if (!whole || *whole < 2 || *whole > most || read_word(text, pos, {"years", "months", "weeks", "days", "hours"}))
    return std::nullopt;
  return share_of({start, end}, 1, *whole);
}

std::optional<Share> english_share_at(std::string_view text, std::size_t start) {
  if (is_letter(char_before(text, start))) return std::nullopt;
  if (auto rate = dollars_at(text, start)) return rate;
  if (auto cents = cents_at(text, start)) return cents;
  for (const Fraction& fraction : fractions) {
    if (!has_word_at(text, start, fraction.words)) continue;
    const std::size_t end = start + fraction.words.size();
    const std::size_t of = past_blanks(text, end);
    const bool said_of = has_word_at(text, of, "of");
    if (said_of ? of_no_share(text, of + 2) || half_among_halves(text, start) : !surely_a_share(text, start, end)) {
      return std::nullopt;
    }
    return share_of({start, end}, fraction.part, fraction.whole);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Share> share_at(std::string_view text, std::size_t pos) {
  const char first = char_at(text, pos);
  if (is_letter(first)) return english_share_at(text, pos);
  if (is_digit(char_before(text, pos)) || (!is_digit(first) && hangul_before(text, pos))) return std::nullopt;
  if (auto cents = cents_at(text, pos)) return cents;
  if (auto half = korean_half_at(text, pos)) return half;
  if (auto fraction = korean_fraction_at(text, pos)) return fraction;
  return tenths_at(text, pos);
}

}  // namespace claimwatch
