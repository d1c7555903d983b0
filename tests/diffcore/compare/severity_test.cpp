#include "diffcore/compare/severity.h"

#include <gtest/gtest.h>

namespace claimwatch {
namespace {

TEST(Severity, RanksTheWorstFirst) {
  struct Case {
    const char* why;
    FlagRule rule;
    Time told;
    bool one_outlet;
  };
  const Case worst_first[] = {
      {"independent sources about the present", FlagRule::same_time, Time::current, false},
      {"a denial", FlagRule::denied, Time::current, false},
      {"an article against itself", FlagRule::own_article, Time::current, true},
      {"a running total that falls", FlagRule::falls, Time::current, false},
      {"two plans of one time", FlagRule::same_time, Time::planned, false},
      {"a change with its announcement", FlagRule::tells_change, Time::current, false},
      {"a change that only its date tells", FlagRule::later, Time::current, false},
      {"a correction", FlagRule::corrected, Time::current, true},
      {"a plan that came otherwise", FlagRule::not_as_planned, Time::current, false},
      {"a plan", FlagRule::plan, Time::planned, false},
      {"perhaps two events", FlagRule::event_apart, Time::former, false},
  };
  int before = 0;
  for (const auto& [why, rule, told, one_outlet] : worst_first) {
    EXPECT_EQ(rank(severity_of(rule, told, one_outlet)), ++before) << why;
  }
}

TEST(Severity, OfAnOutletAgainstItselfIsThatOfAnArticle) {
  const Severity itself = severity_of(FlagRule::own_article, Time::current, true);
  EXPECT_EQ(severity_of(FlagRule::same_time, Time::current, true), itself);
  EXPECT_EQ(severity_of(FlagRule::event_clash, Time::current, true), itself);
  EXPECT_EQ(severity_of(FlagRule::told_as_past, Time::current, true),
            severity_of(FlagRule::tells_change, Time::current, false));
}

}  // namespace
}  // namespace claimwatch
