#include "diffcore/compare/relation.h"

#include <gtest/gtest.h>

namespace claimwatch {
namespace {

Value value(std::string_view text, Bound bound = Bound::exact, std::string_view high = "") {
  const Result<Value> read = parse_value(text, high, bound);
  EXPECT_TRUE(read) << text;
  return read.value();
}

CompareRules exclusivity() {
  CompareRules rules;
  rules.stances = {"exclusive", "exception", "non-exclusive", "first-refusal"};
  rules.compatible_stances = {{"first-refusal", "non-exclusive"}, {"non-exclusive", "first-refusal"}};
  return rules;
}

TEST(Compatible, AgreesWithTheGuidelinesInEitherOrder) {
  const std::tuple<std::string_view, Value, Value, bool> cases[] = {
      {"cut off", value("USD 13000000000"), value("USD 13750000000"), true},
      {"a floor", value("USD 13000000000", Bound::over), value("USD 13750000000"), true},
      {"neighbours", value("27%"), value("28%"), false},
      {"about a number of two digits", value("27%", Bound::about), value("28%", Bound::about), false},
      {"about a round number", value("30%", Bound::about), value("27%"), true},
      {"a range", value("20%", Bound::range, "25%"), value("23%"), true},
      {"a day of the year", value("2030"), value("2030-12-31"), true},
      {"years", value("2030"), value("2032"), false},
      {"one stance", value("exclusive"), value("exclusive"), true},
      {"two stances", value("exclusive"), value("exception"), false},
      {"two sides of one contract", value("first-refusal"), value("non-exclusive"), true},
      {"two currencies", value("USD 135000000000"), value("KRW 193000000000000"), true},
  };
  for (const auto& [why, a, b, want] : cases) {
    EXPECT_EQ(compatible(a, b, exclusivity()), want) << why;
    EXPECT_EQ(compatible(b, a, exclusivity()), want) << why;
  }
}

TEST(MorePrecise, IsTheNarrowerOfTwoCompatibleNumbers) {
  EXPECT_TRUE(more_precise(value("USD 13750000000"), value("USD 13000000000")));
  EXPECT_FALSE(more_precise(value("USD 13000000000"), value("USD 13750000000")));
  EXPECT_TRUE(more_precise(value("27%"), value("25%", Bound::over)));
  EXPECT_FALSE(more_precise(value("27%"), value("27%")));
  EXPECT_FALSE(more_precise(value("28.5%"), value("27%"))) << "opposed";
  EXPECT_FALSE(more_precise(value("first-refusal"), value("non-exclusive"))) << "stances are equally precise";
}

TEST(Denies, TheStanceItselfAndTheNumbersItAdmits) {
  EXPECT_TRUE(denies(value("first-refusal"), value("first-refusal")));
  EXPECT_FALSE(denies(value("first-refusal"), value("non-exclusive"))) << "compatible, and not what was denied";
  EXPECT_TRUE(denies(value("USD 100000000000", Bound::over), value("USD 110000000000")));
  EXPECT_FALSE(denies(value("USD 83000000000"), value("USD 38000000000")));
  EXPECT_FALSE(denies(value("USD 100000000000", Bound::over), value("KRW 193000000000000")));
}

}  // namespace
}  // namespace claimwatch
