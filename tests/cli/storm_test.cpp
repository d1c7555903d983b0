#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <sstream>

#include "tests/cli/running_watch.h"

// Many files at once, while much goes wrong: every article is read, none half, and what comes of it is what an
// undisturbed scan gives. CLAIMWATCH_LONG=1 takes 1,000 files, as `./run test --long` does.

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr uid_t nobody = 65534;

int count_of_files() { return std::getenv("CLAIMWATCH_LONG") != nullptr ? 1000 : 40; }

std::string article(int number) {
  const std::string day = std::to_string(10 + number % 19), month = std::to_string(10 + number % 3);
  std::string text = "---\ntitle: Note " + std::to_string(number) + " of the day\nsource: Wire " +
                     std::to_string(number % 7) + "\npublished: " + std::to_string(2020 + number % 5) + '-' + month +
                     '-' + day + "\nurl: https://example.com/" + std::to_string(number) + "\n---\n";
  std::mt19937 random(static_cast<unsigned>(number));
  for (int word = 0; word < 120; ++word) {
    text.append("w").append(std::to_string(random() % 1000)).append(word % 12 == 11 ? ".\n" : " ");
  }
  return text + "Microsoft holds a " + std::to_string(20 + number % 30) + "% stake in OpenAI.\n";
}

std::string name(int number) { return std::to_string(number) + ".txt"; }

/// Lowers the system's limit of events that may wait, where this user can.
class LowQueue {
 public:
  LowQueue() {
    std::ifstream(file_) >> before_;
    std::ofstream(file_) << 16;
  }
  ~LowQueue() { std::ofstream(file_) << before_; }

 private:
  const char* const file_ = "/proc/sys/fs/inotify/max_queued_events";
  std::string before_;
};

/// Writes these files piece by piece, all at the same time, each open until it is whole.
void write_slowly(const std::string& folder, int first, int count) {
  std::vector<int> files;
  for (int i = 0; i < count; ++i) {
    files.push_back(open((folder + name(first + i)).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
  }
  for (int piece = 0; piece < 3; ++piece) {
    for (int i = 0; i < count; ++i) {
      const std::string bytes = article(first + i);
      const std::size_t start = bytes.size() * piece / 3, end = bytes.size() * (piece + 1) / 3;
      if (write(files[i], bytes.data() + start, end - start) < 0) _exit(1);
      if (piece == 2) close(files[i]);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1300));  // longer than the settle time
  }
}

/// All that must not depend on what happened on the way.
std::string exported(const WatchFolder& watch) {
  return watch.claimwatch("flags --json").out + watch.claimwatch("history stake --json").out;
}

class Storm : public testing::Test {
 protected:
  Storm() {
    fs::permissions(watch_ / "..", fs::perms(0755));
    const std::string drop = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
    if (geteuid() == 0 && std::system((drop + "test -x '" CLAIMWATCH_BINARY "' 2>/dev/null").c_str()) == 0) {
      as_ = {"env", "HOME=/", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    }
    write_file(watch_ / "claimwatch.toml", "settle = \"1s\"\n");
    give_to(as_.empty() ? geteuid() : nobody);
  }

  void give_to(uid_t user) const {
    watch_.shell("chown -R " + std::to_string(user) + ":" + std::to_string(user) + " .");
  }

  int readings() const {
    std::string words;
    for (const std::string& word : as_) words += word + ' ';
    const std::string status =
        watch_.shell("cd / && " + words + "'" CLAIMWATCH_BINARY "' -C '" + watch_.root() + "' status --json").out;
    const auto at = status.find("\"readings\":");
    return at == std::string::npos ? -1 : std::stoi(status.substr(at + 11));
  }

  const WatchFolder watch_;
  std::vector<std::string> as_;  ///< Words that run a program as a user whom permissions bind.
};

TEST_F(Storm, ReadsEveryArticleOnceAndNoneHalf) {
  const int all = count_of_files(), slow = all / 2, in_folder = all / 4;
  const LowQueue limit;
  auto running = std::make_unique<RunningWatch>(watch_, as_);
  const pid_t writer = fork();
  if (writer == 0) {
    if (!as_.empty() && setuid(nobody) != 0) _exit(1);
    write_slowly(watch_ / "inbox/", 0, slow);
    _exit(0);
  }
  for (int i = slow; i < all - in_folder; ++i) watch_.put(name(i), article(i));
  fs::create_directory(watch_ / "inbox/folder");
  for (int i = all - in_folder; i < all; ++i) watch_.put("folder/" + name(i), article(i));
  watch_.put("vanishing.txt", "Text.\n");
  watch_.put("closed.txt", "Text.\n");
  fs::permissions(watch_ / "inbox/closed.txt", fs::perms::none);
  if (!as_.empty()) {
    ASSERT_EQ(chown((watch_ / "inbox/closed.txt").c_str(), nobody, nobody), 0);
  }
  fs::rename(watch_ / "inbox/folder", watch_ / "inbox/renamed");
  fs::remove(watch_ / "inbox/vanishing.txt");

  ASSERT_TRUE(soon([&] { return readings() > all / 8; })) << readings() << running->err();
  EXPECT_EQ(running->end(SIGKILL), -SIGKILL);
  running = std::make_unique<RunningWatch>(watch_, as_);
  int status = 0;
  waitpid(writer, &status, 0);
  EXPECT_EQ(status, 0);
  ASSERT_TRUE(soon([&] { return readings() >= all; })) << readings();
  if (!as_.empty()) {
    EXPECT_TRUE(running->says("closed.txt: cannot be read: Permission denied"));
  }
  EXPECT_EQ(running->end(SIGTERM), 0);

  give_to(geteuid());
  if (as_.empty()) fs::remove(watch_ / "inbox/closed.txt");
  std::map<std::string, int> originals;  // how often each was read, by its bytes
  std::istringstream blobs(run_git(watch_ / "store.git", "ls-tree -r main articles"));
  for (std::string line; std::getline(blobs, line);) {
    if (line.find("/original") != std::string::npos) ++originals[line.substr(12, 40)];
  }
  const WatchFolder calm;
  for (int i = 0; i < all; ++i) calm.put(name(i), article(i));
  ASSERT_EQ(calm.claimwatch("scan").code, 0);
  std::istringstream hashes(
      calm.shell("for i in $(seq 0 " + std::to_string(all - 1) + "); do git hash-object inbox/$i.txt; done").out);
  for (int i = 0; i < all; ++i) {
    std::string hash;
    hashes >> hash;
    EXPECT_GE(originals[hash], 1) << name(i);
    EXPECT_LE(originals[hash], i < all - in_folder ? 1 : 2)
        << name(i) << " (2: before and after its folder's renaming)";
  }
  EXPECT_EQ(originals.size(), static_cast<std::size_t>(all)) << "nothing half-read";
  EXPECT_EQ(exported(watch_), exported(calm));
  EXPECT_EQ(fsck(watch_ / "store.git"), "");
}

}  // namespace
}  // namespace claimwatch
