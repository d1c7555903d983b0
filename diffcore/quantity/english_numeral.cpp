#include "diffcore/quantity/english_numeral.h"

#include <algorithm>
#include <array>

#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

struct Word {
  std::string_view word;
  int value;
};

constexpr std::array<Word, 26> scales = {
    {{"trillion", 12}, {"billion", 9},     {"million", 6},    {"thousand", 3}, {"hundred", 2},  {"trn", 12},
     {"trln", 12},     {"tn", 12},         {"bln", 9},        {"bn", 9},       {"mln", 6},      {"mn", 6},
     {"mm", 6},        {"lakh crore", 12}, {"crore", 7},      {"lakh", 5},     {"t", 12},       {"b", 9},
     {"m", 6},         {"k", 3},           {"trillions", 12}, {"billions", 9}, {"millions", 6}, {"lakhs", 5},
     {"crores", 7},    {"quadrillion", 15}}};

/// The scale at or behind the blanks at `pos`; a single letter belongs to a number only right behind it.
const Word* scale_at(std::string_view text, std::size_t pos, std::size_t at) {
  const auto is_here = [&](const Word& scale) {
    return (scale.word.size() > 1 || at == pos) && has_word_at(text, at, scale.word);
  };
  const auto found = std::find_if(scales.begin(), scales.end(), is_here);
  return found == scales.end() ? nullptr : &*found;
}

/// "13bn", "13 billion", "13-billion".
bool read_scale(std::string_view text, Numeral& numeral) {
  const std::size_t at = past_joint(text, numeral.end);
  const Word* scale = scale_at(text, numeral.end, at);
  if (scale == nullptr) return false;
  // Too large a number is still this number, and not the one before its scale.
  numeral.number = scaled(numeral.number, scale->value).value_or(too_large);
  numeral.end = at + scale->word.size();
  numeral.exponent = scale->value;
  numeral.scaled = true;
  return true;
}

constexpr std::array<Word, 28> small_numbers = {
    {{"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
     {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
     {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
     {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},
     {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90}}};

/// A number word at `pos`, which moves behind it.
std::optional<int> read_word(std::string_view text, std::size_t& pos) {
  for (const Word& word : small_numbers) {
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

struct Part {
  std::string_view words;
  Decimal value;
};

/// Parts of one that are exact.
constexpr std::array<Part, 14> parts = {{{"half", {5, 1}},
                                         {"a half", {5, 1}},
                                         {"one half", {5, 1}},
                                         {"one-half", {5, 1}},
                                         {"a quarter", {25, 2}},
                                         {"one quarter", {25, 2}},
                                         {"one-quarter", {25, 2}},
                                         {"quarter", {25, 2}},
                                         {"three quarters", {75, 2}},
                                         {"three-quarters", {75, 2}},
                                         {"three-fourths", {75, 2}},
                                         {"a tenth", {1, 1}},
                                         {"one-tenth", {1, 1}},
                                         {"one tenth", {1, 1}}}};

const Part* part_at(std::string_view text, std::size_t pos) {
  const auto is_here = [&](const Part& part) { return has_word_at(text, pos, part.words); };
  const auto found = std::find_if(parts.begin(), parts.end(), is_here);
  return found == parts.end() ? nullptr : &*found;
}

/// "two and a half" million or percent, "two-and-a-half".
void read_and_a_part(std::string_view text, Numeral& numeral) {
  const std::size_t at = past_joint(text, numeral.end);
  if (!has_word_at(text, at, "and")) return;
  const std::size_t start = past_joint(text, at + 3);
  std::size_t end = start;
  Decimal value{5, 1};
  if (has_word_at(text, start, "a-half")) {
    end += std::string_view("a-half").size();
  } else if (const Part* part = part_at(text, start)) {
    value = part->value;
    end += part->words.size();
  }
  const auto sum = end == start ? std::nullopt : sum_of(numeral.number, value);
  if (!sum) return;
  numeral.number = *sum;
  numeral.end = end;
}

/// "three point five".
void read_point(std::string_view text, Numeral& numeral) {
  std::size_t at = past_blanks(text, numeral.end);
  if (!has_word_at(text, at, "point")) return;
  at = past_blanks(text, at + std::string_view("point").size());
  for (int places = 1; places <= 3; ++places) {
    const auto digit = read_word(text, at);
    if (!digit || *digit > 9) return;
    numeral.number = sum_of(numeral.number, Decimal{static_cast<std::uint64_t>(*digit), places}).value_or(too_large);
    numeral.end = at;
    at = past_joint(text, at);
  }
}

/// "one hundred twenty thousand five hundred": each part smaller than the scale of the one before.
void read_smaller_parts(std::string_view text, Numeral& numeral) {
  while (numeral.exponent > 2) {
    Numeral part;
    part.end = past_blanks(text, numeral.end);
    if (has_word_at(text, part.end, "and")) part.end = past_blanks(text, part.end + 3);
    const auto value = read_below_thousand(text, part.end);
    if (!value) return;
    part.number.digits = static_cast<std::uint64_t>(*value);
    read_scale(text, part);
    if (part.exponent >= numeral.exponent) return;
    numeral.number = sum_of(numeral.number, part.number).value_or(too_large);
    numeral.end = part.end;
    numeral.exponent = part.exponent;
  }
}

/// Behind what a part is taken of, "of a", "of 1" or the "a" of "half a"; `pos` where there is none.
std::size_t past_of_one(std::string_view text, std::size_t pos, bool half) {
  const std::size_t at = past_joint(text, pos);
  if (half && has_word_at(text, at, "a")) return at + 1;
  if (!has_word_at(text, at, "of")) return pos;
  const std::size_t one_at = past_blanks(text, at + 2);
  for (const std::string_view one : {"a", "one", "1"}) {
    if (has_word_at(text, one_at, one)) return one_at + one.size();
  }
  return pos;
}

/// "half a trillion", "a half-billion", "a quarter of a million", "half a percent"; a part of anything else is a share.
std::optional<Numeral> part_of_one_at(std::string_view text, std::size_t pos) {
  const Part* part = part_at(text, pos);
  if (part == nullptr) return std::nullopt;
  Numeral numeral;
  numeral.number = part->value;
  numeral.end = past_of_one(text, pos + part->words.size(), part->words == "half");
  if (read_scale(text, numeral)) return numeral;
  const std::size_t unit = past_joint(text, numeral.end);
  for (const std::string_view word : {"percent", "per cent", "per-cent", "%"}) {
    if (has_at(text, unit, word)) return numeral;
  }
  return std::nullopt;
}

/// "a billion", and not the million of "a third of a million".
std::optional<Numeral> one_scale_at(std::string_view text, std::size_t pos) {
  if (!has_word_at(text, pos, "a")) return std::nullopt;
  const std::size_t of = before_blanks(text, pos);
  if (has_word_before(text, of, "of")) {
    const std::size_t end = before_blanks(text, of - 2);
    for (const std::string_view part : {"third", "thirds", "half", "quarter", "quarters", "fifth", "fifths", "tenth"}) {
      if (has_word_before(text, end, part)) return std::nullopt;
    }
  }
  Numeral numeral;
  numeral.number = {1, 0};
  numeral.end = pos + 1;
  if (past_joint(text, numeral.end) == numeral.end) return std::nullopt;  // "a b": a letter, no billion
  return read_scale(text, numeral) ? std::optional(numeral) : std::nullopt;
}

}  // namespace

std::optional<Numeral> english_numeral_at(std::string_view text, std::size_t pos) {
  if (auto part = part_of_one_at(text, pos)) return part;
  Numeral numeral;
  numeral.end = pos;
  const auto value = read_below_thousand(text, numeral.end);
  if (!value) return one_scale_at(text, pos);
  numeral.number.digits = static_cast<std::uint64_t>(*value);
  read_point(text, numeral);
  read_and_a_part(text, numeral);
  if (read_scale(text, numeral)) read_smaller_parts(text, numeral);
  return numeral;
}

void read_english_scale(std::string_view text, Numeral& numeral) {
  if (read_scale(text, numeral)) return;
  Numeral more = numeral;
  read_and_a_part(text, more);
  if (read_scale(text, more)) numeral = more;
}

}  // namespace claimwatch
