#pragma once

#include "diffcore/compare/flag_book.h"
#include "diffcore/compare/timeline.h"

namespace claimwatch {

/// Folds a key whose claims tell one-off events (tranches, rounds, capital spending): no positions, a claim meets the
/// earlier ones that may be the same event. Source: docs/claims.md, "Comparing: the fold", "Events".
class EventFold {
 public:
  EventFold(const Timeline& timeline, FlagBook& book) : timeline_(timeline), book_(book) {}

  void take_day(const FoldDay& day);

 private:
  void take(Place place);
  void take_denial(Place denial);
  bool meets(Place a, Place b) const;
  bool told_apart(Place a, Place b) const;
  void support_flags(Place place);

  const Timeline& timeline_;
  FlagBook& book_;
  Places told_;
};

}  // namespace claimwatch
