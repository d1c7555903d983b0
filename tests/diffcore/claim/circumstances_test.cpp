#include "diffcore/claim/circumstances.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diffcore/claim/extract.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

/// Of an article of 5 November 2025, value, bound, time and certainty of each claim: "27% about", "10% planned
/// possible"; what is exact, current and stated is left out.
std::string told(std::string_view text) {
  std::string all;
  for (const Claim& claim : extract_claims({text, "", day_of_iso("2025-11-05")}, shipped_rules())) {
    if (!all.empty()) all += ", ";
    all += claim.value.text;
    if (claim.value.bound != Bound::exact) all += ' ' + std::string(name(claim.value.bound));
    if (claim.time != Time::current) all += ' ' + std::string(name(claim.time));
    if (claim.certainty != Certainty::stated) all += ' ' + std::string(name(claim.certainty));
  }
  return all;
}

struct Case {
  std::string_view text, want;
};

void expect(std::initializer_list<Case> cases) {
  for (const auto& [text, want] : cases) EXPECT_EQ(told(text), want) << text;
}

TEST(Circumstances, LetAPriceOfSomeWeeksAgoBeTheLastOne) {
  expect({{"In October Anthropic was valued at $183 billion.", "USD 183000000000"},
          {"In June Anthropic was valued at $61.5 billion.", "USD 61500000000 former"},
          {"앤트로픽은 10월 1830억달러로 평가받았다.", "USD 183000000000"},
          {"앤트로픽은 지난 3월 615억달러로 평가받았다.", "USD 61500000000 former"}});
}

}  // namespace
}  // namespace claimwatch
