#include "diffcore/compare/states.h"

#include <algorithm>

#include "diffcore/compare/newer_versions.h"

namespace claimwatch {

namespace {

bool has(std::span<const Place> claims, Place place) {
  return std::find(claims.begin(), claims.end(), place) != claims.end();
}

}  // namespace

void StateFold::take_day(const FoldDay& day) {
  const std::size_t flags_before = book_.size();
  const Places plan_before = plans_.standing.claims();
  const bool looks_back = !day.new_texts.empty() || std::any_of(day.claims.begin(), day.claims.end(),
                                                                [&](Place p) { return timeline_.is_denied(p); });
  const Places held_before = looks_back ? held() : Places();
  Places present;
  std::copy_if(day.claims.begin(), day.claims.end(), std::back_inserter(present),
               [&](Place place) { return timeline_.is_present(place); });

  compare_with_newer_versions(day, held_before);         // 1
  compare_articles_with_themselves(present);             // 2
  const Places outcomes = take_present_values(present);  // 3
  take_plans(day);                                       // 4
  compare_with_the_plan(plan_before, outcomes);          // 5
  take_what_is_told_as_past(day);                        // 6
  for (const Place place : present) told_.insert(timeline_.value(place));
  connect_flags(flags_before);
  take_denials(day, held_before);  // 7
}

Places StateFold::held() const {
  Places all;
  for (const Track* track : {&present_, &plans_}) {
    all.insert(all.end(), track->standing.claims().begin(), track->standing.claims().end());
    for (const Position& dissent : track->dissents) {
      all.insert(all.end(), dissent.claims().begin(), dissent.claims().end());
    }
  }
  return all;
}

void StateFold::compare_with_newer_versions(const FoldDay& day, std::span<const Place> held_before) {
  const Places gone = not_repeated(timeline_, day, held_before, book_);
  if (gone.empty()) return;
  for (Track* track : {&present_, &plans_}) track->drop([&](Place place) { return has(gone, place); });
}

void StateFold::compare_articles_with_themselves(std::span<const Place> present) {
  for (const Place place : present) {
    if (timeline_.is_ended(place)) continue;
    for (const Place other : timeline_.opposed_to(place, timeline_.own(place, Time::current))) {
      if (place < other) book_.raise(FlagKind::contradicts, place, other, FlagRule::own_article);
    }
  }
}

/// The claims that opened or changed what stands.
Places StateFold::take_present_values(std::span<const Place> present) {
  Places outcomes;
  for (const Place place : present) {
    if (take(present_, place)) outcomes.push_back(place);
  }
  return outcomes;
}

void StateFold::take_plans(const FoldDay& day) {
  for (const Place place : day.claims) {
    if (timeline_.claim(place).time != Time::planned || timeline_.is_denied(place)) continue;
    if (plans_.standing.empty() && !present_.standing.empty()) {
      const Places against = present_.standing.opposed_to(place);
      if (against.empty()) continue;  // a plan for what holds already is only history
      book_.raise(FlagKind::changed, timeline_.shown(against), place, FlagRule::plan, against);
    }
    take(plans_, place);
  }
}

void StateFold::compare_with_the_plan(const Places& plan, std::span<const Place> outcomes) {
  if (plan.empty() || outcomes.empty()) return;
  for (const Place place : outcomes) {
    if (!present_.standing.holds(place)) continue;
    const Places against = timeline_.opposed_to(place, plan);
    if (against.empty()) {
      book_.relate(place, Relation::refines);
    } else {
      book_.raise(FlagKind::changed, timeline_.shown(against), place, FlagRule::not_as_planned, against);
    }
  }
  plans_.drop([&](Place place) { return has(plan, place); });
}

void StateFold::take_what_is_told_as_past(const FoldDay& day) {
  for (const Place place : day.claims) {
    if (timeline_.claim(place).time != Time::former || timeline_.is_ended(place) || timeline_.is_denied(place))
      continue;
    const std::size_t value = timeline_.value(place);
    const bool unheard = std::all_of(told_.begin(), told_.end(),
                                     [&](std::size_t told) { return timeline_.opposed_values(told, value); });
    told_.insert(value);
    if (!unheard) continue;
    Places instead = timeline_.opposed_to(place, timeline_.own(place, Time::current));
    if (instead.empty()) instead = timeline_.opposed_to(place, timeline_.own(place, Time::planned));
    if (!instead.empty()) book_.raise(FlagKind::changed, place, timeline_.shown(instead), FlagRule::told_as_past);
  }
}

void StateFold::take_denials(const FoldDay& day, std::span<const Place> held_before) {
  for (const Place denial : day.claims) {
    if (!timeline_.is_denied(denial)) continue;
    const auto denied = [&](Place place) { return timeline_.denies(denial, place); };
    Places hit;
    std::copy_if(held_before.begin(), held_before.end(), std::back_inserter(hit), denied);
    std::ranges::copy_if(held(), std::back_inserter(hit), denied);
    if (hit.empty()) {
      book_.repeat_denial(denial);
      continue;
    }
    book_.raise(FlagKind::contradicts, timeline_.newest(hit), denial, FlagRule::denied, hit);
    for (Track* track : {&present_, &plans_}) track->drop(denied);
  }
}

/// Steps 3 and 4: one claim against what stands on its track. Whether the claim opened or changed it.
bool StateFold::take(Track& track, Place place) {
  const Places against = track.standing.opposed_to(place);
  if (against.empty()) {
    const bool opens = track.standing.empty();
    const bool refines = track.standing.is_refined_by(place);
    book_.relate(place, opens ? Relation::opens : refines ? Relation::refines : Relation::corroborates);
    join(track.standing, place);
    return opens;
  }
  const bool later = follows_a_change(place, against) || is_settled(place, against);
  if (later && !falls_below(place, against) && !article_repeats(place, against)) return replace(track, place, against);
  dissent(track, place, against);
  return false;
}

void StateFold::join(Position& position, Place place) {
  position.add(place);
  for (const std::size_t flag : position.flags) book_.support(flag, place);
}

/// Step 3b: the opposed claims leave, the new one joins. Two that came to say the same without telling a change raise
/// no flag: the first of them did.
bool StateFold::replace(Track& track, Place place, const Places& against) {
  const bool tells = follows_a_change(place, against);
  Position* dissent = dissent_that_fits(track, place);
  for (const Place left : against) {
    if (&track == &present_) book_.has_left(left);
  }
  book_.relate(place, Relation::changed);
  if (tells || !dissent) {
    const FlagRule rule = tells ? FlagRule::tells_change : FlagRule::later;
    book_.raise(FlagKind::changed, timeline_.shown(against), place, rule, against);
    track.standing.drop([&](Place old) { return has(against, old); });
    track.standing.flags.clear();
  } else {
    track.standing = Position(*dissent);
  }
  join(track.standing, place);
  track.dissents.clear();
  return true;
}

/// Step 3c and d.
void StateFold::dissent(Track& track, Place place, const Places& against) {
  book_.relate(place, Relation::contradicts);
  Position* position = dissent_that_fits(track, place);
  if (!position) {
    if (!article_repeats(place, against)) {
      const FlagRule rule = falls_below(place, against) ? FlagRule::falls : FlagRule::same_time;
      book_.raise(FlagKind::contradicts, timeline_.shown(against), place, rule, against);
    }
    position = &track.dissents.emplace_back(timeline_);
  }
  join(*position, place);
}

Position* StateFold::dissent_that_fits(Track& track, Place place) const {
  const auto found = std::find_if(track.dissents.begin(), track.dissents.end(),
                                  [&](const Position& dissent) { return dissent.fits(place); });
  return found == track.dissents.end() ? nullptr : &*found;
}

/// Whether the claim's own article also says, of the same time, what the claim is opposed to.
bool StateFold::article_repeats(Place place, const Places& against) const {
  const Places own = timeline_.opposed_to(place, timeline_.own(place, timeline_.claim(place).time));
  return std::any_of(own.begin(), own.end(), [&](Place other) { return !timeline_.opposed_to_any(other, against); });
}

bool StateFold::falls_below(Place place, const Places& against) const {
  return timeline_.rules().cumulative && timeline_.worth(place) < timeline_.worth(timeline_.shown(against));
}

bool StateFold::follows_a_change(Place place, const Places& against) const {
  return timeline_.tells_change(place) && std::any_of(against.begin(), against.end(), [&](Place old) {
           return timeline_.told(old).published < timeline_.told(place).published;
         });
}

bool StateFold::is_settled(Place place, const Places& against) const {
  const std::chrono::days settle{timeline_.rules().settle_days};
  return std::all_of(against.begin(), against.end(), [&](Place old) {
    return timeline_.told(place).published - timeline_.told(old).published > settle;
  });
}

/// The day's flags are from now on supported by who joins a position that holds one of their sides.
void StateFold::connect_flags(std::size_t first) {
  for (std::size_t flag = first; flag < book_.size(); ++flag) {
    const auto connect = [&](Position& position) {
      if (!position.holds(book_.old_claim(flag)) && !position.holds(book_.new_claim(flag))) return;
      position.flags.push_back(flag);
      for (const Place place : position.claims()) book_.support(flag, place);
    };
    present_.each(connect);
    plans_.each(connect);
  }
}

}  // namespace claimwatch
