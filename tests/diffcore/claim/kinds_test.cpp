// What a kind of entity means for reading comes from its [kinds] table alone, whatever the kind is called.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diffcore/claim/extract.h"

namespace claimwatch {
namespace {

using testing::ElementsAre;

const std::string entities = R"(
[[entity]]
id = "quince"
kinds = ["grower"]
aliases = ["Quince"]
products = ["Quincelle"]
[[entity]]
id = "medlar"
kinds = ["buyer"]
aliases = ["Medlar"]
[[entity]]
id = "orchard"
kinds = ["place"]
aliases = ["the Orchard"]
[[entity]]
id = "guest"
kinds = ["visitor"]
aliases = ["Ms Sloe"]
)";

const std::string english = R"(
id = "en"
articles = ["the"]
[cues]
same = ["it"]
[prepositions]
of = ["of"]
)";

const std::string topic = R"(
id = "share"
title = "Share"
[roles.subject]
name = "holder"
kinds = ["grower", "buyer", "place", "visitor"]
only = true
places = ["subject"]
[[frame]]
id = "en-share"
source = "a test"
lang = "en"
patterns = ["owns {percent}"]
examples = ["Quince owns 5%."]
counterexamples = ["Does Quince own 5%?"]
)";

std::vector<std::string> holders(std::string_view text, const std::string& kinds) {
  const auto rules =
      load_rules({{"entities.toml", entities + kinds}, {"language/en.toml", english}, {"topics/share.toml", topic}});
  if (!rules) return {rules.error().message};
  std::vector<std::string> out;
  for (const Claim& claim : extract_claims({text, "", std::nullopt}, *rules)) out.push_back(claim.key.subject);
  return out;
}

TEST(Kinds, SayWhomItCannotMean) {
  constexpr std::string_view text = "Medlar grew. The Orchard was sold. It owns 5%.";
  EXPECT_THAT(holders(text, ""), ElementsAre("orchard"));
  EXPECT_THAT(holders(text, "[kinds.place]\nno_pronoun = true\n"), ElementsAre("medlar"));
  EXPECT_THAT(holders("Medlar grew. Ms Sloe spoke. It owns 5%.", "[kinds.visitor]\nbystander = true\n"),
              ElementsAre("medlar"));
}

TEST(Kinds, SayWhichShortFormsTheyHave) {
  constexpr std::string_view text = "Quince grew. Medlar shrank. Now the nursery owns 5%.";
  EXPECT_THAT(holders(text, "[kinds.grower]\nshort_forms.en = [\"the nursery\"]\n"), ElementsAre("quince"));
}

TEST(Kinds, SayWhetherAProductStandsForItsMaker) {
  constexpr std::string_view text = "Medlar grew. Quincelle owns 5%.";
  EXPECT_THAT(holders(text, ""), ElementsAre("medlar"));
  EXPECT_THAT(holders(text, "[kinds.grower]\nby_product = true\n"), ElementsAre("quince"));
}

}  // namespace
}  // namespace claimwatch
