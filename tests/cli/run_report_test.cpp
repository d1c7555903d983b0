#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::StartsWith;

/// What the program prints on a terminal of 60 columns.
std::string on_terminal(const WatchFolder& watch, const std::vector<std::string>& arguments) {
  const winsize size{24, 60, 0, 0};
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    std::vector<char*> words;
    for (const std::string& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    unsetenv("COLUMNS");
    setenv("TERM", "xterm", 1);
    setenv("LC_ALL", "ko_KR.UTF-8", 1);
    if (chdir(watch.root().c_str()) == 0) execv(CLAIMWATCH_BINARY, words.data());
    _exit(127);
  }
  std::string shown;
  std::array<char, 4096> block{};
  for (ssize_t count = 0; (count = read(terminal, block.data(), block.size())) > 0;) shown.append(block.data(), count);
  close(terminal);
  waitpid(child, nullptr, 0);
  return shown;
}

TEST(Scan, TellsEachNewFlagInOneLineAndAllElseApart) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  watch.put("c.txt", "Who owns what\n\nAmazon holds a 14% stake in Anthropic.\n");
  watch.put("empty.txt", "");
  const Said scan = watch.shell("touch -d 2026-01-02 inbox/*; sleep 2.2; claimwatch scan");
  EXPECT_THAT(scan.out, MatchesRegex("changed  [0-9a-f]+  stake  Microsoft → OpenAI  49% → 27%  2023-05-01 Wire → "
                                     "2025-10-28 Wire  severity 7\n"));
  EXPECT_THAT(scan.err, AllOf(HasSubstr("failed: empty.txt: "), HasSubstr("undated: c.txt: "),
                              EndsWith("read: ok 3, known 0, copy 0, version 0, failed 1; new flags 1\n")));
  const Said again = watch.claimwatch("scan");
  EXPECT_THAT(again.out, IsEmpty());
  EXPECT_EQ(again.err, "read: ok 0, known 3, copy 0, version 0, failed 0, failed before 1; new flags 0\n");
  EXPECT_THAT(watch.shell("LC_ALL=ko_KR.UTF-8 claimwatch scan").err,
              StartsWith("읽음: 새 기사 0, 아는 것 3, 사본 0, 새 판 0, 실패 0, 전에 실패한 것 1; 새 표시 0\n"));
  EXPECT_THAT(watch.claimwatch("scan --lang ko").err, StartsWith("읽음: 새 기사 0"));
}

TEST(Scan, SaysNothingButFlagsWhenItIsToBeQuiet) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  watch.put("empty.txt", "");
  const Said scan = watch.claimwatch("scan --quiet");
  EXPECT_THAT(scan.out, StartsWith("changed  "));
  EXPECT_THAT(scan.err, IsEmpty());
}

TEST(Scan, ShowsOnATerminalHowFarItIsAndBreaksFlagsAtItsWidth) {
  const WatchFolder watch;
  std::string text;
  for (int line = 0; line < 1500; ++line)
    text += "Oracle said on Monday that it had " + std::to_string(line) + " shops.\n\n";
  for (int i = 0; i < 40; ++i) watch.put("long" + std::to_string(i) + ".txt", std::to_string(i) + "\n\n" + text);
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("z.txt", stake_article("2025-10-28", "27%"));
  const std::string shown = on_terminal(watch, {"claimwatch", "scan"});
  EXPECT_THAT(shown, ContainsRegex("\r\x1b\\[K42건 가운데 [0-9]+건 읽음 \\(초당 [0-9]+건\\)"));
  EXPECT_THAT(shown, HasSubstr("\r\n    2023-05-01 Wire → 2025-10-28 Wire  심각도 7\r\n"));
  EXPECT_THAT(on_terminal(watch, {"claimwatch", "scan", "-q"}), IsEmpty());
}

TEST(ScanDryRun, ShowsWhatAScanWouldDoAndWritesNothing) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.claimwatch("scan");
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  watch.put("empty.txt", "");
  const std::string all_files = "find . | sort; find . -type f -exec sha256sum {} + | sort";
  watch.shell("mkdir scratch");
  const std::string before = watch.shell(all_files).out;
  const Said dry = watch.shell("export TMPDIR=$PWD/scratch; claimwatch scan --dry-run --exit-code");
  EXPECT_EQ(dry.code, 10);
  EXPECT_EQ(watch.shell(all_files).out, before);
  EXPECT_THAT(dry.err, HasSubstr("dry run, nothing was written\n"));
  const Said real = watch.claimwatch("scan --exit-code");
  EXPECT_EQ(dry.out, real.out) << "with the same ids";
  EXPECT_EQ(dry.err, "dry run, nothing was written\n" + real.err);
}

TEST(ScanDryRun, ShowsWhatOtherRulesWouldChange) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  watch.claimwatch("scan");
  std::filesystem::create_directories(watch / "config/topics");
  write_file(watch / "claimwatch.toml", "shipped_topics = false\n");
  EXPECT_THAT(watch.claimwatch("scan --dry-run").err, HasSubstr("rules changed: 0 flags came, 1 went\n"));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("rules changed: 0 flags came, 1 went\n"));
}

TEST(Status, ListsWhatFailedAndWhatIsUndated) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("c.txt", "Who holds what\n\nMicrosoft holds a 27% stake in OpenAI.\n");
  watch.put("empty.txt", "");
  watch.shell("touch -d 2025-03-04T05:06:07Z inbox/c.txt; claimwatch scan");
  EXPECT_THAT(watch.claimwatch("status --undated").out,
              MatchesRegex("undated  ≤ 2025-03-04  c.txt: names no date[^\n]*\n"));
  EXPECT_EQ(watch.claimwatch("status --undated --json").out,
            "{\"item\":\"c.txt\",\"file_time\":\"2025-03-04T05:06:07Z\"}\n");
  EXPECT_THAT(watch.claimwatch("status --failed").out, MatchesRegex("failed   empty.txt: [^\n]*\n"));
  EXPECT_THAT(watch.claimwatch("status --failed --json").out,
              MatchesRegex("\\{\"item\":\"empty.txt\",\"reason\":\"[^\n]*\"\\}\n"));
}

}  // namespace
}  // namespace claimwatch
