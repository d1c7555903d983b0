#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdlib>

#include "monitor/notify/notify.h"
#include "monitor/notify/outbox.h"
#include "monitor/notify/sender.h"
#include "tests/monitor/notify/receiver.h"

// Digests on their way to real receivers: servers on the loopback, commands, files.

namespace claimwatch {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

constexpr std::int64_t start = 1'800'000'000;

/// A digest of the form of docs/formats.md.
std::string digest_body(const std::string& id, const std::vector<std::string>& flags, const std::string& title) {
  json body{{"digest", id}, {"watch", "news"}, {"channel", "x"}, {"made", "2026-11-22T04:00:00Z"}, {"lang", "ko"}};
  body["title"] = title;
  body["further"] = json::array();
  body["flags"] = json::array();
  for (const std::string& flag : flags) {
    body["flags"].push_back({{"id", flag},
                             {"title", "변경 <" + flag + "> & \"x\""},
                             {"text", "변경  " + flag + "\n.\n  49% → 27%\n" + std::string(300, 'x') + "\n"},
                             {"new", {{"url", "https://example.org/?a=1&b=2"}}}});
  }
  return body.dump();
}

class AChannel : public testing::Test {
 protected:
  /// A run that raised these flags.
  void raise(const Channel& channel, const std::vector<std::string>& flags,
             const std::string& title = "claimwatch 뉴스: 변경 1") {
    auto outbox = *Outbox::open(watch_.outbox_path().string());
    const auto put =
        outbox.put({channel.name}, {flags, flags, "r"},
                   [&](const auto&, const std::string& id, const std::vector<std::string>& due) -> Result<std::string> {
                     return digest_body(id, due, title);
                   });
    ASSERT_TRUE(put) << put.error().message;
  }

  /// What fails when all that is due is sent at the time.
  std::vector<std::string> send(const std::vector<Channel>& channels, std::int64_t at = start) const {
    return send_due(watch_, channels, [at] { return at; });
  }

  void put_file(const std::string& name, const std::string& bytes, mode_t mode = 0600) const {
    write_file(folder_ / name, bytes);
    chmod((folder_ / name).c_str(), mode);
  }

  /// A certificate that only who is told of it trusts.
  std::string certificate() const {
    const std::string file = folder_ / "server.pem";
    run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext "
        "subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout '" +
        file + "' -out '" + file + ".crt' && cat '" + file + ".crt' >>'" + file + "'");
    return file;
  }

  bool is_file(const std::string& name) const { return std::filesystem::exists(folder_ / name); }
  static void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(10)); }

  Folder folder_;
  Watch watch_{folder_ / ""};
};

using AWebhook = AChannel;

Channel hook_at(const std::string& url) { return {"hook", WebhookChannel{url, {"hook.secret", {}}}, "en", 0, 2}; }

TEST_F(AWebhook, GetsTheDigestSignedSoThatAnotherImplementationAgrees) {
  for (const std::string secret : {"a plain secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}) {
    const Receiver receiver("http", "take", "", secret);
    put_file("hook.secret", secret + "\n");
    const Channel channel = hook_at("http://127.0.0.1:" + receiver.port() + "/hook?to=desk");
    raise(channel, {secret});
    EXPECT_THAT(send({channel}), IsEmpty());
    const auto received = receiver.received();
    ASSERT_THAT(received, SizeIs(1));
    EXPECT_EQ(received[0]["signed"], true) << secret;
    EXPECT_EQ(received[0]["path"], "/hook?to=desk");
    EXPECT_EQ(received[0]["type"], "application/json");
    EXPECT_EQ(received[0]["timestamp"], std::to_string(start));
    EXPECT_EQ(received[0]["body"], digest_body(received[0]["id"], {secret}, "claimwatch 뉴스: 변경 1"));
  }
}

TEST_F(AWebhook, ThatFailsTwiceGetsTheSameDigestAThirdTime) {
  const Receiver receiver("http", "fail-twice");
  put_file("hook.secret", "secret");
  const Channel channel = hook_at("http://127.0.0.1:" + receiver.port() + "/");
  raise(channel, {"a"});
  EXPECT_THAT(send({channel}),
              ElementsAre("channel \"hook\": the server answers 500; 1 digest waiting, next try 2027-01-15T08:01:00Z"));
  EXPECT_THAT(send({channel}, start + 59), IsEmpty()) << "it waits";
  EXPECT_THAT(receiver.received(), SizeIs(1));
  EXPECT_THAT(send({channel}, start + 60), ElementsAre(HasSubstr("the server answers 500")));
  EXPECT_THAT(send({channel}, start + 180), IsEmpty());
  EXPECT_THAT(send({channel}, start + 10'000), IsEmpty());
  const auto received = receiver.received();
  ASSERT_THAT(received, SizeIs(3));
  EXPECT_EQ(received[0]["id"], received[2]["id"]);
  EXPECT_EQ(received[0]["body"], received[2]["body"]);
}

TEST_F(AWebhook, ThatHangsRefusesRedirectsOrNeverEndsFailsAloneAndInTime) {
  put_file("hook.secret", "secret");
  const Receiver hanging("http", "hang"), redirecting("http", "redirect"), endless("http", "endless"),
      good("http", "take");
  std::string closed_port;
  {
    const Receiver gone("http", "take");
    closed_port = gone.port();
  }
  const std::pair<std::string, std::string> cases[] = {
      {hanging.port(), "timed out after"},
      {redirecting.port(), "answers 302, a redirect, which is not followed"},
      {endless.port(), "its answer has no end"},
      {closed_port, "connect"},
  };
  Channel good_channel = hook_at("http://127.0.0.1:" + good.port() + "/");
  good_channel.name = "good";
  for (const auto& [port, error] : cases) {
    const Channel channel = hook_at("http://127.0.0.1:" + port + "/");
    std::filesystem::remove(watch_.outbox_path());
    auto outbox = *Outbox::open(watch_.outbox_path().string());
    ASSERT_TRUE(outbox.put({"hook", "good"}, {{"a"}, {"a"}, "r"},
                           [](const auto&...) -> Result<std::string> { return std::string("{}"); }));
    EXPECT_THAT(send({channel, good_channel}), ElementsAre(AllOf(StartsWith("channel \"hook\": "), HasSubstr(error))));
  }
  EXPECT_THAT(good.received(), SizeIs(std::size(cases)));
  ASSERT_THAT(redirecting.received(), SizeIs(1));
  EXPECT_EQ(redirecting.received()[0]["path"], "/");
}

TEST_F(AWebhook, OfATlsServerIsTrustedByItsCertificateOnly) {
  const std::string file = certificate();
  const Receiver receiver("http", "take", file);
  put_file("hook.secret", "secret");
  const Channel channel = hook_at("https://localhost:" + receiver.port() + "/");
  raise(channel, {"a"});
  EXPECT_THAT(send({channel}), ElementsAre(HasSubstr("certificate")));
  setenv("CURL_CA_BUNDLE", (file + ".crt").c_str(), 1);
  EXPECT_THAT(send({channel}, start + 60), IsEmpty());
  unsetenv("CURL_CA_BUNDLE");
  EXPECT_THAT(receiver.received(), SizeIs(1));
}

TEST_F(AWebhook, WhoseSecretCannotBeHadIsNotCalled) {
  const Receiver receiver("http", "take");
  Channel channel = hook_at("http://127.0.0.1:" + receiver.port() + "/");
  raise(channel, {"a"});
  std::int64_t at = start;
  EXPECT_THAT(send({channel}, at), ElementsAre(HasSubstr("hook.secret: cannot be read: No such file")));
  put_file("hook.secret", "hunter2", 0644);
  EXPECT_THAT(send({channel}, at += 3600), ElementsAre(AllOf(HasSubstr("others can read or change it; run  chmod 600 "),
                                                             Not(HasSubstr("hunter2")))));
  put_file("hook.secret", "\nhunter2", 0600);
  EXPECT_THAT(send({channel}, at += 3600),
              ElementsAre(AllOf(HasSubstr("its first line is empty"), Not(HasSubstr("hunter2")))));
  put_file("hook.secret", "whsec_???", 0600);
  EXPECT_THAT(send({channel}, at += 3600), ElementsAre(HasSubstr("is no base64")));
  std::get<WebhookChannel>(channel.way).secret = {"", {"sh", "-c", "echo hunter2; exit 3"}};
  EXPECT_THAT(send({channel}, at += 3600),
              ElementsAre(AllOf(HasSubstr("\"sh\" ended with exit code 3"), Not(HasSubstr("hunter2")))));
  EXPECT_THAT(receiver.received(), IsEmpty());
  std::get<WebhookChannel>(channel.way).secret = {"", {"printf", "secret\\nmore"}};
  EXPECT_THAT(send({channel}, at += 3600), IsEmpty());
  ASSERT_THAT(receiver.received(), SizeIs(1));
  EXPECT_EQ(receiver.received()[0]["signed"], true);
  EXPECT_THAT(read_text(watch_.outbox_path()), AllOf(Not(HasSubstr("hunter2")), Not(HasSubstr("whsec_"))));
  put_file("hook.secret", "secret", 0640);
  std::get<WebhookChannel>(channel.way).secret = {"hook.secret", {}};
  raise(channel, {"a", "b"});
  EXPECT_THAT(send({channel}, at), IsEmpty()) << "a service's group may read it";
}

using AMail = AChannel;

Channel mail_by(const std::string& server) {
  return {"mail", MailChannel{{"desk@example.org", "second@example.org"}, "claimwatch@example.org", server}, "ko", 0,
          2};
}

TEST_F(AMail, IsEncodedAsMailIs) {
  const Receiver receiver("smtp", "take");
  Channel channel = mail_by("smtp://127.0.0.1:" + receiver.port());
  std::get<MailChannel>(channel.way).tls = false;
  const std::string title =
      "claimwatch 마이크로소프트와 오픈AI의 동반자 관계를 지켜보는 폴더: 모순 3, 변경 2 — 둘째 줄로 넘어가는 긴 제목";
  raise(channel, {"a", "b"}, title);
  EXPECT_THAT(send({channel}), IsEmpty());
  const auto received = receiver.received();
  ASSERT_THAT(received, SizeIs(1));
  const json& mail = received[0];
  EXPECT_EQ(mail["subject"], title);
  EXPECT_EQ(mail["from"], "<claimwatch@example.org>");
  EXPECT_EQ(mail["to"], json({"<desk@example.org>", "<second@example.org>"}));
  EXPECT_EQ(mail["header_to"], "desk@example.org, second@example.org");
  EXPECT_EQ(mail["date"], "Sun, 22 Nov 2026 04:00:00 +0000");
  EXPECT_THAT(mail["id"].get<std::string>(), AllOf(StartsWith("<"), EndsWith("@example.org>")));
  EXPECT_THAT(mail["body"].get<std::string>(),
              AllOf(StartsWith(title + "\n\n변경  a\n.\n  49% → 27%\n"), HasSubstr("x\n\n변경  b\n")));
  EXPECT_EQ(mail["defects"], json::array());
  EXPECT_EQ(mail["ascii"], true);
  EXPECT_LE(mail["longest_line"].get<int>(), 78);
}

TEST_F(AMail, GoesNowhereWithoutTls) {
  const Receiver plain("smtp", "take");
  const Channel channel = mail_by("smtp://127.0.0.1:" + plain.port());
  raise(channel, {"a"});
  EXPECT_THAT(send({channel}), ElementsAre(HasSubstr("STARTTLS")));
  EXPECT_THAT(plain.received(), IsEmpty());
}

TEST_F(AMail, LogsInUnderTlsAndIsRecognisedWhenItIsSentAgain) {
  const std::string file = certificate();
  setenv("CURL_CA_BUNDLE", (file + ".crt").c_str(), 1);
  put_file("mail.password", "비밀 hunter2\n");
  for (const auto& [scheme, behaviour] :
       {std::pair("smtp://localhost:", "fail-twice"), {"smtps://localhost:", "smtps"}}) {
    const Receiver receiver("smtp", behaviour, file);
    Channel channel = mail_by(scheme + receiver.port());
    auto& mail = std::get<MailChannel>(channel.way);
    mail.user = "claimwatch";
    mail.password = {"mail.password", {}};
    raise(channel, {behaviour});
    for (const int at : {0, 60, 180}) send({channel}, start + at);
    const auto received = receiver.received();
    ASSERT_THAT(received, SizeIs(behaviour == std::string("smtps") ? 1 : 3)) << scheme;
    for (const json& one : received) {
      EXPECT_EQ(one["tls"], true);
      EXPECT_EQ(one["login"], json({"claimwatch", "비밀 hunter2"}));
      EXPECT_EQ(one["raw"], received[0]["raw"]) << "a resend is the same, with its Message-ID";
    }
  }
  unsetenv("CURL_CA_BUNDLE");
}

TEST_F(AMail, WhoseServerHangsOrRefusesTheLoginWaits) {
  const std::string file = certificate();
  setenv("CURL_CA_BUNDLE", (file + ".crt").c_str(), 1);
  put_file("mail.password", "hunter2");
  for (const auto& [behaviour, error] : {std::pair("hang", "timed out"), {"wrong-password", "Login denied"}}) {
    const Receiver receiver("smtp", behaviour, file);
    Channel channel = mail_by("smtp://localhost:" + receiver.port());
    std::get<MailChannel>(channel.way).user = "claimwatch";
    std::get<MailChannel>(channel.way).password = {"mail.password", {}};
    raise(channel, {"a"});
    EXPECT_THAT(send({channel}),
                ElementsAre(AllOf(HasSubstr(error), HasSubstr("1 digest waiting"), Not(HasSubstr("hunter2")))));
    std::filesystem::remove(watch_.outbox_path());
  }
  unsetenv("CURL_CA_BUNDLE");
}

using ACommand = AChannel;

Channel command_of(const std::string& script) { return {"desk", CommandChannel{{"sh", "-c", script}}, "en", 0, 1}; }

TEST_F(ACommand, GetsTheDigestAndItsEnvironmentInTheWatchsFolder) {
  const Channel channel = command_of(
      "cat >got.json; echo noise; echo \"$CLAIMWATCH_WATCH $CLAIMWATCH_CHANNEL $CLAIMWATCH_DIGEST\" >got.env");
  raise(channel, {"a"});
  EXPECT_THAT(send({channel}), IsEmpty());
  const json got = json::parse(read_text(folder_ / "got.json"));
  EXPECT_EQ(got["flags"][0]["id"], "a");
  EXPECT_EQ(read_text(folder_ / "got.env"), watch_.root.string() + " desk " + got["digest"].get<std::string>() + "\n");
}

TEST_F(ACommand, ThatFailsIsTriedAgain) {
  const std::pair<Channel, std::string> cases[] = {
      {command_of("exit 1"), "\"sh\" ended with exit code 1"},
      {command_of("kill -9 $$"), "\"sh\" was ended by signal 9"},
      {{"desk", CommandChannel{{"./no-such-program"}}},
       "\"./no-such-program\" cannot be started: No such file or directory"},
  };
  std::int64_t at = start;
  raise(command_of(""), {"a"});
  for (const auto& [channel, error] : cases) {
    EXPECT_THAT(send({channel}, at += 3600),
                ElementsAre(HasSubstr("channel \"desk\": " + error + "; 1 digest waiting")));
  }
  const Channel mended = command_of("cat >got.json");
  EXPECT_THAT(send({mended}, at + 3600), IsEmpty());
  EXPECT_THAT(read_text(folder_ / "got.json"), HasSubstr("\"a\""));
}

TEST_F(ACommand, ThatHangsIsKilledWithAllThatItStarted) {
  const Channel channel = command_of("sleep 61.25 & echo $! >started; sleep 61.25");
  raise(channel, {"a"});
  EXPECT_THAT(send({channel}), ElementsAre(HasSubstr("took longer than 1 s and was killed")));
  const pid_t started = std::stoi(read_text(folder_ / "started"));
  bool running = true;
  for (int waits = 0; running && waits < 200; ++waits) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const std::string status = read_text("/proc/" + std::to_string(started) + "/stat");
    running = !status.empty() && status.find(") Z ") == std::string::npos;
  }
  EXPECT_FALSE(running);
}

TEST_F(ACommand, NeedNotReadItsInputNorEndWhatItStarted) {
  const Channel channel = command_of("exec <&- 2>&-; sleep 30 & exit 0");
  raise(channel, {"a"}, std::string(1'000'000, 'x'));
  EXPECT_THAT(send({channel}), IsEmpty()) << "and no SIGPIPE ended the test";
}

TEST_F(ACommand, ThatPrintsALotIsHeldUpByNothing) {
  const Channel channel = command_of("head -c 3000000 /dev/zero; cat >got.json");
  raise(channel, {"a"}, std::string(1'000'000, 'x'));
  EXPECT_THAT(send({channel}), IsEmpty());
  EXPECT_GT(read_text(folder_ / "got.json").size(), 1'000'000U);
}

TEST_F(ACommand, ThatIsStoppedGivesTheDigestBack) {
  const Channel channel = command_of("touch begun; sleep 30");
  raise(channel, {"a"});
  std::stop_source stop;
  std::thread stopping([&] {
    while (!is_file("begun")) pause();
    stop.request_stop();
  });
  EXPECT_THAT(send_due(
                  watch_, {channel}, [] { return start; }, stop.get_token()),
              IsEmpty());
  stopping.join();
  EXPECT_THAT(send({command_of("cat >got.json")}), IsEmpty());
  EXPECT_THAT(read_text(folder_ / "got.json"), HasSubstr("\"a\"")) << "at once, as nobody tried it";
}

TEST_F(ACommand, WhoseSenderIsKilledAfterItGotTheDigestGetsItAgainWithTheSameId) {
  const Channel channel =
      command_of("cat >>got.json; echo >>got.json; test -e again || { touch again; kill -9 $PPID; }");
  raise(channel, {"a"});
  const pid_t sender = fork();
  if (sender == 0) {
    send({channel});
    _exit(0);
  }
  int status = 0;
  waitpid(sender, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_THAT(send({channel}), IsEmpty()) << "as long as the sender could be at it, nobody else is";
  EXPECT_THAT(send({channel}, start + 3600), IsEmpty());
  EXPECT_THAT(send({channel}, start + 7200), IsEmpty());
  std::istringstream lines(read_text(folder_ / "got.json"));
  std::string first, second, third;
  std::getline(lines, first);
  std::getline(lines, second);
  EXPECT_FALSE(std::getline(lines, third));
  EXPECT_EQ(first, second);
}

using ASender = AChannel;

TEST_F(ASender, TriesAgainByItselfWhenItIsTime) {
  const Channel channel = command_of("cat >got.json");
  raise(channel, {"a"});
  {
    auto outbox = *Outbox::open(watch_.outbox_path().string());
    const auto taken = *outbox.take("desk", system_clock_s(), 60);
    ASSERT_TRUE(outbox.failed(*taken, "refused", system_clock_s() - 59));
  }
  Sender sender(watch_, [](const std::string&) {});
  sender.wake({channel});
  for (int waits = 0; waits < 1000 && !is_file("got.json"); ++waits) pause();
  EXPECT_TRUE(is_file("got.json"));
}

TEST_F(ASender, HoldsUpNoChannelForOneThatHangs) {
  Channel slow = command_of("touch begun; sleep 30");
  slow.name = "slow";
  slow.timeout_seconds = 30;
  const Channel desk = command_of("cat >>got.json; echo >>got.json");
  raise(slow, {"a"});
  Sender sender(watch_, [](const std::string&) {});
  sender.wake({slow, desk});
  while (!is_file("begun")) pause();
  raise(desk, {"b"});
  sender.wake({slow, desk});
  for (int waits = 0; waits < 1000 && !is_file("got.json"); ++waits) pause();
  EXPECT_TRUE(is_file("got.json"));
}

TEST_F(ASender, EndsAtOnceAndGivesBackWhatIsOnItsWay) {
  Channel channel = command_of("touch begun; sleep 30");
  channel.timeout_seconds = 30;
  raise(channel, {"a"});
  std::vector<std::string> failures;
  const auto begun = std::chrono::steady_clock::now();
  {
    Sender sender(watch_, [&](const std::string& failure) { failures.push_back(failure); });
    sender.wake({channel});
    while (!is_file("begun")) pause();
    sender.wake({channel});  // which waits for nothing
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
  EXPECT_THAT(failures, IsEmpty());
  EXPECT_EQ((*Outbox::states(watch_.outbox_path().string()))[0].failures, 0);
}

using AFeed = AChannel;

/// What Python's parser of XML finds: one line an element of the feed and its entries.
std::string parsed(const std::string& file) {
  write_file(file + ".py", R"(
import sys, xml.etree.ElementTree as tree
atom = "{http://www.w3.org/2005/Atom}"
feed = tree.parse(sys.argv[1]).getroot()
print("feed", feed.find(atom + "id").text, feed.find(atom + "title").text, feed.find(atom + "updated").text)
for entry in feed.iter(atom + "entry"):
    link = entry.find(atom + "link")
    print(entry.find(atom + "id").text, entry.find(atom + "title").text, entry.find(atom + "updated").text,
          link.get("href"), len(entry.find(atom + "content").text))
)");
  return run("python3 '" + file + ".py' '" + file + "'").out;
}

TEST_F(AFeed, HasTheNewestFlagsFirstUnderIdsThatStay) {
  const Channel channel{"feed", AtomChannel{"flags.atom"}};
  raise(channel, {"a"});
  EXPECT_THAT(send({channel}), IsEmpty());
  const std::string first = parsed(folder_ / "flags.atom");
  EXPECT_THAT(first, AllOf(StartsWith("feed urn:uuid:"), HasSubstr(" 2026-11-22T04:00:00Z\n"),
                           HasSubstr(" 변경 <a> & \"x\" 2026-11-22T04:00:00Z https://example.org/?a=1&b=2 ")));
  raise(channel, {"a", "b"});
  EXPECT_THAT(send({channel}), IsEmpty());
  const std::string second = parsed(folder_ / "flags.atom");
  EXPECT_LT(second.find("<b>"), second.find("<a>"));
  EXPECT_EQ(second.substr(0, second.find('\n')), first.substr(0, first.find('\n')));
  EXPECT_THAT(second, EndsWith(first.substr(first.find('\n') + 1)));
  EXPECT_FALSE(std::filesystem::exists(folder_ / ".flags.atom.part"));
}

TEST_F(AFeed, HoldsAHundredEntriesAndNoCharacterThatXmlForbids) {
  const Channel channel{"feed", AtomChannel{"flags.atom"}};
  std::vector<std::string> flags;
  for (int i = 0; i < 60; ++i) flags.push_back("old" + std::to_string(i));
  raise(channel, flags);
  for (int i = 0; i < 60; ++i) flags.push_back(std::string("new\x01\x1b\xef\xbf\xbe") + std::to_string(i));
  raise(channel, flags);
  EXPECT_THAT(send({channel}), IsEmpty());
  const std::string all = parsed(folder_ / "flags.atom");
  EXPECT_EQ(std::ranges::count(all, '\n'), 101);
  EXPECT_LT(all.find("new"), all.find("old"));
}

TEST_F(AFeed, IsReplacedAtOnceAndLeftAsItWasWhereThatFails) {
  const Channel channel{"feed", AtomChannel{"flags.atom"}};
  raise(channel, {"a"});
  send({channel});
  const std::string before = read_text(folder_ / "flags.atom");
  write_file(folder_ / ".flags.atom.part", "half of a try that was killed");
  std::filesystem::create_directories(folder_ / "away/.flags.atom.part/full");
  const Channel elsewhere{"feed", AtomChannel{"away/flags.atom"}};
  raise(channel, {"a", "b"});
  EXPECT_THAT(send({elsewhere}),
              ElementsAre(HasSubstr(".flags.atom.part: cannot be made: File exists; 1 digest waiting")));
  EXPECT_EQ(read_text(folder_ / "flags.atom"), before);
  EXPECT_THAT(send({channel}, start + 60), IsEmpty());
  EXPECT_THAT(parsed(folder_ / "flags.atom"), AllOf(HasSubstr("<a>"), HasSubstr("<b>")));
}

}  // namespace
}  // namespace claimwatch
