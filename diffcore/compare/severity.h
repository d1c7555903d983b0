#pragma once

#include <string_view>

#include "diffcore/compare/fold.h"

namespace claimwatch {

/// How much a flag matters, the worst first. Source: docs/claims.md, "Severity".
enum class Severity {
  independent_contradiction,  ///< Two sources differ about one time.
  denial,
  self_contradiction,  ///< One article, or one outlet within `settle` days.
  fallen_total,
  opposed_plans,
  announced_change,    ///< Words tell it, or the old value is told as past.
  unannounced_change,  ///< Only its date makes it one.
  correction,
  unmet_plan,
  new_plan,
  other_event,  ///< May be another event as well.
};
std::string_view name(Severity severity);

/// 1 is the worst.
int rank(Severity severity);

/// Of a flag that `rule` raised by a claim of time `told`. `one_outlet`: both sides are of the same.
Severity severity_of(FlagRule rule, Time told, bool one_outlet);

}  // namespace claimwatch
