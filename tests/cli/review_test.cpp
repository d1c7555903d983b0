#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <thread>
#include <utility>

#include "diffcore/text/width.h"
#include "tests/cli/fixtures.h"
#include "tests/cli/watch_folder.h"
#include "tests/support/shipped_rules.h"

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
      : watch_(watch), columns_(columns), rows_(rows) {
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
  void signal(const std::string& name) const { watch_.shell("kill -" + name + ' ' + program()); }
  /// Kilobytes that the program had at most, with what is mapped.
  long most_memory() const {
    return std::stol(watch_.shell("sed -n 's/^VmHWM://p' /proc/" + program() + "/status").out);
  }
  void keys(const std::string& keys) const { tmux("send-keys " + keys); }
  std::string screen() const { return tmux("capture-pane -p"); }
  void resize(int columns, int rows) {
    columns_ = columns;
    rows_ = rows;
    tmux("resize-window -x " + std::to_string(columns) + " -y " + std::to_string(rows));
  }

  /// The screen as soon as it shows the words, else as it is after a while.
  std::string with(const std::string& words) const {
    const std::string shown =
        as_soon_as([&](const std::string& screen) { return screen.find(words) != std::string::npos; });
    EXPECT_THAT(shown, HasSubstr(words));
    return shown;
  }
  /// The screen that comes after a key, which shows the words.
  std::string after(const std::string& key, const std::string& words) const {
    keys(key);
    return with(words);
  }

  /// The screen as soon as it is whole and shows the words: as many lines as there are rows, none too wide, none cut,
  /// and at the end the keys.
  std::string whole_with(const std::string& words, const std::string& last_key) const {
    return whole([&](const std::string& screen) { return screen.find(words) != std::string::npos; }, last_key);
  }
  std::string whole_other_than(const std::string& before, const std::string& last_key) const {
    return whole([&](const std::string& screen) { return screen != before; }, last_key);
  }

 private:
  /// What gives its process id in a shell.
  std::string program() const {
    const std::string pid = tmux("display -p '#{pane_pid}'"), shell = pid.substr(0, pid.find('\n'));
    return "$(cat /proc/" + shell + "/task/" + shell + "/children | tr -d ' ')";
  }

  std::string whole(const std::function<bool(const std::string&)>& fits, const std::string& last_key) const {
    const auto is_whole = [&](const std::string& screen) { return fits(screen) && screen.ends_with(last_key + '\n'); };
    const std::string shown = as_soon_as(is_whole);
    EXPECT_TRUE(is_whole(shown)) << shown;
    EXPECT_EQ(std::ranges::count(shown, '\n'), rows_);
    std::istringstream lines(shown);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(display_width(line), static_cast<std::size_t>(columns_)) << line;
      EXPECT_FALSE(line.ends_with("…")) << line;
      EXPECT_THAT(line, AllOf(Not(HasSubstr(" …")), Not(HasSubstr("\uFFFD"))));
    }
    return shown;
  }

  std::string as_soon_as(const std::function<bool(const std::string&)>& fits) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    std::string shown = screen(), before;
    while ((!fits(shown) || shown != before) && std::chrono::steady_clock::now() < end) {  // twice: drawn to its end
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      before = std::exchange(shown, screen());
    }
    return shown;
  }

  inline static int opened_ = 0;
  const WatchFolder& watch_;
  int columns_, rows_;
  /// One of its own: a server that is told to end still answers for a moment.
  const std::string socket_ = "./tmux" + std::to_string(++opened_);
};

/// The text without its white space: as it was, however it is broken into lines.
std::string squeezed(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

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
  const Terminal terminal(watch, 80, 24, "--lang en");
  EXPECT_THAT(
      terminal.with("flag 1 of 3, open 3, new 3   new  today"),
      AllOf(HasSubstr("27%"), HasSubstr("49%"), HasSubstr("why:"), HasSubstr("2025-10-28"), HasSubstr("q quit")));
  EXPECT_THAT(terminal.after("c", "flag 2 of 3, open 2"), HasSubstr("confirmed change: stake"));
  EXPECT_EQ(count("state:confirmed-change"), 1);
  terminal.after("x", "flag 3 of 3, open 1");
  terminal.after("d", "flag 3 of 3, open 0, new 0   not a change  today");
  EXPECT_EQ(count("state:not-a-change"), 1);
  terminal.after("uuu", "flag 1 of 3, open 3");
  EXPECT_EQ(count("state:open"), 3);
  terminal.after("u", "nothing that you decided");
  EXPECT_THAT(terminal.after("q", "ended with 0"), AllOf(HasSubstr("shell before"), Not(HasSubstr("q quit"))));
}

TEST_F(Review, BeginsWithWhatIsNewSinceThisPersonsLastDecision) {
  {
    const Terminal terminal(watch, 80, 24, "--lang en");
    terminal.with("q quit");
    terminal.after("c", "open 2");
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // readings are told apart by seconds
  watch.put("e.txt", stake_article("2010-01-01", "1%"));
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  const Terminal terminal(watch, 80, 24, "--lang en");
  EXPECT_THAT(terminal.with("flag 1 of 4, open 3, new 1   new  today"), HasSubstr("1% → 12%"));
  EXPECT_THAT(terminal.after("l", "> ~ 7   new"), AllOf(HasSubstr("open  "), HasSubstr("confirmed change  ")));
  terminal.after("c", "open 2, new 0");
  terminal.after("u", "open 3, new 1");
}

TEST_F(Review, SpeaksKoreanWithoutALocaleAndFollowsTheTerminalsSize) {
  Terminal terminal(watch, 80, 24, "--lang ko", "LC_ALL=C");
  EXPECT_THAT(terminal.with("q 끝"),
              AllOf(HasSubstr("표시 3건 가운데 1번째, 미결 3건"), HasSubstr("심각도"), HasSubstr("이유:")));
  terminal.after("j", "2번째");
  terminal.resize(120, 12);
  EXPECT_THAT(terminal.with("줄 가운데"), HasSubstr("q 끝"));
  for (const auto& [columns, rows] : {std::pair(20, 5), {2, 2}, {40, 8}}) terminal.resize(columns, rows);
  terminal.after("j", "3번째");
  terminal.resize(80, 24);
  terminal.whole_with("2021-05-01", "q 끝");
}

TEST_F(Review, TakesEveryTerminalThatCanPlaceWords) {
  for (const std::string kind : {"xterm", "xterm-256color", "screen", "linux", "vt100"}) {
    const Terminal terminal(watch, 80, 24, "--lang en", "TERM=" + kind);
    const std::string shown = terminal.whole_with("flag 1 of 3", "q quit");
    EXPECT_EQ(shown.find("a [-49-]{+27+}%") != std::string::npos || shown.find("[-49-]") != std::string::npos,
              kind == "vt100")
        << kind << '\n'
        << shown;
    terminal.after("q", "ended with 0");
  }
  for (const std::string kind : {"dumb", "nonsense", "''"}) {
    const Terminal terminal(watch, 80, 24, "--lang en", "TERM=" + kind);
    EXPECT_THAT(terminal.with("ended with 2"), HasSubstr("which cannot show a full screen; set TERM"));
  }
}

TEST_F(Review, AsksWhichSideWasMisreadAndGoesOnWithoutIt) {
  const Terminal terminal(watch, 80, 24, "--lang en 'since:2025'");
  terminal.with("flag 1 of 1");
  terminal.after("w", "which side?");
  terminal.after("2", "extraction wrong: stake  Microsoft → OpenAI  49% → 27%; flags that went by it: 1");
  EXPECT_THAT(watch.claimwatch("history stake").out, HasSubstr("set aside"));
  terminal.after("u", "undo: ");
  EXPECT_EQ(count("state:open"), 3);
}

TEST_F(Review, DecidesOnAListAtOnceAfterTellingHowMany) {
  const Terminal terminal(watch, 80, 24, "--lang en");
  terminal.with("flag 1 of 3");
  terminal.after("/ since:2022 Enter", "flag 1 of 2, open 2, new 2   new  today   /since:2022");
  terminal.after("c", "flag 2 of 2, open 1");
  terminal.after("A", "all 2 flags");
  terminal.after("s", "2 flags become: needs a second look; decided before: 1. go on? [y/N]");
  terminal.after("n", "nothing was decided");
  terminal.keys("A");
  terminal.with("all 2 flags");
  terminal.keys("s");
  terminal.with("go on?");
  terminal.after("y", "needs a second look: 2 flags");
  EXPECT_EQ(count("state:needs-second-look"), 2);
  terminal.after("A", "all 2 flags");
  terminal.after("s", "in that state");
  terminal.after("u", "undo: 2 flags");
  EXPECT_EQ(count("state:confirmed-change"), 1);
  EXPECT_EQ(count("state:open"), 2);
  terminal.after("/ source:nobody Enter", "no article is of a source \"nobody\"");
  terminal.after("/ valuation Enter", "no flag is such: valuation");
  terminal.after("/ Enter", "of 3, open 2");
}

TEST_F(Review, TellsAWrongQueryWhole) {
  Terminal terminal(watch, 80, 24, "--lang en");
  terminal.with("flag 1 of 3");
  terminal.after("/ topic:stakes Enter", "stake");
  terminal.resize(50, 10);
  terminal.with("? keys");
  terminal.keys("/ topic:stakes Enter");
  std::string told;
  for (int i = 0; i < 5; ++i) {
    told += terminal.screen();
    terminal.keys("Space");
  }
  EXPECT_THAT(told, AllOf(HasSubstr("topic:stakes"), HasSubstr("valuation")));
  terminal.after("x", "flag 1 of 3, open 3");
}

TEST_F(Review, NotesInTheEditorAndTellsWhyItCannot) {
  write_file(watch / "editor.sh", "grep -c '^# ' \"$1\" >seen.txt; echo 'ask the press office' >> \"$1\"\n");
  {
    const Terminal terminal(watch, 80, 24, "--lang en", "EDITOR='sh editor.sh'");
    terminal.with("flag 1 of 3");
    EXPECT_THAT(terminal.after("n", "note: stake"), HasSubstr("note: kim, 2"));
    EXPECT_THAT(flags("since:2025"), HasSubstr("\"note\":\"ask the press office\""));
    EXPECT_EQ(watch.shell("cat seen.txt").out, "2\n");
    terminal.after("u", "undo: ");
  }
  for (const auto& [editor, told] : {std::pair("nowhere/ed", "`nowhere/ed` ended with 127; EDITOR can name another"),
                                     {"false", "`false` ended with 1"},
                                     {"true", "nothing was noted"}}) {
    const Terminal terminal(watch, 80, 24, "--lang en", std::string("EDITOR=") + editor);
    terminal.with("flag 1 of 3");
    terminal.after("n", told);
  }
}

TEST_F(Review, OpensTheArticleInThePagerAndTellsWhyItCannot) {
  {
    const Terminal terminal(watch, 80, 24, "--lang en", "PAGER='cp -t inbox'");
    terminal.with("flag 1 of 3");
    terminal.after("o", "which side?");
    terminal.keys("1");
    std::string article;
    for (int i = 0; i < 100 && article.empty(); ++i) article = watch.shell("sleep 0.05; cat inbox/claimwatch-*").out;
    EXPECT_EQ(article,
              "Who holds what, 2023-01-24\nWire  2023-01-24  \n\n"
              ">>>Microsoft holds a 49% stake in OpenAI.<<<\n\n");
    terminal.with("flag 1 of 3");
  }
  const Terminal terminal(watch, 80, 24, "--lang ko", "PAGER=nowhere/less");
  terminal.with("표시 3건");
  terminal.after("o", "어느 쪽?");
  terminal.after("2", "`nowhere/less` 종료 코드 127");
}

TEST_F(Review, StopsAndGoesOn) {
  write_file(watch / "editor.sh", "read -r line; false\n");
  write_file(watch / "jobs.sh", "set -m; \"$@\"; while [ $? = 148 ]; do echo stopped; read -r line; fg; done\n");
  const Terminal terminal(watch, 80, 24, "--lang en", "EDITOR='sh editor.sh' sh jobs.sh");
  terminal.with("q quit");
  EXPECT_THAT(terminal.after("C-z", "stopped"), AllOf(HasSubstr("shell before"), Not(HasSubstr("q quit"))));
  EXPECT_THAT(terminal.after("Enter", "q quit"), Not(HasSubstr("shell before")));
  terminal.after("c", "open 2");
  terminal.keys("n");
  terminal.with("shell before");
  terminal.after("C-z", "stopped");
  terminal.keys("Enter");
  EXPECT_THAT(terminal.with("shell before"), Not(HasSubstr("q quit"))) << "the editor has the terminal again";
  terminal.after("Enter", "ended with 1; EDITOR");
  terminal.after("q", "ended with 0");
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
    terminal.after(i % 2 == 0 ? "c" : "s", ": stake");
    terminal.signal("KILL");
    const std::string decisions = watch.claimwatch("decisions").out;
    EXPECT_EQ(std::ranges::count(decisions, '\n'), i);
  }
  EXPECT_EQ(fsck(watch / "store.git"), "");
}

TEST_F(Review, HardlyTakesMoreMemoryForManyFlagsThanForFew) {
  const auto most_memory = [&](int articles) {
    for (int i = 0; i < articles; ++i) {
      const std::string month = std::to_string(101 + i / 5 % 12).substr(1), day = std::to_string(10 + i % 5 * 3);
      watch.put("many" + std::to_string(i) + ".txt",
                stake_article(std::to_string(1990 + i / 60) + '-' + month + '-' + day,
                              std::to_string(1 + i / 50) + '.' + std::to_string(10 + i % 50) + '%'));
    }
    EXPECT_EQ(watch.claimwatch("scan -q").code, 0);
    const Terminal terminal(watch, 80, 24, "--lang en");
    terminal.with("q quit");
    terminal.after("j", "flag 2 of");
    terminal.after("l", "> ");
    terminal.after("c", "confirmed change");
    terminal.after("u", "undo: ");
    return terminal.most_memory();
  };
  const long few = most_memory(300);
  constexpr long little = 4000;  // ids of flags and pages of the index; all claims take 7,000
  EXPECT_LT(most_memory(1800), few + little);
}

TEST_F(Review, WithoutATerminalNamesWhatDecidesThere) {
  const Said said = watch.claimwatch("review");
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.err, HasSubstr("claimwatch flags resolve"));
}

/// Where the screens of a language say what.
struct Tongue {
  std::string lang, last_key, note, which, misread, decided, all, go_on, undo;
  std::function<std::string(std::size_t, std::size_t)> place;
  std::function<std::string(std::size_t)> several;
};
const Tongue english = {"en",
                        "? help  q quit",
                        "note: ",
                        "which side?",
                        "extraction wrong: ",
                        "confirmed change: ",
                        "of this list become",
                        "go on? [y/N]",
                        "undo: ",
                        [](std::size_t at, std::size_t count) {
                          return "flag " + std::to_string(at) + " of " + std::to_string(count) + ",";
                        },
                        [](std::size_t count) { return std::to_string(count) + " flags"; }};
const Tongue korean = {"ko",
                       "? 도움말  q 끝",
                       "메모: ",
                       "어느 쪽?",
                       "잘못 읽음: ",
                       "변경 확인: ",
                       "모두 무엇으로",
                       "계속할까요? [y/N]",
                       "되돌림: ",
                       [](std::size_t at, std::size_t count) {
                         return "표시 " + std::to_string(count) + "건 가운데 " + std::to_string(at) + "번째,";
                       },
                       [](std::size_t count) { return "표시 " + std::to_string(count) + "건"; }};

std::vector<std::string> split(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The row of a screen that tells which lines of a longer page it shows, and which.
struct Shown {
  std::size_t row, first, last, count;
};
std::optional<Shown> shown_lines(const std::vector<std::string>& screen) {
  const std::regex in_english("^   lines ([0-9]+) to ([0-9]+) of ([0-9]+)"),
      in_korean("^   ([0-9]+)줄 가운데 ([0-9]+)~([0-9]+)줄");
  for (std::size_t row = 0; row < screen.size(); ++row) {
    std::smatch found;
    const auto number = [&](std::size_t at) { return std::stoul(found[at]); };
    if (std::regex_search(screen[row], found, in_english)) return Shown{row, number(1), number(2), number(3)};
    if (std::regex_search(screen[row], found, in_korean)) return Shown{row, number(2), number(3), number(1)};
  }
  return std::nullopt;
}

/// A page's lines, of which a terminal shows some: by scrolling down.
std::vector<std::string> whole_page(const Terminal& terminal, const std::string& words, const Tongue& tongue) {
  std::map<std::size_t, std::string> page;
  for (std::string screen = terminal.whole_with(words, tongue.last_key);;) {
    const std::vector<std::string> rows = split(screen);
    const auto shown = shown_lines(rows);
    if (!shown) return {rows.begin() + 1, rows.end() - 2};
    for (std::size_t i = shown->first; i <= shown->last; ++i) page[i] = rows[shown->row - 1 - (shown->last - i)];
    if (shown->last == shown->count) break;
    terminal.keys("Space");
    const std::string next = terminal.whole_other_than(screen, tongue.last_key);
    if (next == screen) break;
    screen = next;
  }
  std::vector<std::string> lines;
  for (const auto& [number, line] : page) lines.push_back(line);
  return lines;
}

/// An analyst's work on the flags of both corpora, by keys alone.
class ReviewOfTheCorpora : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto& article : corpora()) watch.copy_in(article);
    write_file(watch / "editor.sh", "echo '기자에게 물어볼 것 — ask the press office' >> \"$1\"\n");
    ASSERT_EQ(watch.claimwatch("scan").code, 0);
    flags = all_flags();
    ASSERT_GT(flags.size(), 40U);
  }

  std::vector<nlohmann::json> all_flags() const { return lines_of(watch.claimwatch("flags --json").out); }

  std::size_t flags_of(const std::string& query) const {
    return lines_of(watch.claimwatch("flags '" + query + "' --json").out).size();
  }

  /// The claims of a flag's key, in the order of its timeline.
  const std::vector<nlohmann::json>& timeline_of(const nlohmann::json& flag) {
    std::string key = "history " + flag.at("topic").get<std::string>() + " --json";
    for (const char* part : {"subject", "object", "scope"}) {
      const std::string name = flag.at(part);
      if (!name.empty()) key += std::string(" --") + part + ' ' + name;
    }
    const auto known = timelines.find(key);
    if (known != timelines.end()) return known->second;
    std::vector<nlohmann::json> claims = lines_of(watch.claimwatch(key).out);
    std::erase_if(claims, [&](const nlohmann::json& claim) { return claim.at("scope") != flag.at("scope"); });
    return timelines[key] = claims;
  }

  /// Both quotes and all of the timeline stand on the page whole, and its columns one below the other.
  void check_page(const std::vector<std::string>& page, const nlohmann::json& flag, bool wide) {
    std::string all;
    for (const std::string& line : page) all += line + '\n';
    const std::string words = squeezed(all);
    for (const char* side : {"old", "new"}) {
      EXPECT_THAT(words, HasSubstr('"' + squeezed(flag.at(side).at("evidence")) + '"')) << all;
    }
    const std::regex row("^[ 12] [0-9]{4}-[0-9]{2}-[0-9]{2}  .*");
    const auto heading = std::find(page.rbegin(), page.rend(), "").base();  // before the timeline's legend
    std::vector<std::string> rows;
    std::copy_if(std::find(page.begin(), heading - 1, ""), heading, std::back_inserter(rows),
                 [&](const std::string& line) { return std::regex_match(line, row); });
    const auto& claims = timeline_of(flag);
    ASSERT_EQ(rows.size(), claims.size()) << all;
    std::set<std::size_t> columns;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string quote = claims[i].at("evidence");
      EXPECT_THAT(words, HasSubstr(squeezed(quote)));
      const std::string begin = quote.substr(0, quote.find(' ', quote.find(' ') + 1));
      if (wide) columns.insert(display_width(rows[i].substr(0, rows[i].find(begin))));
    }
    EXPECT_LE(columns.size(), 1U) << all;
    EXPECT_EQ(std::ranges::count_if(rows, [](const std::string& line) { return line.front() != ' '; }), 2) << all;
  }

  void read_flags(const Terminal& terminal, const Tongue& tongue, std::size_t count, bool wide) {
    for (std::size_t i = 0; i < count; ++i) {
      check_page(whole_page(terminal, tongue.place(i + 1, flags.size()), tongue), flags[i], wide);
      terminal.keys("j");
    }
  }

  void read_list(const Terminal& terminal, const Tongue& tongue, bool wide) {
    terminal.keys("l");
    std::size_t rows = 0;
    std::set<std::size_t> columns;
    const std::string list = terminal.whole_with("> ! 1 ", tongue.last_key);
    for (const std::string& line : split(list)) {
      std::smatch found;
      if (!std::regex_search(line, found, std::regex("^[> ] [!~] [0-9]+ .*(today|오늘)  "))) continue;
      ++rows;
      columns.insert(display_width(found.str()));
    }
    if (wide) {
      EXPECT_EQ(rows, flags.size());
    }
    EXPECT_GT(rows, 8U);
    EXPECT_EQ(columns.size(), 1U);
    terminal.keys("Space");
    terminal.whole_other_than(list, tongue.last_key);
    terminal.keys("b");
    terminal.whole_with(tongue.place(1, flags.size()), tongue.last_key);
    terminal.keys("Enter");
  }

  void decide_and_undo(const Terminal& terminal, const Tongue& tongue) {
    terminal.after("/ topic:stake Enter", "/topic:stake");
    const std::size_t stakes = flags_of("topic:stake");
    terminal.whole_with(tongue.place(1, stakes), tongue.last_key);
    terminal.after("n", tongue.note);
    terminal.after("c", tongue.decided);
    terminal.after("w", tongue.which);
    terminal.after("2", tongue.misread);
    terminal.whole_with(tongue.misread, tongue.last_key);
    EXPECT_EQ(flags_of("state:confirmed-change"), 1U);
    terminal.after("/ 지분 Enter", "/지분");
    const std::size_t words = flags_of("지분");
    terminal.whole_with(tongue.place(1, words), tongue.last_key);
    terminal.after("A", tongue.all);
    terminal.after("d", tongue.go_on);
    terminal.whole_with(tongue.go_on, tongue.last_key);
    terminal.after("y", ": " + tongue.several(words));
    EXPECT_EQ(flags_of("지분 state:not-a-change"), words);
    terminal.after("u", tongue.undo + tongue.several(words));
    terminal.after("u", tongue.undo + std::string(shipped_rules().name_of("stake", "stake", tongue.lang)));
    for (int i = 0; i < 3; ++i) terminal.keys("u");
    terminal.after("/ Enter", tongue.place(1, flags.size()));
    EXPECT_EQ(flags_of("state:open"), flags.size());
  }

  void review(const Tongue& tongue) {
    for (const auto& [columns, rows] : {std::pair(80, 24), {200, 60}}) {
      const bool wide = columns == 200;
      const Terminal terminal(watch, columns, rows, "--lang " + tongue.lang, "EDITOR='sh editor.sh'");
      read_list(terminal, tongue, wide);
      read_flags(terminal, tongue, wide && tongue.lang == "en" ? flags.size() : 12, wide);
      decide_and_undo(terminal, tongue);
      terminal.after("q", "ended with 0");
    }
  }

  WatchFolder watch;
  std::vector<nlohmann::json> flags;
  std::map<std::string, std::vector<nlohmann::json>> timelines;
};

TEST_F(ReviewOfTheCorpora, ByKeysInEnglish) { review(english); }
TEST_F(ReviewOfTheCorpora, ByKeysInKorean) { review(korean); }

}  // namespace
}  // namespace claimwatch
