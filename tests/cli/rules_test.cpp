#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/cli/fixtures.h"
#include "tests/cli/watch_folder.h"

// What a change of the rules does to a watch. Source: docs/topics.md, "When rules change".

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

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
  EXPECT_THAT(scan.err,
              AllOf(EndsWith("; new flags 0\n"), HasSubstr("rules changed: 0 flags came, 1 went\n  went  changed  "),
                    StartsWith("reading stored texts anew: 0 of 2\n"),
                    HasSubstr("stake  Microsoft → OpenAI  49% → 27%  2023-05-01 Wire → 2025-10-28 Wire")));
  EXPECT_THAT(scan.out, IsEmpty()) << "no article raised it";
  EXPECT_EQ(watch.commits(), commits + 1) << "the configuration";
  EXPECT_THAT(watch.claimwatch("flags").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("status").out, Not(HasSubstr("rules")));
  EXPECT_THAT(watch.claimwatch("scan").err, Not(HasSubstr("rules changed")));

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
  ASSERT_THAT(watch.claimwatch("scan").err, HasSubstr("new flags 0\n"));
  give_stakes_back(watch);
  watch.put("c.txt", stake_article("2026-03-01", "21%"));
  const Said scan = watch.claimwatch("scan --exit-code");
  EXPECT_EQ(scan.code, 10);
  EXPECT_THAT(scan.err, AllOf(EndsWith("; new flags 1\n"), HasSubstr("rules changed: 1 flag came, 0 went\n"),
                              HasSubstr("49% → 27%"), Not(HasSubstr("27% → 21%"))));
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
    EXPECT_THAT(scan.err, AllOf(EndsWith("; new flags 1\n"), HasSubstr("rules changed: 1 flag came, 0 went\n"),
                                HasSubstr("49% → 27%")));
    EXPECT_THAT(watch.claimwatch("scan").err, AllOf(HasSubstr("new flags 0"), Not(HasSubstr("rules changed"))));
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
  EXPECT_THAT(scan.err, StartsWith("reading stored texts anew: 0 of 2\nrules changed: 0 flags came, 0 went\n"));
}

TEST(RulesChange, OfAnIndexThatWasLostIsNotKnown) {
  const WatchFolder watch;
  fill(watch);
  take_stakes_away(watch);
  watch.claimwatch("scan");
  give_stakes_back(watch);
  for (const char* part : {"", "-wal", "-shm"}) fs::remove(watch / (std::string("index.sqlite") + part));
  EXPECT_THAT(watch.claimwatch("scan").err, AllOf(HasSubstr("new flags 0"), Not(HasSubstr("rules changed"))));
}

/// Every file of the watch with its bytes' hash.
std::string files_of(const WatchFolder& watch) {
  return watch.shell("find . -type f | LC_ALL=C sort | xargs sha1sum").out;
}

/// Makes the store what an older program left that misread an article's text.
void misread(const WatchFolder& watch, const std::string& right, const std::string& wrong) {
  const Said said = watch.shell("git clone -q store.git older && cd older && sed -i 's/" + right + "/" + wrong +
                                "/' $(find articles -name article.md) && git -c user.name=a -c user.email=a@a.invalid "
                                "commit -qam older && git push -q && cd .. && rm -rf older");
  ASSERT_EQ(said.code, 0) << said.err;
}

TEST(Reextract, ShowsBeforehandWhatRulesWillChangeAndWritesNothing) {
  const WatchFolder watch;
  fill(watch);
  watch.claimwatch("scan");
  take_stakes_away(watch);
  const std::string before = files_of(watch);
  const Said dry = watch.claimwatch("reextract --dry-run");
  EXPECT_EQ(dry.code, 0);
  EXPECT_THAT(dry.out, HasSubstr("claims: 0 came, 2 went, 0 changed; flags: 0 came, 1 went, 0 changed\n\na.txt  "));
  EXPECT_THAT(dry.out, HasSubstr("\n  - stake  Microsoft → OpenAI  49%  \"Microsoft holds a 49% stake in OpenAI.\"\n"));
  EXPECT_THAT(dry.out, HasSubstr("\nflags\n  - changed  "));
  EXPECT_EQ(dry.err, "reading stored texts anew: 0 of 2\ndry run: nothing was written\n");
  EXPECT_THAT(watch.claimwatch("reextract --dry-run --json").out,
              AllOf(HasSubstr("{\"what\":\"claim\",\"change\":\"gone\",\"before\":{"),
                    HasSubstr("{\"what\":\"flag\",\"change\":\"gone\",\"before\":{"), HasSubstr("\"after\":null}\n")));
  EXPECT_EQ(files_of(watch), before);

  EXPECT_EQ(watch.claimwatch("reextract").out, dry.out);
  EXPECT_THAT(watch.claimwatch("flags").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("scan").err, Not(HasSubstr("rules changed"))) << "it was told";
  give_stakes_back(watch);
  EXPECT_THAT(watch.claimwatch("reextract").out, HasSubstr("claims: 2 came, 0 went, 0 changed; flags: 1 came"));
  EXPECT_THAT(watch.claimwatch("scan").err, AllOf(HasSubstr("new flags 0"), Not(HasSubstr("rules changed"))));
  EXPECT_THAT(watch.claimwatch("reextract").out, HasSubstr("claims: 0 came, 0 went, 0 changed; flags: 0 came"));
  EXPECT_THAT(fsck(watch / "store.git"), IsEmpty());
}

TEST(Reextract, TellsEveryChangeInOrderThoughFewAreInMemoryAtOnce) {
  const WatchFolder watch;
  constexpr int many = 250;
  for (int i = 0; i < many; ++i) {
    const std::string month = std::to_string(101 + i % 12).substr(1), year = std::to_string(2000 + i / 12);
    watch.put(
        std::to_string(1000 + i) + ".txt",
        stake_article(year + '-' + month + "-01", std::to_string(1 + i / 5) + '.' + std::to_string(1 + i % 5) + '%'));
  }
  watch.claimwatch("scan");
  const std::size_t flags = lines_of(watch.claimwatch("flags --json").out).size();
  ASSERT_GT(flags, 100);
  take_stakes_away(watch);
  const std::string text = watch.claimwatch("reextract --dry-run").out;
  EXPECT_THAT(text,
              HasSubstr("claims: 0 came, 250 went, 0 changed; flags: 0 came, " + std::to_string(flags) + " went"));
  for (std::size_t i = 0, at = 0; i < many; ++i) {
    at = text.find('\n' + std::to_string(1000 + i) + ".txt  ", at);
    ASSERT_NE(at, std::string::npos) << i;
  }
  std::vector<std::string> ids;
  std::size_t named = 0;
  for (const auto& change : lines_of(watch.claimwatch("reextract --dry-run --json").out)) {
    if (change.at("what") == "flag") ids.push_back(change.at("before").at("id"));
    if (change.at("what") == "claim") named += change.at("before").at("flags").size();
  }
  EXPECT_EQ(ids.size(), flags);
  EXPECT_TRUE(std::ranges::is_sorted(ids));
  EXPECT_GE(named, 2 * flags);
}

TEST(Reextract, StartsFromOriginalsWhenAReaderHasBecomeBetter) {
  const WatchFolder watch;
  const std::string text = "Who holds what\n\nMicrosoft holds a PART stake in OpenAI.\n";
  for (const char* part : {"31%", "32%"}) {  // two states of one file
    std::string bytes = text;
    watch.put("a.txt", bytes.replace(bytes.find("PART"), 4, part));
    watch.put("a.txt.meta.toml", "published = 2023-05-01\nurl = \"https://example.com/a\"\n");
    watch.claimwatch("scan");
  }
  const std::string right = watch.claimwatch("history stake --json").out, flags = watch.claimwatch("flags --json").out;
  ASSERT_THAT(flags, HasSubstr("32%"));
  misread(watch, "a 3", "a 4");
  ASSERT_THAT(watch.claimwatch("history stake").out, HasSubstr("41%"));
  EXPECT_THAT(watch.claimwatch("reextract").out, HasSubstr("claims: 0 came, 0 went")) << "the texts are as they were";

  const std::string before = files_of(watch);
  const Said dry = watch.claimwatch("reextract --originals --dry-run");
  EXPECT_THAT(dry.out,
              AllOf(HasSubstr("- stake  Microsoft → OpenAI  41%"), HasSubstr("+ stake  Microsoft → OpenAI  31%")));
  EXPECT_THAT(dry.err, HasSubstr("originals that are read otherwise now: 2\n"));
  EXPECT_EQ(files_of(watch), before);

  EXPECT_EQ(watch.claimwatch("reextract --originals").out, dry.out);
  EXPECT_EQ(watch.claimwatch("history stake --json").out, right) << "the sidecar's values and the order stay";
  EXPECT_EQ(watch.claimwatch("flags --json").out, flags);
  EXPECT_THAT(watch.claimwatch("status").out,
              HasSubstr("1 article in 2 versions, 0 copies of them elsewhere, from 4 "));
  EXPECT_THAT(watch.claimwatch("scan --exit-code").err,
              HasSubstr("known 1, copy 0, version 0, failed 0; new flags 0\n"));
  const int commits = watch.commits();
  EXPECT_THAT(watch.claimwatch("reextract --originals").out, HasSubstr("claims: 0 came, 0 went, 0 changed"));
  EXPECT_EQ(watch.commits(), commits);
  EXPECT_EQ(watch.claimwatch("reindex").code, 0);
  EXPECT_EQ(watch.claimwatch("history stake --json").out, right);
  EXPECT_THAT(fsck(watch / "store.git"), IsEmpty());
}

TEST(Reextract, KeepsWhatWasReadOfAnOriginalThatIsUnreadableNow) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.claimwatch("scan");
  const std::string before = watch.claimwatch("history stake --json").out;
  const Said spoilt = watch.shell(
      "git clone -q store.git older && cd older && d=$(dirname $(find articles -name article.md)) && "
      "printf -- '---\\npublished: never\\n---\\nText.\\n' > $d/original.txt && h=$(git hash-object $d/original.txt) "
      "&& "
      "git mv $d ${d%-*-*}-$(echo $h | cut -c1-8)-${d##*-} && git add -A && "
      "git -c user.name=a -c user.email=a@a.invalid commit -qm older && git push -q && cd .. && rm -rf older");
  ASSERT_EQ(spoilt.code, 0) << spoilt.err;
  const Said done = watch.claimwatch("reextract --originals");
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.err, AllOf(HasSubstr("failed: a.txt:2:"), HasSubstr("; what was read before stays")));
  EXPECT_EQ(watch.claimwatch("history stake --json").out, before);
}

TEST(Reextract, RefusesAWrongConfigurationAndChangesNothing) {
  const WatchFolder watch;
  fill(watch);
  watch.claimwatch("scan");
  fs::create_directories(watch / "config/topics");
  write_file(watch / own_topic, "id = \"own\"\ntitel = \"Own\"\n");
  const std::string before = files_of(watch);
  for (const char* command : {"reextract", "reextract --dry-run"}) {
    const Said said = watch.claimwatch(command);
    EXPECT_EQ(said.code, 2);
    EXPECT_THAT(said.err, HasSubstr("own.toml:2:1: unknown key \"titel\""));
  }
  EXPECT_EQ(files_of(watch), before);
}

}  // namespace
}  // namespace claimwatch
