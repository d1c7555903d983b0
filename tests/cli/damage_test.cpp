// Stores and indexes that are damaged, out of date, or in other hands: a clear word and what to do, and an index that
// is built anew by itself.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// A watch with some articles that disagree.
class Damage : public ::testing::Test {
 protected:
  Damage() {
    for (int i = 0; i < 40; ++i) {
      const std::string year = std::to_string(2010 + i % 10), percent = std::to_string(20 + i);
      watch_.put(percent + ".txt", stake_article(year + "-05-" + std::to_string(10 + i / 10), percent + "%"));
    }
    EXPECT_EQ(watch_.claimwatch("scan").code, 0);
    wanted_ = answers();
  }

  std::string answers() const {
    return watch_.claimwatch("flags --json").out + watch_.claimwatch("history stake --json").out;
  }

  /// Writes over bytes of a file.
  void damage(const fs::path& file, std::streamoff from, std::size_t size) const {
    fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekp(from);
    bytes << std::string(size, 'x') << std::flush;
    EXPECT_TRUE(bytes);
  }

  /// The end of the index, where only rows are.
  void damage_index() const {
    const fs::path index = watch_ / "index.sqlite";
    const auto size = fs::file_size(index);
    damage(index, static_cast<std::streamoff>(size - size / 6), size / 6);
  }

  /// The largest has the configuration, the other one the articles.
  std::vector<fs::path> packs_by_size() const {
    std::vector<fs::path> packs;
    for (const auto& file : fs::directory_iterator(watch_ / "store.git/objects/pack")) {
      if (file.path().extension() == ".pack") packs.push_back(file.path());
    }
    std::ranges::sort(packs, {}, [](const fs::path& pack) { return fs::file_size(pack); });
    return packs;
  }

  WatchFolder watch_;
  std::string wanted_;
};

TEST_F(Damage, OfTheIndexIsMendedByEveryCommandThatMeetsIt) {
  const fs::path index = watch_ / "index.sqlite", whole = watch_ / "whole.sqlite";
  fs::copy_file(index, whole);
  for (const char* command : {"history stake", "verify", "maintain", "scan"}) {
    fs::copy_file(whole, index, fs::copy_options::overwrite_existing);
    for (const char* part : {"-wal", "-shm"}) fs::remove(index.string() + part);
    damage_index();
    const Said said = watch_.claimwatch(command);
    EXPECT_EQ(said.code, 0) << command << ": " << said.err;
    if (command != std::string("scan")) {
      EXPECT_THAT(said.err, HasSubstr("index.sqlite: is damaged")) << command;
    }
    EXPECT_EQ(answers(), wanted_) << command;
  }
}

TEST_F(Damage, OfAnIndexThatAnotherOwnsIsTold) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can run a command as another user";
  damage_index();
  const Said said = watch_.shell(
      "chmod -R a+rX .. && setpriv --reuid=65534 --regid=65534 --clear-groups '" CLAIMWATCH_BINARY "' history stake");
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.err, HasSubstr("let who can write it run `claimwatch reindex`"));
}

TEST_F(Damage, OfAPackIsToldWithTheWayOut) {
  for (const fs::path& pack : packs_by_size()) {
    damage(pack, static_cast<std::streamoff>(fs::file_size(pack) / 2), 200);
    for (const char* command : {"verify", "reindex"}) {
      const Said said = watch_.claimwatch(command);
      EXPECT_EQ(said.code, 1) << command;
      EXPECT_THAT(said.err, HasSubstr("copy of")) << command;
    }
  }
}

TEST_F(Damage, AnIndexWithOlderTablesIsBuiltAnew) {
  ASSERT_EQ(
      watch_
          .shell("python3 -c 'import sqlite3; index = sqlite3.connect(\"index.sqlite\"); "
                 "index.executescript(\"PRAGMA user_version = 7; DROP TABLE flags; CREATE TABLE flags(id TEXT)\")'")
          .code,
      0);
  const Said said = watch_.claimwatch("flags --json");
  EXPECT_EQ(said.code, 0) << said.err;
  EXPECT_EQ(answers(), wanted_);
}

TEST_F(Damage, AnIndexThatIsGoneIsBuiltOnceByReindex) {
  for (int i = 40; i < 500; ++i) {  // of so many one line is told
    watch_.put(std::to_string(i) + "-more.txt", "Nothing of number " + std::to_string(i) + " is of interest.\n");
  }
  ASSERT_EQ(watch_.claimwatch("scan").code, 0);
  fs::remove(watch_ / "index.sqlite");
  const Said said = watch_.claimwatch("reindex");
  EXPECT_EQ(said.code, 0);
  EXPECT_EQ(said.err, "reading stored texts anew: 500 of 500\n");
  EXPECT_EQ(answers(), wanted_);
}

TEST_F(Damage, AReadOnlyStoreAnswersAndSaysWhyNothingIsRead) {
  const std::string read_only = "mount --bind . . && mount -o remount,ro,bind . && cd . && '" CLAIMWATCH_BINARY "' ";
  const auto in_read_only = [&](const std::string& command) {
    return watch_.shell("unshare -m sh -c \"" + read_only + command + '"');
  };
  if (in_read_only("--version").code != 0) GTEST_SKIP() << "nothing can be mounted here";
  EXPECT_EQ(in_read_only("flags --json").out + in_read_only("history stake --json").out, wanted_);
  const Said said = in_read_only("scan");
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.err, HasSubstr("claimwatch.lock: cannot be opened for writing: Read-only file system; "));
}

TEST_F(Damage, AStoreThatAnotherOwnsAnswersAndSaysWhyNothingIsRead) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can run a command as another user";
  const auto as_other = [&](const std::string& command) {
    return watch_.shell(
        "chmod -R a+rX .. && setpriv --reuid=65534 --regid=65534 --clear-groups '" CLAIMWATCH_BINARY "' " + command);
  };
  EXPECT_EQ(as_other("flags --json").out + as_other("history stake --json").out, wanted_);
  const Said said = as_other("scan");
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.err, HasSubstr("claimwatch.lock: cannot be opened for writing: Permission denied; "));
  EXPECT_THAT(as_other("reindex").err, HasSubstr(watch_ / "index.sqlite" + ": this user cannot write it; "));
}

TEST_F(Damage, StatusTellsSizesAndWhatWaits) {
  watch_.put("new.txt", stake_article("2024-01-01", "77%"));
  watch_.put("newer.txt", stake_article("2024-02-01", "78%"));
  const Said said = watch_.claimwatch("status");
  EXPECT_THAT(said.out, HasSubstr("waiting  2 files to be read\n"));
  EXPECT_THAT(said.out, HasSubstr("\nindex.sqlite "));
  EXPECT_THAT(said.out, HasSubstr(" KB; 2 packs\n"));
  const std::string json = watch_.claimwatch("status --json").out;
  EXPECT_THAT(json, HasSubstr("\"waiting\":2"));
  EXPECT_THAT(json, HasSubstr("\"packs\":2"));
  ASSERT_EQ(watch_.claimwatch("scan").code, 0);
  EXPECT_THAT(watch_.claimwatch("status --json").out, HasSubstr("\"waiting\":0"));
}

}  // namespace
}  // namespace claimwatch
