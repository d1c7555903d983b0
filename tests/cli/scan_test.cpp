#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>

#include "tests/cli/fixtures.h"
#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Init, MakesAWatchThatRunsAtOnceAndIsMadeWholeAgain) {
  const WatchFolder watch;
  EXPECT_EQ(watch.claimwatch("config check").code, 0);
  EXPECT_EQ(watch.claimwatch("scan").code, 0);
  fs::remove_all(watch / "inbox");
  const Said again = watch.claimwatch("init .");
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.out, HasSubstr("made inbox/"));
  EXPECT_THAT(watch.claimwatch("init .").out, HasSubstr("a watch already"));
}

TEST(Scan, KeepsCompressedFilesAsTheyCameAndTheElementsOfFeedsByThemselves) {
  const WatchFolder watch;
  const fs::path formats = CLAIMWATCH_SOURCE_DIR "/fixtures/formats";
  watch.copy_in(formats / "gz/feed.xml.gz");
  watch.copy_in(formats / "gz/document.gz");
  // The document holds what one element of the feed says.
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 2, known 0, copy 1"));
  const std::string kept = run_git(watch / "store.git", "ls-tree -r --name-only main articles");
  EXPECT_THAT(kept, HasSubstr("/original.xml"));
  EXPECT_THAT(kept, HasSubstr("/original.gz"));
  EXPECT_THAT(watch.claimwatch("reextract --originals --dry-run").out, Not(HasSubstr("failed")));
}

TEST(Scan, ReadsOnceAndMakesNoCommitForWhatIsKnown) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  const Said first = watch.claimwatch("scan --exit-code");
  EXPECT_EQ(first.code, 10) << first.err;
  EXPECT_THAT(first.err, HasSubstr("read: ok 2"));
  EXPECT_THAT(first.err, HasSubstr("new flags 1"));
  const int commits = watch.commits();
  const Said second = watch.claimwatch("scan --exit-code");
  EXPECT_EQ(second.code, 0);
  EXPECT_THAT(second.err, HasSubstr("read: ok 0, known 2"));
  EXPECT_EQ(watch.commits(), commits);
  EXPECT_THAT(fsck(watch / "store.git"), IsEmpty());
}

TEST(Scan, TellsOfEachBadFileAndReadsTheOthers) {
  const WatchFolder watch;
  watch.put("good.txt", stake_article("2023-05-01", "49%"));
  watch.put("empty.txt", "");
  watch.put("binary.txt", std::string("\x7f"
                                      "ELF\0\0\0\1",
                                      8));
  watch.put("not-text.txt", "caf\xff\xfe\xfd\x81 \x80\x80");
  watch.put("front.txt", "---\ntitle: never closed\n\nMicrosoft holds 27% of OpenAI.\n");
  watch.put("side.txt", "Text.\n");
  watch.put("side.txt.meta.toml", "published = yesterday\n");
  watch.put("big.txt", "");
  fs::resize_file(watch / "inbox/big.txt", 50'000'000);
  watch.put("closed.txt", "Text.\n");
  fs::permissions(watch / "inbox/closed.txt", fs::perms::none);

  const Said scan = watch.claimwatch("scan");
  EXPECT_EQ(scan.code, 0) << "unreadable items are told and are no failure";
  for (const char* item : {"empty.txt", "binary.txt", "not-text.txt", "front.txt", "side.txt.meta.toml"}) {
    EXPECT_THAT(scan.err, HasSubstr(std::string("failed: ") + item)) << item;
  }
  EXPECT_THAT(scan.err, HasSubstr("big.txt: 50 MB is over the limit of 20 MB; raise limit_bytes in claimwatch.toml"));
  // Root reads every file, so there only another user sees the permission refused.
  if (geteuid() != 0) {
    EXPECT_THAT(scan.err, HasSubstr("closed.txt: cannot be read: Permission denied"));
  }
  EXPECT_THAT(watch.claimwatch("history stake --json").out, HasSubstr("good.txt"));
  EXPECT_THAT(watch.claimwatch("status").out, HasSubstr("empty.txt"));
  EXPECT_THAT(fsck(watch / "store.git"), IsEmpty());
}

TEST(Scan, ReadsAFailedItemOnceItIsMended) {
  const WatchFolder watch;
  watch.put("a.txt", "");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("failed 1;"));
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 1"));
  EXPECT_THAT(watch.claimwatch("status").out, Not(HasSubstr("failed")));
}

TEST(Scan, LeavesOutHiddenAndUnfinishedFilesAndReadsSubfolders) {
  const WatchFolder watch;
  for (const char* name : {".hidden.txt", "half.txt.part", "draft.txt~"}) watch.put(name, "Text.\n");
  fs::create_directories(watch / "inbox/2023/may");
  watch.put("2023/may/a.txt", stake_article("2023-05-01", "49%"));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 1, known 0, copy 0, version 0, failed 0"));
  EXPECT_THAT(watch.claimwatch("history stake --json").out, HasSubstr("\"doc\":\"a.txt\""));
}

TEST(Scan, NamesTheLineThatDatesAnUndatedArticleAndTakesIt) {
  const WatchFolder watch;
  watch.put("a.txt", "Who holds what\n\nMicrosoft holds a 49% stake in OpenAI.\n");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("published = 2026-01-31  into a.txt.meta.toml"));
  EXPECT_THAT(watch.claimwatch("history stake").out, HasSubstr("≤ "));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("known 1,"));
  watch.put("a.txt.meta.toml", "published = 2023-05-01\n");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("other dates or titles 1"));
  const std::string history = watch.claimwatch("history stake").out;
  EXPECT_THAT(history, HasSubstr("2023-05-01"));
  EXPECT_THAT(history, Not(HasSubstr("≤")));
}

TEST(Scan, KeepsAppartTheSameBytesUnderTwoSidecars) {
  const WatchFolder watch;
  for (const char* name : {"a", "b"}) {
    watch.put(std::string(name) + ".txt", "Who holds what\n\nMicrosoft holds a 49% stake in OpenAI.\n");
    watch.put(std::string(name) + ".txt.meta.toml", std::string("published = 2023-05-01\nsource = \"") + name + "\"\n");
  }
  watch.claimwatch("scan");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("known 2,")) << "neither takes the other's place for ever";
}

TEST(Scan, CountsASecondFileWithATextOfThisScanAsKnown) {
  const WatchFolder watch;
  const std::string text = "Microsoft holds a 49% stake in OpenAI.\n";
  watch.put("a.txt", "---\ntitle: Who\npublished: 2025-10-28\n---\n" + text);
  watch.put("b.txt", "---\ntitle: Who\npublished: 2025-10-28\nsource: Wire\n---\n" + text);
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 1, known 1"));
  watch.put("c.txt", "---\ntitle: Who\npublished: 2025-10-27\n---\n" + text);
  EXPECT_THAT(watch.claimwatch("scan").err,
              HasSubstr("read: ok 0, known 2, copy 0, version 0, failed 0, other dates or titles 1;"));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 0, known 3"));
}

TEST(Scan, CountsAnOlderVersionAsAVersion) {
  const WatchFolder watch;
  const std::string url = "url: https://example.com/s\n";
  watch.put("new.txt", "---\npublished: 2025-10-28\n" + url + "---\nMicrosoft holds a 27% stake in OpenAI.\n");
  watch.claimwatch("scan");
  watch.put("old.txt", "---\npublished: 2025-10-27\n" + url + "---\nMicrosoft holds a 26% stake in OpenAI.\n");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 0, known 1, copy 0, version 1"));
}

TEST(Scan, SeesATextThatCameBack) {
  const WatchFolder watch;
  const auto state = [](const std::string& percent, const std::string& modified) {
    return "---\npublished: 2025-10-28\nmodified: " + modified +
           "\nurl: https://example.com/s\n---\nMicrosoft holds a " + percent + " stake in OpenAI.\n";
  };
  const std::string first = state("26%", "2025-10-28"), corrected = state("29%", "2025-10-30");
  for (const std::string& bytes : {first, corrected, first}) {
    watch.put("a.txt", bytes);
    EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("known 0,"));
  }
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 0, known 1"));
  EXPECT_THAT(watch.claimwatch("status").out, HasSubstr("1 article in 3 versions"));
  EXPECT_THAT(watch.claimwatch("flags").out, HasSubstr("29% → 26%"));
}

TEST(Scan, TellsFlagsThatNoFinishedScanTold) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.claimwatch("scan");
  for (const char* part : {"", "-wal", "-shm"}) {  // as it was before a scan that was killed after its commits
    if (fs::exists(watch / (std::string("index.sqlite") + part))) {
      fs::copy_file(watch / (std::string("index.sqlite") + part), watch / (std::string("before.sqlite") + part));
    }
  }
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("new flags 1"));
  for (const char* part : {"", "-wal", "-shm"}) {
    fs::remove(watch / (std::string("index.sqlite") + part));
    if (fs::exists(watch / (std::string("before.sqlite") + part))) {
      fs::rename(watch / (std::string("before.sqlite") + part), watch / (std::string("index.sqlite") + part));
    }
  }
  watch.claimwatch("flags");  // takes up what the killed scan kept, and tells nobody that it is new
  EXPECT_THAT(watch.claimwatch("scan --exit-code").err, HasSubstr("known 2, copy 0, version 0, failed 0; new flags 1"));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("known 2, copy 0, version 0, failed 0; new flags 0"));
}

TEST(Scan, ListsHoweverManyNewFlagsInTheOrderOfFlags) {
  const WatchFolder watch;
  for (int i = 10; i < 60; ++i) {
    const std::string number = std::to_string(i);
    watch.put(number + ".txt", "---\ntitle: Part " + number + "\nsource: Outlet " + number + "\npublished: 2019-0" +
                                   std::to_string(i / 10) + "-1" + std::to_string(i % 10) + "\n---\nPart " + number +
                                   " of it. Microsoft holds a " + std::to_string(10 + i * 7 % 60) +
                                   "% stake in OpenAI. Nobody else told number " + number + ".\n");
  }
  const std::string listed = watch.claimwatch("scan").out;
  std::size_t place = 0;
  const auto flags = lines_of(watch.claimwatch("flags --json").out);
  ASSERT_GT(flags.size(), 40);  // more than are in memory at once
  for (const auto& flag : flags) {
    const std::size_t next = listed.find("  " + std::string(flag.at("id")) + "  ", place);
    ASSERT_NE(next, std::string::npos) << flag.at("id");
    place = next;
  }
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(listed, '\n')), flags.size());
}

TEST(Scan, TellsNoFlagAgainAfterTheIndexIsBuiltAnew) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  watch.claimwatch("scan");
  for (const char* part : {"", "-wal", "-shm"}) fs::remove(watch / (std::string("index.sqlite") + part));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("new flags 0"));
}

TEST(Configuration, IsRefusedWithItsPlaceAndTheNearestName) {
  const WatchFolder watch;
  write_file(watch / "claimwatch.toml", "# a comment\ninboxs = [\"inbox\"]\n");
  const Said check = watch.claimwatch("config check");
  EXPECT_EQ(check.code, 2);
  EXPECT_THAT(check.err, HasSubstr("claimwatch.toml:2:1"));
  EXPECT_THAT(check.err, HasSubstr("inboxs = [\"inbox\"]"));
  EXPECT_THAT(check.err, HasSubstr("did you mean \"inboxes\"?"));
  EXPECT_EQ(watch.claimwatch("scan").code, 2);
  write_file(watch / "claimwatch.toml", "limit_bytes = = 3\n");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("claimwatch.toml:1:"));
}

TEST(Configuration, TheWatchesOwnFilesReplaceAndAddToTheShippedOnes) {
  const WatchFolder watch;
  fs::create_directories(watch / "config/topics");
  write_file(watch / "config/topics/stake.toml", "nonsense = 1\n");
  const Said broken = watch.claimwatch("config check");
  EXPECT_EQ(broken.code, 2);
  EXPECT_THAT(broken.err, HasSubstr("topics/stake.toml:1:1"));
  fs::copy_file(fs::path(CLAIMWATCH_SOURCE_DIR) / "config/topics/stake.toml", watch / "config/topics/stake.toml",
                fs::copy_options::overwrite_existing);
  EXPECT_EQ(watch.claimwatch("config check").code, 0);
}

TEST(Configuration, IsInTheStore) {
  const WatchFolder watch;
  watch.claimwatch("scan");
  EXPECT_THAT(run_git(watch / "store.git", "ls-tree -r --name-only main"), HasSubstr("config/topics/stake.toml"));
}

TEST(Watch, IsFoundFromBelowAndIsMissedInWords) {
  const WatchFolder watch;
  fs::create_directories(watch / "notes/deep");
  EXPECT_EQ(watch.claimwatch("-C notes/deep status").code, 0);
  const Said nowhere = watch.claimwatch("-C / status");
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_THAT(nowhere.err, HasSubstr("claimwatch init"));
}

TEST(Scan, TellsAMissingInbox) {
  const WatchFolder watch;
  write_file(watch / "claimwatch.toml", "inboxes = [\"inbox\", \"elsewhere\"]\n");
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  const Said scan = watch.claimwatch("scan");
  EXPECT_EQ(scan.code, 1);
  EXPECT_THAT(scan.err, HasSubstr("elsewhere"));
  EXPECT_THAT(scan.err, HasSubstr("read: ok 1")) << "the other inbox is read";
}

}  // namespace
}  // namespace claimwatch
