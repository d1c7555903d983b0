#include "monitor/review/surroundings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "monitor/index/hash.h"
#include "monitor/report/order.h"
#include "tests/monitor/store/folder.h"
#include "tests/support/each_of.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

/// So many articles, a day between them, each with one claim of the same key: the first and the 300th are surer of
/// theirs than those that repeat it.
std::vector<Reading> readings(int count) {
  std::vector<Reading> out;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i), verb = i % 300 == 0 ? "holds" : "reportedly holds";
    Article article;
    article.text = "Microsoft " + verb + " a " + (i < 300 ? "30" : "20") +
                   "% stake in OpenAI. So it was told in part " + number + ".\n";
    article.title.value = "Who holds what, part " + number;
    article.source.value = "Outlet " + std::to_string(i % 40);
    article.url.value = "https://example.com/" + number;
    article.published.value = iso(Day(std::chrono::days(17'000 + i)));
    const auto claims = claims_of(article, shipped_rules());
    out.push_back(reading_of(
        {"articles/" + number, hash_hex(number), number, "20251101T000000Z", "original.txt", article}, claims));
  }
  return out;
}

TEST(Surroundings, AreTheTimelineNearBothSidesWithTheFlagsRaisedThere) {
  const Folder folder;
  const std::string path = folder / "index.sqlite";
  auto index = Index::open(path);
  ASSERT_TRUE(index);
  ASSERT_TRUE(index->rebuild(each_of(readings(500)), {}, shipped_rules(), {"0", "rules"}));
  const Contents all = *index->contents();
  const auto timeline = ordered_claims(all);
  ASSERT_EQ(timeline.size(), 500);
  const auto flag = std::ranges::find(all.flags, timeline[0]->row, &FlagView::old_claim);
  ASSERT_NE(flag, all.flags.end());
  ASSERT_EQ(flag->new_claim, timeline[300]->row);
  ASSERT_GT(flag->support.size(), 250);

  const auto open = OpenParts::of(path, *index);
  ASSERT_TRUE(open);
  Surroundings surroundings(*open);
  const auto part = surroundings.around(*flag);
  ASSERT_TRUE(part);
  const auto& shown = part->contents.claims;
  for (const std::size_t at : {0, 1, 100, 200, 299, 300, 301, 400})
    EXPECT_TRUE(shown.contains(timeline[at]->row)) << at;
  for (const std::size_t at : {101, 150, 199, 450, 499}) EXPECT_FALSE(shown.contains(timeline[at]->row)) << at;
  EXPECT_EQ(part->claims_left_out, 500 - shown.size());
  EXPECT_EQ(part->support_left_out, flag->support.size() - 50);
  std::set<std::string> raised, there;
  for (const FlagView& other : all.flags) {
    if (shown.contains(other.new_claim)) raised.insert(other.id);
  }
  for (const FlagView& other : part->contents.flags) there.insert(other.id);
  EXPECT_EQ(there, raised);

  FlagView gone = *flag;
  gone.row = 1'000'000;
  EXPECT_TRUE(surroundings.around(gone)->contents.flags.empty());
}

}  // namespace
}  // namespace claimwatch
