// Timelines drawn at random, each with the flags that an independent carrying out of the fold (docs/claims.md) raises
// for it. A claim's place in its line stands for its byte range. CLAIMWATCH_TIMELINES names another file of this form
// to compare with.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <random>

#include "tests/diffcore/compare/told_json.h"

namespace claimwatch {
namespace {

/// A flag by the places of its claims in the line.
using Named = std::tuple<std::string, std::size_t, std::size_t, std::string>;

std::string rule_of(const nlohmann::json& flag) {
  const std::string kind = flag.at("kind"), why = flag.at("why");
  if (why == "event") return kind == "changed" ? "event_apart" : "event_clash";
  static const std::map<std::string, std::string> rules = {{"tells", "tells_change"},
                                                           {"later", "later"},
                                                           {"same time", "same_time"},
                                                           {"own article", "own_article"},
                                                           {"falls", "falls"},
                                                           {"plan", "plan"},
                                                           {"not as planned", "not_as_planned"},
                                                           {"told in one article", "told_as_past"},
                                                           {"corrected", "corrected"},
                                                           {"denied", "denied"}};
  return rules.at(why);
}

std::vector<Told> claims_of(const nlohmann::json& line) {
  std::vector<Told> claims;
  for (const nlohmann::json& claim : line.at("claims")) {
    Told& told = claims.emplace_back(told_of(claim, *day_of_iso(claim.at("published").get<std::string>())));
    told.article = claim.at("article");
    told.version = claim.at("version");
    told.claim.evidence = {claims.size() - 1, claims.size()};
    if (claim.at("words")) told.claim.tells_change = told.claim.evidence;
  }
  return claims;
}

std::vector<Named> expected_flags(const nlohmann::json& line) {
  std::vector<Named> flags;
  for (const nlohmann::json& flag : line.at("flags")) {
    flags.emplace_back(flag.at("kind"), flag.at("old"), flag.at("new"), rule_of(flag));
  }
  return flags;
}

/// A fold's result with each claim named by its place in the line, which the order of input must not change.
struct ByPlace {
  std::vector<Named> flags;
  std::vector<std::tuple<bool, bool, bool, std::vector<std::size_t>, std::string>> details;
  std::map<std::size_t, Relation> relations;
  std::vector<std::size_t> withdrawn;
  bool operator==(const ByPlace&) const = default;
};

ByPlace by_place(const Key& key, const std::vector<Told>& claims, const std::vector<std::size_t>& order) {
  std::vector<Told> shuffled;
  for (const std::size_t place : order) shuffled.push_back(claims[place]);
  const Folded folded = fold(shuffled, rules_of(key));
  const auto places = [&](std::vector<std::size_t> indices) {
    for (std::size_t& index : indices) index = order[index];
    return indices;
  };
  ByPlace out;
  for (const Flag& flag : folded.flags) {
    out.flags.emplace_back(name(flag.kind), order[flag.old_claim], order[flag.new_claim], name(flag.rule));
    out.details.emplace_back(flag.old_ended, flag.new_ended, flag.reverted, places(flag.support),
                             flag_id(flag, key, shuffled));
  }
  for (std::size_t i = 0; i < order.size(); ++i) out.relations[order[i]] = folded.relations[i];
  out.withdrawn = places(folded.withdrawn);
  return out;
}

std::string timelines() {
  const char* other = std::getenv("CLAIMWATCH_TIMELINES");
  return other ? other : CLAIMWATCH_SOURCE_DIR "/fixtures/fold/random-timelines.jsonl";
}

TEST(RandomTimelines, RaiseTheFlagsOfTheDesignInAnyOrderOfInput) {
  std::mt19937 random(1);
  std::size_t count = 0;
  each_line(timelines(), [&](const nlohmann::json& line) {
    const Key key = key_of(line.at("claims").front());
    const std::vector<Told> claims = claims_of(line);
    const std::vector<Named> expected = expected_flags(line);
    std::vector<std::size_t> order(claims.size());
    std::iota(order.begin(), order.end(), 0);
    const ByPlace first = by_place(key, claims, order);
    EXPECT_THAT(first.flags, testing::UnorderedElementsAreArray(expected)) << line;
    for (int i = 0; i < 3; ++i) {
      std::shuffle(order.begin(), order.end(), random);
      EXPECT_EQ(by_place(key, claims, order), first) << line;
    }
    ++count;
  });
  EXPECT_GE(count, 400u);
}

}  // namespace
}  // namespace claimwatch
