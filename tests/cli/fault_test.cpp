#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <tuple>

#include "tests/cli/watch_folder.h"

// Each open, write, fsync and rename of the store and of the index fails once (faults.c), for want of space or by a
// broken disk: the program says so, loses nothing, and the next run makes all as if nothing had been. Without
// CLAIMWATCH_LONG=1 every seventh does.

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

std::string exported(const WatchFolder& watch) {
  return watch.claimwatch("flags --json").out + watch.claimwatch("history stake --json").out;
}

/// Every call in the long tests, else some.
int stride() { return std::getenv("CLAIMWATCH_LONG") != nullptr ? 1 : 7; }

class Fault : public testing::TestWithParam<std::tuple<std::string, std::string>> {
 protected:
  /// Makes `watch` what `before` is and runs a command there whose call number `at` fails; nothing when it makes fewer.
  /// `first` is what the shell does before.
  static std::optional<Said> failing(const WatchFolder& watch, const WatchFolder& before, int at,
                                     const std::string& command, const std::string& first = "") {
    const auto [call, reason] = GetParam();
    fs::remove_all(watch.root());
    fs::copy(before.root(), watch.root(), fs::copy_options::recursive);
    const std::string told = watch / "told";
    const Said said = watch.shell(first + "LD_PRELOAD='" CLAIMWATCH_FAULTS "' FAULT_CALL=" + call +
                                  " FAULT_AT=" + std::to_string(at) + " FAULT_ERRNO=" + reason + " FAULT_TOLD=" + told +
                                  " '" CLAIMWATCH_BINARY "' " + command);
    return fs::exists(told) ? std::optional(said) : std::nullopt;
  }

  static std::string where(int at, const Said& said) {
    const auto [call, reason] = GetParam();
    return call + ' ' + std::to_string(at) + ' ' + reason + ": " + said.err;
  }
};

TEST_P(Fault, IsToldAndHealed) {
  const WatchFolder before, calm;
  for (const auto* watch : {&before, &calm}) watch->put("a.txt", stake_article("2023-05-01", "49%"));
  ASSERT_EQ(before.claimwatch("scan").code, 0);
  before.put("b.txt", stake_article("2025-10-28", "27%"));
  calm.put("b.txt", stake_article("2025-10-28", "27%"));
  ASSERT_EQ(calm.claimwatch("scan").code, 0);
  const std::string wanted = exported(calm);

  int faults = 0;
  for (int at = 1;; at += stride()) {
    const WatchFolder watch;
    const auto said = failing(watch, before, at, "scan");
    if (!said) break;
    ++faults;
    const std::string where = Fault::where(at, *said);
    EXPECT_LE(said->code, 1) << where;
    EXPECT_TRUE(said->code == 0 || said->err.size() > 20) << where;
    EXPECT_EQ(fsck(watch / "store.git"), "") << where;
    const std::string files = run_git(watch / "store.git", "ls-tree -r --name-only main");
    EXPECT_THAT(files, testing::HasSubstr("articles/2023/05/01/")) << where;
    if (said->code == 0) {
      EXPECT_THAT(files, testing::HasSubstr("articles/2025/10/28/")) << where;
    }
    const Said healed = watch.claimwatch("scan");
    EXPECT_EQ(healed.code, 0) << where << healed.err;
    EXPECT_EQ(exported(watch), wanted) << where;
    EXPECT_EQ(watch.claimwatch("verify").code, 0) << where;
  }
  EXPECT_GT(faults, 0);
}

TEST_P(Fault, OfADecisionIsToldAndWhatWasToldIsKept) {
  const WatchFolder before;
  before.put("a.txt", stake_article("2023-05-01", "49%"));
  before.put("b.txt", stake_article("2025-10-28", "27%"));
  ASSERT_EQ(before.claimwatch("scan").code, 0);
  const std::string flag = before.claimwatch("flags").out.substr(std::string("changed  ").size(), 12);
  const std::string who = "export GIT_AUTHOR_NAME=kim GIT_AUTHOR_EMAIL=kim@example.org; ";
  const std::string resolve = "flags resolve " + flag + " --state contradiction";

  int faults = 0;
  for (int at = 1;; at += stride()) {
    const WatchFolder watch;
    const auto said = failing(watch, before, at, resolve, who);
    if (!said) break;
    ++faults;
    const std::string where = Fault::where(at, *said);
    const bool told_decided = said->out.find(flag) != std::string::npos;
    EXPECT_TRUE(said->code == 0 || said->err.size() > 20) << where;
    EXPECT_TRUE(told_decided || said->code != 0) << where;
    EXPECT_EQ(fsck(watch / "store.git"), "") << where;
    if (!told_decided) {
      EXPECT_EQ(watch.shell(who + "claimwatch " + resolve).code, 0) << where;
    }
    EXPECT_THAT(watch.claimwatch("flags --json").out, testing::HasSubstr("\"state\":\"contradiction\"")) << where;
    EXPECT_EQ(watch.claimwatch("verify").code, 0) << where;
  }
  EXPECT_GT(faults, 0);
}

std::string fault_name(const testing::TestParamInfo<Fault::ParamType>& fault) {
  const auto [call, reason] = fault.param;
  return call + '_' + reason;
}

INSTANTIATE_TEST_SUITE_P(, Fault,
                         testing::Combine(testing::Values("open", "write", "fsync", "rename"),
                                          testing::Values("ENOSPC", "EIO")),
                         fault_name);
INSTANTIATE_TEST_SUITE_P(Short, Fault, testing::Combine(testing::Values("write"), testing::Values("short")),
                         fault_name);

}  // namespace
}  // namespace claimwatch
