#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>
#include <sstream>

#include "diffcore/topic/rules_data.h"
#include "tests/cli/fixtures.h"
#include "tests/cli/watch_folder.h"
#include "tests/support/shipped_rules.h"

// With --lang ko people read Korean: what is left in Latin letters is a name, an id, or something to type.

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> latin_words(const std::string& text) {
  static const std::regex word("[A-Za-z][A-Za-z-]+");
  std::vector<std::string> words;
  for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at) words.push_back(at->str());
  return words;
}

/// What articles have in Latin letters, what the frames and values of topics are called in their files, and what
/// commands and their states are: all that is no sentence.
std::set<std::string> names(const std::string& articles) {
  std::set<std::string> known;
  const auto take = [&](const std::string& text) {
    for (const std::string& word : latin_words(text)) known.insert(word);
  };
  take(articles);
  const RulesData& data = shipped_rules().data();
  for (const Frame& frame : data.frames) take(frame.id);
  take(
      "claimwatch scan watch config inbox store git toml init status flags resolve undo redo set-aside take-back note");
  take(
      "decisions review history search show diff explain retry report doctor verify maintain reindex reextract notify");
  take("topics extract quantities list check queries test pdf id main first second json svg html changed contradicts");
  take("open confirmed-change contradiction not-a-change extraction-wrong needs-second-look Kim poppler-utils");
  take("topic entity source kind state since until text saved en ko UTF-8 KB MB ID Number");
  return known;
}

/// The words of the output that are English, each with its line. Quoted are an article's words, behind -- stand
/// options, between ` commands, with / . @ _ paths; in capitals what is to be filled in.
std::set<std::string> english_in(const std::string& output, const std::set<std::string>& names) {
  static const std::regex no_sentence("`[^`]*`|\"[^\"]*\"|--[-a-z]+|[^ ]*[/.@_=0-9][^ ]*|'[^']*'");
  std::set<std::string> found;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    for (const std::string& word : latin_words(std::regex_replace(line, no_sentence, " "))) {
      const bool placeholder =
          std::ranges::all_of(word, [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; });
      if (!placeholder && !names.contains(word)) found.insert(word + ": " + line);
    }
  }
  return found;
}

class Korean : public testing::Test {
 protected:
  Korean() {
    run_git(watch_ / "store.git", "config user.name Kim");
    run_git(watch_ / "store.git", "config user.email kim@example.org");
    for (const std::filesystem::path& article : corpora()) {
      if (article.parent_path().filename() == "ko") watch_.copy_in(article);
    }
    watch_.put("empty.txt", "");
    watch_.put("undated.txt", "마이크로소프트는 오픈AI 지분 27%를 보유하고 있다.\n");
    names_ = names(watch_.shell("cat inbox/*").out + watch_.claimwatch("scan --json").out);
  }

  /// `typed` is what the command tells to be typed.
  void expect_korean(const std::string& command, const std::string& typed = "") const {
    const Said said = watch_.shell(command);
    std::set<std::string> names = names_;
    for (const std::string& word : latin_words(command + ' ' + typed)) names.insert(word);
    EXPECT_THAT(english_in(said.out + said.err, names), IsEmpty()) << command;
    EXPECT_FALSE((said.out + said.err).empty()) << command;
  }

  WatchFolder watch_;
  std::set<std::string> names_;
};

TEST_F(Korean, IsAllThatCommandsTell) {
  const auto flags = lines_of(watch_.claimwatch("flags --json").out);
  const std::string flag = flags.front()["id"], other = flags.back()["id"], article = flags.back()["old"]["article"];
  for (const char* command :
       {"init new", "init .", "scan", "status", "flags", "doctor", "history stake", "history exclusivity --plot",
        "search 지분", "verify", "reindex", "maintain", "reextract --dry-run", "reextract", "config check",
        "extract inbox/08-no-longer-exclusive-ko.txt", "retry"}) {
    expect_korean("claimwatch " + std::string(command) + " --lang ko");
  }
  for (const char* command : {"list", "check"}) {
    expect_korean("claimwatch topics " + std::string(command) + " --lang ko", watch_.claimwatch("topics list").out);
  }
  for (const std::string& command : std::vector<std::string>{
           "show " + flag, "show " + article, "explain " + flag, "explain " + article,
           "flags resolve " + flag + " --state extraction-wrong --claim second", "flags undo",
           "flags resolve --state not-a-change kind:changed", "note " + article + " 확인", "decisions", "status",
           "flags", "history stake", "set-aside " + article, "status", "decisions"}) {
    expect_korean("claimwatch " + std::string(command) + " --lang ko");
  }
  EXPECT_THAT(watch_.claimwatch("status --lang ko").out, HasSubstr("실패     empty.txt: 빈 파일"));
}

TEST_F(Korean, IsWhatGoesWrong) {
  for (const char* command : {"history stak",
                              "history stake --object 없음",
                              "flags topc:x",
                              "flags state:x",
                              "flags since:x",
                              "flags '\"x'",
                              "flags 'x AND y'",
                              "flags source:없음",
                              "flags saved:없음",
                              "show 없음",
                              "flags resolve 없음 --state open",
                              "flags resolve a --claim first --state open",
                              "flags undo 없음",
                              "flags undo",
                              "note 없음 x",
                              "retry 없음",
                              "notify test",
                              "review",
                              "bogus",
                              "scan --bogus",
                              "history",
                              "flags resolve a",
                              "flags resolve a --state x",
                              "flags --lang x",
                              "search --limit 0 a",
                              "history stake --plot --json",
                              "-C / scan",
                              "-C /nowhere status"}) {
    expect_korean("LC_ALL=ko_KR.UTF-8 claimwatch " + std::string(command));
  }
}

TEST_F(Korean, IsWhatScopesThereAre) {
  expect_korean("claimwatch history term --scope 없음 --lang ko", "api ip partnership revenue-share");
}

TEST_F(Korean, IsWhatIsWrongInAFile) {
  for (const char* lines : {"inboxes = 1", "inboxes = [\"\"]", "a b", "inboxes = [\"inbox\"", "x = 1", "x = 'a", "= 1",
                            "x = 1\nx = 2", "limit_bytes = 0", "settle = 1", "[[notify]]", "[[notify]]\nname = \"a b\"",
                            "[[notify]]\nname = \"a\"\ncommand = []", "[[notify]]\nname = \"a\"\nmail = [\"x\"]"}) {
    write_file(watch_ / "claimwatch.toml", lines);
    expect_korean("claimwatch status --lang ko", std::string(lines) + " command webhook mail atom");
  }
  write_file(watch_ / "claimwatch.toml", "");
  for (const char* lines : {"id = \"t\"", "[[frame]]\nid = 1", "[roles.subject]\nname = \"holder\"", "x = 1"}) {
    write_file(watch_ / "config/topics/t.toml", lines);
    expect_korean("claimwatch config check --lang ko", lines);
  }
}

TEST_F(Korean, IsWhatIsWrongWithTheStoreAndTheIndex) {
  write_file(watch_ / "index.sqlite", "SQLite format 3");
  expect_korean("claimwatch status --lang ko");
  watch_.shell("dd if=/dev/urandom of=index.sqlite bs=1000 seek=9 count=300 conv=notrunc");
  expect_korean("claimwatch flags --lang ko");
  watch_.shell("rm -r store.git/refs/heads/main");
  expect_korean("claimwatch status --lang ko");
  watch_.shell("rm -r store.git/HEAD");
  expect_korean("claimwatch status --lang ko");
  watch_.shell("rm -r store.git");
  expect_korean("claimwatch status --lang ko");
}

TEST_F(Korean, IsTheHelpOfEveryCommand) {
  for (const char* command :
       {"",           "init",        "scan",         "watch",     "retry",        "flags",   "flags resolve",
        "flags undo", "history",     "search",       "show",      "diff",         "explain", "review",
        "set-aside",  "take-back",   "note",         "decisions", "status",       "doctor",  "verify",
        "maintain",   "reindex",     "reextract",    "config",    "config check", "notify",  "notify test",
        "topics",     "topics list", "topics check", "extract",   "quantities"}) {
    const std::string help = watch_.claimwatch(std::string(command) + " --help --lang ko").out;
    const std::string text = std::regex_replace(help, std::regex("(예:|    claimwatch)[^\n]*\n"), "\n");
    EXPECT_THAT(english_in(text, names_), IsEmpty()) << command;
    EXPECT_THAT(help, HasSubstr("사용법:")) << command;
  }
}

TEST_F(Korean, ChangesNoJson) {
  for (const char* command : {"status --json", "flags --json", "history stake --json", "doctor --json"}) {
    EXPECT_EQ(watch_.claimwatch(std::string(command) + " --lang ko").out,
              watch_.claimwatch(std::string(command) + " --lang en").out);
  }
}

}  // namespace
}  // namespace claimwatch
