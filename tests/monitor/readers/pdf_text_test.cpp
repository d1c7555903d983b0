#include "monitor/readers/pdf_text.h"

#include <gtest/gtest.h>

#include <string>

namespace claimwatch {
namespace {

TEST(PdfText, LeavesOutWhatStandsOnEveryPage) {
  EXPECT_EQ(text_of_pages("Harbor Wire 1\n\nFirst page.\n\nhttps://a.example/x 1/2\n\f"
                          "Harbor Wire 2\n\nSecond page.\n\nhttps://a.example/x 2/2\n\f"),
            "First page.\n\nSecond page.\n");
  EXPECT_EQ(text_of_pages("Only page.\n- 1 -\n\f"), "Only page.\n");
  EXPECT_EQ(text_of_pages("In 2025 it was 27.\n\f"), "In 2025 it was 27.\n");
}

TEST(PdfText, PutsCutWordsTogether) {
  EXPECT_EQ(text_of_pages("Microsoft loosens its reorga\u2010\nnization of the lab."),
            "Microsoft loosens its reorganization of the lab.\n");
  EXPECT_EQ(text_of_pages(
                "It keeps a right of first-\nrefusal on all of the com-\nputing. First-refusal it is: first-refusal."),
            "It keeps a right of first-refusal on all of the computing. First-refusal it is: first-refusal.\n");
}

TEST(PdfText, GoesOnOverPages) {
  EXPECT_EQ(text_of_pages("The company said on Tuesday that the stake\n\fof Microsoft was 27 percent.\n\f"),
            "The company said on Tuesday that the stake of Microsoft was 27 percent.\n");
}

TEST(PdfText, TitleIsTakenOff) {
  std::string text = "Half of\nit is sold\nThe lab said so.\n";
  take_off_title(text, "Half of it is sold");
  EXPECT_EQ(text, "The lab said so.\n");
  take_off_title(text, "The lab");
  EXPECT_EQ(text, "The lab said so.\n") << "no whole line";
}

}  // namespace
}  // namespace claimwatch
