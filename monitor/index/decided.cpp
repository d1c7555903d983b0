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
    }
    for (FlagView* flag : flags) {
      flag->decisions.push_back(at);
      if (!decision.state) continue;
      // One that arises although a claim was taken out rests on others, on which nobody has decided.
      flag->state = decision.state == FlagState::extraction_wrong ? FlagState::open : *decision.state;
      flag->sides_changed =
          !is_side(flag->old_claim, *decision.old_claim) || !is_side(flag->new_claim, *decision.new_claim);
    }
    return !flags.empty() || (decision.claim && !claims_that_say(*decision.claim).empty());
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
    const auto found = teller ? claims_by_said_.find(said_claim(teller->teller, decided.claim)) : claims_by_said_.end();
    return found == claims_by_said_.end() ? std::vector<ClaimView*>() : found->second;
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
};

}  // namespace

SaidClaim said_claim(const std::string& article, const Claim& claim) {
  return {article, claim.key, claim.value.text, claim.value.high_text, claim.time};
}

bool SetAside::holds(const std::string& article, const Claim& claim) const {
  return articles.contains(article) || claims.contains(said_claim(article, claim));
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

void put_decisions(std::vector<Decision> decisions, Contents& contents) {
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
    DecisionView& view = contents.decisions.emplace_back(DecisionView{std::move(decisions[at]), stands[at]});
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
