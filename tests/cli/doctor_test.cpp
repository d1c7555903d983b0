#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Doctor : public testing::Test {
 protected:
  Doctor() {
    watch_.put("a.txt", stake_article("2023-05-01", "49%"));
    watch_.claimwatch("scan");
  }

  /// The program as a user who is not root, in the watch.
  Said as_another(const std::string& words) const {
    const std::string as = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : "";
    return watch_.shell("chmod a+rx .. . && HOME= " + as + CLAIMWATCH_BINARY + " " + words);
  }

  WatchFolder watch_;
};

TEST_F(Doctor, FindsNothingToMendInAFreshWatch) {
  const Said said = watch_.claimwatch("doctor");
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_THAT(said.out, AllOf(HasSubstr("ok    inbox      1 file, all readable\n"), HasSubstr("ok    store"),
                              HasSubstr("ok    index"), Not(HasSubstr("mend")), Not(HasSubstr("note"))));
  EXPECT_THAT(watch_.claimwatch("doctor --json").out,
              StartsWith("{\"check\":\"clock\",\"state\":\"ok\",\"what\":\"is after the program was written\","
                         "\"remedy\":\"\"}\n"));
}

TEST_F(Doctor, TellsEachThingThatIsBrokenAndWhatToDo) {
  struct Case {
    const char *damage, *told;
  };
  const std::string bad = "cd .. && rm -rf bad && cp -a watch bad && cd bad && ";
  const Case cases[] = {
      {"rm -r inbox; claimwatch doctor", "mend  inbox .*the inbox \"inbox\" is missing; make it"},
      {"rm -r inbox; echo > inbox; claimwatch doctor", "mend  inbox .*is a file"},
      {"echo 'limit = 3' > claimwatch.toml; claimwatch doctor", "mend  settings .*unknown key \"limit\""},
      {"mkdir -p config; echo 'a = 1' > config/sites-x.toml; claimwatch doctor", "mend  rules .*sites-x.toml"},
      {"touch -d 2099-01-01 inbox/a.txt; claimwatch doctor",
       "mend  clock .*its time is 2099.*\n *→ set this machine's clock"},
      {"rm -r store.git; claimwatch doctor", "mend  store .*there is no store; make one"},
      {"rm -r store.git/refs/heads/*; claimwatch doctor", "mend  store .*this repository is no store"},
      {"TMPDIR=/nowhere claimwatch doctor", "mend  temporary .*\n *→ set TMPDIR"},
      {"cd / && claimwatch doctor", "mend  watch .*`claimwatch init` makes one"},
  };
  for (const auto& [damage, told] : cases) {
    const Said said = watch_.shell(bad + damage);
    EXPECT_EQ(said.code, 1) << damage << '\n' << said.out;
    EXPECT_THAT(said.out, ContainsRegex(told)) << damage;
  }
}

TEST_F(Doctor, NotesWhatWorksLessWellThanItCould) {
  watch_.shell("mkdir -m 700 tmp tmp/claimwatch-abcdef && touch -d '3 days ago' tmp/claimwatch-abcdef");
  const std::pair<const char*, const char*> cases[] = {
      {"LC_ALL=C claimwatch doctor", "note  locale     is ANSI_X3.4-1968.*\n *→ export LC_ALL=C.UTF-8"},
      {"PATH=/nowhere claimwatch doctor", "note  pdf .*\n *→ install poppler-utils"},
      {"HOME= claimwatch doctor", "note  home       HOME is not set"},
      {"TMPDIR=$PWD/tmp claimwatch doctor", "note  temporary .*claimwatch-abcdef: left by a command that was killed"},
      {"printf x | dd of=index.sqlite conv=notrunc 2>/dev/null; claimwatch doctor",
       "note  index .*builds it anew by itself"},
  };
  for (const auto& [words, told] : cases) {
    const Said said = watch_.shell(words);
    EXPECT_EQ(said.code, 0) << words << '\n' << said.out;
    EXPECT_THAT(said.out, ContainsRegex(told)) << words;
  }
}

TEST_F(Doctor, TellsWhatAnotherUserCannotDo) {
  watch_.shell("chmod 600 inbox/a.txt; mkdir -m 700 inbox/closed; chmod a-w . store.git store.git/objects");
  const Said said = as_another("doctor");
  if (said.code == 126 || said.code == 127) GTEST_SKIP() << "somebody else cannot run the program here";
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.out,
              ContainsRegex("mend  store .*this user cannot write it\n *→ run `scan` and `watch` as the user"));
  EXPECT_THAT(said.out, ContainsRegex("note  index .*this user cannot write it"));
  if (geteuid() != 0) return;  // the files are one's own then
  EXPECT_THAT(said.out, ContainsRegex("mend  inbox      1 file cannot be read by this user"));
  EXPECT_THAT(said.out, ContainsRegex("mend  inbox .*closed: cannot be listed"));
  EXPECT_THAT(said.out, ContainsRegex("note  store .*belongs to root, and git refuses"));
}

TEST_F(Doctor, TellsADiskThatIsNearlyFull) {
  const Said said = watch_.shell(
      "unshare --mount sh -c 'mkdir ../small && mount -t tmpfs -o size=8m none ../small && cp -a . ../small/watch && "
      "cd ../small/watch && " CLAIMWATCH_BINARY " doctor || exit 42'");
  if (said.code != 42) GTEST_SKIP() << "nothing can be mounted here";
  EXPECT_THAT(said.out, ContainsRegex("mend  space .*MB left on the disk\n *→ make room"));
}

}  // namespace
}  // namespace claimwatch
