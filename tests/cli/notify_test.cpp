#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/running_watch.h"

// What a run tells its channels. How digests travel is tested in tests/monitor/notify/.

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

/// A channel whose command keeps each digest as a line of <name>.jsonl.
std::string keeping(const std::string& name, const std::string& more = "") {
  return "[[notify]]\nname = \"" + name + "\"\ncommand = [\"sh\", \"-c\", \"cat >>" + name + ".jsonl; echo >>" + name +
         ".jsonl\"]\n" + more;
}

constexpr const char* failing = "[[notify]]\nname = \"broken\"\ncommand = [\"sh\", \"-c\", \"exit 3\"]\n";

class ARun : public testing::Test {
 protected:
  void channels(const std::string& tables) const { write_file(watch_ / "claimwatch.toml", tables); }

  /// An article that raises one flag more.
  void another_stake(const std::string& published, const std::string& percent) const {
    watch_.put(published + ".txt", stake_article(published, percent));
  }

  /// The digests that the channel was given.
  std::vector<std::string> digests(const std::string& name) const {
    std::vector<std::string> lines;
    std::ifstream file(watch_ / (name + ".jsonl"));
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }

  void lose_index() const {
    for (const char* part : {"", "-wal", "-shm"}) fs::remove(watch_ / (std::string("index.sqlite") + part));
  }

  /// Runs a scan that gets as far as its outbox, which somebody holds, and is killed there.
  void scan_killed_at_its_outbox() const {
    const Said said = watch_.shell(
        "python3 -c '\nimport sqlite3, sys, time\n"
        "held = sqlite3.connect(\"outbox.sqlite\", isolation_level=None)\nheld.execute(\"BEGIN EXCLUSIVE\")\n"
        "print(flush=True)\ntime.sleep(60)\n' >held & holder=$!\n"
        "until [ -s held ]; do sleep 0.01; done\n'" CLAIMWATCH_BINARY
        "' scan & scan=$!\n"
        "until [ \"$(git -c safe.directory='*' -C store.git rev-list --count main)\" -ge " +
        std::to_string(watch_.commits() + 1) +
        " ] && [ $(ls -l /proc/$scan/fd | grep -c outbox.sqlite) -gt 0 ]; do sleep 0.01; done\n"
        "sleep 0.3; kill -9 $scan $holder; wait; rm held");
  }

  WatchFolder watch_;
};

TEST_F(ARun, TellsItsNewFlagsInOneDigestAndNoneTwice) {
  channels(keeping("desk"));
  another_stake("2023-05-01", "49%");
  EXPECT_EQ(watch_.claimwatch("scan").code, 0);
  EXPECT_THAT(digests("desk"), IsEmpty()) << "nothing is new";
  another_stake("2024-05-01", "40%");
  another_stake("2025-10-28", "27%");
  EXPECT_EQ(watch_.claimwatch("scan -q").err, "");
  watch_.claimwatch("scan");
  ASSERT_THAT(digests("desk"), SizeIs(1));
  const std::string flags = watch_.claimwatch("flags --json").out;
  const std::string digest = digests("desk")[0];
  EXPECT_THAT(digest, AllOf(HasSubstr("\"title\":\"claimwatch watch: changed 2\""), HasSubstr("49% → 40%"),
                            HasSubstr("40% → 27%")));
  const std::string first_flag = flags.substr(0, flags.find('\n') - 1);  // without its last brace
  EXPECT_THAT(digest, HasSubstr(first_flag)) << "a flag is as `flags --json` has it";

  for (const char* loss : {"reindex", "scan"}) {
    lose_index();
    watch_.claimwatch(loss);
    watch_.claimwatch("scan");
    EXPECT_THAT(digests("desk"), SizeIs(1)) << "an index that was lost tells nobody twice";
  }
}

TEST_F(ARun, StartsANewChannelWithTheFlagsOfNow) {
  another_stake("2023-05-01", "49%");
  another_stake("2024-05-01", "40%");
  watch_.claimwatch("scan");
  EXPECT_FALSE(fs::exists(watch_ / "outbox.sqlite")) << "without channels there is none";
  channels(keeping("desk"));
  another_stake("2025-10-28", "27%");
  watch_.claimwatch("scan");
  ASSERT_THAT(digests("desk"), SizeIs(1));
  EXPECT_THAT(digests("desk")[0], AllOf(HasSubstr("changed 1"), HasSubstr("40% → 27%")));
}

TEST_F(ARun, TellsEachChannelInItsLanguageAndDownToItsSeverity) {
  channels(keeping("desk", "lang = \"ko\"\n") + keeping("worst", "severity = 6\n"));
  another_stake("2023-05-01", "49%");
  another_stake("2024-05-01", "40%");  // severity 7
  watch_.claimwatch("scan");
  ASSERT_THAT(digests("desk"), SizeIs(1));
  EXPECT_THAT(digests("desk")[0], AllOf(HasSubstr("변경 1"), HasSubstr("이유: ")));
  EXPECT_THAT(digests("worst"), IsEmpty());
  EXPECT_THAT(watch_.claimwatch("status").out, HasSubstr("channel  worst: nothing sent yet\n"));
}

TEST_F(ARun, IsNotStoppedByAChannelThatFails) {
  channels(std::string(failing) + keeping("desk"));
  another_stake("2023-05-01", "49%");
  another_stake("2024-05-01", "40%");
  const Said scan = watch_.claimwatch("scan -q");
  EXPECT_EQ(scan.code, 0);
  EXPECT_THAT(
      scan.err,
      MatchesRegex(
          "claimwatch: channel \"broken\": \"sh\" ended with exit code 3; 1 digest waiting, next try [0-9TZ:-]*\n"));
  EXPECT_THAT(digests("desk"), SizeIs(1));
  EXPECT_THAT(watch_.claimwatch("scan -q").err, IsEmpty()) << "its next try is later";
  EXPECT_THAT(watch_.claimwatch("status").out, AllOf(HasSubstr("channel  broken: nothing sent yet; 1 digest waiting: "
                                                               "\"sh\" ended with exit code 3 (1 try), next try 20"),
                                                     HasSubstr("channel  desk: last sent 20")));
  EXPECT_THAT(watch_.claimwatch("status --json").out,
              HasSubstr("\"channels\":[{\"channel\":\"broken\",\"waiting\":1,\"failures\":1,\"error\":\"\\\"sh\\\" "
                        "ended with exit code 3\",\"next_try\":\"20"));
  channels(keeping("desk"));
  EXPECT_THAT(
      watch_.claimwatch("scan").err,
      HasSubstr("channel \"broken\" is in claimwatch.toml no longer; 1 digest that it waited for went with it"));
}

TEST_F(ARun, ThatIsKilledBeforeItsOutboxLeavesItsFlagsToTheNext) {
  channels(keeping("desk"));
  another_stake("2023-05-01", "49%");
  watch_.claimwatch("scan");
  for (const bool index_lost : {false, true}) {
    another_stake(index_lost ? "2025-05-01" : "2024-05-01", index_lost ? "30%" : "40%");
    scan_killed_at_its_outbox();
    if (index_lost) lose_index();
    const Said scan = watch_.claimwatch("scan");
    EXPECT_THAT(scan.err, HasSubstr(index_lost ? "new flags 0" : "new flags 1")) << scan.err;
    watch_.claimwatch("scan");
    EXPECT_THAT(digests("desk"), SizeIs(index_lost ? 2 : 1));
  }
  EXPECT_THAT(digests("desk"), ElementsAre(HasSubstr("49% → 40%"), HasSubstr("40% → 30%")));
}

TEST_F(ARun, ThatCannotWriteItsOutboxFailsAndItsFlagsStayNew) {
  channels(keeping("desk"));
  fs::create_directory(watch_ / "outbox.sqlite");
  another_stake("2023-05-01", "49%");
  another_stake("2024-05-01", "40%");
  const Said scan = watch_.claimwatch("scan");
  EXPECT_EQ(scan.code, 1);
  EXPECT_THAT(scan.err, HasSubstr("claimwatch: outbox.sqlite: unable to open database file"));
  fs::remove(watch_ / "outbox.sqlite");
  EXPECT_THAT(watch_.claimwatch("scan").err, HasSubstr("new flags 1"));
  EXPECT_THAT(digests("desk"), SizeIs(1));
}

TEST_F(ARun, NeverTellsWhatCameByOtherRules) {
  channels(keeping("desk"));
  another_stake("2023-05-01", "49%");
  another_stake("2024-05-01", "40%");
  fs::create_directories(watch_ / "config/topics");
  const std::string no_stakes =
      "id = \"own\"\ntitle = \"No stakes\"\nsilent = true\n[[frame]]\nid = \"own\"\nsource = \"a test\"\n"
      "lang = \"en\"\npatterns = [\"holds .. {percent} stake\"]\nweight = 90\n"
      "examples = [\"Microsoft holds a 27% stake in OpenAI.\"]\ncounterexamples = [\"Microsoft was there.\"]\n";
  write_file(watch_ / "config/topics/own.toml", no_stakes);
  watch_.claimwatch("scan");
  for (const char* command : {"scan", "reextract"}) {
    fs::remove(watch_ / "config/topics/own.toml");
    watch_.claimwatch(command);
    EXPECT_THAT(watch_.claimwatch("flags").out, HasSubstr("49% → 40%"));
    watch_.claimwatch("scan");
    EXPECT_THAT(digests("desk"), IsEmpty()) << command;
    write_file(watch_ / "config/topics/own.toml", no_stakes);
    watch_.claimwatch(command);
    watch_.claimwatch("scan");
  }
  fs::remove(watch_ / "config/topics/own.toml");
  another_stake("2025-10-28", "27%");
  watch_.claimwatch("scan");
  ASSERT_THAT(digests("desk"), SizeIs(1));
  EXPECT_THAT(digests("desk")[0], AllOf(HasSubstr("changed 1"), HasSubstr("40% → 27%")));
}

TEST_F(ARun, DoesNotHoldTheStoreWhileItSends) {
  channels(
      "[[notify]]\nname = \"slow\"\ncommand = [\"sh\", \"-c\", \"touch begun; until [ -e done ]; do sleep 0.01; "
      "done\"]\n");
  another_stake("2023-05-01", "49%");
  another_stake("2024-05-01", "40%");
  const Said said = watch_.shell(
      "claimwatch scan -q & until [ -e begun ]; do sleep 0.01; done\n"
      "cp inbox/2024-05-01.txt inbox/second.txt; claimwatch scan -q; code=$?; touch done; wait; exit $code");
  EXPECT_EQ(said.code, 0) << said.err;
  EXPECT_THAT(said.err, IsEmpty());
}

TEST_F(ARun, OfWatchIsHeldUpByNoChannelThatHangs) {
  channels("settle = \"0s\"\n[[notify]]\nname = \"slow\"\ncommand = [\"sh\", \"-c\", \"touch begun; sleep 60\"]\n" +
           keeping("desk"));
  another_stake("2023-05-01", "49%");
  RunningWatch running(watch_);
  EXPECT_TRUE(running.says("read: ok 1"));
  another_stake("2024-05-01", "40%");
  ASSERT_TRUE(soon([&] { return fs::exists(watch_ / "begun"); }));
  another_stake("2025-10-28", "27%");
  const std::string desk_has_both = "{\"channel\":\"desk\",\"waiting\":0,";
  EXPECT_TRUE(soon([&] {
    return digests("desk").size() == 2 &&
           watch_.claimwatch("status --json").out.find(desk_has_both) != std::string::npos;
  }));
  EXPECT_EQ(running.end(SIGTERM), 0);
  EXPECT_THAT(running.err(), Not(HasSubstr("channel \"slow\""))) << "it was not waited for, and gives its digests back";
  channels(keeping("slow") + keeping("desk"));
  RunningWatch again(watch_);
  EXPECT_TRUE(soon([&] { return digests("slow").size() == 2; }));
  EXPECT_EQ(again.end(SIGTERM), 0);
  EXPECT_THAT(digests("desk"), SizeIs(2));
}

TEST_F(ARun, KeepsNoSecretAnywhere) {
  channels("[[notify]]\nname = \"hook\"\nwebhook = \"http://127.0.0.1:9/\"\nsecret_file = \"key\"\n");
  write_file(watch_ / "key", "hunter2\n");
  fs::permissions(watch_ / "key", fs::perms::owner_read);
  another_stake("2023-05-01", "49%");
  another_stake("2024-05-01", "40%");
  const Said scan = watch_.claimwatch("scan");
  EXPECT_THAT(scan.err, AllOf(HasSubstr("channel \"hook\": "), Not(HasSubstr("hunter2"))));
  EXPECT_NE(watch_.shell("grep -r hunter2 outbox.sqlite index.sqlite store.git").code, 0);
  EXPECT_THAT(run_git(watch_ / "store.git", "ls-tree -r --name-only main"), Not(HasSubstr("claimwatch.toml")));
}

TEST(NotifyTest, SendsAMarkedDigestAndTellsWhatBecameOfIt) {
  const WatchFolder watch;
  EXPECT_EQ(watch.claimwatch("notify test").code, 2) << "no channels";
  write_file(watch / "claimwatch.toml",
             keeping("desk") + failing + "[[notify]]\nname = \"feed\"\natom = \"flags.atom\"\n");
  const Said all = watch.claimwatch("notify test");
  EXPECT_EQ(all.code, 1);
  EXPECT_EQ(all.out, "desk: sent\nbroken: failed: \"sh\" ended with exit code 3\nfeed: sent\n");
  const Said one = watch.claimwatch("notify test desk");
  EXPECT_EQ(one.code, 0);
  EXPECT_EQ(one.out, "desk: sent\n");
  EXPECT_THAT(watch.shell("cat desk.jsonl").out,
              HasSubstr("\"test\":true,\"lang\":\"en\",\"title\":\"[test] claimwatch watch\""));
  EXPECT_THAT(watch.shell("cat flags.atom").out, HasSubstr("<title>[test] claimwatch watch</title>"));
  const Said unknown = watch.claimwatch("notify test desc");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("there is no channel \"desc\"; did you mean \"desk\"?"));
  EXPECT_THAT(watch.claimwatch("status").out, HasSubstr("channel  broken: nothing sent yet\n")) << "a test is no try";
}

}  // namespace
}  // namespace claimwatch
