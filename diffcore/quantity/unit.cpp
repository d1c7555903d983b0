#include "diffcore/quantity/unit.h"

#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

/// Whether what follows a percent sign or word makes points of it, or a longer word.
bool percentage_points(std::string_view text, std::size_t pos) {
  if (has_word_at(text, pos, "p") || has_word_at(text, pos, "pp") || has_word_at(text, pos, "pt")) return true;
  const std::size_t at = past_joint(text, pos);
  return has_at(text, at, "point") || has_at(text, at, "포인트") || has_at(text, at, "p ");
}

bool hexadecimal(char c) { return is_digit(c) || (c >= 'A' && c <= 'F'); }

/// The number before `pos` in 아이폰 16프로: that of a model.
bool names_a_device(std::string_view text, std::size_t pos) {
  while (is_digit(char_before(text, pos))) --pos;
  const std::string_view before = text.substr(0, before_blanks(text, pos));
  for (const std::string_view maker :
       {"아이폰", "아이패드", "맥북", "갤럭시", "버즈", "에어팟", "픽셀", "서피스", "샤오미", "워치"}) {
    if (before.ends_with(maker)) return true;
  }
  return false;
}

std::optional<std::size_t> percent_word_end(std::string_view text, std::size_t pos, const Numeral& numeral) {
  for (const std::string_view word : {"퍼센트", "프로", "퍼"}) {
    if (!has_at(text, pos, word)) continue;
    const std::size_t end = pos + word.size();
    const bool close = numeral.digits ? numeral.end == pos && !names_a_device(text, pos) : true;
    const bool number = word == "퍼센트" || (close && korean_ending_at(text, end));
    return number ? std::optional(end) : std::nullopt;  // 27프로, 백 프로, and not 아이폰 15 프로 or 프로그램
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
  return Unit{Unit::Kind::percent, {}, 0, end};
}

}  // namespace

std::optional<Unit> unit_after(std::string_view text, std::size_t pos, const Numeral& numeral,
                               const CountUnits& counts) {
  if (auto percent = percent_after(text, pos, numeral)) return percent;
  if (const auto currency = currency_after(text, pos, numeral)) return unit_of(*currency);
  const auto count = count_after(text, pos, counts);
  return count ? std::optional(Unit{Unit::Kind::count, count->name, 0, count->end}) : std::nullopt;
}

}  // namespace claimwatch
