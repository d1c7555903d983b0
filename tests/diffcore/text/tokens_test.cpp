#include "diffcore/text/tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace claimwatch {
namespace {

/// Tokens as they print: numbers after #, other signs after !, a space where one stands.
std::string shown(std::string_view text) {
  std::string shown;
  for (const Token& token : tokens_of(text, {0, text.size()})) {
    shown += token.spaced ? " _ " : shown.empty() ? "" : " ";
    if (token.kind == TokenKind::number) shown += '#';
    if (token.kind == TokenKind::sign) shown += '!';
    shown += token.range.of(text);
  }
  return shown;
}

TEST(Tokens, AreWordsNumbersAndSignsAsAReaderTakesThem) {
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {"letters and Hangul make one eojeol", "오픈AI가 GPT-3를", "오픈AI가 _ GPT-3를"},
      {"a quantity stands apart from its particle", "27%를", "#27 !% 를"},
      {"mixed Korean sums", "1천350억달러", "#1 천 #350 억달러"},
      {"digits after Hangul begin a number", "약27%", "약 #27 !%"},
      {"inner comma and point", "1,350억, 6.5.", "#1,350 억 !, _ #6.5 !."},
      {"currency and suffix", "US$13.75bn", "US !$ #13.75 bn"},
      {"unit", "1.2GW", "#1.2 GW"},
      {"possessive", "OpenAI's Microsoft’s", "OpenAI 's _ Microsoft ’s"},
      {"possessive after a model's number", "GPT-3's", "GPT-3 's"},
      {"plural possessive", "users' prompts", "users !' _ prompts"},
      {"contraction", "won't", "won't"},
      {"a quote is no apostrophe", "'프런티어'를 'so'", "!' 프런티어 !' 를 _ !' so !'"},
      {"hyphenated words", "third-party non-profit", "third-party _ non-profit"},
      {"two companies", "마이크로소프트-오픈AI", "마이크로소프트 !- 오픈AI"},
      {"model with a point", "GPT-4.1 mini", "GPT-4.1 _ mini"},
      {"inner ampersand and dots", "AT&T U.S. Node.js", "AT&T _ U.S !. _ Node.js"},
      {"a lost space after a sentence", "end.Then", "end !. Then"},
      {"middle dots and slashes split", "MS·오픈AI ㆍ지분 and/or", "MS !· 오픈AI _ !ㆍ 지분 _ and !/ or"},
      {"date", "2025-10-28", "#2025 !- #10 !- #28"},
      {"signs come one by one", "…\"(AI)\"", "!… !\" !( AI !) !\""},
  };
  for (const auto& [why, text, want] : cases) EXPECT_EQ(shown(text), want) << why;
}

TEST(Tokens, KeepTheirPlaceInTheWholeText) {
  const std::string_view text = "지분 27% 보유";
  const auto tokens = tokens_of(text, {7, 10});
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[0].range, (Range{7, 9}));
  EXPECT_EQ(tokens[1].range.of(text), "%");
}

}  // namespace
}  // namespace claimwatch
