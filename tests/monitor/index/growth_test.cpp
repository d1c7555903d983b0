// What the index does for a key of many claims grows with their number, not with its square.

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <new>
#include <random>

#include "monitor/index/hash.h"
#include "monitor/index/index.h"
#include "tests/support/each_of.h"
#include "tests/support/random_words.h"
#include "tests/support/shipped_rules.h"

namespace {

std::size_t allocated_bytes = 0;
constexpr int steps_a_call = 100;
std::size_t sqlite_steps = 0;

int count_steps(void* /*unused*/) {
  sqlite_steps += steps_a_call;
  return 0;
}

/// Called by SQLite for each database that is opened.
int watch_steps(sqlite3* database, char** /*error*/, const void* /*functions*/) {
  sqlite3_progress_handler(database, steps_a_call, count_steps, nullptr);
  return SQLITE_OK;
}

}  // namespace

// Not inlined: the compiler would see that free meets what operator new gave.
[[gnu::noinline]] void* operator new(std::size_t size) {
  allocated_bytes += size;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }

namespace claimwatch {
namespace {

constexpr int values = 60;

enum class Telling { in_the_same_words, in_own_words, with_the_same_ending };

/// Articles over ten years, each at an address of its own, that claim one of sixty stakes.
std::vector<Reading> readings(int count, Telling telling) {
  std::vector<Reading> out;
  std::vector<std::vector<Claim>> claims(values);
  for (int i = 0; i < count; ++i) {
    std::mt19937 random(telling == Telling::in_the_same_words ? 0 : static_cast<unsigned>(i)), outlet(0);
    Article article;
    if (telling == Telling::with_the_same_ending) article.text = random_words(random, 150) + random_words(outlet, 20);
    article.text +=
        random_words(random, 30) + "Microsoft holds a " + std::to_string(10 + i % values) + "% stake in OpenAI.\n";
    article.title.value = "Who holds what " + std::to_string(i);
    article.source.value = "Outlet " + std::to_string(i % 40);
    article.url.value = "https://example.com/" + std::to_string(i);
    article.published.value = iso(Day(std::chrono::days(17'000 + i % 3650)));
    auto& known = claims[static_cast<std::size_t>(i % values)];  // at the same place in each text
    if (known.empty()) known = claims_of(article, shipped_rules());
    const std::string name = std::to_string(i) + ".txt";
    out.push_back(
        reading_of({"articles/" + name, hash_hex(name), name, "20251101T000000Z", "original.txt", article}, known));
  }
  return out;
}

struct Work {
  std::size_t bytes, steps;
};

/// Of taking so many articles and folding at the end. Within what comes at once, texts with one ending are compared
/// each with each.
Work work_of(int count, Telling telling) {
  const std::vector<Reading> all = readings(count, telling);
  auto index = Index::open(":memory:");
  EXPECT_TRUE(index);
  EXPECT_TRUE(index->rebuild(each_of({}), {}, shipped_rules(), {"0", "rules"}));
  const Work before{allocated_bytes, sqlite_steps};
  const std::size_t at_once = telling == Telling::with_the_same_ending ? 250 : all.size();
  for (std::size_t i = 0; i < all.size(); i += at_once) {
    EXPECT_TRUE(index->add({&all[i], &all[i] + at_once}, std::to_string(i), {std::to_string(i + at_once), "rules"}));
  }
  EXPECT_TRUE(index->fold(shipped_rules()));
  const Work work{allocated_bytes - before.bytes, sqlite_steps - before.steps};
  const auto contents = index->contents();
  EXPECT_TRUE(contents);
  EXPECT_EQ(contents->claims.size(), count);
  EXPECT_FALSE(contents->flags.empty());
  return work;
}

class Growth : public ::testing::TestWithParam<Telling> {};

TEST_P(Growth, TwiceTheClaimsOfAKeyAreLittleMoreThanTwiceTheWork) {
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch_steps));
  const Work one = work_of(1500, GetParam()), two = work_of(3000, GetParam());
  sqlite3_reset_auto_extension();
  EXPECT_LT(static_cast<double>(two.bytes) / static_cast<double>(one.bytes), 2.3);
  EXPECT_LT(static_cast<double>(two.steps) / static_cast<double>(one.steps), 2.3);
}

INSTANTIATE_TEST_SUITE_P(Articles, Growth,
                         ::testing::Values(Telling::in_the_same_words, Telling::in_own_words,
                                           Telling::with_the_same_ending));

}  // namespace
}  // namespace claimwatch
