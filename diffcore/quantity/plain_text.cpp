#include "diffcore/quantity/plain_text.h"

#include <algorithm>

namespace claimwatch {
namespace {

/// What a sign of `width` bytes becomes: an ASCII sign, nothing ('\0'), or itself (`width` 0).
struct Plain {
  std::size_t width = 0;
  char sign = '\0';
};

unsigned byte_at(std::string_view text, std::size_t pos) {
  return pos < text.size() ? static_cast<unsigned char>(text[pos]) : 0U;
}

Plain plain_punctuation(unsigned last) {  // U+2000 to U+203F
  if (last >= 0x80 && last <= 0x8A) return {3, ' '};
  if (last >= 0x8B && last <= 0x8D) return {3, '\0'};
  if (last >= 0x90 && last <= 0x93) return {3, '-'};
  if (last == 0x98 || last == 0x99) return {3, '\''};
  if (last == 0xAF) return {3, ' '};
  return {};
}

Plain plain_full_width(unsigned middle, unsigned last) {  // U+FF01 to U+FF5E, and what shares their first byte
  if (middle == 0xBB && last == 0xBF) return {3, '\0'};
  if (middle == 0xB9 && last == 0xAA) return {3, '%'};  // the small one
  if (middle == 0xBC && last >= 0x81) return {3, static_cast<char>(last - 0x60)};
  if (middle == 0xBD && last <= 0x9E) return {3, static_cast<char>(last - 0x20)};
  return {};
}

Plain plain_at(std::string_view text, std::size_t pos) {
  const unsigned middle = byte_at(text, pos + 1);
  const unsigned last = byte_at(text, pos + 2);
  switch (byte_at(text, pos)) {
    case 0xC2: return middle == 0xA0 ? Plain{2, ' '} : middle == 0xAD ? Plain{2, '\0'} : Plain{};
    case 0xE2:
      if (middle == 0x80) return plain_punctuation(last);
      if (middle == 0x81 && last == 0xA0) return {3, '\0'};
      if (middle == 0x88 && last == 0x92) return {3, '-'};
      if (middle == 0x88 && last == 0xBC) return {3, '~'};
      return {};
    case 0xE3:
      if (middle == 0x80 && last == 0x80) return {3, ' '};
      if (middle == 0x80 && last == 0x9C) return {3, '~'};
      return {};
    case 0xEF: return plain_full_width(middle, last);
    default: return {};
  }
}

/// Behind the bytes from `pos` on of which none begins a sign that is replaced or left out.
std::size_t end_of_run(std::string_view text, std::size_t pos) {
  const auto may_be_replaced = [](char c) { return c == '\xC2' || c == '\xE2' || c == '\xE3' || c == '\xEF'; };
  while (pos < text.size() && !may_be_replaced(text[pos])) ++pos;
  return pos;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

PlainText::PlainText(std::string_view text) {
  plain_.reserve(text.size());
  bool left_out = false;
  for (std::size_t pos = 0; pos < text.size();) {
    if (const std::size_t end = end_of_run(text, pos); end > pos && !left_out) {
      plain_.append(text, pos, end - pos);
      pos = end;
      continue;
    }
    const Plain plain = plain_at(text, pos);
    if (plain.width > 0 && plain.sign == '\0') {
      left_out = true;
      pos += plain.width;
      continue;
    }
    const std::size_t width = std::max<std::size_t>(plain.width, 1);
    if (left_out || plain.width > 0) pins_.push_back({plain_.size(), pos, width});
    left_out = false;
    plain_.push_back(plain.width > 0 ? plain.sign : text[pos]);
    pos += width;
  }
}

Range PlainText::original_of(Range plain) const {
  const auto place_of = [this](std::size_t pos) {  // of the one byte at `pos`
    const auto after = std::upper_bound(pins_.begin(), pins_.end(), pos,
                                        [](std::size_t wanted, const Pin& pin) { return wanted < pin.plain; });
    if (after == pins_.begin()) return Range{pos, pos + 1};
    const Pin& pin = *(after - 1);
    if (pin.plain == pos) return Range{pin.original, pin.original + pin.width};
    const std::size_t start = pin.original + pin.width + (pos - pin.plain - 1);
    return Range{start, start + 1};
  };
  return {place_of(plain.start).start, place_of(plain.end - 1).end};
}

bool has_word_before(std::string_view text, std::size_t end, std::string_view words) {
  return end >= words.size() && has_at(text, end - words.size(), words) &&
         !is_letter(char_before(text, end - words.size()));
}

bool hangul_at(std::string_view text, std::size_t pos) {  // U+AC00 to U+D7A3
  const unsigned lead = byte_at(text, pos);
  if (lead < 0xEA || lead > 0xED || pos + 2 >= text.size()) return false;
  const unsigned sign =
      (lead & 0xFU) << 12U | (byte_at(text, pos + 1) & 0x3FU) << 6U | (byte_at(text, pos + 2) & 0x3FU);
  return sign >= 0xAC00 && sign <= 0xD7A3;
}

bool hangul_before(std::string_view text, std::size_t pos) { return pos >= 3 && hangul_at(text, pos - 3); }

std::size_t past_blanks(std::string_view text, std::size_t pos) {
  bool line = false;
  while (pos < text.size() && (is_blank(text[pos]) || (text[pos] == '\n' && !line))) line |= text[pos++] == '\n';
  return pos;
}

std::size_t before_blanks(std::string_view text, std::size_t pos) {
  bool line = false;
  while (pos > 0 && (is_blank(text[pos - 1]) || (text[pos - 1] == '\n' && !line))) line |= text[--pos] == '\n';
  return pos;
}

std::size_t past_joint(std::string_view text, std::size_t pos) {
  return char_at(text, pos) == '-' ? pos + 1 : past_blanks(text, pos);
}

}  // namespace claimwatch
