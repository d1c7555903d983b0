#pragma once

#include <set>

#include "diffcore/compare/flag_book.h"
#include "diffcore/compare/position.h"
#include "diffcore/compare/timeline.h"

namespace claimwatch {

/// Folds a key whose claims tell a state: what holds, and what is planned. One function for each of the seven steps of
/// docs/claims.md, "Comparing: the fold", in their order.
class StateFold {
 public:
  StateFold(const Timeline& timeline, FlagBook& book)
      : timeline_(timeline), book_(book), present_(timeline), plans_(timeline) {}

  void take_day(const FoldDay& day);

 private:
  Places held() const;
  void compare_with_newer_versions(const FoldDay& day, std::span<const Place> held_before);
  void compare_articles_with_themselves(std::span<const Place> present);
  Places take_present_values(std::span<const Place> present);
  void take_plans(const FoldDay& day);
  void compare_with_the_plan(const Places& plan, std::span<const Place> outcomes);
  void take_what_is_told_as_past(const FoldDay& day);
  void take_denials(const FoldDay& day, std::span<const Place> held_before);

  bool take(Track& track, Place place);
  void join(Position& position, Place place);
  bool replace(Track& track, Place place, const Places& against);
  void dissent(Track& track, Place place, const Places& against);
  Position* dissent_that_fits(Track& track, Place place) const;
  bool article_repeats(Place place, const Places& against) const;
  bool falls_below(Place place, const Places& against) const;
  bool follows_a_change(Place place, const Places& against) const;
  bool is_settled(Place place, const Places& against) const;
  void connect_flags(std::size_t first);

  const Timeline& timeline_;
  FlagBook& book_;
  Track present_, plans_;
  std::set<std::size_t> told_;  ///< The present and former values of the days before, by number.
};

}  // namespace claimwatch
