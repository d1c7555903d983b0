// A topic that counts in a unit of its own: its claims carry numbers as those of money do.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diffcore/claim/check.h"
#include "diffcore/claim/extract.h"
#include "diffcore/quantity/interval.h"

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string entities = R"(
[[entity]]
id = "quince"
kinds = ["maker"]
aliases = ["Quince", "퀸스"]
)";

const std::string english = "id = \"en\"\n[cues]\nplanned = [\"wants to\"]\n";
const std::string korean = "id = \"ko\"\n[particles]\nsubject = [\"는\"]\n";

const std::string output = R"(
id = "output"
title = "Output"
[units.carts]
en = ["carts", "carts a year"]
ko = ["대"]
[units.wheels]
en = ["wheels"]
[roles.subject]
name = "maker"
kinds = ["maker"]
places = ["subject"]
[[frame]]
id = "en-output"
source = "a test"
lang = "en"
patterns = ["build|builds .. {carts}"]
examples = ["Quince builds 3 million carts a year."]
counterexamples = ["Quince builds 3 million wheels a year."]
[[frame]]
id = "ko-output"
source = "a test"
lang = "ko"
patterns = ["{carts} 생산"]
examples = ["퀸스는 연간 300만대를 생산한다."]
counterexamples = ["퀸스는 연간 300만명을 생산한다."]
)";

const Rules& rules() {
  static const Rules loaded = *load_rules({{"entities.toml", entities},
                                           {"language/en.toml", english},
                                           {"language/ko.toml", korean},
                                           {"topics/output.toml", output}});
  return loaded;
}

std::vector<Claim> claims(std::string_view text) { return extract_claims({text, "", std::nullopt}, rules()); }

std::vector<std::string> values(std::string_view text) {
  std::vector<std::string> out;
  for (const Claim& claim : claims(text)) {
    const std::string high = claim.value.high_text.empty() ? "" : " to " + claim.value.high_text;
    out.push_back(claim.value.text + high + ' ' + std::string(name(claim.value.bound)));
  }
  return out;
}

TEST(Units, GiveClaimsTheirValues) {
  EXPECT_THAT(values("Quince builds about 3 million carts a year."), ElementsAre("carts 3000000 about"));
  EXPECT_THAT(values("Quince wants to build between 2 and 3 million carts."),
              ElementsAre("carts 2000000 to carts 3000000 range"));
  EXPECT_THAT(values("퀸스는 최대 35만대를 생산한다."), ElementsAre("carts 350000 upto"));
  EXPECT_THAT(values("Quince builds 7 wheels."), IsEmpty());
}

TEST(Units, OfOneNameAreCompared) {
  const Claim old_claim = claims("Quince builds 3 million carts a year.").at(0);
  const Claim new_claim = claims("퀸스는 연간 400만대를 생산한다.").at(0);
  EXPECT_EQ(new_claim.value.kind, Value::Kind::count);
  EXPECT_FALSE(compatible(old_claim.value.interval, new_claim.value.interval));
  EXPECT_TRUE(compatible(old_claim.value.interval, claims("Quince builds 3.05 million carts.").at(0).value.interval));
}

TEST(Units, PassTheChecksOfTheirFrames) {
  for (const FrameCheck& frame : check_frames(rules())) EXPECT_THAT(frame.failures, IsEmpty()) << frame.frame;
}

}  // namespace
}  // namespace claimwatch
