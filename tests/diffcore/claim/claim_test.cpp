#include "diffcore/claim/claim.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "diffcore/claim/claim_json.h"

namespace claimwatch {
namespace {

constexpr Milli usd = 1000;
constexpr Milli billion = 1'000'000'000 * usd;

TEST(ParseValue, KnowsTheFormsOfTheGuidelines) {
  const std::tuple<std::string_view, Value::Kind> cases[] = {
      {"first-refusal", Value::Kind::stance},  {"27.5%", Value::Kind::percent},
      {"USD 13000000000", Value::Kind::money}, {"2032", Value::Kind::date},
      {"2030-12-31", Value::Kind::date},       {"vehicles 5000000", Value::Kind::count},
  };
  for (const auto& [text, kind] : cases) {
    const Result<Value> value = parse_value(text, "", Bound::exact);
    ASSERT_TRUE(value) << text << ": " << value.error().message;
    EXPECT_EQ(value->kind, kind) << text;
    EXPECT_EQ(value->text, text);
  }
}

TEST(ParseValue, RefusesWhatIsNoForm) {
  const std::tuple<std::string_view, std::string_view, Bound> cases[] = {
      {"", "", Bound::exact},
      {"13 billion dollars", "", Bound::exact},
      {"Exclusive", "", Bound::exact},
      {"USD thirteen", "", Bound::exact},
      {"2030-13-01", "", Bound::exact},
      {"exclusive", "", Bound::about},
      {"20%", "", Bound::range},
      {"20%", "25%", Bound::exact},
      {"20%", "USD 25", Bound::range},
      {"25%", "20%", Bound::range},
      {"USD 99999999999999999999", "", Bound::exact},
  };
  for (const auto& [text, high, bound] : cases) EXPECT_FALSE(parse_value(text, high, bound)) << text << " " << high;
}

TEST(ParseValue, GivesASumTheIntervalOfItsPrint) {
  const Value sum = *parse_value("USD 13000000000", "", Bound::exact);
  EXPECT_EQ(sum.interval.printed, 13 * billion);
  EXPECT_TRUE(sum.interval.admits(13 * billion + 750 * billion / 1000)) << "13.75 billion is cut off to 13";
  EXPECT_FALSE(sum.interval.admits(14 * billion));
  EXPECT_EQ(parse_value("USD 1", "", Bound::over)->interval.high, std::numeric_limits<Milli>::max());
  EXPECT_TRUE(parse_value("20%", "25%", Bound::range)->interval.admits(23'000));
}

Claim a_claim() {
  Claim claim;
  claim.key = {"stake", "microsoft", "openai", ""};
  claim.value = *parse_value("27%", "", Bound::about);
  claim.time = Time::planned;
  claim.certainty = Certainty::reported;
  claim.evidence = {4, 22};
  claim.rule = "en-stake-held";
  claim.lang = "en";
  claim.speaker = Speaker{"The memo", Speaker::Kind::organisation, "microsoft"};
  claim.outlet = CitedOutlet{"the Wire", "wire"};
  claim.as_of = DayRange{*day_of_iso("2025-10-01"), *day_of_iso("2025-10-31")};
  claim.tells_change = Range{4, 7};
  return claim;
}

TEST(ClaimJson, IsReadBackAsItWasWritten) {
  const std::string text = "It: now about 27 percent.";
  Claim range = a_claim();
  range.value = *parse_value("20%", "25%", Bound::range);
  range.as_of = DayRange{*day_of_iso("2025-10-28"), *day_of_iso("2025-10-28")};
  Claim bare = a_claim();
  bare.value = *parse_value("exclusive", "", Bound::exact);
  bare.as_of.reset();
  bare.tells_change.reset();
  bare.speaker.reset();
  bare.outlet.reset();
  bare.fallback = true;
  for (const Claim& claim : {a_claim(), range, bare}) {
    const std::string written = to_json(claim, "memo.txt", text).dump();
    const Result<Claim> read = claim_from_json(nlohmann::json::parse(written));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(to_json(*read, "memo.txt", text).dump(), written);
    EXPECT_EQ(read->value, claim.value);
    EXPECT_EQ(read->as_of, claim.as_of);
    EXPECT_EQ(read->speaker, claim.speaker);
    EXPECT_EQ(read->outlet, claim.outlet);
    EXPECT_EQ(read->tells_change, claim.tells_change);
    EXPECT_EQ(read->evidence, claim.evidence);
    EXPECT_EQ(read->fallback, claim.fallback);
  }
}

TEST(ClaimJson, NamesItsFieldsAsTheGuidelinesDo) {
  const nlohmann::json written = to_json(a_claim(), "memo.txt", "It: now about 27 percent.");
  EXPECT_EQ(written.at("doc"), "memo.txt");
  EXPECT_EQ(written.at("value"), "27%");
  EXPECT_EQ(written.at("bound"), "about");
  EXPECT_EQ(written.at("time"), "planned");
  EXPECT_EQ(written.at("certainty"), "reported");
  EXPECT_EQ(written.at("evidence"), "now about 27 perce");
  EXPECT_EQ(written.at("as_of"), "2025-10-01/2025-10-31");
  EXPECT_EQ(written.at("tells_change").at("words"), "now");
  EXPECT_FALSE(written.contains("value_high"));
}

TEST(ClaimJson, RefusesAnIncompleteOrUnknownField) {
  const nlohmann::json whole = to_json(a_claim(), "memo.txt", "It: now about 27 percent.");
  for (const char* field : {"topic", "subject", "object", "scope", "value", "bound", "time", "certainty"}) {
    nlohmann::json without = whole;
    without.erase(field);
    const Result<Claim> read = claim_from_json(without);
    ASSERT_FALSE(read) << field;
    EXPECT_NE(read.error().message.find(field), std::string::npos) << read.error().message;
  }
  for (const char* field : {"bound", "time", "certainty", "as_of", "tells_change"}) {
    nlohmann::json wrong = whole;
    wrong[field] = "sometimes";
    EXPECT_FALSE(claim_from_json(wrong)) << field;
  }
  EXPECT_FALSE(claim_from_json(nlohmann::json::array()));
}

}  // namespace
}  // namespace claimwatch
