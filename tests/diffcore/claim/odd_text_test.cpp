// Texts that no newspaper prints. Each of them once took minutes, for the work grew with the square of a sentence's
// length or with the ways to read it; a program that hangs again is stopped by the test's time limit.

#include <gtest/gtest.h>

#include <string>

#include "diffcore/claim/extract.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

constexpr std::size_t kilobyte = 1024;
constexpr std::size_t longest_evidence = 2000;

std::string repeated(std::string_view words, std::size_t size) {
  std::string text;
  while (text.size() < size) text += words;
  return text;
}

std::string nested(std::string_view open, std::string_view close, std::size_t depth) {
  return repeated(open, open.size() * depth) + "27%" + repeated(close, close.size() * depth);
}

void expect_read(const std::string& text) {
  const auto claims = extract_claims({text, "", day_of_iso("2025-11-05")}, shipped_rules());
  for (const Claim& claim : claims) {
    EXPECT_LE(claim.evidence.end, text.size());
    EXPECT_LE(claim.evidence.size(), longest_evidence) << text.substr(0, 80);
  }
}

TEST(OddText, OfAnySizeIsReadInPartsOfASentencesLength) {
  expect_read(std::string(1024 * kilobyte, 'a'));
  expect_read(repeated("가", 1024 * kilobyte));
  expect_read(repeated("the cloud would grow and ", 1024 * kilobyte));
}

TEST(OddText, OfTriggersAndValuesIsReadInTimeThatGrowsWithIt) {
  for (const std::string_view words :
       {"Microsoft invested $13 billion in OpenAI (stake 27% exclusive) ",
        "마이크로소프트는 오픈AI에 130억 달러를 투자해 지분 27%를 보유하고 ", "(독점) (투자) (지분) (보유) ",
        "(exclusive) (invested) (stake) (in) ", "Microsoft, OpenAI and ", "it the company ", "$13 billion ", "27% ",
        "13 ", "exclusive invested stake in ", "Microsoft would hold 49% of OpenAI. ", "- Microsoft stake 27%\n",
        "stake\n"}) {
    expect_read(repeated(words, 32 * kilobyte));
  }
}

TEST(OddText, NestedToAnyDepthIsReadWithoutRecursion) {
  for (const auto& [open, close] : {std::pair{"(", ")"}, {"“", "”"}, {"\"", "\""}, {"「(", ")」"}, {"(a ", "b) "}}) {
    expect_read("Microsoft holds " + nested(open, close, 50'000) + " of OpenAI.");
  }
}

TEST(OddText, ManySentencesThatLeadOnAreReadWithoutGoingBackToTheFirst) {
  expect_read(repeated("Yes. It will. ", 64 * kilobyte));
  expect_read(repeated("- ", 64 * kilobyte));
  expect_read(repeated("· 지분 27%\n", 64 * kilobyte));
}

}  // namespace
}  // namespace claimwatch
