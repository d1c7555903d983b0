#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/text/range.h"

// What a person's search words find in a text: 지분 also inside of 지분을, "stake" as a word of its own, whatever its
// case and width. docs/queries.md, "Words", tells it to people.

namespace claimwatch {

/// A place at which a search can begin: a run of letters, a run of digits, or one character of a script that is written
/// without spaces between words or with endings: Hangul, Han, kana. In lower case and of usual width.
struct SearchWord {
  std::string text;
  Range range;                ///< In the text as it stands.
  bool is_character = false;  ///< Of Hangul, Han or kana.
  bool goes_on = false;       ///< Such a character, and another one right behind it.
};

std::vector<SearchWord> search_words(std::string_view text);

/// What is searched: words that follow each other.
struct SearchPhrase {
  std::vector<SearchWord> words;
  bool open = false;  ///< Its last word may go on: "exclusiv*".
};

SearchPhrase search_phrase(std::string_view text);

/// Where the phrase stands among the words of a text.
std::vector<Range> occurrences(const std::vector<SearchWord>& words, const SearchPhrase& phrase);

/// The words as tokens for an index of phrases: of a character that goes on, it and the next one. A phrase of two
/// characters is one token then, where one character would be in most texts.
std::vector<std::string> search_tokens(const std::vector<SearchWord>& words);

/// The tokens that stand in a row wherever the phrase does, and nowhere else. `prefix`: the last one may go on.
struct TokenPhrase {
  std::vector<std::string> tokens;
  bool prefix = false;
  auto operator<=>(const TokenPhrase&) const = default;
};
TokenPhrase search_tokens(const SearchPhrase& phrase);

}  // namespace claimwatch
