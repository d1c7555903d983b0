#pragma once

#include <map>
#include <optional>

#include "diffcore/claim/claim.h"
#include "diffcore/claim/speech.h"

namespace claimwatch {

/// Who says what a claim says, and which outlet it is cited from. Source: docs/claims.md, "Speaker and outlet".
struct Telling {
  std::optional<Speaker> speaker;
  std::optional<CitedOutlet> outlet;
};

/// Finds who tells what in one article; reads each sentence for it once.
class Tellers {
 public:
  Tellers(const ReadArticle& article, const RulesData& rules) : article_(article), rules_(rules) {}

  /// Who tells the words at `words` of a sentence: named in it, or in the one before where a quote goes on; else whose
  /// turn of an interview it is.
  Telling of(Range words, std::size_t sentence);

 private:
  const SpokenSentence& spoken(std::size_t sentence);
  CitedOutlet cited(Range name, std::size_t outlet) const;
  std::optional<Speaker> speaker(const Attribution& from, std::size_t index);
  std::optional<Speaker> last_of(std::initializer_list<Attribution::Who> kinds, std::size_t index);
  std::optional<Speaker> of_the_quote(std::size_t index);
  std::optional<Speaker> of_the_turn(const ReadSentence& sentence) const;

  const ReadArticle& article_;
  const RulesData& rules_;
  std::map<std::size_t, SpokenSentence> spoken_;
};

}  // namespace claimwatch
