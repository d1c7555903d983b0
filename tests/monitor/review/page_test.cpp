#include "monitor/review/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diffcore/text/width.h"

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

TEST(ReviewPage, AWordThatNoLineHoldsIsBroken) {
  EXPECT_THAT(
      screen_lines("독점클라우드 \x1b[1mhttps://example.com\x1b[0m", 9),
      ElementsAre("독점클라", "우드", "      \x1b[1mhtt\x1b[0m", "\x1b[1mps://exam\x1b[0m", "\x1b[1mple.com\x1b[0m"));
}

TEST(ReviewPage, HintsBreakBetweenKeys) {
  EXPECT_THAT(hint_lines("c confirmed  s second look  q quit", 20),
              ElementsAre("c confirmed", "s second look", "q quit"));
  EXPECT_THAT(hint_lines("c confirmed  s second look  q quit", 26),
              ElementsAre("c confirmed  s second look", "q quit"));
}

TEST(ReviewPage, WhatDoesNotFitIsScrolledAndTold) {
  const Style style;
  ReviewScreen screen{"head", {"1", "2", "3", "4", "5", "6", "7"}, 0, {"told"}, {"keys"}};
  EXPECT_THAT(laid_out(screen, 11, style), ElementsAre("head", "1", "2", "3", "4", "5", "6", "7", "", "told", "keys"));
  const std::string told = "of 7; space goes on, b goes back";
  EXPECT_THAT(laid_out(screen, 9, style),
              ElementsAre("head", "1", "2", "3", "4", "5", "   lines 1 to 5 " + told, "told", "keys"));
  screen.first = 9;
  EXPECT_THAT(laid_out(screen, 9, style),
              ElementsAre("head", "3", "4", "5", "6", "7", "   lines 3 to 7 " + told, "told", "keys"));
  EXPECT_EQ(screen.first, 2U);
}

TEST(ReviewPage, FewRowsShowOnlyTheKeysThatTellTheOthers) {
  for (std::size_t rows = 1; rows < 12; ++rows) {
    ReviewScreen screen{"head", {"1", "2", "3", "4", "5", "6", "7"}, 3, {}, {"first keys", "second keys"}};
    const auto lines = laid_out(screen, rows, {});
    EXPECT_EQ(lines.size(), rows);
    EXPECT_EQ(lines.back(), rows >= 10  ? "second keys"
                            : rows >= 4 ? "? keys  q quit"
                            : rows == 1 ? "head"
                                        : lines.back());
  }
}

TEST(InSentence, TheQuoteStandsInTheArticlesWords) {
  const std::string text = "First one. The firm said it holds 27% of it, and more. Last one.";
  ClaimView claim;
  claim.evidence = "it holds 27% of it";
  claim.claim.evidence = {text.find("it holds"), text.find(", and")};
  const Quote quote = in_sentence(text, claim);
  EXPECT_EQ(quote.text, "The firm said it holds 27% of it, and more.");
  EXPECT_EQ(quote.words.of(quote.text), "it holds 27% of it");
  EXPECT_EQ(in_sentence("Another text.", claim).text, claim.evidence);
}

}  // namespace
}  // namespace claimwatch
