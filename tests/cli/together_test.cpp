#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <sstream>
#include <thread>

#include "tests/cli/running_watch.h"

// Several at once on one store.

namespace claimwatch {
namespace {

std::string name(int number) { return std::to_string(number) + ".txt"; }

std::string article(int number) {
  return stake_article(std::to_string(2015 + number % 10) + "-0" + std::to_string(1 + number % 9) + "-11",
                       std::to_string(10 + number) + "%");
}

std::string exported(const WatchFolder& watch) {
  return watch.claimwatch("flags --json").out + watch.claimwatch("history stake --json").out;
}

/// Runs the program again and again, its words in a file of this name; gives how often, the worst exit code and the
/// longest time in seconds.
struct Repeated {
  int runs = 0, worst = 0;
  double longest_s = 0;
};
Repeated repeat(const WatchFolder& watch, const std::string& command, const std::string& file, int times) {
  Repeated out;
  const std::string run = "'" CLAIMWATCH_BINARY "' -C '" + watch.root() + "' " + command +
                          " </dev/null >/dev/null 2>>'" + watch / file + "'";
  for (; out.runs < times; ++out.runs) {
    const auto start = std::chrono::steady_clock::now();
    out.worst = std::max(out.worst, WEXITSTATUS(std::system(run.c_str())));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    out.longest_s = std::max(out.longest_s, took.count());
  }
  return out;
}

TEST(Together, TwoScansAWatchAndReadersLoseAndDoubleNothing) {
  constexpr int all = 60, times = 8;
  const WatchFolder watch, calm;
  write_file(watch / "claimwatch.toml", "settle = \"0s\"\n");
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  RunningWatch running(watch);
  Repeated scans[2], readers[2];
  std::thread threads[] = {
      std::thread([&] { scans[0] = repeat(watch, "scan", "scan.1", times); }),
      std::thread([&] { scans[1] = repeat(watch, "scan", "scan.2", times); }),
      std::thread([&] { readers[0] = repeat(watch, "history stake", "history.err", times); }),
      std::thread([&] { readers[1] = repeat(watch, "flags", "flags.err", times); }),
  };
  for (int i = 0; i < all; ++i) {
    write_file(watch / "written", article(i));  // seen whole or not at all
    std::filesystem::rename(watch / "written", watch / ("inbox/" + name(i)));
    calm.put(name(i), article(i));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(running.end(SIGTERM), 0) << running.err();
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  ASSERT_EQ(calm.claimwatch("scan").code, 0);
  for (const Repeated& scan : scans) EXPECT_EQ(scan.worst, 0) << watch.shell("cat scan.1 scan.2").out;
  for (const Repeated& reader : readers) {
    EXPECT_EQ(reader.worst, 0) << watch.shell("cat history.err flags.err").out;
    EXPECT_LT(reader.longest_s, 20) << "also on a machine with much else to do";
  }
  EXPECT_EQ(exported(watch), exported(calm));
  EXPECT_EQ(watch.shell("git -C store.git ls-tree -r --name-only main articles | grep -c /original").out,
            std::to_string(all) + '\n');
  EXPECT_EQ(fsck(watch / "store.git"), "");
  EXPECT_EQ(watch.claimwatch("verify").code, 0);
}

}  // namespace
}  // namespace claimwatch
