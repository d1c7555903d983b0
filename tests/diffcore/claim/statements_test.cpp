#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "diffcore/claim/extract.h"
#include "tests/support/shipped_rules.h"

// Whatever two statements a sentence joins, each is read as if it stood alone: no sum goes to another's company, and no
// word of the one dates, denies or silences the other.

namespace claimwatch {
namespace {

constexpr std::string_view statements[] = {
    "OpenAI raised $40 billion",
    "Anthropic closed a $13 billion round",
    "Mistral secured 1.7 billion euros in new funding",
    "OpenAI is valued at $500 billion",
    "Anthropic was valued at $183 billion in the round",
    "the valuation of xAI stands at $230 billion",
    "Microsoft owns about 27% of OpenAI",
    "Google holds 14% of Anthropic",
    "Nvidia owns a 7% stake in CoreWeave",
    "Microsoft's stake in OpenAI is worth $135 billion",
    "Amazon's holding in Anthropic is carried at $60.6 billion",
    "Microsoft has invested $13 billion in OpenAI so far",
    "Nvidia is investing $5 billion in Anthropic",
    "ASML put 1.3 billion euros into Mistral",
    "OpenAI has agreed to buy $250 billion of Azure services",
    "OpenAI signed a $38 billion contract with Amazon Web Services",
    "Anthropic has committed to $30 billion of Azure capacity",
    "OpenAI's contracts with CoreWeave total $22.4 billion",
    "OpenAI pays Microsoft 20% of its revenue",
    "Microsoft is OpenAI's exclusive cloud provider",
    "Microsoft's license to OpenAI's technology is not exclusive",
    "Microsoft has a right of first refusal on OpenAI's computing",
    "Microsoft's rights to OpenAI's models run until 2032",
    "Microsoft spent $34.9 billion on capital expenditure in the quarter",
    "Google plans capital expenditure of $93 billion this year",
    "the Stargate project is to cost $500 billion in all",
    "Microsoft's revenue rose 18% to $77.7 billion",
    "OpenAI lost $12 billion in the quarter",
    "Nvidia's market value passed $5 trillion",
    "Oracle's backlog reached $455 billion",
    "the European Commission fined Meta $840 million",
};

constexpr std::string_view joints[] = {", and ", ", while ", "; ", ", but ", ", as ", " while ", " and ", " – "};

/// A Korean statement that ends its sentence, and as it goes on: with 고, 이며 or 지만.
struct KoreanStatement {
  std::string_view stem, ends, goes_on;
};

constexpr KoreanStatement korean_statements[] = {
    {"오픈AI는 400억달러를 조달했", "다", "고, "},
    {"앤트로픽은 130억달러 규모의 투자를 유치했", "다", "지만 "},
    {"오픈AI의 기업가치는 5000억달러", "다", "이며, "},
    {"앤트로픽은 1830억달러의 기업가치를 인정받았", "다", "으며, "},
    {"마이크로소프트는 오픈AI 지분 약 27%를 보유하고 있", "다", "고, "},
    {"소프트뱅크의 오픈AI 지분율은 11%", "다", "지만 "},
    {"마이크로소프트가 가진 오픈AI 지분의 가치는 1350억달러", "다", "이고, "},
    {"마이크로소프트는 지금까지 오픈AI에 130억달러를 투자했", "다", "으며, "},
    {"ASML은 미스트랄에 13억유로를 투자했", "다", "지만 "},
    {"오픈AI는 애저 서비스를 2500억달러어치 구매하기로 했", "다", "고, "},
    {"오픈AI가 코어위브와 맺은 계약은 모두 224억달러", "다", "이며, "},
    {"오픈AI는 매출의 20%를 마이크로소프트에 지급하기로 했", "다", "고, "},
    {"마이크로소프트는 오픈AI의 독점 클라우드 제공사", "다", "이고, "},
    {"마이크로소프트의 오픈AI 지식재산권 라이선스는 독점이 아니", "다", "며, "},
    {"마이크로소프트는 3분기 설비투자로 349억달러를 썼", "다", "지만 "},
    {"구글의 올해 설비투자 계획은 930억달러", "다", "이고, "},
    {"오라클의 주가는 6% 떨어졌", "다", "고, "},
    {"오픈AI는 분기에 120억달러의 손실을 냈", "다", "으며, "},
    {"엔비디아의 시가총액은 5조달러를 넘었", "다", "지만 "},
    {"유럽연합은 메타에 과징금 8억4000만달러를 물렸", "다", "고, "},
};

std::set<std::string> told(std::string text) {
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  text += '.';
  std::set<std::string> all;
  for (const Claim& claim : extract_claims({text, "", day_of_iso("2025-11-05")}, shipped_rules())) {
    all.insert(claim.key.topic + ' ' + claim.key.subject + " -> " + claim.key.object + ' ' + claim.key.scope + ' ' +
               claim.value.text + ' ' + std::string(name(claim.certainty)));
  }
  return all;
}

std::string listed(const std::set<std::string>& claims) {
  std::string all;
  for (const std::string& claim : claims) all += "\n  " + claim;
  return all;
}

TEST(Statements, OfOneSentenceAreReadAsIfEachStoodAlone) {
  for (const std::string_view first : statements) {
    for (const std::string_view second : statements) {
      if (first == second) continue;
      std::set<std::string> apart = told(std::string(first));
      apart.merge(told(std::string(second)));
      for (const std::string_view joint : joints) {
        const std::string both = std::string(first) + std::string(joint) + std::string(second);
        EXPECT_EQ(listed(told(both)), listed(apart)) << both;
      }
    }
  }
}

TEST(Statements, OfOneKoreanSentenceAreReadAsIfEachStoodAlone) {
  for (const KoreanStatement& first : korean_statements) {
    for (const KoreanStatement& second : korean_statements) {
      if (first.stem == second.stem) continue;
      const std::string whole = std::string(first.stem) + std::string(first.ends);
      const std::string next = std::string(second.stem) + std::string(second.ends);
      std::set<std::string> apart = told(whole);
      apart.merge(told(next));
      for (const std::string& both :
           {std::string(first.stem) + std::string(first.goes_on) + next, whole + ". " + next}) {
        EXPECT_EQ(listed(told(both)), listed(apart)) << both;
      }
    }
  }
}

TEST(Statements, AreNotWhatARowOfNamesEnds) {
  for (const std::string_view row : {"OpenAI said Amazon and Nvidia are investing $30 billion each",
                                     "Nvidia and SoftBank are investing $30 billion each in OpenAI",
                                     "Amazon, Nvidia, and SoftBank are putting $30 billion each into OpenAI"}) {
    EXPECT_NE(listed(told(std::string(row))).find("nvidia -> openai tranche USD 30000000000"), std::string::npos)
        << row;
  }
}

}  // namespace
}  // namespace claimwatch
