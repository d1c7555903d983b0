#include "monitor/report/words.h"

#include <gtest/gtest.h>

#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

Value value(const char* text, Bound bound, const char* high = "") {
  auto parsed = parse_value(text, high, bound);
  EXPECT_TRUE(parsed) << text;
  return *parsed;
}

std::string words_of(const Value& value, Lang lang) {
  return value_words(value, {"exclusivity", "microsoft", "openai", "compute"}, shipped_rules(), lang);
}

TEST(ValueWords, AreWhatAPersonWouldSay) {
  const std::pair<Value, const char*> cases[] = {
      {value("27%", Bound::about), "about 27%"},
      {value("USD 13000000000", Bound::over), "> $13 bn"},
      {value("USD 13750000000", Bound::exact), "$13.75 bn"},
      {value("USD 500000000", Bound::upto), "up to $500 m"},
      {value("KRW 140000000000000", Bound::exact), "₩140 tn"},
      {value("USD 999", Bound::exact), "$999"},
      {value("20%", Bound::range, "49%"), "20% to 49%"},
      {value("exclusive", Bound::exact), "exclusive"},
      {value("2032", Bound::exact), "2032"},
      {value("vehicles 5000000", Bound::exact), "5 m vehicles"},
  };
  for (const auto& [of, words] : cases) EXPECT_EQ(words_of(of, Lang::en), words);
}

TEST(ValueWords, AreKoreanOnRequest) {
  const std::pair<Value, const char*> cases[] = {
      {value("27%", Bound::about), "약 27%"},
      {value("USD 13000000000", Bound::over), "130억 달러 이상"},
      {value("USD 500000000000", Bound::upto), "최대 5000억 달러"},
      {value("KRW 1200000000000", Bound::exact), "1.2조 원"},
      {value("CHF 50000", Bound::exact), "CHF 5만"},
      {value("20%", Bound::range, "49%"), "20%~49%"},
      {value("vehicles 5000000", Bound::exact), "500만 vehicles"},
      {value("first-refusal", Bound::exact), "우선협상권"},
  };
  for (const auto& [of, words] : cases) EXPECT_EQ(words_of(of, Lang::ko), words);
}

/// All of the text as a quote, or a part of it.
Quote quote(std::string_view text, std::string_view words, std::string_view value = "") {
  const auto range = [&](std::string_view part) { return Range{text.find(part), text.find(part) + part.size()}; };
  return {text, range(words), range(value)};
}
MarkedQuotes marked(std::string_view before, std::string_view after) {
  return marked_quotes(quote(before, before), quote(after, after), {});
}

TEST(MarkedQuotes, MarkTheWordsThatDiffer) {
  const auto [before, after] = marked("MS는 지분 49%를 보유하고 있다.", "MS는 지분 27%를 보유하고 있다.");
  EXPECT_EQ(before, "\"MS는 지분 [-49-]%를 보유하고 있다.\"");
  EXPECT_EQ(after, "\"MS는 지분 {+27+}%를 보유하고 있다.\"");
}

TEST(MarkedQuotes, OfTwoWritersStayUnmarked) {
  const auto [before, after] = marked("Microsoft owns 49% of it.", "지분은 27%로 줄었다.");
  EXPECT_EQ(before, "\"Microsoft owns 49% of it.\"");
  EXPECT_EQ(after, "\"지분은 27%로 줄었다.\"");
}

TEST(MarkedQuotes, StandInTheirSentencesWithTheValueMarked) {
  Style colours;
  colours.colour = true;
  const MarkedQuotes marked =
      marked_quotes(quote("Last year, it said, Microsoft owns 49% of it.", "Microsoft owns 49% of it", "49%"),
                    quote("지분은 27%로 줄었다.", "지분은 27%로 줄었다.", "27%"), colours);
  EXPECT_EQ(marked.before,
            "\x1b[2mLast year, it said, \x1b[0m\"Microsoft owns \x1b[1m49%\x1b[0m of it\"\x1b[2m.\x1b[0m");
  EXPECT_EQ(marked.after, "\"지분은 \x1b[1m27%\x1b[0m로 줄었다.\"");
}

TEST(CutAround, KeepsTheWordsInSight) {
  const std::string text = "In a long filing of many words the firm holds 27% of it, as it had told investors before.";
  const Range value{text.find("27%"), text.find("27%") + 3};
  EXPECT_EQ(cut_around(text, value, 200), text);
  EXPECT_EQ(cut_around(text, value, 20), "… holds 27% of it, …");
  EXPECT_EQ(cut_around(text, {0, 2}, 20), "In a long filing of…") << "what is at the start is cut at the end alone";
  const std::size_t end = text.size();
  EXPECT_EQ(cut_around(text, {end - 7, end}, 20), "…d investors before.") << "nothing follows: all the room is before";
  const std::string korean = "마이크로소프트는 공시에서 지분 27%를 보유하고 있다고 밝혔다.";
  const Range share{korean.find("27%"), korean.find("27%") + 3};
  EXPECT_EQ(cut_around(korean, share, 21), "…서 지분 27%를 보유…");
}

TEST(Wrapped, BreaksAtSpacesAndCountsNoColours) {
  EXPECT_EQ(wrapped("  why: it fits", 14, 7), "  why: it fits");
  EXPECT_EQ(wrapped("  why: it fits not", 14, 7), "  why: it fits\n       not");
  EXPECT_EQ(wrapped("a \x1b[1;31mbc de\x1b[0m f", 7, 2), "a \x1b[1;31mbc de\x1b[0m\n  f");
  EXPECT_EQ(wrapped("지분 27%를 보유", 10, 1), "지분 27%를\n 보유");
  EXPECT_EQ(wrapped("  unbreakable", 5, 2), "  unbreakable");
}

TEST(Visible, LeavesATerminalNothingToObey) {
  const std::pair<const char*, const char*> cases[] = {
      {"a\n\tb\x1b[31mc\x7f", "a\n\tb\\u001b[31mc\\u007f"},
      {"erased\r\b", "erased\\u000d\\u0008"},
      {"\xc2\x9b"
       "2J",
       "\\u009b2J"},  // C1, as UTF-8
      {"\x9b"
       "2J",
       "\\u009b2J"},  // and as a terminal without UTF-8 reads it
      {"\u202e49%\u202c \u2066x\u2069", "\\u202e49%\\u202c \\u2066x\\u2069"},
      {"지분 49% — “café” 🚀\u00a0", "지분 49% — “café” 🚀\u00a0"},
  };
  for (const auto& [of, shown] : cases) EXPECT_EQ(visible(of), shown);
}

TEST(OneLine, IsOneLine) { EXPECT_EQ(one_line("a\nb\tc\x1b[31m"), "a b c\\u001b[31m"); }

}  // namespace
}  // namespace claimwatch
