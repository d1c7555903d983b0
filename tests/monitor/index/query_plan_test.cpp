// What SQLite does for each statement that runs when commands ask: it looks up what is asked for, and goes through no
// table of readings, claims or links.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <set>

#include "monitor/index/hash.h"
#include "monitor/index/index.h"
#include "monitor/index/parts.h"
#include "tests/monitor/store/folder.h"
#include "tests/support/each_of.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

std::set<std::string> statements;

int note(unsigned /*event*/, void* /*context*/, void* statement, void* /*text*/) {
  statements.insert(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
  return 0;
}

/// Called by SQLite for each database that is opened.
int note_statements(sqlite3* database, char** /*error*/, const void* /*functions*/) {
  return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, note, nullptr);
}

std::vector<std::string> plan_of(sqlite3* database, const std::string& statement) {
  std::vector<std::string> steps;
  const auto take = [](void* out, int /*columns*/, char** values, char** /*names*/) {
    static_cast<std::vector<std::string>*>(out)->emplace_back(values[3]);
    return 0;
  };
  sqlite3_exec(database, ("EXPLAIN QUERY PLAN " + statement).c_str(), take, &steps, nullptr);
  return steps;
}

std::vector<Reading> readings() {
  std::vector<Reading> out;
  for (int i = 0; i < 20; ++i) {
    Article article;
    article.text = "Microsoft holds a " + std::to_string(20 + i) + "% stake in OpenAI. It said no more than that.\n";
    article.title.value = "Who holds what " + std::to_string(i);
    article.published.value = iso(Day(std::chrono::days(19'000 + 100 * i)));
    const std::string name = std::to_string(i) + ".txt";
    const auto claims = claims_of(article, shipped_rules());
    out.push_back(
        reading_of({"articles/" + name, hash_hex(name), name, "20251101T000000Z", "original.txt", article}, claims));
  }
  return out;
}

TEST(QueryPlan, LooksUpWhatCommandsAskFor) {
  const Folder folder;
  const std::string path = folder / "index.sqlite";
  {
    auto made = Index::open(path);
    ASSERT_TRUE(made);
    ASSERT_TRUE(made->rebuild(each_of(readings()), {}, shipped_rules(), {"head", "rules"}));
  }
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(note_statements));
  auto index = Index::open(path);
  const auto parts = Parts::open(path);
  sqlite3_reset_auto_extension();
  ASSERT_TRUE(index);
  EXPECT_TRUE(index->built_from());
  EXPECT_TRUE(index->fold(shipped_rules()));
  const auto history = index->contents("stake"), flags = index->flagged();
  EXPECT_EQ(history->claims.size(), 20);
  EXPECT_GT(flags->flags.size(), 5);
  EXPECT_EQ(index->tally()->claims, 20);
  const auto decisions = index->placed_decisions();
  const auto newest = parts->history({"stake", "microsoft", "openai", ""}, 5);
  EXPECT_EQ(parts->claims(newest->front(), *decisions, nullptr)->claims.size(), 5);
  const auto naming = parts->naming("stake");
  EXPECT_FALSE(parts->claims(newest->front(), *decisions, &*naming)->flags.empty());
  EXPECT_EQ(parts->flags(std::vector{flags->flags.front().row}, *decisions)->flags.size(), 1);
  EXPECT_TRUE(parts->each_flag([](const FlagView&, const SideWords&, const SideWords&) {}));
  EXPECT_TRUE(index->undated());
  EXPECT_TRUE(index->failed());
  EXPECT_TRUE(index->decisions());
  EXPECT_EQ(*index->last_read_at(), "20251101T000000Z");
  EXPECT_TRUE(index->seen(std::vector<std::string>{"inbox/1.txt"}));
  EXPECT_GT(statements.size(), 15);

  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  for (const std::string& statement : statements) {
    for (const std::string& step : plan_of(database, statement)) {
      EXPECT_THAT(step, testing::Not(testing::MatchesRegex("SCAN (readings|likeness|claims|links|seen|texts).*")))
          << statement;
    }
  }
  sqlite3_close(database);
}

}  // namespace
}  // namespace claimwatch
