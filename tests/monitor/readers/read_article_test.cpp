#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "monitor/readers/article.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

InboxItem item(std::string bytes, std::string name = "a.txt") {
  return {std::move(name), std::move(bytes), std::nullopt, "2026-11-21T10:12:00Z"};
}

InboxItem with_sidecar(std::string bytes, std::string sidecar) {
  InboxItem both = item(std::move(bytes));
  both.sidecar = std::move(sidecar);
  return both;
}

Article read(const InboxItem& from) {
  const auto article = read_article(from, shipped_rules());
  EXPECT_TRUE(article) << article.error().message;
  return article ? *article : Article();
}

std::string error_of(const InboxItem& from) {
  const auto article = read_article(from, shipped_rules());
  EXPECT_FALSE(article) << from.bytes;
  return article ? "" : article.error().message;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

TEST(ReadArticle, TakesFrontMatterAndKeepsTheTextAsItIs) {
  const Article article =
      read(item("---\n"
                "title: Half: \"27%\" [update] # 1\n"
                "source: Harbor Wire\n"
                "published: 2025-01-22\n"
                "modified: 2025-01-23T08:30:00-05:00\n"
                "url: https://example.com/a?b=c\n"
                "lang: en-GB\n"
                "tags:\n  - cloud\n- money\n"
                "---\n"
                "\nFirst line.  \n---\nLast line"));
  EXPECT_EQ(article.title, (Field{"Half: \"27%\" [update] # 1", "front matter"}));
  EXPECT_EQ(article.source, (Field{"Harbor Wire", "front matter"}));
  EXPECT_EQ(article.published, (Field{"2025-01-22", "front matter"}));
  EXPECT_EQ(article.modified, (Field{"2025-01-23T08:30:00-05:00", "front matter"}));
  EXPECT_EQ(article.url, (Field{"https://example.com/a?b=c", "front matter"}));
  EXPECT_EQ(article.lang, (Field{"en", "front matter"}));
  EXPECT_EQ(article.text, "\nFirst line.  \n---\nLast line");
  EXPECT_EQ(article.charset, "UTF-8");
  EXPECT_EQ(iso(article.published_day()), "2025-01-22");
  EXPECT_FALSE(article.undated());
}

TEST(ReadArticle, TakesQuotesOffAroundAWholeValueOnly) {
  const std::pair<std::string, std::string> cases[] = {
      {R"("Stargate in five minutes")", "Stargate in five minutes"},
      {R"("바뀐 것은 없다"…동맹 그대로)", R"("바뀐 것은 없다"…동맹 그대로)"},
      {R"("하나"와 "둘")", R"("하나"와 "둘")"},
      {R"([인터뷰] "독점은 끝")", R"([인터뷰] "독점은 끝")"},
      {R"(")", R"(")"},
  };
  for (const auto& [written, want] : cases) {
    EXPECT_EQ(read(item("---\ntitle: " + written + "\n---\nText.\n")).title.value, want);
  }
}

TEST(ReadArticle, ReadsWindowsLinesAndCharsets) {
  const Article lines = read(item("\xef\xbb\xbf---\r\ntitle: A\r\npublished: 2025-01-22\r\n---\r\nText.\r\nMore.\r\n"));
  EXPECT_EQ(lines.title.value, "A");
  EXPECT_EQ(lines.text, "Text.\nMore.\n");
  const Article korean = read(item("---\ntitle: \xbf\xc0\xc7\xc2 AI\n---\n\xc1\xf6\xba\xd0 27%.\n"));
  EXPECT_EQ(korean.title.value, "오픈 AI");
  EXPECT_EQ(korean.charset, "windows-949");
}

TEST(ReadArticle, TakesTomlFrontMatterAndLetsUnknownKeysBe) {
  const Article article =
      read(item("+++\ntitle = \"A = b\"\npublished = 2025-01-22T10:12:00+09:00\ndraft = false\n"
                "[params]\ntitle = 'other'\n+++\nText.\n"));
  EXPECT_EQ(article.title.value, "A = b");
  EXPECT_EQ(article.published.value, "2025-01-22T10:12:00+09:00");
  EXPECT_EQ(article.text, "Text.\n");
}

TEST(ReadArticle, TakesALineOfHyphensForARuleWhereNoKeyFollows) {
  std::string late = "---\nA title\n";
  for (int line = 0; line < 20; ++line) late += "Line of text.\n";
  late += "source: Harbor Wire\n---\n";
  for (const std::string& text :
       {std::string("---\n\nNo key here.\n---\n"), std::string("---\n10:12 it began.\n"), std::string("---\n"),
        std::string("+++ and more\n"), std::string("---\nA title\nsource: a rule above, and none below\n"),
        std::string("---\nA title\nNote: no key of ours\nSource: Harbor Wire\n---\nText.\n"), late}) {
    EXPECT_EQ(read(item(text)).text, text);
  }
}

TEST(ReadArticle, TakesNoBrokenFrontMatterForProse) {
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"---\ntitle Broken\npublished: 2025-13-40\n---\nText.\n", "a.txt:2:1: this is no `key: value` line",
       "put a colon and a blank behind its key\n    title Broken"},
      {"---\n\ntitle:Broken\nsource: B\n---\nText.\n", "a.txt:3:1: this is no `key: value` line", "\n    title:Broken"},
      {"---\n# made by hand\npublished: soon\n---\nText.\n", "a.txt:3:12: published \"soon\" is not a date", ""},
      {"+++\ntitle \"A\"\nsource = \"B\"\n+++\nText.\n", "a.txt:2:", "this is no TOML"},
  };
  for (const auto& [text, where, help] : cases) {
    EXPECT_THAT(error_of(item(text)), testing::AllOf(StartsWith(where), HasSubstr(help))) << text;
  }
}

TEST(ReadArticle, SaysWhereFrontMatterIsWrongAndWhatToDo) {
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"---\ntitle: A\n\npublished: soon\n---\nText.\n", "a.txt:4:12: published \"soon\" is not a date",
       "published: soon"},
      {"---\ntitle: 값\nmodified:   2025-02-30\n---\nText.\n", "a.txt:3:13: modified \"2025-02-30\"", "2025-01-22"},
      {"---\ntitle: A\nlang: Korean\n---\nText.\n", "a.txt:3:7: lang \"Korean\"", "ko or en"},
      {"---\ntitle: A\nsource: B\n", "a.txt:1:1: the front matter that begins here is not closed", "line of ---"},
      {"---\ntitle: A\nThe text began here.\n---\n", "a.txt:3:1: this is no `key: value` line", "line of ---"},
      {"---\ntitle: A\ntitle: B\n---\nText.\n", "a.txt:3:1: title is given before, in line 2", "take one"},
      {"---\ntitle: A\n  and more\n---\nText.\n", "a.txt:3:1: title goes on here", "one line"},
      {"+++\ntitle = \"A\"\npublished = 3\n+++\nText.\n", "a.txt:3:13: published is neither text nor a date", "quotes"},
      {"+++\ntitle = \"A\n+++\nText.\n", "a.txt:2:", "TOML"},
      {"+++\ntitle = \"A\"\nText.\n", "a.txt:1:1: the front matter that begins here is not closed", "line of +++"},
  };
  for (const auto& [text, where, help] : cases) {
    EXPECT_THAT(error_of(item(text)), testing::AllOf(StartsWith(where), HasSubstr(help))) << text;
  }
}

TEST(ReadArticle, RefusesDatesOnWhichNothingCanHaveBeenPublished) {
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"published: 2150-01-02", "a.txt:2:12: published 2150-01-02 is in the future of the file, 2026-11-21;",
       "correct"},
      {"modified: 2027-11-23", "a.txt:2:11: modified 2027-11-23 is in the future of the file, 2026-11-21;", "correct"},
      {"published: 1799-12-31", "a.txt:2:12: published 1799-12-31 is before", "correct it"},
      {"date: 0025-01-22", "a.txt:2:7: date 0025-01-22 is before", "correct it"},
  };
  for (const auto& [line, where, help] : cases) {
    EXPECT_THAT(error_of(item("---\n" + line + "\n---\nText.\n")), testing::AllOf(StartsWith(where), HasSubstr(help)));
  }
  EXPECT_THAT(error_of(with_sidecar("Text.\n", "published = 2150-01-02")), StartsWith("a.txt.meta.toml:1:13: "));
  for (const std::string day : {"1800-01-01", "1911-10-10", "2026-11-22", "2027-11-21"}) {
    EXPECT_EQ(read(item("---\npublished: " + day + "\n---\nText.\n")).published.value, day);
  }
}

TEST(ReadArticle, BelievesNoFileTimeFromBeforeItsKind) {
  InboxItem unpacked = item("---\npublished: 2025-01-22\n---\nText.\n");
  for (const std::string time : {"1970-01-01T00:00:00Z", "1980-01-01T00:00:00Z", ""}) {
    unpacked.modified = time;
    EXPECT_EQ(read(unpacked).published.value, "2025-01-22") << time;
  }
}

TEST(ReadArticle, RefusesAChangeBeforeThePublication) {
  EXPECT_THAT(
      error_of(item("---\nmodified: 2025-01-20\npublished: 2025-01-22\n---\nText.\n")),
      testing::AllOf(StartsWith("a.txt: "), HasSubstr("modified 2025-01-20 (front matter)"), HasSubstr("before"),
                     HasSubstr("published 2025-01-22 (front matter)"), HasSubstr("correct")));
  EXPECT_THAT(error_of(with_sidecar("---\nmodified: 2025-01-20\n---\nText.\n", "published = 2025-01-22")),
              HasSubstr("published 2025-01-22 (sidecar)"));
  const std::pair<std::string, std::string> fine[] = {
      {"2025-01-22T10:00:00+09:00", "2025-01-22T09:00:00+09:00"},  // of one day
      {"2025-01-22T08:00:00+09:00", "2025-01-21T23:30:00Z"},       // the same day over there
      {"2025-01-22", "2025-01-21T23:30:00Z"},                      // perhaps so
  };
  for (const auto& [published, modified] : fine) {
    const Article article = read(item("---\npublished: " + published + "\nmodified: " + modified + "\n---\nText.\n"));
    EXPECT_EQ(article.modified.value, modified);
  }
  EXPECT_THAT(error_of(item("---\npublished: 2025-01-22T08:00:00+09:00\nmodified: 2025-01-21T14:30:00Z\n---\nText.\n")),
              HasSubstr("before"));
  EXPECT_EQ(read(item("---\npublished: 2025-01-22\n---\nUpdated: 2025-01-20\nText.\n")).modified.value, "2025-01-20")
      << "the text's own words are no metadata to correct";
}

TEST(ReadArticle, RefusesAnAddressThatIsNone) {
  const std::string bad[] = {"example.com/a", "/posts/a", "ftp://example.com/a", "https://",
                             "https:// a",    "urn:a:1",  "ht-tp://a.kr"};
  for (const std::string& url : bad) {
    EXPECT_THAT(error_of(item("---\nurl: " + url + "\n---\nText.\n")),
                testing::AllOf(StartsWith("a.txt:2:6: url \"" + url + "\" is no web address"), HasSubstr("https://")));
  }
  for (const std::string url : {"https://example.com/a?b=c#d", "HTTP://example.com", "https://예시.kr/가"}) {
    EXPECT_EQ(read(item("---\nurl: " + url + "\n---\nText.\n")).url.value, url);
  }
  EXPECT_EQ(read(item("---\npermalink: /posts/a\n---\nText.\n")).url, Field()) << "a site's path of its own";
}

TEST(ReadArticle, KeepsAnyLanguageThatIsGiven) {
  EXPECT_EQ(read(item("---\nlang: fr\n---\nText.\n")).lang, (Field{"fr", "front matter"}));
}

TEST(ReadArticle, ReadsTheNamesThatOthersGiveToItsKeys) {
  const Article yaml =
      read(item("---\nheadline: A\noutlet: Harbor Wire\npubDate: 2025-01-22\nlast-mod: 2025-01-23\n"
                "Permalink: https://example.com/a\nlanguage: en-GB\n---\nText.\n"));
  EXPECT_EQ(yaml.title, (Field{"A", "front matter"}));
  EXPECT_EQ(yaml.source.value, "Harbor Wire");
  EXPECT_EQ(yaml.published.value, "2025-01-22");
  EXPECT_EQ(yaml.modified.value, "2025-01-23");
  EXPECT_EQ(yaml.url.value, "https://example.com/a");
  EXPECT_EQ(yaml.lang.value, "en");
  const Article toml =
      read(item("+++\ndatePublished = 2025-01-22\ndateModified = 2025-01-23\n[params]\ndate = 2020-01-01\n"
                "+++\nText.\n"));
  EXPECT_EQ(toml.published.value, "2025-01-22");
  EXPECT_EQ(toml.modified.value, "2025-01-23");
  EXPECT_EQ(read(with_sidecar("---\npublished: 2025-01-22\n---\nText.\n", "date = 2025-01-21")).published,
            (Field{"2025-01-21", "sidecar"}));
  EXPECT_THAT(error_of(item("---\ndate: 2025-13-40\n---\nText.\n")),
              StartsWith("a.txt:2:7: date \"2025-13-40\" is not a date"));
  EXPECT_THAT(error_of(item("---\nheadline Broken\ndate: 2025-01-22\n---\nText.\n")), StartsWith("a.txt:2:1: "));
}

TEST(ReadArticle, PrefersAKeysOwnNameThenTheFirstOfItsOthers) {
  EXPECT_EQ(read(item("---\ndate: 2025-01-20\npublished: 2025-01-22\n---\nText.\n")).published.value, "2025-01-22");
  EXPECT_EQ(read(item("---\ndate: 2025-01-20\npublished:\n---\nText.\n")).published.value, "2025-01-20");
  EXPECT_EQ(read(item("---\ndate: 2025-01-20\npubdate: soon\n---\nText.\n")).published.value, "2025-01-20");
  EXPECT_EQ(read(item("---\ntitle: A\nlanguage: English (GB)\n---\nText.\n")).lang.from, "text")
      << "sites use the names for other things";
}

TEST(ReadArticle, AsksWhetherAKeyThatIsNearlyAKnownOneWasMeant) {
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"---\ntitle: A\npublishd: 2025-01-22\n---\nText.\n", "a.txt:3:1: unknown key \"publishd\"",
       "did you mean \"published\"?\n    publishd: 2025-01-22"},
      {"---\nsoruce: B\ntitle: A\n---\nText.\n", "a.txt:2:1: unknown key \"soruce\"", "did you mean \"source\"?"},
      {"---\npublsihed: |\n  2025-01-22\n---\nText.\n", "a.txt:2:1: ", "did you mean \"published\"?"},
      {"+++\ntitel = \"A\"\n+++\nText.\n", "a.txt:2:1: unknown key \"titel\"", "did you mean \"title\"?"},
  };
  for (const auto& [text, where, help] : cases) {
    EXPECT_THAT(error_of(item(text)), testing::AllOf(StartsWith(where), HasSubstr(help))) << text;
  }
}

TEST(ReadArticle, LetsKeysBeThatExportersAdd) {
  std::string text = "---\ntitle: A\n";
  for (const std::string key :
       {"tag",      "tags",          "time",    "type",        "file",      "style",      "slug",        "publish",
        "subtitle", "unpublishdate", "public",  "draft",       "layout",    "author",     "categories",  "image",
        "id",       "uid",           "created", "description", "lead",      "weight",     "name",        "note",
        "section",  "rank",          "score",   "user",        "resources", "expiryDate", "kind",        "lat",
        "state",    "status",        "aliases", "hash",        "guid",      "place",      "last_update", "linkTitle"}) {
    text += key + ": true\n";
  }
  EXPECT_EQ(read(item(text + "---\nText.\n")).title.value, "A");
}

TEST(ReadArticle, PutsTheSidecarAboveAllElse) {
  const std::string text = "---\ntitle: A\npublished: 2025-01-22\nurl: https://example.com/1\n---\nText.\n";
  const Article article = read(
      with_sidecar(text, "title = \"[칼럼] '아버지'\"\nsource = \"데스크\"\npublished = 2023-06-07\nlang = \"ko\"\n"));
  EXPECT_EQ(article.title, (Field{"[칼럼] '아버지'", "sidecar"}));
  EXPECT_EQ(article.source, (Field{"데스크", "sidecar"}));
  EXPECT_EQ(article.published, (Field{"2023-06-07", "sidecar"}));
  EXPECT_EQ(article.url, (Field{"https://example.com/1", "front matter"}));
  EXPECT_EQ(article.lang, (Field{"ko", "sidecar"}));
  EXPECT_EQ(read(with_sidecar("Text.\n", "published = \"7 June 2023\"")).published.value, "2023-06-07");
}

TEST(ReadArticle, SaysWhereASidecarIsWrongAndWhatToDo) {
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"title = \"A\"\npublised = 2025-01-22\n", "a.txt.meta.toml:2:1: unknown key \"publised\"",
       "did you mean \"published\"?\n    publised = 2025-01-22"},
      {"title = \"A\"\npublished = \"soon\"\n", "a.txt.meta.toml:2:13: published \"soon\" is not a date",
       "\n    published = \"soon\""},
      {"title = A\n", "a.txt.meta.toml:1:", "\n    title = A"},
      {"title = 7\n", "a.txt.meta.toml:1:9: title is neither text nor a date", "quotes"},
      {"title = \"A\"\n[출처]\n", "a.txt.meta.toml:2:2: this is no TOML", "[출처]"},
      {"[[=]]\n", "a.txt.meta.toml:1:3: this is no TOML", "[[=]]"},
      {"published = 2025-01-22T:\n", "a.txt.meta.toml:1:", "this is no TOML"},
      {"[extra]\nmood = \"x\"\n", "a.txt.meta.toml:2:1: unknown key \"extra.mood\"", "known are title"},
  };
  for (const auto& [sidecar, where, help] : cases) {
    EXPECT_THAT(error_of(with_sidecar("Text.\n", sidecar)), testing::AllOf(StartsWith(where), HasSubstr(help)));
  }
}

TEST(ReadArticle, SaysWhatToDoAboutCommonSlipsInToml) {
  const std::string not_closed = "; a string is not closed: add the quote at the end of the line\n    ";
  const std::string no_quotes = "; text stands in quotes: write title = \"";
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"title = \"A\nsource = \"B\"\n", "a.txt.meta.toml:1:", not_closed + "title = \"A"},
      {"source = \"B\"\ntitle = 'A", "a.txt.meta.toml:2:", not_closed + "title = 'A"},
      {"source = \"B\"\ntitle = \"A \\\"\n", "a.txt.meta.toml:2:", not_closed},
      {"title = A deal\n", "a.txt.meta.toml:1:", no_quotes + "A deal\"\n    title = A deal"},
      {"source = \"B\"\n\ntitle = 오픈AI의 새 계약\n", "a.txt.meta.toml:3:", no_quotes + "오픈AI의 새 계약\""},
      {"title = true story\n", "a.txt.meta.toml:1:", no_quotes + "true story\""},
      {"title = A\"\n", "a.txt.meta.toml:1:", no_quotes + "A\""},
      {"title = “A”\n", "a.txt.meta.toml:1:", no_quotes + "A\""},
  };
  for (const auto& [sidecar, where, help] : cases) {
    EXPECT_THAT(error_of(with_sidecar("Text.\n", sidecar)),
                testing::AllOf(StartsWith(where), HasSubstr("this is no TOML"), HasSubstr(help)))
        << sidecar;
  }
  EXPECT_THAT(error_of(item("+++\ntitle = \"A\n+++\nText.\n")),
              testing::AllOf(StartsWith("a.txt:2:"), HasSubstr(not_closed + "title = \"A")));
  for (const std::string other : {"title = \n", "title\n", "[title\n", "title = \"A\" B\n", "published = 2025-13-40\n",
                                  "draft = true\ndraft = true\n"}) {
    EXPECT_THAT(error_of(with_sidecar("Text.\n", other)), testing::Not(HasSubstr("quote"))) << other;
  }
}

TEST(ReadArticle, TakesTheFirstLineThatReadsLikeATitle) {
  const std::pair<std::string, std::string> cases[] = {
      {"[사진: 셔터스톡]\n<!-- -->\n\n오픈AI의 새 계약\n본문이다.\n", "오픈AI의 새 계약"},
      {"# Quarter of sales\n\nText.\n", "Quarter of sales"},
      {"[칼럼] 20%의 무게\n본문이다.\n", "[칼럼] 20%의 무게"},
      {"기사입력 2025.10.29 09:12\n----\n제목이다\n", "제목이다"},
      {"(Harbor Wire) - Microsoft holds (some of) it\n", "(Harbor Wire) - Microsoft holds (some of) it"},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(read(item(text)).title, (Field{want, "text"})) << text;
  EXPECT_LE(read(item(std::string(5'000, 'x'))).title.value.size(), 130U) << "a paragraph is cut";
  EXPECT_EQ(read(item("[사진: 셔터스톡]\n")).title, Field()) << "nothing reads like one";
}

TEST(ReadArticle, TakesDatesFromTheTextsOwnDateLines) {
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"데스크 칼럼입력 :2023/06/07 10:12    수정: 2023/06/07 10:48", "2023-06-07T10:12:00+09:00",
       "2023-06-07T10:48:00+09:00"},
      {"기사입력 2025.10.29 09:12", "2025-10-29T09:12:00+09:00", ""},
      {"승인 2024-10-20", "2024-10-20", ""},
      {"입력 2025. 10. 29. (수) 오후 3:05 | 최종수정 2025.10.30. 오전 12:01", "2025-10-29T15:05:00+09:00",
       "2025-10-30T00:01:00+09:00"},
      {"등록 : 2025년 10월 29일 9시 12분", "2025-10-29T09:12:00+09:00", ""},
  };
  for (const auto& [line, published, modified] : cases) {
    const Article article =
        read(item("오픈AI의 새 계약\n\n" + line + "\n\n마이크로소프트는 지분 27%를 보유하고 있다.\n"));
    EXPECT_EQ(article.published, (Field{published, "text"})) << line;
    EXPECT_EQ(article.modified.value, modified) << line;
  }
  const Article english =
      read(item("A deal\nPublished: 22 January 2025\nUpdated January 23, 2025 at 9:05 p.m. EST\nText.\n"));
  EXPECT_EQ(english.published, (Field{"2025-01-22", "text"}));
  EXPECT_EQ(english.modified, (Field{"2025-01-23T21:05:00-05:00", "text"}));
}

TEST(ReadArticle, TakesNoDateFromTheProse) {
  const std::string prose[] = {
      "A study published 22 January 2025 found that clouds pay.",
      "Updated 5 January 2025 guidelines say nothing of it.",
      "On 22 January 2025 the companies signed.",
      "정부가 2024-10-20에 승인 2건을 냈다.",
      "마이크로소프트는 2025년 10월 28일 지분 27%를 받았다.",
      "계약은 승인 2024-10-20 이후에 효력이 생겼다.",
  };
  for (const auto& text : prose) {
    const Article article = read(item("A title\n" + text + "\n"));
    EXPECT_EQ(article.published, (Field{"2026-11-21T10:12:00Z", "file time"})) << text;
    EXPECT_TRUE(article.undated());
  }
  std::string far = "A title\n";
  for (int line = 0; line < 40; ++line) far += "Line of text.\n";
  const std::string end = far;
  far = far + "Published: 22 January 2025\n" + end.substr(8);
  EXPECT_TRUE(read(item(far)).undated()) << "a date line in the middle is of something else";
}

TEST(ReadArticle, PutsKoreanTimesIntoKoreasZone) {
  const auto published = [](const std::string& date, const std::string& lang) {
    return read(item("---\npublished: " + date + "\nlang: " + lang + "\n---\nText.\n")).published.value;
  };
  EXPECT_EQ(published("2025-01-21T23:30:00Z", "ko"), "2025-01-22T08:30:00+09:00");
  EXPECT_EQ(published("2025-01-21 23:30", "ko"), "2025-01-21T23:30:00+09:00");
  EXPECT_EQ(published("2025-01-21T23:30:00-05:00", "ko"), "2025-01-21T23:30:00-05:00");
  EXPECT_EQ(published("2025-01-21T23:30:00Z", "en"), "2025-01-21T23:30:00Z");
}

TEST(ReadArticle, TellsTheLanguageByTheText) {
  EXPECT_EQ(read(item("마이크로소프트는 지분을 보유하고 있다.\n")).lang, (Field{"ko", "text"}));
  EXPECT_EQ(read(item("Microsoft holds a stake.\n")).lang, (Field{"en", "text"}));
}

TEST(ReadArticle, KnowsAFormatByItsContentBeforeItsName) {
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"a.txt", "\xef\xbb\xbf <!DOCTYPE html>\n<html></html>", "there is no article in the page"},
      {"a.md", "<html lang=ko>", "there is no article in the page"},
      {"a.txt", "<?xml version=\"1.0\"?><rss/>", "the feed has no articles in it"},
      {"a.txt", "<?xml version=\"1.0\"?><svg/>", "XML that is no feed is not read yet"},
      {"a.html", "%PDF-1.7\n", "broken PDF"},
      {"a.txt", "PK\x03\x04....", "ZIP archive"},
      {"a.txt", "\x1f\x8b....", "gzip"},
      {"a.txt", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"},
      {"a.csv", "one,two\n", "a .csv file is not read yet"},
      {"a.bin", std::string("\x01\x02\x00\x03", 4), "binary data"},
      {"a.txt", std::string("\x01\x02\x00\x03", 4), "binary data"},
  };
  for (const auto& [name, bytes, want] : cases) {
    EXPECT_THAT(error_of(item(bytes, name)), testing::AllOf(StartsWith(name + ": "), HasSubstr(want)));
  }
  EXPECT_EQ(read(item("Received: from x\r\nSubject: y\r\n\r\nText\r\n")).text, "Text\n");
  EXPECT_EQ(read(item("From: the heart\n\nText.\n")).text, "From: the heart\n\nText.\n");
  EXPECT_EQ(read(item("Text.\n", "no-extension")).text, "Text.\n");
  EXPECT_EQ(read(item("Text.\n", "A.MD")).text, "Text.\n");
}

TEST(ReadArticle, RefusesWhatHasNoText) {
  EXPECT_THAT(error_of(item("")), HasSubstr("empty"));
  EXPECT_THAT(error_of(item(" \n\t\n")), HasSubstr("no text"));
  EXPECT_THAT(error_of(item("---\ntitle: A\n---\n\n")), HasSubstr("no text"));
}

TEST(ReadArticle, ReadsEveryFixtureWithItsFrontMatter) {
  int articles = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(CLAIMWATCH_SOURCE_DIR "/fixtures/corpus")) {
    if (file.path().extension() != ".txt") continue;
    const std::string bytes = bytes_of(file.path());
    const Article article = read(item(bytes, file.path().filename().string()));
    for (const Field& field : {article.title, article.source, article.published, article.url, article.lang}) {
      EXPECT_FALSE(field.value.empty()) << file.path();
      EXPECT_EQ(field.from, "front matter") << file.path();
    }
    EXPECT_TRUE(bytes.ends_with(article.text)) << file.path();
    ++articles;
  }
  EXPECT_GT(articles, 40);
}

}  // namespace
}  // namespace claimwatch
