#include "monitor/query/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "monitor/query/match.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<SavedQuery> saved = {{"desk", "topic:stake|term since:2025", {3, 8}},
                                       {"wire", "source:\"Harbor Wire\"", {4, 8}},
                                       {"both", "saved:desk -saved:wire", {5, 8}},
                                       {"circle", "saved:round", {6, 10}},
                                       {"round", "saved:circle", {7, 9}}};

QueryNames names() { return {shipped_rules(), saved}; }

std::string error_of(std::string_view query) {
  const auto parsed = parse_query(query, names());
  return parsed ? "" : parsed.error().message;
}

/// A flag about a stake that Microsoft has of OpenAI.
Candidate flag() {
  Candidate candidate{{{"stake", {"microsoft", "openai"}, "changed", "open"}}, {"Harbor Wire", "한빛경제"}, {}, {}};
  candidate.day = *day_of_iso("2025-10-28");
  candidate.says = [](const SearchPhrase& phrase) {
    return !occurrences(search_words("MS는 오픈AI 지분을 27%로 줄였다. A stake of 27%."), phrase).empty();
  };
  return candidate;
}

bool holds(std::string_view query, const Candidate& candidate = flag()) {
  const auto parsed = parse_query(query, names());
  EXPECT_TRUE(parsed) << query << ": " << error_of(query);
  return parsed && fits(*parsed, candidate);
}

TEST(Query, HoldsWhenAllOfItsTermsDo) {
  for (const char* query : {"",
                            "  ",
                            "topic:stake",
                            "TOPIC:Stake",
                            "topic:term|stake",
                            "entity:Microsoft",
                            "entity:마이크로소프트",
                            "entity:msft",
                            "entity:오픈AI",
                            "source:harbor",
                            "source:한빛",
                            "source:\"Harbor Wire\"",
                            "source:Reuters|wire",
                            "kind:changed",
                            "state:open",
                            "since:2025-10-28",
                            "since:2025-10",
                            "since:2025",
                            "until:2025-10-28",
                            "until:2025-10",
                            "until:2025",
                            "지분",
                            "stake",
                            "Stak*",
                            "\"오픈AI 지분\"",
                            "빚|지분",
                            "text:지분",
                            "-topic:term",
                            "-kind:contradicts -source:Reuters",
                            "-\"지분 49\"",
                            "topic:stake entity:openai 지분 since:2025 -until:2025-09",
                            "saved:desk",
                            "-saved:both",
                            "saved:both|wire"}) {
    EXPECT_TRUE(holds(query)) << query;
  }
  for (const char* query :
       {"topic:term", "-topic:stake", "entity:oracle", "source:Reuters", "-source:wire", "kind:contradicts",
        "state:not-a-change", "-state:open", "since:2025-10-29", "until:2025-10-27", "until:2025-09", "until:2024",
        "빚", "-지분", "take", "\"지분 오픈AI\"", "topic:stake 빚", "saved:both"}) {
    EXPECT_FALSE(holds(query)) << query;
  }
}

TEST(Query, AsksForOneStatementOfAnArticleAndNegatesAll) {
  Candidate article = flag();
  article.statements = {{"stake", {"microsoft", "openai"}, "", ""}, {"term", {"openai"}, "contradicts", "open"}};
  EXPECT_TRUE(holds("topic:stake entity:microsoft", article));
  EXPECT_TRUE(holds("topic:term kind:contradicts", article));
  EXPECT_FALSE(holds("topic:stake kind:contradicts", article)) << "that flag is of another topic";
  EXPECT_FALSE(holds("topic:stake -kind:contradicts", article)) << "it has one";
  EXPECT_FALSE(holds("-topic:term", article));
}

TEST(Query, KnowsAnOutletByTheNamesThatTheConfigurationHas) {
  Candidate article = flag();
  article.sources = {"로이터통신"};
  EXPECT_TRUE(holds("source:reuters", article));
  article.sources = {"The Wall Street Journal"};
  EXPECT_TRUE(holds("source:월스트리트저널", article));
  EXPECT_FALSE(holds("source:reuters", article));
}

TEST(Query, TellsThePlaceAndWhatIsAllowed) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"topic:steak",
       "query:7: there is no topic \"steak\"; did you mean \"stake\"? Allowed are capex, cloud-contract, "
       "exclusivity, "},
      {"topic:steak", "\n  topic:steak\n        ^"},
      {"지분 topic:steak", "query:10: there is no topic"},
      {"지분 topic:steak", "\n  지분 topic:steak\n             ^"},
      {"entity:opnai", "there is no entity \"opnai\"; did you mean \"openai\"?"},
      {"kind:change",
       "query:6: there is no kind \"change\"; did you mean \"changed\"? Allowed are changed, contradicts"},
      {"state:closed",
       "allowed are open, confirmed-change, contradiction, not-a-change, extraction-wrong, needs-second-look"},
      {"since:soon", "\"soon\" is no date; write one like 2026-01-31, 2026-01 or 2026"},
      {"since:2025-02-30", "is no date"},
      {"since:2025|2026", "query:12: a term has one date; write since once"},
      {"sorce:Reuters",
       "query:1: there is no field \"sorce\"; did you mean \"source\"? Allowed are text, topic, entity, source, "},
      {"https://wire.test/a", "what has a colon in it stands in quotes"},
      {"source: Reuters", "query:8: \"source:\" has no value here; write it right behind, without a space"},
      {"지분|", "query:4: a word is missing here"},
      {"\"지분", "query:1: this quote has no end"},
      {"\"a\"b", "query:4: a space is missing behind the quote"},
      {"a OR b", "query:3: write a|b where one of them is enough; the word itself stands in quotes: \"OR\""},
      {"NOT a", "write a - right before what must not hold"},
      {"a %", "\"%\" has no letter and no digit to look for"},
      {"a\xff", "query:2: is no UTF-8"},
      {"saved:dsk",
       "there is no saved query \"dsk\"; did you mean \"desk\"? Allowed are desk, wire, both, circle, round"},
      {"saved:circle",
       "in the saved query \"circle\": in the saved query \"round\": query:7: the saved query \"circle\" asks for "
       "itself"},
  };
  for (const auto& [query, message] : cases) EXPECT_THAT(error_of(query), HasSubstr(message)) << query;
}

TEST(SavedQueries, AreCheckedAllAtOnce) {
  const std::vector<SavedQuery> wrong = {{"good", "topic:stake", {2, 8}}, {"bad", "topic:steak", {3, 7}}};
  EXPECT_THAT(saved_query_problems({shipped_rules(), wrong}),
              ElementsAre(testing::StartsWith("claimwatch.toml:3:7: query:7: there is no topic \"steak\"")));
  EXPECT_THAT(saved_query_problems({shipped_rules(), {}}), IsEmpty());
}

}  // namespace
}  // namespace claimwatch
