#include "monitor/notify/channels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "monitor/watch/watch.h"
#include "tests/monitor/store/folder.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Channels, AreReadFromTheSettings) {
  const auto settings = read_settings({"/watch"}, R"(
[[notify]]
name = "desk"
command = ["bin/tell", "--now"]
timeout_seconds = 5
[[notify]]
name = "hook"
webhook = "https://example.org/hook?a=b"
secret_command = ["pass", "hook"]
[[notify]]
name = "mail"
mail = ["a@example.org", "b@example.org"]
from = "claimwatch@example.org"
smtp = "smtp://mail.example.org:587"
user = "claimwatch"
password_file = "mail.password"
lang = "ko"
severity = 4
[[notify]]
name = "feed"
atom = "flags.atom"
)");
  ASSERT_TRUE(settings) << settings.error().message;
  const std::vector<Channel> want = {
      {"desk", CommandChannel{{"bin/tell", "--now"}}, "en", 0, 5},
      {"hook", WebhookChannel{"https://example.org/hook?a=b", {"", {"pass", "hook"}}}},
      {"mail",
       MailChannel{{"a@example.org", "b@example.org"},
                   "claimwatch@example.org",
                   "smtp://mail.example.org:587",
                   true,
                   "claimwatch",
                   {"mail.password", {}}},
       "ko", 4},
      {"feed", AtomChannel{"flags.atom"}},
  };
  EXPECT_EQ(settings->channels, want);
}

TEST(Channels, AreRefusedWithPlaceAndAdvice) {
  const Folder folder;
  const std::pair<const char*, const char*> cases[] = {
      {"name = \"x\"", "claimwatch.toml:1:1: this channel leads nowhere; add one of command"},
      {"command = [\"x\"]", "claimwatch.toml:1:1: \"name\" is missing here"},
      {"name = \"two words\"\ncommand = [\"x\"]", "claimwatch.toml:2:8: a channel's name is one word"},
      {"name = \"x\"\ncommand = [\"x\"]\natom = \"a.atom\"", "both \"command\" and \"atom\" are here"},
      {"name = \"x\"\ncommand = \"x\"", "claimwatch.toml:3:11: \"command\" is not a list"},
      {"name = \"x\"\ncommand = []", "\"command\" has no words"},
      {"name = \"x\"\ncommand = [\"\"]", "the command has no name"},
      {"name = \"x\"\ncommand = [\"x\"]\nlang = \"de\"", "claimwatch.toml:4:8: write lang = \"en\" or lang = \"ko\""},
      {"name = \"x\"\ncommand = [\"x\"]\nseverity = 12", "\"severity\" is not from 1 to 11"},
      {"name = \"x\"\ncommand = [\"x\"]\ntimeout_seconds = 0", "\"timeout_seconds\" is not from 1 to 600"},
      {"name = \"x\"\ncommand = [\"x\"]\ntimeout_second = 3",
       "claimwatch.toml:4:1: unknown key \"timeout_second\"; did you mean \"timeout_seconds\"?\n    timeout_second = "
       "3"},
      {"name = \"x\"\ncommand = [\"x\"]\nsmtp = \"smtp://a\"", "unknown key \"smtp\""},
      {"name = \"x\"\nwebhook = \"ftp://a\"\nsecret_file = \"s\"", "write one like \"https://example.org/hook\""},
      {"name = \"x\"\nwebhook = \"http:// a\"\nsecret_file = \"s\"", "this is no address of a server"},
      {"name = \"x\"\nwebhook = \"http://a\"", "\"secret_file\" is missing here; add it, or \"secret_command\""},
      {"name = \"x\"\nwebhook = \"http://a\"\nsecret_file = \"s\"\nsecret_command = [\"s\"]", "take one out"},
      {"name = \"x\"\nmail = []", "\"mail\" names nobody"},
      {"name = \"x\"\nmail = [\"a b@c\"]\nfrom = \"a@b\"\nsmtp = \"smtp://a\"", "this is no mail address"},
      {"name = \"x\"\nmail = [\"a@c\\r\\nBcc: d@e\"]\nfrom = \"a@b\"\nsmtp = \"smtp://a\"", "this is no mail address"},
      {"name = \"x\"\nmail = [\"a@c\"]\nsmtp = \"smtp://a\"", "\"from\" is missing here"},
      {"name = \"x\"\nmail = [\"a@c\"]\nfrom = \"a@b\"\nsmtp = \"mail\"", "like \"smtp://mail.example.org:587\""},
      {"name = \"x\"\nmail = [\"a@c\"]\nfrom = \"a@b\"\nsmtp = \"smtp://a\"\nuser = \"u\"",
       "\"password_file\" is missing"},
      {"name = \"x\"\nmail = [\"a@c\"]\nfrom = \"a@b\"\nsmtp = \"smtp://a\"\npassword_file = \"p\"",
       "without \"user\""},
      {"name = \"x\"\nmail = [\"a@c\"]\nfrom = \"a@b\"\nsmtp = \"smtp://a\"\nuser = \"u\"\npassword_file = \"p\"\ntls "
       "= false",
       "anybody on the way reads the password"},
      {"name = \"x\"\natom = \"claimwatch.toml\"", "a feed's name ends in .atom or .xml"},
      {"name = \"x\"\natom = \"inbox/sub/../a.atom\"", "claimwatch.toml:3:8: the feed lies in the inbox \"inbox\""},
      {"name = \"x\"\natom = \"store.git/a.xml\"", "the feed lies in store.git"},
      {"name = \"x\"\natom = \"a.atom\"\n[[notify]]\nname = \"x\"\natom = \"b.atom\"", "two channels are named \"x\""},
  };
  for (const auto& [text, message] : cases) {
    const auto settings = read_settings({folder / ""}, std::string("[[notify]]\n") + text + '\n');
    ASSERT_FALSE(settings) << text;
    EXPECT_THAT(settings.error().message, HasSubstr(message)) << text;
  }
}

TEST(Channels, WhoseSecretStandsInTheSettingsAreRefusedWithoutShowingIt) {
  const std::pair<const char*, const char*> cases[] = {
      {"mail = [\"a@c\"]\nfrom = \"a@b\"\nsmtp = \"smtp://a\"\nuser = \"u\"\npassword = \"hunter2\"",
       "claimwatch.toml:7:12: a password does not stand here, where others read it; put it into a file of mode 600 and "
       "write  password_file = "},
      {"webhook = \"http://a\"\nsecret = \"hunter2\"", "a secret does not stand here"},
      {"webhook = \"http://a\"\nsecrt = \"hunter2\"\nsecret_file = \"s\"\npasswrod = \"hunter2\"",
       "unknown key \"passwrod\""},
      {"webhook = \"http://a\"\nsecret = hunter2", "this is no TOML"},
      {"webhook = \"https://me:hunter2@example.org\"\nsecret_file = \"s\"", "take it out of there"},
  };
  for (const auto& [text, message] : cases) {
    const auto settings = read_settings({"/watch"}, std::string("[[notify]]\nname = \"x\"\n") + text + '\n');
    ASSERT_FALSE(settings) << text;
    EXPECT_THAT(settings.error().message, HasSubstr(message));
    EXPECT_THAT(settings.error().message, HasSubstr("(not shown)"));
    EXPECT_THAT(settings.error().message, Not(HasSubstr("hunter2")));
  }
}

}  // namespace
}  // namespace claimwatch
