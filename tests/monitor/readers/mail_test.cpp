#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <tuple>

#include "monitor/readers/article.h"
#include "monitor/readers/mail_text.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

Article read(const std::string& mail) {
  const auto article = read_article({"a.eml", mail, std::nullopt, "2026-11-21T10:12:00Z"}, shipped_rules());
  EXPECT_TRUE(article) << article.error().message;
  return article ? *article : Article();
}

const std::string head =
    "From: =?euc-kr?B?tfDB9sXQx9Gx5g==?= <news@example.com>\n"
    "Subject: Re: FWD: =?utf-8?q?Half_is_sold?=\n"
    "Date: Wed, 22 Jan 2025 10:12:00 +0900\n"
    "Message-ID: <m1@example.com>\n"
    "MIME-Version: 1.0\n";

const std::string text = "Microsoft holds 27 percent of OpenAI after a year of talks about the shares.\n";

TEST(Mail, GivesWhatItsHeadersSay) {
  const Article article = read(head + "Archived-At: <https://example.com/m1>\n\n" + text);
  EXPECT_EQ(article.title, (Field{"Half is sold", "mail"}));
  EXPECT_EQ(article.source, (Field{"디지털한길", "mail"}));
  EXPECT_EQ(article.published, (Field{"2025-01-22T10:12:00+09:00", "mail"}));
  EXPECT_EQ(article.id, (Field{"m1@example.com", "mail"}));
  EXPECT_EQ(article.url, (Field{"https://example.com/m1", "mail"}));
  EXPECT_EQ(article.text, text);
}

TEST(Mail, NamesTheSenderByListOrHostWhereNothingElseDoes) {
  EXPECT_EQ(read("From: a@example.com\nList-Id: The Stack <stack.example.com>\n\n" + text).source.value, "The Stack");
  EXPECT_EQ(read("From: a@example.com\nSubject: x\n\n" + text).source.value, "example.com");
}

std::string alternative(const std::string& plain, const std::string& html) {
  return head + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n" + plain +
         "\n--b\nContent-Type: text/html\n\n" + html + "\n--b--\n";
}

TEST(Mail, TakesTheFormThatTellsMore) {
  const std::string page = "<p>Read our story in a browser.</p>", article = "<p>" + text + "</p>";
  EXPECT_EQ(read(alternative("See the web page.\n", article)).text, text);
  EXPECT_EQ(read(alternative(text, page)).text, text);
  EXPECT_EQ(read(alternative(text, "<table><tr><td>" + text + "</td></tr></table>")).text, text);
}

TEST(Mail, LeavesOutAttachments) {
  const Article article =
      read(head + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n" + text +
           "\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nAttached.\n--b--\n");
  EXPECT_EQ(article.text, text);
}

TEST(Mail, OfWhichNothingIsTextFails) {
  const auto none =
      read_article({"a.eml", head + "Content-Type: image/png\n\nxyz\n", std::nullopt, ""}, shipped_rules());
  ASSERT_FALSE(none);
  EXPECT_THAT(none.error().message, testing::HasSubstr("the mail has no text"));
}

TEST(MailText, IsTheArticleAlone) {
  const std::tuple<std::string_view, std::string, std::string> cases[] = {
      {"signature", text + "\n-- \nKim\nSeoul\n", text},
      {"quoted mail", text + "\nOn Wed, 22 Jan 2025 Kim wrote:\n> No.\n> Not at all.\n", text},
      {"farewell and what is below it", text + "\n" + text + "\nUnsubscribe here\n\n1 Pier Street\n",
       "Microsoft holds 27 percent of OpenAI after a year of talks about the shares.\n\nMicrosoft holds 27 percent of "
       "OpenAI after a year of talks about the shares.\n"},
      {"how to read it", "웹에서 보기\n\n" + text, text},
      {"addresses behind words", "The lab <https://a.example/x> sold half (https://b.example), it said.\n",
       "The lab sold half, it said.\n"},
      {"addresses alone", "https://a.example/x\n" + text + "* https://b.example *\n[image: logo]\n----\n", text},
      {"an address in a sentence stays", "See https://a.example for more.\n", "See https://a.example for more.\n"},
      {"a sentence about subscriptions stays",
       "OpenAI said on Tuesday that subscribers may unsubscribe at any time and that " + std::string(300, 'x') + "\n",
       "OpenAI said on Tuesday that subscribers may unsubscribe at any time and that " + std::string(300, 'x') + "\n"},
  };
  for (const auto& [why, mail, want] : cases) EXPECT_EQ(article_text(mail), want) << why;
}

TEST(MailText, HasWrappedLinesJoined) {
  EXPECT_EQ(article_text("The company said on Tuesday that it would hold a stake of\n"
                         "27 percent.\n\nShort\nlines\nstay.\n"),
            "The company said on Tuesday that it would hold a stake of 27 percent.\n\nShort\nlines\nstay.\n");
  EXPECT_EQ(unflowed("One \ntwo.\n Three\n-- \nKim\n", false), "One two.\nThree\n-- \nKim\n");
  EXPECT_EQ(unflowed("오픈 \nAI\n", true), "오픈AI\n");
}

TEST(MailText, TellsAMailThatIsPassedOn) {
  PassedOn mail;
  EXPECT_TRUE(
      is_passed_on("FYI\n\n-----Original Message-----\nFrom: \"Harbor Wire\" <a@b.c>\nSent: Jan 22, 2025\nTo: x\n"
                   "Subject: Half\n\n" +
                       text,
                   mail));
  EXPECT_EQ(mail.subject, "Half");
  EXPECT_EQ(mail.date, "Jan 22, 2025");
  EXPECT_EQ(mail.text, text);
  PassedOn reply;
  EXPECT_FALSE(is_passed_on(text + text + "-----Original Message-----\nFrom: a\nSubject: b\n\nOk.\n", reply));
}

}  // namespace
}  // namespace claimwatch
