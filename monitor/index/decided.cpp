#include "monitor/index/decided.h"

#include <algorithm>
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

/// Puts decisions to what they are on.
class Placing {
 public:
  explicit Placing(Contents& contents) : contents_(contents) {
    for (const auto& [row, reading] : contents.readings) belonging_[reading.path] = belonging_of(reading.placement);
    for (FlagView& flag : contents.flags) {
      flags_by_id_[flag.id].push_back(&flag);
      flags_by_key_[flag.key].push_back(&flag);
    }
  }

  std::optional<Belonging> where(const std::string& path) const {
    const auto found = belonging_.find(path);
    return found == belonging_.end() ? std::nullopt : std::optional(found->second);
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
  FlagView* flag_with_sides(const Decision& decision) const {
    const auto of_key = flags_by_key_.find(decision.old_claim->claim.key);
    if (of_key == flags_by_key_.end()) return nullptr;
    std::tuple<int, bool, std::string> best;
    FlagView* found = nullptr;
    for (FlagView* flag : of_key->second) {
      const int old_held = held(*flag, *decision.old_claim), new_held = held(*flag, *decision.new_claim);
      if (old_held == 0 || new_held == 0) continue;
      const std::tuple<int, bool, std::string> fit(old_held + new_held, flag->kind == decision.kind, flag->id);
      if (found == nullptr || fit > best) std::tie(best, found) = std::pair(fit, flag);
    }
    return found;
  }

  /// The flag of another key, since a topic was edited, whose sides say the same as those of the decision in the same
  /// words of the same articles; of the same kind rather than not, and of a key like the decision's. One that was
  /// decided on itself is another flag.
  FlagView* flag_with_words(const Decision& decision) {
    const DecidedClaim &older = *decision.old_claim, &newer = *decision.new_claim;
    std::tuple<bool, int, std::string> best;
    FlagView* found = nullptr;
    for (FlagView& flag : contents_.flags) {
      if (!in_the_words(flag.old_claim, older) || !in_the_words(flag.new_claim, newer)) continue;
      if (ids_decided_on().contains(flag.id)) continue;
      const std::tuple<bool, int, std::string> fit(flag.kind == decision.kind, likeness(flag.key, older.claim.key),
                                                   flag.id);
      if (found == nullptr || fit > best) std::tie(best, found) = std::pair(fit, &flag);
    }
    return found;
  }

  bool in_the_words(std::int64_t row, const DecidedClaim& decided) const {
    const ClaimView& claim = contents_.claims.at(row);
    if (!has_the_words(claim, decided)) return false;
    const auto found = where(decided.reading);
    return found && contents_.reading_of(claim).placement.article == found->teller;
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

  /// 2 for a claim that is a side of the flag, 1 for one that supports a side, else 0.
  int held(const FlagView& flag, const DecidedClaim& claim) const {
    if (says(flag.old_claim, claim) || says(flag.new_claim, claim)) return 2;
    return std::ranges::any_of(flag.support, [&](std::int64_t row) { return says(row, claim); }) ? 1 : 0;
  }

  bool says(std::int64_t row, const DecidedClaim& decided) const {
    const ClaimView& claim = contents_.claims.at(row);
    const auto found = where(decided.reading);
    return found && said_claim(contents_.reading_of(claim).placement.article, claim.claim) ==
                        said_claim(found->teller, decided.claim);
  }

  bool is_side(std::int64_t row, const DecidedClaim& decided) const {
    return says(row, decided) && contents_.claims.at(row).evidence == decided.evidence;
  }

  bool place_on_claims(const Decision& decision, std::size_t at) {
    if (!decision.claim) return false;
    const auto claims = claims_that_say(*decision.claim);
    for (ClaimView* claim : claims) claim->decisions.push_back(at);
    return !claims.empty();
  }

  std::vector<ClaimView*> claims_that_say(const DecidedClaim& decided) {
    if (claims_by_said_.empty()) {
      for (auto& [row, claim] : contents_.claims) {
        claims_by_said_[said_claim(contents_.reading_of(claim).placement.article, claim.claim)].push_back(&claim);
      }
    }
    const auto teller = where(decided.reading);
    if (!teller) return {};
    const auto found = claims_by_said_.find(said_claim(teller->teller, decided.claim));
    return found == claims_by_said_.end() ? claims_with_words(teller->teller, decided) : found->second;
  }

  /// The article's claims of other keys that say the same in the same words.
  std::vector<ClaimView*> claims_with_words(const std::string& article, const DecidedClaim& decided) const {
    std::vector<ClaimView*> found;
    auto said = claims_by_said_.lower_bound(SaidClaim{article, {}, "", "", Time{}});
    for (; said != claims_by_said_.end() && said->first.article == article; ++said) {
      std::ranges::copy_if(said->second, std::back_inserter(found),
                           [&](const ClaimView* claim) { return has_the_words(*claim, decided); });
    }
    return found;
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
  std::map<std::string, Belonging> belonging_;
  std::map<std::string, std::vector<FlagView*>> flags_by_id_;
  std::map<Key, std::vector<FlagView*>> flags_by_key_;
  std::map<SaidClaim, std::vector<ClaimView*>> claims_by_said_;  ///< Filled when first asked.
  std::set<std::string> ids_decided_on_;                         ///< Likewise.
};

}  // namespace

SaidClaim said_claim(const std::string& article, const Claim& claim) {
  return {article, claim.key, claim.value.text, claim.value.high_text, claim.time};
}

bool SetAside::holds(const std::string& article, const Claim& claim) const {
  return articles.contains(article) || (!claims.empty() && claims.contains(said_claim(article, claim)));
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
      aside.claims.insert(said_claim(found->teller, decision->claim->claim));
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
    claim.set_aside = aside.holds(contents.reading_of(claim).placement.article, claim.claim);
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
    if (sets_aside(decision) || !by_id.contains(decision.id)) return false;
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

}  // namespace claimwatch
