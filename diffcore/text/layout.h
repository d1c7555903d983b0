#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "diffcore/text/range.h"

namespace claimwatch {

/// What the lines of a text make of it: a headline, a list item, a turn of an interview, or a paragraph, with lines
/// that were only wrapped joined again. Sentences are then found inside pieces (sentence_end.h).
struct Piece {
  Range range;           ///< Without surrounding white space, list mark and speaker's name.
  std::size_t line = 0;  ///< Of its start, from 1.
  bool heading = false;
  bool item = false;
  bool same_paragraph = false;  ///< Text after its bold lead-in ("**Revenue.** text").
  Range speaker;
};

std::vector<Piece> pieces_of(std::string_view text);

}  // namespace claimwatch
