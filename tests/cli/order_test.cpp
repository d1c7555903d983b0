#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <sstream>
#include <vector>

#include "tests/cli/watch_folder.h"

// History and flags are a pure function of the articles. Source: docs/claims.md, "Relations between claims".

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> corpus() {
  std::vector<fs::path> articles;
  for (const char* language : {"ko", "en"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(CLAIMWATCH_SOURCE_DIR) / "fixtures/corpus" / language)) {
      if (entry.path().extension() == ".txt") articles.push_back(entry.path());
    }
  }
  std::ranges::sort(articles);
  return articles;
}

/// All that must not depend on the way of the articles into the store.
std::string exported(const WatchFolder& watch) {
  std::string all = watch.claimwatch("flags --json").out;
  std::istringstream topics(watch.claimwatch("topics list").out);
  for (std::string line; std::getline(topics, line);) {
    all += watch.claimwatch("history --json " + line.substr(0, line.find(' '))).out;
  }
  return all;
}

TEST(Order, OfArrivalAndTheNumberOfRunsChangeNothing) {
  std::vector<fs::path> articles = corpus();
  ASSERT_GT(articles.size(), 40U);
  const WatchFolder at_once;
  for (const fs::path& article : articles) at_once.copy_in(article);
  ASSERT_EQ(at_once.claimwatch("scan").code, 0);
  const std::string want = exported(at_once);
  ASSERT_GT(std::ranges::count(want, '\n'), 200);

  std::mt19937 random(2);
  for (const std::size_t runs : {2, 5}) {
    std::ranges::shuffle(articles, random);
    const WatchFolder watch;
    for (std::size_t run = 0; run < runs; ++run) {
      for (std::size_t i = run; i < articles.size(); i += runs) watch.copy_in(articles[i]);
      ASSERT_EQ(watch.claimwatch("scan").code, 0);
    }
    EXPECT_EQ(exported(watch), want) << runs << " runs";
    EXPECT_EQ(fsck(watch / "store.git"), "");
  }
}

TEST(Order, ATitleThatSaysItIsNewerOrdersVersionsOfOneDay) {
  for (const bool newer_first : {false, true}) {
    const WatchFolder watch;
    const fs::path ko = fs::path(CLAIMWATCH_SOURCE_DIR) / "fixtures/corpus/ko";
    fs::path first = ko / "20-funding-first-ko.txt", second = ko / "21-funding-updated-ko.txt";
    if (newer_first) std::swap(first, second);
    for (const fs::path& article : {first, second}) {
      watch.copy_in(article);
      watch.claimwatch("scan");
    }
    const std::string flags = watch.claimwatch("flags --topic valuation").out;
    EXPECT_NE(flags.find("$730 bn → $840 bn"), std::string::npos) << flags;
  }
}

TEST(Index, IsBuiltAnewFromTheStoreToTheLastByte) {
  const WatchFolder watch;
  for (const fs::path& article : corpus()) watch.copy_in(article);
  watch.claimwatch("scan");
  const std::string want = exported(watch);
  const auto remove_index = [&] {
    for (const char* part : {"", "-wal", "-shm"}) fs::remove(watch / (std::string("index.sqlite") + part));
  };
  remove_index();
  EXPECT_EQ(exported(watch), want) << "missing";
  EXPECT_EQ(watch.claimwatch("reindex").code, 0);
  EXPECT_EQ(exported(watch), want) << "on request";
  remove_index();
  write_file(watch / "index.sqlite", std::string(100'000, 'x'));
  EXPECT_EQ(exported(watch), want) << "damaged";
  EXPECT_EQ(watch.claimwatch("verify").code, 0);
}

}  // namespace
}  // namespace claimwatch
