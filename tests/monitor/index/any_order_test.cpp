#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "monitor/index/hash.h"
#include "monitor/index/index.h"
#include "tests/support/article_file.h"
#include "tests/support/each_of.h"
#include "tests/support/edits.h"
#include "tests/support/shipped_rules.h"

// The articles, their ids, standings and flags are a function of what was read, not of its order. Source: DESIGN.md,
// "What must always hold". CLAIMWATCH_ORDERS: how many stories are shuffled, 40 by default.

namespace claimwatch {
namespace {

std::vector<ArticleFile> corpus() {
  std::vector<ArticleFile> articles;
  for (const char* language : {"ko", "en"}) {
    const auto folder = std::filesystem::path(CLAIMWATCH_SOURCE_DIR) / "fixtures/corpus" / language;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      if (file.path().extension() == ".txt") articles.push_back(article_file(file.path()));
    }
  }
  std::ranges::sort(articles, {}, &ArticleFile::name);
  return articles;
}

/// What lay in the inbox under one name, one after the other.
struct Item {
  std::string name;
  std::vector<Article> states;
};

/// A few stories with their versions, copies, teasers and corrected sidecars, and everything that links them or not.
class Stories {
 public:
  Stories(const std::vector<ArticleFile>& corpus, unsigned seed) : corpus_(corpus), chance_(seed) {
    for (int story = 0; story < 3; ++story) add_story();
  }

  const std::vector<Item>& items() const { return items_; }

 private:
  bool happens(unsigned of) { return chance_() % of == 0; }

  /// No two of a day: what says nothing of its time is ordered by the time of reading.
  std::string next_moment() {
    ++minute_;
    const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return "2025-10-" + two(20 + chance_() % 9) + 'T' + two(minute_ / 60) + ':' + two(minute_ % 60) + ":00Z";
  }

  std::string changed(std::string text) {
    switch (chance_() % 4) {
      case 0: return with_edited_words(text, 5, chance_);
      case 1: return without_sentences(text, 10, chance_);
      case 2: return with_sentences_of(text, corpus_[chance_() % corpus_.size()].text, 5, chance_);
      default: break;
    }
    std::vector<std::size_t> digits;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] >= '1' && text[at] <= '8') digits.push_back(at);
    }
    if (!digits.empty()) ++text[digits[chance_() % digits.size()]];
    return text;
  }

  void add_story() {
    const ArticleFile& file = corpus_[chance_() % corpus_.size()];
    const std::string number = std::to_string(items_.size());
    Article article;
    article.text = file.text;
    article.title = {file.title, "front matter"};
    if (!happens(3)) article.source = {file.source, "front matter"};
    if (!happens(3)) article.url = {"https://example.com/" + number, "front matter"};
    if (happens(3)) article.id = {"id-" + number, "feed"};
    article.published = {next_moment(), happens(6) ? "file time" : "front matter"};
    add(article);
    for (auto i = chance_() % 5; i > 0; --i) add(other(article));
  }

  Article other(Article article) {
    article.modified = {next_moment(), "front matter"};
    if (happens(3)) article.published.value = next_moment();
    if (happens(4)) article.title.value += "(종합)";
    if (happens(3)) article.url.value += article.url.value.empty() ? "" : "?utm_source=feed";
    if (happens(4)) article.url = {};
    if (happens(4)) article.id = {"id-0", "feed"};
    switch (chance_() % 5) {
      case 0: article.text = article.text.substr(0, article.text.find("\n\n")); break;
      case 1: article.source.value = "Lakeshore Courier"; [[fallthrough]];
      case 2: article.text = changed(article.text); break;
      case 3: article.source = {}; break;
      default: article.text = changed(changed(article.text)); break;
    }
    return article;
  }

  void add(Article article) {
    const std::string name = "item" + std::to_string(items_.size());
    Item item{name + (article.id.value.empty() ? ".txt" : ".xml#1"), {article}};
    if (happens(5)) {  // a person corrects the date, or the page is fetched again
      Article next = article;
      if (happens(2)) next.published = {next_moment(), "sidecar"};
      if (happens(2)) next.text = changed(next.text);
      next.modified = {next_moment(), "front matter"};
      item.states.push_back(next);
    }
    items_.push_back(std::move(item));
  }

  const std::vector<ArticleFile>& corpus_;
  Chance chance_;
  unsigned minute_ = 0;
  std::vector<Item> items_;
};

struct State {
  std::size_t item, state;
};

/// Reads the states in this order, an item's own in theirs, and in as many runs as `chance` has it.
std::string indexed(const std::vector<Item>& items, std::vector<State> order, Chance& chance,
                    std::map<std::string, std::vector<Claim>>& claims) {
  auto index = Index::open(":memory:");
  EXPECT_TRUE(index);
  std::string head;
  std::vector<Reading> run;
  std::set<std::size_t> in_run;
  std::vector<std::size_t> next(items.size());
  int second = 0;
  const auto end_run = [&] {
    const std::string after = "head" + std::to_string(++second);
    EXPECT_TRUE(index->add(run, head, {after, "rules"}));
    if (chance() % 2 == 0) {
      EXPECT_TRUE(index->fold(shipped_rules()));
    }
    head = after;
    run.clear();
    in_run.clear();
  };
  EXPECT_TRUE(index->rebuild(each_of({}), {}, shipped_rules(), {head, "rules"}));
  for (const State& at : order) {
    if (in_run.contains(at.item) || chance() % 4 == 0) end_run();
    in_run.insert(at.item);
    const std::size_t state = next[at.item]++;
    const Item& item = items[at.item];
    const Article& article = item.states[state];
    const std::string read_at = "20251101T0000" + std::to_string(10 + second) + "Z";
    StoredReading stored{
        item.name + '@' + std::to_string(state), hash_hex(article.text), item.name, read_at, "original.txt", article};
    const auto [known, first] = claims.try_emplace(stored.path);
    if (first) known->second = claims_of(article, shipped_rules());
    run.push_back(reading_of(std::move(stored), known->second));
  }
  end_run();
  EXPECT_TRUE(index->fold(shipped_rules()));

  const auto contents = index->contents();
  EXPECT_TRUE(contents);
  std::vector<std::string> lines;
  for (const auto& [row, reading] : contents->readings) {
    const Placement& at = reading.placement;
    lines.push_back(reading.path + ' ' + std::string(name(at.standing)) + ' ' + at.article + '@' +
                    std::to_string(at.version) + ' ' + at.copy_of + ' ' + iso(at.day) + ' ' +
                    std::to_string(at.earlier_tellings));
  }
  const auto claim_line = [&](std::int64_t row) {
    const ClaimView& claim = contents->claims.at(row);
    return contents->reading_of(claim).path + ' ' + claim.id + ' ' + claim.json +
           (claim.relation ? std::to_string(static_cast<int>(*claim.relation)) : "-") +
           (claim.withdrawn ? " withdrawn" : "");
  };
  for (const auto& [row, claim] : contents->claims) lines.push_back(claim_line(row));
  for (const FlagView& flag : contents->flags) {
    std::string line = flag.id + ' ' + std::string(name(flag.kind)) + ' ' + claim_line(flag.old_claim) + ' ' +
                       claim_line(flag.new_claim) + (flag.reverted ? " reverted" : "");
    std::vector<std::string> support;
    for (const std::int64_t row : flag.support) support.push_back(claim_line(row));
    std::ranges::sort(support);
    for (const std::string& claim : support) line += ' ' + claim;
    lines.push_back(line);
  }
  std::ranges::sort(lines);
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  return all;
}

TEST(AnyOrder, OfArrivalAndAnySplitIntoRunsGiveTheSameArticlesAndFlags) {
  const char* wanted = std::getenv("CLAIMWATCH_ORDERS");
  const auto seeds = static_cast<unsigned>(wanted != nullptr ? std::atoi(wanted) : 40);
  const std::vector<ArticleFile> articles = corpus();
  std::size_t flags = 0, copies = 0, versions = 0;
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    const std::vector<Item> items = Stories(articles, seed).items();
    std::vector<State> order;
    for (std::size_t item = 0; item < items.size(); ++item) {
      for (std::size_t state = 0; state < items[item].states.size(); ++state) order.push_back({item, state});
    }
    std::map<std::string, std::vector<Claim>> claims;
    Chance chance(seed);
    const std::string want = indexed(items, order, chance, claims);
    flags += want.find(" changed ") != std::string::npos ? 1 : 0;
    copies += want.find(" copy ") != std::string::npos ? 1 : 0;
    versions += want.find("@1 ") != std::string::npos ? 1 : 0;
    for (int round = 0; round < 5; ++round) {
      std::ranges::shuffle(order, chance);
      ASSERT_EQ(indexed(items, order, chance, claims), want) << "seed " << seed << ", round " << round;
    }
  }
  EXPECT_GT(flags, seeds / 4);
  EXPECT_GT(copies, seeds / 4);
  EXPECT_GT(versions, seeds / 4);
}

}  // namespace
}  // namespace claimwatch
