#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/text/range.h"

namespace claimwatch {

/// A text in the signs that the readers of this folder know: full-width forms, the many blanks, dashes, tildes and
/// apostrophes are their ASCII fellows, soft hyphens and zero-width signs are gone. Everything else is as it was.
class PlainText {
 public:
  explicit PlainText(std::string_view text);
  std::string_view text() const { return plain_; }
  /// Where a range of `text()`, not empty, stands in the text that it was made from.
  Range original_of(Range plain) const;

 private:
  /// One plain byte that stands for `width` bytes, or the first one after something left out.
  struct Pin {
    std::size_t plain, original, width;
  };

  std::string plain_;
  std::vector<Pin> pins_;
};

// Looking at a plain text; every position may be its end.

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
inline char char_at(std::string_view text, std::size_t pos) { return pos < text.size() ? text[pos] : '\0'; }
inline char char_before(std::string_view text, std::size_t pos) { return pos > 0 ? text[pos - 1] : '\0'; }

/// Whether `words` stand at `pos`, letters in either case (`words` is in lower case).
inline bool has_at(std::string_view text, std::size_t pos, std::string_view words) {
  if (pos > text.size() || text.size() - pos < words.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (lowered(text[pos + i]) != words[i]) return false;
  }
  return true;
}
/// The same, and no Latin letter or digit follows.
inline bool has_word_at(std::string_view text, std::size_t pos, std::string_view words) {
  if (!has_at(text, pos, words)) return false;
  const char next = char_at(text, pos + words.size());
  return !is_letter(next) && !is_digit(next);
}
/// Whether `words` end at `end`, and no Latin letter stands before them.
bool has_word_before(std::string_view text, std::size_t end, std::string_view words);

bool hangul_at(std::string_view text, std::size_t pos);
bool hangul_before(std::string_view text, std::size_t pos);

/// Past the blanks at `pos`, of which one may be the end of a line.
std::size_t past_blanks(std::string_view text, std::size_t pos);
/// Before the blanks that end at `pos`, of which one may be the end of a line.
std::size_t before_blanks(std::string_view text, std::size_t pos);
/// Past blanks, or past the one hyphen of "13-billion".
std::size_t past_joint(std::string_view text, std::size_t pos);

}  // namespace claimwatch
