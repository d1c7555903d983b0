#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "tests/cli/running_watch.h"

// `claimwatch watch`: real processes, real files.

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

void set(const WatchFolder& watch, const std::string& settings) { write_file(watch / "claimwatch.toml", settings); }

/// Whether the store soon holds so many readings.
bool holds(const WatchFolder& watch, int readings) {
  const std::string want = "\"readings\":" + std::to_string(readings) + ',';
  return soon([&] { return watch.claimwatch("status --json").out.find(want) != std::string::npos; });
}

int readings(const WatchFolder& watch) {
  const std::string paths = run_git(watch / "store.git", "ls-tree -r --name-only main articles");
  std::size_t count = 0;
  for (std::size_t at = 0; (at = paths.find("/article.md", at)) != std::string::npos; ++at) ++count;
  return static_cast<int>(count);
}

TEST(Watch, ReadsWhatComesAndEndsBetweenTwoArticles) {
  const WatchFolder watch;
  set(watch, "settle = \"0s\"\n");
  watch.put("before.txt", stake_article("2023-05-01", "49%"));
  RunningWatch running(watch);
  EXPECT_TRUE(running.says("read: ok 1"));
  watch.put("a.txt", stake_article("2025-10-28", "27%"));
  EXPECT_TRUE(running.says("new flags 1"));
  fs::create_directories(watch / "inbox/new/deep");
  watch.put("new/deep/b.txt", stake_article("2025-10-29", "27%"));
  EXPECT_TRUE(holds(watch, 3));
  write_file(watch / "outside.txt", stake_article("2025-10-30", "27%"));
  fs::rename(watch / "outside.txt", watch / "inbox/new/c.txt");
  EXPECT_TRUE(holds(watch, 4));
  fs::create_hard_link(watch / "inbox/a.txt", watch / "inbox/.hidden.txt");
  watch.put("half.txt.part", "Text.\n");
  watch.put("d.txt", "Who holds what\n\nMicrosoft holds a 20% stake in OpenAI.\n");
  EXPECT_TRUE(running.says("undated: d.txt"));
  watch.put("d.txt.meta.toml", "published = 2023-05-01\n");
  EXPECT_TRUE(running.says("other dates or titles 1"));
  EXPECT_EQ(running.end(SIGTERM), 0);
  EXPECT_EQ(readings(watch), 6);
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 0, known 5, copy 0, version 0, failed 0; new flags 0"));
  EXPECT_THAT(fsck(watch / "store.git"), testing::IsEmpty());
}

TEST(Watch, ReadsNoFileThatIsStillBeingWritten) {
  const WatchFolder watch;
  set(watch, "settle = \"0s\"\nevery = \"1s\"\n");
  const std::string article = stake_article("2023-05-01", "49%");
  const int slow = open((watch / "inbox/slow.txt").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  ASSERT_EQ(write(slow, article.data(), 30), 30);
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("being written: slow.txt: another program writes it"));
  RunningWatch running(watch);
  watch.put("other.txt", stake_article("2024-05-01", "49%"));
  EXPECT_TRUE(holds(watch, 1));
  std::this_thread::sleep_for(std::chrono::milliseconds(1200));  // over a look through all
  EXPECT_EQ(readings(watch), 1);
  ASSERT_EQ(write(slow, article.data() + 30, article.size() - 30), static_cast<ssize_t>(article.size() - 30));
  close(slow);
  EXPECT_TRUE(holds(watch, 2));
  EXPECT_EQ(running.end(SIGINT), 0);
  EXPECT_EQ(readings(watch), 2);
}

TEST(Watch, WaitsForTheSettleTime) {
  const WatchFolder watch;
  set(watch, "settle = \"1s\"\n");
  const RunningWatch running(watch);
  for (const char* percent : {"20%", "30%", "49%"}) {
    watch.put("a.txt", stake_article("2023-05-01", percent));
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
  }
  EXPECT_TRUE(holds(watch, 1));
  EXPECT_EQ(readings(watch), 1);
  EXPECT_THAT(watch.claimwatch("history stake").out, HasSubstr("49%"));
}

TEST(Watch, FollowsAFolderThatIsRenamed) {
  const WatchFolder watch;
  set(watch, "settle = \"0s\"\n");
  fs::create_directories(watch / "inbox/one/deep");
  const RunningWatch running(watch);
  fs::rename(watch / "inbox/one", watch / "inbox/two");
  watch.put("two/deep/a.txt", stake_article("2023-05-01", "49%"));
  EXPECT_TRUE(holds(watch, 1));
  fs::rename(watch / "inbox/two", watch / "away");
  write_file(watch / "away/b.txt", stake_article("2024-05-01", "49%"));
  watch.put("c.txt", stake_article("2025-05-01", "49%"));
  EXPECT_TRUE(holds(watch, 2));
  EXPECT_EQ(readings(watch), 2) << "what left the inbox is not watched any more";
}

TEST(Watch, ComesBackToAnInboxThatWasAway) {
  const WatchFolder watch;
  set(watch, "settle = \"0s\"\n");
  const RunningWatch running(watch);
  fs::rename(watch / "inbox", watch / "away");
  EXPECT_TRUE(running.says("the inbox \"inbox\" is missing"));
  write_file(watch / "away/a.txt", stake_article("2023-05-01", "49%"));
  fs::rename(watch / "away", watch / "inbox");
  EXPECT_TRUE(holds(watch, 1));
  watch.put("b.txt", stake_article("2024-05-01", "49%"));
  EXPECT_TRUE(holds(watch, 2));
}

TEST(Watch, LooksThroughAllWhenTheSystemCouldNotKeepUp) {
  const WatchFolder watch;
  set(watch, "settle = \"0s\"\n");
  const RunningWatch running(watch);
  running.send(SIGSTOP);
  long limit = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> limit;
  ASSERT_LT(limit, 100'000) << "more than a test can fill";
  for (long i = 0; i <= limit; ++i) write_file(watch / ("inbox/" + std::string(i % 2 ? "a" : "b") + ".part"), "");
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  running.send(SIGCONT);
  EXPECT_TRUE(holds(watch, 1));
  watch.put("b.txt", stake_article("2024-05-01", "49%"));
  EXPECT_TRUE(holds(watch, 2)) << "and is told again of what comes";
}

TEST(Watch, PollsFoldersOfWhichNothingIsTold) {
  const WatchFolder watch;
  set(watch, "settle = \"0s\"\n");
  if (std::system("unshare -Ur sh -c 'echo 0 >/proc/sys/user/max_inotify_watches' 2>/dev/null") != 0) {
    GTEST_SKIP() << "no user namespaces here";
  }
  const RunningWatch running(
      watch, {"unshare", "-Ur", "sh", "-c", "echo 0 >/proc/sys/user/max_inotify_watches; exec \"$@\"", "sh"});
  EXPECT_THAT(watch.claimwatch("status").out, HasSubstr("inbox: the system's limit of watched folders is reached"));
  EXPECT_THAT(watch.claimwatch("status --json").out, HasSubstr("\"polled\":[\"/"));
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  EXPECT_TRUE(holds(watch, 1));
  watch.put("empty.txt", "");
  EXPECT_TRUE(running.says("failed: empty.txt"));
  fs::remove(watch / "inbox/empty.txt");
  EXPECT_TRUE(soon([&] { return watch.claimwatch("status").out.find("failed") == std::string::npos; }));
}

TEST(Watch, LeavesTheStoreToOthersWhileItWaits) {
  const WatchFolder watch;
  const RunningWatch running(watch);  // which waits for 5 seconds before it reads
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 1"));
  const Said second = watch.claimwatch("watch");
  EXPECT_EQ(second.code, 1);
  EXPECT_THAT(second.err, HasSubstr("is being watched by process " + std::to_string(running.process())));
}

TEST(Watch, ReloadsARightConfigurationAndKeepsTheOldOneInPlaceOfAWrongOne) {
  const WatchFolder watch;
  set(watch, "settle = \"0s\"\n");
  RunningWatch running(watch);
  set(watch, "settle = \"0s\"\nlimit = 10\n");
  running.send(SIGHUP);
  EXPECT_TRUE(running.says("claimwatch.toml:2:1: unknown key \"limit\""));
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  EXPECT_TRUE(running.says("read: ok 1"));
  set(watch, "settle = \"0s\"\nlimit_bytes = 10\n");
  running.send(SIGHUP);
  EXPECT_TRUE(running.says("failed: a.txt: 1")) << running.err();
  EXPECT_EQ(running.end(SIGTERM), 0);
}

/// A datagram socket as systemd has it.
class NotifySocket {
 public:
  explicit NotifySocket(const std::string& path) : socket_(socket(AF_UNIX, SOCK_DGRAM, 0)) {
    sockaddr_un address{AF_UNIX, {}};
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    timeval patience{20, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~NotifySocket() { close(socket_); }

  /// What is told next that is no sign of life; or `sign_of_life`.
  std::string next(bool sign_of_life = false) const {
    for (char text[256];;) {
      const ssize_t size = recv(socket_, text, sizeof text, 0);
      if (size < 0) return "nothing";
      std::string told(text, static_cast<std::size_t>(size));
      if ((told == "WATCHDOG=1") == sign_of_life) return told;
    }
  }

 private:
  int socket_;
};

TEST(Watch, TellsTheServiceManagerHowItIs) {
  const WatchFolder watch;
  const NotifySocket manager(watch / "notify");
  RunningWatch running(watch, {"env", "NOTIFY_SOCKET=" + (watch / "notify"), "WATCHDOG_USEC=200000"});
  EXPECT_EQ(manager.next(), "READY=1");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(manager.next(/*sign_of_life=*/true), "WATCHDOG=1");
  running.send(SIGHUP);
  EXPECT_THAT(manager.next(), HasSubstr("RELOADING=1\nMONOTONIC_USEC="));
  EXPECT_EQ(manager.next(), "READY=1");
  EXPECT_EQ(running.end(SIGTERM), 0);
  EXPECT_EQ(manager.next(), "STOPPING=1");
}

TEST(Systemd, UnitsAreRight) {
  if (std::system("command -v systemd-analyze >/dev/null") != 0) GTEST_SKIP() << "no systemd-analyze here";
  const WatchFolder watch;
  const Said said =
      watch.shell("cp '" CLAIMWATCH_SOURCE_DIR
                  "'/config/systemd/* . && sed -i 's#/usr/local/bin/claimwatch#/bin/true#' *.service "
                  "&& systemd-analyze verify ./claimwatch@srv-news.service ./claimwatch-scan@srv-news.timer");
  EXPECT_EQ(said.code, 0) << said.err;
  EXPECT_EQ(said.err, "");
}

TEST(Retry, ReadsWhatFailedOnceMore) {
  const WatchFolder watch;
  watch.put("a.txt", "");
  watch.put("b.txt", "");
  std::this_thread::sleep_for(std::chrono::milliseconds(2200));
  watch.claimwatch("scan");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("failed 0, failed before 2;"));
  EXPECT_THAT(watch.claimwatch("retry").err, HasSubstr("known 0, copy 0, version 0, failed 2;"));
  EXPECT_THAT(watch.claimwatch("retry b.txt").err, testing::AllOf(HasSubstr("failed: b.txt"), Not(HasSubstr("a.txt"))));
  const Said wrong = watch.claimwatch("retry c.tx");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("no item \"c.tx\" has failed; did you mean \""));
  fs::remove(watch / "inbox/a.txt");
  EXPECT_THAT(watch.claimwatch("retry a.txt").err, HasSubstr("failed 0;"));
  EXPECT_THAT(watch.claimwatch("status").out, testing::AllOf(HasSubstr("b.txt"), Not(HasSubstr("a.txt"))));
}

/// The files of a folder that some program opened.
class Opened {
 public:
  explicit Opened(const std::string& folder) : inotify_(inotify_init1(IN_NONBLOCK)) {
    inotify_add_watch(inotify_, folder.c_str(), IN_OPEN);
  }
  ~Opened() { close(inotify_); }
  bool any() const {
    alignas(inotify_event) char block[4096];
    for (ssize_t size; (size = read(inotify_, block, sizeof block)) > 0;) {
      for (char* at = block; at < block + size;) {
        const auto* event = reinterpret_cast<inotify_event*>(at);
        if ((event->mask & IN_ISDIR) == 0) return true;
        at += sizeof *event + event->len;
      }
    }
    return false;
  }

 private:
  int inotify_;
};

TEST(Scan, OpensNoFileThatIsAsItWas) {
  const WatchFolder watch;
  watch.put("a.txt", stake_article("2023-05-01", "49%"));
  watch.put("empty.txt", "");
  std::this_thread::sleep_for(std::chrono::milliseconds(2200));  // a file that has just changed may change unseen
  const Opened opened(watch / "inbox");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 1, known 0, copy 0, version 0, failed 1;"));
  EXPECT_TRUE(opened.any());
  const Said again = watch.claimwatch("scan");
  EXPECT_THAT(again.err, HasSubstr("read: ok 0, known 1, copy 0, version 0, failed 0, failed before 1;"));
  EXPECT_FALSE(opened.any());
  EXPECT_THAT(watch.claimwatch("status").out, HasSubstr("empty.txt: the file is empty"));

  watch.put("a.txt.meta.toml", "published = 2023-05-02\n");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("other dates or titles 1"));
  watch.put("a.txt.meta.toml", "published = 2023-05-03\n");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("other dates or titles 1"));
  fs::remove(watch / "inbox/a.txt.meta.toml");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("other dates or titles 1"));

  set(watch, "limit_bytes = 10\n");
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("a.txt: ")) << "another limit reads all again";
  fs::remove(watch / "inbox/empty.txt");
  watch.claimwatch("scan");
  EXPECT_THAT(watch.claimwatch("status").out, Not(HasSubstr("empty.txt")));
}

}  // namespace
}  // namespace claimwatch
