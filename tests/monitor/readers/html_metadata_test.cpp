#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>

#include "tests/monitor/readers/page.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;

const std::string story =
    "<article><p>Microsoft holds about 27 percent of OpenAI, the company said on Tuesday.</p></article>";

Article with(const std::string& head, const std::string& body = "") {
  return read_page("<html><head>" + head + "</head><body>" + body + story + "</body></html>");
}

std::string json_ld(const std::string& json) { return "<script type='application/ld+json'>" + json + "</script>"; }

const std::string all_ranks =
    "<meta property=og:title content='Of meta'><meta property=og:site_name content='Meta Wire'>"
    "<meta property=article:published_time content=2025-01-23T10:00:00+01:00><title>Of title</title>";

TEST(HtmlMetadata, IsTakenFromTheFirstPlaceThatGivesIt) {
  const Article json =
      with(all_ranks +
           json_ld(R"({"@type": "NewsArticle", "headline": "Of JSON", "datePublished": "2025-01-22T09:00:00Z"})"));
  EXPECT_EQ(json.title, (Field{"Of JSON", "json-ld"}));
  EXPECT_EQ(json.published, (Field{"2025-01-22T09:00:00Z", "json-ld"}));
  EXPECT_EQ(json.source, (Field{"Meta Wire", "meta"}));
  const Article meta = with(all_ranks, "<h1>Of page</h1>");
  EXPECT_EQ(meta.title, (Field{"Of meta", "meta"}));
  EXPECT_EQ(meta.published, (Field{"2025-01-23T10:00:00+01:00", "meta"}));
  const Article page = with("<title>Of title</title>", "<h1>Of page</h1><time datetime=2025-01-24>Friday</time>");
  EXPECT_EQ(page.title, (Field{"Of page", "html"}));
  EXPECT_EQ(page.published, (Field{"2025-01-24", "time element"}));
  EXPECT_EQ(with("<title>Of title</title>").title, (Field{"Of title", "html"}));
  EXPECT_EQ(with("", "<h1>A</h1><p>January 24, 2025</p>").published, (Field{"2025-01-24", "text"}));
  EXPECT_EQ(with("", "<h1>A</h1><div>입력 2025.01.24 09:12 | 수정 2025.01.25 10:00</div>").modified.value,
            "2025-01-25T10:00:00");
  EXPECT_TRUE(with("").undated());
}

TEST(HtmlMetadata, IsCorrectedByASidecar) {
  InboxItem item = page_item("<html><head>" + all_ranks + "</head><body>" + story + "</body></html>");
  item.sidecar = "title = \"By hand\"\npublished = 2025-01-20\n";
  const Article article = read_page(item);
  EXPECT_EQ(article.title, (Field{"By hand", "sidecar"}));
  EXPECT_EQ(article.published, (Field{"2025-01-20", "sidecar"}));
  EXPECT_EQ(article.source, (Field{"Meta Wire", "meta"}));
}

TEST(HtmlMetadata, IsFoundInGraphsAndLists) {
  const std::tuple<std::string, std::string> cases[] = {
      {"a list", R"([{"@type": "BreadcrumbList"}, {"@type": "BlogPosting", "headline": "Half"}])"},
      {"a graph", R"({"@graph": [{"@type": "WebPage", "name": "No"}, {"@type": ["Article"], "headline": "Half"}]})"},
      {"a full type", R"({"@type": "https://schema.org/ReportageNewsArticle", "headline": "Half"})"},
      {"an entity of its page", R"({"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Half"}})"},
      {"a line end in a string", "{\"@type\": \"NewsArticle\", \"headline\": \"\nHalf\"}"},
      {"an entity too many", R"({"@type": "NewsArticle", "headline": "&#72;alf"})"},
      {"behind a broken script", R"({"@type": "NewsArticle", "headline": )</script><script type=application/ld+json>)"
                                 R"({"@type": "NewsArticle", "headline": "Half"})"},
  };
  for (const auto& [why, json] : cases) EXPECT_EQ(with(json_ld(json)).title, (Field{"Half", "json-ld"})) << why;
  const Article article = with(json_ld(
      R"({"@graph": [{"@id": "#o", "@type": "Organization", "name": "Harbor Wire"},)"
      R"({"@type": "NewsArticle", "publisher": {"@id": "#o"}, "mainEntityOfPage": {"@id": "https://example.com/a"}}]})"));
  EXPECT_EQ(article.source, (Field{"Harbor Wire", "json-ld"}));
  EXPECT_EQ(article.url, (Field{"https://example.com/a", "json-ld"}));
}

TEST(HtmlMetadata, OfSeveralArticlesIsThatOfThePagesAddress) {
  const std::string json = R"([{"@type": "NewsArticle", "headline": "Other", "url": "https://example.com/b"},)"
                           R"({"@type": "NewsArticle", "headline": "This", "url": "https://example.com/a"}])";
  EXPECT_EQ(with("<link rel=canonical href=https://example.com/a>" + json_ld(json)).title.value, "This");
}

TEST(HtmlMetadata, GoesWithoutTheSitesName) {
  const std::string site = "<meta property=og:site_name content='한빛경제'>";
  for (const char* title : {"절반이 4분의 1로 - 한빛경제", "절반이 4분의 1로 | 한빛경제",
                            "한빛경제 :: 절반이 4분의 1로", "절반이 4분의 1로 &lt; 경제 &lt; 기사본문 - 한빛경제"}) {
    EXPECT_EQ(with(site + "<title>" + title + "</title>").title.value, "절반이 4분의 1로") << title;
  }
  EXPECT_EQ(with("<title>Who holds what - and why</title>").title.value, "Who holds what - and why");
}

TEST(HtmlMetadata, IsOfTheArticleAndNotOfTheSitesLogoOrNews) {
  const Article article =
      with("<title>절반이 4분의 1로 - 한빛경제</title>",
           "<h1 class=logo><a href=/>한빛경제</a></h1><ul><li><time datetime=2025-03-01>오늘</time></li>"
           "</ul><h1>절반이 4분의 1로</h1><div><time datetime=2025-01-24>지난주</time></div>");
  EXPECT_EQ(article.title, (Field{"절반이 4분의 1로", "html"}));
  EXPECT_EQ(article.published, (Field{"2025-01-24", "time element"}));
}

TEST(HtmlMetadata, SaysNothingThatCannotBe) {
  EXPECT_TRUE(with("<meta name=date content=tomorrow><meta name=pubdate content=2199-01-01>").undated());
  EXPECT_EQ(
      with("<link rel=canonical href=https://example.com/><meta property=og:url content=https://example.com/a>").url,
      (Field{"https://example.com/a", "meta"}));
  EXPECT_EQ(with("<link rel=canonical href=/a/1>").url, Field());
  EXPECT_EQ(with("<link rel=canonical href='https://example.com/a?id=1&amp;copy=2'>").url.value,
            "https://example.com/a?id=1&copy=2");
  EXPECT_EQ(with("<meta name=publisher content=https://example.com/wire>").source, Field());
  const Article early = with("<meta name=pubdate content=2025-01-22><meta name=lastmod content=2025-01-20>");
  EXPECT_EQ(early.published.value, "2025-01-22");
  EXPECT_EQ(early.modified, Field());
  const Article korean = read_page(
      "<html lang=en><article><p>마이크로소프트는 오픈AI 지분 27%를 보유하고 있다고 화요일 밝혔다.</p></article>");
  EXPECT_EQ(korean.lang, (Field{"ko", "text"}));
}

TEST(HtmlMetadata, HasTheAddressThatItWasSavedFrom) {
  const std::string page = "<html><body>" + story + "</body></html>";
  EXPECT_EQ(read_page("<!-- saved from url=(0021)https://example.com/a -->\n" + page).url,
            (Field{"https://example.com/a", "saved page"}));
  EXPECT_EQ(
      read_page("<!DOCTYPE html><html><!--\n Page saved with SingleFile\n url: https://example.com/a\n-->" + story).url,
      (Field{"https://example.com/a", "saved page"}));
}

TEST(HtmlMetadata, IsReadByRulesOfTheSite) {
  const std::string page =
      "<html><head><link rel=canonical href=https://m.news.example.com/1></head><body><div class=head><b id=t>Half</b>"
      "<p class=when>기사입력 2025-01-22 10:12 최종수정 2025-01-23 11:13</p><img class=logo alt='Harbor Wire'></div>" +
      story + "</body></html>";
  const auto rules = load_rules({{"sites-own.toml",
                                  "[[site]]\nhosts = [\"news.example.com\"]\ntitle = [\"div.head #t\"]\n"
                                  "source = [\"img.logo\"]\npublished = [{at = \".when\", label = \"기사입력\"}]\n"
                                  "modified = [{at = \"p[class=when]\", label = \"최종수정\"}]\n"}});
  ASSERT_TRUE(rules) << rules.error().message;
  const Article article = read_page(page_item(page), *rules);
  EXPECT_EQ(article.title, (Field{"Half", "site rule"}));
  EXPECT_EQ(article.source, (Field{"Harbor Wire", "site rule"}));
  EXPECT_EQ(article.published, (Field{"2025-01-22T10:12:00", "site rule"}));
  EXPECT_EQ(article.modified, (Field{"2025-01-23T11:13:00", "site rule"}));
}

TEST(HtmlMetadata, IsThatOfTheFilesNameWhereNothingElseTells) {
  const std::tuple<std::string, std::string, Field> cases[] = {
      {"2025-01-22-half.html", "2025-01-22", {"Half becomes", "html"}},
      {"20250122_half.html", "2025-01-22", {"Half becomes", "html"}},
      {"news/Half 2025.1.22.htm", "2025-01-22", {"Half becomes", "html"}},
      {"half-20250122101200.html", "2025-01-22", {"Half becomes", "html"}},
  };
  for (const auto& [name, day, title] : cases) {
    const Article article = read_page(page_item("<html><h1>Half becomes</h1>" + story, name));
    EXPECT_EQ(article.published, (Field{day, "file name"})) << name;
    EXPECT_EQ(article.title, title);
  }
  for (const char* name :
       {"half-20251322.html", "half-1234567890123.html", "half-2027-01-22.html", "20250122999.html"}) {
    EXPECT_TRUE(read_page(page_item("<html>" + story, name)).undated()) << name;
  }
  EXPECT_EQ(read_page(page_item("[사진: 자료]\n", "2025-01-22_half-becomes.txt")).title,
            (Field{"half becomes", "file name"}));
}

}  // namespace
}  // namespace claimwatch
