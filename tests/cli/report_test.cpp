#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/cli/fixtures.h"
#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// The text between `before` and the next `after`.
std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const auto start = text.find(before);
  if (start == std::string::npos) return "";
  const auto from = start + before.size();
  return text.substr(from, text.find(after, from) - from);
}

class Reports : public testing::Test {
 protected:
  void SetUp() override {
    watch.put("a.txt", stake_article("2023-05-01", "49%"));
    watch.put("b.txt", stake_article("2025-10-28", "27%"));
    ASSERT_EQ(watch.claimwatch("scan").code, 0);
    flags = watch.claimwatch("flags --json").out;
    flag = between(flags, "\"id\":\"", "\"");
    article = between(flags, "\"article\":\"", "\"");
    claim = between(flags, "\"claim\":\"", "\"");
  }
  WatchFolder watch;
  std::string flags, flag, article, claim;
};

TEST_F(Reports, FlagsShowBothSidesAndWhy) {
  const std::string text = watch.claimwatch("flags").out;
  for (const char* words : {"changed", "Microsoft → OpenAI", "49% → 27%", "2023-05-01", "2025-10-28", "Wire", "[-49-]",
                            "{+27+}", "severity 7: change without a word of it",
                            "why: Wire (2025-10-28) says 27% 911 days after Wire (2023-05-01)"}) {
    EXPECT_THAT(text, HasSubstr(words));
  }
  EXPECT_THAT(text, Not(HasSubstr("\x1b["))) << "a pipe is no terminal";
}

TEST_F(Reports, WordsForPeopleAreOfTheLocaleAndJsonIsOfNone) {
  const std::string korean = watch.claimwatch("flags --lang ko").out;
  EXPECT_THAT(korean, HasSubstr("  지분  마이크로소프트 → 오픈AI\n"));
  EXPECT_THAT(korean, HasSubstr("이유: Wire의 2025-10-28 기사의 27% 값은"));
  EXPECT_EQ(watch.shell("export LC_ALL=ko_KR.UTF-8; claimwatch flags").out, korean);
  EXPECT_EQ(watch.shell("export LC_ALL=ko_KR.UTF-8; claimwatch flags --json").out, flags);
  EXPECT_EQ(watch.shell("export LC_ALL=ko_KR.UTF-8; claimwatch flags --lang en").out, watch.claimwatch("flags").out);
  EXPECT_EQ(watch.claimwatch("flags --lang fr").code, 2);
  EXPECT_THAT(flags, HasSubstr("\"severity\":{\"code\":\"unannounced_change\",\"rank\":7},"
                               "\"reasons\":[{\"code\":\"later\",\"args\":{\"days\":911,\"settle\":30}}]"));
}

TEST_F(Reports, FlagsAreFiltered) {
  EXPECT_THAT(watch.claimwatch("flags --kind contradicts").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("flags --since 2025-10-29").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("flags --topic term").out, IsEmpty());
  EXPECT_EQ(watch.claimwatch("flags --topic stake --since 2025-10-28 --kind changed --json").out, flags);
  EXPECT_EQ(watch.claimwatch("flags --since soon").code, 2);
}

TEST_F(Reports, HistoryIsATableAsWideAsTheTerminal) {
  const std::string text = watch.claimwatch("history stake").out;
  EXPECT_THAT(text, StartsWith("stake  Microsoft → OpenAI\n  2023-05-01  49%"));
  EXPECT_THAT(text, HasSubstr("~" + flag.substr(0, 6)));
  EXPECT_THAT(watch.claimwatch("history stake --subject google").out, IsEmpty());
  const Said misspelt = watch.claimwatch("history steak");
  EXPECT_EQ(misspelt.code, 2);
  EXPECT_THAT(misspelt.err, HasSubstr("did you mean \"stake\"?"));
}

TEST_F(Reports, IdsAreFoundByTheirBeginning) {
  EXPECT_THAT(watch.claimwatch("show " + flag.substr(0, 6)).out, HasSubstr("49% → 27%"));
  EXPECT_THAT(watch.claimwatch("show " + claim).out, HasSubstr("49%"));
  EXPECT_THAT(watch.claimwatch("show " + article).out, HasSubstr("published 2023-05-01  (front matter)"));
  EXPECT_EQ(watch.claimwatch("show nothing").code, 2);
}

TEST_F(Reports, NamesOfHistoryAreFoundAsAPersonWritesThem) {
  const std::string all = watch.claimwatch("history stake").out;
  for (const char* name : {"Microsoft", "MICROSOFT", "msft", "마이크로소프트"}) {
    EXPECT_EQ(watch.claimwatch("history stake --subject " + std::string(name) + " --object OpenAI").out, all) << name;
  }
  EXPECT_EQ(watch.claimwatch("history 지분").out, all);
  EXPECT_EQ(watch.claimwatch("flags topic:지분").out, watch.claimwatch("flags topic:stake").out);
  EXPECT_EQ(watch.claimwatch("history exclusivity --scope 컴퓨팅").code, 0);
  const std::pair<const char*, const char*> unknown[] = {
      {"stake --subject Microsft", "there is no entity \"Microsft\"; did you mean \"Microsoft\"?"},
      {"stake --object opnai", "there is no entity \"opnai\"; did you mean \"openai\"?"},
      {"stake --scope zz", "the topic \"stake\" has no scope \"zz\"; it has none at all: leave --scope out"},
      {"exclusivity --scope computer", "has no scope \"computer\"; did you mean \"compute\"?"},
      {"exclusivity --scope zzzz", "; it has api, compute, ip"},
  };
  for (const auto& [words, message] : unknown) {
    const Said said = watch.claimwatch("history " + std::string(words));
    EXPECT_EQ(said.code, 2) << words;
    EXPECT_THAT(said.err, HasSubstr(message));
  }
}

TEST_F(Reports, VersionsCountFromOneEverywhere) {
  for (const char* percent : {"31%", "30%"}) {
    watch.put("c.txt",
              std::string("---\ntitle: A third\nsource: Wire\npublished: 2024-05-01\nurl: https://wire.test/c\n") +
                  "---\nMicrosoft holds a " + percent + " stake in OpenAI.\n");
    watch.claimwatch("scan");
  }
  const std::string third = watch.claimwatch("history stake --json").out;
  article = between(third.substr(third.find("c.txt")), "\"article\":\"", "\"");
  EXPECT_THAT(watch.claimwatch("show --json " + article + "@1").out, HasSubstr("\"versions\":[{\"version\":1,"));
  const std::string second = watch.claimwatch("show " + article + "@2").out;
  EXPECT_THAT(second, HasSubstr("version 2"));
  EXPECT_THAT(second, HasSubstr("holds a 30% stake"));
  EXPECT_THAT(second, Not(HasSubstr("31%")));
  EXPECT_THAT(watch.claimwatch("explain --json " + article + "@2").out, HasSubstr("\"version\":2,"));
  EXPECT_THAT(watch.claimwatch("explain " + article + "@1").out, Not(HasSubstr("30%")));
  EXPECT_EQ(watch.claimwatch("show " + article + "@3").code, 2);
  EXPECT_EQ(watch.claimwatch("show " + article + "@0").code, 2);
  // A correction carries its mark.
  EXPECT_THAT(watch.claimwatch("history stake").out, testing::ContainsRegex("30% .*Wire v2 +~"));
}

TEST_F(Reports, ExplainNamesFrameRolesIntervalAndDays) {
  const std::string text = watch.claimwatch("explain " + flag).out;
  for (const char* words : {"frame", "microsoft", "openai", "interval", "26.5 to 27.999", "911 days after"}) {
    EXPECT_THAT(text, HasSubstr(words));
  }
  EXPECT_THAT(watch.claimwatch("explain " + article).out, HasSubstr("frame"));
  EXPECT_THAT(watch.claimwatch("explain --json " + claim).out, HasSubstr("\"reasons\":[{\"what\""));
}

TEST_F(Reports, DiffShowsClaimsThenSentencesWithTheirWords) {
  const std::string other = between(between(flags, "\"new\":", "\"reasons\""), "\"article\":\"", "\"");
  const std::string text = watch.claimwatch("diff " + article + " " + other).out;
  EXPECT_THAT(text, HasSubstr("- stake  Microsoft → OpenAI  49%\n+ stake  Microsoft → OpenAI  27%"));
  EXPECT_THAT(text, HasSubstr("Microsoft holds a [-49-]{+27+}% stake in OpenAI."));
  EXPECT_EQ(watch.claimwatch("diff " + article + "@2 " + other).code, 2);
}

/// An article in three versions, the last with markup in it.
class Versions : public testing::Test {
 protected:
  void SetUp() override {
    const char* sentences[] = {"Microsoft holds a 31% stake in OpenAI. It said no more.",
                               "Microsoft holds a 30% stake in OpenAI. It said no more.",
                               "Microsoft holds a 30% stake in OpenAI. <script>alert(1)</script> & more is to come."};
    for (int day = 1; day <= 3; ++day) {
      const std::string number = std::to_string(day);
      watch.put('v' + number + ".txt", "---\ntitle: Who <holds> what\nsource: Wire\npublished: 2024-05-0" + number +
                                           "\nurl: https://wire.test/c\n---\n" + sentences[day - 1] + "\n");
    }
    watch.claimwatch("scan");
    article = between(watch.claimwatch("history stake --json").out, "\"article\":\"", "\"");
  }
  WatchFolder watch;
  std::string article;
};

TEST_F(Versions, AreComparedEachWithTheNext) {
  const std::string text = watch.claimwatch("diff " + article).out;
  EXPECT_THAT(text, HasSubstr("--- " + article + "@1  2024-05-01  Wire"));
  EXPECT_THAT(text, HasSubstr("- stake  Microsoft → OpenAI  31%\n+ stake  Microsoft → OpenAI  30%\n\n"
                              "~ Microsoft holds a [-31-]{+30+}% stake in OpenAI.\n"));
  EXPECT_THAT(text, HasSubstr("+++ " + article +
                              "@3  2024-05-03  Wire  Who <holds> what\n\nno claim differs\n\n"
                              "- It said no more.\n\n+ <script>alert(1)</script> & more is to come.\n"));
  EXPECT_EQ(watch.claimwatch("diff " + article + "@2").out,
            watch.claimwatch("diff " + article + "@1 " + article + "@2").out);
  EXPECT_THAT(watch.claimwatch("diff " + article + "@1 " + article + "@3").out,
              testing::AllOf(HasSubstr("[-31-]{+30+}"), HasSubstr("more is to come"), Not(HasSubstr("@2"))));
  EXPECT_THAT(watch.claimwatch("diff --lang ko " + article).out, HasSubstr("달라진 주장 없음"));
  const Said first = watch.claimwatch("diff " + article + "@1");
  EXPECT_EQ(first.code, 2);
  EXPECT_THAT(first.err, HasSubstr("is the first version; name two to compare them"));
}

TEST_F(Versions, AreComparedSideBySideInTheWidthThatThereIs) {
  const std::string text =
      watch.shell("COLUMNS=60 claimwatch diff --side-by-side " + article + "@1 " + article + "@2").out;
  EXPECT_THAT(text, HasSubstr("\n\nstake  Microsoft → OpenAI    │ stake  Microsoft → OpenAI \n31%  "));
  EXPECT_THAT(text, HasSubstr("Microsoft holds a [-31-]%    │ Microsoft holds a {+30+}%\n"
                              "stake in OpenAI.             │ stake in OpenAI.\n"));
}

TEST_F(Versions, AreComparedOnAPageThatObeysNoMarkup) {
  const std::string page = watch.claimwatch("diff --html " + article).out;
  EXPECT_THAT(page, StartsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
  EXPECT_THAT(page, HasSubstr("Microsoft holds a <del>31</del><ins>30</ins>% stake in OpenAI."));
  EXPECT_THAT(page, HasSubstr("<ins>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more is to come."));
  EXPECT_THAT(page, HasSubstr("<title>Who &lt;holds&gt; what</title>"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(testing::ContainsRegex("(src|href)=")));
  EXPECT_EQ(watch.claimwatch("diff --html --json " + article).code, 2);
}

TEST_F(Versions, AreComparedAsJsonOneStepALine) {
  const std::string steps = watch.claimwatch("diff --json " + article).out;
  EXPECT_EQ(std::ranges::count(steps, '\n'), 2);
  EXPECT_THAT(steps, HasSubstr("\"sentences\":[{\"change\":\"changed\",\"words\":[{\"same\":\"Microsoft holds a \"},"
                               "{\"gone\":\"31\"},{\"came\":\"30\"},{\"same\":\"% stake in OpenAI. \"}]}]"));
}

TEST(OfVersions, ThoseThatLostTheirTextArePassedOver) {
  const WatchFolder watch;
  const auto put = [&](const std::string& day, const std::string& text) {
    watch.put(day + ".txt",
              "---\ntitle: T\nsource: Wire\npublished: " + day + "\nurl: https://wire.test/c\n---\n" + text);
  };
  const std::string rest = " The company said nothing more of it, and nobody asked it to do so until the evening.";
  put("2024-05-01", "Microsoft holds a 31% stake in OpenAI." + rest + "\n");
  put("2024-05-02", "This page needs cookies.\n");
  watch.claimwatch("scan");
  const std::string article = between(watch.claimwatch("history stake --json").out, "\"article\":\"", "\"");
  EXPECT_THAT(watch.claimwatch("flags").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("history stake").out, Not(HasSubstr("withdrawn")));
  EXPECT_THAT(watch.claimwatch("diff " + article + "@2").out, HasSubstr("suspect: it lost most of its text"));
  EXPECT_THAT(watch.claimwatch("diff " + article).err, HasSubstr("has one version"));
  put("2024-05-03", "Microsoft holds a 30% stake in OpenAI." + rest + "\n");
  watch.claimwatch("scan");
  EXPECT_THAT(watch.claimwatch("flags").out, HasSubstr("31% → 30%"));
  EXPECT_THAT(watch.claimwatch("flags").out, HasSubstr("a newer version of Wire"));
  EXPECT_THAT(watch.claimwatch("diff " + article).out, HasSubstr("@1  2024-05-01"));
  EXPECT_THAT(watch.claimwatch("diff " + article).out, HasSubstr("@3  2024-05-03"));
}

TEST(OfVersions, ThoseThatTellAClaimNoMoreWithdrawIt) {
  const WatchFolder watch;
  for (const char* text : {"Microsoft holds a 31% stake in OpenAI. It said no more, and nobody asked it to.",
                           "It said no more, and nobody asked it to, until the evening."}) {
    watch.put("a.txt",
              std::string("---\ntitle: T\nsource: Wire\npublished: 2024-05-01\nurl: https://wire.test/c\n---\n") +
                  text + '\n');
    watch.claimwatch("scan");
  }
  const std::string history = watch.claimwatch("history stake --json").out;
  EXPECT_THAT(history, HasSubstr("\"withdrawn\":true"));
  EXPECT_THAT(watch.claimwatch("diff " + between(history, "\"article\":\"", "\"")).out,
              HasSubstr("- stake  Microsoft → OpenAI  31%  (withdrawn)\n"));
}

TEST(Explain, QuotesTheValueThatTheNewArticleTellsAsPast) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("b.txt",
            "---\ntitle: Less\nsource: Wire\npublished: 2023-05-20\n---\nMicrosoft holds a 27% stake in OpenAI. "
            "Microsoft previously held a 49% stake in OpenAI.\n");
  watch.claimwatch("scan");
  const std::string flag = between(watch.claimwatch("flags --json").out, "\"id\":\"", "\"");
  EXPECT_THAT(watch.claimwatch("explain " + flag).out,
              HasSubstr("tells 49% as past: “Microsoft previously held a 49% stake in"));
}

TEST(Terminal, IsSpokenToByClaimwatchAlone) {
  const WatchFolder watch;
  const std::string obeyed = "\x1b]0;owned\x07\u202e\xc2\x9b";
  watch.put("a.txt", "---\ntitle: Who holds what" + obeyed + "\nsource: Wire" + obeyed +
                         "\npublished: 2023-05-01\n---\n" + "Microsoft holds a 49% stake " + obeyed + " in OpenAI.\n");
  watch.put("b" + obeyed + ".txt", stake_article("2025-10-28", "27%"));
  watch.put("bad" + obeyed + ".txt", "");
  const Said scan = watch.claimwatch("scan");
  const std::string article = between(watch.claimwatch("history stake --json").out, "\"article\":\"", "\"");
  std::string all = scan.out + scan.err;
  for (const char* command : {"flags", "history stake", "status", "extract inbox/*"}) {
    const Said said = watch.claimwatch(command);
    all += said.out + said.err;
  }
  for (const char* command : {"show ", "explain ", "diff "}) {
    all += watch.claimwatch(command + article + (command[0] == 'd' ? " " + article : "")).out;
  }
  EXPECT_THAT(all, HasSubstr("\\u001b]0;owned"));
  for (const char* control : {"\x1b", "\x07", "\u202e", "\xc2\x9b"}) EXPECT_THAT(all, Not(HasSubstr(control)));
}

TEST(Extract, GivesClaimsOfTheReadableFilesAndTellsTheOthers) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  const Said said = watch.claimwatch("extract --json inbox/missing.txt inbox/a.txt");
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.err, HasSubstr("claimwatch: inbox/missing.txt: cannot be read: No such file"));
  EXPECT_THAT(watch.claimwatch("extract inbox").err, HasSubstr("claimwatch: inbox: cannot be read: Is a directory"));
  EXPECT_THAT(said.out,
              StartsWith("{\"doc\":\"a.txt\",\"topic\":\"stake\",\"subject\":\"microsoft\",\"object\":\"openai\","
                         "\"scope\":\"\",\"value\":\"49%\",\"bound\":\"exact\",\"time\":\"current\","
                         "\"certainty\":\"stated\",\"evidence\":\"Microsoft holds a 49% stake in OpenAI.\""));
}

TEST(Quantities, CountTheBytesOfTheFileAsItIs) {
  const WatchFolder watch;
  // CP949, as many Korean files still are: "약 27%" on the second line.
  watch.put("cp949.txt", "\xb8\xb6\xc0\xcc\xc5\xa9\xb7\xce\xbc\xd2\xc7\xc1\xc6\xae\n\xbe\xe0 27%\n");
  EXPECT_EQ(watch.claimwatch("quantities inbox/cp949.txt").out,
            "{\"doc\":\"cp949.txt\",\"line\":2,\"kind\":\"percent\",\"value\":\"27%\",\"bound\":\"about\",\"low\":26.5,"
            "\"high\":27.999,\"start\":18,\"end\":21}\n");
  const Said piped = watch.claimwatch("quantities - <inbox/cp949.txt");
  EXPECT_EQ(piped.code, 0);
}

TEST(Quantities, TellWhatIsTooLargeToBeCompared) {
  const WatchFolder watch;
  watch.put("a.txt", "1경 2000조원, 9223조원, $10 quadrillion");
  const Said said = watch.claimwatch("quantities inbox/a.txt");
  EXPECT_THAT(said.out, HasSubstr("\"value\":\"KRW 9223000000000000\""));
  EXPECT_EQ(std::count(said.out.begin(), said.out.end(), '\n'), 1);
  EXPECT_EQ(said.err,
            "claimwatch: inbox/a.txt: \"1경 2000조원\" is left out: numbers above 9,223,372,036,854,775 are not "
            "compared\n"
            "claimwatch: inbox/a.txt: \"$10 quadrillion\" is left out: numbers above 9,223,372,036,854,775 are not "
            "compared\n");
  EXPECT_EQ(said.code, 0);
}

TEST(Limit, LeavesTheWorstFlagsAndTheNewestClaims) {
  const WatchFolder watch;
  for (const auto& article : corpora()) watch.copy_in(article);
  ASSERT_EQ(watch.claimwatch("scan -q").code, 0);
  auto flags = lines_of(watch.claimwatch("flags --json").out);
  ASSERT_GT(flags.size(), 20);
  flags.resize(20);
  EXPECT_EQ(lines_of(watch.claimwatch("flags --json --limit 20").out), flags);
  const auto day = [](const nlohmann::json& claim) { return claim.at("published").get<std::string>(); };
  const auto all = lines_of(watch.claimwatch("history exclusivity --json").out);
  for (const std::size_t limit : {1, 7, 30}) {
    const auto newest = lines_of(watch.claimwatch("history exclusivity --json --limit " + std::to_string(limit)).out);
    ASSERT_EQ(newest.size(), limit);
    const std::string oldest = day(*std::ranges::min_element(newest, {}, day));
    auto next = newest.begin();
    for (const auto& claim : all) {
      if (next != newest.end() && claim == *next) {
        ++next;
      } else {
        EXPECT_LE(day(claim), oldest);
      }
    }
    EXPECT_EQ(next, newest.end()) << "in the order of all";
  }
  EXPECT_EQ(watch.claimwatch("history exclusivity --limit 5000").out, watch.claimwatch("history exclusivity").out);
  EXPECT_EQ(watch.claimwatch("flags --limit 0").code, 2);
}

TEST(Help, EveryCommandHasAnExample) {
  const WatchFolder watch;
  for (const char* command :
       {"init", "scan", "flags", "history", "show", "diff", "explain", "extract", "quantities", "topics", "topics list",
        "topics check", "config", "config check", "status", "reindex", "verify"}) {
    const Said help = watch.claimwatch(std::string(command) + " --help");
    EXPECT_EQ(help.code, 0) << command;
    EXPECT_THAT(help.out, HasSubstr("Example: ")) << command;
  }
  EXPECT_EQ(watch.claimwatch("no-such-command").code, 2);
  EXPECT_EQ(watch.claimwatch("").code, 2);
}

}  // namespace
}  // namespace claimwatch
