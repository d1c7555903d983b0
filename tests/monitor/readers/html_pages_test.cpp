#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <tuple>
#include <vector>

#include "diffcore/claim/claim_json.h"
#include "diffcore/claim/extract.h"
#include "diffcore/text/decode.h"
#include "tests/monitor/readers/page.h"

// Whole pages as sites make them, each around an article of fixtures/corpus.

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

const fs::path fixtures = CLAIMWATCH_SOURCE_DIR "/fixtures";

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The article that a page is around: the name up to the first dot is its.
fs::path plain_of(const fs::path& page) {
  const std::string name = page.filename().string();
  const std::string article = name.substr(0, name.find('.')) + ".txt";
  return fixtures / "corpus" / (article.ends_with("-ko.txt") ? "ko" : "en") / article;
}

using Told = std::tuple<Key, std::string, std::string, Bound, Time, Certainty>;

Told told(const Claim& claim) {
  return {claim.key, claim.value.text, claim.value.high_text, claim.value.bound, claim.time, claim.certainty};
}

std::vector<Told> claims_of(const Article& article) {
  std::vector<Told> all;
  for (const Claim& claim : extract_claims(
           {article.text, article.title.value, article.published_day(), article.source.value}, shipped_rules())) {
    all.push_back(told(claim));
  }
  std::ranges::sort(all);
  return all;
}

TEST(HtmlPages, GiveTheClaimsOfTheirPlainText) {
  int pages = 0;
  for (const auto& entry : fs::directory_iterator(fixtures / "formats" / "html")) {
    const Article page = read_page(page_item(bytes_of(entry), entry.path().filename().string()));
    const Article plain = read_page(page_item(bytes_of(plain_of(entry)), "plain.txt"));
    EXPECT_EQ(claims_of(page), claims_of(plain)) << entry.path() << '\n' << page.text;
    EXPECT_FALSE(claims_of(page).empty()) << entry.path();
    EXPECT_EQ(page.title.value, plain.title.value);
    EXPECT_EQ(page.source.value, plain.source.value);
    EXPECT_EQ(page.published_day(), plain.published_day()) << entry.path();
    EXPECT_EQ(page.lang.value, plain.lang.value);
    EXPECT_TRUE(page.url.value.empty() || page.url.value == plain.url.value) << page.url.value;
    ++pages;
  }
  EXPECT_GE(pages, 9);
}

TEST(HtmlPages, AreReadInTheirCharset) {
  const auto charset_of = [](const char* name) {
    return read_page(bytes_of(fixtures / "formats/html" / name)).charset;
  };
  EXPECT_EQ(charset_of("08-no-longer-exclusive-ko.newspaper.html"), "windows-949");
  const std::string utf16 = "06-ms-denies-stake-ko.utf16.html";
  EXPECT_EQ(charset_of(utf16.c_str()), "UTF-16LE");
  // Without its mark of byte order it is the same.
  const std::string bytes = bytes_of(fixtures / "formats/html" / utf16);
  EXPECT_EQ(read_page(bytes.substr(2)), read_page(bytes));
}

TEST(HtmlPages, OfDecomposedHangulAreTheSameAsOfSyllables) {
  const std::string bytes = bytes_of(fixtures / "formats/html/16-market-note-ko.nfd.html");
  const std::string composed = normalised(bytes);
  ASSERT_NE(bytes, composed);
  EXPECT_EQ(read_page(bytes), read_page(composed));
  EXPECT_THAT(read_page(bytes).text, testing::HasSubstr("마이크로소프트"));
}

TEST(HtmlPages, OfTheCorpusGiveTheArticleAndNothingAroundIt) {
  const Article article = read_page(bytes_of(fixtures / "corpus/en/27-exclusivity-is-over.html"));
  EXPECT_TRUE(article.text.starts_with("For years one adjective in one contract")) << article.text;
  EXPECT_TRUE(article.text.ends_with("adjective that lawyers fall out over.\n")) << article.text;
  for (const char* other :
       {"vineyard", "49%", "fact check", "Northfield Letter", "Illustration", "SoftBank", "partners"}) {
    EXPECT_EQ(article.text.find(other), std::string::npos) << other;
  }
  EXPECT_EQ(article.published, (Field{"2026-04-28T06:30:00+01:00", "json-ld"}));

  std::vector<Told> gold;
  std::ifstream lines(fixtures / "corpus/en.gold.jsonl");
  for (std::string line; std::getline(lines, line);) {
    if (line.find("\"27-exclusivity-is-over.html\"") == std::string::npos) continue;
    gold.push_back(told(*claim_from_json(nlohmann::json::parse(line))));
  }
  std::ranges::sort(gold);
  std::vector<Told> both;
  std::ranges::set_intersection(claims_of(article), gold, std::back_inserter(both));
  EXPECT_GE(both.size() + 1, gold.size());
  EXPECT_LE(claims_of(article).size(), gold.size());
}

}  // namespace
}  // namespace claimwatch
