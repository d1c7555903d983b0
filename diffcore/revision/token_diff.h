#pragma once

#include <string_view>
#include <vector>

#include "diffcore/text/range.h"

namespace claimwatch {

/// A stretch of two texts: the same in both, or one replaced by the other (either may be empty).
struct Edit {
  bool same = true;
  Range before;  ///< Bytes of the first text.
  Range after;   ///< Bytes of the second text.
  bool operator==(const Edit&) const = default;
};

/// Words that differ between two short texts (two quotes): eojeol and words, and inside a changed eojeol its
/// characters.
std::vector<Edit> diff_words(std::string_view before, std::string_view after);

/// How much work a diff did, for tests that hold it within bounds.
struct DiffCost {
  std::size_t compared_tokens = 0;  ///< Tokens handed to the word diff, both sides.
};

/// What differs between two texts of any size: first lines, cut behind full stops, then words in those that changed.
/// A block too big for that is told as replaced. Edits cover both texts in order.
std::vector<Edit> diff_texts(std::string_view before, std::string_view after, DiffCost* cost = nullptr);

}  // namespace claimwatch
