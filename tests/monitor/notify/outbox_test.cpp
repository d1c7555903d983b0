#include "monitor/notify/outbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "tests/monitor/store/folder.h"

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Flags = std::vector<std::string>;

constexpr std::int64_t now = 1'800'000'000;
constexpr int lease_s = 90;

/// A body that names its flags.
Result<std::string> named(const std::string& channel, const std::string&, const Flags& flags) {
  std::string body = channel + ':';
  for (const std::string& flag : flags) body += ' ' + flag;
  return body;
}

class AnOutbox : public testing::Test {
 protected:
  Outbox open() const { return *Outbox::open(folder_ / "outbox.sqlite"); }

  /// One run, by rules "r" unless they are named.
  void run(const Flags& all, const Flags& news, const Flags& channels = {"desk"},
           const std::string& rules = "r") const {
    const auto put = open().put(channels, {all, news, rules}, named);
    ASSERT_TRUE(put) << put.error().message;
  }

  /// What is sent of what waits; all of it is due.
  std::vector<std::string> sent(const std::string& channel = "desk") const {
    std::vector<std::string> bodies;
    Outbox outbox = open();
    for (auto taken = *outbox.take(channel, now, lease_s); taken; taken = *outbox.take(channel, now, lease_s)) {
      bodies.push_back(taken->body);
      EXPECT_TRUE(outbox.sent(*taken, now, /*keep=*/false));
    }
    return bodies;
  }

  Folder folder_;
};

TEST_F(AnOutbox, GivesANewChannelWhatIsNewAndNotTheArchive) {
  run({"a", "b", "c"}, {"c"});
  EXPECT_THAT(sent(), ElementsAre("desk: c"));
  run({"a", "b", "c", "d"}, {"d"}, {"desk", "second"});
  EXPECT_THAT(sent(), ElementsAre("desk: d"));
  EXPECT_THAT(sent("second"), ElementsAre("second: d"));
}

TEST_F(AnOutbox, GivesEachFlagOnceHoweverOftenItIsNew) {
  run({"a"}, {"a"});
  run({"a"}, {"a"});
  run({"a", "b"}, {"a", "b"});
  EXPECT_THAT(sent(), ElementsAre("desk: a", "desk: b"));
  run({}, {});
  run({"a", "b"}, {"a", "b"});  // the index was lost, or the flags went and came back
  EXPECT_THAT(sent(), IsEmpty());
}

TEST_F(AnOutbox, GivesWhatTheIndexToldWhileNobodyPutItHere) {
  run({}, {});
  run({"a"}, {});
  EXPECT_THAT(sent(), ElementsAre("desk: a"));
}

TEST_F(AnOutbox, NeverGivesWhatCameByOtherRules) {
  run({"a"}, {"a"});
  run({"a", "by-rules", "b"}, {"b"}, {"desk"}, "other rules");
  EXPECT_THAT(sent(), ElementsAre("desk: a", "desk: b"));
  run({"a", "by-rules", "b"}, {}, {"desk"}, "other rules");
  EXPECT_THAT(sent(), IsEmpty());
}

TEST_F(AnOutbox, ForgetsAChannelThatIsNoneAnyMoreAndSaysWhatWentWithIt) {
  run({"a"}, {"a"}, {"desk", "idle"});
  sent("idle");
  Outbox outbox = open();
  const auto gone = outbox.put({"hook"}, {{"a", "b"}, {"b"}, "r"}, named);
  ASSERT_TRUE(gone);
  ASSERT_THAT(*gone, SizeIs(1));
  EXPECT_EQ(gone->front().name, "desk");
  EXPECT_EQ(gone->front().waiting, 1U);
  run({"a", "b", "c"}, {"c"});
  EXPECT_THAT(sent(), ElementsAre("desk: c")) << "it is new again";
}

TEST_F(AnOutbox, KeepsNoDigestOfFlagsThatAreNotForTheChannel) {
  const auto nothing = [](const auto&...) -> Result<std::string> { return std::string(); };
  ASSERT_TRUE(open().put({"desk"}, {{"a"}, {"a"}, "r"}, nothing));
  EXPECT_THAT(sent(), IsEmpty());
  run({"a"}, {"a"});
  EXPECT_THAT(sent(), IsEmpty()) << "its flags are settled";
}

TEST_F(AnOutbox, PutsNothingWhereADigestCannotBeMade) {
  const auto broken = [](const auto&...) -> Result<std::string> { return Error{"broken"}; };
  const auto put = open().put({"desk"}, {{"a"}, {"a"}, "r"}, broken);
  ASSERT_FALSE(put);
  EXPECT_EQ(put.error().message, "broken");
  run({"a"}, {"a"});
  EXPECT_THAT(sent(), ElementsAre("desk: a"));
}

TEST_F(AnOutbox, TriesAgainEverLaterUpToAnHour) {
  run({"a"}, {"a"});
  Outbox outbox = open();
  std::int64_t at = now;
  for (const std::int64_t wait : {60, 120, 240, 480, 960, 1920, 3600, 3600}) {
    const auto taken = *outbox.take("desk", at, lease_s);
    ASSERT_TRUE(taken) << wait;
    ASSERT_TRUE(outbox.failed(*taken, "refused", at));
    EXPECT_EQ((*Outbox::states(folder_ / "outbox.sqlite"))[0].next_try, at + wait);
    EXPECT_FALSE(*outbox.take("desk", at + wait - 1, lease_s)) << wait;
    at += wait;
  }
  const auto states = *Outbox::states(folder_ / "outbox.sqlite");
  ASSERT_THAT(states, SizeIs(1));
  EXPECT_EQ(states[0].failures, 8);
  EXPECT_EQ(states[0].error, "refused");
  EXPECT_EQ(states[0].waiting, 1U);
  const auto taken = *outbox.take("desk", at, lease_s);
  ASSERT_TRUE(taken);
  ASSERT_TRUE(outbox.sent(*taken, at, false));
  const auto mended = *Outbox::states(folder_ / "outbox.sqlite");
  EXPECT_EQ(mended[0].failures, 0);
  EXPECT_EQ(mended[0].error, "");
  EXPECT_EQ(mended[0].sent_at, at);
}

TEST_F(AnOutbox, WaitsNoLongerForAClockThatWasPutBack) {
  run({"a"}, {"a"});
  Outbox outbox = open();
  const auto taken = *outbox.take("desk", now + 1'000'000, lease_s);
  ASSERT_TRUE(outbox.failed(*taken, "refused", now + 1'000'000));
  EXPECT_TRUE(*outbox.take("desk", now, lease_s));
}

TEST_F(AnOutbox, IsNotHeldUpByOneDigestThatNobodyTakes) {
  run({"a"}, {"a"});
  run({"a", "b"}, {"b"});
  Outbox outbox = open();
  auto taken = *outbox.take("desk", now, lease_s);
  EXPECT_EQ(taken->body, "desk: a");
  ASSERT_TRUE(outbox.failed(*taken, "answers 400", now));
  EXPECT_FALSE(*outbox.take("desk", now, lease_s)) << "the channel waits";
  taken = *outbox.take("desk", now + 60, lease_s);
  EXPECT_EQ(taken->body, "desk: b");
  ASSERT_TRUE(outbox.sent(*taken, now + 60, false));
  EXPECT_EQ((*outbox.take("desk", now + 60, lease_s))->body, "desk: a");
}

TEST_F(AnOutbox, LendsAChannelToOneAtATime) {
  run({"a"}, {"a"});
  run({"a", "b"}, {"b"});
  Outbox one = open(), other = open();
  const auto taken = *one.take("desk", now, lease_s);
  ASSERT_TRUE(taken);
  EXPECT_FALSE(*other.take("desk", now, lease_s));
  ASSERT_TRUE(one.give_back(*taken));
  EXPECT_EQ((*other.take("desk", now, lease_s))->id, taken->id);
  EXPECT_EQ((*Outbox::states(folder_ / "outbox.sqlite"))[0].failures, 1) << "what was given back was no try";
}

TEST_F(AnOutbox, GivesADigestAgainWhoseSenderWasKilled) {
  run({"a"}, {"a"});
  const pid_t sender = fork();
  if (sender == 0) {
    Outbox outbox = open();
    const auto taken = outbox.take("desk", now, lease_s);
    raise(SIGKILL);
  }
  int status = 0;
  waitpid(sender, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  Outbox outbox = open();
  EXPECT_FALSE(*outbox.take("desk", now + lease_s - 1, lease_s));
  EXPECT_EQ((*Outbox::states(folder_ / "outbox.sqlite"))[0].error, "the last try was cut short");
  const auto again = *outbox.take("desk", now + lease_s, lease_s);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->body, "desk: a");
}

TEST_F(AnOutbox, KeepsTheNewestHundredOfAFeed) {
  Flags all;
  for (int i = 0; i < 105; ++i) {
    all.push_back("flag" + std::to_string(i));
    run(all, {all.back()}, {"desk", "feed"});
    Outbox outbox = open();
    ASSERT_TRUE(outbox.sent(**outbox.take("feed", now, lease_s), now, /*keep=*/true));
  }
  const auto kept = *open().kept("feed");
  ASSERT_THAT(kept, SizeIs(100));
  EXPECT_EQ(kept.front(), "feed: flag104");
  EXPECT_EQ(kept.back(), "feed: flag5");
  EXPECT_THAT(sent(), SizeIs(105)) << "what waits is never dropped";
}

TEST_F(AnOutbox, HasDigestsWhoseIdsNoOtherOutboxHas) {
  const Folder elsewhere;
  run({"a"}, {"a"});
  Outbox other = *Outbox::open(elsewhere / "outbox.sqlite");
  ASSERT_TRUE(other.put({"desk"}, {{"a"}, {"a"}, "r"}, named));
  EXPECT_NE((*open().take("desk", now, lease_s))->id, (*other.take("desk", now, lease_s))->id);
  EXPECT_NE(*open().id(), *other.id());
  EXPECT_EQ(*open().id(), *open().id());
}

TEST_F(AnOutbox, OfANewerProgramOrDamagedIsToldAndLeftAlone) {
  EXPECT_THAT(*Outbox::states(folder_ / "none.sqlite"), IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(folder_ / "none.sqlite"));
  open();
  ASSERT_EQ(
      claimwatch::run(
          "python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(\"PRAGMA user_version = 99\")' '" +
          (folder_ / "outbox.sqlite") + "'")
          .status,
      0);
  const auto newer = Outbox::open(folder_ / "outbox.sqlite");
  ASSERT_FALSE(newer);
  EXPECT_THAT(newer.error().message, HasSubstr("a newer claimwatch made it"));
  write_file(folder_ / "outbox.sqlite", std::string(8192, 'x'));
  const auto damaged = Outbox::open(folder_ / "outbox.sqlite");
  ASSERT_FALSE(damaged);
  EXPECT_THAT(damaged.error().message, HasSubstr("outbox.sqlite: file is not a database"));
  EXPECT_EQ(std::filesystem::file_size(folder_ / "outbox.sqlite"), 8192U);
}

}  // namespace
}  // namespace claimwatch
