#pragma once

#include <vector>

#include "diffcore/claim/match.h"
#include "diffcore/claim/roles.h"

namespace claimwatch {

/// A match with its roles.
struct CastMatch {
  Match match;
  Casting casting;
  int score() const { return match.score + casting.score; }
};

/// What the article's sentence `index` says: topics compete for each value, and the best reading that finds its roles
/// gets it; readings without a value compete for the words that they share. Readings of silent topics win as all
/// others do; what they say is no claim.
std::vector<CastMatch> winning_matches(std::size_t index, const ReadArticle& article, const Discourse& discourse,
                                       const RulesData& rules);

}  // namespace claimwatch
