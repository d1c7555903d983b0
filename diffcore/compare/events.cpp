#include "diffcore/compare/events.h"

#include <algorithm>

#include "diffcore/compare/newer_versions.h"

namespace claimwatch {

namespace {

/// The days of an event: by the date in the sentence, else by publication. One told as former without a date has none.
std::optional<DayRange> days_of(const Told& told) {
  if (told.claim.as_of) return told.claim.as_of;
  if (told.claim.time == Time::former) return std::nullopt;
  return DayRange{told.published, told.published};
}

}  // namespace

void EventFold::take_day(const FoldDay& day) {
  const Places gone = not_repeated(timeline_, day, told_, book_);
  std::erase_if(told_, [&](Place place) { return std::find(gone.begin(), gone.end(), place) != gone.end(); });
  for (const Place place : day.claims) {
    if (!timeline_.is_denied(place)) take(place);
  }
  for (const Place place : day.claims) {
    if (timeline_.is_denied(place)) take_denial(place);
  }
}

void EventFold::take(Place place) {
  Places met;
  std::ranges::copy_if(told_, std::back_inserter(met), [&](Place other) { return meets(other, place); });
  told_.push_back(place);
  support_flags(place);
  Places against = timeline_.opposed_to(place, met);
  if (against.size() < met.size()) return book_.relate(place, Relation::corroborates);
  std::erase_if(against, [&](Place other) { return told_apart(other, place) || told_apart(place, other); });
  if (against.empty()) return book_.relate(place, Relation::opens);

  const Place old = timeline_.shown(against);
  const bool both_current = timeline_.claim(old).time == Time::current && timeline_.claim(place).time == Time::current;
  const std::chrono::days settle{timeline_.rules().settle_days};
  const bool later = std::ranges::all_of(
      against, [&](Place other) { return timeline_.told(place).published - timeline_.told(other).published > settle; });
  if (later || !both_current) {
    book_.raise(FlagKind::changed, old, place, FlagRule::event_apart, against);
  } else {
    book_.raise(FlagKind::contradicts, old, place, FlagRule::event_clash, against);
  }
}

void EventFold::take_denial(Place denial) {
  const auto denied = [&](Place other) { return meets(other, denial) && timeline_.denies(denial, other); };
  Places hit;
  std::ranges::copy_if(told_, std::back_inserter(hit), denied);
  if (hit.empty()) return book_.repeat_denial(denial);
  book_.raise(FlagKind::contradicts, timeline_.shown(hit), denial, FlagRule::denied, hit);
  std::erase_if(told_, denied);
}

/// Whether two claims may tell the same event.
bool EventFold::meets(Place a, Place b) const {
  const std::optional<DayRange> one = days_of(timeline_.told(a));
  const std::optional<DayRange> other = days_of(timeline_.told(b));
  if (timeline_.told(a).article == timeline_.told(b).article || !one || !other) return false;
  return std::max(other->first - one->last, one->first - other->last) <=
         std::chrono::days{timeline_.rules().event_days};
}

/// Whether the article of `a` also gives a value compatible with `b`: then it tells the two events apart.
bool EventFold::told_apart(Place a, Place b) const {
  return std::ranges::any_of(timeline_.text_of(a).claims,
                             [&](Place own) { return !timeline_.is_denied(own) && !timeline_.opposed(own, b); });
}

void EventFold::support_flags(Place place) {
  for (std::size_t flag = 0; flag < book_.size(); ++flag) {
    if (meets(book_.old_claim(flag), place) || meets(book_.new_claim(flag), place)) book_.support(flag, place);
  }
}

}  // namespace claimwatch
