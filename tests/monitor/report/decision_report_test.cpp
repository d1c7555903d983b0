#include "monitor/report/decision_report.h"

#include <gtest/gtest.h>

namespace claimwatch {
namespace {

TEST(Age, IsThatOfTheFlagWhenTheNewestReadingWasMade) {
  Contents contents;
  contents.readings[1].read_at = "20261101T101200Z";
  contents.readings[2].read_at = "20261119T235959Z";
  contents.claims[1].reading = 1;
  contents.claims[2].reading = 2;
  FlagView flag;
  flag.old_claim = 1;
  flag.new_claim = 2;
  const std::tuple<const char*, std::optional<std::size_t>, const char*, const char*> cases[] = {
      {"20261122T000000Z", 3, "3 days", "3일"},
      {"20261120T000000Z", 1, "1 day", "1일"},
      {"20261119T235959Z", 0, "today", "오늘"},
      {"", std::nullopt, "", ""},
  };
  for (const auto& [newest, days, english, korean] : cases) {
    contents.newest_reading = newest;
    EXPECT_EQ(age_in_days(flag, contents), days);
    EXPECT_EQ(age_words(flag, contents, Lang::en), english);
    EXPECT_EQ(age_words(flag, contents, Lang::ko), korean);
  }
}

}  // namespace
}  // namespace claimwatch
