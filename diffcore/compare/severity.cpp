#include "diffcore/compare/severity.h"

#include <array>
#include <cstdlib>

namespace claimwatch {
namespace {

constexpr std::array<std::string_view, 11> severity_names{"independent_contradiction",
                                                          "denial",
                                                          "self_contradiction",
                                                          "fallen_total",
                                                          "opposed_plans",
                                                          "announced_change",
                                                          "unannounced_change",
                                                          "correction",
                                                          "unmet_plan",
                                                          "new_plan",
                                                          "other_event"};

}  // namespace

std::string_view name(Severity severity) { return severity_names[static_cast<std::size_t>(severity)]; }

int rank(Severity severity) { return static_cast<int>(severity) + 1; }

Severity severity_of(FlagRule rule, Time told, bool one_outlet) {
  switch (rule) {
    case FlagRule::same_time:
      if (told == Time::planned) return Severity::opposed_plans;
      [[fallthrough]];
    case FlagRule::event_clash: return one_outlet ? Severity::self_contradiction : Severity::independent_contradiction;
    case FlagRule::own_article: return Severity::self_contradiction;
    case FlagRule::denied: return Severity::denial;
    case FlagRule::falls: return Severity::fallen_total;
    case FlagRule::tells_change:
    case FlagRule::told_as_past: return Severity::announced_change;
    case FlagRule::later: return Severity::unannounced_change;
    case FlagRule::corrected: return Severity::correction;
    case FlagRule::not_as_planned: return Severity::unmet_plan;
    case FlagRule::plan: return Severity::new_plan;
    case FlagRule::event_apart: return Severity::other_event;
  }
  std::abort();  // every FlagRule has its case
}

}  // namespace claimwatch
