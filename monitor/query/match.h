#pragma once

#include <functional>
#include <string>
#include <vector>

#include "monitor/index/index.h"
#include "monitor/index/parts.h"
#include "monitor/query/query.h"

namespace claimwatch {

/// What a query is asked about: a flag, or an article with all that it claims.
struct Candidate {
  /// A flag, or a claim and a flag of which it is a side.
  struct Statement {
    std::string topic;
    std::vector<std::string> entities;
    std::string kind, state;  ///< Empty of a claim that no flag names.
  };
  std::vector<Statement> statements;
  std::vector<std::string> sources;
  Day day;
  std::function<bool(const SearchPhrase&)> says;  ///< Whether the phrase stands in its words.
};

/// Whether one of its statements has what all terms ask of statements, and none has what a negated one asks; and the
/// other terms hold.
bool fits(const Query& query, const Candidate& candidate);

/// What a term asks for that no article has: sources without any. A slip of the pen would show as a list without them.
Result<std::vector<std::string>> query_notes(const Query& query, const Parts& parts);

Candidate::Statement statement_of(const FlagView& flag);
/// The same of a flag as it was when it was decided on.
Candidate::Statement statement_of(const Decision& decision);

/// Whether it says which state is wanted. A list then also has flags that are gone because a claim was misread.
bool asks_for_state(const Query& query);

/// Its day is the new side's; its words are both quotes and both titles. Lives no longer than these.
Candidate candidate_of(const FlagView& flag, const SideWords& older, const SideWords& newer);
Candidate candidate_of(const Decision& decision);

}  // namespace claimwatch
