#pragma once

#include <string>
#include <vector>

#include "diffcore/claim/match.h"

namespace claimwatch {

/// A scope that a match speaks of, whether only weak words name it, or none at all.
struct NamedScope {
  std::string name;
  bool weak = false;
  bool usual = false;
};

/// The scopes that a match speaks of: its frame's, else those named around it, else the topic's usual one. Empty when
/// the topic needs a scope and none is named. Adds the words that named them to `reasons`.
std::vector<NamedScope> scopes_of(const Match& match, std::size_t index, const ReadArticle& article,
                                  const RulesData& rules, std::vector<Reason>& reasons);

}  // namespace claimwatch
