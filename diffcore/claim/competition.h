#pragma once

#include <functional>
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

/// Whether a reading's value is shared by several subjects, and no claim of one of them.
using IsNobodys = std::function<bool(const CastMatch&)>;

/// What the article's sentence `index` says: topics compete for each value, and the best reading that finds its roles
/// gets it; readings without a value compete for the words that they share. Readings of silent topics win as all
/// others do; what they say is no claim.
std::vector<CastMatch> winning_matches(std::size_t index, const ReadArticle& article, const Discourse& discourse,
                                       const RulesData& rules, const IsNobodys& is_nobodys);

}  // namespace claimwatch
