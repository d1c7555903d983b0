#include "monitor/query/search.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <tuple>

#include "monitor/query/match.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

void collect_phrases(const Query& query, bool negated_too, std::vector<SearchPhrase>& phrases) {
  for (const QueryTerm& term : query.terms) {
    if (term.negated && !negated_too) continue;
    if (term.field == QueryField::text) phrases.insert(phrases.end(), term.phrases.begin(), term.phrases.end());
    for (const Query& saved : term.queries) collect_phrases(saved, negated_too, phrases);
  }
}

std::vector<SearchPhrase> all_phrases(const Query& query) {
  std::vector<SearchPhrase> phrases;
  collect_phrases(query, /*negated_too=*/true, phrases);
  return phrases;
}

/// A reading that fits, with how well, and what its place is of: there may be many.
struct Hit {
  std::int64_t row, rank;
  std::string told_by;  ///< The article that told it first: copies go with that.
  std::string article;
  int version;
  Day day;
  bool is_copy;
};

/// A flag that a claim is a side of.
struct Hanging {
  std::int64_t claim;
  FlagKind kind;
  FlagState state;
};

class Searcher {
 public:
  Searcher(const Query& query, const PlacedDecisions& decisions)
      : query_(query),
        decisions_(decisions),
        wanted_(wanted_phrases(query)),
        asks_for_claims_(asks_for_claims(query)) {}

  Result<void> look_up(const Parts& parts, const TextSearch& texts) {
    for (const SearchPhrase& phrase : all_phrases(query_)) {
      auto ranks = texts.find(phrase);
      if (!ranks) return ranks.error();
      ranks_[search_tokens(phrase)] = std::move(*ranks);
    }
    if (!asks_for_claims_) return {};
    const auto looked = parts.each_flag([this](FlagView flag, const SideWords&, const SideWords&) {
      decisions_.put(flag);
      for (const std::int64_t side : {flag.old_claim, flag.new_claim}) {
        flags_.push_back({side, flag.kind, flag.state});
      }
    });
    std::ranges::stable_sort(flags_, {}, &Hanging::claim);
    return looked;
  }

  /// Those of one article stand together, the one that shows it first.
  Result<std::vector<Hit>> hits(const Parts& parts) const {
    std::vector<Hit> hits;
    const auto looked = parts.each_reading(asks_for_claims_, [&](const ReadingView& reading, const auto& claims) {
      const auto& [standing, article, version, copy_of, day, times] = reading.placement;
      if (standing == Standing::repeats || standing == Standing::outdated) return;
      if (!fits(query_, candidate_of(reading, claims))) return;
      hits.push_back({reading.row, rank_of(reading.row), copy_of.empty() ? article : copy_of, article, version, day,
                      standing == Standing::copy});
    });
    if (!looked) return looked.error();
    // The article's own newest version comes before those that copy it.
    std::ranges::sort(hits, {}, [](const Hit& hit) {
      return std::make_tuple(std::cref(hit.told_by), hit.is_copy, -hit.version, hit.day, std::cref(hit.article));
    });
    return hits;
  }

 private:
  /// None: the reading does not have the phrase.
  std::optional<std::int64_t> rank(const SearchPhrase& phrase, std::int64_t row) const {
    const TextSearch::Ranks& ranks = ranks_.at(search_tokens(phrase));
    const auto found = std::ranges::lower_bound(ranks, row, {}, &TextSearch::Ranks::value_type::first);
    return found != ranks.end() && found->first == row ? std::optional(found->second) : std::nullopt;
  }

  std::int64_t rank_of(std::int64_t row) const {
    std::int64_t sum = 0;
    for (const SearchPhrase& phrase : wanted_) sum += rank(phrase, row).value_or(0);
    return sum;
  }

  Candidate candidate_of(const ReadingView& reading, const std::vector<Parts::ClaimOutline>& claims) const {
    Candidate candidate{{}, {source_words(reading)}, reading.placement.day, {}};
    candidate.says = [this, &reading](const SearchPhrase& phrase) { return rank(phrase, reading.row).has_value(); };
    for (const Parts::ClaimOutline& claim : claims) add_statements(claim, candidate);
    if (candidate.statements.empty()) candidate.statements.emplace_back();
    return candidate;
  }

  void add_statements(const Parts::ClaimOutline& claim, Candidate& candidate) const {
    const Candidate::Statement alone{claim.key.topic, {claim.key.subject, claim.key.object}, "", ""};
    const auto flags = std::ranges::equal_range(flags_, claim.row, {}, &Hanging::claim);
    for (const auto& [row, kind, state] : flags) {
      candidate.statements.push_back({alone.topic, alone.entities, std::string(name(kind)), std::string(name(state))});
    }
    if (!flags.empty()) return;
    candidate.statements.push_back(alone);
    const Contents& all = decisions_.all();
    const auto decided = all.claims.find(claim.row);
    if (decided == all.claims.end() || !decided->second.set_aside) return;
    for (const std::size_t at : decided->second.decisions) {  // that it was misread
      const Decision& decision = all.decisions[at].decision;
      if (decision.state) candidate.statements.push_back(statement_of(decision));
    }
  }

  const Query& query_;
  const PlacedDecisions& decisions_;
  std::vector<SearchPhrase> wanted_;
  bool asks_for_claims_;
  std::vector<Hanging> flags_;  ///< By their claims.
  std::map<TokenPhrase, TextSearch::Ranks> ranks_;
};

/// Of hits of one article.
FoundArticle found_article(std::span<const Hit> hits) {
  FoundArticle found{hits.front().row, {}};
  std::set<std::string_view> told{hits.front().article};
  for (const Hit& hit : hits) {
    if (told.insert(hit.article).second) found.copies.push_back(hit.row);
  }
  return found;
}

}  // namespace

Result<std::vector<FoundArticle>> search(const Query& query, const Parts& parts, const PlacedDecisions& decisions,
                                         const TextSearch& texts) {
  Searcher searcher(query, decisions);
  if (auto looked_up = searcher.look_up(parts, texts); !looked_up) return looked_up.error();
  const auto hits = searcher.hits(parts);
  if (!hits) return hits.error();
  std::vector<std::span<const Hit>> articles;
  for (std::span<const Hit> rest(*hits); !rest.empty();) {
    const auto end = std::ranges::find_if(rest, [&](const Hit& hit) { return hit.told_by != rest.front().told_by; });
    articles.push_back(rest.first(static_cast<std::size_t>(end - rest.begin())));
    rest = rest.subspan(articles.back().size());
  }
  std::ranges::sort(articles, {}, [](const std::span<const Hit>& article) {
    const Hit& shown = article.front();
    return std::make_tuple(-shown.rank, -shown.day.time_since_epoch(), std::cref(shown.article));
  });
  std::vector<FoundArticle> found;
  for (const auto& article : articles) found.push_back(found_article(article));
  return found;
}

std::vector<SearchPhrase> wanted_phrases(const Query& query) {
  std::vector<SearchPhrase> phrases;
  collect_phrases(query, /*negated_too=*/false, phrases);
  return phrases;
}

bool asks_for_claims(const Query& query) {
  return std::ranges::any_of(query.terms, [](const QueryTerm& term) {
    switch (term.field) {
      case QueryField::topic:
      case QueryField::entity:
      case QueryField::kind:
      case QueryField::state: return true;
      case QueryField::text:
      case QueryField::source:
      case QueryField::since:
      case QueryField::until: return false;
      case QueryField::saved: return std::ranges::any_of(term.queries, asks_for_claims);
    }
    std::abort();  // every field has its case
  });
}

bool asks_for_words(const Query& query) { return !all_phrases(query).empty(); }

}  // namespace claimwatch
