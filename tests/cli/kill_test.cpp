#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <sstream>

#include "tests/cli/running_watch.h"

// The program is killed at any moment of `scan` and `watch`, again and again: nothing that was read is lost, and in the
// end all is as if nobody had disturbed it. CLAIMWATCH_LONG=1 does so 1,000 times, as `./run test --long` does.

namespace claimwatch {
namespace {

int count_of_kills() { return std::getenv("CLAIMWATCH_LONG") != nullptr ? 1000 : 50; }

std::string article(int number) {
  const std::string month = std::to_string(10 + number % 3), day = std::to_string(10 + number % 19);
  std::string text = "---\ntitle: Note " + std::to_string(number) + "\nsource: Wire " + std::to_string(number % 5) +
                     "\npublished: " + std::to_string(2020 + number % 5) + '-' + month + '-' + day + "\n---\n";
  std::mt19937 random(static_cast<unsigned>(number));
  for (int word = 0; word < 60; ++word) {
    text.append("w").append(std::to_string(random() % 1000)).append(word % 12 == 11 ? ".\n" : " ");
  }
  return text + "Microsoft holds a " + std::to_string(20 + number % 30) + "% stake in OpenAI.\n";
}

std::string name(int number) { return std::to_string(number) + ".txt"; }

/// The originals that the store has, by their hashes.
std::multiset<std::string> originals(const WatchFolder& watch) {
  std::multiset<std::string> hashes;
  std::istringstream blobs(run_git(watch / "store.git", "ls-tree -r main articles"));
  for (std::string line; std::getline(blobs, line);) {
    if (line.find("/original") != std::string::npos) hashes.insert(line.substr(12, 40));
  }
  return hashes;
}

/// Starts the program and kills it after so long.
void kill_after(std::chrono::microseconds time, const WatchFolder& watch, const char* command) {
  const pid_t process = fork();
  if (process == 0) {
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, stream);
    execl(CLAIMWATCH_BINARY, CLAIMWATCH_BINARY, "-C", watch.root().c_str(), command, nullptr);
    _exit(127);
  }
  std::this_thread::sleep_for(time);
  kill(process, SIGKILL);
  waitpid(process, nullptr, 0);
}

std::string exported(const WatchFolder& watch) {
  return watch.claimwatch("flags --json").out + watch.claimwatch("history stake --json").out;
}

TEST(Kill, LosesNothingAtAnyMoment) {
  const WatchFolder watch, calm;
  write_file(watch / "claimwatch.toml", "settle = \"0s\"\n");
  const auto put = [&](int number) {
    watch.put(name(number), article(number));
    calm.put(name(number), article(number));
  };
  constexpr int in_round = 2;
  put(0);
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  std::mt19937 random(1);
  std::multiset<std::string> before = originals(watch);
  const int kills = count_of_kills();
  for (int round = 0; round < kills; ++round) {
    for (int i = 0; i < in_round; ++i) put(1 + round * in_round + i);
    const char* command = round % 2 == 0 ? "scan" : "watch";
    const auto moment = whole * (random() % 1000) / 1000;
    kill_after(moment, watch, command);
    const auto now = originals(watch);
    ASSERT_EQ(fsck(watch / "store.git"), "") << command << " killed after " << moment.count() << " us";
    ASSERT_TRUE(std::ranges::includes(now, before)) << command << " killed after " << moment.count() << " us";
    before = now;
  }
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  ASSERT_EQ(calm.claimwatch("scan").code, 0);
  EXPECT_EQ(originals(watch), originals(calm)) << "each once";
  EXPECT_EQ(exported(watch), exported(calm));
  EXPECT_EQ(watch.claimwatch("verify").code, 0);
}

/// What a run leaves that was killed after it moved the branch.
TEST(Kill, BetweenStoreAndIndexIsHealedByReadingWhatCameAlone) {
  const WatchFolder watch;
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  ASSERT_EQ(watch.shell("cp index.sqlite older.sqlite").code, 0);
  const std::string older = exported(watch);
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  const std::string whole = exported(watch);
  for (const char* command : {"history stake", "scan"}) {
    ASSERT_EQ(watch.shell("cp older.sqlite index.sqlite").code, 0);
    const Said said = watch.claimwatch(command);
    EXPECT_EQ(said.code, 0) << said.err;
    EXPECT_EQ(said.err.find("anew"), std::string::npos) << said.err;
    EXPECT_EQ(exported(watch), whole) << "after " << command;
  }

  ASSERT_EQ(watch.shell("cp index.sqlite older.sqlite").code, 0);
  const std::string flag = whole.substr(whole.find("\"id\":\"") + 6, 12);
  ASSERT_EQ(watch.claimwatch("flags resolve " + flag + " --state confirmed-change").code, 0) << flag;
  const std::string decided = exported(watch);
  EXPECT_NE(decided, whole);
  ASSERT_EQ(watch.shell("cp older.sqlite index.sqlite").code, 0);
  EXPECT_EQ(exported(watch), decided) << "a decision is no reading, and is not forgotten for one";

  run_git(watch / "store.git", "update-ref refs/heads/main main~2");
  EXPECT_EQ(exported(watch), older) << "of a branch that lost readings the index is built anew";
}

TEST(Maintain, JoinsPacksTidiesTheIndexAndChecksBoth) {
  const WatchFolder watch;
  for (int i = 0; i < 4; ++i) {
    watch.put(name(i), article(i));
    ASSERT_EQ(watch.claimwatch("scan").code, 0);
  }
  const std::string before = exported(watch);
  const auto packs = [&] { return watch.shell("ls store.git/objects/pack/*.pack | wc -l").out; };
  EXPECT_EQ(packs(), "5\n") << "one of the configuration";
  const Said said = watch.claimwatch("maintain");
  EXPECT_EQ(said.out, "store and index are whole: 4 readings\n") << said.err;
  EXPECT_EQ(packs(), "2\n") << "the small ones are one; the configuration is larger than they are together";
  EXPECT_EQ(exported(watch), before);
  EXPECT_EQ(fsck(watch / "store.git"), "");
}

}  // namespace
}  // namespace claimwatch
