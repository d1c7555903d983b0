#include "diffcore/compare/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const CompareRules stake;

CompareRules exclusivity() {
  CompareRules rules;
  rules.stances = {"exclusive", "exception", "non-exclusive", "first-refusal"};
  rules.compatible_stances = {{"first-refusal", "non-exclusive"}, {"non-exclusive", "first-refusal"}};
  return rules;
}

CompareRules events() {
  CompareRules rules;
  rules.events = true;
  return rules;
}

const Key key = {"topic", "microsoft", "openai", ""};

/// A current, stated claim of an article of its own.
Told told(std::string_view day, std::string_view article, std::string_view value, Bound bound = Bound::exact) {
  Told out;
  out.claim.value = *parse_value(value, "", bound);
  out.article = article;
  out.published = *day_of_iso(day);
  return out;
}

Told with(Told it, Time time) {
  it.claim.time = time;
  return it;
}

Told with(Told it, Certainty certainty) {
  it.claim.certainty = certainty;
  return it;
}

Told telling_a_change(Told it) {
  it.claim.tells_change = Range{0, 1};
  return it;
}

Told second_version(Told it) {
  it.version = 1;
  return it;
}

std::vector<FlagRule> rules_raised(const Folded& folded) {
  std::vector<FlagRule> rules;
  for (const Flag& flag : folded.flags) rules.push_back(flag.rule);
  return rules;
}

TEST(Fold, TellsAChangeFromAContradictionByThirtyDays) {
  const Told first = told("2025-01-01", "a", "49%");
  const std::vector<Told> within = {first, told("2025-01-31", "b", "27%")};
  const std::vector<Told> beyond = {first, told("2025-02-01", "b", "27%")};
  EXPECT_THAT(rules_raised(fold(within, stake)), ElementsAre(FlagRule::same_time));
  EXPECT_THAT(rules_raised(fold(beyond, stake)), ElementsAre(FlagRule::later));
}

/// Read by few words, where nothing else was read.
Told by_fallback(Told it) {
  it.claim.fallback = true;
  return it;
}

TEST(Fold, LetsNoTextDisagreeWithWhatOnlyAFallbackReads) {
  const Told sure = told("2025-01-01", "a", "49%"), unsure = by_fallback(told("2025-01-01", "a", "10%"));
  EXPECT_THAT(rules_raised(fold(std::vector{sure, unsure}, stake)), IsEmpty());
  EXPECT_THAT(fold(std::vector{sure, unsure}, stake).relations, ElementsAre(Relation::opens, Relation::history));
  EXPECT_THAT(rules_raised(fold(std::vector{by_fallback(sure), unsure}, stake)), ElementsAre(FlagRule::own_article));
  EXPECT_THAT(rules_raised(fold(std::vector{with(sure, Time::former), unsure}, stake)),
              ElementsAre(FlagRule::told_as_past))
      << "of another time";
  const Told other = told("2025-01-02", "b", "49%");
  EXPECT_THAT(rules_raised(fold(std::vector{unsure, other}, stake)), ElementsAre(FlagRule::same_time))
      << "of another article";
}

TEST(Fold, KeepsEventsThatOnlyAFallbackReads) {
  const Told sure = told("2025-01-01", "a", "USD 1000000000");
  const Told unsure = by_fallback(told("2025-01-01", "a", "USD 2000000000"));
  const Told other = told("2025-01-02", "b", "USD 2000000000");
  EXPECT_EQ(fold(std::vector{sure, unsure, other}, events()).relations[2], Relation::corroborates)
      << "a text may tell of two";
}

TEST(Fold, LetsEventsMeetWithinNinetyDays) {
  const Told first = told("2025-01-01", "a", "USD 1000000000");
  const std::vector<Told> within = {first, told("2025-04-01", "b", "USD 3000000000")};
  const std::vector<Told> beyond = {first, told("2025-04-02", "b", "USD 3000000000")};
  EXPECT_THAT(rules_raised(fold(within, events())), ElementsAre(FlagRule::event_apart));
  EXPECT_THAT(rules_raised(fold(beyond, events())), IsEmpty());
}

TEST(Fold, DatesAnEventByItsSentence) {
  Told background = with(told("2025-12-01", "b", "USD 3000000000"), Time::former);
  const Told news = told("2025-01-01", "a", "USD 1000000000");
  EXPECT_THAT(fold(std::vector{news, background}, events()).flags, IsEmpty()) << "former without a date meets none";
  background.claim.as_of = DayRange{*day_of_iso("2025-01-01"), *day_of_iso("2025-01-31")};
  EXPECT_THAT(rules_raised(fold(std::vector{news, background}, events())), ElementsAre(FlagRule::event_apart));
}

TEST(Fold, CountsWhoRepeatsEitherSideAsSupport) {
  const std::vector<Told> claims = {
      told("2025-01-01", "a", "49%"), told("2025-02-01", "b", "49%"), told("2025-06-01", "c", "27%"),
      told("2025-06-02", "d", "27%"), told("2025-09-01", "e", "30%"), told("2025-09-02", "f", "30%"),
  };
  const Folded folded = fold(claims, stake);
  ASSERT_EQ(folded.flags.size(), 2u);
  EXPECT_EQ(folded.flags[0].old_claim, 1u) << "the newest of the old side speaks for it";
  EXPECT_THAT(folded.flags[0].support, ElementsAre(0, 3));
  EXPECT_THAT(folded.flags[1].support, ElementsAre(2, 5)) << "the step before has its own support";
}

TEST(Fold, CountsWhoRepeatsAStepUntilTheNextOne) {
  const std::vector<Told> claims = {
      told("2025-01-01", "floor", "10%", Bound::over),
      told("2025-01-01", "a", "49%"),
      told("2025-06-01", "b", "27%"),
      told("2025-12-01", "c", "49%"),
      told("2025-12-02", "d", "49%"),
  };
  const Folded folded = fold(claims, stake);
  ASSERT_EQ(folded.flags.size(), 2u);
  EXPECT_THAT(folded.flags[0].support, IsEmpty()) << "49% of December is of another step";
  EXPECT_THAT(folded.flags[1].support, ElementsAre(4));
}

TEST(Fold, CountsWhoRepeatsAnEventAsSupport) {
  const std::vector<Told> claims = {
      told("2025-01-01", "a", "USD 1000000000"), told("2025-01-02", "b", "USD 1000000000"),
      told("2025-01-03", "c", "USD 3000000000"), told("2025-01-04", "d", "USD 3000000000"),
      told("2025-09-01", "e", "USD 3000000000"),
  };
  const Folded folded = fold(claims, events());
  ASSERT_THAT(rules_raised(folded), ElementsAre(FlagRule::event_clash));
  EXPECT_EQ(folded.flags[0].old_claim, 1u);
  EXPECT_THAT(folded.flags[0].support, ElementsAre(0, 3)) << "September's is another event";
}

TEST(Fold, CountsNoFurtherClaimOfTheSameArticleAsSupport) {
  const std::vector<Told> claims = {
      told("2025-01-01", "a", "49%"),
      told("2025-06-01", "b", "27%"),
      second_version(told("2025-06-02", "b", "27%")),
  };
  const Folded folded = fold(claims, stake);
  ASSERT_EQ(folded.flags.size(), 1u);
  EXPECT_THAT(folded.flags[0].support, IsEmpty());
}

TEST(Fold, CountsARepeatedDenialAsSupport) {
  const std::vector<Told> claims = {
      told("2025-01-01", "a", "49%"),
      with(told("2025-01-02", "b", "49%"), Certainty::denied),
      with(told("2025-01-03", "c", "49%"), Certainty::denied),
  };
  const Folded folded = fold(claims, stake);
  ASSERT_THAT(rules_raised(folded), ElementsAre(FlagRule::denied));
  EXPECT_THAT(folded.flags[0].support, ElementsAre(2));
}

TEST(Fold, MakesADissentThatIsConfirmedStandWithoutAFurtherFlag) {
  const std::vector<Told> claims = {
      told("2025-01-01", "a", "49%"),
      told("2025-01-02", "b", "27%"),
      told("2025-03-01", "c", "27%"),
      told("2025-03-02", "d", "49%"),
  };
  const Folded folded = fold(claims, stake);
  ASSERT_THAT(rules_raised(folded), ElementsAre(FlagRule::same_time, FlagRule::same_time));
  EXPECT_EQ(folded.flags[1].old_claim, 2u) << "27% stands now";
  EXPECT_EQ(folded.flags[1].new_claim, 3u);
}

TEST(Fold, ShowsAReturnAsReverted) {
  const std::vector<Told> claims = {
      told("2025-01-01", "a", "exclusive"),
      telling_a_change(told("2025-01-05", "b", "non-exclusive")),
      telling_a_change(told("2025-01-09", "c", "exclusive")),
  };
  const Folded folded = fold(claims, exclusivity());
  ASSERT_EQ(folded.flags.size(), 2u);
  EXPECT_FALSE(folded.flags[0].reverted);
  EXPECT_TRUE(folded.flags[1].reverted);
}

TEST(Fold, TellsARightThatIsGivenUpAsNoMore) {
  const std::vector<Told> claims = {
      told("2025-01-01", "a", "first-refusal"),
      with(told("2025-01-05", "b", "first-refusal"), Time::former),
      told("2025-01-05", "b", "non-exclusive"),
      told("2025-01-06", "c", "first-refusal"),
  };
  const Folded folded = fold(claims, exclusivity());
  ASSERT_THAT(rules_raised(folded), ElementsAre(FlagRule::tells_change, FlagRule::same_time));
  EXPECT_TRUE(folded.flags[0].new_ended);
  EXPECT_FALSE(folded.flags[0].old_ended);
  EXPECT_TRUE(folded.flags[1].old_ended);
}

TEST(Fold, ReadsNoChangeOfAPlanOutOfARightThatIsGivenUp) {
  const std::vector<Told> claims = {
      with(told("2025-01-01", "a", "exclusive"), Time::planned),
      with(told("2025-01-05", "b", "first-refusal"), Time::former),
      told("2025-01-05", "b", "non-exclusive"),
      with(told("2025-01-05", "b", "first-refusal"), Time::planned),
  };
  EXPECT_THAT(rules_raised(fold(claims, exclusivity())), ElementsAre(FlagRule::same_time)) << "two plans of one time";
}

TEST(Fold, WithdrawsWhatANewerVersionTellsNothingOf) {
  const std::vector<Told> claims = {told("2025-01-01", "a", "49%"), told("2025-01-03", "b", "27%")};
  const std::vector<Version> versions = {{"a", 0, *day_of_iso("2025-01-01")}, {"a", 1, *day_of_iso("2025-01-02")}};
  const Folded folded = fold(claims, stake, versions);
  EXPECT_THAT(folded.withdrawn, ElementsAre(0));
  EXPECT_THAT(folded.flags, IsEmpty()) << "nobody holds 49% any more";
}

TEST(Fold, WithdrawsWhatANewerVersionTellsOfAnotherTimeOnly) {
  const std::vector<Told> claims = {told("2025-01-01", "a", "49%"),
                                    with(second_version(told("2025-01-02", "a", "49%")), Time::former)};
  const Folded folded = fold(claims, stake);
  EXPECT_THAT(folded.withdrawn, ElementsAre(0));
  EXPECT_THAT(folded.flags, IsEmpty());
}

TEST(Fold, KeepsWhatANewerVersionRepeats) {
  const std::vector<Told> claims = {told("2025-01-01", "a", "USD 13750000000"),
                                    second_version(told("2025-01-02", "a", "USD 13000000000")),
                                    told("2025-01-03", "b", "USD 11600000000")};
  const Folded folded = fold(claims, stake);
  EXPECT_THAT(folded.withdrawn, IsEmpty());
  EXPECT_THAT(rules_raised(folded), ElementsAre(FlagRule::same_time));
}

TEST(Fold, TellsHowEachClaimRelatesToWhatStands) {
  const std::vector<Told> claims = {
      told("2025-01-01", "a", "USD 13000000000"),
      told("2025-01-02", "b", "USD 13000000000"),
      told("2025-01-03", "c", "USD 13750000000"),
      told("2025-01-04", "d", "USD 20000000000"),
      told("2025-01-05", "e", "USD 20000000000"),
      told("2025-06-01", "f", "USD 30000000000"),
      with(told("2025-06-02", "g", "USD 1000000000"), Time::former),
      with(told("2025-06-03", "h", "USD 99000000000"), Certainty::possible),
  };
  EXPECT_THAT(fold(claims, stake).relations,
              ElementsAre(Relation::opens, Relation::corroborates, Relation::refines, Relation::contradicts,
                          Relation::contradicts, Relation::changed, Relation::history, Relation::history));
}

TEST(Fold, RefinesAPlanThatCameTrue) {
  const std::vector<Told> claims = {with(told("2025-01-01", "a", "28%"), Time::planned),
                                    told("2025-03-01", "b", "28%")};
  const Folded folded = fold(claims, stake);
  EXPECT_THAT(folded.flags, IsEmpty());
  EXPECT_THAT(folded.relations, ElementsAre(Relation::opens, Relation::refines));
}

TEST(Fold, RaisesOneFlagWhoeverRepeatsTheStep) {
  std::vector<Told> claims;
  for (int i = 0; i < 4000; ++i) {
    Told& it = claims.emplace_back(told("2025-01-01", std::to_string(i), i < 2000 ? "49%" : "27%"));
    it.published += std::chrono::days{i < 2000 ? 0 : 100 + i / 100};
  }
  const Folded folded = fold(claims, stake);
  ASSERT_EQ(folded.flags.size(), 1u);
  EXPECT_EQ(folded.flags[0].support.size(), 3998u);
}

Flag only_flag(const std::vector<Told>& claims, const CompareRules& rules = stake) {
  const Folded folded = fold(claims, rules);
  EXPECT_EQ(folded.flags.size(), 1u);
  return folded.flags.at(0);
}

TEST(FlagId, SurvivesSupportAndAnotherReading) {
  std::vector<Told> claims = {told("2025-01-01", "a", "49%"), told("2025-06-01", "b", "27%")};
  const std::string id = flag_id(only_flag(claims), key, claims);
  EXPECT_THAT(id, testing::MatchesRegex("[0-9a-f]{12}"));
  claims.push_back(told("2025-01-02", "c", "49%"));
  claims.push_back(told("2025-06-02", "d", "27%"));
  for (Told& it : claims) {
    it.claim.evidence = {10, 20};
    it.claim.rule = "another frame";
  }
  EXPECT_EQ(flag_id(only_flag(claims), key, claims), id);
}

TEST(FlagId, IsAnotherForAnotherStep) {
  const std::vector<Told> claims = {told("2025-01-01", "a", "49%"), told("2025-06-01", "b", "27%")};
  const std::string id = flag_id(only_flag(claims), key, claims);
  std::vector<Told> other_article = claims, other_value = claims, other_kind = claims;
  other_article[1].article = "c";
  other_value[1].claim.value = *parse_value("28%", "", Bound::exact);
  other_kind[1].published = *day_of_iso("2025-01-02");
  for (const auto& others : {other_article, other_value, other_kind}) {
    EXPECT_NE(flag_id(only_flag(others), key, others), id);
  }
  EXPECT_NE(flag_id(only_flag(claims), {"topic", "microsoft", "anthropic", ""}, claims), id);
}

TEST(FlagId, TellsADenialFromTheValue) {
  const std::vector<Told> denial = {told("2025-01-01", "a", "49%"),
                                    with(told("2025-01-02", "b", "49%"), Certainty::denied)};
  const Flag flag = only_flag(denial);
  std::vector<Told> plain = denial;
  plain[1].claim.certainty = Certainty::stated;
  EXPECT_NE(flag_id(flag, key, denial), flag_id(flag, key, plain));
}

TEST(FlagId, TellsWhatWasPlannedFromWhatHeld) {
  const std::vector<Told> claims = {told("2025-01-01", "a", "49%"), told("2025-01-02", "b", "28%"),
                                    with(told("2025-01-03", "c", "28%"), Time::planned),
                                    telling_a_change(told("2025-06-01", "d", "33%"))};
  const Folded folded = fold(claims, stake);
  ASSERT_THAT(rules_raised(folded), ElementsAre(FlagRule::same_time, FlagRule::tells_change, FlagRule::not_as_planned));
  EXPECT_NE(flag_id(folded.flags[1], key, claims), flag_id(folded.flags[2], key, claims));
}

}  // namespace
}  // namespace claimwatch
