#include "monitor/decisions/decision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::MatchesRegex;

DecidedClaim claim(const std::string& value) {
  DecidedClaim out;
  out.reading = "articles/2025/01/22/a-b0e7d7a0-20261121T101200Z";
  out.source = "새벽통신";
  out.evidence = "오픈AI 지분 " + value;
  out.json = R"({"topic":"stake","subject":"microsoft","object":"openai","scope":"","value":")" + value +
             R"(","bound":"exact","time":"current","certainty":"stated","evidence":"오픈AI 지분 )" + value + R"("})";
  return out;
}

Decision on_flag(const std::string& when, const std::string& note = "") {
  Decision out;
  out.id = "3c11aa4153d3";
  out.state = FlagState::not_a_change;
  out.note = note;
  out.who = {"김민지", "kim@example.org"};
  out.when = when;
  out.seen = "20261121T101200Z";
  out.kind = FlagKind::contradicts;
  out.old_claim = claim("49%");
  out.new_claim = claim("27%");
  return out;
}

TEST(Decision, IsAFileThatSaysOnWhatItWasMade) {
  const DecisionFile file = file_of(on_flag("2026-11-21T10:12:00.123Z", "두 사업"));
  EXPECT_THAT(file.path, MatchesRegex("reviews/3c/3c11aa4153d3/20261121T101200\\.123Z-[0-9a-f]{8}\\.json"));
  const auto read = decision_of(file);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->path, file.path);
  EXPECT_EQ(read->id, "3c11aa4153d3");
  EXPECT_EQ(read->state, FlagState::not_a_change);
  EXPECT_EQ(read->note, "두 사업");
  EXPECT_EQ(read->who, (Person{"김민지", "kim@example.org"}));
  EXPECT_EQ(read->when, "2026-11-21T10:12:00.123Z");
  EXPECT_EQ(read->seen, "20261121T101200Z");
  EXPECT_EQ(read->kind, FlagKind::contradicts);
  EXPECT_EQ(read->old_claim->claim.value.text, "49%");
  EXPECT_EQ(read->new_claim->evidence, "오픈AI 지분 27%");
  EXPECT_EQ(read->new_claim->reading, claim("27%").reading);
}

TEST(Decision, ThatIsNoneIsToldWithItsPath) {
  const std::string good = file_of(on_flag("2026-11-21T10:12:00.123Z")).json;
  const auto with = [&good](const std::string& words, const std::string& others) {
    std::string json = good;
    json.replace(json.find(words), words.size(), others);
    return json;
  };
  const std::pair<std::string, std::string> cases[] = {
      {"[1", "a decision is a JSON object"},
      {with("not-a-change", "no-change"), "\"no-change\" is no \"state\""},
      {with("contradicts", "differs"), "\"differs\" is no \"kind\""},
      {with("\"old\"", "\"older\""), "needs its sides"},
      {with("\"49%\"", "49"), "old: a claim needs the field \"value\""},
      {with("2026-11-21T10:12:00.123Z", ""), "needs \"id\" and \"when\""},
  };
  for (const auto& [json, want] : cases) {
    const auto read = decision_of(DecisionFile{"reviews/3c/x.json", json});
    ASSERT_FALSE(read) << want;
    EXPECT_THAT(read.error().message, HasSubstr(want));
    EXPECT_THAT(read.error().message, testing::StartsWith("reviews/3c/x.json: "));
  }
}

TEST(Decision, StandsUntilOneThatStandsTakesItBack) {
  std::vector<Decision> all;
  const auto add = [&all](const std::string& path, const std::string& undoes) {
    all.push_back(on_flag("2026-11-21T10:12:0" + std::to_string(all.size()) + ".000Z"));
    all.back().path = path;
    all.back().undoes = undoes;
  };
  add("a", "");
  add("b", "");
  EXPECT_THAT(standing(all), ElementsAre(true, true));
  add("c", "b");
  EXPECT_THAT(standing(all), ElementsAre(true, false, true));
  add("d", "c");
  EXPECT_THAT(standing(all), ElementsAre(true, true, false, true)) << "an undo is undone like any other";
}

TEST(Decision, OfTwoStoresIsInOneOrderWhicheverCameFirst) {
  std::vector<Decision> all = {on_flag("2026-11-21T10:12:00.123Z"), on_flag("2026-11-21T10:12:00.123Z"),
                               on_flag("2026-11-20T10:12:00.123Z")};
  all[0].path = "b";
  all[1].path = "a";
  all[2].path = "c";
  put_in_order(all);
  EXPECT_THAT((std::vector{all[0].path, all[1].path, all[2].path}), ElementsAre("c", "a", "b"));
}

}  // namespace
}  // namespace claimwatch
