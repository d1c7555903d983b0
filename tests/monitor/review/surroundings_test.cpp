#include "monitor/review/surroundings.h"

#include <gtest/gtest.h>

namespace claimwatch {
namespace {

/// So many articles, a day between them, each with one claim of the same key.
Contents articles(std::int64_t count) {
  Contents contents;
  for (std::int64_t row = 0; row < count; ++row) {
    ReadingView reading;
    reading.row = row;
    reading.placement.standing = Standing::counts;
    reading.placement.day = Day(std::chrono::days(row));
    contents.readings[row] = reading;
    ClaimView claim;
    claim.row = claim.reading = row;
    contents.claims[row] = claim;
  }
  return contents;
}

FlagView flag_between(std::int64_t older, std::int64_t newer, const std::string& id) {
  FlagView flag{};
  flag.id = id;
  flag.old_claim = older;
  flag.new_claim = newer;
  return flag;
}

TEST(Surroundings, AreTheTimelineNearBothSidesWithTheFlagsRaisedThere) {
  Contents contents = articles(1000);
  contents.flags = {flag_between(200, 700, "shown"), flag_between(400, 710, "near"), flag_between(1, 2, "far")};
  for (std::int64_t row = 450; row < 550; ++row) contents.flags[0].support.push_back(row);
  DecisionView decision;
  decision.decision.note = "read twice";
  contents.decisions = {{}, {}, decision};
  contents.flags[1].decisions = {2};

  const Surroundings::Part part = Surroundings(contents).around(contents.flags[0]);
  EXPECT_EQ(part.contents.claims.begin()->first, 100);
  EXPECT_EQ(part.contents.claims.rbegin()->first, 800);
  EXPECT_TRUE(part.contents.claims.contains(400));
  EXPECT_EQ(part.contents.readings.size(), part.contents.claims.size());
  EXPECT_EQ(part.contents.claims.size(), 201U + 201U + 50U + 1U);
  EXPECT_EQ(part.claims_left_out, 1000U - part.contents.claims.size());
  EXPECT_EQ(part.support_left_out, 50U);
  ASSERT_EQ(part.contents.flags.size(), 2U);
  const FlagView& near = part.contents.flags[1];
  EXPECT_EQ(near.id, "near");
  EXPECT_EQ(part.contents.decisions.at(near.decisions.at(0)).decision.note, "read twice");
}

}  // namespace
}  // namespace claimwatch
