#include "monitor/decisions/decide.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "monitor/index/hash.h"
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

std::string words(const std::vector<std::size_t>& numbers) {
  std::string text = ":";
  for (const std::size_t number : numbers) text += ' ' + std::to_string(number);
  return text;
}

/// What decisions make of contents.
std::string made_of(const Contents& contents) {
  std::string text;
  for (const auto& [row, claim] : contents.claims) {
    text += std::to_string(row) + ' ' + std::to_string(claim.relation ? static_cast<int>(*claim.relation) : -1) +
            (claim.withdrawn ? " withdrawn" : "") + (claim.set_aside ? " aside" : "") + words(claim.decisions) + '\n';
  }
  std::set<std::string> flags;
  for (const FlagView& flag : contents.flags) {
    flags.insert(flag.id + ' ' + std::to_string(flag.old_claim) + ' ' + std::to_string(flag.new_claim) + ' ' +
                 std::string(name(flag.state)) + (flag.sides_changed ? " other sides" : "") + words(flag.decisions));
  }
  for (const std::string& flag : flags) text += flag + '\n';
  for (const DecisionView& view : contents.decisions) {
    text += view.decision.path + (view.stands ? " stands" : "") + (view.orphaned ? " orphaned" : "") + '\n';
  }
  return text;
}

TEST(Decide, WhatContentsFollowIsAsReadAnew) {
  const Folder folder;
  auto index = Index::open(folder / "index.sqlite");
  ASSERT_TRUE(index);
  ASSERT_TRUE(index->rebuild(each_of(readings_of_the_corpora()), {}, shipped_rules(), {"0", "rules"}));
  Contents followed = *index->contents();
  std::mt19937 random(1);
  for (int i = 0; i < 40; ++i) {
    const FlagView& flag = followed.flags.at(random() % followed.flags.size());
    Decision decision = draft_on(flag, followed);
    decision.state = random() % 2 == 0 ? FlagState::extraction_wrong : FlagState::not_a_change;
    if (decision.state == FlagState::extraction_wrong) decision.claim = decision.old_claim;
    if (random() % 4 == 0 && !followed.decisions.empty()) {
      decision = draft_undo(followed.decisions[random() % followed.decisions.size()].decision);
    }
    decision.who = {"Kim", "kim@example.org"};
    decision.when = "2026-11-21T10:12:" + std::to_string(10 + i) + ".000Z";
    const auto made = index->decide({file_of(decision)}, shipped_rules(), std::to_string(i), std::to_string(i + 1));
    ASSERT_TRUE(made);
    ASSERT_TRUE(index->follow(*made, followed));
    ASSERT_EQ(made_of(followed), made_of(*index->contents())) << i;
  }
}

}  // namespace
}  // namespace claimwatch
