#include "monitor/store/objects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/monitor/store/folder.h"
#include "tests/monitor/store/readings.h"

namespace claimwatch::git {
namespace {

TEST(CommitToMain, RefusesABranchThatSomebodyElseMoved) {
  const Folder folder;
  Store store = new_store(folder / "store.git");
  Repository repository;
  ASSERT_EQ(git_repository_open_bare(Into(repository), (folder / "store.git").c_str()), 0);
  const auto stale = newest_commit(repository.get());
  ASSERT_TRUE(stale);
  add(store, reading("A title", "Text.\n"));

  const auto tree = tree_of_commit(repository.get(), *stale);
  const auto who = signature("x", "x@y", 1, 0);
  ASSERT_TRUE(tree && who);
  const std::string before = store.head();
  const auto refused = commit_to_main(repository.get(), {*tree, *stale, who->get(), who->get(), "late\n"});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, testing::HasSubstr("another program moved the branch main"));
  const auto first = commit_to_main(repository.get(), {*tree, {}, who->get(), who->get(), "first\n"});
  EXPECT_FALSE(first) << "nor is a branch made over one that is there";
  EXPECT_EQ(store.head(), before);
}

}  // namespace
}  // namespace claimwatch::git
