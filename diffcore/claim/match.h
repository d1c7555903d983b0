#pragma once

#include <array>
#include <optional>
#include <vector>

#include "diffcore/claim/mentions.h"

namespace claimwatch {

/// A frame's pattern found in a sentence.
struct Match {
  const Frame* frame = nullptr;
  std::vector<std::size_t> mentions;                ///< One for each element, as indices into the sentence's mentions.
  std::optional<std::size_t> value;                 ///< The mention that is the value, if the pattern has one.
  std::array<std::optional<std::size_t>, 2> roles;  ///< Mentions that the pattern itself puts into a role.
  bool compared = false;    ///< Its value is the one before, beside the value that the frame reads: "down from 32.5%".
  bool alike = false;       ///< Its words are those of another value in the sentence: "and Nvidia up to $10bn".
  bool contrasted = false;  ///< Its value is the one that is not so, beside the one that is: "14%, not 10%".
  int score = 0;            ///< Words and roles found, less the words passed over.
  std::size_t first = 0, last = 0;  ///< Tokens from the first element to the last, both in.
};

/// Whether a mention stands in one of the clauses of a match.
bool in_clauses(const Match& match, const Mention& mention, const ReadSentence& sentence);

/// Tokens that a reader passes between a mention and a match; 0 within it.
int distance_to(const Match& match, const Mention& mention, const ReadSentence& sentence);

/// Of the frames of the sentence's language, in their order, the best match of each pattern at each value, or of a
/// pattern without one at each first word.
std::vector<Match> matches_in(const ReadSentence& sentence, const ReadArticle& article, const RulesData& rules);

}  // namespace claimwatch
