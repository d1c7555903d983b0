#include "monitor/index/decided.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_map>

namespace claimwatch {
namespace {

/// The last decisions that stand, each on a flag by its id then, or an article by its id now.
struct LastWords {
  std::map<std::string, const Decision*> on_flags, on_articles;
};

LastWords last_words(const std::vector<Decision>& decisions, const BelongingOf& where) {
  LastWords last;
  const std::vector<bool> stands = standing(decisions);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& decision = decisions[i];
    if (!stands[i]) continue;
    if (decision.state) last.on_flags[decision.id] = &decision;
    if (!decision.set_aside) continue;
    if (const auto found = where(decision.reading)) last.on_articles[found->article] = &decision;
  }
  return last;
}

/// Whether the claim says the same in the same words, of whatever key a topic makes it.
bool has_the_words(const ClaimView& claim, const DecidedClaim& decided) {
  const Value &now = claim.claim.value, &then = decided.claim.value;
  return claim.evidence == decided.evidence && now.text == then.text && now.high_text == then.high_text &&
         claim.claim.time == decided.claim.time;
}

/// Whether both say the same, in whatever words.
bool says_the_same(const Claim& a, const Claim& b) {
  return a.key == b.key && a.value.text == b.value.text && a.value.high_text == b.value.high_text && a.time == b.time;
}

/// Of claims.
using Rows = std::vector<std::int64_t>;

bool holds(const Rows& rows, std::int64_t row) { return std::ranges::find(rows, row) != rows.end(); }

/// Puts decisions to what they are on.
class Placing {
 public:
  explicit Placing(Contents& contents) : contents_(contents) {
    for (const auto& [row, reading] : contents.readings) readings_[reading.path] = &reading;
    for (FlagView& flag : contents.flags) flags_by_id_[flag.id].push_back(&flag);
    for (const auto& [row, claim] : contents.claims) {
      claims_by_article_[contents.reading_of(claim).placement.article].push_back(row);
    }
  }

  std::optional<Belonging> where(const std::string& path) const {
    const auto found = readings_.find(path);
    return found == readings_.end() ? std::nullopt : std::optional(belonging_of(found->second->placement));
  }

  /// Gives whether there is something that it is on.
  bool place(std::size_t at) {
    const Decision& decision = contents_.decisions[at].decision;
    switch (decision.on) {
      case Decision::On::flag: return place_on_flags(decision, at);
      case Decision::On::claim: return place_on_claims(decision, at);
      case Decision::On::article: return place_on_article(decision, at);
    }
    std::abort();  // every target has its case
  }

 private:
  bool place_on_flags(const Decision& decision, std::size_t at) {
    const auto by_id = flags_by_id_.find(decision.id);
    std::vector<FlagView*> flags;
    if (by_id != flags_by_id_.end()) {
      flags = by_id->second;
    } else if (FlagView* const moved = flag_with_sides(decision)) {
      flags = {moved};
    } else if (FlagView* const of_other_key = flag_with_words(decision)) {
      flags = {of_other_key};
    }
    for (FlagView* flag : flags) {
      flag->decisions.push_back(at);
      if (!decision.state) continue;
      // One that arises although a claim was taken out rests on others, on which nobody has decided.
      flag->state = decision.state == FlagState::extraction_wrong ? FlagState::open : *decision.state;
      flag->sides_changed =
          !is_side(flag->old_claim, *decision.old_claim) || !is_side(flag->new_claim, *decision.new_claim);
    }
    return (decision.claim && place_on_claims(decision, at)) || !flags.empty();
  }

  /// The flag whose sides hold both claims: itself rather than by what supports it, of the same kind rather than not.
  FlagView* flag_with_sides(const Decision& decision) {
    const Rows older = rows_that_say(*decision.old_claim), newer = rows_that_say(*decision.new_claim);
    if (older.empty() || newer.empty()) return nullptr;
    std::tuple<int, bool, std::string> best;
    FlagView* found = nullptr;
    for (FlagView& flag : contents_.flags) {
      if (flag.key != decision.old_claim->claim.key) continue;
      const int old_held = held(flag, older), new_held = held(flag, newer);
      if (old_held == 0 || new_held == 0) continue;
      const std::tuple<int, bool, std::string> fit(old_held + new_held, flag.kind == decision.kind, flag.id);
      if (found == nullptr || fit > best) std::tie(best, found) = std::pair(fit, &flag);
    }
    return found;
  }

  /// The flag of another key, since a topic was edited, whose sides say the same as those of the decision in the same
  /// words of the same articles; of the same kind rather than not, and of a key like the decision's. One that was
  /// decided on itself is another flag.
  FlagView* flag_with_words(const Decision& decision) {
    const Key& key = decision.old_claim->claim.key;
    const Rows older = rows_with_words(*decision.old_claim), newer = rows_with_words(*decision.new_claim);
    if (older.empty() || newer.empty()) return nullptr;
    std::tuple<bool, int, std::string> best;
    FlagView* found = nullptr;
    for (FlagView& flag : contents_.flags) {
      if (!holds(older, flag.old_claim) || !holds(newer, flag.new_claim)) continue;
      if (ids_decided_on().contains(flag.id)) continue;
      const std::tuple<bool, int, std::string> fit(flag.kind == decision.kind, likeness(flag.key, key), flag.id);
      if (found == nullptr || fit > best) std::tie(best, found) = std::pair(fit, &flag);
    }
    return found;
  }

  /// How many parts of the keys are the same.
  static int likeness(const Key& a, const Key& b) {
    return (a.topic == b.topic ? 1 : 0) + (a.subject == b.subject ? 1 : 0) + (a.object == b.object ? 1 : 0) +
           (a.scope == b.scope ? 1 : 0);
  }

  const std::set<std::string>& ids_decided_on() {
    if (ids_decided_on_.empty()) {
      for (const DecisionView& view : contents_.decisions) ids_decided_on_.insert(view.decision.id);
    }
    return ids_decided_on_;
  }

  /// 2 where a side of the flag is one of the claims, 1 where one of them supports a side, else 0.
  static int held(const FlagView& flag, const Rows& claims) {
    if (holds(claims, flag.old_claim) || holds(claims, flag.new_claim)) return 2;
    return std::ranges::any_of(flag.support, [&](std::int64_t row) { return holds(claims, row); }) ? 1 : 0;
  }

  bool is_side(std::int64_t row, const DecidedClaim& decided) const {
    return contents_.claims.at(row).evidence == decided.evidence && holds(rows_that_say(decided), row);
  }

  bool place_on_claims(const Decision& decision, std::size_t at) {
    if (!decision.claim) return false;
    Rows rows = rows_that_say(*decision.claim);
    if (rows.empty()) rows = rows_with_words(*decision.claim);
    for (const std::int64_t row : rows) contents_.claims.at(row).decisions.push_back(at);
    return !rows.empty();
  }

  /// Of the article that tells what the decided claim says, the claims that do.
  Rows rows_that_say(const DecidedClaim& decided) const {
    return rows_of_teller(decided, [&](const ClaimView& claim) { return says_the_same(claim.claim, decided.claim); });
  }

  /// Of that article the claims, of whatever key, that say the same in the same words.
  Rows rows_with_words(const DecidedClaim& decided) const {
    return rows_of_teller(decided, [&](const ClaimView& claim) { return has_the_words(claim, decided); });
  }

  template <typename Fits>
  Rows rows_of_teller(const DecidedClaim& decided, Fits fits) const {
    const auto there = where(decided.reading);
    const auto of_article = there ? claims_by_article_.find(there->teller) : claims_by_article_.end();
    Rows rows;
    if (of_article == claims_by_article_.end()) return rows;
    std::ranges::copy_if(of_article->second, std::back_inserter(rows),
                         [&](std::int64_t row) { return fits(contents_.claims.at(row)); });
    return rows;
  }

  bool place_on_article(const Decision& decision, std::size_t at) {
    const auto found = where(decision.reading);
    if (!found) return false;
    for (auto& [row, reading] : contents_.readings) {
      if (reading.placement.article == found->article) reading.decisions.push_back(at);
    }
    return true;
  }

  Contents& contents_;
  std::unordered_map<std::string_view, const ReadingView*> readings_;  ///< By their paths.
  std::unordered_map<std::string_view, std::vector<FlagView*>> flags_by_id_;
  std::unordered_map<std::string_view, Rows> claims_by_article_;
  std::set<std::string> ids_decided_on_;  ///< Filled when first asked.
};

}  // namespace

SaidClaim said_claim(const std::string& article, const Key& key, const ComparedClaim& claim) {
  return {article, key, claim.value.text, claim.value.high_text, claim.time};
}

bool SetAside::holds(const std::string& article, const Key& key, const ComparedClaim& claim) const {
  if (articles.contains(article)) return true;
  auto said = claims.lower_bound(SaidClaim{article, {}, "", "", Time{}});
  for (; said != claims.end() && said->article == article; ++said) {
    if (*said == said_claim(article, key, claim)) return true;
  }
  return false;
}

Belonging belonging_of(const Placement& placement) {
  const bool copy = placement.standing == Standing::copy && !placement.copy_of.empty();
  return {placement.article, copy ? placement.copy_of : placement.article};
}

SetAside set_aside_by(const std::vector<Decision>& decisions, const BelongingOf& where) {
  SetAside aside;
  const LastWords last = last_words(decisions, where);
  for (const auto& [article, decision] : last.on_articles) {
    if (*decision->set_aside) aside.articles.insert(article);
  }
  for (const auto& [flag, decision] : last.on_flags) {
    if (decision->state != FlagState::extraction_wrong || !decision->claim) continue;
    if (const auto found = where(decision->claim->reading)) {
      aside.claims.insert(said_claim(found->teller, decision->claim->claim.key, decision->claim->claim));
    }
  }
  return aside;
}

namespace {

void forget_decisions(Contents& contents) {
  contents.decisions.clear();
  for (auto& [row, reading] : contents.readings) reading.decisions.clear();
  for (auto& [row, claim] : contents.claims) claim.decisions.clear();
  for (FlagView& flag : contents.flags) {
    flag.state = FlagState::open;
    flag.decisions.clear();
    flag.sides_changed = false;
  }
}

}  // namespace

void put_decisions(std::vector<Decision> decisions, Contents& contents) {
  forget_decisions(contents);
  Placing placing(contents);
  const SetAside aside = set_aside_by(decisions, [&](const std::string& path) { return placing.where(path); });
  for (auto& [row, reading] : contents.readings) {
    reading.set_aside = aside.articles.contains(reading.placement.article);
  }
  for (auto& [row, claim] : contents.claims) {
    claim.set_aside = aside.holds(contents.reading_of(claim).placement.article, claim.claim.key, claim.claim);
  }
  const std::vector<bool> stands = standing(decisions);
  contents.decisions.reserve(decisions.size());
  for (std::size_t at = 0; at < decisions.size(); ++at) {
    contents.decisions.push_back(DecisionView{std::move(decisions[at]), stands[at]});
  }
  for (std::size_t at = 0; at < contents.decisions.size(); ++at) {
    DecisionView& view = contents.decisions[at];
    const bool says_something = view.decision.undoes.empty();
    if (view.stands && says_something) view.orphaned = !placing.place(at);
  }
}

namespace {

/// Takes up decisions that were just made on the sides of flags as they are, and set nothing aside. Gives whether they
/// are such as can be taken up alone; else nothing is done.
bool add_decisions(const std::vector<Decision>& made, Contents& contents) {
  const auto sets_aside = [](const Decision& decision) {
    return decision.on != Decision::On::flag || decision.claim.has_value();
  };
  // What was decided before the one that is taken back was on sides that may have changed.
  const auto stays_simple = [&](const Decision& decision, const FlagView& flag) {
    return std::ranges::none_of(flag.decisions, [&](std::size_t at) {
      const Decision& other = contents.decisions[at].decision;
      return sets_aside(other) || (!decision.undoes.empty() && other.state && other.path != decision.undoes);
    });
  };
  std::unordered_multimap<std::string_view, FlagView*> by_id;
  for (FlagView& flag : contents.flags) by_id.emplace(flag.id, &flag);
  for (const Decision& decision : made) {
    if (sets_aside(decision) || decision.redo || !by_id.contains(decision.id)) return false;
    for (auto [flag, end] = by_id.equal_range(decision.id); flag != end; ++flag) {
      if (!stays_simple(decision, *flag->second)) return false;
    }
  }
  for (const Decision& decision : made) {
    const std::size_t place = contents.decisions.size();
    for (DecisionView& view : contents.decisions) {
      if (!decision.undoes.empty() && view.decision.path == decision.undoes) view.stands = false;
    }
    contents.decisions.push_back({decision});
    for (auto [at, end] = by_id.equal_range(decision.id); at != end; ++at) {
      FlagView& flag = *at->second;
      std::erase_if(flag.decisions, [&](std::size_t other) { return !contents.decisions[other].stands; });
      if (decision.undoes.empty()) flag.decisions.push_back(place);
      if (!decision.state && decision.undoes.empty()) continue;
      flag.state = decision.state.value_or(FlagState::open);
      flag.sides_changed = false;
    }
  }
  return true;
}

}  // namespace

PlacedDecisions::PlacedDecisions(Contents all, SetAside aside) : all_(std::move(all)), aside_(std::move(aside)) {
  look_up();
}

void PlacedDecisions::look_up() {
  for (const FlagView& flag : all_.flags) flags_[flag.row] = &flag;
  for (const auto& [row, claim] : all_.claims) {
    if (!claim.decisions.empty()) claims_[row] = &claim;
  }
  for (const auto& [row, reading] : all_.readings) {
    if (!reading.decisions.empty()) articles_[reading.placement.article] = &reading;
  }
}

bool PlacedDecisions::add(const std::vector<Decision>& made, const Contents& flags) {
  std::set<std::int64_t> known;
  for (const FlagView& flag : all_.flags) known.insert(flag.row);
  for (const FlagView& flag : flags.flags) {
    if (!known.insert(flag.row).second) continue;
    all_.flags.push_back(flag);
    for (const std::int64_t side : {flag.old_claim, flag.new_claim}) {
      const ClaimView& claim = flags.claims.at(side);
      all_.claims.emplace(side, claim);
      all_.readings.emplace(claim.reading, flags.reading_of(claim));
    }
  }
  const bool added = add_decisions(made, all_);
  look_up();
  return added;
}

void PlacedDecisions::put(FlagView& flag) const {
  const auto decided = flags_.find(flag.row);
  if (decided == flags_.end() || decided->second->id != flag.id) return;
  flag.state = decided->second->state;
  flag.decisions = decided->second->decisions;
  flag.sides_changed = decided->second->sides_changed;
}

void PlacedDecisions::put(Contents& part) const {
  std::map<std::size_t, std::size_t> places;  // of `all` in the part
  const auto take = [&](const std::vector<std::size_t>& decisions) {
    std::vector<std::size_t> taken;
    for (const std::size_t at : decisions) {
      const auto [place, added] = places.emplace(at, part.decisions.size());
      if (added) part.decisions.push_back(all_.decisions[at]);
      taken.push_back(place->second);
    }
    return taken;
  };
  for (FlagView& flag : part.flags) {
    put(flag);
    flag.decisions = take(flag.decisions);
  }
  for (auto& [row, claim] : part.claims) {
    claim.set_aside = aside_.holds(part.reading_of(claim).placement.article, claim.claim.key, claim.claim);
    if (const auto decided = claims_.find(row); decided != claims_.end()) {
      claim.decisions = take(decided->second->decisions);
    }
  }
  for (auto& [row, reading] : part.readings) {
    reading.set_aside = aside_.articles.contains(reading.placement.article);
    const auto decided = articles_.find(reading.placement.article);
    if (decided != articles_.end()) reading.decisions = take(decided->second->decisions);
  }
}

}  // namespace claimwatch
