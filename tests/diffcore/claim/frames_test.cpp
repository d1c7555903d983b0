#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diffcore/claim/check.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

TEST(Frames, ReadTheirExamplesAndNoneOfTheirCounterexamples) {
  for (const FrameCheck& check : check_frames(shipped_rules())) {
    EXPECT_GT(check.examples, 0) << check.where;
    EXPECT_GT(check.counterexamples, 0) << check.where;
    for (const std::string& failure : check.failures)
      ADD_FAILURE() << check.where << ' ' << check.frame << ' ' << failure;
  }
}

TEST(Frames, OfASilentTopicAreWhatKeepsTheirExamplesFromBeingClaims) {
  const auto failures = [](const std::string& example) {
    const auto rules = load_rules(
        {{"entities.toml", "[[entity]]\nid = \"a\"\nkinds = [\"lab\"]\naliases = [\"Acme\"]\n"},
         {"language/en.toml", "id = \"en\"\n"},
         {"topics/none.toml",
          "id = \"none\"\ntitle = \"None\"\nsilent = true\n[[frame]]\nid = \"en-fine\"\nsource = \"a test\"\n"
          "lang = \"en\"\npatterns = [\"fined {money}\"]\ncounterexamples = [\"Acme raised $5bn.\"]\nexamples = [\"" +
              example + "\"]\n"}});
    EXPECT_TRUE(rules) << rules.error().message;
    return check_frames(*rules).front().failures;
  };
  EXPECT_THAT(failures("Acme was fined $5bn."), testing::IsEmpty());
  EXPECT_THAT(failures("Acme paid $5bn."), testing::ElementsAre("does not take its example: Acme paid $5bn."))
      << "no frame reads it, so no claim comes of it either";
}

}  // namespace
}  // namespace claimwatch
