#include "diffcore/text/verb_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimwatch {
namespace {

using testing::UnorderedElementsAre;

TEST(VerbForms, BeginAsWrittenInNews) {
  EXPECT_THAT(beginnings_of_forms("풀리"),
              UnorderedElementsAre("풀리", "풀린", "풀릴", "풀림", "풀립", "풀려", "풀렸"));
  EXPECT_THAT(beginnings_of_forms("투자하"),
              UnorderedElementsAre("투자하", "투자한", "투자할", "투자함", "투자합", "투자해", "투자했"));
  EXPECT_THAT(beginnings_of_forms("바꾸"),
              UnorderedElementsAre("바꾸", "바꾼", "바꿀", "바꿈", "바꿉", "바꿔", "바꿨"));
  EXPECT_THAT(beginnings_of_forms("되"), UnorderedElementsAre("되", "된", "될", "됨", "됩", "돼", "됐"));
  EXPECT_THAT(beginnings_of_forms("내"), UnorderedElementsAre("내", "낸", "낼", "냄", "냅", "내", "냈"));
  EXPECT_THAT(beginnings_of_forms("모으"),
              UnorderedElementsAre("모으", "모은", "모을", "모음", "모읍", "모아", "모았"));
  EXPECT_THAT(beginnings_of_forms("쓰"), UnorderedElementsAre("쓰", "쓴", "쓸", "씀", "씁", "써", "썼"));
  EXPECT_THAT(beginnings_of_forms("오르"),
              UnorderedElementsAre("오르", "오른", "오를", "오름", "오릅", "올라", "올랐"));
  EXPECT_THAT(beginnings_of_forms("팔"), UnorderedElementsAre("팔", "파는", "판", "팝"));
  EXPECT_THAT(beginnings_of_forms("받"), UnorderedElementsAre("받"));
  EXPECT_THAT(beginnings_of_forms("짓"), UnorderedElementsAre("짓", "지어", "지었", "지은", "지을"));
  EXPECT_THAT(beginnings_of_forms("웃"), UnorderedElementsAre("웃"));
}

TEST(VerbForms, ArePoliteInLettersAndInterviews) {
  EXPECT_EQ(polite_form("끝나"), "끝납니다");
  EXPECT_EQ(polite_form("팔"), "팝니다");
  for (const char* word : {"끝난", "받", "sell", ""}) EXPECT_EQ(polite_form(word), std::nullopt) << word;
}

TEST(VerbForms, LeaveWhatIsNoHangul) { EXPECT_THAT(beginnings_of_forms("sell"), UnorderedElementsAre("sell")); }

}  // namespace
}  // namespace claimwatch
