// A fallback frame reads only what no other frame reads; a topic says which percentages are its own; a role's `rather`
// decides between two of its kinds, and a frame may be read `either_way`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diffcore/claim/extract.h"

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* entities = R"(
[[entity]]
id = "quince"
kinds = ["grower"]
aliases = ["Quince"]
[[entity]]
id = "medlar"
kinds = ["grower", "nursery"]
aliases = ["Medlar"]
)";

constexpr const char* english = R"(
id = "en"
articles = ["the"]
[prepositions]
from = ["from"]
)";

const std::string share = R"(
id = "share"
title = "Share"
[roles.subject]
name = "holder"
kinds = ["grower"]
places = ["subject"]
)";

const std::string frames = R"(
[[frame]]
id = "en-owns"
source = "a test"
lang = "en"
patterns = ["owns {percent}"]
weight = -20
examples = ["Quince owns 5%."]
counterexamples = ["Does Quince own 5%?"]
[[frame]]
id = "en-rest"
source = "a test"
lang = "en"
fallback = true
patterns = ["{percent}"]
unless = ["rose"]
examples = ["Quince: 5%."]
counterexamples = ["Quince rose 5%."]
)";

std::vector<std::string> read(std::string_view text, const std::string& topic) {
  const auto rules =
      load_rules({{"entities.toml", entities}, {"language/en.toml", english}, {"topics/share.toml", topic}});
  if (!rules) return {rules.error().message};
  std::vector<std::string> out;
  for (const Claim& claim : extract_claims({text, "", std::nullopt}, *rules))
    out.push_back(claim.rule + ' ' + claim.key.subject);
  return out;
}

TEST(Fallback, ReadsOnlyWhatNoOtherFrameReads) {
  EXPECT_THAT(read("Quince owns 5%.", share + frames), ElementsAre("en-owns quince")) << "however little it weighs";
  EXPECT_THAT(read("Quince has 5%, roughly.", share + frames), ElementsAre("en-rest quince"));
}

TEST(Fallback, IsToldWithTheClaimThatNothingElseReads) {
  const auto rules =
      load_rules({{"entities.toml", entities}, {"language/en.toml", english}, {"topics/share.toml", share + frames}});
  ASSERT_TRUE(rules) << rules.error().message;
  const auto fallback = [&](std::string_view text) {
    std::vector<bool> out;
    for (const Claim& claim : extract_claims({text, "", std::nullopt}, *rules)) out.push_back(claim.fallback);
    return out;
  };
  EXPECT_THAT(fallback("Quince owns 5%."), ElementsAre(false));
  EXPECT_THAT(fallback("Quince has 5%, roughly."), ElementsAre(true));
  EXPECT_THAT(fallback("Quince has 5%, all agreed. Quince owns 5%."), ElementsAre(false))
      << "another frame reads it too";
}

TEST(Most, KeepsALargerPercentageFromTheTopic) {
  constexpr std::string_view text = "Quince owns 103%.";
  EXPECT_THAT(read(text, share + frames), ElementsAre("en-owns quince"));
  EXPECT_THAT(read(text, "most = 100\n" + share + frames), IsEmpty());
  EXPECT_THAT(read("Quince owns 100%.", "most = 100\n" + share + frames), ElementsAre("en-owns quince"));
}

TEST(Wholes, SayWhatAPercentageIsOf) {
  const std::string topic = "wholes = [\"orchard\"]\n" + share + frames;
  EXPECT_THAT(read("Quince owns 5% of the gnomes.", share + frames), ElementsAre("en-owns quince"));
  EXPECT_THAT(read("Quince owns 5% of the gnomes.", topic), IsEmpty());
  EXPECT_THAT(read("Quince owns 5% of the old orchard.", topic), ElementsAre("en-owns quince"));
  EXPECT_THAT(read("Quince owns 5% of the gnomes, an orchard says.", topic), IsEmpty());
  EXPECT_THAT(read("Quince owns 5% of Medlar.", topic), ElementsAre("en-owns quince"));
  EXPECT_THAT(read("Quince owns 5% of Medlar's gnomes.", topic), IsEmpty());
  EXPECT_THAT(read("Quince owns 5%.", topic), ElementsAre("en-owns quince"));
}

const std::string held = R"(
[[frame]]
id = "en-share-of"
source = "a test"
lang = "en"
patterns = ["{percent} share"]
examples = ["Quince has a 5% share."]
counterexamples = ["Does Quince have a 5% share?"]
)";

TEST(Comma, PartsAValueFromAWordThatStandsClose) {
  EXPECT_THAT(read("Quince has a 5% share.", share + held), ElementsAre("en-share-of quince"));
  EXPECT_THAT(read("Quince sold at 5%, its share was more.", share + held), IsEmpty());
  EXPECT_THAT(read("Beside what Quince owns, Medlar sold 5%.", share + frames), ElementsAre("en-rest medlar"))
      << "nor does another's clause";
  EXPECT_THAT(read("What Quince owns, 5%, is sold.", share + frames), ElementsAre("en-owns quince"));
}

TEST(Fallback, IsKeptOffByAWordFurtherAwayThanOtherFramesAre) {
  EXPECT_THAT(read("Quince rose on the day on which all the others waited for 5%.", share + frames), IsEmpty());
}

TEST(Rather, DecidesBetweenTwoThatFitARole) {
  const std::string rather = "rather = [\"nursery\"]\n";
  const std::string_view text = "Quince owns 5% from Medlar.";
  EXPECT_THAT(read(text, share + frames), ElementsAre("en-owns quince"));
  EXPECT_THAT(read("Quince and the others with Medlar owns 5%.", share + rather + frames),
              ElementsAre("en-owns medlar"));
}

const std::string trade = R"(
id = "trade"
title = "Trade"
[roles.subject]
name = "seller"
kinds = ["nursery"]
only = true
places = ["subject"]
[roles.object]
name = "buyer"
kinds = ["grower"]
places = ["from"]
[[frame]]
id = "en-sells"
source = "a test"
lang = "en"
patterns = ["took {percent}"]
examples = ["Medlar took 5% from Quince."]
counterexamples = ["Did Medlar take 5%?"]
)";

TEST(EitherWay, WhoUsuallyStandsInOneRoleMayStandInTheOther) {
  constexpr std::string_view text = "Quince took 5% from Medlar.";
  EXPECT_THAT(read(text, trade), ElementsAre("en-sells medlar"));
  EXPECT_THAT(read(text, trade + "either_way = true\n"), ElementsAre("en-sells quince"));
}

}  // namespace
}  // namespace claimwatch
