#include "diffcore/text/search_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool finds(std::string_view phrase, std::string_view text) {
  return !occurrences(search_words(text), search_phrase(phrase)).empty();
}

TEST(SearchWords, FindWhatAReaderWouldCallTheSameWord) {
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {"with a particle", "지분", "오픈AI 지분을 넘겼다"},
      {"inside of a compound", "지분", "의결권지분"},
      {"one syllable", "분", "지분을"},
      {"one syllable at the end", "분", "지분"},
      {"across a space", "독점 클라우드", "독점 클라우드로"},
      {"another case", "openai", "OpenAI"},
      {"full width", "OpenAI", "ＯｐｅｎＡＩ"},
      {"full width in the query", "２７％", "27%"},
      {"decomposed in the query", "지분", "지분을"},
      {"letters that meet Hangul", "AI", "오픈AI의"},
      {"the two together", "오픈AI의", "오픈 AI의"},
      {"a number with its unit", "27", "27%"},
      {"digits that meet letters", "13", "$13bn"},
      {"a beginning", "exclusiv*", "exclusivity"},
      {"a beginning behind a word", "cloud provid*", "its cloud providers"},
      {"signs between words", "OpenAI's cloud", "OpenAI’s cloud"},
      {"a hyphen", "pre-emption", "pre emption"},
      {"a soft hyphen", "exclusive", "ex\u00ADclusive"},
  };
  for (const auto& [why, phrase, text] : cases) EXPECT_TRUE(finds(phrase, text)) << why;
}

TEST(SearchWords, DoNotFindWhatOnlyLooksAlike) {
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {"inside of a Latin word", "AI", "said"},
      {"a longer Latin word", "stake", "stakes"},
      {"inside of a number", "27", "2027"},
      {"Hangul over a space", "지분", "토지 분양"},
      {"a space that is not there", "독점 클라", "독점클라우드"},
      {"the other way round", "cloud exclusive", "exclusive cloud"},
      {"a word between", "exclusive cloud", "exclusive Azure cloud"},
  };
  for (const auto& [why, phrase, text] : cases) EXPECT_FALSE(finds(phrase, text)) << why;
}

TEST(SearchWords, TellWhereTheyStandInTheTextAsItIs) {
  const std::string_view text = "ＭＳ는 지분 27%를";
  const auto found = occurrences(search_words(text), search_phrase("지분 27"));
  ASSERT_EQ(found.size(), 1);
  EXPECT_EQ(found[0].of(text), "지분 27");
}

TEST(SearchWords, AreTokensOfTwoCharacters) {
  EXPECT_THAT(search_tokens(search_words("지분을 Stakes 27%")), ElementsAre("지분", "분을", "을", "stakes", "27"));
  EXPECT_THAT(search_tokens(search_phrase("지분")).tokens, ElementsAre("지분"));
  EXPECT_FALSE(search_tokens(search_phrase("지분")).prefix);
  EXPECT_THAT(search_tokens(search_phrase("그 지분")).tokens, ElementsAre("그", "지분"));
  EXPECT_TRUE(search_tokens(search_phrase("분")).prefix);
  EXPECT_TRUE(search_tokens(search_phrase("exclusiv*")).prefix);
  EXPECT_THAT(search_words("… – !"), IsEmpty());
}

}  // namespace
}  // namespace claimwatch
