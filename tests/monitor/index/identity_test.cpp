#include "monitor/index/identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "monitor/index/hash.h"

namespace claimwatch {
namespace {

const std::string story =
    "Microsoft will hold about 27% of OpenAI once the startup has become a public benefit corporation, the two "
    "companies "
    "said on Tuesday after a year of talks about the value of what the larger one had put into the smaller one.";
const std::string other_story =
    "The ferry between the two islands stops for the winter, the harbour board said, and starts again when the ice has "
    "gone, which in most years is the first week of April or a little later than that.";

std::string with(std::string text, std::string_view old_words, std::string_view new_words) {
  return text.replace(text.find(old_words), old_words.size(), new_words);
}

/// A reading of which tests set what they are about.
struct Draft {
  std::string text = story, title = "Microsoft gets 27%", source = "", url = "", id = "", published = "2025-10-28",
              modified = "";
  std::string item = "a.txt", read_at = "20251101T000000Z";
  std::vector<std::string> said = {"27%"};
  bool undated = false;
  std::string bytes = "";  ///< Empty: as unlike others as all fields together.
};

Identified reading(const Draft& draft) {
  Identified out;
  out.hash = hash_hex(draft.bytes.empty() ? draft.text + draft.title + draft.source + draft.url + draft.published +
                                                draft.modified + draft.item
                                          : draft.bytes);
  out.item = draft.item;
  out.read_at = draft.read_at;
  out.title = draft.title;
  out.source = draft.source;
  out.url = draft.url;
  out.id = draft.id;
  out.published = draft.published;
  out.modified = draft.modified;
  out.undated = draft.undated;
  out.text_hash = hash_hex(draft.text);
  out.text_size = draft.text.size();
  out.head = draft.text.substr(0, 200);
  out.shingles = shingles_of(draft.text);
  out.said = draft.said;
  out.sentences = marked_sentences(draft.text, read_quantities(draft.text));
  return out;
}

std::vector<Placement> placed(const std::vector<Draft>& drafts) {
  std::vector<Identified> readings;
  for (const Draft& draft : drafts) readings.push_back(reading(draft));
  return identify(readings);
}

bool one_article(const Draft& a, const Draft& b) {
  const auto placements = placed({a, b});
  return placements[0].article == placements[1].article;
}

TEST(CanonicalUrl, IsTheSameHoweverAPageWasReached) {
  const std::string page = canonical_url("https://example.com/a/story?id=7");
  for (const char* reached : {"http://example.com/a/story?id=7", "https://m.example.com/a/story?id=7",
                              "https://www.example.com/a/story/?id=7", "https://EXAMPLE.com/a/story?id=7#comments",
                              "https://example.com/a/story?utm_source=x&id=7&fbclid=y",
                              "https://example.com/%61/story?id=7&_ga=2", "https://amp.example.com:80/a/story?id=7"}) {
    EXPECT_EQ(canonical_url(reached), page) << reached;
  }
  EXPECT_EQ(canonical_url("https://example.kr:443/%EA%B8%B0%ec%82%ac/7?q=%EA%B8%B0"),
            canonical_url("https://example.kr/기사/7?q=기"));
  EXPECT_NE(canonical_url("https://example.com/a%2Fb"), canonical_url("https://example.com/a/b"));
  EXPECT_NE(canonical_url("https://example.com/a/story?id=8"), page);
  EXPECT_NE(canonical_url("https://example.com/A/story?id=7"), page) << "paths may differ in case";
  EXPECT_EQ(canonical_url("https://example.com/s?b=2&a=1"), canonical_url("https://example.com/s?a=1&b=2"));
}

TEST(Titles, TellANewerVersion) {
  const std::pair<const char*, int> cases[] = {
      {"오픈AI, 새 투자 유치(종합)", 1},      {"오픈AI, 새 투자 유치(종합2보)", 2}, {"오픈AI, 새 투자 유치 (3보)", 3},
      {"[업데이트] 오픈AI, 새 투자 유치", 1}, {"UPDATE 2-OpenAI raises funds", 2},  {"Update: OpenAI raises funds", 1},
      {"OpenAI raises funds (Corrected)", 1}, {"[속보] 오픈AI, 새 투자 유치", 0},   {"Updates of the week", 0},
      {"OpenAI raises $110 billion", 0},
  };
  for (const auto& [title, mark] : cases) EXPECT_EQ(newer_mark(title), mark) << title;
  EXPECT_EQ(normalised_title("오픈AI, 새 투자 유치(종합2보)"), normalised_title("[속보] 오픈AI 새 투자 유치"));
  EXPECT_EQ(normalised_title("UPDATE 2-OpenAI raises funds"), normalised_title("OpenAI raises funds"));
  EXPECT_NE(normalised_title("OpenAI raises $110 billion"), normalised_title("OpenAI raises $120 billion"));
}

TEST(Identity, LinksByAddress) {
  const Draft first{.url = "https://example.com/s"},
      moved{.text = other_story, .url = "https://m.example.com/s?utm_medium=x"};
  EXPECT_TRUE(one_article(first, moved));
  EXPECT_FALSE(one_article(first, {.title = "Another", .url = "https://example.com/t", .item = "b.txt"}));
}

TEST(Identity, LinksByTheFeedsOwnId) {
  const Draft first{.text = story, .source = "Wire", .id = "wire-17"};
  EXPECT_TRUE(one_article(first, {.text = other_story, .source = "Wire", .id = "wire-17", .item = "b.xml#wire-17"}));
  EXPECT_FALSE(one_article(first, {.text = other_story, .source = "Courier", .id = "wire-17", .item = "b.xml#wire-17"}))
      << "each feed numbers for itself";
  EXPECT_FALSE(one_article(first, {.source = "Wire", .id = "wire-18", .item = "b.xml#wire-18"}))
      << "both have one: a column of one title, and the same text sent twice, are two";
  EXPECT_TRUE(one_article(first, {.source = "Wire", .item = "saved.txt"})) << "one side has none";
}

TEST(Identity, AnAddressOfAWholeSiteNamesNoArticle) {
  EXPECT_FALSE(one_article({.url = "https://example.com/"},
                           {.text = other_story, .url = "https://www.example.com", .item = "b.txt"}));
}

TEST(Identity, LinksByOutletTitleAndTextWhereAnAddressIsMissing) {
  const Draft first{.source = "Wire"};
  const std::string changed = with(story, "about 27%", "about 28%");
  EXPECT_TRUE(one_article(first, {.text = changed, .source = "Wire", .published = "2025-10-30"}));
  EXPECT_TRUE(one_article(first, {.text = changed, .source = "Wire", .url = "https://example.com/s"}));
  EXPECT_FALSE(one_article(first, {.text = changed, .source = "Courier"})) << "another outlet";
  EXPECT_FALSE(one_article(first, {.text = other_story, .source = "Wire"})) << "a column keeps its title";
  EXPECT_FALSE(one_article(first, {.text = changed, .source = "Wire", .published = "2025-11-28"})) << "a month later";
  EXPECT_TRUE(one_article({}, {.text = changed})) << "no outlet known: the same file";
  EXPECT_FALSE(one_article({}, {.text = changed, .item = "b.txt"}));
}

TEST(Identity, TheSameTextIsTheSameArticleUnlessOutletsDiffer) {
  EXPECT_TRUE(one_article({}, {.title = "Other title", .item = "b.txt"}));
  const auto copy = placed({{.source = "Wire"}, {.source = "Courier", .published = "2025-10-29", .item = "b.txt"}});
  EXPECT_NE(copy[0].article, copy[1].article);
  EXPECT_EQ(copy[0].standing, Standing::counts);
  EXPECT_EQ(copy[1].standing, Standing::copy);
  EXPECT_EQ(copy[1].copy_of, copy[0].article);
}

TEST(Identity, ATextThatSaysAnythingElseIsNoCopy) {
  const Draft first{.source = "Wire"};
  const auto other_figure = placed({first,
                                    {.text = with(story, "27%", "28%"),
                                     .source = "Courier",
                                     .published = "2025-10-29",
                                     .item = "b.txt",
                                     .said = {"28%"}}});
  EXPECT_EQ(other_figure[1].standing, Standing::counts);
  const auto shorter = placed({{.source = "Wire", .said = {"27%", "USD 135"}},
                               {.source = "Courier", .published = "2025-10-29", .item = "b.txt"}});
  EXPECT_EQ(shorter[1].standing, Standing::copy) << "one that leaves something out";
}

TEST(Identity, ATextThatReversesASentenceIsNoCopyHoweverFewWordsThatTakes) {
  const std::string told = story + " The startup may sell its services through others.";
  for (const auto& [words, others] : {std::pair("may sell", "may not sell"), {"may sell", "will sell"}}) {
    const auto placements =
        placed({{.text = told, .source = "Wire"},
                {.text = with(told, words, others), .source = "Courier", .published = "2025-10-29", .item = "b.txt"}});
    EXPECT_EQ(placements[1].standing, Standing::counts) << others;
  }
}

/// A whole article, of which `story` is the first paragraph.
const std::string whole_story =
    story +
    "\n\nThe larger company had put money into the smaller one since 2019 and kept its servers, and both said that "
    "they would go on to do so. Their lawyers had met in four cities, in two of them twice, and had left each of them "
    "without a word to those who waited at the door.\n\nWhat becomes of the board was left for another day, as was the "
    "question who will tell when the machines have drawn level with people. A panel that nobody has named yet is to "
    "find out, and takes its time.\n\nIn the town where the smaller company rents its offices, people noticed nothing. "
    "The bakery on the corner sold as many rolls as on other days, its owner said, and closed at four.";

TEST(Identity, ATeaserIsACopyOfWhatItsArticleTellsInFull) {
  const std::string url = "https://example.com/s";
  const Draft whole{.text = whole_story, .source = "Wire", .url = url, .said = {"27%", "USD 1"}};
  const std::pair<const char*, Draft> teasers[] = {
      {"its beginning", {.url = url}},
      {"its beginning, seen later", {.url = url, .read_at = "20251109T000000Z"}},
      {"of the feed's day", {.url = url, .published = "2025-10-29"}},
      {"changed since", {.url = url, .modified = "2025-11-20"}},
      {"in the feed's own words", {.text = "A tenth of a year's work is 27%.", .url = url, .id = "wire-17"}},
      {"without an address", {.source = "Wire", .id = "wire-17"}},
  };
  for (const auto& [why, teaser] : teasers) {
    const auto placements = placed({teaser, whole});
    EXPECT_EQ(placements[0].standing, Standing::copy) << why;
    EXPECT_TRUE(is_teaser(placements[0])) << why;
    EXPECT_EQ(placements[1].standing, Standing::counts) << why;
    EXPECT_EQ(placements[1].version, 0) << why << ": no version for the teaser";
  }
}

TEST(Identity, ATeaserUnderAnotherAddressIsACopyToo) {
  for (const char* day : {"2025-10-27", "2025-10-28", "2025-10-29"}) {
    const auto placements =
        placed({{.source = "Wire", .url = "https://feeds.example.com/17", .published = day, .item = "b.txt"},
                {.text = whole_story, .source = "Wire", .url = "https://example.com/s", .said = {"27%", "USD 1"}}});
    EXPECT_EQ(placements[0].standing, Standing::copy) << day;
    EXPECT_EQ(placements[0].copy_of, placements[1].article) << day;
    EXPECT_EQ(placements[1].standing, Standing::counts) << day;
  }
}

TEST(Identity, AShortFirstReportIsAVersionOfItsOwn) {
  const std::string url = "https://example.com/s";
  const auto grown = placed({{.url = url}, {.text = whole_story, .url = url, .published = "2025-10-31"}});
  EXPECT_EQ(grown[0].standing, Standing::counts) << "days before the story grew";
  EXPECT_EQ(grown[1].version, 1);
  const auto corrected =
      placed({{.text = with(story, "27%", "28%"), .url = url, .read_at = "20251031T000000Z", .said = {"28%"}},
              {.text = whole_story, .url = url}});
  EXPECT_EQ(corrected[0].standing, Standing::counts) << "it says something else";
}

TEST(Identity, OfOneDayWhoCreditsAnAgencyIsTheCopy) {
  const Draft agency{.source = "Pacific Wire"};
  for (const char* outlet : {"Courier", "Herald", "Journal", "Gazette"}) {
    const auto placements = placed({{.text = "(Pacific Wire) - " + story, .source = outlet, .item = "b.txt"}, agency});
    EXPECT_EQ(placements[0].standing, Standing::copy) << outlet;
    EXPECT_EQ(placements[1].standing, Standing::counts) << outlet;
  }
}

TEST(Identity, OrdersVersionsByDateThenTitleThenReading) {
  const std::string url = "https://example.com/s", changed = with(story, "about 27%", "about 28%");
  const std::tuple<const char*, Draft, Draft> cases[] = {
      {"published later", {.url = url}, {.text = changed, .url = url, .published = "2025-10-29"}},
      {"modified later", {.url = url}, {.text = changed, .url = url, .modified = "2025-10-29"}},
      {"later in the day",
       {.url = url, .published = "2025-10-28T09:00:00+09:00"},
       {.text = changed, .url = url, .published = "2025-10-28T10:00:00+09:00"}},
      {"title says so",
       {.url = url, .read_at = "20251103T000000Z"},
       {.text = changed, .title = "Microsoft gets 27% (종합)", .url = url}},
      {"text says so", {.url = url, .read_at = "20251103T000000Z"}, {.text = "(Corrects size) " + changed, .url = url}},
      {"read later", {.url = url}, {.text = changed, .url = url, .read_at = "20251103T000000Z"}},
  };
  for (const auto& [why, older, newer] : cases) {
    const auto placements = placed({newer, older});
    EXPECT_EQ(placements[1].version, 0) << why;
    EXPECT_EQ(placements[0].version, 1) << why;
  }
}

TEST(Identity, AVersionCountsFromItsOwnDay) {
  const std::string url = "https://example.com/s";
  const auto placements = placed({{.url = url, .modified = "2025-10-28"},
                                  {.text = with(story, "27%", "28%"), .url = url, .modified = "2025-11-02"}});
  EXPECT_EQ(iso(placements[0].day), "2025-10-28");
  EXPECT_EQ(iso(placements[1].day), "2025-11-02");
}

TEST(Identity, ANewerVersionIsNoCopyOfWhatFollowedIt) {
  // The wire's correction and the paper that took it over are of one day.
  const std::string corrected = with(story, "27%", "28%");
  const auto placements = placed({{.source = "Wire", .url = "https://example.com/s"},
                                  {.text = corrected,
                                   .source = "Wire",
                                   .url = "https://example.com/s",
                                   .published = "2025-10-29",
                                   .said = {"28%"}},
                                  {.text = corrected,
                                   .source = "Courier",
                                   .url = "https://example.com/c",
                                   .published = "2025-10-29",
                                   .item = "b.txt",
                                   .said = {"28%"}}});
  EXPECT_EQ(placements[1].standing, Standing::counts);
  EXPECT_EQ(placements[2].standing, Standing::copy);
}

TEST(Identity, TheLatestReadingOfTheSameBytesCounts) {
  const auto placements = placed({{.published = "2025-10-28", .bytes = "x"},
                                  {.published = "2024-10-28", .read_at = "20251105T000000Z", .bytes = "x"}});
  EXPECT_EQ(placements[0].standing, Standing::outdated);
  EXPECT_EQ(placements[1].standing, Standing::counts);
  EXPECT_EQ(iso(placements[1].day), "2024-10-28");
}

TEST(Identity, TheSameBytesInAnotherFileAreAnotherItem) {
  const auto placements =
      placed({{.published = "2025-10-28", .bytes = "x"},
              {.published = "2024-10-28", .item = "b.txt", .read_at = "20251105T000000Z", .bytes = "x"},
              {.source = "Wire", .item = "c.txt", .bytes = "x"},
              {.source = "Courier", .published = "2025-10-29", .item = "d.txt", .bytes = "x"}});
  EXPECT_THAT(placements, testing::Each(testing::Field(&Placement::standing, testing::Ne(Standing::outdated))));
}

TEST(Identity, OfOneTextTheItemThatKnowsMoreSpeaks) {
  for (const char* read_at : {"20251031T000000Z", "20251102T000000Z"}) {
    const auto placements = placed(
        {{.source = "Wire", .url = "https://example.com/s", .item = "b.txt"}, {.item = "a.txt", .read_at = read_at}});
    EXPECT_EQ(placements[0].standing, Standing::counts) << read_at;
    EXPECT_EQ(placements[1].standing, Standing::repeats) << read_at;
  }
}

TEST(Identity, ATextThatComesBackInItsFileIsAVersionOfItsOwn) {
  const std::string changed = with(story, "about 27%", "about 28%");
  const char* days[] = {"20251101T000000Z", "20251102T000000Z", "20251103T000000Z", "20251104T000000Z"};
  const auto placements = placed({{.read_at = days[0], .bytes = "x"},
                                  {.text = changed, .title = "Microsoft gets 27% (종합)", .read_at = days[1]},
                                  {.read_at = days[2], .bytes = "x"},
                                  {.title = "A better title", .read_at = days[3], .bytes = "x"}});
  EXPECT_EQ(placements[0].version, 0);
  EXPECT_EQ(placements[1].version, 1);
  EXPECT_EQ(placements[2].standing, Standing::outdated);
  EXPECT_EQ(placements[3].version, 2);
  EXPECT_EQ(placements[3].standing, Standing::counts);
  EXPECT_EQ(placements[3].earlier_tellings, 1) << "its claims are told apart from the first ones";
}

TEST(Identity, ACorrectedDateOrTitleMakesAnOlderTextNoNewer) {
  const std::string changed = with(story, "about 27%", "about 28%"), url = "https://example.com/s";
  const auto placements = placed({{.url = url, .bytes = "x"},
                                  {.text = changed, .url = url, .item = "b.txt", .read_at = "20251102T000000Z"},
                                  {.title = "Better", .url = url, .read_at = "20251103T000000Z", .bytes = "x"}});
  EXPECT_EQ(placements[2].version, 0);
  EXPECT_EQ(placements[1].version, 1);
}

TEST(Identity, ATextThatLostMostOfItselfIsSuspect) {
  const std::string url = "https://example.com/s";
  const auto placements =
      placed({{.url = url}, {.text = "This page needs cookies.", .url = url, .published = "2025-10-29"}});
  EXPECT_EQ(placements[1].standing, Standing::suspect);
  const auto back = placed({{.url = url},
                            {.text = "This page needs cookies.", .url = url, .published = "2025-10-29"},
                            {.text = with(story, "27%", "28%"), .url = url, .published = "2025-10-30"}});
  EXPECT_EQ(back[2].standing, Standing::counts) << "until a good one comes";
}

TEST(Identity, IdsNeitherDependOnPathNorOnTheTimeOfReading) {
  Draft moved{.source = "Wire"};
  const std::string id = placed({moved})[0].article;
  EXPECT_EQ(id.size(), 10U);
  moved.item = "folder/b.txt";
  moved.read_at = "20300101T000000Z";
  EXPECT_EQ(placed({moved})[0].article, id);
}

/// Readings of a few articles, with everything that links them.
std::vector<Identified> many_readings() {
  std::vector<Identified> readings;
  int minute = 10;
  for (const std::string& text : {story, with(story, "27%", "28%"), "(Wire) - " + story, whole_story, other_story}) {
    for (const char* source : {"", "Wire", "Courier"}) {
      for (const char* url : {"", "https://example.com/s", "https://example.com/t"}) {
        for (const char* id : {"", "17"}) {
          const std::string read_at = "20251101T00" + std::to_string(++minute) + "00Z";
          readings.push_back(reading({.text = text,
                                      .title = text == other_story ? "The ferry" : "Microsoft gets 27%",
                                      .source = source,
                                      .url = url + std::string(text == other_story && *url != 0 ? "x" : ""),
                                      .id = id + std::string(text == other_story && *id != 0 ? "x" : ""),
                                      .item = std::string(source) + std::to_string(text.size()) + ".txt",
                                      .read_at = read_at}));
        }
      }
    }
  }
  return readings;
}

TEST(Identity, DependsOnTheSetAndNotOnItsOrder) {
  const std::vector<Identified> readings = many_readings();
  const std::vector<Placement> want = identify(readings);
  std::vector<std::size_t> order(readings.size());
  std::mt19937 random(1);
  for (int round = 0; round < 50; ++round) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::shuffle(order, random);
    std::vector<Identified> shuffled;
    for (const std::size_t i : order) shuffled.push_back(readings[i]);
    const std::vector<Placement> got = identify(shuffled);
    for (std::size_t i = 0; i < order.size(); ++i) ASSERT_EQ(got[i], want[order[i]]) << "round " << round;
  }
}

TEST(Identity, OfAGroupThatSharesNoKeyWithOthersNeedsNoOthers) {
  const std::vector<Identified> all = many_readings();
  const std::vector<Placement> want = identify(all);
  std::vector<Identified> group{all.back()};
  std::set<LinkKey> keys;
  for (std::size_t known = 0; known != group.size();) {
    known = group.size();
    for (const Identified& r : group) {
      for (const LinkKey key : link_keys(r)) keys.insert(key);
    }
    group.clear();
    for (const Identified& r : all) {
      if (std::ranges::any_of(link_keys(r), [&](LinkKey key) { return keys.contains(key); })) {
        group.push_back(r);
      }
    }
  }
  ASSERT_GT(group.size(), 5U);
  ASSERT_LT(group.size(), all.size());
  const std::vector<Placement> got = identify(group);
  for (std::size_t i = 0, j = 0; i < group.size(); ++i, ++j) {
    while (all[j].read_at != group[i].read_at) ++j;
    EXPECT_EQ(got[i], want[j]) << i;
  }
}

}  // namespace
}  // namespace claimwatch
