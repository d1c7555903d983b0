#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace claimwatch {

/// One character of UTF-8 text, at `at`, `size` bytes long. Where the bytes are no UTF-8, or the text ends: U+FFFD,
/// one byte long, or no byte.
struct Character {
  char32_t value = 0xFFFD;
  std::size_t at = 0;
  std::size_t size = 0;
  constexpr std::size_t end() const { return at + size; }
};

/// The same, for what is seldom met in news.
Character rare_character_at(std::string_view text, std::size_t at);

constexpr Character character_at(std::string_view text, std::size_t at) {
  if (at < text.size()) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const char32_t first = byte(0);
    if (first < 0x80) return {first, at, 1};
    const bool three = first >= 0xE1 && first <= 0xED && text.size() - at >= 3;  // U+1000 to U+D7FF
    const unsigned highest = first == 0xED ? 0x9F : 0xBF;
    if (three && byte(1) >= 0x80 && byte(1) <= highest && (byte(2) & 0xC0U) == 0x80)
      return {(first & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), at, 3};
  }
  return rare_character_at(text, at);
}

/// The character that ends at `end`.
Character character_before(std::string_view text, std::size_t end);
/// Whether a character begins at `at`, or the text ends there.
bool is_boundary(std::string_view text, std::size_t at);
/// The offset of the first byte that is no UTF-8; none: the size of `text`.
std::size_t first_invalid_utf8(std::string_view text);

inline bool is_hangul_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }  ///< 가 to 힣.

/// The properties below of what is seldom met in news: neither ASCII nor a Hangul syllable.
namespace rare {
bool is_space(char32_t c);
bool is_digit(char32_t c);
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_mark(char32_t c);
bool is_latin(char32_t c);
}  // namespace rare

inline bool is_ascii_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
inline bool is_ascii_lower(char32_t c) { return c >= 'a' && c <= 'z'; }
inline bool is_ascii_letter(char32_t c) { return is_ascii_lower(c | 0x20U); }

/// White space of any script, zero-width space and byte order mark included.
inline bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return !is_hangul_syllable(c) && rare::is_space(c);
}
inline bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : !is_hangul_syllable(c) && rare::is_digit(c);
}
inline bool is_letter(char32_t c) {
  return c < 0x80 ? is_ascii_letter(c) : is_hangul_syllable(c) || rare::is_letter(c);
}
inline bool is_upper(char32_t c) { return c < 0x80 ? is_ascii_upper(c) : !is_hangul_syllable(c) && rare::is_upper(c); }
inline bool is_lower(char32_t c) { return c < 0x80 ? is_ascii_lower(c) : !is_hangul_syllable(c) && rare::is_lower(c); }
/// Belongs to the character before it: combining, joiner, variation selector.
inline bool is_mark(char32_t c) { return c >= 0x300 && !is_hangul_syllable(c) && rare::is_mark(c); }
/// A letter of the Latin script.
inline bool is_latin(char32_t c) { return c < 0x80 ? is_ascii_letter(c) : c < 0x2000 && rare::is_latin(c); }
bool is_hangul(char32_t c);  ///< Syllables and letters; not ㆍ, which Unicode counts among the letters.
/// The final consonant of a syllable as Unicode numbers it: 0 none, 4 ㄴ, 8 ㄹ, 17 ㅂ, 18 ㅄ, 20 ㅆ.
int final_consonant(char32_t syllable);

/// `text` in lower case, character by character.
std::string lower_cased(std::string_view text);

/// Where the white space that begins at `start` ends, and where the one that ends at `end` begins.
std::size_t skip_spaces(std::string_view text, std::size_t start, std::size_t end);
std::size_t trim_end(std::string_view text, std::size_t start, std::size_t end);

}  // namespace claimwatch
