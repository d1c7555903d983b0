#include "diffcore/revision/token_diff.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace claimwatch {
namespace {

/// Edits as in "지분 [27|28]%".
std::string shown(std::string_view before, std::string_view after, const std::vector<Edit>& edits) {
  std::string shown;
  for (const Edit& edit : edits) {
    if (edit.same) {
      shown += edit.before.of(before);
    } else {
      shown += '[';
      shown += edit.before.of(before);
      shown += '|';
      shown += edit.after.of(after);
      shown += ']';
    }
  }
  return shown;
}

/// Edits cover both texts in order, say `same` only of equal bytes, and lead from the first text to the second.
void expect_sound(std::string_view before, std::string_view after, const std::vector<Edit>& edits) {
  std::size_t at_before = 0;
  std::size_t at_after = 0;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Edit& edit = edits[i];
    ASSERT_EQ(edit.before.start, at_before);
    ASSERT_EQ(edit.after.start, at_after);
    at_before = edit.before.end;
    at_after = edit.after.end;
    ASSERT_EQ(edit.same, edit.before.of(before) == edit.after.of(after)) << shown(before, after, edits);
    ASSERT_TRUE(i == 0 || edits[i - 1].same != edit.same) << "neighbours of one kind are one edit";
  }
  ASSERT_EQ(at_before, before.size());
  ASSERT_EQ(at_after, after.size());
}

TEST(WordDiff, ShowsWhatAReaderWouldMark) {
  const std::tuple<std::string_view, std::string_view, std::string_view, std::string_view> cases[] = {
      {"a number", "MS holds 28% of OpenAI.", "MS holds 27% of OpenAI.", "MS holds [28|27]% of OpenAI."},
      {"characters inside an eojeol", "기한은 2030년에서", "기한은 2032년까지", "기한은 203[0|2]년[에서|까지]"},
      {"an ending", "구조 개편을 마쳤다", "구조 개편을 마친다", "구조 개편을 마[쳤|친]다"},
      {"quite different words whole", "지분을 보유", "지분을 처분했다", "지분을 [보유|처분했다]"},
      {"words that come", "MS keeps it", "MS no longer keeps it", "MS [|no longer ]keeps it"},
      {"words that go", "약 27%를 보유", "27%를 보유", "[약 |]27%를 보유"},
      {"white space alone", "a  b", "a b", "a[  | ]b"},
      {"nothing", "같다", "같다", "같다"},
      {"all", "같다", "", "[같다|]"},
  };
  for (const auto& [why, before, after, want] : cases) {
    const auto edits = diff_words(before, after);
    EXPECT_EQ(shown(before, after, edits), want) << why;
    expect_sound(before, after, edits);
  }
}

TEST(TextDiff, ComparesWordsOnlyInsideChangedSentences) {
  const std::string before = "제목\n\nMS는 지분 28%를 갖는다. 변함없다.\n\n끝이다.";
  const std::string after = "제목\n\nMS는 지분 27%를 갖는다. 변함없다.\n\n새 문장이다. 끝이다.";
  DiffCost cost;
  const auto edits = diff_texts(before, after, &cost);
  EXPECT_EQ(shown(before, after, edits), "제목\n\nMS는 지분 [28|27]%를 갖는다. 변함없다.\n\n[|새 문장이다. ]끝이다.");
  expect_sound(before, after, edits);
  EXPECT_LE(cost.compared_tokens, 4u);
}

TEST(TextDiff, IsSoundForAnyTwoTexts) {
  const std::string_view parts[] = {"오픈AI", "지분", "27", "28", "%",      " ",       " ", "다. ", "\n",
                                    "\n\n",   "- ",   "\"", "MS", "2030년", "e\u0301", "(", ")"};
  std::mt19937 random(1);
  for (int i = 0; i < 3'000; ++i) {
    std::string texts[2];
    for (std::string& text : texts) {
      for (auto n = random() % 40; n > 0; --n) text += parts[random() % std::size(parts)];
    }
    const auto edits = diff_texts(texts[0], texts[1]);
    expect_sound(texts[0], texts[1], edits);
    expect_sound(texts[0], texts[1], diff_words(texts[0], texts[1]));
    EXPECT_EQ(edits, diff_texts(texts[0], texts[1]));
  }
}

std::string megabyte_of(std::string_view word) {
  std::string text;
  for (int i = 0; text.size() < 1'000'000; ++i)
    text += std::string(word) + std::to_string(i) + (i % 10 == 9 ? ".\n\n" : " ");
  return text;
}

TEST(TextDiff, StaysWithinBoundsWhenNothingIsShared) {
  const std::string before = megabyte_of("before");
  const std::string after = megabyte_of("after");
  DiffCost cost;
  const auto edits = diff_texts(before, after, &cost);
  expect_sound(before, after, edits);
  EXPECT_LE(cost.compared_tokens, 20'000u);
}

TEST(TextDiff, StaysWithinBoundsWhenEverySecondSentenceIsShared) {
  std::string texts[2];
  for (int i = 0; i < 20'000; ++i) {
    for (int t = 0; t < 2; ++t) {
      texts[t] += "Shared " + std::to_string(i) + " stays here.\n\n";
      texts[t] += "Own " + std::to_string(2 * i + t) + " is new.\n\n";
    }
  }
  DiffCost cost;
  const auto edits = diff_texts(texts[0], texts[1], &cost);
  expect_sound(texts[0], texts[1], edits);
  EXPECT_LE(cost.compared_tokens, 20'000u);
  EXPECT_GT(edits.size(), 30'000u) << "sentences that occur once hold the texts together";
}

TEST(TextDiff, FindsOneChangedWordInAHugeText) {
  const std::string before = megabyte_of("word");
  std::string after = before;
  after.replace(after.find("word5000 "), 8, "other");
  const auto edits = diff_texts(before, after);
  ASSERT_EQ(edits.size(), 3u);
  EXPECT_EQ(edits[1].before.of(before), "word5000");
}

}  // namespace
}  // namespace claimwatch
