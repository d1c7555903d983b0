#include "tests/diffcore/compare/told_json.h"

#include <gtest/gtest.h>

#include <fstream>

#include "diffcore/claim/claim_json.h"

namespace claimwatch {

void each_line(const std::string& path, const std::function<void(const nlohmann::json&)>& visit) {
  std::ifstream lines(path);
  ASSERT_TRUE(lines) << path;
  for (std::string line; std::getline(lines, line);) visit(nlohmann::json::parse(line));
}

Told told_of(const nlohmann::json& claim, Day published) {
  const Result<Claim> read = claim_from_json(claim);
  EXPECT_TRUE(read) << claim << (read ? "" : read.error().message);
  return {.claim = *read, .article = claim.at("doc"), .version = 0, .published = published};
}

Key key_of(const nlohmann::json& claim) {
  return {claim.at("topic"), claim.at("subject"), claim.at("object"), claim.at("scope")};
}

CompareRules rules_of(const Key& key) {
  CompareRules rules;
  if (key.topic == "exclusivity") {
    rules.stances = {"exclusive", "exception", "non-exclusive", "first-refusal"};
    rules.compatible_stances = {{"first-refusal", "non-exclusive"}, {"non-exclusive", "first-refusal"}};
  }
  rules.cumulative = key.topic == "investment" && key.scope == "total";
  rules.events =
      (key.topic == "investment" && key.scope == "tranche") || key.topic == "funding-round" || key.topic == "capex";
  return rules;
}

}  // namespace claimwatch
