#pragma once

#include <string_view>
#include <vector>

#include "diffcore/text/range.h"

namespace claimwatch {

/// Words of Latin letters (with inner ' ’ - & .: "OpenAI's" is "OpenAI" and "'s"), runs of Hangul ("오픈AI가" is "오픈AI가":
/// letters and Hangul together make one eojeol), numbers ("6.5", "1,350", digits and Hangul apart: "27" "%" / "130" "억달러"), and single other signs.
enum class TokenKind { word, number, sign };

struct Token {
  Range range;
  TokenKind kind;
  bool spaced = false;  ///< White space stands before it.
};

/// The tokens of `text[within]`, without white space, ranges counted in `text`.
std::vector<Token> tokens_of(std::string_view text, Range within);

}  // namespace claimwatch
