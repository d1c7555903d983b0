#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "monitor/readers/article.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

KeptArticle sample() {
  KeptArticle kept{"news/a.txt", {}};
  kept.article.text = "\nFirst.\n+++\nLast";
  kept.article.title = {"Half: \"27%\"", "front matter"};
  kept.article.published = {"2025-01-22T10:12:00+09:00", "sidecar"};
  kept.article.lang = {"en", "text"};
  kept.article.id = {"post-17", "feed"};
  kept.article.charset = "windows-949";
  return kept;
}

TEST(ArticleMd, IsFrontMatterThatPeopleCanReadAndThenTheText) {
  EXPECT_EQ(article_md(sample()),
            "+++\n"
            "title = \"Half: \\\"27%\\\"\"\n"
            "published = \"2025-01-22T10:12:00+09:00\"\n"
            "lang = \"en\"\n"
            "id = \"post-17\"\n"
            "charset = \"windows-949\"\n"
            "item = \"news/a.txt\"\n"
            "[from]\n"
            "title = \"front matter\"\n"
            "published = \"sidecar\"\n"
            "lang = \"text\"\n"
            "id = \"feed\"\n"
            "+++\n"
            "\nFirst.\n+++\nLast");
}

TEST(ArticleMd, CanBeReadAsAnItemAgain) {
  const auto again =
      read_article({"article.md", article_md(sample()), std::nullopt, "2026-11-21T10:12:00Z"}, shipped_rules());
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->title, (Field{"Half: \"27%\"", "front matter"}));
  EXPECT_EQ(again->text, sample().article.text);
}

std::string random_words(std::mt19937& chance) {
  static const std::vector<std::string> pieces = {
      "a",    "지분",   "\"",     "\\",     "\n",      "\r",         "\t",     std::string(1, '\0'),
      "\x01", "\x1b",   "\x7f",   "+++\n",  "\n+++\n", "'''",        "\"\"\"", "= ",
      "#",    "[from]", "\u00a0", "\u2028", "\ufffd",  "\U0001f600", " "};
  std::string words;
  for (auto left = chance() % 6; left > 0; --left) words += pieces[chance() % pieces.size()];
  return words;
}

TEST(ArticleMd, GivesBackWhatItWasGiven) {
  std::mt19937 chance(1);
  for (int round = 0; round < 2'000; ++round) {
    KeptArticle kept{random_words(chance), {}};
    Article& article = kept.article;
    for (Field* field :
         {&article.title, &article.source, &article.url, &article.modified, &article.lang, &article.id}) {
      *field = {random_words(chance), random_words(chance)};
    }
    article.published = {"2025-01-22" + random_words(chance), random_words(chance)};
    article.charset = random_words(chance);
    article.text = random_words(chance);
    const auto back = article_of_md(article_md(kept));
    ASSERT_TRUE(back) << back.error().message << '\n' << article_md(kept);
    ASSERT_EQ(*back, kept) << article_md(kept);
  }
}

TEST(ArticleMd, SpellsBytesOfANameThatAreNoUtf8) {
  KeptArticle kept = sample();
  kept.item = "a\xff\xea\xb0.txt";
  const auto back = article_of_md(article_md(kept));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->item, "a\\xff\\xea\\xb0.txt");
}

TEST(ArticleMd, RefusesWhatIsNone) {
  for (const std::string md : {"", "Text.\n", "+++\ntitle = \"A\"\n", "+++\ntitle = A\n+++\nText.\n",
                               "+++\ntitle = \"A\"\n+++\nText.\n", "+++\npublished = \"soon\"\n+++\nText.\n"}) {
    const auto kept = article_of_md(md);
    ASSERT_FALSE(kept) << md;
    EXPECT_THAT(kept.error().message, testing::StartsWith("article.md:")) << md;
  }
}

}  // namespace
}  // namespace claimwatch
