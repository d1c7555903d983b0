#include "monitor/report/translation.h"

#include <gtest/gtest.h>

namespace claimwatch {
namespace {

TEST(Translation, GoesClauseByClause) {
  const std::pair<const char*, const char*> cases[] = {
      {"the file is empty", "빈 파일"},
      {"there is no topic \"stak\"; did you mean \"stake\"?", "\"stak\" 주제 없음, \"stake\" 아닌가요?"},
      {"a.txt: the file is empty; save the article again", "a.txt: 빈 파일, 기사를 다시 저장하세요"},
      {"feed.xml: a/b: broken XML in line 3: Opening and ending tag mismatch",
       "feed.xml: a/b: 3째 줄에서 깨진 XML: Opening and ending tag mismatch"},
      {"query:7: \"x\" is no date\n  since:x\n        ^",
       "질의 7번째 바이트: \"x\": 날짜가 아님\n  since:x\n        ^"},
      {"a word that nobody knows; try again", "a word that nobody knows, 다시 실행하세요"},
  };
  for (const auto& [english, korean] : cases) {
    EXPECT_EQ(translated(english, Lang::ko), korean);
    EXPECT_EQ(translated(english, Lang::en), english);
  }
}

TEST(Translation, TakesNoPlaceOverTheEndOfAClause) {
  EXPECT_EQ(translated("/a: 51 readings; it is damaged", Lang::ko), "/a: 읽기 51회, 손상됨");
}

}  // namespace
}  // namespace claimwatch
