#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/watch_folder.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;

std::string page(const std::string& head) {
  return "<!DOCTYPE html><html><head><title>Half becomes a quarter</title>" + head +
         "</head><body><nav>Microsoft holds 90 percent of OpenAI.</nav><article><p>Microsoft holds a 27 percent stake "
         "in "
         "OpenAI, the company said.</p></article></body></html>";
}

TEST(Pages, AreCorrectedByASidecarThatComesLater) {
  const WatchFolder watch;
  watch.put("a.html", page("<meta property=og:site_name content=Wire><meta name=date content=2025-01-22>"));
  EXPECT_THAT(watch.claimwatch("scan").err, HasSubstr("read: ok 1"));
  EXPECT_THAT(watch.claimwatch("history stake").out, HasSubstr("2025-01-22  27%"));
  watch.put("a.html.meta.toml", "published = 2025-01-21\n");
  watch.claimwatch("scan");
  EXPECT_THAT(watch.claimwatch("history stake").out, HasSubstr("2025-01-21  27%"));
  watch.put("a.html.meta.toml", "published = 2025-01-20\n");
  watch.claimwatch("scan");
  const Said said = watch.claimwatch("history stake");
  EXPECT_THAT(said.out, HasSubstr("2025-01-20  27%"));
  EXPECT_THAT(said.out, testing::Not(HasSubstr("2025-01-21")));
  EXPECT_THAT(said.out, testing::Not(HasSubstr("90%")));
  EXPECT_THAT(watch.claimwatch("status --json").out, HasSubstr("\"articles\":1,"));
}

TEST(Pages, OfDecomposedNamesAndTextsAreTheSameArticle) {
  const WatchFolder watch;
  const std::string head = "<meta charset=utf-8>";
  const auto story = [&](const std::string& name) {
    return "<html><head>" + head + "<meta name=date content=2025-01-22></head><article><h1>" + name + "</h1><p>" +
           name + " 뒤에도 마이크로소프트는 오픈AI 지분 27%를 보유하고 있다고 회사가 밝혔다.</p></article></html>";
  };
  const std::string composed = "재편", decomposed = "\u110c\u1162\u1111\u1167\u11ab";
  watch.put(composed + ".html", story(composed));
  watch.shell("mkdir inbox/mac");
  watch.put("mac/" + decomposed + ".html", story(decomposed));
  watch.claimwatch("scan");
  EXPECT_THAT(watch.claimwatch("status --json").out, HasSubstr("\"articles\":1,"));
  EXPECT_THAT(watch.claimwatch("status --json").out, HasSubstr("\"claims\":1,"));
}

TEST(Pages, AreReadByTheWatchsOwnRules) {
  const WatchFolder watch;
  watch.put("a.html", page("<link rel=canonical href=https://news.example.com/1><meta name=when content=2025-01-19>"));
  watch.shell("mkdir config");
  const std::string rule = "[[site]]\nhosts = [\"example.com\"]\n";
  write_file(watch / "config/sites-own.toml",
             rule + "publish = [{at = \"meta[name=when]\", attribute = \"content\"}]\n");
  const Said wrong = watch.claimwatch("scan");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("sites-own.toml:3:1: unknown key \"publish\""));
  write_file(watch / "config/sites-own.toml",
             rule + "published = [{at = \"meta[name=when]\", attribute = \"content\"}]\n");
  EXPECT_EQ(watch.claimwatch("scan").code, 0);
  EXPECT_THAT(watch.claimwatch("history stake").out, HasSubstr("2025-01-19  27%"));
}

}  // namespace
}  // namespace claimwatch
