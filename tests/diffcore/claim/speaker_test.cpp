#include "diffcore/claim/speaker.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "diffcore/claim/extract.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

/// Who tells the first 27% of a text: "kind name entity @outlet", or "-".
std::string teller(const std::string& text) {
  const RulesData& rules = shipped_rules().data();
  const ReadArticle article = read_mentions(text, "", "", rules);
  const std::size_t at = text.find("27%");
  for (std::size_t i = 0; i < article.sentences.size(); ++i) {
    const Range range = article.sentences[i].sentence.range;
    if (at < range.start || at >= range.end) continue;
    const Telling telling = Tellers(article, rules).of({at, at + 3}, i);
    std::string out;
    if (const auto& speaker = telling.speaker) {
      out = std::string(name(speaker->kind)) + ' ' + speaker->name;
      if (!speaker->entity.empty()) out += ' ' + speaker->entity;
    }
    if (telling.outlet) out += (out.empty() ? "@" : " @") + telling.outlet->id;
    return out.empty() ? "-" : out;
  }
  return "no sentence";
}

using Cases = std::initializer_list<std::pair<const char*, const char*>>;

void expect_tellers(const Cases& cases) {
  for (const auto& [text, want] : cases) EXPECT_EQ(teller(text), want) << text;
}

TEST(Speaker, IsWhomAnEnglishSentenceLetsSpeak) {
  expect_tellers({
      {"Microsoft holds 27% of OpenAI, Satya Nadella said on Friday.", "person Satya Nadella"},
      {"Satya Nadella, Microsoft's chief executive, said the company holds 27% of OpenAI.",
       "person Satya Nadella microsoft"},
      {"Microsoft CEO Satya Nadella told CNBC that his company owns 27% of OpenAI.",
       "person Satya Nadella microsoft @cnbc"},
      {"“We own 27% of it,” said Jane Roe, who runs Microsoft's finances.", "person Jane Roe"},
      {"Jane Roe, a vice president at Microsoft, told reporters that its stake was 27%.", "person Jane Roe microsoft"},
      {"Microsoft owns 27% of OpenAI, two people familiar with the matter said.",
       "unnamed two people familiar with the matter"},
      {"According to two people familiar with the matter, Microsoft owns 27% of OpenAI.",
       "unnamed two people familiar with the matter"},
      {"Microsoft owns 27% of OpenAI, according to a person briefed on the talks.",
       "unnamed a person briefed on the talks"},
      {"The stake is 27%, the Wall Street Journal reported.", "@wall-street-journal"},
      {"Bloomberg reported on Monday, citing people familiar with the matter, that Microsoft owns 27%.",
       "unnamed people familiar with the matter @bloomberg"},
      {"According to Reuters, Microsoft owns 27% of OpenAI.", "@reuters"},
      {"Microsoft owns 27% of OpenAI, according to a Bloomberg report.", "@bloomberg"},
      {"A Microsoft spokesperson said the stake was 27%.", "organisation A Microsoft spokesperson microsoft"},
      {"OpenAI's blog post says Microsoft holds 27%.", "organisation OpenAI's blog post openai"},
      {"Microsoft said in a filing that it holds 27% of OpenAI.", "organisation Microsoft microsoft"},
      {"In a statement, OpenAI confirmed that Microsoft holds 27%.", "organisation OpenAI openai"},
      {"The company said its stake in OpenAI was 27%.", "-"},
      {"Microsoft is said to hold 27% of OpenAI.", "-"},
      {"Microsoft was told that its stake would be 27%.", "-"},
      {"Microsoft has not said whether it holds 27% of OpenAI.", "-"},
      {"Nadella said he was happy; Microsoft holds 27% of OpenAI.", "-"},
      {"Nadella declined to comment, but Microsoft holds 27% of OpenAI.", "-"},
      {"Microsoft holds 27% of OpenAI and Nadella said it was happy.", "-"},
      {"Nadella praised the deal, which gives Microsoft 27% of OpenAI.", "-"},
      {"Microsoft's rival said the stake was 27%.", "-"},
      {"The deal, said to be worth 27% of OpenAI, was signed in May.", "-"},
      {"“Altman told me ‘they hold 27%’ last week,” Nadella said.", "person Altman"},
      {"Counterpoint Research estimates that Microsoft holds 27%.", "organisation Counterpoint Research"},
      {"Analysts at Morgan Stanley said Microsoft held 27%.", "unnamed Analysts at Morgan Stanley morgan-stanley"},
      {"“Microsoft holds 27%,” she said.", "-"},
  });
}

TEST(Speaker, IsWhomAKoreanSentenceLetsSpeak) {
  expect_tellers({
      {"사티아 나델라 마이크로소프트 CEO는 오픈AI 지분 27%를 보유하고 있다고 밝혔다.",
       "person 사티아 나델라 microsoft"},
      {"마이크로소프트는 오픈AI 지분 27%를 보유하고 있다고 발표했다.", "organisation 마이크로소프트 microsoft"},
      {"오픈AI 지분 27%를 보유하고 있다고 나델라 CEO가 말했다.", "person 나델라"},
      {"로이터통신은 MS가 오픈AI 지분 27%를 갖고 있다고 보도했다.", "@reuters"},
      {"블룸버그통신에 따르면 MS는 오픈AI 지분 27%를 보유하고 있다.", "@bloomberg"},
      {"월스트리트저널(WSJ)은 소식통을 인용해 MS 지분이 27%라고 보도했다.", "unnamed 소식통 @wall-street-journal"},
      {"업계 관계자는 \"MS 지분은 27%\"라고 전했다.", "unnamed 업계 관계자"},
      {"MS 대변인은 지분이 27%라고 설명했다.", "organisation MS 대변인 microsoft"},
      {"나델라 CEO는 CNBC와의 인터뷰에서 지분이 27%라고 말했다.", "person 나델라 @cnbc"},
      {"MS 공시에 따르면 오픈AI 지분은 27%다.", "organisation MS 공시 microsoft"},
      {"오픈AI 지분은 27%라고 한다.", "-"},
      {"오픈AI 지분은 27%라고 밝혔다.", "-"},
      {"MS는 오픈AI 지분 27%를 보유하고 있으며, 오픈AI는 새 계획을 발표했다.", "-"},
      {"김철수 대표는 “오픈AI 지분 27%를 확보했다”고 강조했다.", "person 김철수 대표"},
      {"MS 지분은 27%인 것으로 알려졌다.", "-"},
      {"올트먼은 블로그에 “MS는 27%를 갖는다”고 적었다.", "person 올트먼"},
      {"오픈AI는 블로그를 통해 MS 지분이 27%라고 밝혔다.", "organisation 오픈AI openai"},
      {"MS 이영희 부사장은 27%를 확보했다고 말했다.", "person 이영희 부사장 microsoft"},
      {"MS CEO는 27%를 확보했다고 말했다.", "person MS CEO microsoft"},
      {"오픈AI가 공시한 지분은 27%다.", "organisation 오픈AI openai"},
      {"이 사안에 정통한 관계자들은 27%라고 전했다.", "unnamed 관계자들"},
  });
}

TEST(Speaker, OfAnOfficeIsWhoHoldsIt) {
  expect_tellers({
      {"Microsoft's finance chief, Jane Roe, told investors that the share was 27%.", "person Jane Roe microsoft"},
      {"“It is 27%,” wrote Jane Roe, Microsoft's chairman, in a letter.", "person Jane Roe microsoft"},
      {"According to Jane Roe, the president of Microsoft, it is 27%.", "person Jane Roe microsoft"},
      {"Microsoft and OpenAI said in a joint statement that it is 27%.", "organisation Microsoft and OpenAI microsoft"},
      {"Court papers say Microsoft was to have 27%.", "-"},
      {"Ms Roe, who founded the fund, said Amazon holds 27%.", "person Roe"},
  });
}

TEST(Speaker, GoesOnThroughQuotesPronounsAndTurns) {
  expect_tellers({
      {"“We are glad,” Jane Roe said. “We hold 27% now.”", "person Jane Roe"},
      {"“We are glad,” Jane Roe said. The fund holds 27% now.", "-"},
      {"Jane Roe spoke first. Jane Roe said little. It was late. She said the stake was 27%.", "person Jane Roe"},
      {"나델라 CEO는 만족한다고 말했다. 그는 지분이 27%라고 밝혔다.", "person 나델라"},
      {"MARA: How much is it?\nJON: We hold 27% of it.\nMARA: Thanks.\nJON: Welcome.\n", "person JON"},
  });
}

TEST(Speaker, IsAFieldOfTheClaim) {
  const std::vector<Claim> claims = extract_claims(
      {"Two people familiar with the matter told Reuters that Microsoft owns 27% of OpenAI.", "", {}}, shipped_rules());
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].speaker, (Speaker{"Two people familiar with the matter", Speaker::Kind::unnamed, ""}));
  EXPECT_EQ(claims[0].outlet, (CitedOutlet{"Reuters", "reuters"}));
}

TEST(Speaker, OfOneSentenceIsTheNearestToTheWords) {
  expect_tellers({
      {"Nadella said it was 27%, while Altman said it was 49%.", "person Nadella"},
      {"Altman said it was 49%, while Nadella said it was 27%.", "person Nadella"},
      {"올트먼은 49%라고 말했지만 나델라는 27%라고 말했다.", "person 나델라"},
  });
}

}  // namespace
}  // namespace claimwatch
