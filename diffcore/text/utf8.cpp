#include "diffcore/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace claimwatch {
namespace {

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

}  // namespace

Character rare_character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0xFFFD, at, 0};
  const std::uint8_t* bytes = bytes_of(text) + at;
  const std::size_t left = text.size() - at;
  std::int32_t used = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, used, static_cast<std::int32_t>(left < 4 ? left : 4), c);
  if (c < 0) return {0xFFFD, at, 1};
  return {static_cast<char32_t>(c), at, static_cast<std::size_t>(used)};
}

Character character_before(std::string_view text, std::size_t end) {
  for (std::size_t size = 1; size <= 4 && size <= end; ++size) {
    if (!U8_IS_TRAIL(bytes_of(text)[end - size])) {
      const Character c = character_at(text, end - size);
      if (c.size == size) return c;
      break;
    }
  }
  return end == 0 ? Character{} : Character{0xFFFD, end - 1, 1};
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && !U8_IS_TRAIL(bytes_of(text)[at]));
}

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Character c = character_at(text, at);
    if (c.size == 1 && c.value == 0xFFFD) return at;
    at = c.end();
  }
  return at;
}

namespace rare {

bool is_space(char32_t c) { return u_isUWhiteSpace(icu(c)) || c == 0x200B || c == 0xFEFF; }
bool is_digit(char32_t c) { return u_isdigit(icu(c)); }
bool is_letter(char32_t c) { return u_isalpha(icu(c)) && c != U'ㆍ'; }
bool is_upper(char32_t c) { return u_isUUppercase(icu(c)); }
bool is_lower(char32_t c) { return u_isULowercase(icu(c)); }

bool is_mark(char32_t c) {
  constexpr std::uint32_t marks = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_MC_MASK;
  return (U_MASK(u_charType(icu(c))) & marks) != 0 || c == 0x200D;
}

bool is_latin(char32_t c) { return is_letter(c) && uscript_hasScript(icu(c), USCRIPT_LATIN); }

}  // namespace rare

bool is_hangul(char32_t c) {
  return is_hangul_syllable(c) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E && c != U'ㆍ');
}

int final_consonant(char32_t syllable) {
  return is_hangul_syllable(syllable) ? static_cast<int>((syllable - 0xAC00) % 28) : 0;
}

std::string lower_cased(std::string_view text) {
  std::string lower;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    at = c.end();
    if (is_hangul_syllable(c.value)) {
      lower.append(text, c.at, c.size);
      continue;
    }
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, u_tolower(icu(c.value)));
    lower.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  }
  return lower;
}

std::size_t skip_spaces(std::string_view text, std::size_t start, std::size_t end) {
  while (start < end) {
    const Character c = character_at(text, start);
    if (!is_space(c.value)) break;
    start = c.end();
  }
  return start;
}

std::size_t trim_end(std::string_view text, std::size_t start, std::size_t end) {
  while (end > start) {
    const Character c = character_before(text, end);
    if (!is_space(c.value)) break;
    end = c.at;
  }
  return end;
}

}  // namespace claimwatch
