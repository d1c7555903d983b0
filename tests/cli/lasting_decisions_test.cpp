#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/fixtures.h"
#include "tests/cli/watch_folder.h"

// Decisions last: through kill -9, late articles, other rules, a lost index, and the merge of two stores.

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using Json = nlohmann::json;

std::vector<Json> flags_of(const WatchFolder& watch) { return lines_of(watch.claimwatch("flags --json").out); }

Said as(const std::string& name, const WatchFolder& watch, const std::string& command) {
  return watch.shell("export GIT_AUTHOR_NAME=" + name + " GIT_AUTHOR_EMAIL=" + name + "@example.org; " + command);
}

TEST(LastingDecisions, SurviveAKillRightAfterTheyWereTold) {
  const WatchFolder watch;
  for (const fs::path& article : corpora()) watch.copy_in(article);
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  const std::vector<Json> flags = flags_of(watch);
  ASSERT_GE(flags.size(), 20U);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < 20; ++i) {
    const std::string id = flags[i].at("id");
    const Said said = as("kim", watch,
                         ": >said.txt; ( exec '" CLAIMWATCH_BINARY "' flags resolve " + id +
                             " --state not-a-change ) >said.txt & pid=$!; "
                             "while ! grep -q . said.txt && kill -0 $pid 2>/dev/null; do :; done; "
                             "kill -9 $pid; wait $pid; cat said.txt");
    ASSERT_THAT(said.out, testing::HasSubstr(id)) << said.err;
    ids.insert(id);
  }
  EXPECT_EQ(fsck(watch / "store.git"), "");
  for (const Json& flag : flags_of(watch)) {
    const bool decided = ids.erase(flag.at("id")) > 0;
    EXPECT_EQ(flag.at("state"), decided ? "not-a-change" : "open") << flag.at("id");
  }
  EXPECT_THAT(ids, IsEmpty());
  EXPECT_EQ(watch.claimwatch("verify").code, 0);
}

/// What a side says, and where. What was syndicated is a copy when its original has arrived.
std::string said_by(const Json& side) {
  const std::string doc = side.at("doc");
  return (doc == "17-recapitalised-syndicated.txt" ? "16-recapitalised-update.txt" : doc) + ' ' +
         side.at("value").get<std::string>() + ' ' + side.at("time").get<std::string>();
}

std::string sides_of(const Json& flag) { return said_by(flag.at("old")) + " > " + said_by(flag.at("new")); }

/// All that a flag's sides hold.
std::set<std::string> held_by(const Json& flag) {
  std::set<std::string> held = {said_by(flag.at("old")), said_by(flag.at("new"))};
  for (const Json& support : flag.at("support")) held.insert(said_by(support));
  return held;
}

/// Decisions by their notes, which are the sides that they were made on: each is on the flag of its id or on one that
/// holds both sides, or is orphaned, and then no flag is. Gives how many are on a flag.
std::size_t check_places(const WatchFolder& watch, const std::map<std::string, std::string>& id_by_note) {
  const std::vector<Json> flags = flags_of(watch);
  std::set<std::string> placed;
  for (const Json& flag : flags) {
    for (const Json& decision : flag.at("decisions")) {
      const std::string note = decision.at("note");
      placed.insert(note);
      if (flag.at("id") == id_by_note.at(note)) continue;
      const auto arrow = note.find(" > ");
      EXPECT_THAT(held_by(flag), testing::IsSupersetOf({note.substr(0, arrow), note.substr(arrow + 3)}));
    }
  }
  std::set<std::string> orphaned;
  for (const Json& decision : lines_of(watch.claimwatch("decisions --orphaned --json").out)) {
    orphaned.insert(decision.at("note"));
    for (const Json& flag : flags) EXPECT_NE(sides_of(flag), decision.at("note").get<std::string>());
  }
  EXPECT_EQ(placed.size() + orphaned.size(), id_by_note.size());
  return placed.size();
}

TEST(LastingDecisions, StayOnTheirFlagsWhateverArrivesAndWhateverIsReadAnew) {
  const std::vector<fs::path> articles = corpora();
  for (const std::size_t half : {0, 1}) {
    const WatchFolder watch;
    for (std::size_t i = half; i < articles.size(); i += 2) watch.copy_in(articles[i]);
    ASSERT_EQ(watch.claimwatch("scan").code, 0);
    std::map<std::string, std::string> id_by_note;
    for (const Json& flag : flags_of(watch)) {
      const std::string note = sides_of(flag);
      id_by_note[note] = flag.at("id");
      ASSERT_EQ(as("kim", watch,
                   "claimwatch flags resolve " + id_by_note[note] + " --state contradiction --note '" + note + "'")
                    .code,
                0);
    }
    ASSERT_GT(id_by_note.size(), 8U);
    EXPECT_EQ(check_places(watch, id_by_note), id_by_note.size());

    for (std::size_t i = 1 - half; i < articles.size(); i += 2) watch.copy_in(articles[i]);
    ASSERT_EQ(watch.claimwatch("scan").code, 0);
    const std::size_t after_arrival = check_places(watch, id_by_note);
    EXPECT_GE(after_arrival * 4, id_by_note.size() * 3);
    RecordProperty("decided" + std::to_string(half), static_cast<int>(id_by_note.size()));
    RecordProperty("on_a_flag" + std::to_string(half), static_cast<int>(after_arrival));
    ASSERT_EQ(watch.claimwatch("reindex").code, 0);
    EXPECT_EQ(check_places(watch, id_by_note), after_arrival);

    watch.shell("mkdir -p config/topics && sed 's/^.compare..$/&\\nsettle = 20/' '" CLAIMWATCH_SOURCE_DIR
                "/config/topics/stake.toml' > config/topics/stake.toml");
    ASSERT_EQ(watch.claimwatch("scan").code, 0);
    check_places(watch, id_by_note);
  }
}

TEST(LastingDecisions, GoToTheFlagsOfTheKeysThatAnEditedTopicMakesOfTheirs) {
  const WatchFolder watch;
  for (const fs::path& article : corpora()) watch.copy_in(article);
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  const auto flags_of_scope = [&watch](const std::string& scope) {
    std::vector<Json> flags = flags_of(watch);
    std::erase_if(flags, [&](const Json& flag) { return flag.at("scope") != scope; });
    return flags;
  };
  std::set<std::string> decided;
  for (const Json& flag : flags_of_scope("compute")) {
    decided.insert(sides_of(flag));
    const std::string id = flag.at("id");
    ASSERT_EQ(as("kim", watch, "claimwatch flags resolve " + id + " --state contradiction").code, 0);
  }
  ASSERT_GE(decided.size(), 3U);

  watch.shell(
      "mkdir -p config/topics && sed 's/^.scopes.compute.$/[scopes.computing]/; s/\"compute\"/\"computing\"/g; "
      "s/^compute = /computing = /' "
      "'" CLAIMWATCH_SOURCE_DIR "/config/topics/exclusivity.toml' > config/topics/exclusivity.toml");
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  EXPECT_THAT(flags_of_scope("compute"), IsEmpty());
  std::set<std::string> after;
  for (const Json& flag : flags_of_scope("computing")) {
    if (flag.at("state") == "contradiction") after.insert(sides_of(flag));
    EXPECT_EQ(flag.value("sides_changed", false), flag.at("state") == "contradiction");
  }
  EXPECT_EQ(after, decided);
  EXPECT_THAT(watch.claimwatch("decisions --orphaned").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("flags topic:exclusivity").out,
              testing::HasSubstr("decided when the sides were exclusivity (compute) "));
}

TEST(LastingDecisions, OfTwoClonesAreUnitedByGitAndTheLaterOneCounts) {
  const WatchFolder one, two;
  one.put("a.txt", stake_article("2023-05-01", "49%"));
  one.put("b.txt", stake_article("2025-10-28", "27%"));
  ASSERT_EQ(one.claimwatch("scan").code, 0);
  const std::string flag = flags_of(one)[0].at("id"), note = flags_of(one)[0].at("new").at("claim");
  two.shell("rm -rf store.git && git clone -q --bare '" + one / "store.git" + "' store.git");
  ASSERT_EQ(as("kim", one, "claimwatch flags resolve " + flag + " --state contradiction --note first").code, 0);
  ASSERT_EQ(as("lee", two, "claimwatch flags resolve " + flag + " --state not-a-change --note second").code, 0);
  ASSERT_EQ(as("kim", one, "claimwatch note " + note + " third").code, 0);

  const Said merged =
      as("kim", one,
         "git clone -q store.git ../merge && cd ../merge && git config user.name x && "
         "git config user.email x@x && git pull -q --no-rebase --no-edit '" +
             two / "store.git" + "' main && git push -q origin main && git push -q '" + two / "store.git" + "' main");
  ASSERT_EQ(merged.code, 0) << merged.err;
  for (const WatchFolder* watch : {&one, &two}) {
    const std::vector<Json> flags = flags_of(*watch);
    ASSERT_EQ(flags.size(), 1U);
    EXPECT_EQ(flags[0].at("state"), "not-a-change");
    ASSERT_EQ(flags[0].at("decisions").size(), 2U);
    EXPECT_EQ(flags[0].at("decisions")[0].at("note"), "first");
    EXPECT_EQ(flags[0].at("decisions")[1].at("who").at("name"), "lee");
    EXPECT_EQ(lines_of(watch->claimwatch("decisions --json").out).size(), 3U);
    EXPECT_EQ(fsck(*watch / "store.git"), "");
  }
  ASSERT_EQ(as("lee", one, "claimwatch flags undo").code, 0);
  EXPECT_EQ(flags_of(one)[0].at("state"), "contradiction");
}

}  // namespace
}  // namespace claimwatch
