#include "diffcore/text/day.h"

#include <gtest/gtest.h>

namespace claimwatch {
namespace {

TEST(Day, IsWrittenAndReadBack) {
  for (const std::string_view text : {"2025-01-22", "2024-02-29", "1999-12-31"}) {
    const auto day = day_of_iso(text);
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(iso(*day), text);
  }
}

TEST(Day, KeepsTheDayOfTheArticlesOwnZone) {
  EXPECT_EQ(day_of_iso("2025-01-22T00:12:00+09:00"), day_of_iso("2025-01-22"));
}

TEST(Day, RefusesWhatIsNoDate) {
  for (const std::string_view text : {"2025-02-30", "2025-13-01", "2025-00-10", "2025-1-22", "2025-01-2", "2025/01/22",
                                      "2025-01-221", "+025-01-22", "", "yesterday!"}) {
    EXPECT_FALSE(day_of_iso(text)) << text;
  }
}

}  // namespace
}  // namespace claimwatch
