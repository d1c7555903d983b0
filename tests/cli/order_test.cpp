#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <sstream>
#include <vector>

#include "tests/cli/fixtures.h"
#include "tests/cli/watch_folder.h"

// History and flags are a pure function of the articles. Source: docs/claims.md, "Relations between claims".

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

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
  std::vector<fs::path> articles = corpora();
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

/// A file for the inbox, with its sidecar and its own time.
struct Item {
  std::string name, bytes, sidecar = "", time = "2026-01-01";
};

void put(const WatchFolder& watch, const Item& item) {
  watch.put(item.name, item.bytes);
  if (!item.sidecar.empty()) watch.put(item.name + ".meta.toml", item.sidecar);
  const std::string file = watch / ("inbox/" + item.name);
  ASSERT_EQ(std::system(("touch -d '" + item.time + "T00:00:00Z' '" + file + "'").c_str()), 0);
}

/// What is exported when the items come one by one.
std::string exported_from(const std::vector<Item>& items) {
  const WatchFolder watch;
  for (const Item& item : items) {
    put(watch, item);
    EXPECT_EQ(watch.claimwatch("scan").code, 0);
  }
  return exported(watch);
}

TEST(Order, OfItemsWithOneTextChangesNothing) {
  const std::string text = "Microsoft holds a 27% stake in OpenAI.\n", article = "Who holds what\n\n" + text;
  const std::string day = "published = 2025-10-28\n";
  struct Case {
    const char* why;
    Item a, b;
    const char* told;  ///< What must be known of them.
  };
  const Case cases[] = {
      {"one knows its outlet and address",
       {"a.txt", "---\ntitle: Who\npublished: 2025-10-28\nsource: Wire\nurl: https://example.com/s\n---\n" + text},
       {"b.txt", "---\ntitle: Who\npublished: 2025-10-28\n---\n" + text},
       "\"source\":\"Wire\""},
      {"sidecars give other days",
       {"a.txt", article, "published = 2025-10-29\n"},
       {"b.txt", article, day},
       "\"published\":\"2025-10-28\""},
      {"sidecars give other outlets",
       {"a.txt", article, day + "source = \"Wire\"\n"},
       {"b.txt", article, day + "source = \"Courier\"\n"},
       "\"value\":\"27%\""},
      {"neither has a date",
       {"a.txt", article, "", "2026-02-03"},
       {"b.txt", article, "", "2026-02-01"},
       "\"published\":\"2026-02-01\""},
      {"nothing tells them apart", {"a.txt", article, day}, {"b.txt", article, day}, "\"doc\":\"a.txt\""},
      {"names of files that another speaks for",
       {"a.txt", article, "published = 2025-10-29\n"},
       {"b.txt", article, day},
       "\"doc\":\"b.txt\""},
      {"a file with its older time put back",
       {"a.txt", article, "", "2026-02-03"},
       {"a.txt", article, "", "2026-02-01"},
       "\"published\":\"2026-02-01\""},
  };
  for (const auto& [why, a, b, told] : cases) {
    const std::string want = exported_from({a, b});
    EXPECT_NE(want.find(told), std::string::npos) << why << '\n' << want;
    EXPECT_EQ(exported_from({b, a}), want) << why;
  }
}

TEST(Index, GrowsArticleByArticleIntoWhatIsBuiltAtOnce) {
  std::vector<fs::path> articles = corpora();
  std::mt19937 random(4);
  std::ranges::shuffle(articles, random);
  const WatchFolder watch;
  for (const fs::path& article : articles) {
    watch.copy_in(article);
    if (article.filename().string().find("28") != std::string::npos) {  // the same under another name, and cut short
      watch.put("again-" + article.filename().string(), watch.shell("cat '" + article.string() + "'").out);
      watch.put("cut-" + article.filename().string(), watch.shell("head -c 900 '" + article.string() + "'").out);
    }
    ASSERT_EQ(watch.claimwatch("scan").code, 0);
  }
  const auto told = [&] {
    return exported(watch) + watch.shell("claimwatch status --json | sed 's/\"index_bytes\":[0-9]*,//'").out;
  };
  const std::string want = told();
  ASSERT_EQ(watch.claimwatch("reindex").code, 0);
  EXPECT_EQ(told(), want);
}

TEST(Index, IsBuiltAnewFromTheStoreToTheLastByte) {
  const WatchFolder watch;
  for (const fs::path& article : corpora()) watch.copy_in(article);
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
