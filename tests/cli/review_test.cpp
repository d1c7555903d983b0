#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <thread>

#include "diffcore/text/width.h"
#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A terminal in which the program reviews flags.
class Terminal {
 public:
  Terminal(const WatchFolder& watch, int columns, int rows, const std::string& arguments,
           const std::string& variables = "")
      : watch_(watch) {
    const std::string inner = "echo shell before; env -u LC_ALL -u LANG " + variables + " '" + CLAIMWATCH_BINARY +
                              "' review " + arguments + "; echo ended with $?; exec cat";
    write_file(watch_ / "inner.sh", inner);
    tmux("-f /dev/null -u new-session -d -x " + std::to_string(columns) + " -y " + std::to_string(rows) +
         " \"GIT_AUTHOR_NAME=kim GIT_AUTHOR_EMAIL=kim@example.org sh inner.sh\"");
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {  // nothing may still write into the watch when that goes
    if (screen().find("ended with") == std::string::npos) signal("KILL");
    with("ended with");
    tmux("kill-server");
  }

  std::string tmux(const std::string& arguments) const {
    return watch_.shell("unset TMUX; tmux -S " + socket_ + " " + arguments).out;
  }
  /// Sends the program a signal.
  void signal(const std::string& name) const {
    const std::string pid = tmux("display -p '#{pane_pid}'"), shell = pid.substr(0, pid.find('\n'));
    watch_.shell("kill -" + name + " $(cat /proc/" + shell + "/task/" + shell + "/children)");
  }
  void keys(const std::string& keys) const { tmux("send-keys " + keys); }
  std::string screen() const { return tmux("capture-pane -p"); }

  /// The screen as soon as it shows the words, else as it is after a while.
  std::string with(const std::string& words) const {
    std::string shown;
    for (int i = 0; i < 200 && (shown = screen()).find(words) == std::string::npos; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_THAT(shown, HasSubstr(words));
    return shown;
  }

 private:
  inline static int opened_ = 0;
  const WatchFolder& watch_;
  /// One of its own: a server that is told to end still answers for a moment.
  const std::string socket_ = "./tmux" + std::to_string(++opened_);
};

class Review : public testing::Test {
 protected:
  void SetUp() override {
    watch.put("a.txt", stake_article("2019-07-22", "12%"));
    watch.put("b.txt", stake_article("2021-05-01", "20%"));
    watch.put("c.txt", stake_article("2023-01-24", "49%"));
    watch.put("d.txt", stake_article("2025-10-28", "27%"));
    ASSERT_EQ(watch.claimwatch("scan").code, 0);
  }

  std::string flags(const std::string& query) const { return watch.claimwatch("flags '" + query + "' --json").out; }
  long count(const std::string& query) const {
    const std::string lines = flags(query);
    return std::ranges::count(lines, '\n');
  }

  WatchFolder watch;
};

TEST_F(Review, DecidesByKeysAndTakesBack) {
  for (const auto& [columns, rows] : {std::pair(80, 24), {200, 60}}) {
    const Terminal terminal(watch, columns, rows, "--lang en");
    EXPECT_THAT(terminal.with("flag 1 of 3, open 3"), AllOf(HasSubstr("27%"), HasSubstr("49%"), HasSubstr("why:"),
                                                            HasSubstr("2025-10-28"), HasSubstr("q quit")));
    terminal.keys("c");
    EXPECT_THAT(terminal.with("flag 2 of 3, open 2"), HasSubstr("confirmed change: "));
    EXPECT_EQ(count("state:confirmed-change"), 1);
    terminal.keys("x");
    terminal.with("flag 3 of 3, open 1");
    terminal.keys("d");
    terminal.with("flag 3 of 3, open 0");
    EXPECT_EQ(count("state:not-a-change"), 1);
    terminal.keys("uuu");
    terminal.with("flag 1 of 3, open 3");
    EXPECT_EQ(count("state:open"), 3);
    terminal.keys("q");
    EXPECT_THAT(terminal.with("ended with 0"), AllOf(HasSubstr("shell before"), Not(HasSubstr("q quit"))));
  }
}

TEST_F(Review, SpeaksKoreanWithoutALocaleAndFollowsTheTerminalsSize) {
  const Terminal terminal(watch, 80, 24, "--lang ko", "LC_ALL=C");
  const std::string shown = terminal.with("q 끝");
  EXPECT_THAT(shown, AllOf(HasSubstr("표시 3건 가운데 1번째, 미결 3건"), HasSubstr("심각도"), HasSubstr("이유:")));
  std::istringstream lines(shown);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U) << line;
  terminal.keys("j");
  terminal.with("2번째");
  terminal.tmux("resize-window -x 120 -y 12");
  EXPECT_THAT(terminal.with("줄 가운데"), HasSubstr("q 끝"));
}

TEST_F(Review, AsksWhichSideWasMisreadAndGoesOnWithoutIt) {
  const Terminal terminal(watch, 80, 24, "--lang en 'since:2025'");
  terminal.with("flag 1 of 1");
  terminal.keys("w");
  terminal.with("which side?");
  terminal.keys("2");
  terminal.with("extraction wrong: ");
  EXPECT_THAT(watch.claimwatch("history stake").out, HasSubstr("set aside"));
  terminal.keys("u");
  terminal.with("undo: ");
  EXPECT_EQ(count("state:open"), 3);
}

TEST_F(Review, FindsNotesAndDecidesOnAllAtOnce) {
  write_file(watch / "editor.sh", "echo 'ask the press office' > \"$1\"\n");
  const Terminal terminal(watch, 80, 24, "--lang en", "EDITOR='sh editor.sh' PAGER='cp -t .'");
  terminal.with("flag 1 of 3");
  terminal.keys("/ since:2022 Enter");
  terminal.with("flag 1 of 2");
  terminal.keys("n");
  terminal.with("note: ");
  EXPECT_THAT(flags("since:2025"), HasSubstr("ask the press office"));
  terminal.keys("A");
  terminal.with("all 2 flags");
  terminal.keys("s");
  terminal.with("open 0");
  EXPECT_EQ(count("state:needs-second-look"), 2);
  terminal.keys("u");
  terminal.with("open 2");
  terminal.keys("'?'");
  terminal.with("Each key decides");
  terminal.keys("j");
  terminal.with("why:");
}

TEST_F(Review, GivesTheTerminalBackAtSignals) {
  for (const std::string signal : {"TERM", "HUP", "INT", "QUIT", "SEGV", "USR1"}) {
    const Terminal terminal(watch, 80, 24, "--lang en");
    terminal.with("q quit");
    terminal.signal(signal);
    EXPECT_THAT(terminal.with("ended with 1"), AllOf(HasSubstr("shell before"), Not(HasSubstr("q quit")))) << signal;
    EXPECT_THAT(watch.shell("stty -a <" + terminal.tmux("display -p '#{pane_tty}'")).out,
                AllOf(HasSubstr(" echo "), HasSubstr(" icanon")))
        << signal;
  }
}

TEST_F(Review, LosesNothingThatAKeyDecidedWhenKilled) {
  for (int i = 1; i <= 20; ++i) {
    const Terminal terminal(watch, 80, 24, "--lang en");
    terminal.with("q quit");
    terminal.keys(i % 2 == 0 ? "c" : "s");
    terminal.with("; flags that came");
    terminal.signal("KILL");
    const std::string decisions = watch.claimwatch("decisions").out;
    EXPECT_EQ(std::ranges::count(decisions, '\n'), i);
  }
  EXPECT_EQ(fsck(watch / "store.git"), "");
}

TEST_F(Review, WithoutATerminalNamesWhatDecidesThere) {
  const Said said = watch.claimwatch("review");
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.err, HasSubstr("claimwatch flags resolve"));
}

}  // namespace
}  // namespace claimwatch
