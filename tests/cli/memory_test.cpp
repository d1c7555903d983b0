// What a command needs in memory hardly grows with the store: what it shows is looked up, some at a time, and not found
// among all.

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "tests/cli/fixtures.h"
#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

/// Articles of many outlets, dated over ten years, with a stake each.
void fill(const WatchFolder& watch, int from, int count) {
  for (int i = from; i < from + count; ++i) {
    const std::string number = std::to_string(i), year = std::to_string(2010 + i % 10);
    watch.put(number + ".txt", "---\ntitle: Who holds what, part " + number + "\nsource: Outlet " +
                                   std::to_string(i % 40) + "\npublished: " + year + "-03-1" + std::to_string(i % 10) +
                                   "\nurl: https://example.com/" + number + "\n---\nPart " + number +
                                   " of it. Microsoft holds a " + std::to_string(10 + i % 60) +
                                   "% stake in OpenAI. Nobody else told number " + number + ".\n");
  }
}

/// Kilobytes at most at one time, with what is mapped.
long most_memory(const WatchFolder& watch, const std::vector<std::string>& words) {
  const std::string folder = watch.root();
  const pid_t process = fork();
  if (process == 0) {
    std::vector<char*> arguments = {const_cast<char*>(CLAIMWATCH_BINARY)};
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    if (chdir(folder.c_str()) != 0 || freopen("/dev/null", "w", stdout) == nullptr) _exit(126);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  struct rusage usage {};
  wait4(process, &status, 0, &usage);
  EXPECT_EQ(status, 0) << words.front();
  return usage.ru_maxrss;
}

/// Who decides.
void sign(const WatchFolder& watch) {
  watch.shell("git -C store.git config user.name Lee; git -C store.git config user.email lee@example.org");
}

TEST(Memory, OfCommandsHardlyGrowsWithTheStore) {
  const WatchFolder watch;
  fill(watch, 0, 300);
  EXPECT_EQ(watch.claimwatch("scan -q && claimwatch search stake >/dev/null").code, 0);
  sign(watch);
  const auto claim = lines_of(watch.claimwatch("history stake --json").out).front();
  const std::string article = claim.at("article"), id = claim.at("id"), other = article + "@1";
  const std::vector<std::vector<std::string>> commands = {{"show", article},
                                                          {"show", id},
                                                          {"show", "--json", article},
                                                          {"explain", id},
                                                          {"diff", article, other},
                                                          {"flags"},
                                                          {"flags", "--json", "--topic", "stake"},
                                                          {"flags", "stake kind:contradicts source:outlet"},
                                                          {"history", "stake"},
                                                          {"history", "stake", "--json"},
                                                          {"history", "stake", "--limit", "50"},
                                                          {"search", "stake"},
                                                          {"search", "stake kind:contradicts"},
                                                          {"search", "--json", "stake"},
                                                          {"status"},
                                                          {"decisions"},
                                                          {"note", id, "so"},
                                                          {"flags", "undo"},
                                                          {"flags", "redo"}};
  std::vector<long> before;
  for (const auto& words : commands) before.push_back(most_memory(watch, words));
  fill(watch, 300, 1500);
  EXPECT_EQ(watch.claimwatch("scan -q && claimwatch search stake >/dev/null").code, 0);
  constexpr long little = 4000;  // pages of the index that are looked through; all claims take 6,000 and more
  constexpr long packs = 16000;  // search quotes texts; what libgit2 keeps of packs has a limit, and is not full here
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const long more = commands[i].front() == "search" ? packs : little;
    EXPECT_LT(most_memory(watch, commands[i]), before[i] + more) << commands[i].front() << ' ' << commands[i].back();
  }
}

TEST(Memory, OfCommandsThatReadAllGrowsByWhatOneKeyTakes) {
  const WatchFolder watch;
  constexpr int some = 1000;  // more than are in memory at once
  fill(watch, 0, some);
  EXPECT_EQ(watch.claimwatch("scan -q").code, 0);
  sign(watch);
  const std::string article = lines_of(watch.claimwatch("history stake --json --limit 1").out).front().at("article");
  const std::vector<std::vector<std::string>> commands = {
      {"scan", "-q"}, {"reindex"}, {"verify"}, {"set-aside", article}, {"take-back", article}};
  std::vector<long> before;
  for (const auto& words : commands) before.push_back(most_memory(watch, words));
  fill(watch, some, 2 * some);
  EXPECT_EQ(watch.claimwatch("scan -q").code, 0);
  constexpr long a_key = 8000;   // that all claims are of, 2,000 more: a fold has them in memory
  constexpr long packs = 32000;  // as much is mapped of them at most
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const long now = most_memory(watch, commands[i]);
    const bool reads_packs = commands[i].front() == "reindex" || commands[i].front() == "verify";
    EXPECT_LT(now, before[i] + a_key + (reads_packs ? packs : 0)) << commands[i].front();
  }
  constexpr long compared = 8000;  // some of both states at a time; both whole take 12,000
  const long anew = most_memory(watch, {"reindex"});
  EXPECT_LT(most_memory(watch, {"reextract", "--dry-run"}), anew + compared);
  EXPECT_LT(most_memory(watch, {"reextract"}), anew + compared);
}

}  // namespace
}  // namespace claimwatch
