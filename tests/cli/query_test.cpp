// What docs/queries.md tells people to write, run by the real program on the articles of fixtures/corpus.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::filesystem::path source = CLAIMWATCH_SOURCE_DIR;

/// The lines of docs/queries.md.
std::vector<std::string> documented() {
  std::vector<std::string> lines;
  std::ifstream page(source / "docs/queries.md");
  for (std::string line; std::getline(page, line);) lines.push_back(line);
  return lines;
}

/// The lines of its block of TOML.
std::string documented_settings() {
  std::string settings;
  const auto lines = documented();
  auto line = std::find(lines.begin(), lines.end(), "```toml");
  while (++line != lines.end() && *line != "```") settings += *line + '\n';
  return settings;
}

class Queries : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    watch = new WatchFolder;
    for (const char* lang : {"en", "ko"}) {
      for (const auto& article : std::filesystem::directory_iterator(source / "fixtures/corpus" / lang)) {
        watch->copy_in(article);
      }
    }
    std::ofstream(*watch / "claimwatch.toml", std::ios::app) << documented_settings();
    ASSERT_EQ(watch->claimwatch("scan").code, 0);
  }
  static void TearDownTestSuite() { delete watch; }

  /// How many lines of JSON the command gives.
  static std::size_t count(const std::string& command) {
    const Said said = watch->claimwatch(command);
    EXPECT_EQ(said.code, 0) << command << '\n' << said.err;
    return static_cast<std::size_t>(std::ranges::count(said.out, '\n'));
  }
  static std::size_t flags(const std::string& query) { return count("flags --json -- '" + query + "'"); }

  static WatchFolder* watch;
};
WatchFolder* Queries::watch = nullptr;

TEST_F(Queries, OfTheDocumentationAllFindSomething) {
  EXPECT_EQ(watch->claimwatch("config check").code, 0);
  int commands = 0;
  for (const std::string& line : documented()) {
    if (!line.starts_with("claimwatch ")) continue;
    const Said said = watch->shell(line);
    EXPECT_EQ(said.code, 0) << line << '\n' << said.err;
    EXPECT_THAT(said.out, Not(IsEmpty())) << line;
    ++commands;
  }
  EXPECT_GE(commands, 7);
}

TEST_F(Queries, OfTheHelpAllFindSomething) {
  for (const char* command : {"flags", "search"}) {
    const std::string help = watch->claimwatch(std::string(command) + " --help").out;
    const std::regex example("(?:Example: |\n {9})(claimwatch [^#\n]*)");
    int examples = 0;
    for (std::sregex_iterator line(help.begin(), help.end(), example), end; line != end; ++line, ++examples) {
      const Said said = watch->shell((*line)[1].str());
      EXPECT_EQ(said.code, 0) << (*line)[1] << '\n' << said.err;
      EXPECT_THAT(said.out, Not(IsEmpty())) << (*line)[1];
    }
    EXPECT_GE(examples, 3) << command;
  }
}

TEST_F(Queries, AndTheirNegationsPartTheFlags) {
  const std::size_t all = flags("");
  for (const char* term : {"topic:stake", "entity:오픈AI", "source:한빛", "kind:changed", "since:2025-10", "until:2024",
                           "지분", "\"right of first refusal\"", "saved:trade"}) {
    EXPECT_GT(flags(term), 0) << term;
    EXPECT_GT(flags(std::string("-") + term), 0) << term;
    EXPECT_EQ(flags(term) + flags(std::string("-") + term), all) << term;
  }
  EXPECT_EQ(flags("state:open"), all);
}

TEST_F(Queries, FindArticlesWithTheirSentenceAndClaims) {
  const std::string found = watch->claimwatch("search '우선매수권 until:2025-01'").out;
  EXPECT_THAT(found,
              testing::StartsWith("2025-01-22  한빛경제  MS, 오픈AI 독점 클라우드 자리 내려놨다…대신 '우선매수권'  "));
  EXPECT_THAT(found, HasSubstr("\n    그 대신 MS는 우선매수권(ROFR)을 쥔다.\n"));
  EXPECT_THAT(found, HasSubstr("\n  exclusivity (compute)  Microsoft → OpenAI  first-refusal\n"));
  EXPECT_THAT(watch->claimwatch("search 푸른고을 --lang ko").out, IsEmpty()) << "an outlet is no word of its text";
  EXPECT_THAT(watch->claimwatch("search '공익법인 지분' --lang ko").out,
              HasSubstr("  같은 글: 푸른고을신문 2025-10-29\n"));
}

TEST_F(Queries, GiveJsonWhoseRangesAreBytesOfTheText) {
  const std::string found = watch->claimwatch("search --json '우선매수권 until:2025-01'").out;
  const auto object = nlohmann::json::parse(found.substr(0, found.find('\n')));
  const std::string article = object.at("article");
  const std::string snippet = object.at("snippet");
  EXPECT_EQ(object.at("end").get<std::size_t>() - object.at("start").get<std::size_t>(), snippet.size());
  const auto words = object.at("words").at(0);
  const std::size_t start = words.at(0).get<std::size_t>() - object.at("start").get<std::size_t>();
  EXPECT_EQ(snippet.substr(start, words.at(1).get<std::size_t>() - words.at(0).get<std::size_t>()), "우선매수권");
  EXPECT_THAT(watch->claimwatch("show " + article).out, HasSubstr(snippet));
  EXPECT_EQ(object.at("claims").at(0).at("article"), article);
}

TEST_F(Queries, ShowTwentyArticlesToPeopleAndAllToPrograms) {
  const std::size_t all = count("search --json 'OpenAI|오픈AI'");
  EXPECT_GT(all, 20);
  EXPECT_THAT(watch->claimwatch("search 'OpenAI|오픈AI'").out,
              HasSubstr("\nfurther articles: " + std::to_string(all - 20) + ", which --limit shows\n"));
  EXPECT_EQ(count("search --json --limit 3 'OpenAI|오픈AI'"), 3);
  EXPECT_THAT(watch->claimwatch("search --limit 100 'OpenAI|오픈AI'").out, Not(HasSubstr("further articles")));
}

TEST_F(Queries, FindTheSameInAnIndexBuiltAnew) {
  const std::string found = watch->claimwatch("search --json '지분|stake'").out;
  EXPECT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(watch->claimwatch("reindex").code, 0);
  EXPECT_EQ(watch->claimwatch("search --json '지분|stake'").out, found);
  std::filesystem::remove(*watch / "index.sqlite");
  EXPECT_EQ(watch->claimwatch("search --json '지분|stake'").out, found);
}

TEST_F(Queries, SayWhereTheyAreWrong) {
  const Said said = watch->claimwatch("flags '지분 topic:steak'");
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.err, HasSubstr("claimwatch: query:10: there is no topic \"steak\"; did you mean \"stake\"?"));
  EXPECT_THAT(said.err, HasSubstr("\n  지분 topic:steak\n             ^\n"));
}

TEST_F(Queries, TellSourcesThatNoArticleIsOf) {
  for (const char* command : {"flags", "search"}) {
    const Said said = watch->claimwatch(std::string(command) + " '지분 -source:\"Harbour Wire\"'");
    EXPECT_EQ(said.code, 0);
    EXPECT_EQ(said.err, "claimwatch: no article is of a source \"Harbour Wire\"; did you mean \"Harbor Wire\"?\n");
    EXPECT_EQ(watch->claimwatch(std::string(command) + " 'source:harbor|nobody -source:한빛'").err, "");
  }
}

TEST(SavedQueries, ThatAreWrongAreToldByConfigCheckAndStopOnlyWhoAsksForThem) {
  const WatchFolder watch;
  std::ofstream(watch / "claimwatch.toml", std::ios::app) << "\n[queries]\ndesk = 'topic:steak'\n";
  const Said check = watch.claimwatch("config check");
  EXPECT_EQ(check.code, 2);
  EXPECT_THAT(check.err, testing::ContainsRegex("claimwatch.toml:[0-9]+:8: query:7: there is no topic \"steak\""));
  EXPECT_EQ(watch.claimwatch("scan").code, 0);
  EXPECT_EQ(watch.claimwatch("flags topic:stake").code, 0);
  EXPECT_EQ(watch.claimwatch("flags saved:desk").code, 2);
  EXPECT_THAT(watch.claimwatch("flags saved:dusk").err, HasSubstr("did you mean \"desk\"?"));
}

}  // namespace
}  // namespace claimwatch
