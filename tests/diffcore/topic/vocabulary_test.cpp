#include "diffcore/topic/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found(const std::vector<std::string>& words, std::string_view text) {
  Vocabulary vocabulary;
  for (const std::string& word : words) vocabulary.add(word);
  vocabulary.seal();
  std::vector<std::string> out;
  for (const WordHit& hit : vocabulary.find(text, tokens_of(text, {0, text.size()}))) {
    out.emplace_back(hit.range.of(text));
  }
  return out;
}

TEST(Vocabulary, FindsWholeEnglishWordsWhateverTheirCase) {
  EXPECT_THAT(found({"stake"}, "A Stake, stakes and mistakes"), ElementsAre("Stake"));
  EXPECT_THAT(found({"invest*"}, "He invests, reinvests, INVESTED"), ElementsAre("invest", "INVEST"));
  EXPECT_THAT(found({"right of first refusal"}, "no right of first refusal here"),
              ElementsAre("right of first refusal"));
}

TEST(Vocabulary, ReadsShortUpperCaseNamesAsWritten) {
  EXPECT_THAT(found({"MS"}, "MS는 130 ms 만에"), ElementsAre("MS"));
  EXPECT_THAT(found({"MS"}, "MSN"), IsEmpty());
}

TEST(Vocabulary, FindsKoreanStemsBehindOneAnotherAndBehindLatinLetters) {
  EXPECT_THAT(found({"애저", "에서만"}, "애저에서만 판다"), ElementsAre("애저", "에서만"));
  EXPECT_THAT(found({"지분"}, "MS지분율은"), ElementsAre("지분"));
  EXPECT_THAT(found({"독점"}, "비독점으로 바뀌었다"), IsEmpty()) << "a stem begins where a word does";
}

TEST(Vocabulary, GivesOneWordOneId) {
  Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.add("stake"), vocabulary.add("stake"));
  EXPECT_NE(vocabulary.add("stake"), vocabulary.add("stakes"));
}

}  // namespace
}  // namespace claimwatch
