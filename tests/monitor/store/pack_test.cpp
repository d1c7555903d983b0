#include "monitor/store/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "monitor/store/delta.h"
#include "tests/monitor/store/folder.h"
#include "tests/monitor/store/readings.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::SizeIs;

std::vector<std::string> packs(const std::string& store) {
  std::vector<std::string> packs;
  for (const auto& file : std::filesystem::directory_iterator(store + "/objects/pack")) {
    if (file.path().extension() == ".pack") packs.push_back(file.path());
  }
  std::ranges::sort(packs);
  return packs;
}

std::string many_words(unsigned seed, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    seed = seed * 1664525 + 1013904223;
    text += "word" + std::to_string(seed >> 20) + (i % 12 == 11 ? ".\n" : " ");
  }
  return text;
}

/// Readings of several days and years, some of them of one day.
std::vector<NewReading> many_readings(int count) {
  std::vector<NewReading> readings;
  for (int i = 0; i < count; ++i) {
    const std::string day = std::to_string(10 + i % 7), year = std::to_string(2020 + i % 3);
    readings.push_back(reading("Note " + std::to_string(i), many_words(i, 20 + i * 7), year + "-01-" + day));
  }
  return readings;
}

/// What plain git says of every pack: its index made anew is the one that is there.
void expect_packs_as_git_makes_them(const std::string& store) {
  for (const std::string& pack : packs(store)) {
    const std::string stem = pack.substr(0, pack.size() - 5), again = store + "/again.idx";
    EXPECT_THAT(run_git(store, "index-pack --strict -o " + again + ' ' + pack), MatchesRegex("[0-9a-f]{40}\n"));
    EXPECT_EQ(run("cmp " + again + ' ' + stem + ".idx").out, "");
    EXPECT_EQ(run("git verify-pack " + stem + ".idx").out, "");
  }
}

TEST(StorePack, HoldsABatchAsPlainGitWouldHaveWrittenIt) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  std::vector<std::string> paths;
  for (const NewReading& reading : many_readings(150)) paths.push_back(*store.add(reading));
  EXPECT_EQ(store.count(), 0U) << "nothing is there before it is durable";
  ASSERT_TRUE(store.keep());
  EXPECT_THAT(packs(folder / "store.git"), SizeIs(1));
  EXPECT_EQ(store.count(), 150U);
  expect_packs_as_git_makes_them(folder / "store.git");
  EXPECT_EQ(fsck(folder / "store.git"), "");
  EXPECT_THAT(store.verify(), IsEmpty());
  const auto readings = many_readings(150);
  for (std::size_t i = 0; i < readings.size(); ++i) {
    EXPECT_EQ(*store.file(paths[i] + "/original.txt"), readings[i].original);
    EXPECT_EQ(*store.file(paths[i] + "/article.md"), article_md({readings[i].item, readings[i].article}));
  }
}

/// The ids of the first program's commits, which wrote every object by itself.
TEST(StorePack, ChangesNoCommit) {
  const std::string text = "Microsoft holds a 27% stake in OpenAI.\nIt had held 49% until October.\n";
  NewReading korean =
      reading("오픈AI 지분 27%", "마이크로소프트는 오픈AI 지분 27%를 보유하고 있다.\n", "2025-01-22T10:12:00+09:00");
  korean.article.source.value = "한빛경제";
  NewReading page = reading("A page", text, "1911-05-01");
  page.original = "<html><p>Microsoft holds a 27% stake";
  page.extension = ".html";
  const std::vector<NewReading> readings = {reading("A title", text),
                                            korean,
                                            reading("A title", text),
                                            page,
                                            reading("A title", text, "2024-01-22T23:00:00-03:30"),
                                            reading("B", text, "2025-01-21")};
  for (const std::size_t in_batch : {1, 2, 6}) {
    const Folder folder;
    Store store = new_store(folder / "store.git");
    for (std::size_t i = 0; i < readings.size(); ++i) {
      ASSERT_TRUE(store.add(readings[i]));
      if ((i + 1) % in_batch == 0) {
        ASSERT_TRUE(store.keep());
      }
    }
    EXPECT_EQ(store.head(), "400908ea7d09c5f80837ea39329eea154782ae16") << in_batch << " in a batch";
    EXPECT_EQ(fsck(folder / "store.git"), "");
    expect_packs_as_git_makes_them(folder / "store.git");
  }
}

TEST(StorePack, HoldsNoObjectTwice) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(store.add(reading("The same", "Text that is long enough to be found again.\n")));
    ASSERT_TRUE(store.add(reading("The same", "Text that is long enough to be found again.\n", "2025-01-23")));
    ASSERT_TRUE(store.keep());
  }
  const std::string objects = run("for i in " + folder / "store.git/objects/pack/*.idx" +
                                  "; do git show-index <$i; done | cut -d' ' -f2 | sort | uniq -d")
                                  .out;
  EXPECT_EQ(objects, "");
  EXPECT_EQ(store.count(), 6U);
  EXPECT_EQ(fsck(folder / "store.git"), "");
}

TEST(StorePack, WritesAnArticleAsAPartOfItsOriginal) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  const std::string path = add(store, reading("A title", many_words(1, 500)));
  const std::string id = run_git(folder / "store.git", "rev-parse main:" + path + "/article.md");
  const std::string listed = run("git verify-pack -v " + packs(folder / "store.git").at(0)).out;
  std::istringstream lines(listed);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(id.substr(0, 40))) continue;
    std::istringstream words(line);
    std::string name, type, depth, base;
    std::size_t size = 0, packed = 0, offset = 0;
    words >> name >> type >> size >> packed >> offset >> depth >> base;
    EXPECT_LT(packed, 500U) << "the metadata, and where the text stands";
    EXPECT_EQ(base, hash_of_original(reading("A title", many_words(1, 500)).original));
    return;
  }
  ADD_FAILURE() << id << " is not in\n" << listed;
}

TEST(StorePack, LeavesNothingWhenItCannotBeWritten) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  const std::string before = store.head();
  ASSERT_TRUE(store.add(reading("A title", "Text.\n")));
  std::filesystem::rename(folder / "store.git/objects/pack", folder / "away");
  const auto kept = store.keep();
  ASSERT_FALSE(kept);
  EXPECT_THAT(kept.error().message, HasSubstr("objects/pack/tmp_claimwatch_pack: cannot be made"));
  std::filesystem::rename(folder / "away", folder / "store.git/objects/pack");
  EXPECT_EQ(store.head(), before);
  EXPECT_TRUE(store.keep()) << "of a batch that failed nothing waits";
  EXPECT_EQ(store.head(), before);
  add(store, reading("A title", "Text.\n"));
  EXPECT_EQ(store.count(), 1U);
  EXPECT_EQ(fsck(folder / "store.git"), "");
}

TEST(StorePack, IsJoinedWithOthersBeforeTheyAreMany) {
  const Folder folder;
  const std::string path = folder / "store.git";
  Store store = new_store(path);
  const auto readings = many_readings(90);
  std::size_t most = 0;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    add(store, readings[i]);
    most = std::max(most, packs(path).size());
    EXPECT_TRUE(store.file("format")) << "also right after packs were joined";
  }
  EXPECT_LE(most, 20U);
  EXPECT_EQ(store.count(), readings.size());
  EXPECT_EQ(fsck(path), "");
  expect_packs_as_git_makes_them(path);
}

TEST(StorePack, IsLeftAloneWhenItsUserKeepsItOrItIsDamaged) {
  const Folder folder;
  const std::string path = folder / "store.git";
  Store store = new_store(path);
  add(store, reading("Kept", "Text.\n"));
  const std::string kept = packs(path).at(0);
  write_file(kept.substr(0, kept.size() - 5) + ".keep", "");
  add(store, reading("Damaged", "Text.\n"));
  const auto two = packs(path);
  const std::string damaged = two.at(0) == kept ? two.at(1) : two.at(0);
  std::filesystem::permissions(damaged, std::filesystem::perms(0644));
  add(store, reading("Newer", "Text.\n"));  // no longer needed to go on
  std::fstream(damaged, std::ios::in | std::ios::out | std::ios::binary).seekp(16) << "damage";
  for (const NewReading& reading : many_readings(25)) add(store, reading);
  EXPECT_THAT(packs(path), testing::IsSupersetOf({kept, damaged}));
  EXPECT_LE(packs(path).size(), 20U);
}

TEST(StorePack, IsSweptWhenItsWriterWasKilled) {
  const Folder folder;
  const std::string path = folder / "store.git", in_pack = path + "/objects/pack/";
  Store store = new_store(path);
  add(store, reading("A title", "Text.\n"));
  const auto files = [&] { return run("ls " + in_pack).out; };
  const std::string before = files();
  for (const char* left : {"tmp_claimwatch_pack", "tmp_claimwatch_idx", "pack_git2_abc", "pack-1234.idx"}) {
    write_file(in_pack + left, "half");
  }
  const std::string with_leftovers = files();
  ASSERT_TRUE(store.lock(0));
  EXPECT_EQ(files(), with_leftovers) << "they may be of a git program at work";
  write_file(path + "/claimwatch.lock", "12345\n");
  ASSERT_TRUE(store.lock(0));
  EXPECT_EQ(files(), before);
}

/// What a delta makes of its base, by git's own description of the format.
std::string applied(std::string_view delta, std::string_view base) {
  const auto byte = [&delta] {
    const auto first = static_cast<unsigned char>(delta.front());
    delta.remove_prefix(1);
    return static_cast<std::size_t>(first);
  };
  const auto size = [&byte] {
    std::size_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::size_t next = byte();
      number |= (next & 0x7f) << shift;
      if (next < 0x80) return number;
    }
  };
  EXPECT_EQ(size(), base.size());
  const std::size_t target_size = size();
  std::string target;
  while (!delta.empty()) {
    const std::size_t operation = byte();
    if (operation < 0x80) {
      target += delta.substr(0, operation);
      delta.remove_prefix(operation);
      continue;
    }
    std::size_t start = 0, length = 0;
    for (unsigned i = 0; i < 4; ++i) start |= (operation >> i & 1) != 0 ? byte() << (8 * i) : 0;
    for (unsigned i = 0; i < 3; ++i) length |= (operation >> (4 + i) & 1) != 0 ? byte() << (8 * i) : 0;
    target += base.substr(start, length);
  }
  EXPECT_EQ(target.size(), target_size);
  return target;
}

TEST(Delta, GivesItsTargetBack) {
  const std::string long_text = many_words(3, 3'000'000);  // of more than one copy can name
  const std::string short_text = many_words(4, 60);
  const std::pair<std::string, std::string> edits[] = {{"", ""},
                                                       {"", "abc"},
                                                       {"abc", ""},
                                                       {"aaaa", "aa"},
                                                       {"aa", "aaaa"},
                                                       {"abcdef", "abXdef"},
                                                       {short_text, short_text + "end"},
                                                       {long_text, "start" + long_text.substr(1)},
                                                       {short_text, many_words(5, 300)}};
  for (const auto& [base, target] : edits) EXPECT_EQ(applied(git::delta_of_edit(base, target), base), target);
  const std::pair<std::string, std::string> extracts[] = {
      {"---\n" + short_text + "\n", "+++\ntitle\n+++\n" + short_text},
      {long_text, "x" + long_text + "y"},
      {long_text, long_text.substr(70000, 200000)}};
  for (const auto& [base, target] : extracts) {
    const auto delta = git::delta_of_extract(base, target);
    ASSERT_TRUE(delta);
    EXPECT_LT(delta->size(), 100U);
    EXPECT_EQ(applied(*delta, base), target);
  }
  EXPECT_FALSE(git::delta_of_extract(short_text, many_words(6, 60)));
  EXPECT_FALSE(git::delta_of_extract("", ""));
}

}  // namespace
}  // namespace claimwatch
