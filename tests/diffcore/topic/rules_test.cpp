#include "diffcore/topic/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diffcore/topic/rules_data.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string entities = R"(
[[entity]]
id = "microsoft"
kinds = ["cloud"]
aliases = ["Microsoft"]
[[entity]]
id = "openai"
kinds = ["lab"]
aliases = ["OpenAI"]
)";

const std::string english = R"(
id = "en"
[words]
stake = ["stake", "shares"]
)";

const std::string head = R"(
id = "stake"
title = "Stake"
[roles.subject]
name = "holder"
kinds = ["cloud"]
places = ["subject"]
[roles.object]
name = "company"
kinds = ["lab"]
places = ["into"]
[[compare]]
)";

std::string frame(const std::string& lines) {
  return head + "[[frame]]\nid = \"en-stake\"\nsource = \"a test\"\nlang = \"en\"\n" + lines;
}

const std::string good_pattern = "patterns = [\"{percent} @stake\"]\n";
const std::string good_examples =
    "examples = [\"Microsoft has a 27% stake in OpenAI.\"]\ncounterexamples = [\"A 27% stake?\"]\n";

std::string error_of(const std::string& topic, const std::string& language = english) {
  const auto rules =
      load_rules({{"entities.toml", entities}, {"language/en.toml", language}, {"topics/stake.toml", topic}});
  return rules ? "" : rules.error().message;
}

TEST(Rules, NamesAreThoseOfTheWholeWithoutFrames) {
  const std::string topic = frame(good_pattern + good_examples), names = "[names.en]\nstake = \"Share held\"\n";
  // A table behind the frames is not lost.
  for (const std::string& text : {head + names + topic.substr(head.size()), topic + names}) {
    const auto rules =
        load_names({{"entities.toml", entities}, {"language/en.toml", english}, {"topics/stake.toml", text}});
    ASSERT_TRUE(rules) << rules.error().message;
    EXPECT_TRUE(rules->data().frames.empty());
    EXPECT_THAT(rules->topics(), ElementsAre("stake"));
    EXPECT_EQ(rules->title("stake"), "Stake");
    EXPECT_EQ(rules->name_of("stake", "stake", "en"), "Share held");
    EXPECT_EQ(rules->entity_name("microsoft", "en"), "microsoft");
  }
}

TEST(Rules, TakeAWholeTopic) { EXPECT_EQ(error_of(frame(good_pattern + good_examples)), ""); }

TEST(Rules, RefuseWithFileLineColumnTheLineAndTheNearestName) {
  EXPECT_THAT(error_of(frame("paterns = [\"{percent} @stake\"]\n" + good_examples)),
              AllOf(HasSubstr("topics/stake.toml:17:1: "), HasSubstr("\"paterns\""),
                    HasSubstr("did you mean \"patterns\"?"), HasSubstr("\n    paterns = [")));
  EXPECT_THAT(error_of(frame("patterns = [\"{percent} @stakes\"]\n" + good_examples)),
              AllOf(HasSubstr("topics/stake.toml:17:13: "), HasSubstr("@stakes"), HasSubstr("did you mean @stake?")));
  EXPECT_THAT(error_of(frame("patterns = [\"{percent} {compnay}\"]\n" + good_examples)),
              AllOf(HasSubstr(":17:13: "), HasSubstr("{compnay}"), HasSubstr("did you mean {company}?")));
}

TEST(Rules, RefuseAFrameWithoutExampleOrCounterexample) {
  EXPECT_THAT(error_of(frame(good_pattern)),
              AllOf(HasSubstr("frame \"en-stake\" has no example"),
                    HasSubstr("frame \"en-stake\" has no counterexample"), HasSubstr("topics/stake.toml:13:1: ")));
}

TEST(Rules, RefuseWrongTypesAndUnknownWords) {
  const std::string whole = good_pattern + good_examples;
  EXPECT_THAT(error_of(frame(whole + "weight = \"much\"\n")), HasSubstr("\"weight\" is not a whole number"));
  EXPECT_THAT(error_of(frame(whole + "time = \"past\"\n")), HasSubstr("current, former or planned"));
  EXPECT_THAT(error_of(frame(whole + "scopes = [\"compute\"]\n")), HasSubstr("has no scope \"compute\""));
  EXPECT_THAT(error_of(frame(whole + "scope_otherwise = \"compute\"\n")), HasSubstr("has no scope \"compute\""));
  EXPECT_THAT(error_of(frame(whole) + "[frame.places]\nholder = [\"subjct\"]\n"),
              HasSubstr("did you mean \"subject\"?"));
  EXPECT_THAT(error_of(frame(whole + "value = \"exclusive\"\n")),
              HasSubstr("\"exclusive\" is no value of topic \"stake\""));
  for (const std::string broken : {"[=]", "id = 2025-01-22T:", "id = \"\xff\""}) {
    EXPECT_THAT(error_of(broken), HasSubstr("no TOML")) << broken;
  }
  EXPECT_THAT(error_of("id = [broken"), AllOf(HasSubstr("topics/stake.toml:1:"), HasSubstr("no TOML")));
}

TEST(Rules, TellAllProblemsOfAllFilesAtOnce) {
  EXPECT_THAT(error_of(frame(good_pattern), english + "[cuse]\n"),
              AllOf(HasSubstr("language/en.toml:5:2: unknown key \"cuse\"; did you mean \"cues\"?"),
                    HasSubstr("topics/stake.toml")));
}

TEST(Rules, RefuseAPatternThatTellsNoValue) {
  EXPECT_THAT(error_of(frame("patterns = [\"@stake in\"]\n" + good_examples)),
              HasSubstr("needs one {money}, {percent}, {date} or unit"));
  EXPECT_THAT(error_of(frame("patterns = [\"{percent} @stake {money} {date}\"]\n" + good_examples)),
              HasSubstr("needs one"));
  EXPECT_THAT(error_of(frame(good_pattern + good_examples) + "[[compare]]\nscope = \"typo\"\n"),
              HasSubstr("has no scope \"typo\""));
}

TEST(Rules, TakeUnitsOfATopicsOwn) {
  const auto with = [&](const std::string& lines, const std::string& frame_lines) {
    return error_of(head + lines + "[[frame]]\nid = \"en-stake\"\nsource = \"a test\"\nlang = \"en\"\n" + frame_lines +
                    good_examples);
  };
  const std::string shares = "[units.shares]\nen = [\"shares\"]\n";
  EXPECT_EQ(with(shares, "patterns = [\"owns {shares}\"]\n"), "");
  EXPECT_EQ(with(shares, "patterns = [\"owns none\"]\nvalue = \"shares 0\"\n"), "");
  EXPECT_THAT(with(shares, "patterns = [\"owns {share}\"]\n"),
              HasSubstr("no unit is called so; did you mean {shares}?"));
  EXPECT_THAT(with(shares, "patterns = [\"owns none\"]\nvalue = \"share 0\"\n"), HasSubstr("is no value of topic"));
  EXPECT_THAT(with("[units.shares]\n", good_pattern), HasSubstr("unit \"shares\" has no words"));
  EXPECT_THAT(with("[units.shares]\nenn = [\"a\"]\n", good_pattern), HasSubstr("unknown key \"enn\""));
  EXPECT_THAT(with("[units.money]\nen = [\"coins\"]\n", good_pattern), HasSubstr("cannot be called \"money\""));
  EXPECT_THAT(with("[units.holder]\nen = [\"coins\"]\n", good_pattern), HasSubstr("\"holder\" is a unit"));
  EXPECT_THAT(with(shares + "[units.bonds]\nen = [\"Shares\"]\n", good_pattern),
              HasSubstr("\"shares\" stands for the unit"));
}

TEST(Rules, TellAFileThatIsNoTomlAndNothingThatFollowsFromIt) {
  const std::string error = error_of(frame(good_pattern + good_examples), "id = \"en\nneutral = [");
  EXPECT_THAT(error, HasSubstr("config/language/en.toml:1:"));
  EXPECT_THAT(error, testing::Not(HasSubstr("topics/stake.toml")));
}

TEST(Rules, RefuseASecondTopicOfOneName) {
  const auto rules = load_rules({{"entities.toml", entities},
                                 {"language/en.toml", english},
                                 {"topics/one.toml", frame(good_pattern + good_examples)},
                                 {"topics/two.toml", head}});
  ASSERT_FALSE(rules);
  EXPECT_THAT(rules.error().message,
              AllOf(HasSubstr("config/topics/two.toml:"), HasSubstr("a topic \"stake\" already")));
}

TEST(Rules, RefuseTwoTopicsWithOneTrigger) {
  const auto error_with = [](const std::string& more) {
    std::string second = frame("patterns = [\"{percent} + @stake\", \"{percent} @stake\"]\n" + good_examples + more);
    for (const auto& [from, to] : {std::pair("\"stake\"", "\"share\""), {"\"en-stake\"", "\"en-share\""}}) {
      second.replace(second.find(from), std::string(from).size(), to);
    }
    const auto rules = load_rules({{"entities.toml", entities},
                                   {"language/en.toml", english},
                                   {"topics/share.toml", second},
                                   {"topics/stake.toml", frame(good_pattern + good_examples)}});
    return rules ? "" : rules.error().message;
  };
  EXPECT_THAT(error_with(""), AllOf(HasSubstr("config/topics/stake.toml:17:13: frame \"en-share\" of topic \"share\" "
                                              "(config/topics/share.toml:13) has this pattern too"),
                                    HasSubstr("or give one a further word"), HasSubstr("\n    patterns = [")));
  EXPECT_EQ(error_with("weight = 1\n"), "") << "the heavier one wins";
  EXPECT_EQ(error_with("needs = [\"owner\"]\n"), "");
}

TEST(Rules, RefuseAFrameThatCanReadNothing) {
  const std::string whole = good_pattern + good_examples;
  EXPECT_THAT(error_of(frame(whole + "needs = [\"owns\"]\nunless = [\"sold\", \"owns\"]\n")),
              AllOf(HasSubstr("topics/stake.toml:13:1: "), HasSubstr("needs a word that its \"unless\" forbids")));
  EXPECT_EQ(error_of(frame(whole + "needs = [\"owns\", \"has\"]\nunless = [\"owns\"]\n")), "") << "\"has\" is left";
  std::string stances = frame(whole);
  stances.replace(stances.find("[[compare]]"), 11, "[[compare]]\nstances = [\"yes\", \"no\"]\n");
  EXPECT_THAT(error_of(stances), HasSubstr("reads a number, and the values of topic \"stake\" are stances"));
  EXPECT_THAT(error_of(frame("patterns = [\"{percent} @none\"]\n" + good_examples) + "[words.en]\nnone = []\n"),
              AllOf(HasSubstr("topics/stake.toml:17:13: \"@none\" holds no word"), HasSubstr("give it one")));
  std::string never = frame(whole);
  never.replace(never.find("kinds = [\"cloud\"]"), 17, "kinds = [\"cloud\"]\nnever = [\"cloud\"]");
  EXPECT_THAT(error_of(never), HasSubstr("topics/stake.toml:7:10: kind \"cloud\" is in \"kinds\" too"));
}

TEST(Rules, LetWordListsNameEachOtherInAnyOrderButInACircle) {
  const std::string whole = frame("patterns = [\"{percent} @first\"]\n" + good_examples) + "[words.en]\n";
  EXPECT_EQ(error_of(whole + "first = [\"@second\"]\nsecond = [\"@stake\", \"part\"]\n"), "");
  EXPECT_THAT(
      error_of(whole + "first = [\"part\", \"@second\"]\nsecond = [\"@third\"]\nthird = [\"@second\"]\n"),
      AllOf(HasSubstr("topics/stake.toml:23:10: "), HasSubstr("in a circle: @second → @third → @second; write out"),
            HasSubstr("\n    third = [\"@second\"]")));
  EXPECT_THAT(error_of(whole + "first = [\"@first\"]\n"), HasSubstr("in a circle: @first → @first"));
  EXPECT_EQ(error_of(whole + "first = [\"part\"]\nstake = [\"@stake\", \"slice\"]\n"), "") << "the language's list";
}

TEST(Rules, LetALaterFileAddNamesToAnEntity) {
  const std::string more = "[[entity]]\nid = \"microsoft\"\naliases = [\"Redmond\"]\n";
  const auto rules = load_rules({{"entities.toml", entities}, {"entities-more.toml", more}});
  EXPECT_TRUE(rules) << (rules ? "" : rules.error().message);
}

TEST(Rules, NameWhatPeopleReadInTheirLanguage) {
  const std::string named = entities + "names.en = \"Open AI\"\n", compare = "stances = [\"sole\"]\n";
  const std::string topic = head + compare + "[names.en]\nstake = \"a part\"\nsole = \"alone\"\n";
  const auto rules =
      load_rules({{"entities.toml", named}, {"language/en.toml", english}, {"topics/stake.toml", topic}});
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_EQ(rules->name_of("stake", "stake", "en"), "a part");
  EXPECT_EQ(rules->name_of("sole", "stake", "en"), "alone");
  EXPECT_EQ(rules->name_of("sole", "stake", "ko"), "sole") << "no name in this language";
  EXPECT_EQ(rules->name_of("sole", "term", "en"), "sole") << "another topic";
  EXPECT_EQ(rules->entity_name("openai", "en"), "Open AI");
  EXPECT_EQ(rules->entity_name("openai", "ko"), "openai");
  EXPECT_THAT(error_of(head + compare + "[names.en]\nsoul = \"alone\"\n"), HasSubstr("did you mean \"sole\"?"));
}

TEST(Rules, RefuseANameThatStandsForTwoEntities) {
  const auto rules = load_rules(
      {{"entities.toml", entities + "[[entity]]\nid = \"ms\"\nkinds = [\"cloud\"]\naliases = [\"Microsoft\"]\n"}});
  ASSERT_FALSE(rules);
  EXPECT_THAT(rules.error().message, HasSubstr("\"Microsoft\" stands for two entities"));
}

TEST(Rules, RefuseANameThatStandsForTwoOutlets) {
  const std::string outlet = "[[outlet]]\nid = \"wire\"\naliases = [\"The Wire\"]\n";
  const auto twice = load_rules({{"outlets.toml", outlet + "[[outlet]]\nid = \"w\"\naliases = [\"The Wire\"]\n"}});
  ASSERT_FALSE(twice);
  EXPECT_THAT(twice.error().message, HasSubstr("outlets.toml:6:12: \"The Wire\" stands for two outlets"));
  EXPECT_TRUE(load_rules({{"outlets-own.toml", outlet}}));
}

TEST(Rules, SayWhatIsWrongWithASiteAndPutThoseOfSomeHostsFirst) {
  const auto wrong = load_rules({{"sites-own.toml",
                                  "[[site]]\nhosts = [\"example.com\"]\nbodi = [\"#text\"]\n"
                                  "drop = [\"ul > li\"]\npublished = [{at = \"time[datetime\", label = \"\"}]\n"}});
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.error().message,
              AllOf(HasSubstr("sites-own.toml:3:1: unknown key \"bodi\"; did you mean \"body\"?"),
                    HasSubstr("sites-own.toml:4:9: the selector \"ul > li\" is not read at \"> li\"; write it like"),
                    HasSubstr("sites-own.toml:5:20: the selector \"time[datetime\" is not read at")));
  const auto rules = load_rules({{"sites-a.toml", "[[site]]\nbody = [\"main\"]\n"},
                                 {"sites-b.toml", "[[site]]\nhosts = [\"example.com\"]\nbody = [\"#text\"]\n"}});
  ASSERT_TRUE(rules);
  ASSERT_EQ(rules->sites().size(), 2U);
  EXPECT_TRUE(rules->sites()[0].is_of("news.example.com"));
  EXPECT_FALSE(rules->sites()[0].is_of("myexample.com"));
  EXPECT_TRUE(rules->sites()[1].is_of("myexample.com"));
}

TEST(Rules, RefuseAKindOfNoEntityAndAShortFormOfTwoKinds) {
  const auto rules = load_rules({{"language/en.toml", english},
                                 {"entities.toml", entities + "[kinds.labs]\n"
                                                              "[kinds.lab]\nshort_forms.en = [\"the firm\"]\n"
                                                              "[kinds.cloud]\nshort_forms.en = [\"the firm\"]\n"}});
  ASSERT_FALSE(rules);
  EXPECT_THAT(rules.error().message, AllOf(HasSubstr("no entity is of kind \"labs\"; did you mean \"lab\"?"),
                                           HasSubstr("\"the firm\" is a short form of two kinds")));
}

TEST(Rules, ShipElevenTopicsThatCompareAsTheRulesSay) {
  const Rules& rules = shipped_rules();
  EXPECT_THAT(rules.topics(),
              ElementsAre("capex", "cloud-contract", "exclusivity", "funding-round", "investment", "project-investment",
                          "revenue-share", "stake-value", "stake", "term", "valuation"));
  EXPECT_TRUE(rules.compare_rules("investment", "tranche").events);
  EXPECT_TRUE(rules.compare_rules("investment", "total").cumulative);
  EXPECT_TRUE(rules.compare_rules("capex", "annual").events);
  EXPECT_FALSE(rules.compare_rules("stake", "").events);
  EXPECT_THAT(rules.compare_rules("exclusivity", "api").stances,
              ElementsAre("exclusive", "exception", "non-exclusive", "first-refusal"));
}

}  // namespace
}  // namespace claimwatch
