#include <gtest/gtest.h>

#include "monitor/index/index.h"
#include "tests/monitor/store/folder.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

DecisionFile set_aside(const std::string& article, const std::string& when) {
  Decision decision;
  decision.on = Decision::On::article;
  decision.id = article;
  decision.set_aside = true;
  decision.when = when;
  return file_of(decision);
}

TEST(Decided, WhatAnotherProcessTookUpIsSeenToo) {
  const Folder folder;
  auto one = Index::open(folder / "index.sqlite"), other = Index::open(folder / "index.sqlite");
  ASSERT_TRUE(one && other);
  ASSERT_TRUE(one->decide({set_aside("aaaaaaaaaa", "2026-11-21T10:12:00.123Z")}, shipped_rules(), "", "1"));
  EXPECT_EQ(one->decisions()->size(), 1U);
  ASSERT_TRUE(other->decide({set_aside("bbbbbbbbbb", "2026-11-21T10:12:00.122Z")}, shipped_rules(), "1", "2"));
  ASSERT_EQ(one->decisions()->size(), 2U);
  EXPECT_EQ(one->decisions()->front().id, "bbbbbbbbbb") << "in the order in which they were made";
  EXPECT_EQ(other->built_from()->head, "2");
}

}  // namespace
}  // namespace claimwatch
