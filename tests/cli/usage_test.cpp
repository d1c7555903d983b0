#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(Start, WaitsForNoLibraryOfTransfers) {
  const WatchFolder watch;
  EXPECT_THAT(watch.shell("ldd '" CLAIMWATCH_BINARY "'").out,
              AllOf(HasSubstr("libsqlite3"), Not(HasSubstr("libcurl"))));
}

TEST(Output, ThatCannotBeWrittenIsAFailure) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  watch.claimwatch("scan");
  for (const char* command : {"flags", "flags --json", "history stake", "status", "topics list", "--help"}) {
    const Said full = watch.claimwatch(std::string(command) + " >/dev/full");
    EXPECT_EQ(full.code, 1) << command;
    EXPECT_THAT(full.err, HasSubstr("standard output cannot be written: No space left on device")) << command;
    const Said closed = watch.claimwatch(std::string(command) + " >&-");
    EXPECT_EQ(closed.code, 1) << command;
    EXPECT_THAT(closed.err, HasSubstr("standard output cannot be written")) << command;
  }
  EXPECT_THAT(fsck(watch / "store.git"), IsEmpty()) << "no report was written into a file of the store";
}

TEST(Output, EndsQuietlyWithWhoReadsIt) {
  const WatchFolder watch;
  const Said said = watch.shell("claimwatch topics list | head -1");
  EXPECT_THAT(said.err, IsEmpty());
}

TEST(Usage, AnUnknownCommandIsToldWithTheNearestOne) {
  const WatchFolder watch;
  const std::pair<const char*, const char*> cases[] = {
      {"flag", "claimwatch: there is no command \"flag\"; did you mean \"flags\"?\n"},
      {"topics lst", "claimwatch: there is no command \"lst\"; did you mean \"list\"?\n"},
      {"no-such-command", "claimwatch: there is no command \"no-such-command\"; `claimwatch --help` names them\n"},
  };
  for (const auto& [words, message] : cases) {
    const Said said = watch.claimwatch(words);
    EXPECT_EQ(said.code, 2) << words;
    EXPECT_EQ(said.err, message);
  }
  for (const char* words : {"", "history", "flags --nope", "topics", "flags --kind both"}) {
    const Said said = watch.claimwatch(words);
    EXPECT_EQ(said.code, 2) << words;
    EXPECT_THAT(said.err, StartsWith("claimwatch: ")) << words;
    EXPECT_THAT(said.err, HasSubstr("--help` says how")) << words;
  }
}

TEST(Usage, TheHelpHasEachCommandInAGroup) {
  const WatchFolder watch;
  EXPECT_THAT(watch.claimwatch("--help").out, AllOf(HasSubstr("\nRead articles:\n"), Not(HasSubstr("Subcommands:"))));
}

TEST(Usage, TheVersionIsPrinted) {
  const WatchFolder watch;
  const Said said = watch.claimwatch("--version");
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out, testing::MatchesRegex("claimwatch [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Inboxes, ThatAreMissingOrFilesAreToldByConfigCheck) {
  const WatchFolder watch;
  write_file(watch / "claimwatch.toml", "inboxes = [\"inbox\", \"elsewhere\", \"claimwatch.toml\"]\n");
  const Said check = watch.claimwatch("config check");
  EXPECT_EQ(check.code, 2);
  EXPECT_THAT(check.err, HasSubstr("\"elsewhere\" is missing; make it"));
  EXPECT_THAT(check.err, HasSubstr("\"claimwatch.toml\" is a file"));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("folders not listed 2"));
}

TEST(Inboxes, OfSeveralAreNamedInMessages) {
  const WatchFolder watch;
  write_file(watch / "claimwatch.toml", "inboxes = [\"inbox\", \"more/news\"]\n");
  std::filesystem::create_directories(watch / "more/news");
  write_file(watch / "more/news/bad.txt", "");
  watch.put("undated.txt", "Who holds what\n\nMicrosoft holds a 49% stake in OpenAI.\n");
  const Said scan = watch.claimwatch("scan");
  EXPECT_THAT(scan.err, HasSubstr("failed: more/news/bad.txt: "));
  EXPECT_THAT(scan.err, HasSubstr("into inbox/undated.txt.meta.toml"));
}

TEST(Inboxes, NeverHoldTheStore) {
  const WatchFolder watch;
  write_file(watch / "claimwatch.toml", "inboxes = [\".\"]\n");
  const int commits = watch.commits();
  EXPECT_EQ(watch.claimwatch("scan").code, 2);
  EXPECT_EQ(watch.commits(), commits);
}

TEST(AnotherUser, ReadsAWatchThatItCannotWrite) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  watch.claimwatch("scan");
  const std::string flags = watch.claimwatch("flags --json").out;
  watch.shell("chmod a-w . index.sqlite && chmod a+rx .. .");
  // Root writes everywhere: there the program runs as somebody else.
  const std::string as = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : "";
  const std::string program = as + CLAIMWATCH_BINARY;
  if (watch.shell(program + " --version").code != 0) GTEST_SKIP() << "somebody else cannot run the program here";
  const Said fresh = watch.shell(program + " flags --json");
  EXPECT_EQ(fresh.out, flags);
  EXPECT_THAT(fresh.err, IsEmpty());
  const Said reindex = watch.shell(program + " reindex");
  EXPECT_EQ(reindex.code, 1);
  EXPECT_THAT(reindex.err, HasSubstr("let who can run `claimwatch reindex`"));
  watch.shell("chmod u+w . && rm -f index.sqlite && chmod a-w .");
  const Said outdated = watch.shell(program + " flags --json");
  EXPECT_EQ(outdated.out, flags);
  EXPECT_THAT(outdated.err, HasSubstr("is out of date, and this user cannot write it"));
  watch.shell("chmod u+w .");
}

}  // namespace
}  // namespace claimwatch
