#include "diffcore/quantity/decimal.h"

#include <algorithm>
#include <limits>

namespace claimwatch {
namespace {

bool times_ten(std::uint64_t& digits) { return !__builtin_mul_overflow(digits, std::uint64_t{10}, &digits); }

}  // namespace

std::optional<Decimal> decimal_of(std::string_view text) {
  Decimal number;
  bool point = false;
  if (text.empty() || text.front() == '.' || text.back() == '.') return std::nullopt;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || !times_ten(number.digits)) return std::nullopt;
    if (__builtin_add_overflow(number.digits, static_cast<std::uint64_t>(c - '0'), &number.digits)) return std::nullopt;
    number.places += point ? 1 : 0;
  }
  return number;
}

std::optional<Decimal> scaled(Decimal number, int exponent) {
  number.places -= exponent;
  for (; number.places < 0; ++number.places) {
    if (!times_ten(number.digits)) return std::nullopt;
  }
  return number;
}

std::optional<Decimal> sum_of(Decimal a, Decimal b) {
  const int places = std::max(a.places, b.places);
  for (Decimal* number : {&a, &b}) {
    for (; number->places < places; ++number->places) {
      if (!times_ten(number->digits)) return std::nullopt;
    }
  }
  if (__builtin_add_overflow(a.digits, b.digits, &a.digits)) return std::nullopt;
  return a;
}

std::optional<Milli> milli_of(Decimal number) {
  int places = number.places - 3;
  for (; places < 0; ++places) {
    if (!times_ten(number.digits)) return std::nullopt;
  }
  for (; places > 0; --places) number.digits /= 10;
  if (number.digits > static_cast<std::uint64_t>(std::numeric_limits<Milli>::max())) return std::nullopt;
  return static_cast<Milli>(number.digits);
}

std::string text_of(Decimal number) {
  std::string text = std::to_string(number.digits);
  if (number.places == 0) return text;
  const auto places = static_cast<std::size_t>(number.places);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  return text.insert(text.size() - places, 1, '.');
}

std::string trimmed_text_of(Decimal number) {
  for (; number.places > 0 && number.digits % 10 == 0; --number.places) number.digits /= 10;
  return text_of(number);
}

}  // namespace claimwatch
