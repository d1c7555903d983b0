#include "monitor/report/columns.h"

#include <gtest/gtest.h>

#include <sstream>

#include "diffcore/text/width.h"

namespace claimwatch {
namespace {

using Kind = Piece::Kind;

TEST(Columns, FillTheWidthWhateverTheScript) {
  const std::string korean = "마이크로소프트는 오픈AI 지분 ", english = "Microsoft holds a stake of ";
  const std::string link = "https://example.com/" + std::string(70, 'x');
  for (const std::size_t width : {20U, 41U, 80U}) {
    Style style;
    style.width = width;
    const std::string text = two_columns({{Kind::same, korean}, {Kind::gone, "49%"}, {Kind::same, link}},
                                         {{Kind::same, english}, {Kind::came, "약 27%"}, {Kind::same, link}}, style);
    std::istringstream lines(text);
    const std::size_t bar = (width - 3) / 2 + 1;
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
      EXPECT_LE(display_width(line), width) << line;
      EXPECT_EQ(display_width(line.substr(0, line.find("│"))), bar) << line;
    }
    EXPECT_GT(count, 1U);
  }
}

TEST(Columns, BreakAtSpacesAndMarkWhatDiffers) {
  Style style;
  style.width = 43;
  EXPECT_EQ(two_columns({{Kind::same, "It holds "}, {Kind::gone, "49"}, {Kind::same, "% of all the shares."}},
                        {{Kind::same, "It holds "}, {Kind::came, "27"}, {Kind::same, "%."}}, style),
            "It holds [-49-]% of  │ It holds {+27+}%.\n"
            "all the shares.      │\n");
  style.colour = true;
  EXPECT_EQ(two_columns({{Kind::gone, "49"}}, {}, style), "\x1b[31m49\x1b[0m                   │\n");
}

}  // namespace
}  // namespace claimwatch
