#include "monitor/query/search.h"

#include <algorithm>
#include <set>
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

/// A reading that fits, with how well.
struct Hit {
  const ReadingView* reading;
  std::int64_t rank;
};

auto place_in_text(const ClaimView* claim) {
  return std::make_tuple(claim->claim.evidence.start, std::cref(claim->claim.key), std::cref(claim->id));
}

class Searcher {
 public:
  Searcher(const Query& query, const Contents& contents) : query_(query), contents_(contents) {
    for (const auto& [row, claim] : contents.claims) claims_[claim.reading].push_back(&claim);
    for (auto& [reading, claims] : claims_) std::ranges::sort(claims, {}, place_in_text);
    for (const FlagView& flag : contents.flags) {
      for (const std::int64_t side : {flag.old_claim, flag.new_claim}) flags_[side].push_back(&flag);
    }
  }

  Result<void> look_up(const TextSearch& texts) {
    for (const SearchPhrase& phrase : all_phrases(query_)) {
      auto ranks = texts.find(phrase);
      if (!ranks) return ranks.error();
      ranks_[search_tokens(phrase)] = std::move(*ranks);
    }
    return {};
  }

  /// By article; copies go with the article that told it first.
  std::map<std::string, std::vector<Hit>> hits() const {
    std::map<std::string, std::vector<Hit>> by_article;
    for (const auto& [row, reading] : contents_.readings) {
      const auto& [standing, article, version, copy_of, day, times] = reading.placement;
      if (standing == Standing::repeats || standing == Standing::outdated) continue;
      if (!fits(query_, candidate_of(reading))) continue;
      by_article[copy_of.empty() ? article : copy_of].push_back({&reading, rank_of(reading)});
    }
    return by_article;
  }

  std::vector<const ClaimView*> claims_of(const ReadingView& reading) const {
    const auto claims = claims_.find(reading.row);
    return claims == claims_.end() ? std::vector<const ClaimView*>() : claims->second;
  }

 private:
  Candidate candidate_of(const ReadingView& reading) const {
    Candidate candidate{{}, {source_words(reading)}, reading.placement.day, {}};
    candidate.says = [this, &reading](const SearchPhrase& phrase) {
      return ranks_.at(search_tokens(phrase)).contains(reading.path);
    };
    for (const ClaimView* claim : claims_of(reading)) add_statements(*claim, candidate);
    if (candidate.statements.empty()) candidate.statements.emplace_back();
    return candidate;
  }

  void add_statements(const ClaimView& claim, Candidate& candidate) const {
    const Key& key = claim.claim.key;
    const auto flags = flags_.find(claim.row);
    if (flags == flags_.end()) {
      candidate.statements.push_back({key.topic, {key.subject, key.object}, "", ""});
      for (const std::size_t at : claim.decisions) {  // that it was misread
        const Decision& decision = contents_.decisions[at].decision;
        if (claim.set_aside && decision.state) candidate.statements.push_back(statement_of(decision));
      }
      return;
    }
    for (const FlagView* flag : flags->second) candidate.statements.push_back(statement_of(*flag));
  }

  std::int64_t rank_of(const ReadingView& reading) const {
    std::int64_t rank = 0;
    for (const SearchPhrase& phrase : wanted_phrases(query_)) {
      const auto& ranks = ranks_.at(search_tokens(phrase));
      if (const auto found = ranks.find(reading.path); found != ranks.end()) rank += found->second;
    }
    return rank;
  }

  const Query& query_;
  const Contents& contents_;
  std::map<std::int64_t, std::vector<const ClaimView*>> claims_;  ///< By their reading.
  std::map<std::int64_t, std::vector<const FlagView*>> flags_;    ///< By the claims that are their sides.
  std::map<TokenPhrase, TextSearch::Ranks> ranks_;
};

/// The article's own newest version before those that copy it.
auto order_in_article(const Hit& hit) {
  const Placement& at = hit.reading->placement;
  return std::make_tuple(at.standing == Standing::copy, -at.version, at.day, std::cref(at.article));
}

FoundArticle found_article(std::vector<Hit>& hits) {
  std::ranges::sort(hits, {}, order_in_article);
  FoundArticle found{hits.front().reading, {}, {}};
  std::set<std::string> told{found.reading->placement.article};
  for (const Hit& hit : hits) {
    if (told.insert(hit.reading->placement.article).second) found.copies.push_back(hit.reading);
  }
  return found;
}

}  // namespace

Result<std::vector<FoundArticle>> search(const Query& query, const Contents& contents, const TextSearch& texts) {
  Searcher searcher(query, contents);
  if (auto looked_up = searcher.look_up(texts); !looked_up) return looked_up.error();
  std::vector<std::pair<std::int64_t, FoundArticle>> ranked;
  for (auto& [article, hits] : searcher.hits()) {
    FoundArticle found = found_article(hits);
    found.claims = searcher.claims_of(*found.reading);
    ranked.emplace_back(hits.front().rank, std::move(found));
  }
  std::ranges::sort(ranked, {}, [](const auto& one) {
    const Placement& at = one.second.reading->placement;
    return std::make_tuple(-one.first, -at.day.time_since_epoch(), std::cref(at.article));
  });
  std::vector<FoundArticle> found;
  for (auto& [rank, article] : ranked) found.push_back(std::move(article));
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
