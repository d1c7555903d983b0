#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "diffcore/claim/claim_json.h"
#include "diffcore/claim/extract.h"
#include "monitor/readers/article.h"
#include "tests/support/article_file.h"
#include "tests/support/shipped_rules.h"

// Files of fixtures/formats/ are made as sites, feeds and mail programs make them, around articles of fixtures/corpus/.

namespace claimwatch {
namespace {

const std::filesystem::path fixtures = CLAIMWATCH_SOURCE_DIR "/fixtures";

InboxItem item_of(const std::string& name) {
  std::ifstream file(fixtures / "formats" / name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return {name, bytes.str(), std::nullopt, "2026-11-21T10:12:00Z"};
}

/// The claims of an article, each without its place and with its evidence in one line.
std::vector<std::string> claims_of(const ArticleText& article) {
  std::vector<std::string> claims;
  for (const Claim& claim : extract_claims(article, shipped_rules())) {
    auto json = to_json(claim, "", article.text);
    for (const char* place : {"start", "end", "tells_change"}) json.erase(place);
    std::istringstream words(json["evidence"].get<std::string>());
    std::string folded;
    for (std::string word; words >> word;) folded += word + ' ';
    json["evidence"] = folded;
    claims.push_back(json.dump());
  }
  return claims;
}

std::vector<std::string> claims_of(const Article& article) {
  return claims_of({article.text, article.title.value, article.published_day(), article.source.value});
}

std::vector<std::string> claims_of_plain(const std::string& name) {
  const ArticleFile plain = article_file(fixtures / "corpus" / name);
  return claims_of({plain.text, plain.title, plain.published, plain.source});
}

struct Case {
  std::string file;
  std::vector<std::string> plain;
};

class Formats : public testing::TestWithParam<Case> {};

TEST_P(Formats, GiveTheClaimsOfTheirPlainText) {
  const auto parts = read_item(item_of(GetParam().file), shipped_rules());
  ASSERT_EQ(parts.size(), GetParam().plain.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    ASSERT_TRUE(parts[i].article) << parts[i].article.error().message;
    const auto plain = claims_of_plain(GetParam().plain[i]);
    EXPECT_FALSE(plain.empty());
    EXPECT_EQ(claims_of(*parts[i].article), plain) << GetParam().plain[i] << "\n" << parts[i].article->text;
  }
}

/// What `reextract --originals` does: the kept bytes alone give the article again.
TEST_P(Formats, AreReadAgainFromTheBytesThatAreKept) {
  for (const Part& part : read_item(item_of(GetParam().file), shipped_rules())) {
    const auto again = read_item(part.item, shipped_rules());
    ASSERT_EQ(again.size(), 1u) << part.item.name;
    ASSERT_TRUE(again[0].article) << again[0].article.error().message;
    EXPECT_EQ(*again[0].article, *part.article);
    EXPECT_EQ(again[0].item.bytes, part.item.bytes);
  }
}

using Core = std::tuple<std::string, Key, std::string>;

// What careful readers found in a feed; the rest is the extraction's to find.
TEST(CorpusFeed, HasTheClaimsOfItsGold) {
  const std::string name = "28-capital-ferry-feed.xml";
  std::set<Core> gold, found;
  std::ifstream lines(fixtures / "corpus/en.gold.jsonl");
  for (std::string line; std::getline(lines, line);) {
    const auto object = nlohmann::json::parse(line);
    const std::string doc = object.at("doc");
    const auto claim = claim_from_json(object);
    if (doc.starts_with(name)) gold.insert({doc, claim->key, claim->value.text});
  }
  for (const Part& part : read_item(item_of("../corpus/en/" + name), shipped_rules())) {
    ASSERT_TRUE(part.article);
    const Article& article = *part.article;
    const ArticleText text{article.text, article.title.value, article.published_day(), article.source.value};
    const std::string doc = std::filesystem::path(part.item.name).filename();
    for (const Claim& claim : extract_claims(text, shipped_rules())) found.insert({doc, claim.key, claim.value.text});
  }
  std::vector<Core> both;
  std::ranges::set_intersection(gold, found, std::back_inserter(both));
  EXPECT_GE(2.0 * static_cast<double>(both.size()), 0.85 * static_cast<double>(gold.size() + found.size()));
}

const std::string refusal = "en/08-first-refusal.txt", statement = "en/14-joint-statement.txt";
const std::string kept_ko = "ko/15-first-refusal-kept-ko.txt";

INSTANTIATE_TEST_SUITE_P(
    Fixtures, Formats,
    testing::Values(Case{"feeds/wordpress.rss", {refusal, statement}},
                    Case{"feeds/newspaper-euc-kr.xml", {kept_ko, "ko/20-funding-first-ko.txt"}},
                    Case{"feeds/entries.atom", {refusal, statement, "en/07-round-at-157bn.txt"}},
                    Case{"feeds/blog.rdf", {"ko/13-recapitalisation-ko.txt", "ko/22-joint-statement-ko.txt"}},
                    Case{"feeds/feed.json", {refusal, kept_ko}}, Case{"mail/newsletter.eml", {refusal}},
                    Case{"mail/korean-cp949.eml", {kept_ko}},
                    Case{"mail/korean-bare.eml", {"ko/22-joint-statement-ko.txt"}},
                    Case{"mail/korean-iso-2022.eml", {"ko/13-recapitalisation-ko.txt"}},
                    Case{"mail/forwarded-attached.eml", {statement}},
                    Case{"mail/forwarded-inline.eml", {"en/07-round-at-157bn.txt"}},
                    Case{"docx/tracked-changes.docx", {refusal}},
                    Case{"docx/korean-table.docx", {"ko/12-stake-table-ko.txt"}},
                    Case{"pdf/two-columns.pdf", {"en/15-recapitalised.txt"}}, Case{"pdf/korean.pdf", {kept_ko}},
                    Case{"gz/feed.xml.gz", {refusal, statement}}, Case{"gz/article.txt.gz", {refusal}},
                    Case{"gz/mail.eml.gz", {kept_ko}}, Case{"gz/document.gz", {refusal}}),
    [](const testing::TestParamInfo<Case>& fixture) {
      std::string name = fixture.param.file;
      for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
      return name;
    });

}  // namespace
}  // namespace claimwatch
