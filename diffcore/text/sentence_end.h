#pragma once

#include <string_view>
#include <vector>

#include "diffcore/text/range.h"

namespace claimwatch {

/// The sentences of one piece of text (layout.h), in order, not overlapping, without surrounding white space.
/// A stretch without a letter or digit is none.
std::vector<Range> split_sentences(std::string_view text, Range piece);

/// Whether the last word is followed by punctuation that ends a sentence.
bool ends_in_stop(std::string_view text);

/// Ends in a question mark, or in a Korean ending that asks.
bool is_question(std::string_view sentence);

}  // namespace claimwatch
