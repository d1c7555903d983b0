#include "monitor/watch/store_writer.h"

#include <gtest/gtest.h>

#include "tests/monitor/store/folder.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

/// Long and short by turns: claims of later ones are read before those of earlier ones.
NewReading reading(int number) {
  NewReading out;
  out.item = std::to_string(number) + ".txt";
  out.extension = ".txt";
  out.read_at = "20261121T101200Z";
  out.article.title.value = "Who holds what " + std::to_string(number);
  out.article.published.value = "2025-10-28";
  for (int i = 0; i < (number % 3 == 0 ? 100 : 1); ++i) out.article.text += "It said no more than that.\n";
  out.article.text += "Microsoft holds a " + std::to_string(1 + number % 90) + "% stake in OpenAI.\n";
  out.original = out.article.text;
  return out;
}

TEST(StoreWriter, GivesReadingsWithTheirClaimsInTheOrderInWhichTheyCame) {
  const Folder folder;
  ASSERT_TRUE(Store::create(folder / "store.git"));
  auto store = Store::open(folder / "store.git");
  ASSERT_TRUE(store);
  const std::string digest = "rules";
  StoreWriter writer(*store, shipped_rules(), digest);
  int number = 0;
  for (const int until : {1, 150, 200}) {
    const int first = number;
    for (; number < until; ++number) writer.add(reading(number), "hash");
    const auto added = writer.added();
    ASSERT_TRUE(added);
    ASSERT_TRUE(store->keep());
    ASSERT_EQ(added->size(), until - first);
    for (int i = first; i < until; ++i) {
      const Reading& one = (*added)[static_cast<std::size_t>(i - first)];
      EXPECT_EQ(one.stored.item, std::to_string(i) + ".txt");
      ASSERT_EQ(one.claims.size(), 1);
      EXPECT_EQ(one.claims.front().value.text, std::to_string(1 + i % 90) + "%");
      EXPECT_TRUE(store->file(one.stored.path + "/claims.jsonl"));
    }
  }
}

}  // namespace
}  // namespace claimwatch
