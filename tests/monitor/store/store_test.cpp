#include "monitor/store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

#include "tests/monitor/store/folder.h"
#include "tests/monitor/store/readings.h"

namespace claimwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::StartsWith;

std::vector<StoredReading> all_of(const Store& store) {
  std::vector<StoredReading> readings;
  const auto walked = store.for_each([&](StoredReading stored) { readings.push_back(std::move(stored)); });
  EXPECT_TRUE(walked) << walked.error().message;
  return readings;
}

std::string open_error(const std::string& path) {
  const auto store = Store::open(path);
  EXPECT_FALSE(store) << path;
  return store ? "" : store.error().message;
}

TEST(Store, IsABareRepositoryThatSaysItsFormat) {
  const Folder folder;
  const Store store = new_store(folder / "store.git");
  EXPECT_EQ(run_git(folder / "store.git", "show main:format"), "claimwatch 1\n");
  EXPECT_EQ(run_git(folder / "store.git", "rev-parse --is-bare-repository --abbrev-ref HEAD"), "true\nmain\n");
  EXPECT_EQ(run_git(folder / "store.git", "rev-parse main"), store.head() + "\n");
  EXPECT_EQ(store.count(), 0U);
  EXPECT_EQ(fsck(folder / "store.git"), "");
  EXPECT_EQ(run("ls -A " + folder / "").out, "store.git\n") << "nothing is left beside it";
}

TEST(Store, IsNotMadeOverWhatIsThere) {
  const Folder folder;
  new_store(folder / "store.git");
  const auto again = Store::create(folder / "store.git");
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error().message, HasSubstr("something is there already"));
  EXPECT_TRUE(Store::open(folder / "store.git")) << "and what was there is unharmed";
  write_file(folder / "file", "x");
  EXPECT_FALSE(Store::create(folder / "file"));
  EXPECT_FALSE(Store::create("/proc/none/store.git"));
}

TEST(Store, KeepsAReadingAsPlainFilesOfOneCommit) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  NewReading ours = reading("오픈AI 지분 27% — Microsoft's share", "Text.\n", "2025-01-22T10:12:00+09:00");
  ours.article.source.value = "한빛경제";
  ours.original = std::string("\x00\xff\r\nbytes", 9);
  const std::string path = add(store, ours);
  const std::string hash = hash_of_original(ours.original);
  EXPECT_THAT(path, MatchesRegex("articles/2025/01/22/opeunai-jibun-27-microsoft-s-share-" + hash.substr(0, 8) +
                                 "-20261121T101200Z"));
  EXPECT_EQ(run_git(folder / "store.git", "show main:" + path + "/original.txt"), ours.original);
  EXPECT_EQ(run_git(folder / "store.git", "rev-parse main:" + path + "/original.txt"), hash + "\n");
  EXPECT_EQ(run_git(folder / "store.git", "show main:" + path + "/claims.jsonl"), ours.claims_jsonl);
  EXPECT_EQ(run_git(folder / "store.git", "show main:" + path + "/article.md"), article_md({ours.item, ours.article}));
  EXPECT_EQ(
      run_git(folder / "store.git", "log -1 --format='%an|%aI|%cn|%cI|%s'"),
      "한빛경제|2025-01-22T10:12:00+09:00|claimwatch|2026-11-21T10:12:00+00:00|" + ours.article.title.value + "\n");
  EXPECT_EQ(run_git(folder / "store.git", "log -1 --format='%(trailers:only)'"),
            "Source: 한빛경제\nPublished: 2025-01-22T10:12:00+09:00\nClaims: 1\n\n");
  EXPECT_EQ(run_git(folder / "store.git", "rev-list --count main"), "2\n");
  EXPECT_EQ(fsck(folder / "store.git"), "");
}

TEST(Store, GivesBackItsReadingsInOrderOfTheirPaths) {
  const Folder folder;
  std::vector<std::string> paths;
  {
    Store store = new_store(folder / "store.git");
    paths = {add(store, reading("Later", "b\n", "2025-02-01")), add(store, reading("Same", "c\n")),
             add(store, reading("Same", "c\n")), add(store, reading("Same again", "d\n")),
             add(store, reading("Old", "e\n", "1999-12-31"))};
  }
  const auto store = Store::open(folder / "store.git");
  ASSERT_TRUE(store);
  EXPECT_EQ(store->count(), 5U);
  std::vector<std::string> seen;
  for (const auto& stored : all_of(*store)) seen.push_back(stored.path);
  std::ranges::sort(paths);
  EXPECT_EQ(seen, paths);

  const StoredReading last = all_of(*store).back();
  const NewReading ours = reading("Later", "b\n", "2025-02-01");
  EXPECT_EQ(last.article, ours.article);
  EXPECT_EQ(last.item, ours.item);
  EXPECT_EQ(last.read_at, ours.read_at);
  EXPECT_EQ(last.original_name, "original.txt");
  EXPECT_EQ(last.hash, hash_of_original(ours.original));
  EXPECT_EQ(*store->file(last.path + "/original.txt"), ours.original);
  EXPECT_FALSE(store->file("articles/none"));
  EXPECT_FALSE(store->file("articles"));
  EXPECT_THAT(store->verify(), IsEmpty());
}

TEST(Store, KeepsTwoReadingsOfOneSecondApart) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  const std::string first = add(store, reading("Same", "c\n"));
  EXPECT_EQ(add(store, reading("Same", "c\n")), first + "-2");
  EXPECT_EQ(add(store, reading("Same", "c\n")), first + "-3");
  for (const auto& stored : all_of(store)) EXPECT_EQ(stored.read_at, "20261121T101200Z") << stored.path;
  EXPECT_THAT(store.verify(), IsEmpty());
}

TEST(Store, MakesCommitsThatFsckAcceptsOfAnyArticle) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  const std::string titles[] = {"",
                                "\n",
                                "Two\nlines",
                                std::string("nul\0 and \x1b[31m", 14),
                                "\"#<>\\",
                                std::string(9'000, 'x'),
                                "日本語のタイトル",
                                "../../etc",
                                ".git",
                                "Source: fake\n\nSource: fake",
                                "🙂🙂"};
  const std::string sources[] = {"",
                                 "\n",
                                 "A\nB <c@d> > 1 +0000",
                                 "<>",
                                 "...",
                                 " \"The\" Wire, ",
                                 std::string("a\0b", 3),
                                 std::string(9'000, 's'),
                                 "한빛<경제>",
                                 "\u2028"};
  const std::string dates[] = {
      "1969-12-31", "1970-01-01", "1970-01-01T00:00:00+09:00", "2105-12-31",         "2106-02-08",
      "0001-01-01", "9999-12-31", "2025-01-22T10:12:00-03:30", "2025-01-22T10:12:00"};
  std::size_t count = 0;
  for (const auto& title : titles) add(store, reading(title, std::to_string(++count)));
  for (const auto& source : sources) {
    NewReading ours = reading("A title", std::to_string(++count));
    ours.article.source.value = source;
    add(store, ours);
  }
  for (const auto& date : dates) add(store, reading("A title", std::to_string(++count), date));
  EXPECT_EQ(fsck(folder / "store.git"), "");
  EXPECT_THAT(store.verify(), IsEmpty());
  EXPECT_EQ(all_of(store).size(), count);
}

TEST(Store, NamesTheAuthorByWhatGitCanHold) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  const auto author_of = [&](const std::string& source, const std::string& published) {
    NewReading ours = reading("A title", source + published, published);
    ours.article.source.value = source;
    const std::string path = add(store, ours);
    EXPECT_EQ(article_of_md(*store.file(path + "/article.md"))->article, ours.article)
        << "article.md keeps the real ones";
    return run_git(folder / "store.git", "log -1 --format='%an <%ae> %aI'");
  };
  const std::string reading_time = "2026-11-21T10:12:00+00:00\n";
  const std::string mail = " <source@claimwatch.invalid> ";
  EXPECT_EQ(author_of("A\nB <c@d>", "2025-01-22"), "A B c@d" + mail + "2025-01-22T00:00:00+00:00\n");
  EXPECT_EQ(author_of("", "2025-01-22"), "unknown source" + mail + "2025-01-22T00:00:00+00:00\n");
  EXPECT_EQ(author_of("...", "1969-12-31"), "unknown source" + mail + reading_time);
  EXPECT_EQ(author_of("A", "1970-01-01"), "A" + mail + "1970-01-01T00:00:00+00:00\n");
  EXPECT_EQ(author_of("A", "2105-12-31"), "A" + mail + "2105-12-31T00:00:00+00:00\n");
  EXPECT_EQ(author_of("A", "2106-01-01"), "A" + mail + reading_time);
  EXPECT_EQ(author_of("A", "2025-01-22T10:12:00-03:30"), "A" + mail + "2025-01-22T10:12:00-03:30\n");
}

TEST(Store, TouchesOnlyTheTreesOfADay) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  for (int i = 0; i < 9; ++i) {
    add(store,
        reading("A title", std::to_string(i), "2024-" + std::to_string(10 + i % 3) + "-1" + std::to_string(i / 3)));
  }
  const auto objects = [&] {
    return std::stoi(run_git(folder / "store.git", "cat-file --batch-check --batch-all-objects | wc -l"));
  };
  const int before = objects();
  add(store, reading("One more", "more", "2024-11-12"));
  // Three files but for the claims, which are the same; folder, day, month, year, articles, root; the commit.
  EXPECT_EQ(objects() - before, 2 + 6 + 1);
}

TEST(Store, KeepsTheConfigurationInForce) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  EXPECT_THAT(*store.config(), IsEmpty());
  const std::vector<ConfigFile> files = {{"topics/stake.toml", "a = 1\n"}, {"entities.toml", "b = 2\n"}};
  ASSERT_TRUE(store.put_config(files));
  EXPECT_THAT(*store.config(), ElementsAre(files[1], files[0]));
  EXPECT_EQ(run_git(folder / "store.git", "show main:config/topics/stake.toml"), "a = 1\n");
  EXPECT_EQ(run_git(folder / "store.git", "log -1 --format=%s"), "config: entities.toml, topics/stake.toml\n");

  const std::string before = store.head();
  ASSERT_TRUE(store.put_config({files[1], files[0]}));
  EXPECT_EQ(store.head(), before) << "the same files make no commit";

  const std::string path = add(store, reading("A title", "Text.\n"));
  ASSERT_TRUE(store.put_config({files[0]}));
  EXPECT_THAT(*store.config(), ElementsAre(files[0]));
  EXPECT_EQ(run_git(folder / "store.git", "log -1 --format=%s"), "config: entities.toml\n");
  EXPECT_TRUE(store.file(path + "/article.md")) << "the readings stay";
  for (const char* name : {"../format", "a/../b.toml", "/a.toml", "a//b.toml", ".GIT/a.toml", "git~1/a.toml"}) {
    EXPECT_FALSE(store.put_config({{name, "x"}})) << name;
  }
  EXPECT_EQ(fsck(folder / "store.git"), "");
}

TEST(Store, IsClonedPackedAndMergedByPlainGit) {
  const Folder folder;
  Store store = new_store(folder / "a.git");
  Store other = new_store(folder / "b.git");
  add(store, reading("One", "1\n"));
  add(other, reading("Two", "2\n"));
  EXPECT_EQ(run("git clone -q -c user.name=x -c user.email=x@y " + (folder / "a.git") + " " + folder / "c").out, "");
  EXPECT_THAT(run_git(folder / "c", "pull -q --no-rebase --no-edit " + folder / "b.git"), IsEmpty())
      << "they share a commit";
  EXPECT_THAT(run_git(folder / "c", "push -q origin main"), IsEmpty());
  EXPECT_EQ(store.count(), 2U);

  EXPECT_EQ(run_git(folder / "a.git", "gc -q --prune=now"), "");
  add(store, reading("Three", "3\n"));
  EXPECT_EQ(store.count(), 3U);
  EXPECT_THAT(store.verify(), IsEmpty());
  EXPECT_EQ(fsck(folder / "a.git"), "");
}

TEST(Store, IsOpenedOnlyWhenItIsOne) {
  const Folder folder;
  EXPECT_THAT(open_error(folder / "none"), AllOf(HasSubstr("there is no store"), HasSubstr("claimwatch init")));
  std::filesystem::create_directory(folder / "empty");
  EXPECT_THAT(open_error(folder / "empty"), HasSubstr("is no store"));
  write_file(folder / "file", "x");
  EXPECT_THAT(open_error(folder / "file"), HasSubstr("is no store"));
  run("git init -q --bare " + folder / "foreign.git");
  EXPECT_THAT(open_error(folder / "foreign.git"), HasSubstr("is no store, for it has no branch main"));
}

TEST(Store, SaysThatItIsDamagedRatherThanNone) {
  const Folder folder;
  const std::string path = folder / "store.git";
  new_store(path);
  const std::string id = run_git(path, "rev-parse main^{tree}");
  std::filesystem::remove(path + "/objects/" + id.substr(0, 2) + '/' + id.substr(2, 38));
  EXPECT_THAT(open_error(path), HasSubstr("the store is damaged"));
}

TEST(Store, RefusesFormatsThatItDoesNotKnow) {
  const Folder folder;
  const auto with_format = [&](const std::string& line) {
    const std::string name = folder / ("of-" + std::to_string(line.size()));
    run("git init -q -b main " + name + " && cd " + name + " && echo '" + line + "' >format && git add format && " +
        "git -c user.name=x -c user.email=x@y commit -qm x");
    return open_error(name + "/.git");
  };
  EXPECT_THAT(with_format("claimwatch 2"), AllOf(HasSubstr("\"claimwatch 2\""), HasSubstr("use a newer program")));
  EXPECT_THAT(with_format("something"), HasSubstr("its format is \"something\""));
}

TEST(Store, SaysThatItMayNotBeRead) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become somebody else";
  const Folder folder;
  new_store(folder / "store.git");
  std::filesystem::permissions(folder / "store.git", std::filesystem::perms::owner_all);
  std::filesystem::permissions(folder / "", std::filesystem::perms(0755));
  ASSERT_EQ(seteuid(65534), 0);
  const std::string error = open_error(folder / "store.git");
  ASSERT_EQ(seteuid(0), 0);
  EXPECT_THAT(error, HasSubstr("Permission denied"));
}

TEST(Store, HasOneWriterAtATime) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  auto second = Store::open(folder / "store.git");
  ASSERT_TRUE(second);
  {
    const auto lock = store.lock(0);
    ASSERT_TRUE(lock) << lock.error().message;
    const auto refused = second->lock(0);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("is being written by process " + std::to_string(getpid()) + ";"));
  }
  EXPECT_TRUE(second->lock(0)) << "it is free again";
}

/// Runs `work` in a process of its own.
pid_t in_child(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  return child;
}

TEST(Store, IsWaitedForUntilItsWriterIsGone) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = in_child([&] {
    const auto lock = store.lock(0);
    [[maybe_unused]] const ssize_t told = write(ready[1], "x", 1);
    usleep(200'000);
    _exit(lock ? 0 : 1);  // without letting go: the kernel does
  });
  char byte;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  EXPECT_FALSE(store.lock(0));
  const auto waited = store.lock(10);
  EXPECT_TRUE(waited);
  waitpid(child, nullptr, 0);
  close(ready[0]);
  close(ready[1]);
}

TEST(Store, GoesOnAfterAWriterThatDiedWhileMovingTheBranch) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  waitpid(in_child([&] {
            const auto lock = store.lock(0);
            write_file(folder / "store.git/refs/heads/main.lock", "half");
            _exit(lock ? 0 : 1);
          }),
          nullptr, 0);
  const auto lock = store.lock(0);
  ASSERT_TRUE(lock);
  add(store, reading("A title", "Text.\n"));
}

TEST(Store, LeavesTheLockOfARunningGitAlone) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  write_file(folder / "store.git/refs/heads/main.lock", "half");
  const auto lock = store.lock(0);
  ASSERT_TRUE(lock);
  const std::string before = store.head();
  EXPECT_TRUE(store.add(reading("A title", "Text.\n")));
  EXPECT_FALSE(store.keep());
  EXPECT_EQ(store.head(), before);
}

/// The lines that come through a pipe, until there are `most` or its writer is gone; a last one without its end does
/// not count.
std::vector<std::string> lines_from(int descriptor, std::size_t most) {
  std::vector<std::string> lines(1);
  for (char byte; lines.size() <= most && read(descriptor, &byte, 1) == 1;) {
    if (byte == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += byte;
    }
  }
  lines.pop_back();
  return lines;
}

TEST(Store, LosesNothingThatItReportedWhenItIsKilled) {
  const Folder folder;
  const std::string path = folder / "store.git";
  new_store(path);
  std::vector<std::string> reported;
  for (int round = 0; round < 10; ++round) {
    int pipe_ends[2];
    ASSERT_EQ(pipe(pipe_ends), 0);
    const pid_t child = in_child([&] {
      auto store = Store::open(path);
      const auto lock = store ? store->lock(5) : Error{"no store"};
      for (int i = 0; lock; ++i) {
        const auto added = store->add(reading("Killed", std::to_string(round) + '/' + std::to_string(i)));
        const std::string line = added && store->keep() ? *added + '\n' : "failed\n";
        if (write(pipe_ends[1], line.data(), line.size()) < 0) _exit(1);
      }
      _exit(1);
    });
    close(pipe_ends[1]);
    for (auto& line : lines_from(pipe_ends[0], 2)) reported.push_back(std::move(line));
    usleep(static_cast<useconds_t>(9'973 * round));  // somewhere in the work for one reading
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    for (auto& line : lines_from(pipe_ends[0], 1'000)) reported.push_back(std::move(line));
    close(pipe_ends[0]);
    ASSERT_EQ(fsck(path), "") << "round " << round;
  }
  ASSERT_GE(reported.size(), 20U);
  const auto store = Store::open(path);
  ASSERT_TRUE(store);
  for (const auto& line : reported) EXPECT_TRUE(store->file(line + "/original.txt")) << line;
  EXPECT_GE(store->count(), reported.size());
  EXPECT_THAT(store->verify(), IsEmpty());
}

TEST(Store, FindsEveryDamagedOrMissingObject) {
  const Folder folder;
  const std::string path = folder / "store.git";
  Store store = new_store(path);
  const std::string kept = add(store, reading("A title", "Text.\n"));
  add(store, reading("Another", "More.\n"));
  run("mv " + path + "/objects/pack/* " + folder / "" + "&& for i in " + folder / "*.pack" + "; do git -C " + path +
      " unpack-objects -q < $i; done");
  ASSERT_THAT(store.verify(), IsEmpty());
  const auto object_of = [&](const std::string& name) {
    const std::string id = run_git(path, "rev-parse " + name);
    return path + "/objects/" + id.substr(0, 2) + '/' + id.substr(2, 38);
  };
  const std::string other = object_of("main:format");
  for (const std::string& name : {"main:" + kept + "/original.txt", "main:" + kept + "/article.md", "main:" + kept,
                                  std::string("main:articles"), std::string("main"), std::string("main~1")}) {
    const std::string object = object_of(name);
    const std::string saved = object + ".saved";
    const auto file_name = std::filesystem::path(object).filename().string();
    std::filesystem::rename(object, saved);
    EXPECT_THAT(store.verify(), testing::Contains(HasSubstr(file_name))) << "missing: " << name;
    std::filesystem::copy_file(other, object);
    EXPECT_THAT(store.verify(), testing::Contains(HasSubstr(file_name))) << "another object: " << name;
    write_file(object + ".new", "not zlib");
    std::filesystem::rename(object + ".new", object);
    EXPECT_THAT(store.verify(), testing::Contains(HasSubstr(file_name))) << "no object: " << name;
    std::filesystem::rename(saved, object);
  }
  EXPECT_THAT(store.verify(), IsEmpty());
}

TEST(Store, FindsADamagedPack) {
  const Folder folder;
  const std::string path = folder / "store.git";
  Store store = new_store(path);
  const std::string kept = add(store, reading("A title", "Text.\n"));
  for (const auto& file : std::filesystem::directory_iterator(path + "/objects/pack")) {
    if (file.path().extension() != ".pack") continue;
    std::filesystem::permissions(file, std::filesystem::perms(0644));
    std::fstream pack(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    pack.seekp(20);
    pack << "damaged";
  }
  EXPECT_THAT(store.verify(), testing::Contains(AllOf(HasSubstr(kept + "/original.txt"), HasSubstr("from a copy"))));
}

TEST(Store, FindsReadingsThatAreNotWhole) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  const std::string kept = add(store, reading("A title", "Text.\n"));
  run("git clone -q " + (folder / "store.git") + " " + folder / "work" + " && git -C " + folder / "work" +
      " tag whole");
  const auto after = [&](const std::string& change) {
    run("cd " + folder / "work" + " && git checkout -qf whole && cd " + kept + " && " + change +
        " && git add -A . && git -c user.name=x -c user.email=x@y commit -qm x && git push -qf origin HEAD:main");
    const auto problems = store.verify();
    return problems.empty() ? "" : problems[0];
  };
  EXPECT_EQ(after("rm original.txt"), kept + "/original: is missing; restore it from a copy of the store");
  EXPECT_THAT(after("rm article.md"), StartsWith(kept + "/article.md: is missing"));
  EXPECT_THAT(after("rm claims.jsonl"), StartsWith(kept + "/claims.jsonl: is missing"));
  EXPECT_THAT(after("echo x >article.md"), StartsWith(kept + "/article.md: article.md:1:1: "));
  EXPECT_THAT(after("echo x >original.txt"), StartsWith(kept + "/original.txt: is not the file"));
  const auto walked = store.for_each([](const StoredReading&) {});
  ASSERT_FALSE(walked);
  EXPECT_THAT(walked.error().message, StartsWith(kept));
}

TEST(Store, KeepsLittleInMemoryOfManyReadings) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  constexpr int packs = 3, readings = 900;
  constexpr std::size_t text = 20'000;  // all of them more than twice what is allowed below
  for (int i = 0; i < packs * readings; ++i) {
    const std::string number = std::to_string(i) + ' ';
    ASSERT_TRUE(store.add(reading(number, number + std::string(text, 'a'))));
    if (i % readings == readings - 1) {
      ASSERT_TRUE(store.keep());
    }
  }
  const std::size_t before = mallinfo2().uordblks;
  std::size_t most = before;
  ASSERT_TRUE(store.for_each([&](const StoredReading&) { most = std::max(most, mallinfo2().uordblks); }));
  EXPECT_LT(most - before, 24'000'000U) << "each is read once: it need not be there for the next";
}

}  // namespace
}  // namespace claimwatch
