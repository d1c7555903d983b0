// The gold claims of the corpora, folded with their articles' dates: comparing judged apart from reading.

#include <gtest/gtest.h>

#include <set>

#include "tests/diffcore/compare/gold_corpus.h"
#include "tests/support/shipped_rules.h"
#include "tests/diffcore/compare/told_json.h"

namespace claimwatch {
namespace {

/// Two flags are the same step when key and the pair of values agree, whichever side is called old.
struct Step {
  Key key;
  std::set<std::string> values;
  auto operator<=>(const Step&) const = default;
};

void PrintTo(const Step& step, std::ostream* out) {
  *out << step.key.topic << " " << step.key.subject << " -> " << step.key.object << " " << step.key.scope << ":";
  for (const std::string& value : step.values) *out << "  " << value;
}

struct Expected {
  std::map<Step, std::set<std::string>> must;  ///< With the kinds that it may have.
  std::set<Step> allowed, never;
};

Expected expected_flags(const std::string& language) {
  Expected expected;
  each_line(CLAIMWATCH_SOURCE_DIR "/fixtures/corpus/" + language + ".flags.jsonl", [&](const nlohmann::json& flag) {
    const auto value = [](const nlohmann::json& side) {
      return side.at("value").get<std::string>() + side.value("value_high", "");
    };
    const Step step{{flag.at("topic"), flag.at("subject"), flag.at("object"), flag.at("scope")},
                    {value(flag.at("old")), value(flag.at("new"))}};
    const std::string verdict = flag.at("verdict");
    if (verdict == "must") expected.must[step].insert(flag.at("kind"));
    (verdict == "never" ? expected.never : expected.allowed).insert(step);
  });
  return expected;
}

/// The steps that the fold raises, each with the kinds it has.
std::map<Step, std::set<std::string>> raised_flags(const std::string& language) {
  std::map<Step, std::set<std::string>> raised;
  const GoldCorpus corpus = gold_corpus(language);
  for (const auto& [key, claims] : corpus.keys) {
    const CompareRules& rules = shipped_rules().compare_rules(key.topic, key.scope);
    for (const Flag& flag : fold(claims, rules, corpus.versions).flags) {
      const auto value = [&](std::size_t claim) {
        return claims[claim].claim.value.text + claims[claim].claim.value.high_text;
      };
      raised[{key, {value(flag.old_claim), value(flag.new_claim)}}].insert(std::string(name(flag.kind)));
    }
  }
  return raised;
}

class GoldFold : public testing::TestWithParam<const char*> {};

TEST_P(GoldFold, RaisesEveryFlagThatMustBeAndNoneThatMustNot) {
  const Expected expected = expected_flags(GetParam());
  const auto raised = raised_flags(GetParam());
  ASSERT_FALSE(expected.must.empty());
  for (const auto& [step, kinds] : expected.must) {
    const auto found = raised.find(step);
    if (found == raised.end()) {
      ADD_FAILURE() << "missed: " << testing::PrintToString(step);
    } else {
      EXPECT_TRUE(std::ranges::any_of(kinds, [&](const std::string& kind) { return found->second.contains(kind); }))
          << "of another kind: " << testing::PrintToString(step);
    }
  }
  for (const auto& [step, kinds] : raised) {
    const bool allowed = expected.allowed.contains(step);
    EXPECT_TRUE(allowed || !expected.never.contains(step)) << "forbidden: " << testing::PrintToString(step);
    EXPECT_TRUE(allowed || expected.never.contains(step)) << "nobody expects: " << testing::PrintToString(step);
  }
}

INSTANTIATE_TEST_SUITE_P(Corpora, GoldFold, testing::Values("ko", "en"),
                         [](const auto& corpus) { return std::string(corpus.param); });

}  // namespace
}  // namespace claimwatch
