#include "monitor/review/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimwatch {
namespace {

using testing::ElementsAre;

TEST(ReviewPage, AColourThatGoesOnBeginsAnewInEachLine) {
  EXPECT_THAT(screen_lines("a long \x1b[31mred words\x1b[0m b\n\nc", 12),
              ElementsAre("a long \x1b[31mred\x1b[0m", "\x1b[31m      words\x1b[0m", "      b", "", "c"));
}

TEST(ReviewPage, HangulTakesTwoCells) {
  EXPECT_THAT(screen_lines("지분 독점 계약", 10), ElementsAre("지분 독점", "      계약"));
}

TEST(ReviewPage, WhatDoesNotFitIsScrolledAndTold) {
  ReviewScreen screen{"head", {"1", "2", "3", "4", "5"}, 0, {"foot"}};
  EXPECT_THAT(laid_out(screen, 8, Lang::en), ElementsAre("head", "1", "2", "3", "4", "5", "", "foot"));
  const std::string told = "of 5; space goes on, b goes back";
  EXPECT_THAT(laid_out(screen, 6, Lang::en), ElementsAre("head", "1", "2", "3", "   lines 1 to 3 " + told, "foot"));
  screen.first = 9;
  EXPECT_THAT(laid_out(screen, 6, Lang::en), ElementsAre("head", "3", "4", "5", "   lines 3 to 5 " + told, "foot"));
  EXPECT_EQ(screen.first, 2U);
  EXPECT_THAT(laid_out(screen, 2, Lang::en), testing::SizeIs(2));
}

}  // namespace
}  // namespace claimwatch
