#include "diffcore/text/width.h"

#include <gtest/gtest.h>

namespace claimwatch {
namespace {

TEST(Width, CountsTheCellsThatATerminalDraws) {
  const std::tuple<std::string_view, std::string_view, std::size_t> cases[] = {
      {"Latin", "OpenAI", 6},
      {"Hangul is wide", "오픈AI", 6},
      {"a decomposed syllable is one", "\u1112\u1161\u11AB", 2},
      {"a combining accent takes no cell", "e\u0301", 1},
      {"ambiguous signs are narrow", "·…“”", 4},
      {"full-width sign", "％", 2},
      {"emoji", "📈", 2},
      {"emoji by variation selector", "❤\uFE0F", 2},
      {"a family is drawn as one", "👨\u200D👩\u200D👧", 2},
      {"skin tone colours the hand before it", "👍🏽", 2},
      {"empty", "", 0},
  };
  for (const auto& [why, text, want] : cases) EXPECT_EQ(display_width(text), want) << why;
}

TEST(Width, CutsAtACharactersEndAndNeverBeyondTheCells) {
  EXPECT_EQ(cut_to_width("오픈AI 지분", 11), "오픈AI 지분");
  EXPECT_EQ(cut_to_width("오픈AI 지분", 10), "오픈AI 지…");
  EXPECT_EQ(cut_to_width("오픈AI 지분", 4), "오…");
  EXPECT_EQ(cut_to_width("오픈", 0), "");
  for (std::size_t cells = 0; cells < 12; ++cells) EXPECT_LE(display_width(cut_to_width("오픈AI 지분", cells)), cells);
}

TEST(Width, PadsToColumnsThatLineUp) {
  EXPECT_EQ(padded_to_width("지분", 6), "지분  ");
  EXPECT_EQ(padded_to_width("stake", 3), "stake");
}

}  // namespace
}  // namespace claimwatch
