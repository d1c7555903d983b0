#include "monitor/decisions/decide.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "monitor/index/hash.h"
#include "monitor/index/parts.h"
#include "tests/cli/fixtures.h"
#include "tests/monitor/store/folder.h"
#include "tests/support/article_file.h"
#include "tests/support/each_of.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

std::vector<Reading> readings_of_the_corpora() {
  std::vector<Reading> out;
  for (const auto& path : corpora()) {
    const ArticleFile file = article_file(path);
    Article article;
    article.text = file.text;
    article.title.value = file.title;
    article.source.value = file.source;
    article.published.value = iso(*file.published);
    const auto claims = claims_of(article, shipped_rules());
    out.push_back(reading_of(
        {"articles/" + file.name, hash_hex(file.text), file.name, "20251101T000000Z", "original.txt", article},
        claims));
  }
  return out;
}

/// What decisions make of flags and of their sides.
std::string made_of(const Contents& contents) {
  std::set<std::string> flags;
  for (const FlagView& flag : contents.flags) {
    std::string words = flag.id + ' ' + std::string(name(flag.state)) + (flag.sides_changed ? " other sides" : "");
    for (const std::size_t at : flag.decisions) words += ' ' + contents.decisions[at].decision.path;
    for (const std::int64_t side : {flag.old_claim, flag.new_claim}) {
      words += contents.claims.at(side).set_aside ? " aside" : " counts";
      for (const std::size_t at : contents.claims.at(side).decisions) words += contents.decisions[at].decision.path;
    }
    flags.insert(words);
  }
  std::string text;
  for (const std::string& flag : flags) text += flag + '\n';
  return text;
}

/// Which decisions stand, and on what.
std::string standing_of(const Contents& contents) {
  std::string text;
  for (const DecisionView& view : contents.decisions) {
    text += view.decision.path + (view.stands ? " stands" : "") + (view.orphaned ? " orphaned" : "") + '\n';
  }
  return text;
}

TEST(Decide, DecisionsThatAreTakenUpAloneAreAsPlacedAnew) {
  const Folder folder;
  const std::string path = folder / "index.sqlite";
  auto index = Index::open(path);
  ASSERT_TRUE(index);
  ASSERT_TRUE(index->rebuild(each_of(readings_of_the_corpora()), {}, shipped_rules(), {"0", "rules"}));
  const auto parts = Parts::open(path);
  ASSERT_TRUE(parts);
  std::optional<PlacedDecisions> placed(*index->placed_decisions());
  std::mt19937 random(1);
  int alone = 0;
  for (int i = 0; i < 50; ++i) {
    const Contents all = *index->contents();
    const FlagView& flag = all.flags.at(random() % all.flags.size());
    Decision decision = draft_on(flag, all);
    decision.state = random() % 4 == 0 ? FlagState::extraction_wrong : FlagState::not_a_change;
    if (decision.state == FlagState::extraction_wrong) decision.claim = decision.old_claim;
    if (random() % 4 == 0 && !all.decisions.empty()) {
      decision = draft_undo(all.decisions[random() % all.decisions.size()].decision);
    }
    decision.who = {"Kim", "kim@example.org"};
    decision.when = "2026-11-21T10:" + std::to_string(10 + i) + ":00.000Z";
    decision.path = file_of(decision).path;
    const auto made = index->decide({file_of(decision)}, shipped_rules(), std::to_string(i), std::to_string(i + 1));
    ASSERT_TRUE(made);
    const auto flags = parts->sides({decision.id}, *placed);
    ASSERT_TRUE(flags);
    if (made->folded.empty() && placed->add({decision}, *flags)) {
      ++alone;
    } else {
      placed.emplace(*index->placed_decisions());
    }
    const auto ids = index->flag_ids();
    ASSERT_EQ(made_of(*parts->sides(*ids, *placed)), made_of(*index->contents())) << i;
    ASSERT_EQ(standing_of(placed->all()), standing_of(*index->contents())) << i;
  }
  EXPECT_GT(alone, 15);
}

}  // namespace
}  // namespace claimwatch
