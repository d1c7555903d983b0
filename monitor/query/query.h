#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"
#include "diffcore/text/day.h"
#include "diffcore/text/search_words.h"
#include "diffcore/topic/rules.h"
#include "monitor/watch/watch.h"

// The language in which every list is asked for: docs/queries.md.

namespace claimwatch {

/// What a term asks about. Without a field's name it is `text`.
enum class QueryField { text, topic, entity, source, kind, state, since, until, saved };

struct QueryTerm;

/// All of its terms must hold.
struct Query {
  std::vector<QueryTerm> terms;
};

/// One field with the values of which one must hold; or, negated, none.
struct QueryTerm {
  QueryField field = QueryField::text;
  bool negated = false;
  std::vector<std::string> names;  ///< Of topics, entities (by id), kinds, states; of sources as they were asked for.
  std::vector<SearchPhrase> phrases;  ///< Of `text`, and what a source's name has.
  Day day;                            ///< Of `since` and `until`.
  std::vector<Query> queries;         ///< Of `saved`.
};

/// What the names in a query are looked up in.
struct QueryNames {
  const Rules& rules;
  const std::vector<SavedQuery>& saved;
};

/// Errors: where the query is wrong, with the query and a mark below it, and what is allowed there.
Result<Query> parse_query(std::string_view text, const QueryNames& names);

/// Every saved query that is wrong, as an error tells it.
std::vector<std::string> saved_query_problems(const QueryNames& names);

}  // namespace claimwatch
