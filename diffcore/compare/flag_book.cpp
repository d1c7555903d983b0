#include "diffcore/compare/flag_book.h"

#include <algorithm>

namespace claimwatch {

namespace {

/// How much a relation matters beside others of the same claim.
int weight(Relation relation) { return relation == Relation::history ? -1 : static_cast<int>(relation); }

/// Into what is sorted, once.
void insert(Places& places, Place place) {
  const auto at = std::ranges::lower_bound(places, place);
  if (at == places.end() || *at != place) places.insert(at, place);
}

}  // namespace

FlagBook::FlagBook(const Timeline& timeline, std::size_t claim_count)
    : timeline_(timeline), relations_(claim_count, Relation::history) {}

void FlagBook::raise(FlagKind kind, Place old_claim, Place new_claim, FlagRule rule, std::span<const Place> opposed) {
  relate(new_claim, kind == FlagKind::changed ? Relation::changed : Relation::contradicts);
  auto same = std::find_if(flags_.begin(), flags_.end(), [&](const Raised& flag) {
    return flag.old_claim == old_claim && says_the_same(flag.new_claim, new_claim);
  });
  if (same == flags_.end()) {
    const bool reverted = kind == FlagKind::changed && timeline_.is_present(new_claim) && stood_before(new_claim);
    same = flags_.insert(same, {kind, old_claim, new_claim, rule, reverted, {}});
  }
  const std::size_t flag = static_cast<std::size_t>(same - flags_.begin());
  support(flag, new_claim);
  for (const Place place : opposed) support(flag, place);
}

bool FlagBook::says_the_same(Place a, Place b) const {
  const Value& left = timeline_.claim(a).value;
  const Value& right = timeline_.claim(b).value;
  return left.text == right.text && left.high_text == right.high_text &&
         timeline_.is_ended(a) == timeline_.is_ended(b) && timeline_.is_denied(a) == timeline_.is_denied(b);
}

void FlagBook::support(std::size_t flag, Place place) {
  Raised& it = flags_[flag];
  if (repeats(place, it.old_claim, it.new_claim) || repeats(place, it.new_claim, it.old_claim))
    insert(it.support, place);
}

void FlagBook::repeat_denial(Place denial) {
  for (std::size_t flag = 0; flag < flags_.size(); ++flag) {
    if (flags_[flag].rule == FlagRule::denied) support(flag, denial);
  }
}

/// Whether a claim of another article says what one side of a flag says, and not the other side too.
bool FlagBook::repeats(Place place, Place side, Place other) const {
  const auto standing = [&](Place p) { return timeline_.is_present(p) ? Time::current : timeline_.claim(p).time; };
  if (timeline_.told(place).article == timeline_.told(side).article) return false;
  if (timeline_.is_denied(place) != timeline_.is_denied(side) || standing(place) != standing(side)) return false;
  if (timeline_.opposed(place, side)) return false;
  return timeline_.opposed(place, other) || !timeline_.opposed(side, other);
}

void FlagBook::relate(Place place, Relation relation) {
  Relation& known = relations_[timeline_.index(place)];
  if (weight(known) < weight(relation)) known = relation;
}

/// Stances return when the same one does; numbers when a compatible one does.
bool FlagBook::stood_before(Place place) const {
  const bool stance = timeline_.claim(place).value.kind == Value::Kind::stance;
  return std::any_of(left_.begin(), left_.end(), [&](Place left) {
    return stance ? timeline_.value(left) == timeline_.value(place) : !timeline_.opposed(left, place);
  });
}

std::vector<std::size_t> FlagBook::in_fold_order(Places places) const {
  std::sort(places.begin(), places.end(), [&](Place a, Place b) { return timeline_.before(a, b); });
  for (Place& place : places) place = timeline_.index(place);
  return places;
}

Folded FlagBook::folded() const {
  Folded out;
  for (const Raised& flag : flags_) {
    out.flags.push_back({.kind = flag.kind,
                         .old_claim = timeline_.index(flag.old_claim),
                         .new_claim = timeline_.index(flag.new_claim),
                         .rule = flag.rule,
                         .old_ended = timeline_.is_ended(flag.old_claim),
                         .new_ended = timeline_.is_ended(flag.new_claim),
                         .reverted = flag.reverted,
                         .support = in_fold_order(flag.support)});
  }
  out.relations = relations_;
  out.withdrawn = in_fold_order({withdrawn_.begin(), withdrawn_.end()});
  return out;
}

}  // namespace claimwatch
