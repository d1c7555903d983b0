#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "monitor/readers/article.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

std::vector<Part> parts_of(std::string bytes, std::string name = "feed.xml") {
  return read_item({std::move(name), std::move(bytes), std::nullopt, "2026-11-21T10:12:00Z"}, shipped_rules());
}

std::string rss(const std::string& items, const std::string& head = "") {
  return "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
         "<title>Harbor Wire - Tech</title><link>https://harborwire.example</link>" +
         head + items + "</channel></rss>";
}

std::string element(const std::string& inner) {
  return "<item><guid isPermaLink=\"false\">g1</guid><description>Half of it.</description>" + inner + "</item>";
}

Article only(const std::string& bytes) {
  auto parts = parts_of(bytes);
  EXPECT_EQ(parts.size(), 1u);
  EXPECT_TRUE(parts[0].article) << parts[0].article.error().message;
  return parts[0].article ? *parts[0].article : Article();
}

TEST(Feed, GivesWhatItSaysOfAnElement) {
  const Article article = only(rss(
      element("<title>AT&amp;T&#8217;s &lt;b&gt;half&lt;/b&gt;</title><link>/a?x=1</link><dc:creator>Nils</dc:creator>"
              "<media:title xmlns:media=\"http://search.yahoo.com/mrss/\">photo</media:title>"
              "<pubDate>Wed, 22 Jan 25 10:12 EST</pubDate>")));
  EXPECT_EQ(article.title, (Field{"AT&T’s half", "feed"}));
  EXPECT_EQ(article.source, (Field{"Harbor Wire", "feed"}));
  EXPECT_EQ(article.url, (Field{"https://harborwire.example/a?x=1", "feed"}));
  EXPECT_EQ(article.published, (Field{"2025-01-22T10:12:00-05:00", "feed"}));
  EXPECT_EQ(article.id, (Field{"g1", "feed"}));
  EXPECT_EQ(article.text, "Half of it.");
}

TEST(Feed, NamesTheOutletThatAnElementComesFrom) {
  const std::string source = "<source url=\"https://pacific.example/rss\">Pacific Ledger Wire</source>";
  EXPECT_EQ(only(rss(element(source))).source.value, "Pacific Ledger Wire");
}

TEST(Feed, LeavesOutWhatCannotBe) {
  const Article article = only(rss(element("<link>see below</link><pubDate>yesterday</pubDate>")));
  EXPECT_EQ(article.published.from, "file time");
  EXPECT_EQ(article.title.from, "text");
}

TEST(Feed, TellsLinesOfTextFromHtml) {
  EXPECT_EQ(only(rss("<item><guid>g</guid><description>One\ntwo &lt; 3.\n\nFour.</description></item>")).text,
            "One\ntwo < 3.\n\nFour.");
  EXPECT_EQ(only(rss("<item><guid>g</guid><description>One&lt;br/&gt;two &amp;lt; 3.</description></item>")).text,
            "One\ntwo < 3.");
}

TEST(Feed, ReadsTheEntitiesAndAmpersandsThatXmlDoesNotKnow) {
  const Article article =
      only(rss("<item><link>https://a.example/?a=1&b=2</link><title>AT&T&nbsp;&mdash; R&D &unknown;</title>"
               "<description><![CDATA[<p>A & B &amp; C</p>]]></description></item>"));
  EXPECT_EQ(article.url.value, "https://a.example/?a=1&b=2");
  EXPECT_EQ(article.title.value, "AT&T — R&D &unknown;");
  EXPECT_EQ(article.text, "A & B & C");
}

TEST(Feed, KeepsOneElementsBytesTheSameWhateverStandsAroundIt) {
  const std::string own = element("<title>One</title>");
  const auto before = parts_of(rss(own));
  const auto after = parts_of(rss("<item><guid>g0</guid><description>New.</description></item>" + own,
                                  "<lastBuildDate>now</lastBuildDate><!-- 17 ms -->"));
  ASSERT_EQ(after.size(), 2u);
  EXPECT_EQ(after[1].item.name, "feed.xml#2");
  EXPECT_EQ(after[1].item.bytes, before[0].item.bytes);
  EXPECT_THAT(after[1].item.bytes, HasSubstr(own));
}

TEST(Feed, LosesABrokenElementAlone) {
  const auto parts = parts_of(rss("<item><title>No end</b></title></item>" + element("") + "<item><title>Never closed" +
                                  element("<title>x</title>")));
  ASSERT_EQ(parts.size(), 4u);
  EXPECT_FALSE(parts[0].article);
  EXPECT_TRUE(parts[1].article);
  EXPECT_FALSE(parts[2].article);
  EXPECT_THAT(parts[2].article.error().message, HasSubstr("feed.xml#3: this element has no end"));
  EXPECT_TRUE(parts[3].article);
}

TEST(Feed, GivesWhatWasWholeOfOneThatBreaksOff) {
  const std::string whole = rss(element("") + "<item><guid>g2</guid><description>Two</description></item>");
  for (std::size_t size = whole.find("<item>"); size < whole.size(); ++size) {
    const auto parts = parts_of(whole.substr(0, size));
    std::size_t read = 0;
    for (const Part& part : parts) read += part.article ? 1 : 0;
    const std::size_t first = whole.find("</item>") + 7, second = whole.rfind("</item>") + 7;
    EXPECT_EQ(read, (size >= first ? 1u : 0u) + (size >= second ? 1u : 0u)) << size;
    EXPECT_FALSE(parts.back().article) << "whatever is missing is told, " << size;
  }
}

TEST(Feed, OfJsonGivesWhatWasWhole) {
  const std::string start =
      R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a","content_text":"A \"]} b"},)";
  auto parts = parts_of(start + R"({"id":7,"content_html":"<p>B</p>"})", "feed.json");
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0].article->text, "A \"]} b");
  EXPECT_EQ(parts[1].article->id.value, "7");
  EXPECT_THAT(parts[2].article.error().message, HasSubstr("breaks off"));
  parts = parts_of(start + R"({"id":tru},{"id":"c","content_text":"C"}],"title":"T"})", "feed.json");
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_FALSE(parts[1].article);
  EXPECT_EQ(parts[2].article->source.value, "T");
}

TEST(Feed, RefusesWhatIsMadeToHarm) {
  const std::string entities =
      "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
  const auto laughs =
      parts_of("<?xml version=\"1.0\"?>" + entities + rss(element("<title>&b;&file;</title>")).substr(21));
  ASSERT_EQ(laughs.size(), 1u);
  EXPECT_THAT(laughs[0].article.error().message, HasSubstr("declares entities"));

  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (const auto& bytes :
       {rss("<item>" + deep + "</item>"), rss(deep), "<rss>" + deep, std::string("<rss><channel>")}) {
    for (const Part& part : parts_of(bytes)) EXPECT_FALSE(part.article);
  }
}

}  // namespace
}  // namespace claimwatch
