#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/cli/watch_folder.h"

// Feeds repeat and forget. Source: docs/claims.md, "Identity and versions".

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string rest =
    " The holding came out of a reorganisation that had taken the two companies a year, four cities and more lawyers "
    "than either cared to count.\n\nNeither side would say what becomes of the board, which had been the harder half "
    "of the talks. A panel that nobody has named yet is to find out, and takes its time.";

/// An element of a feed; `comments` is what changes with every fetch.
struct Element {
  std::string id, text, comments = "0", link = "https://wire.test/", updated = "";
};

std::string rss(const std::vector<Element>& elements) {
  std::string feed =
      "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\" "
      "xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Wire</title><link>https://wire.test/</link>\n";
  for (const Element& e : elements) {
    feed += "<item><title>Who holds what</title><guid isPermaLink=\"false\">" + e.id + "</guid>" +
            (e.link.empty() ? "" : "<link>" + e.link + e.id + "</link>") +
            "<pubDate>Tue, 28 Oct 2025 09:00:00 +0000</pubDate><slash:comments>" + e.comments + "</slash:comments>" +
            e.updated + "<description>" + e.text + "</description></item>\n";
  }
  return feed + "</channel></rss>\n";
}

std::string page(const std::string& text) {
  return "---\ntitle: Who holds what\nsource: Wire\npublished: 2025-10-28\nurl: https://www.wire.test/e1\n---\n" +
         text + '\n';
}

const std::string stake_27 = "Microsoft holds a 27% stake in OpenAI.",
                  stake_28 = "Microsoft holds a 28% stake in OpenAI.";
const Element other{"e2", "The ferry between the two islands stops for the winter."};

TEST(Feed, FetchedAHundredTimesIsReadOnce) {
  const WatchFolder watch;
  for (int fetch = 0; fetch < 100; ++fetch) {
    const std::string feed = rss({{"e1", stake_27 + rest, std::to_string(fetch)}, other});
    watch.put("feed.xml", feed);
    watch.put("fetched/" + std::to_string(fetch) + ".xml", feed);
    if (fetch % 25 == 0) watch.claimwatch("scan");
  }
  EXPECT_THAT(watch.claimwatch("scan --json").out, HasSubstr("\"read\":0,"));
  EXPECT_EQ(watch.commits(), 2 + 2) << "the store's beginning, its configuration, and two articles";
  EXPECT_THAT(watch.claimwatch("flags").out, IsEmpty());
}

TEST(Feed, ThatForgetsAnArticleWithdrawsNothing) {
  const WatchFolder watch;
  watch.put("feed.xml", rss({{"e1", stake_27 + rest}, other}));
  watch.claimwatch("scan");
  const std::string before = watch.claimwatch("history stake --json").out;
  watch.put("feed.xml", rss({other, {"e3", "The harbour board has met again."}}));
  EXPECT_THAT(watch.claimwatch("scan --json").out, HasSubstr("\"articles\":1,\"versions\":0"));
  EXPECT_EQ(watch.claimwatch("history stake --json").out, before);
  EXPECT_THAT(before, Not(HasSubstr("withdrawn")));
}

TEST(Feed, WhoseElementChangedHasANewVersion) {
  const WatchFolder watch;
  watch.put("feed.xml", rss({{"e1", stake_28 + rest}}));
  watch.claimwatch("scan");
  watch.put("feed.xml", rss({other, {"e1", stake_27 + rest}}));
  EXPECT_THAT(watch.claimwatch("scan --json").out, HasSubstr("\"articles\":1,\"versions\":1"));
  EXPECT_THAT(watch.claimwatch("flags").out, HasSubstr("28% → 27%"));
  EXPECT_THAT(watch.claimwatch("flags --json").out, HasSubstr("\"code\":\"corrected\""));
}

TEST(Feed, OfTeasersHasCopiesOfWhatIsThereInFull) {
  const std::string whole = page(stake_27 + rest);
  const std::string exported[] = {"history stake --json", "flags --json"};
  std::vector<std::string> want;
  for (const bool teaser_first : {true, false}) {
    const WatchFolder watch;
    const std::string feed = rss({{"e1", stake_27}});
    watch.put(teaser_first ? "feed.xml" : "whole.txt", teaser_first ? feed : whole);
    watch.claimwatch("scan");
    watch.put(teaser_first ? "whole.txt" : "feed.xml", teaser_first ? whole : feed);
    const std::string scan = watch.claimwatch("scan --json").out;
    EXPECT_THAT(scan, HasSubstr(teaser_first ? "\"versions\":0,\"copies\":0" : "\"versions\":0,\"copies\":1"));
    std::vector<std::string> got;
    for (const std::string& command : exported) got.push_back(watch.claimwatch(command).out);
    EXPECT_THAT(got[0], testing::AllOf(HasSubstr("\"doc\":\"whole.txt\""), Not(HasSubstr("\"doc\":\"e1\""))));
    EXPECT_THAT(got[1], IsEmpty());
    if (want.empty()) want = got;
    EXPECT_EQ(got, want);
    // Another teaser, which says something else, raises nothing either: it is the shorter text of a known article.
    watch.put("feed.xml", rss({{"e1", "Microsoft is said to be a large holder of OpenAI."}}));
    watch.claimwatch("scan");
    EXPECT_THAT(watch.claimwatch("flags").out, IsEmpty());
  }
}

TEST(Feed, FilesMayComeInAnyOrder) {
  const std::string files[] = {
      rss({{"e1", stake_28 + rest}}), rss({other, {"e1", stake_28 + rest, "7"}}),
      rss({{"e1", stake_27 + rest, "9", "https://wire.test/", "<atom:updated>2025-10-29T09:00:00Z</atom:updated>"}})};
  std::string want;
  std::vector<int> order = {0, 1, 2};
  do {
    const WatchFolder watch;
    for (const int file : order) {
      watch.put("feed" + std::to_string(file) + ".xml", files[file]);
      watch.claimwatch("scan");
    }
    const std::string got = watch.claimwatch("history stake --json").out + watch.claimwatch("flags --json").out;
    if (want.empty()) want = got;
    EXPECT_EQ(got, want) << order[0] << order[1] << order[2];
  } while (std::ranges::next_permutation(order).found);
  EXPECT_THAT(want, HasSubstr("\"code\":\"corrected\""));
}

}  // namespace
}  // namespace claimwatch
