#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "tests/cli/watch_folder.h"

// A scan is recorded (record.c) and cut after each of its steps, as by a power cut: names are as they were then, and of
// bytes there is only what was synced, the worst that file systems do. Or as by a kill: then all bytes are there.

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

struct Step {
  std::string operation, path, bytes;
  std::size_t offset;
};

std::vector<Step> steps_of(const std::string& record) {
  std::ifstream in(record, std::ios::binary);
  std::vector<Step> steps;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    Step step;
    std::size_t size = 0;
    words >> step.operation >> step.offset >> size >> std::ws;
    std::getline(words, step.path);
    step.bytes.resize(size);
    in.read(step.bytes.data(), static_cast<std::streamsize>(size));
    steps.push_back(std::move(step));
  }
  return steps;
}

std::string bytes_at(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

enum class Cut { power, kill };

/// The files that a run has touched.
class Disk {
 public:
  void take(const Step& step) {
    if (fs::is_directory(step.path)) return;  // names are there at once
    File& file = files_.try_emplace(step.path, File{bytes_at(step.path), bytes_at(step.path)}).first->second;
    if (step.operation == "write") {
      file.written.resize(std::max(file.written.size(), step.offset + step.bytes.size()));
      file.written.replace(step.offset, step.bytes.size(), step.bytes);
    } else if (step.operation == "cut") {
      file.written.resize(step.offset);
    } else if (step.operation == "sync") {
      file.synced = file.written;
    } else if (step.operation == "rename") {
      files_[step.bytes] = file;
      file.is_there = false;
    } else {
      file.is_there = false;
    }
    if (step.operation == "cut" || step.operation == "write") file.is_there = true;
  }

  void put(Cut cut) const {
    for (const auto& [path, file] : files_) {
      fs::remove(path);
      if (!file.is_there) continue;
      write_file(path, cut == Cut::power ? file.synced : file.written);
    }
  }

 private:
  struct File {
    std::string written, synced;
    bool is_there = true;
  };
  std::map<std::string, File> files_;
};

std::string exported(const WatchFolder& watch) {
  return watch.claimwatch("flags --json").out + watch.claimwatch("history stake --json").out;
}

/// Without power a write alone changes nothing; of kills those are left to chance (kill_test.cpp) that meet no lock.
bool is_worth_a_cut(const Step& after, Cut cut) {
  return cut == Cut::power ? after.operation != "write" : after.path.ends_with(".lock");
}

/// Runs a scan, and then again and again what came of each of its beginnings. `check` is told where the cut is.
template <typename Check>
void cut_scan(const WatchFolder& watch, Cut cut, Check check) {
  const WatchFolder saved;
  const auto copy = [](const WatchFolder& from, const WatchFolder& to) {
    fs::remove_all(to.root());
    fs::copy(from.root(), to.root(), fs::copy_options::recursive);
  };
  copy(watch, saved);
  const std::string record = watch / "../record";
  ASSERT_EQ(
      watch.shell("LD_PRELOAD='" CLAIMWATCH_RECORD "' RECORD_TO='" + record + "' '" CLAIMWATCH_BINARY "' scan").code,
      0);
  const std::string wanted = exported(watch);
  const std::vector<Step> steps = steps_of(record);
  ASSERT_GT(steps.size(), 20U);
  for (std::size_t done = 0; done <= steps.size(); ++done) {
    if (done > 0 && done < steps.size() && !is_worth_a_cut(steps[done - 1], cut)) continue;
    copy(saved, watch);
    Disk disk;
    for (std::size_t i = 0; i < done; ++i) disk.take(steps[i]);
    disk.put(cut);
    const std::string where = "after step " + std::to_string(done) + " of " + std::to_string(steps.size()) +
                              (done > 0 ? ", " + steps[done - 1].operation + ' ' + steps[done - 1].path : "");
    check(where, done == steps.size());
    const Said healed = watch.claimwatch("scan");
    ASSERT_EQ(healed.code, 0) << where << ": " << healed.err;
    ASSERT_EQ(exported(watch), wanted) << where;
  }
}

TEST(PowerCut, LosesNothingThatWasReadAtAnyStep) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  ASSERT_EQ(watch.claimwatch("scan").code, 0);
  watch.put("b.txt", stake_article("2025-10-28", "27%"));
  cut_scan(watch, Cut::power, [&](const std::string& where, bool whole) {
    ASSERT_EQ(fsck(watch / "store.git"), "") << where;
    const std::string files = run_git(watch / "store.git", "ls-tree -r --name-only main");
    EXPECT_THAT(files, testing::HasSubstr("articles/2023/05/01/")) << where;
    if (whole) {
      EXPECT_THAT(files, testing::HasSubstr("articles/2025/10/28/")) << "the scan told that it had read it";
    }
  });
}

TEST(PowerCut, AKilledRunAfterAKilledRunIsHealedAtAnyStep) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  // What a run leaves that is killed while it moves the branch.
  write_file(watch / "store.git/claimwatch.lock", "4194304\n");
  write_file(watch / "store.git/refs/heads/main.lock", "");
  cut_scan(watch, Cut::kill, [](const std::string& /*where*/, bool /*whole*/) {});
}

}  // namespace
}  // namespace claimwatch
