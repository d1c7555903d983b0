#include "diffcore/compare/position.h"

#include "diffcore/compare/relation.h"

namespace claimwatch {

bool Position::fits(Place place) const {
  return std::none_of(values_.begin(), values_.end(),
                      [&](const auto& value) { return timeline_->opposed(value.second, place); });
}

bool Position::is_refined_by(Place place) const {
  const Value& value = timeline_->claim(place).value;
  return !empty() && std::all_of(values_.begin(), values_.end(), [&](const auto& held) {
    return more_precise(value, timeline_->claim(held.second).value);
  });
}

Places Position::opposed_to(Place place) const {
  return fits(place) ? Places() : timeline_->opposed_to(place, claims_);
}

void Position::add(Place place) {
  claims_.push_back(place);
  values_.try_emplace(timeline_->value(place), place);
}

void Position::find_values() {
  values_.clear();
  for (const Place place : claims_) values_.try_emplace(timeline_->value(place), place);
}

}  // namespace claimwatch
