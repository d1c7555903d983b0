#pragma once

#include <optional>
#include <vector>

#include "diffcore/claim/match.h"

namespace claimwatch {

/// When a claim holds and how sure the article is of it, with the words that say so.
struct Circumstances {
  bool no_claim = false;  ///< A question, a wish or a supposition. Source: docs/claims.md, rule 2.
  Time time = Time::current;
  Certainty certainty = Certainty::stated;
  std::optional<Range> told_in_past;  ///< A verb that puts it there, where another value is of now.
  bool only_by_verb = false;          ///< An event, former by nothing but a Korean verb in the past.
  bool only_turns = false;            ///< Planned by nothing but what will be so: 갖게 된다.
  std::vector<Reason> reasons;
};

/// Reads them from the cues around a match in the article's sentence `index`. `one_off` tells whether the claim is of
/// an event, which is former once it is told as background. Source: docs/claims.md, rule 11.
Circumstances circumstances_of(const Match& match, std::size_t index, const ReadArticle& article,
                               const RulesData& rules, std::optional<Day> published, std::string_view scope);

}  // namespace claimwatch
