#include "monitor/query/match.h"

#include <algorithm>
#include <array>

#include "diffcore/topic/toml_file.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

bool one_has(const std::vector<std::string>& sources, const std::vector<SearchPhrase>& phrases) {
  return std::ranges::any_of(sources, [&](const std::string& source) {
    const auto words = search_words(source);
    return std::ranges::any_of(phrases,
                               [&](const SearchPhrase& phrase) { return !occurrences(words, phrase).empty(); });
  });
}

bool fits_with(const Query& query, const Candidate& candidate, const Candidate::Statement& statement);

/// Whether the term, but for its negation, holds of the candidate with one of its statements.
bool holds(const QueryTerm& term, const Candidate& candidate, const Candidate::Statement& statement) {
  switch (term.field) {
    case QueryField::text: return std::ranges::any_of(term.phrases, candidate.says);
    case QueryField::topic: return has(term.names, statement.topic);
    case QueryField::entity:
      return std::ranges::any_of(statement.entities, [&](const auto& entity) { return has(term.names, entity); });
    case QueryField::source: return one_has(candidate.sources, term.phrases);
    case QueryField::kind: return has(term.names, statement.kind);
    case QueryField::state: return has(term.names, statement.state);
    case QueryField::since: return candidate.day >= term.day;
    case QueryField::until: return candidate.day <= term.day;
    case QueryField::saved:
      return std::ranges::any_of(term.queries,
                                 [&](const Query& query) { return fits_with(query, candidate, statement); });
  }
  std::abort();  // every field has its case
}

bool holds_of_any(const QueryTerm& term, const Candidate& candidate) {
  return std::ranges::any_of(candidate.statements,
                             [&](const Candidate::Statement& one) { return holds(term, candidate, one); });
}

bool fits_with(const Query& query, const Candidate& candidate, const Candidate::Statement& statement) {
  return std::ranges::all_of(query.terms, [&](const QueryTerm& term) {
    return term.negated ? !holds_of_any(term, candidate) : holds(term, candidate, statement);
  });
}

std::string unknown_source(const QueryTerm& term, const std::vector<std::string>& sources) {
  std::string asked;
  for (const std::string& name : term.names) asked += (asked.empty() ? "" : "|") + name;
  const auto meant = nearest_name(asked, sources);
  return "no article is of a source \"" + asked + "\"" + (meant ? "; did you mean \"" + *meant + "\"?" : "");
}

void collect_notes(const Query& query, const std::vector<std::string>& sources, std::vector<std::string>& notes) {
  for (const QueryTerm& term : query.terms) {
    if (term.field == QueryField::source && !one_has(sources, term.phrases))
      notes.push_back(unknown_source(term, sources));
    for (const Query& saved : term.queries) collect_notes(saved, sources, notes);
  }
}

/// Else there is nothing to note.
bool asks_for_sources(const Query& query) {
  return std::ranges::any_of(query.terms, [](const QueryTerm& term) {
    return term.field == QueryField::source || std::ranges::any_of(term.queries, asks_for_sources);
  });
}

}  // namespace

Result<std::vector<std::string>> query_notes(const Query& query, const Parts& parts) {
  std::vector<std::string> notes;
  if (!asks_for_sources(query)) return notes;
  const auto sources = parts.sources();
  if (!sources) return sources.error();
  collect_notes(query, *sources, notes);
  return notes;
}

bool fits(const Query& query, const Candidate& candidate) {
  return std::ranges::any_of(candidate.statements,
                             [&](const Candidate::Statement& one) { return fits_with(query, candidate, one); });
}

Candidate::Statement statement_of(const FlagView& flag) {
  return {
      flag.key.topic, {flag.key.subject, flag.key.object}, std::string(name(flag.kind)), std::string(name(flag.state))};
}

Candidate::Statement statement_of(const Decision& decision) {
  const Key& key = decision.old_claim->claim.key;
  return {key.topic,
          {key.subject, key.object},
          std::string(name(decision.kind)),
          decision.state ? std::string(name(*decision.state)) : ""};
}

bool asks_for_state(const Query& query) {
  return std::ranges::any_of(query.terms, [](const QueryTerm& term) {
    return !term.negated && (term.field == QueryField::state || std::ranges::any_of(term.queries, asks_for_state));
  });
}

namespace {

/// Whether a phrase stands in one of the texts, which outlive the answer.
std::function<bool(const SearchPhrase&)> said_in(std::array<std::string_view, 4> texts) {
  return [texts](const SearchPhrase& phrase) {
    return std::ranges::any_of(texts,
                               [&](std::string_view text) { return !occurrences(search_words(text), phrase).empty(); });
  };
}

}  // namespace

Candidate candidate_of(const Decision& decision) {
  const DecidedClaim &older = *decision.old_claim, &newer = *decision.new_claim;
  return {{statement_of(decision)},
          {older.source, newer.source},
          day_of_iso(newer.published).value_or(Day{}),
          said_in({older.evidence, newer.evidence, older.title, newer.title})};
}

Candidate candidate_of(const FlagView& flag, const SideWords& older, const SideWords& newer) {
  return {{statement_of(flag)},
          {one_line(older.source), one_line(newer.source)},
          flag.day,
          said_in({older.evidence, newer.evidence, older.title, newer.title})};
}

}  // namespace claimwatch
