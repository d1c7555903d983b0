#include "diffcore/quantity/numeral.h"

#include "diffcore/quantity/currency.h"
#include "diffcore/quantity/english_numeral.h"
#include "diffcore/quantity/korean_numeral.h"
#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

/// Whether digits at `pos` are the rest of a longer number ("1.2.3", "1/2/2024") or a name ("H100").
bool inside_a_longer_sign(std::string_view text, std::size_t pos) {
  const char before = char_before(text, pos);
  if (is_digit(before)) return true;
  const bool joined = before == '.' || before == ',' || before == '/' || before == ':';
  if (joined && is_digit(char_before(text, pos - 1))) return true;
  return is_letter(before) && !currency_before(text, pos);
}

/// ".5", and not the end of a sentence without a blank behind it or of a version.
bool starts_with_a_point(std::string_view text, std::size_t pos) {
  const char before = char_before(text, pos);
  return !is_digit(before) && !is_letter(before) && before != '.' && !hangul_before(text, pos);
}

}  // namespace

std::optional<Numeral> numeral_at(std::string_view text, std::size_t pos, const CountUnits& counts) {
  const char first = char_at(text, pos);
  if (is_letter(first)) {
    const char before = char_before(text, pos);
    return is_letter(before) || is_digit(before) ? std::nullopt : english_numeral_at(text, pos);
  }
  if (first == '.' && !starts_with_a_point(text, pos)) return std::nullopt;
  if (is_digit(first) && char_before(text, pos) == '.' && starts_with_a_point(text, pos - 1)) return std::nullopt;
  if (is_digit(first) && inside_a_longer_sign(text, pos)) return std::nullopt;
  auto numeral = korean_numeral_at(text, pos, counts);
  if (numeral && numeral->digits && numeral->exponent == 0) read_english_scale(text, *numeral);
  return numeral;
}

}  // namespace claimwatch
