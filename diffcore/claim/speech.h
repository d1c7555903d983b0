#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "diffcore/claim/mentions.h"

// Who says what in one sentence. The words of speech come from the language's [speech], outlets from outlets.toml.

namespace claimwatch {

/// Somebody whom a sentence lets speak, and the part of it that they say.
struct Attribution {
  enum class Who { person, organisation, unnamed, outlet, pronoun, plural };
  Who who = Who::person;
  Range name;                         ///< Bytes of the article's text.
  std::optional<std::size_t> entity;  ///< Who they are or speak for; of outlets an index into RulesData::outlets.
  std::size_t at = 0;                 ///< Token of the verb, or of "according to".
  std::size_t from = 0, to = 0;       ///< Tokens of what they say, the last one out.
};

/// Who speaks in a sentence, and the outlets that somebody tells it to, or that have seen it: "told Reuters", CNBC와의
/// 인터뷰에서.
struct SpokenSentence {
  std::vector<Attribution> attributions;
  std::vector<std::pair<Range, std::size_t>> told;  ///< Its name and the outlet.
};
SpokenSentence spoken_sentence(const ReadSentence& sentence, std::string_view text, const RulesData& rules);

}  // namespace claimwatch
