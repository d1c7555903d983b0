#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/watch_folder.h"

// What a change of the rules does to a watch. Source: docs/topics.md, "When rules change".

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string own_topic = "config/topics/own.toml";

/// A topic that takes every stake away from the shipped one.
void take_stakes_away(const WatchFolder& watch) {
  fs::create_directories(watch / "config/topics");
  write_file(watch / own_topic,
             "id = \"own\"\ntitle = \"No stakes\"\nsilent = true\n[[frame]]\nid = \"own\"\nsource = \"a test\"\n"
             "lang = \"en\"\npatterns = [\"holds .. {percent} stake\"]\nweight = 90\n"
             "examples = [\"Microsoft holds a 27% stake in OpenAI.\"]\ncounterexamples = [\"Microsoft was there.\"]\n");
}

void give_stakes_back(const WatchFolder& watch) { fs::remove(watch / own_topic); }

/// Two articles, one flag.
void fill(const WatchFolder& watch) {
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
}

/// What the commands answer that only read.
std::string answers(const WatchFolder& watch) {
  std::string all;
  for (const char* command : {"flags", "history stake --json", "show $(claimwatch flags --json | cut -c8-19)", "verify",
                              "explain $(claimwatch flags --json | cut -c8-19)"}) {
    const Said said = watch.claimwatch(command);
    EXPECT_THAT(said.err, IsEmpty()) << command;
    all += said.out;
  }
  return all;
}

void save_index(const WatchFolder& watch, const char* from, const char* to) {
  for (const char* part : {"", "-wal", "-shm"}) {
    fs::remove(watch / (std::string(to) + part));
    if (fs::exists(watch / (std::string(from) + part))) {
      fs::copy_file(watch / (std::string(from) + part), watch / (std::string(to) + part));
    }
  }
}

TEST(RulesChange, IsTakenUpByTheNextScanAndNoEarlier) {
  const WatchFolder watch;
  fill(watch);
  ASSERT_EQ(watch.claimwatch("scan --exit-code").code, 10);
  const std::string before = answers(watch);
  const int commits = watch.commits();
  take_stakes_away(watch);
  EXPECT_EQ(answers(watch), before);
  EXPECT_THAT(watch.claimwatch("status").out, HasSubstr("rules    other ones than the last scan's"));

  const Said scan = watch.claimwatch("scan --exit-code");
  EXPECT_EQ(scan.code, 0);
  EXPECT_THAT(scan.out, AllOf(HasSubstr("0 new flags\nrules changed: 0 flags came, 1 went\n  went  changed  "),
                              HasSubstr("stake  Microsoft → OpenAI  49% → 27%  2025-10-28  b.txt")));
  EXPECT_EQ(scan.err, "reading stored texts anew: 0 of 2\n");
  EXPECT_EQ(watch.commits(), commits + 1) << "the configuration";
  EXPECT_THAT(watch.claimwatch("flags").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("status").out, Not(HasSubstr("rules")));
  EXPECT_THAT(watch.claimwatch("scan").out, Not(HasSubstr("rules changed")));

  give_stakes_back(watch);
  const Said again = watch.claimwatch("scan --exit-code --json");
  EXPECT_EQ(again.code, 0) << "what rules bring is no news";
  EXPECT_THAT(again.out, AllOf(HasSubstr("\"new_flags\":[]"), HasSubstr("\"rules_changed\":{\"came\":[\"")));
  EXPECT_EQ(answers(watch), before);
  EXPECT_THAT(fsck(watch / "store.git"), IsEmpty());
}

TEST(RulesChange, IsToldApartFromWhatArticlesOfThatScanRaise) {
  const WatchFolder watch;
  fill(watch);
  take_stakes_away(watch);
  ASSERT_THAT(watch.claimwatch("scan").out, HasSubstr("0 new flags\n"));
  give_stakes_back(watch);
  watch.put("c.txt", stake_article("2026-03-01", "21%"));
  const Said scan = watch.claimwatch("scan --exit-code");
  EXPECT_EQ(scan.code, 10);
  EXPECT_THAT(scan.out, AllOf(HasSubstr("1 new flag\nrules changed: 1 flag came, 0 went\n"), HasSubstr("49% → 27%"),
                              Not(HasSubstr("27% → 21%"))));
}

TEST(RulesChange, OfAKilledScanIsToldByTheNextOneWhateverReadMeanwhile) {
  const WatchFolder watch;
  fill(watch);
  take_stakes_away(watch);
  watch.claimwatch("scan");
  save_index(watch, "index.sqlite", "before.sqlite");
  give_stakes_back(watch);
  watch.put("c.txt", stake_article("2026-03-01", "21%"));
  watch.claimwatch("scan");
  for (const bool read_meanwhile : {false, true}) {
    save_index(watch, "before.sqlite", "index.sqlite");  // as a scan leaves it that is killed after its commits
    if (read_meanwhile) {
      EXPECT_THAT(watch.claimwatch("flags").out, HasSubstr("27% → 21%"));
    }
    const Said scan = watch.claimwatch("scan --exit-code");
    EXPECT_EQ(scan.code, 10);
    EXPECT_THAT(scan.out, AllOf(HasSubstr("1 new flag\nrules changed: 1 flag came, 0 went\n"), HasSubstr("49% → 27%")));
    EXPECT_THAT(watch.claimwatch("scan").out, AllOf(HasSubstr("0 new flags"), Not(HasSubstr("rules changed"))));
  }
}

TEST(RulesChange, GivesWhatAWatchGivesThatAlwaysHadTheseRules) {
  const WatchFolder early, late;
  for (const WatchFolder* watch : {&early, &late}) {
    if (watch == &early) take_stakes_away(*watch);
    fill(*watch);
    watch->put("c.txt",
               "---\ntitle: Deal\nsource: Wire\npublished: 2026-01-02\n---\nOpenAI is valued at $500 billion.\n");
    watch->claimwatch("scan");
    if (watch == &late) take_stakes_away(*watch);
    watch->claimwatch("scan");
  }
  for (const char* command : {"flags --json", "history stake --json", "history valuation --json"}) {
    EXPECT_EQ(late.claimwatch(command).out, early.claimwatch(command).out) << command;
  }
}

TEST(RulesChange, ThatIsWrongIsRefusedAndChangesNothing) {
  const WatchFolder watch;
  fill(watch);
  watch.claimwatch("scan");
  const std::string before = answers(watch);
  const int commits = watch.commits();
  fs::create_directories(watch / "config/topics");
  write_file(watch / own_topic, "id = \"own\"\ntitel = \"Own\"\n");
  const Said scan = watch.claimwatch("scan");
  EXPECT_EQ(scan.code, 2);
  EXPECT_THAT(scan.err, HasSubstr("config/topics/own.toml:2:1: unknown key \"titel\"; did you mean \"title\"?"));
  EXPECT_EQ(watch.commits(), commits);
  EXPECT_EQ(answers(watch), before);
}

TEST(RulesChange, OfTheProgramIsTakenUpByItsFirstScan) {
  const WatchFolder watch;
  fill(watch);
  watch.claimwatch("scan");
  const std::string newer = "cp '" CLAIMWATCH_BINARY "' newer && echo >> newer && chmod +x newer && ./newer ";
  EXPECT_THAT(watch.shell(newer + "flags >/dev/null").err, IsEmpty());
  const Said scan = watch.shell(newer + "scan");
  EXPECT_EQ(scan.err, "reading stored texts anew: 0 of 2\n");
  EXPECT_THAT(scan.out, HasSubstr("rules changed: 0 flags came, 0 went\n"));
}

TEST(RulesChange, OfAnIndexThatWasLostIsNotKnown) {
  const WatchFolder watch;
  fill(watch);
  take_stakes_away(watch);
  watch.claimwatch("scan");
  give_stakes_back(watch);
  for (const char* part : {"", "-wal", "-shm"}) fs::remove(watch / (std::string("index.sqlite") + part));
  EXPECT_THAT(watch.claimwatch("scan").out, AllOf(HasSubstr("0 new flags"), Not(HasSubstr("rules changed"))));
}

}  // namespace
}  // namespace claimwatch
