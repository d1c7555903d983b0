#include "diffcore/quantity/figures.h"

#include <array>
#include <string>

#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

struct Part {
  std::string_view sign;
  Decimal value;
};

/// The parts that newspapers print, all of them exact.
constexpr std::array<Part, 17> parts = {{{"½", {5, 1}},
                                         {"¼", {25, 2}},
                                         {"¾", {75, 2}},
                                         {"⅛", {125, 3}},
                                         {"⅜", {375, 3}},
                                         {"⅝", {625, 3}},
                                         {"⅞", {875, 3}},
                                         {"1/2", {5, 1}},
                                         {"1/4", {25, 2}},
                                         {"3/4", {75, 2}},
                                         {"1/8", {125, 3}},
                                         {"3/8", {375, 3}},
                                         {"5/8", {625, 3}},
                                         {"7/8", {875, 3}},
                                         {"1/5", {2, 1}},
                                         {"1/10", {1, 1}},
                                         {"1/16", {625, 4}}}};

const Part* part_at(std::string_view text, std::size_t pos) {
  for (const Part& part : parts) {
    if (!has_at(text, pos, part.sign)) continue;
    const char next = char_at(text, pos + part.sign.size());
    if (!is_digit(next) && next != '/') return &part;
  }
  return nullptr;
}

/// The part behind a whole number: "2½", "8 3/4".
void read_part(std::string_view text, Figures& figures) {
  std::size_t at = figures.end;
  if (char_at(text, at) == ' ' || char_at(text, at) == '-') ++at;
  const Part* part = part_at(text, at);
  if (part == nullptr || (at == figures.end && is_digit(part->sign.front()))) return;
  const auto sum = sum_of(figures.number, part->value);
  if (!sum) return;
  figures.number = *sum;
  figures.end = at + part->sign.size();
}

bool three_digits_at(std::string_view text, std::size_t pos) {
  return is_digit(char_at(text, pos)) && is_digit(char_at(text, pos + 1)) && is_digit(char_at(text, pos + 2)) &&
         !is_digit(char_at(text, pos + 3));
}

}  // namespace

std::optional<Figures> figures_at(std::string_view text, std::size_t pos) {
  if (const Part* part = part_at(text, pos)) return Figures{pos + part->sign.size(), part->value, false};
  Figures figures;
  std::string plain = char_at(text, pos) == '.' ? "0" : "";
  if (!is_digit(char_at(text, pos + plain.size()))) return std::nullopt;
  bool point = false;
  for (;; ++pos) {
    const char c = char_at(text, pos);
    if (is_digit(c)) {
      plain += c;
    } else if (c == ',' && !point && three_digits_at(text, pos + 1)) {
      figures.grouped = true;
    } else if (c == '.' && !point && is_digit(char_at(text, pos + 1))) {
      point = true;
      plain += c;
    } else {
      break;
    }
  }
  const auto number = decimal_of(plain);
  if (!number) return std::nullopt;
  figures.end = pos;
  figures.number = *number;
  if (!point) read_part(text, figures);
  return figures;
}

}  // namespace claimwatch
