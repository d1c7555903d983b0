#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/fixtures.h"
#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Json = nlohmann::json;

std::string other_words(const std::string& published) {
  return "---\ntitle: Counting shares\nsource: Harbor Wire\npublished: " + published +
         "\n---\nMicrosoft has a 27% stake in OpenAI, it says. Fog lay on the sound that morning, ferries "
         "were late, and nobody at the pier would tell how many shares there are in all.\n";
}

class Decisions : public testing::Test {
 protected:
  void SetUp() override {
    watch.put("a.txt", stake_article("2023-05-01", "49%"));
    watch.put("b.txt", stake_article("2025-10-28", "27%"));
    ASSERT_EQ(watch.claimwatch("scan").code, 0);
    ASSERT_EQ(flags().size(), 1U);
    flag = flags()[0].at("id");
  }

  /// Runs the program as this person.
  Said as(const std::string& name, const std::string& arguments) const {
    return watch.shell("export GIT_AUTHOR_NAME='" + name + "' GIT_AUTHOR_EMAIL=" + name + "@example.org; claimwatch " +
                       arguments);
  }
  Said kim(const std::string& arguments) const { return as("kim", arguments); }

  std::vector<Json> flags() const { return lines_of(watch.claimwatch("flags --json").out); }
  std::vector<Json> decisions() const { return lines_of(watch.claimwatch("decisions --json").out); }
  std::string state() const { return flags().empty() ? "" : flags()[0].at("state").get<std::string>(); }

  /// All that decisions have a part in.
  std::string exported() const {
    return watch.claimwatch("flags --json").out + watch.claimwatch("history stake --json").out +
           watch.claimwatch("decisions --json").out;
  }

  WatchFolder watch;
  std::string flag;
};

TEST_F(Decisions, AreFilesOfTheStoreThatSayByWhomAndOnWhat) {
  EXPECT_EQ(state(), "open");
  EXPECT_THAT(watch.claimwatch("flags").out, HasSubstr("change without a word of it; open since 20"));
  const Said said = kim("flags resolve " + flag.substr(0, 5) + " --state confirmed-change --note 'see the filing'");
  ASSERT_EQ(said.code, 0) << said.err;
  EXPECT_THAT(said.out, AllOf(HasSubstr("confirmed change  " + flag), HasSubstr("49% → 27%"), HasSubstr("see the")));
  const std::string store = watch / "store.git";
  EXPECT_EQ(run_git(store, "log -1 --format='%an <%ae> %s' main"),
            "kim <kim@example.org> confirmed-change: " + flag + "\n");
  EXPECT_THAT(run_git(store, "show --name-only --format= main"),
              testing::MatchesRegex("reviews/" + flag.substr(0, 2) + '/' + flag + "/[0-9T.]+Z-[0-9a-f]{8}.json\n"));
  EXPECT_EQ(fsck(store), "");

  EXPECT_EQ(state(), "confirmed-change");
  EXPECT_EQ(flags()[0].at("decisions")[0].at("note"), "see the filing");
  EXPECT_EQ(flags()[0].at("decisions")[0].at("who").at("email"), "kim@example.org");
  EXPECT_THAT(watch.claimwatch("flags").out,
              AllOf(HasSubstr("; confirmed change since 20"), HasSubstr("  confirmed change: kim, 20")));
  EXPECT_THAT(watch.claimwatch("show --lang ko " + flag).out, HasSubstr("부터 변경 확인\n  변경 확인: kim, 20"));
  EXPECT_THAT(watch.claimwatch("history stake").out,
              AllOf(HasSubstr("~" + flag.substr(0, 6) + "+"), HasSubstr("behind them + is confirmed")));
  EXPECT_THAT(watch.claimwatch("status").out, HasSubstr("decided  1 decision; flags: 1 confirmed change\n"));
  EXPECT_THAT(watch.claimwatch("status --json").out,
              HasSubstr("\"open_flags\":[],\"flag_states\":{\"confirmed-change\":1}"));
  EXPECT_THAT(watch.claimwatch("flags state:open").out, IsEmpty());
  const Json kept = decisions()[0];
  EXPECT_EQ(kept.at("old").at("value"), "49%");
  EXPECT_EQ(kept.at("new").at("evidence"), "Microsoft holds a 27% stake in OpenAI.");
}

TEST_F(Decisions, AreUndoneOneAfterTheOtherAndNothingIsLost) {
  for (const char* made : {"contradiction", "needs-second-look", "not-a-change"}) {
    ASSERT_EQ(kim("flags resolve " + flag + " --state " + made).code, 0);
    EXPECT_EQ(state(), made);
  }
  for (const char* left : {"needs-second-look", "contradiction", "open"}) {
    EXPECT_THAT(kim("flags undo").out, HasSubstr("undo  " + flag));
    EXPECT_EQ(state(), left);
  }
  EXPECT_EQ(kim("flags undo").code, 2);
  EXPECT_EQ(decisions().size(), 6U);
  EXPECT_EQ(watch.claimwatch("status --json").out.find("\"decisions\":6") == std::string::npos, false);
}

TEST_F(Decisions, ThatWereUndoneStandAgainByRedo) {
  kim("flags resolve " + flag + " --state contradiction --note both");
  for (int times = 0; times < 2; ++times) {
    kim("flags undo");
    EXPECT_EQ(state(), "open");
    EXPECT_THAT(kim("flags redo").out, HasSubstr("redo  " + flag));
    EXPECT_EQ(state(), "contradiction");
    EXPECT_EQ(kim("flags redo").code, 2) << "nothing is undone";
  }
  kim("flags undo " + flag);
  EXPECT_EQ(as("lee", "flags redo").code, 2);
  EXPECT_EQ(as("lee", "flags redo " + flag).code, 0);
  EXPECT_EQ(state(), "contradiction");
  EXPECT_EQ(decisions().size(), 7U) << "nothing is lost";
  EXPECT_EQ(decisions().back().at("redo"), true);
}

TEST_F(Decisions, OfAnotherPersonAreUndoneOnlyByName) {
  ASSERT_EQ(kim("flags resolve " + flag + " --state contradiction").code, 0);
  EXPECT_EQ(as("lee", "flags undo").code, 2);
  EXPECT_EQ(state(), "contradiction");
  EXPECT_EQ(as("lee", "flags undo " + flag).code, 0);
  EXPECT_EQ(state(), "open");
}

TEST_F(Decisions, GiveTheSameFromARebuiltIndex) {
  kim("flags resolve " + flag + " --state contradiction --note both");
  kim("note " + flags()[0].at("old").at("claim").get<std::string>() + " 'ask the desk'");
  kim("flags undo");
  kim("set-aside " + flags()[0].at("old").at("article").get<std::string>());
  const std::string want = exported();
  ASSERT_EQ(watch.claimwatch("reindex").code, 0);
  EXPECT_EQ(exported(), want);
  watch.shell("rm index.sqlite*");
  EXPECT_EQ(exported(), want);
  EXPECT_EQ(watch.claimwatch("verify").code, 0);
}

TEST_F(Decisions, ThatAClaimWasMisreadTakesItOutOfItsTimeline) {
  EXPECT_EQ(kim("flags resolve " + flag + " --state extraction-wrong").code, 2) << "which claim?";
  EXPECT_EQ(kim("flags resolve " + flag + " --state not-a-change --claim first").code, 2);
  EXPECT_EQ(kim("flags resolve " + flag + " --state extraction-wrong --claim third").code, 2);
  const std::string before = exported();
  const Said said = kim("flags resolve " + flag + " --state extraction-wrong --claim second");
  EXPECT_THAT(said.out, HasSubstr("flags that went by it: 1"));
  EXPECT_THAT(flags(), IsEmpty());
  const auto claims = lines_of(watch.claimwatch("history stake --json").out);
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_FALSE(claims[0].contains("set_aside"));
  EXPECT_EQ(claims[1].at("set_aside"), true);
  EXPECT_THAT(watch.claimwatch("history stake").out, HasSubstr("27%  set aside"));
  EXPECT_EQ(decisions()[0].at("orphaned"), false) << "it acts";
  EXPECT_THAT(watch.claimwatch("show " + claims[1].at("id").get<std::string>()).out,
              HasSubstr("  extraction wrong: kim, 20"));

  // What says the same in another article is not misread.
  watch.put("c.txt", other_words("2026-01-05"));
  ASSERT_THAT(watch.claimwatch("scan").out, HasSubstr("49% → 27%"));
  ASSERT_EQ(flags().size(), 1U);
  EXPECT_EQ(state(), "open");
  const std::string by_c = flags()[0].at("id");
  EXPECT_THAT(kim("flags undo " + flag).out, AllOf(HasSubstr("went by it: 1"), HasSubstr("came by it: 1")));
  EXPECT_EQ(flags()[0].at("id"), flag);
  EXPECT_NE(by_c, flag);
}

TEST_F(Decisions, ThatAClaimWasMisreadAreFoundByTheirState) {
  kim("flags resolve " + flag + " --state extraction-wrong --claim second --note 'it is 72%'");
  EXPECT_THAT(watch.claimwatch("flags").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("flags state:extraction-wrong").out,
              AllOf(HasSubstr("changed  " + flag + "  stake  Microsoft → OpenAI  [extraction wrong]\n  49% → 27%\n"),
                    HasSubstr("2025-10-28  Wire  Who holds what, 2025-10-28  [extraction wrong]\n"
                              "    \"Microsoft holds a 27% stake in OpenAI.\"\n"),
                    HasSubstr("  extraction wrong: kim, 20"), HasSubstr(": it is 72%\n")));
  const auto listed = lines_of(watch.claimwatch("flags --json state:extraction-wrong").out);
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].at("id"), flag);
  EXPECT_EQ(listed[0].at("state"), "extraction-wrong");
  EXPECT_THAT(watch.claimwatch("flags 'state:extraction-wrong topic:term'").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("flags 'state:extraction-wrong since:2026'").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("flags -- '-state:open'").out, IsEmpty()) << "no state is asked for";
  EXPECT_THAT(watch.claimwatch("search state:extraction-wrong").out, HasSubstr("Who holds what, 2025-10-28"));
  kim("flags undo");
  EXPECT_THAT(watch.claimwatch("flags state:extraction-wrong").out, IsEmpty());
  EXPECT_THAT(watch.claimwatch("search state:extraction-wrong").out, IsEmpty());
}

TEST_F(Decisions, SetArticlesAsideAndTakeThemBack) {
  const std::string want = watch.claimwatch("flags --json").out;
  const std::string article = flags()[0].at("old").at("article");
  EXPECT_THAT(kim("set-aside " + article + " --note satire").out,
              AllOf(HasSubstr("set aside  " + article), HasSubstr("flags that went by it: 1")));
  EXPECT_THAT(flags(), IsEmpty());
  EXPECT_THAT(watch.claimwatch("show " + article).out,
              AllOf(HasSubstr("set aside: kim, 20"), HasSubstr(": satire"), HasSubstr("49%  [set aside]")));
  EXPECT_THAT(watch.claimwatch("status").out, HasSubstr("1 article set aside"));
  EXPECT_THAT(watch.claimwatch("search stake").out, HasSubstr("49%  [set aside]"));
  EXPECT_THAT(watch.claimwatch("history stake --plot").out, AllOf(HasSubstr("27%"), Not(HasSubstr("49%"))));
  EXPECT_THAT(kim("take-back " + article).out, HasSubstr("flags that came by it: 1"));
  EXPECT_EQ(watch.claimwatch("flags --json").out, want);
  EXPECT_THAT(kim("flags undo").out, HasSubstr("flags that went by it: 1")) << "it is aside again";
  EXPECT_THAT(kim("flags undo").out, HasSubstr("flags that came by it: 1"));
  EXPECT_EQ(watch.claimwatch("flags --json").out, want);
  EXPECT_THAT(watch.claimwatch("scan").out, IsEmpty()) << "what came back was told";
}

TEST_F(Decisions, GoToTheFlagThatHoldsTheirClaimsAndSayThatItsSidesChanged) {
  kim("flags resolve " + flag + " --state confirmed-change");
  watch.put("between.txt", other_words("2024-06-01"));
  EXPECT_THAT(watch.claimwatch("scan").out, HasSubstr("severity 7, confirmed change\n"));
  ASSERT_EQ(flags().size(), 1U);
  EXPECT_NE(flags()[0].at("id"), flag) << "it is raised by an earlier article";
  EXPECT_EQ(state(), "confirmed-change");
  EXPECT_EQ(flags()[0].at("sides_changed"), true);
  EXPECT_THAT(watch.claimwatch("flags").out,
              HasSubstr("decided when the sides were 49% (Wire, 2023-05-01) and 27% (Wire, 2025-10-28)"));
  EXPECT_THAT(watch.claimwatch("decisions --orphaned").out, IsEmpty());
  EXPECT_EQ(kim("flags undo " + flags()[0].at("id").get<std::string>()).code, 0);
  EXPECT_EQ(state(), "open");
}

TEST_F(Decisions, OnWhatProvesToBeACopyGoToWhoToldItFirst) {
  kim("flags resolve " + flag + " --state confirmed-change");
  watch.put("first.txt",
            "---\ntitle: Counting\nsource: Harbor Wire\npublished: 2024-06-01\n---\n"
            "Microsoft has a 27% stake in OpenAI, it says.\n");
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  ASSERT_THAT(watch.claimwatch("status").out, HasSubstr("1 copy"));
  EXPECT_NE(flags()[0].at("id"), flag);
  EXPECT_EQ(state(), "confirmed-change");
  EXPECT_EQ(flags()[0].at("sides_changed"), true);
}

TEST_F(Decisions, WhoseFlagDoesNotAriseAnyMoreAreListedAndComeBackWithIt) {
  kim("flags resolve " + flag + " --state not-a-change --note seen");
  const std::string article = flags()[0].at("new").at("article");
  kim("set-aside " + article);
  EXPECT_THAT(flags(), IsEmpty());
  EXPECT_THAT(watch.claimwatch("decisions --orphaned").out,
              AllOf(HasSubstr("[orphaned]"), HasSubstr(flag), HasSubstr("49% → 27%"), HasSubstr("seen")));
  EXPECT_THAT(watch.claimwatch("status").out, HasSubstr("1 orphaned"));
  kim("take-back " + article);
  EXPECT_EQ(state(), "not-a-change");
  EXPECT_THAT(watch.claimwatch("decisions --orphaned").out, IsEmpty());
}

TEST_F(Decisions, TellWhatIsNewSinceTheirPersonLooked) {
  const auto news = [this](const std::string& name) { return lines_of(as(name, "flags --new --json").out).size(); };
  EXPECT_EQ(news("kim"), 1U) << "who never decided has seen nothing";
  watch.put("term.txt",
            "---\ntitle: Terms\nsource: Wire\npublished: 2025-11-01\n---\n"
            "Microsoft holds a 30% stake in OpenAI.\n");
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  ASSERT_EQ(flags().size(), 2U);
  kim("flags resolve " + flag + " --state confirmed-change");
  EXPECT_EQ(news("kim"), 0U) << "the other one was there to be seen";
  EXPECT_EQ(news("lee"), 1U) << "the decided one is not open";
  watch.put("support.txt", other_words("2025-11-02"));
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  EXPECT_EQ(news("kim"), 1U) << "27% has found support";
  watch.shell("rm index.sqlite*");
  EXPECT_EQ(news("kim"), 1U);
  kim("note " + flag + " seen");
  EXPECT_EQ(news("kim"), 0U);
}

TEST_F(Decisions, OnAllThatAQueryAsksForAreOneThatIsUndoneAtOnce) {
  watch.put("c.txt",
            "---\ntitle: Terms\nsource: Wire\npublished: 2025-11-01\n---\nMicrosoft holds a 30% stake in "
            "OpenAI.\n");
  watch.put("d.txt",
            "---\ntitle: Terms\nsource: Herald\npublished: 2026-02-01\n---\nMicrosoft holds a 35% stake in "
            "OpenAI.\n");
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  ASSERT_EQ(flags().size(), 3U);
  const auto states = [this] {
    std::multiset<std::string> all;
    for (const Json& one : flags()) all.insert(one.at("state"));
    return all;
  };
  kim("flags resolve " + flag + " --state contradiction");
  const int commits = watch.commits();
  const Said said = kim("flags resolve --state not-a-change 'topic:stake -source:herald'");
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.err, HasSubstr("2 flags become: not a change; decided before: 1"));
  EXPECT_EQ(watch.commits(), commits + 1);
  EXPECT_THAT(states(), testing::UnorderedElementsAre("not-a-change", "not-a-change", "open"));
  EXPECT_THAT(kim("flags resolve --state not-a-change '-source:herald'").code, 2) << "an option, no query";
  EXPECT_THAT(kim("flags resolve --state not-a-change -- '-source:herald'").err, HasSubstr("0 flags become"));
  kim("flags undo");
  EXPECT_THAT(states(), testing::UnorderedElementsAre("contradiction", "open", "open"));

  EXPECT_EQ(kim("flags resolve --state not-a-change 'topic:stakes'").code, 2);
  EXPECT_EQ(kim("flags resolve --state not-a-change topic:stake kind:changed").code, 2);
  EXPECT_EQ(kim("flags resolve --state extraction-wrong topic:stake").code, 2) << "which claim?";
}

TEST_F(Decisions, OnAQueryAreAskedForOnATerminalAlone) {
  const auto at_terminal = [this](const std::string& answer) {
    return watch
        .shell("export GIT_AUTHOR_NAME=kim GIT_AUTHOR_EMAIL=kim@example.org; echo " + answer +
               " | script -qec \"'" CLAIMWATCH_BINARY "' flags resolve --state contradiction topic:stake\" /dev/null")
        .out;
  };
  EXPECT_THAT(at_terminal("n"), AllOf(HasSubstr("1 flags become: contradiction"), HasSubstr("go on? [y/N]"),
                                      HasSubstr("nothing was decided")));
  EXPECT_EQ(state(), "open");
  EXPECT_THAT(at_terminal("y"), HasSubstr("go on? [y/N]"));
  EXPECT_EQ(state(), "contradiction");
}

TEST_F(Decisions, NotesHangOnFlagsClaimsAndArticles) {
  const std::string claim = flags()[0].at("new").at("claim"), article = flags()[0].at("new").at("article");
  kim("note " + flag + " 'call them'");
  kim("note " + claim + " 'a round number'");
  kim("note " + article + " 'paywalled since'");
  EXPECT_EQ(state(), "open");
  EXPECT_THAT(watch.claimwatch("flags").out, HasSubstr("  note: kim, "));
  EXPECT_THAT(watch.claimwatch("show " + claim).out, HasSubstr(": a round number"));
  EXPECT_THAT(watch.claimwatch("show " + article).out,
              AllOf(HasSubstr(": paywalled since"), HasSubstr(": a round number")));
}

TEST_F(Decisions, NeedSomebodyWhoMakesThem) {
  const Said said = watch.shell(
      "export HOME=/nowhere XDG_CONFIG_HOME=/nowhere GIT_CONFIG_NOSYSTEM=1; unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL; "
      "claimwatch flags resolve " +
      flag + " --state contradiction");
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.err, HasSubstr("git config --global user.name"));
  watch.shell("git -C store.git config user.name 'Lee'; git -C store.git config user.email lee@example.org");
  EXPECT_EQ(watch
                .shell("export HOME=/nowhere XDG_CONFIG_HOME=/nowhere; unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL; "
                       "claimwatch flags resolve " +
                       flag + " --state contradiction")
                .code,
            0);
  EXPECT_EQ(flags()[0].at("decisions")[0].at("who").at("name"), "Lee");
}

TEST_F(Decisions, OnWhatIsNotThereAreRefused) {
  EXPECT_EQ(kim("flags resolve ffffffffffff --state contradiction").code, 2);
  EXPECT_EQ(kim("flags resolve " + flags()[0].at("new").at("article").get<std::string>() + " --state open").code, 2);
  EXPECT_EQ(kim("flags resolve " + flag + " --state closed").code, 2);
  EXPECT_EQ(kim("set-aside " + flag).code, 2);
  EXPECT_EQ(kim("flags undo " + flag).code, 2);
  EXPECT_EQ(decisions().size(), 0U);
}

TEST_F(Decisions, ThatSomebodyBrokeAreToldByTheirPath) {
  kim("flags resolve " + flag + " --state contradiction");
  watch.shell(
      "git clone -q store.git work && cd work && file=$(ls -d reviews/*/*/*) && echo '{}' > $file && "
      "git -c user.name=x -c user.email=x@x commit -qam x && git push -q origin main");
  const Said said = watch.claimwatch("flags");
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.err, HasSubstr("reviews/" + flag.substr(0, 2) + '/' + flag));
}

}  // namespace
}  // namespace claimwatch
