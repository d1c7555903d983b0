#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "diffcore/quantity/reader.h"

namespace claimwatch {

/// A sentence as a copy of it must tell it: words may be others, marks not.
struct MarkedSentence {
  std::uint32_t marks = 0;           ///< Hash of its numbers with their units and bounds, its negations and hedges.
  std::vector<std::uint32_t> words;  ///< Hashes of all other words, sorted; of Hangul their stems.
  bool operator==(const MarkedSentence&) const = default;
};

/// The sentences of an NFC text that have words; `quantities` are all of the text. The date of a dateline is no mark: a
/// copy has its own.
std::vector<MarkedSentence> marked_sentences(std::string_view text, std::span<const Quantity> quantities);

/// Whether each sentence of `copy` that `original` has in like words has the same marks there. Word shingles are blind
/// to that: of a hundred words one digit, unit, negation or hedge changes four.
bool marks_agree(std::span<const MarkedSentence> copy, std::span<const MarkedSentence> original);

}  // namespace claimwatch
