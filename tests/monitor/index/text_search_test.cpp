#include "monitor/index/text_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <set>

#include "diffcore/text/utf8.h"
#include "monitor/index/index.h"
#include "tests/monitor/store/folder.h"
#include "tests/support/article_file.h"
#include "tests/support/each_of.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Titles and texts by path.
using Texts = std::map<std::string, ArticleFile>;

Texts corpus() {
  Texts texts;
  for (const char* language : {"ko", "en"}) {
    const auto folder = std::filesystem::path(CLAIMWATCH_SOURCE_DIR) / "fixtures/corpus" / language;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      if (file.path().extension() == ".txt")
        texts["articles/" + file.path().filename().string()] = article_file(file.path());
    }
  }
  return texts;
}

std::vector<Reading> readings_of(const Texts& texts, const std::vector<std::string>& paths) {
  std::vector<Reading> readings;
  for (const std::string& path : paths) {
    StoredReading stored;
    stored.path = path;
    stored.hash = path;
    stored.item = path;
    stored.article.text = texts.at(path).text;
    stored.article.title.value = texts.at(path).title;
    stored.article.published.value = "2025-01-22";
    readings.push_back(reading_of(std::move(stored), {}));
  }
  return readings;
}

/// An index of a folder of its own, with texts that it is given.
class Searched {
 public:
  explicit Searched(Texts texts) : texts_(std::move(texts)) {}

  void rebuild(const std::vector<std::string>& paths) {
    EXPECT_TRUE(index_->rebuild(each_of(readings_of(texts_, paths)), {}, shipped_rules(), {"head", "rules"}));
  }
  void add(const std::vector<std::string>& paths) {
    EXPECT_TRUE(index_->add(readings_of(texts_, paths), "head", {"head", "rules"}));
  }
  /// How many texts that took up.
  std::size_t fill() {
    std::size_t most = 0;
    const auto text_of = [&](const std::string& path) { return Result<std::string>(texts_.at(path).text); };
    EXPECT_TRUE(search_->fill(text_of, [&](std::size_t, std::size_t all) { most = std::max(most, all); }));
    return most;
  }
  /// By their paths.
  std::map<std::string, std::int64_t> find(const SearchPhrase& phrase) const {
    const auto ranks = search_->find(phrase);
    EXPECT_TRUE(ranks) << ranks.error().message;
    const auto readings = index_->readings();
    std::map<std::string, std::int64_t> by_path;
    for (const auto& [row, rank] : *ranks) by_path[readings->at(row).path] = rank;
    return by_path;
  }
  std::set<std::string> paths_with(const SearchPhrase& phrase) const {
    std::set<std::string> paths;
    for (const auto& [path, rank] : find(phrase)) paths.insert(path);
    return paths;
  }

 private:
  Folder folder_;
  Texts texts_;
  Result<Index> index_ = Index::open(folder_ / "index.sqlite");
  Result<TextSearch> search_ = TextSearch::open(folder_ / "index.sqlite");
};

/// What a plain search reads: lower case, one space wherever signs and spaces stand and wherever letters, digits and
/// Hangul meet.
std::string plain(std::string_view text) {
  std::string out = " ";
  int before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    at = c.end();
    const bool sign = !is_letter(c.value) && !is_digit(c.value);
    const int kind = sign ? 0 : is_digit(c.value) ? 1 : c.value < 0x2000 ? 2 : 3;
    if (kind != before && out.back() != ' ') out += ' ';
    if (kind != 0) out += lower_cased(text.substr(c.at, c.size));
    before = kind;
  }
  return out.back() == ' ' ? out : out + ' ';
}

bool scan_finds(std::string_view text, std::string_view phrase, bool open) {
  std::string wanted = plain(phrase);
  const auto hangul_at = [&](std::size_t at) { return static_cast<unsigned char>(wanted[at]) >= 0xe0; };
  if (hangul_at(1)) wanted.erase(0, 1);  // Hangul stands also in a word, and goes on
  std::size_t last = wanted.size() - 2;
  while ((static_cast<unsigned char>(wanted[last]) & 0xc0U) == 0x80U) --last;
  if (open || hangul_at(last)) wanted.pop_back();
  return plain(text).find(wanted) != std::string::npos;
}

/// A stretch of the text by chance: from any character to any other one that is not far.
std::string random_stretch(std::string_view text, std::mt19937& random) {
  std::size_t start = random() % text.size();
  std::size_t end = std::min(text.size(), start + 1 + random() % 24);
  while (!is_boundary(text, start)) ++start;
  while (!is_boundary(text, end)) ++end;
  return std::string(text.substr(start, end - start));
}

TEST(TextSearch, FindsWhatAPlainScanOfTheTextsFinds) {
  const Texts texts = corpus();
  Searched index(texts);
  std::vector<std::string> paths;
  for (const auto& [path, file] : texts) paths.push_back(path);
  index.rebuild(paths);
  index.fill();
  std::mt19937 random(5);
  std::size_t found = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string words = random_stretch(texts.at(paths[random() % paths.size()]).text, random);
    if (random() % 4 == 0) words += '*';
    const SearchPhrase phrase = search_phrase(words);
    if (phrase.words.empty()) continue;
    std::set<std::string> want;
    for (const auto& [path, file] : texts) {
      if (scan_finds(file.title, words, phrase.open) || scan_finds(file.text, words, phrase.open)) want.insert(path);
    }
    const auto got = index.paths_with(phrase);
    ASSERT_EQ(got, want) << '[' << words << ']';
    found += got.size();
  }
  EXPECT_GT(found, 3000) << "most stretches stand in some text";
}

TEST(TextSearch, IsFilledWhenAskedAndKeptUp) {
  Texts texts;
  for (const char* name : {"a", "b", "c"})
    texts[name] = {name, "제목", "Wire", "오픈AI 지분을 " + std::string(name), {}};
  Searched index(texts);
  index.rebuild({"a", "b"});
  EXPECT_THAT(index.paths_with(search_phrase("지분")), IsEmpty()) << "who reads articles does not wait for it";
  EXPECT_EQ(index.fill(), 2);
  EXPECT_THAT(index.paths_with(search_phrase("지분")), ElementsAre("a", "b"));
  EXPECT_EQ(index.fill(), 0);
  index.add({"c"});
  EXPECT_EQ(index.fill(), 1);
  EXPECT_THAT(index.paths_with(search_phrase("지분")), ElementsAre("a", "b", "c"));
  const auto before = index.find(search_phrase("지분"));
  index.rebuild({"c", "a", "b"});
  EXPECT_THAT(index.paths_with(search_phrase("지분")), IsEmpty());
  EXPECT_EQ(index.fill(), 3);
  EXPECT_EQ(index.find(search_phrase("지분")), before) << "in whatever order they came";
}

TEST(TextSearch, RanksTitlesFirstThenHowOftenAWordStands) {
  const std::string rest = " 그 밖의 일은 알려지지 않았다.";
  Searched index({{"often", {"often", "소식", "Wire", "지분, 지분, 또 지분." + rest, {}}},
                  {"once", {"once", "소식", "Wire", "지분. 그렇다. 그렇다. 그렇다." + rest, {}}},
                  {"title", {"title", "지분 소식", "Wire", "그렇다. 그렇다. 그렇다. 그렇다." + rest, {}}},
                  {"none", {"none", "소식", "Wire", "그렇다." + rest, {}}},
                  {"more", {"more", "소식", "Wire", "아니다." + rest, {}}}});
  index.rebuild({"often", "once", "title", "none", "more"});
  index.fill();
  const auto ranks = index.find(search_phrase("지분"));
  ASSERT_EQ(ranks.size(), 3);
  EXPECT_GT(ranks.at("title"), ranks.at("once"));
  EXPECT_GT(ranks.at("often"), ranks.at("once"));
}

TEST(TextSearch, TellsATextThatCannotBeRead) {
  const Folder folder;
  auto index = Index::open(folder / "index.sqlite");
  const Texts texts{{"a", {"a", "T", "Wire", "text", {}}}};
  ASSERT_TRUE(index->rebuild(each_of(readings_of(texts, {"a"})), {}, shipped_rules(), {"head", "rules"}));
  auto search = TextSearch::open(folder / "index.sqlite");
  const auto filled = search->fill([](const std::string& path) { return Result<std::string>(Error{path + ": gone"}); },
                                   [](std::size_t, std::size_t) {});
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().message, "a: gone");
}

}  // namespace
}  // namespace claimwatch
