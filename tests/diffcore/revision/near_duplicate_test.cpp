#include "diffcore/revision/near_duplicate.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "tests/support/random_words.h"

namespace claimwatch {
namespace {

/// The body of an article written for the project.
std::string article(const std::string& name) {
  std::ifstream file(CLAIMWATCH_SOURCE_DIR "/fixtures/corpus/" + name);
  EXPECT_TRUE(file) << name;
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.substr(text.find("\n---\n", 4) + 5);
}

bool are_near_duplicates(std::string_view a, std::string_view b) { return taken_from(shingles_of(a), shingles_of(b)); }

TEST(NearDuplicate, FindsCopiesAndVersionsOfAStory) {
  const std::pair<std::string, std::string> pairs[] = {
      {"ko/13-recapitalisation-ko.txt", "ko/14-recapitalisation-copy-ko.txt"},
      {"ko/20-funding-first-ko.txt", "ko/21-funding-updated-ko.txt"},
      {"en/15-recapitalised.txt", "en/16-recapitalised-update.txt"},
      {"en/16-recapitalised-update.txt", "en/17-recapitalised-syndicated.txt"},
  };
  for (const auto& [a, b] : pairs) EXPECT_TRUE(are_near_duplicates(article(a), article(b))) << a;
}

TEST(NearDuplicate, KeepsStoriesOfOneEventApart) {
  const std::pair<std::string, std::string> pairs[] = {
      {"ko/13-recapitalisation-ko.txt", "ko/15-first-refusal-kept-ko.txt"},
      {"ko/08-no-longer-exclusive-ko.txt", "ko/09-nothing-changed-ko.txt"},
      {"en/14-joint-statement.txt", "en/16-recapitalised-update.txt"},
      {"en/22-frontier-amazon.txt", "en/23-nothing-changes.txt"},
  };
  for (const auto& [a, b] : pairs) EXPECT_FALSE(are_near_duplicates(article(a), article(b))) << a;
}

TEST(NearDuplicate, SeesDigitsUnitsAndNegationButNoPunctuation) {
  const auto alike = [](std::string_view a, std::string_view b) { return share_in(shingles_of(a), shingles_of(b)); };
  EXPECT_EQ(alike("MS holds 27% of OpenAI, it said.", "ms holds 27% of \"OpenAI\" - it said"), 1.0);
  EXPECT_EQ(alike("\u1112\u1161\u11AB 27% 지분을 보유", "한 27% 지분을 보유"), 1.0) << "NFC";
  for (const auto& [a, b] : {std::pair("MS holds 27% of it", "MS holds 28% of it"),
                             {"MS paid $27 for it", "MS paid £27 for it"},
                             {"Azure is exclusive for now", "Azure is not exclusive for now"}}) {
    EXPECT_LT(alike(a, b), 1.0) << a;
  }
}

/// Most pairs are told apart by a few hashes: never other than by all of them.
TEST(NearDuplicate, IsTakenFromAnotherWhenHalfOfItIsThere) {
  std::mt19937 random(1);
  for (int words = 4; words < 2000; words += words / 4) {
    for (int percent = 5; percent < 100; percent += 5) {
      const std::string kept = random_words(random, words * percent / 100);
      const Shingles part = shingles_of(kept + random_words(random, words - words * percent / 100));
      const Shingles whole = shingles_of(random_words(random, words) + kept);
      EXPECT_EQ(taken_from(part, whole), share_in(part, whole) >= 0.5) << words << " words, " << percent << " %";
    }
  }
}

TEST(NearDuplicate, ComparesShortAndEmptyTexts) {
  EXPECT_TRUE(are_near_duplicates("two words", "Two words."));
  EXPECT_FALSE(are_near_duplicates("two words", "two others"));
  EXPECT_FALSE(are_near_duplicates("", ""));
}

}  // namespace
}  // namespace claimwatch
