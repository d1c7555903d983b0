// The example of another subject, used as its reader would: its folder is a watch, and nothing but its TOML knows of
// carmakers.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

const std::filesystem::path example = CLAIMWATCH_SOURCE_DIR "/fixtures/renault-nissan";

using Json = nlohmann::json;

std::vector<Json> lines_of(std::istream& lines) {
  std::vector<Json> all;
  for (std::string line; std::getline(lines, line);) all.push_back(Json::parse(line));
  return all;
}

std::vector<Json> lines_of(const std::string& file) {
  std::ifstream lines(example / file);
  return lines_of(lines);
}

std::vector<Json> said_lines(const std::string& said) {
  std::istringstream lines(said);
  return lines_of(lines);
}

std::string key_of(const Json& object) {
  std::string key;
  for (const char* field : {"topic", "subject", "object", "scope"}) key += object.at(field).get<std::string>() + ' ';
  return key;
}

std::string value_of(const Json& side) {
  return side.at("value").get<std::string>() + ' ' + side.value("value_high", "");
}

std::set<std::string> core_of(const std::vector<Json>& claims) {
  std::set<std::string> core;
  for (const Json& claim : claims)
    core.insert(claim.at("doc").get<std::string>() + ' ' + key_of(claim) + value_of(claim));
  return core;
}

std::set<std::string> steps_of(const std::vector<Json>& flags) {
  std::set<std::string> steps;
  for (const Json& flag : flags) {
    steps.insert(flag.at("kind").get<std::string>() + ' ' + key_of(flag) + value_of(flag.at("old")) + "> " +
                 value_of(flag.at("new")));
  }
  return steps;
}

class Example : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"claimwatch.toml", "config", "inbox"}) {
      std::filesystem::copy(
          example / name, watch / name,
          std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    }
  }
  WatchFolder watch;
};

TEST_F(Example, HasRulesThatPassTheirChecks) {
  const Said check = watch.claimwatch("topics check");
  EXPECT_EQ(check.code, 0) << check.err;
  EXPECT_EQ(check.out.find("exclusivity"), std::string::npos) << "the topics that ship are not in force";
}

TEST_F(Example, ReadsTheClaimsThatACarefulReaderFinds) {
  const std::set<std::string> gold = core_of(lines_of("gold.jsonl"));
  const std::set<std::string> found = core_of(said_lines(watch.claimwatch("extract --json inbox/*.md").out));
  double hits = 0;
  for (const std::string& claim : found) hits += gold.contains(claim) ? 1 : 0;
  EXPECT_GE(2 * hits / static_cast<double>(gold.size() + found.size()), 0.95);
}

TEST_F(Example, RaisesTheFlagsExpectedAndNoOther) {
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  const std::set<std::string> raised = steps_of(said_lines(watch.claimwatch("flags --json").out));
  std::map<std::string, std::vector<Json>> expected;
  for (const Json& flag : lines_of("flags.jsonl")) expected[flag.at("verdict")].push_back(flag);
  const std::set<std::string> must = steps_of(expected["must"]), may = steps_of(expected["may"]);
  for (const std::string& step : must) EXPECT_TRUE(raised.contains(step)) << "missed: " << step;
  for (const std::string& step : raised)
    EXPECT_TRUE(must.contains(step) || may.contains(step)) << "nobody expects: " << step;
}

}  // namespace
}  // namespace claimwatch
