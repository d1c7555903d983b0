#include "monitor/report/reasons.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "monitor/report/order.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Two articles of a claim each, and a flag between them.
struct Flagged {
  Contents contents;

  Flagged(FlagRule rule, const char* old_value, const char* new_value, const char* topic = "stake") {
    add_article(1, "Wire", "2025-01-10");
    add_article(2, "Courier", "2025-01-13");
    add_claim(1, 1, {topic, "microsoft", "openai", ""}, old_value);
    add_claim(2, 2, {topic, "microsoft", "openai", ""}, new_value);
    contents.flags.push_back(
        {"f", FlagKind::contradicts, rule, {topic, "microsoft", "openai", ""}, false, false, 1, 2, {}});
  }

  void add_article(std::int64_t row, const char* source, const char* day) {
    ReadingView reading;
    reading.row = row;
    reading.doc = std::to_string(row) + ".txt";
    reading.source.value = source;
    reading.placement.day = *day_of_iso(day);
    contents.readings[row] = reading;
  }

  Claim& add_claim(std::int64_t row, std::int64_t reading, const Key& key, const char* value) {
    ClaimView& view = contents.claims[row];
    view.row = row;
    view.reading = reading;
    view.claim.key = key;
    view.claim.value = *parse_value(value, "", Bound::exact);
    return view.claim;
  }

  Claim& older() { return contents.claims.at(1).claim; }
  Claim& newer() { return contents.claims.at(2).claim; }
  FlagView& flag() { return contents.flags.front(); }
  std::string why(Lang lang = Lang::en) const {
    return claimwatch::why(contents.flags.front(), contents, shipped_rules(), lang);
  }
  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const FlagReason& reason : flag_reasons(contents.flags.front(), contents, shipped_rules()))
      out.push_back(reason.code);
    return out;
  }
};

TEST(Why, NamesSourcesDaysAndWordsInBothLanguages) {
  Flagged told(FlagRule::tells_change, "49%", "27%");
  told.newer().tells_change = Range{0, 9};
  told.contents.claims.at(2).json = R"({"tells_change":{"words":"no longer","start":0,"end":9}})";
  EXPECT_EQ(told.why(),
            "Courier (2025-01-13), 3 days after Wire (2025-01-10), tells a change in the words “no longer”");
  EXPECT_EQ(told.why(Lang::ko),
            "Wire의 2025-01-10 기사 3일 뒤에 나온 Courier의 2025-01-13 기사가 “no longer” 같은 말로 바뀌었음을 알린다");
}

TEST(Why, ToldByTheRuleOfTheFold) {
  struct Case {
    FlagRule rule;
    const char* en;
  };
  const Case cases[] = {
      {FlagRule::later, "says 27% 3 days after Wire (2025-01-10), which is more than the 30 days"},
      {FlagRule::same_time, "speaks of the same time from another source, and no words tell a change"},
      {FlagRule::own_article, "Courier (2025-01-13) says both of the present in one article"},
      {FlagRule::falls, "gives 27% for a running total that Wire (2025-01-10) put at 49%, and a total cannot fall"},
      {FlagRule::plan, "tells 27% as a plan, while 49% stands by Wire (2025-01-10)"},
      {FlagRule::not_as_planned, "Wire (2025-01-10) told 49% as a plan, and by Courier (2025-01-13) it became 27%"},
      {FlagRule::told_as_past, "Courier (2025-01-13) tells 49% as past, beside 27%"},
      {FlagRule::corrected, "a newer version of Courier (2025-01-13) says 27% where the one of 2025-01-10 said 49%"},
      {FlagRule::denied, "denies what that one says"},
      {FlagRule::event_apart, "may tell of the same event, both being dated within 90 days"},
      {FlagRule::event_clash, "seems to tell of the same event, both being dated within 90 days"},
  };
  for (const auto& [rule, en] : cases) {
    const Flagged told(rule, "49%", "27%");
    EXPECT_THAT(told.why(), HasSubstr(en));
    EXPECT_THAT(told.why(Lang::ko), testing::AllOf(HasSubstr("기사"), testing::Not(HasSubstr("{"))));
    EXPECT_EQ(told.codes(), std::vector<std::string>{std::string(name(rule))});
  }
}

TEST(Why, TellsDaysAsAPersonWould) {
  Flagged told(FlagRule::denied, "49%", "49%");
  const std::pair<const char*, const char*> days[] = {{"2025-01-10", "on the same day as Wire (2025-01-10)"},
                                                      {"2025-01-11", "a day after Wire (2025-01-10)"},
                                                      {"2025-01-12", "2 days after Wire (2025-01-10)"}};
  for (const auto& [day, words] : days) {
    told.contents.readings.at(2).placement.day = *day_of_iso(day);
    EXPECT_THAT(told.why(), HasSubstr(words));
  }
}

TEST(Why, OfOneOutletAndOfTwoPlansIsSaidSo) {
  Flagged told(FlagRule::same_time, "49%", "27%");
  told.contents.readings.at(2).source.value = "Wire";
  EXPECT_THAT(told.codes(), ElementsAre("one_outlet"));
  told.newer().time = Time::planned;
  EXPECT_THAT(told.codes(), ElementsAre("two_plans"));
}

TEST(Why, AnOutletWithoutANameIsNobodysOwn) {
  Flagged told(FlagRule::same_time, "49%", "27%");
  for (auto& [row, reading] : told.contents.readings) reading.source.value.clear();
  EXPECT_THAT(told.codes(), ElementsAre("same_time"));
  EXPECT_THAT(told.why(), HasSubstr("2.txt (2025-01-13)"));
}

TEST(Why, QuotesTheValueThatIsToldAsPast) {
  Flagged told(FlagRule::tells_change, "49%", "27%");
  told.add_claim(3, 2, told.newer().key, "32.5%").time = Time::former;
  told.contents.claims.at(3).evidence = "It stood at 32.5%.";
  EXPECT_THAT(told.why(), HasSubstr("tells 32.5% as past: “It stood at 32.5%.”"));
  EXPECT_THAT(told.codes(), ElementsAre("gives_former"));
}

TEST(Why, NamesTheOtherScopeThatHasTheOthersValue) {
  Flagged told(FlagRule::same_time, "exclusive", "non-exclusive", "exclusivity");
  told.older().key.scope = told.newer().key.scope = told.flag().key.scope = "compute";
  told.add_claim(3, 2, {"exclusivity", "microsoft", "openai", "api"}, "exclusive");
  EXPECT_THAT(told.codes(), ElementsAre("same_time", "other_scope"));
  EXPECT_THAT(told.why(), HasSubstr("Courier (2025-01-13) also says exclusive of api"));
  EXPECT_THAT(told.why(Lang::ko), HasSubstr("API 범위의 독점 값도 있어"));
  told.contents.claims.at(3).claim.key.subject = "amazon";
  EXPECT_THAT(told.codes(), ElementsAre("same_time")) << "that is told of others";
}

TEST(Why, TellsAPartysOwnWordFromAReport) {
  Flagged told(FlagRule::same_time, "49%", "27%");
  told.newer().speaker = Speaker{"Jane Roe", Speaker::Kind::person, "microsoft"};
  EXPECT_THAT(told.codes(), ElementsAre("same_time")) << "the other side is told by its article";
  told.older().outlet = CitedOutlet{"the Gazette", "gazette"};
  EXPECT_THAT(told.codes(), ElementsAre("same_time", "party_and_report"));
  EXPECT_THAT(told.why(), HasSubstr("Jane Roe speaks as a party, while the Gazette reports"));
  EXPECT_THAT(told.why(Lang::ko), HasSubstr("Jane Roe: 당사자 자신의 말, the Gazette: 밖에서"));
  told.older().outlet.reset();
  told.older().certainty = Certainty::reported;
  EXPECT_THAT(told.why(), HasSubstr("while Wire reports"));
  told.newer().speaker->entity = "amazon";
  EXPECT_THAT(told.codes(), ElementsAre("same_time")) << "nobody of the two";
}

TEST(Why, AddsWhatElseAReaderShouldKnow) {
  Flagged told(FlagRule::later, "49%", "27%");
  told.newer().value.bound = Bound::about;
  told.flag().reverted = true;
  told.contents.readings.at(1).published.from = "file time";
  EXPECT_THAT(told.codes(), ElementsAre("later", "bounds_apart", "reverted", "undated"));
  EXPECT_THAT(told.why(),
              HasSubstr("; no number fits both 49% and about 27%; about 27% stood before; “1.txt” names no"));
  EXPECT_THAT(told.why(), HasSubstr("≤ 2025-01-10"));
}

TEST(Why, DatesEventsByTheirSentences) {
  Flagged told(FlagRule::event_clash, "USD 1000000000", "USD 2000000000", "funding-round");
  told.newer().as_of = DayRange{*day_of_iso("2025-01-01"), *day_of_iso("2025-01-31")};
  EXPECT_THAT(told.codes(), ElementsAre("event_clash", "dated"));
  EXPECT_THAT(told.why(), HasSubstr("Courier (2025-01-13) dates it 2025-01-01/2025-01-31"));
}

TEST(Lang, IsThatOfTheLocale) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
  EXPECT_EQ(lang_of_locale(), Lang::en);
  setenv("LANG", "ko_KR.UTF-8", 1);
  EXPECT_EQ(lang_of_locale(), Lang::ko);
  setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_EQ(lang_of_locale(), Lang::en) << "LC_ALL counts before LANG";
}

TEST(Order, OfFlagsIsWorstThenNewestFirst) {
  Flagged told(FlagRule::later, "49%", "27%");
  told.flag().id = "older";
  FlagView worse = told.flag(), newer = told.flag();
  worse.id = "worse";
  told.flag().severity = newer.severity = Severity::unannounced_change;
  worse.severity = Severity::denial;
  newer.id = "newer";
  newer.day = *day_of_iso("2025-02-01");
  told.contents.flags.insert(told.contents.flags.end(), {worse, newer});
  std::vector<std::string> ids;
  for (const FlagView* flag : ordered_flags(told.contents)) ids.push_back(flag->id);
  EXPECT_THAT(ids, ElementsAre("worse", "newer", "older"));
}

}  // namespace
}  // namespace claimwatch
