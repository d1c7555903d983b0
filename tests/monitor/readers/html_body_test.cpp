#include "monitor/readers/html_body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/monitor/readers/page.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string story =
    "<p>Microsoft holds about 27 percent of OpenAI, the company said on Tuesday.</p>"
    "<p>Its stake is worth some $135 billion, and nobody expects it to grow.</p>"
    "<p>Analysts had hoped for more, and shares fell a little after the news.</p>";
const std::string told =
    "Microsoft holds about 27 percent of OpenAI, the company said on Tuesday.\n\n"
    "Its stake is worth some $135 billion, and nobody expects it to grow.\n\n"
    "Analysts had hoped for more, and shares fell a little after the news.\n";
const std::string other = "<p>OpenAI is going to be owned by SoftBank alone, says a rumour, for 90 percent of it.</p>";

std::string text_of(const std::string& body) { return read_page("<html><body>" + body + "</body></html>").text; }

TEST(HtmlBody, IsFoundByTagsNamesAndRunningText) {
  for (const std::string& page :
       std::vector<std::string>{"<article>" + story + "</article><article>" + other + "</article>",
                                "<main><nav>" + other + "</nav>" + story + "</main>",
                                "<div id=article-view-content-div>" + story + "</div><div>" + other + "</div>",
                                "<div itemprop='articleBody'>" + story + "</div>" + other,
                                "<div>" + story + "</div><div>" + other + "</div>",
                                "<div><div>" + story + "</div><div class='comments-list'>" + other + other + other +
                                    other + "</div></div>"}) {
    EXPECT_EQ(text_of(page), told) << page;
  }
}

TEST(HtmlBody, HasNoneOfWhatStandsInsideIt) {
  for (const std::string& inside : std::vector<std::string>{
           "<aside>" + other + "</aside>", "<div class='ad-slot_mid'>" + other + "</div>",
           "<div class=relatedStories>" + other + "</div>",
           "<figure><img><figcaption>" + other + "</figcaption></figure>",
           "<div id=newsletter-signup>" + other + "</div>", "<p><a href=/x>OpenAI pays Microsoft 25 percent</a></p>",
           "<h3>Read also</h3><ul><li><a href=/x>OpenAI pays 25 percent</a></li></ul>",
           "<p>By Imogen Farr, farr@example.com</p>", "<p>ⓒ 한빛경제, 무단전재 및 재배포 금지</p>",
           "<p>Advertisement</p>", "<div role=dialog>" + other + "</div>",
           "<p>To continue reading, subscribe for 27% less.</p>"}) {
    EXPECT_EQ(text_of("<article>" + story + inside + "</article>"), told) << inside;
  }
}

TEST(HtmlBody, KeepsWhatIsTheArticles) {
  const std::string table = "<table><tr><th>Who<th>Share</tr><tr><td>Microsoft<td>27%</tr></table>";
  EXPECT_THAT(text_of("<article>" + story + table + "</article>"), HasSubstr("\n\nWho | Share\nMicrosoft | 27%\n"));
  EXPECT_THAT(text_of("<article>" + story + "<ul><li>First</li><li>Second</li></ul></article>"),
              HasSubstr("\n\n- First\n- Second\n"));
  EXPECT_THAT(text_of("<article>" + story + "<p>Its <a href=/ms>stake in OpenAI</a> stays as it is.</p></article>"),
              HasSubstr("Its stake in OpenAI stays as it is."));
  EXPECT_EQ(text_of("<article><p>Half becomes a quarter, all of a sudden, it seems.</p><div class=paywall>" + story +
                    "</div></article>"),
            "Half becomes a quarter, all of a sudden, it seems.\n\n" + told);
  EXPECT_EQ(text_of("<form id=aspnetForm><div>" + story + "</div></form>"), told);
  const std::string copyright = "<p>Holders of copyright, 저작권자들, sue OpenAI over its models, a court heard.</p>";
  EXPECT_THAT(text_of("<article>" + story + copyright + "</article>"), HasSubstr("sue OpenAI"));
}

TEST(HtmlBody, SurvivesNamesThatMeanSomethingElseHere) {
  EXPECT_EQ(text_of("<div class='page ad-free'><div class=social>" + story + "</div></div>"), told);
  EXPECT_EQ(text_of("<article class='post tag-comment category-related'>" + story + "</article>"), told);
}

TEST(HtmlBody, IsShownThoughItWasHiddenWhenThePageWasSaved) {
  for (const char* hidden : {"aria-hidden=true", "style='display: none'", "hidden"}) {
    EXPECT_EQ(text_of(std::string("<div ") + hidden + "><main>" + story + "</main></div>"), told) << hidden;
  }
  EXPECT_EQ(read_page("<html><body style='visibility: hidden'><div>" + story + "</div></body></html>").text, told);
}

TEST(HtmlBody, IsPutTogetherWhereAdvertisementsCutIt) {
  const std::string part =
      "<div class='article-body'><p>Microsoft holds about 27 percent of OpenAI, it said.</p></div>";
  EXPECT_EQ(text_of("<div>" + part + "<div class=ad>" + other + "</div>" + part + "</div>"),
            "Microsoft holds about 27 percent of OpenAI, it said.\n\n"
            "Microsoft holds about 27 percent of OpenAI, it said.\n");
}

TEST(HtmlBody, OfALiveBlogIsAllItsPosts) {
  const std::string posts = "<main><article>" + story + "</article><article>" + other + "</article></main>";
  const std::string live = "<script type='application/ld+json'>{\"@type\": \"LiveBlogPosting\"}</script>";
  EXPECT_THAT(text_of(live + posts), HasSubstr("SoftBank"));
  EXPECT_EQ(text_of(posts), told);
}

TEST(HtmlBody, GoesWithoutItsOwnTitle) {
  EXPECT_EQ(text_of("<article><h1>Half becomes a quarter</h1>" + story + "</article>"), told);
  EXPECT_EQ(text_of("<h1>Half becomes a quarter</h1><article><p>Half becomes a quarter</p>" + story + "</article>"),
            told);
}

TEST(HtmlBody, IsWhereAWatchsOwnRulesSay) {
  const std::string page = "<html><head><link rel=canonical href=https://news.example.com/a/1></head><body><article>" +
                           other + "</article><div id=here>" + story + "<div class=junk>" + other +
                           "</div></div></body></html>";
  const auto rules = load_rules(
      {{"sites-own.toml", "[[site]]\nhosts = [\"example.com\"]\nbody = [\"#here\"]\ndrop = [\"#here .junk\"]\n"},
       {"sites.toml", "[[site]]\nbody = [\"article\"]\n"}});
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_EQ(read_page(page_item(page), *rules).text, told);
  EXPECT_THAT(read_page(page).text, Not(HasSubstr("27 percent")));
}

TEST(HtmlBody, MayBeMissing) {
  EXPECT_THAT(error_of_page("<html><body><div id=root></div><noscript>Enable scripts.</noscript></body></html>"),
              HasSubstr("page.html: there is no article in the page; save it"));
}

}  // namespace
}  // namespace claimwatch
