#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "diffcore/compare/timeline.h"

namespace claimwatch {

/// Claims that are compatible, each with each. A claim fits it when opposed to none of them.
class Position {
 public:
  explicit Position(const Timeline& timeline) : timeline_(&timeline) {}

  bool empty() const { return claims_.empty(); }
  const Places& claims() const { return claims_; }
  bool holds(Place place) const { return std::find(claims_.begin(), claims_.end(), place) != claims_.end(); }
  bool fits(Place place) const;
  /// Whether a claim is more precise than every one that is here.
  bool is_refined_by(Place place) const;
  Places opposed_to(Place place) const;

  void add(Place place);
  void drop(const auto& out) {
    if (std::erase_if(claims_, out) == 0) return;
    find_values();
    if (empty()) flags.clear();
  }

  std::vector<std::size_t> flags;  ///< Those with a side here: who joins supports them.

 private:
  void find_values();

  const Timeline* timeline_;
  Places claims_;
  std::map<std::size_t, Place> values_;  ///< One claim of each value: thousands repeat a few values.
};

/// What stands, and the positions opened against it since, oldest first.
struct Track {
  explicit Track(const Timeline& timeline) : standing(timeline) {}

  /// Drops claims; if that empties the standing position, its newest dissent takes its place.
  void drop(const auto& out);
  /// Calls `visit` with each position.
  void each(const auto& visit);

  Position standing;
  std::vector<Position> dissents;
};

void Track::drop(const auto& out) {
  each([&](Position& position) { position.drop(out); });
  std::erase_if(dissents, [](const Position& dissent) { return dissent.empty(); });
  if (!standing.empty() || dissents.empty()) return;
  standing = std::move(dissents.back());
  dissents.pop_back();
}

void Track::each(const auto& visit) {
  visit(standing);
  for (Position& dissent : dissents) visit(dissent);
}

}  // namespace claimwatch
