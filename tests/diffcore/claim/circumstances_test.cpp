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

TEST(Circumstances, TakeTheMonthsThatHaveJustEndedForNews) {
  expect({{"Microsoft said capital expenditures came to $34.9 billion in the July-to-September period.",
           "USD 34900000000"},
          {"Google spent $24bn on capital expenditures between July and September.", "USD 24000000000"},
          {"Google spent $24bn on capital expenditures between April and June.", "USD 24000000000 former"},
          {"Microsoft's capital expenditure was $20bn in July-September 2024.", "USD 20000000000 former"},
          {"구글은 7~9월 석 달 동안 240억달러를 설비투자로 집행했다고 공개했다.", "USD 24000000000"},
          {"마이크로소프트는 7∼9월 설비투자가 349억달러였다고 밝혔다.", "USD 34900000000"},
          {"MS는 2024년 7~9월에는 설비투자로 200억달러를 썼다.", "USD 20000000000 former"}});
}

TEST(Circumstances, PutAStateIntoThePastThatLastedUpToSomething) {
  expect({{"Before the restructuring, Microsoft held 32.5% of OpenAI.", "32.5% former"},
          {"Google owned 10% of Anthropic until the spring round.", "10% former"},
          {"Until the contract was amended OpenAI had to use Azure for all its computing.", "exclusive former"},
          {"At that point SoftBank held 11% of OpenAI.", "11% former"},
          {"When it sold shares a year ago, OpenAI was worth $157 billion.", "USD 157000000000 former"},
          {"Google has held 14% of Anthropic since before the spring round.", "14%"},
          {"Until the conversion is complete, Microsoft holds 27% of OpenAI.", "27%"}});
}

TEST(Circumstances, TakeNoDateFromAnAsideAboutTheSubject) {
  expect({{"Anthropic, which opened an office here in March, is in talks to raise $10 billion.",
           "USD 10000000000 planned possible"},
          {"Mistral, founded last year, is in talks to raise $600 million.", "USD 600000000 planned possible"}});
}

TEST(Circumstances, LeaveAStateToItsOwnVerbBesideAnAside) {
  expect({{"Microsoft owns about 27% of OpenAI, a holding that was worth $135 billion last October.",
           "27% about, USD 135000000000 former"},
          {"Microsoft's holding in OpenAI, then valued at $135bn, is fixed at around 27 per cent.",
           "27% about, USD 135000000000 former"},
          {"Microsoft's holding, which was 27% of OpenAI, has grown.", "27% former"}});
}

TEST(Circumstances, PutIntoThePastWhatIsSoNoLonger) {
  expect({{"OpenAI no longer pays Microsoft 20% of its revenue.", "20% former"},
          {"Nvidia no longer holds 7% of CoreWeave.", "7% former"},
          {"오픈AI는 더 이상 매출의 20%를 MS에 내지 않는다.", "20% former"},
          {"구글은 더는 앤트로픽 지분 49%를 보유하지 않는다.", "0%, 49% former"},
          {"오픈AI는 매출의 20%를 MS에 내지 않는다.", "20% denied"},
          {"Microsoft's licence to OpenAI's models does not end in 2030.", "2030 denied"},
          {"Microsoft's licence to OpenAI's models does not end until 2032.", "2032"},
          {"MS의 오픈AI 기술 사용권은 2032년에 끝나지 않는다.", "2032 denied"},
          {"Neither Nvidia nor SoftBank has agreed to invest $20 billion in Anthropic.",
           "USD 20000000000 denied, USD 20000000000 denied"},
          {"Neither company commented on an investment of $20 billion by Nvidia in Anthropic.", "USD 20000000000"}});
}

TEST(Circumstances, TakeWhatWasToBeForAPlanOfBefore) {
  expect({{"Microsoft's licence to OpenAI's models was to run until 2030.", "2030 former"},
          {"Microsoft's licence to OpenAI's models had been due to expire in 2030.", "2030 former"},
          {"Microsoft's licence to OpenAI's models is to run until 2032.", "2032 planned"},
          {"Oracle plans capital expenditures of about $35 billion this fiscal year, up from an earlier forecast of "
           "$25 billion.",
           "USD 25000000000 former, USD 35000000000 about planned"}});
}

TEST(Circumstances, TakeWhatASourceKnowsOfForNoCue) {
  expect({{"Sources close to the negotiations put Google's stake in Anthropic at 14%.", "14% reported"},
          {"People with direct knowledge of the talks say that Google owns 14% of Anthropic.", "14% reported"},
          {"A person briefed on the company's plans said that Google owns 14% of Anthropic.", "14% reported"},
          {"Google is in talks to buy 14% of Anthropic, sources said.", "14% planned possible"}});
}

TEST(Circumstances, ReadAnEntryByItsDate) {
  expect({{"March 2024. Amazon's second payment into Anthropic is $2.75 billion.", "USD 2750000000 former"},
          {"February 2023: Google comes away with 10% of Anthropic.", "10% former"},
          {"October 2025: Microsoft comes away with 27% of OpenAI.", "27%"},
          {"February 2023: Google comes away with 10% of Anthropic, which it still has.", "10%"}});
}

TEST(Circumstances, TakeTheTenseOfAReportForNoPast) {
  expect({{"Microsoft said in a filing that it had a 27% stake in OpenAI.", "27%"},
          {"Microsoft had a 32.5% stake in OpenAI, the company said.", "32.5% former"},
          {"Microsoft said it had total funding commitments of $13 billion to OpenAI.", "USD 13000000000 planned"}});
}

TEST(Circumstances, LeaveAWordRightBeforeAValueToThatValue) {
  expect({{"Microsoft's holding, previously 32.5%, has been diluted to 27% of OpenAI.", "27%, 32.5% former"},
          {"Microsoft previously held 32.5% of OpenAI.", "32.5% former"},
          {"Amazon puts $50 billion into OpenAI, of which $35 billion is contingent on a listing, while Nvidia puts in "
           "$30 billion.",
           "USD 50000000000, USD 35000000000 planned, USD 30000000000"}});
}

TEST(Circumstances, TakeASumThatIsTheSubjectOfWhatIsToComeForAPlan) {
  expect({{"SoftBank invests $41 billion in OpenAI. The remaining $22.5 billion will be handed over in December.",
           "USD 41000000000, USD 22500000000 planned"},
          {"Google is to invest another $1 billion in Anthropic, on top of the $2 billion it has already put in.",
           "USD 2000000000, USD 1000000000 planned"}});
}

TEST(Circumstances, TakeAVowOfBeforeForBackground) {
  expect({{"In February Amazon pledged to invest $50 billion in OpenAI.", "USD 50000000000 former"},
          {"Amazon has pledged to invest $50 billion in OpenAI.", "USD 50000000000 planned"},
          {"Nvidia could invest $1 billion in Poolside, Bloomberg reported last month.",
           "USD 1000000000 planned possible"}});
}

TEST(Circumstances, TakeForAPlanWhatFollowsFromAConditionThatMayComeTrue) {
  expect({{"If the deal closes, Microsoft will own 27% of OpenAI.", "27% planned"},
          {"If the deal had closed, Microsoft would own 33% of OpenAI.", ""}});
}

TEST(Circumstances, TakeForSpentWhatAPlanToSpendIsComparedWith) {
  expect({{"Amazon expects capital expenditure of $125 billion this year, up from $83 billion in 2024.",
           "USD 125000000000 planned, USD 83000000000 former"},
          {"Microsoft expects capital spending to exceed last year's $88 billion.", "USD 88000000000 former"},
          {"SoftBank's stake in OpenAI is set to climb to 11% from 4%.", "11% planned, 4%"}});
}

TEST(Circumstances, TakeForAPlanWhatWillBeDoneOnADateToCome) {
  expect({{"SoftBank will invest another $22.5 billion in OpenAI in December.", "USD 22500000000 planned"},
          {"SoftBank said on Tuesday that it will invest $22.5 billion in OpenAI.", "USD 22500000000"}});
}

TEST(Circumstances, PutIntoThePastWhatWasSoWhenSomethingHappened) {
  expect({{"Anthropic was valued at $4 billion when Google bought its shares in 2023.", "USD 4000000000 former"},
          {"Anthropic was valued at $350 billion when Google bought its shares in October.", "USD 350000000000"}});
}

TEST(Circumstances, LetAShareThatWasBoughtLastUnlessTheArticleTellsAnotherOfNow) {
  expect({{"Google bought 10% of Anthropic in 2022. It now owns 14% of Anthropic.", "10% former, 14%"},
          {"ASML bought 11% of Mistral in September.", "11%"}});
}

TEST(Circumstances, TakeForAPlanWhatSomethingElseHasToPrecede) {
  expect({{"That brings SoftBank's total investment in OpenAI to $64.6 billion once the last instalment is through.",
           "USD 64600000000 planned"},
          {"The foundation gets 26% of OpenAI once regulators agree.", "26% planned"},
          {"The foundation once held 26% of OpenAI.", "26% former"}});
}

TEST(Circumstances, HearFromAKoreanVerbThatItIsToCome) {
  expect({{"오픈AI와 AWS는 380억달러 규모의 클라우드 계약을 곧 체결할 것으로 알려졌다.",
           "USD 38000000000 planned reported"},
          {"MS의 오픈AI 지분은 27%로 낮아지게 된다.", "27% planned"},
          {"비영리 재단은 오픈AI 지분 26%를 보유하게 될 것이라고 밝혔다.", "26% planned"},
          {"MS는 오픈AI 지분 27%를 보유하게 됐다.", "27%"},
          {"구글은 앤트로픽 지분 14%를 보유했을 것으로 추정된다.", "14% reported"},
          {"소프트뱅크는 다음 달 오픈AI에 225억달러를 추가로 투자한다.", "USD 22500000000 planned"},
          {"소프트뱅크가 오픈AI에 투자한 돈은 연말이면 347억달러에 이른다.", "USD 34700000000 planned"}});
}

TEST(Circumstances, TakeWhatWillBeSoForNewsWhereTheArticleTellsItAsPresent) {
  expect({{"구글이 앤트로픽 지분 14%를 보유하게 된다는 소식이 나왔다. 구글은 지분 14%를 가진 2대 주주다.", "14%"},
          {"구글이 앤트로픽 지분 14%를 보유하게 된다는 소식이 나왔다. 구글은 지금 지분 10%를 갖고 있다.",
           "14% planned, 10%"}});
}

TEST(Circumstances, HearFromTheSentenceBehindWhereAKoreanValueIsFrom) {
  expect({{"구글의 앤트로픽 지분은 14%다. 외신 보도로 알려진 숫자다.", "14% reported"},
          {"구글의 앤트로픽 지분은 14%다. 블룸버그의 보도다.", "14% reported"},
          {"구글의 앤트로픽 지분은 14%다. 회사가 직접 발표한 숫자다.", "14%"},
          {"구글의 앤트로픽 지분은 14%다. 더 늘지는 않는다는 것이 블룸버그의 보도다.", "14%"}});
}

TEST(Circumstances, LetAKoreanVerbThatClosesAClauseGovernNothingBehindIt) {
  expect(
      {{"앤트로픽은 매출의 10%를 구글에 내는 것으로 알려졌으며, 구글의 앤트로픽 지분은 14%다.", "10% reported, 14%"},
       {"구글의 앤트로픽 지분은 14%이며 앤트로픽은 매출의 10%를 구글에 내는 것으로 알려졌다.", "14%, 10% reported"}});
}

TEST(Circumstances, TakeWhatAPartyHasPutOutForItsOwnWord) {
  expect({{"구글이 공시를 올렸습니다. 앤트로픽 지분 14%를 보유한다고 합니다.", "14%"},
          {"구글이 화제입니다. 앤트로픽 지분 14%를 보유한다고 합니다.", "14% reported"}});
}

TEST(Circumstances, PutIntoThePastWhatTheNextKoreanSentenceCallsOld) {
  expect({{"그래픽에서 구글의 앤트로픽 지분을 10%로 표시했습니다. 이는 증자 전의 수치이며 현재는 약 14%입니다.",
           "10% former, 14% about"},
          {"그래픽에서 구글의 앤트로픽 지분을 10%로 표시했습니다. 이는 옳습니다.", "10%"}});
}

TEST(Circumstances, LeaveAKoreanReportToItsOwnStatement) {
  expect({{"오픈AI는 오라클에 3000억달러를 쓰기로 한 것으로 전해졌고, 코어위브와 맺은 계약은 모두 224억달러로 늘었다.",
           "USD 300000000000 reported, USD 22400000000"},
          {"오픈AI는 오라클에 3000억달러를 쓰기로 했고, 코어위브와 맺은 계약은 224억달러로 는 것으로 전해졌다.",
           "USD 300000000000, USD 22400000000 reported"},
          {"이번에 620억원을 투자받은 업스테이지는 포털을 인수한다는 소문이 있다.", "KRW 62000000000"},
          {"업스테이지가 이번에 620억원을 투자받았다는 소문이 있다.", "KRW 62000000000 reported"}});
}

TEST(Circumstances, TakeTheFirstEventOfACompanyInTheTitleForNews) {
  const auto time_of = [](std::string_view title) {
    const std::string_view text = "추석을 앞두고 쓰는 편지입니다.\n\n업스테이지가 시리즈B로 620억원을 유치했다.";
    return name(extract_claims({text, title, day_of_iso("2025-11-05")}, shipped_rules()).at(0).time);
  };
  EXPECT_EQ(time_of("이번 주 편지: 업스테이지 웃다"), "current");
  EXPECT_EQ(time_of("이번 주 편지"), "former");
}

TEST(Circumstances, TakeThePastOfAKoreanVerbForNoCopula) {
  expect({{"앤트로픽이 시리즈 G에서 300억달러를 끌어들였다.", "USD 30000000000"},
          {"앤트로픽이 시리즈 G에서 모은 돈은 300억달러였다.", "USD 30000000000 former"}});
}

TEST(Circumstances, LeaveAKoreanCueToTheValueThatFollowsIt) {
  expect({{"오픈AI와 아마존은 기존 380억달러 규모의 클라우드 계약을 1000억달러 더 늘리기로 했다.",
           "USD 100000000000, USD 38000000000 former"},
          {"xAI는 시리즈E에서 200억달러를 조달해 당초 목표를 넘겼다.", "USD 20000000000"},
          {"MS의 1분기 자본지출은 349억달러로 시장 전망치 303억달러를 웃돌았다.", "USD 34900000000"}});
}

TEST(Circumstances, TakeWhatFollowsAKoreanLetterOfIntentForAPlan) {
  expect({{"오픈AI와 엔비디아가 의향서를 체결했다. 엔비디아는 오픈AI에 최대 1000억달러를 투자한다.",
           "USD 100000000000 upto planned"},
          {"오픈AI와 엔비디아가 의향서를 체결했다. 엔비디아는 지난해 오픈AI에 1억달러를 투자했다.",
           "USD 100000000 former"}});
}

TEST(Circumstances, PutIntoThePastAKoreanStakeOfAnEarlierYearBesideOneOfNow) {
  expect({{"SK텔레콤은 2023년 8월 앤트로픽 지분 2%를 확보했다. 현재 지분율은 0.3%다.", "2% former, 0.3%"},
          {"SK텔레콤은 2023년 8월 앤트로픽 지분 2%를 확보했다.", "2%"}});
}

TEST(Circumstances, HearNothingOfASumFromASourceThatSaysSomethingElse) {
  expect(
      {{"MS는 지금까지 오픈AI에 130억달러를 투자했다. 로이터는 두 회사가 다투고 있다고 보도했다.", "USD 13000000000"},
       {"MS는 지금까지 오픈AI에 130억달러를 투자했다. 외신 보도로 알려진 숫자다.", "USD 13000000000 reported"}});
}

TEST(Circumstances, PutAKoreanVowOfBeforeIntoThePast) {
  expect({{"아마존은 두 달 전 오픈AI에 500억달러를 투자하겠다고 밝혔다.", "USD 50000000000 former"},
          {"아마존은 오픈AI에 500억달러를 투자하겠다고 밝혔다.", "USD 50000000000 planned"}});
}

TEST(Circumstances, DenyWhatTheNextKoreanClauseDeniesAllOf) {
  expect({{"MS가 오픈AI 지분 49%를 쥐고 있다는 보도가 이어졌지만 MS 대변인은 이를 부인했다.", "49% denied"},
          {"MS가 오픈AI 지분 49%를 쥐고 있다는 보도가 이어졌지만 MS 대변인은 다른 소문을 들었다.", "49% reported"}});
}

TEST(Circumstances, TellNothingOfAKoreanRelativeClauseByWhatItsNounDoes) {
  expect({{"3500억달러로 평가받은 앤트로픽은 새 계약을 논의하고 있다.", "USD 350000000000"},
          {"앤트로픽은 3500억달러로 평가받는 라운드를 논의하고 있다.", "USD 350000000000 planned possible"}});
}

TEST(Circumstances, LetAKoreanPlanGoOnThoughSomebodyElseIsNamedBehind) {
  expect(
      {{"MS가 오픈AI에 투자하는 협상을 벌이고 있다. 투자가 끝나면 MS는 지분 49%를 갖고 비영리 모회사가 2%를 갖게 된다.",
        "49% planned possible, 2% planned possible"}});
}

TEST(Circumstances, DateAnEntryByItsLabel) {
  expect({{"▲2024년 7월 = AWS가 앤트로픽의 유일한 클라우드가 됨.", "exclusive former"},
          {"▲2025년 11월 = AWS가 앤트로픽의 유일한 클라우드가 됨.", "exclusive"}});
}

TEST(Circumstances, LetAStateStayThatGoesOnByAPlan) {
  expect({{"앤트로픽의 API는 앞으로도 AWS에서만 독점 판매할 예정이다.", "exclusive"},
          {"마이크로소프트는 오픈AI 기술을 혼자만 쓸 수 있는 회사로 남습니다.", "exclusive"},
          {"앤트로픽은 앞으로도 매출의 20%를 구글에 낼 계획이다.", "20%"},
          {"앤트로픽의 API는 내년부터 AWS에서만 독점 판매할 예정이다.", "exclusive planned"},
          {"아마존은 내년에도 앤트로픽에 50억달러를 투자할 계획이다.", "USD 5000000000 planned"}});
}

TEST(Circumstances, ReadWhatANounWasFromTheVerbBeforeIt) {
  expect({{"MS가 갖고 있던 오픈AI 지분 32.5%는 27%로 줄었다.", "27%, 32.5% former"},
          {"구글이 들고 있던 앤트로픽 지분 10%가 14%로 늘었다.", "10% former, 14%"},
          {"검색의 강자였던 구글, 앤트로픽 지분 14% 보유.", "14%"}});
}

TEST(Circumstances, TakeANegatedComparisonForABound) {
  expect({{"OpenAI's contract with Oracle is worth not more than $300 billion.", "USD 300000000000 upto"},
          {"아마존의 앤트로픽 투자액은 많아야 80억달러다.", "USD 8000000000 upto"}});
}

TEST(Circumstances, DenyWhatReportsSayThatAreWrong) {
  expect({{"Reports that Google owns 20% of Anthropic are wrong, a spokesperson said.", "20% denied"},
          {"The claim that Google owns 20% of Anthropic is unfounded.", "20% denied"},
          {"The bank called Google the owner of 20% of Anthropic. Wrong again: it is 14%.", "20% denied, 14%"}});
}

TEST(Circumstances, DenyOnlyWhatAVerbOfDenyingGoverns) {
  expect(
      {{"Google, which owns 14% of Anthropic, denied that it controls the startup.", "14%"},
       {"Google holds 14% of Anthropic and denied it would sell the shares.", "14%"},
       {"Anthropic, valued at $350 billion, rejected a takeover bid.", "USD 350000000000"},
       {"Google did not deny that it owns 14% of Anthropic.", "14%"},
       {"Amazon denied wrongdoing in its $8 billion investment in Anthropic.", "USD 8000000000"},
       {"Amazon denied that its $8 billion investment in Anthropic was a merger.", "USD 8000000000"},
       {"Amazon denied that it had invested $8 billion in Anthropic and put the sum at $4 billion.",
        "USD 4000000000, USD 8000000000 denied"},
       {"Anthropic, valued at $350 billion, called reports of layoffs untrue.", "USD 350000000000"},
       {"Rumours that Amazon had invested $8 billion in Anthropic were shot down.", "USD 8000000000 denied"},
       {"Anthropic took to X to deny that it was seeking $8 billion from investors.", "USD 8000000000 planned denied"},
       {"Amazon denied investing $8 billion in Anthropic.", "USD 8000000000 denied"}});
}

TEST(Circumstances, DenyWhatTheSentenceBehindSaysIsNotSo) {
  expect(
      {{"Google owns 14% of Anthropic, a newspaper reported. The report is wrong, a Google spokesman said.",
        "14% denied"},
       {"Google owns 14% of Anthropic, a newspaper reported.\n\nGoogle on Friday denied the report.", "14% denied"},
       {"Google owns 14% of Anthropic, a newspaper reported. \"That is false,\" the company replied.", "14% denied"},
       {"Google owns 14% of Anthropic, a newspaper reported. Google denied it in a statement.", "14% denied"},
       {"Google owns 14% of Anthropic, a newspaper reported. Google said it had no such stake.", "14% denied"},
       {"Google called a report that it owns 14% of Anthropic false.", "14% denied"},
       {"Google was widely reported to own 14% of Anthropic, a figure that it disputes.", "14% denied"},
       {"Google owns 14% of Anthropic, a newspaper reported, a claim that the company swiftly denied.", "14% denied"},
       {"Google owns 14% of Anthropic, a newspaper reported, but the company said this was wrong.", "14% denied"},
       {"Nvidia said it had made no $10 billion investment in xAI.", "USD 10000000000 denied"},
       {"Google owns 14% of Anthropic. Amazon said it had no such stake.", "14%"},
       {"Google owns 14% of Anthropic. It denied the report that it would buy more.", "14%"},
       {"Google owns 14% of Anthropic.\n\nAnthropic denied the report.", "14%"}});
}

TEST(Circumstances, DenyInKoreanWhatIsToldToBeSaidAndNothingElse) {
  expect(
      {{"구글이 앤트로픽 지분 5%를 확보했다는 말도 돌았지만 구글은 부인했다.", "5% denied"},
       {"구글이 앤트로픽 지분 5%를 확보했다고 로이터가 보도했다. 구글은 즉각 부인했다.", "5% denied"},
       {"구글이 앤트로픽 지분 5%를 확보했다고 로이터가 보도했다.\n\n구글은 이 보도를 부인했다.", "5% denied"},
       {"구글이 앤트로픽 지분 5%를 확보했다고 로이터가 보도했다. 구글은 이를 부인하지 않았다.", "5% reported"},
       {"구글이 앤트로픽 지분 5%를 확보했다고 로이터가 보도했다. 구글은 인수설을 부인했다.", "5% reported"},
       {"구글이 앤트로픽 지분 5%를 확보했다고 로이터가 보도했다. 인수 추진 보도는 사실무근이라고 했다.", "5% reported"},
       {"앤트로픽 지분 14%를 보유한 구글은 경영 개입 의혹을 부인했다.", "14%"},
       {"아마존은 앤트로픽에 80억달러를 투자한다고 밝히고 인수설을 부인했다.", "USD 8000000000"},
       {"MS는 오픈AI 지분이 49%라는 보도를 부인하고 27%라고 밝혔다.", "49% denied, 27%"}});
}

TEST(Circumstances, TakeAReportThatAPartyConfirmsForItsWord) {
  expect(
      {{"Amazon confirmed a Bloomberg report that it had invested $5 billion in Anthropic.", "USD 5000000000"},
       {"Amazon confirmed on Friday that it had invested $5 billion in Anthropic, as first reported by Bloomberg.",
        "USD 5000000000"},
       {"Amazon has not confirmed a Bloomberg report that it had invested $5 billion in Anthropic.",
        "USD 5000000000 reported"},
       {"아마존은 앤트로픽에 50억달러를 투자했다는 보도가 사실이라고 확인했다.", "USD 5000000000"},
       {"앤디 재시 아마존 CEO는 블룸버그와의 인터뷰에서 앤트로픽에 50억달러를 투자했다고 말했다.", "USD 5000000000"}});
}

TEST(Circumstances, TakeTheDealsOwnConditionForNoSupposition) {
  expect({{"The round would value Anthropic at $350 billion, if completed.", "USD 350000000000 planned"},
          {"Google could end up with 20% of Anthropic if the talks succeed.", "20% planned possible"},
          {"If the deal had closed, Google would own 20% of Anthropic.", ""},
          {"If Google were the buyer, it would own 20% of Anthropic.", ""}});
}

TEST(Circumstances, TakeAReportOfSomethingElseForNoSource) {
  expect({{"Google owns 14% of Anthropic, the company said, denying a report to the contrary.", "14%"},
          {"Mistral said it had raised $3 billion, rather than the $5 billion that had been reported.",
           "USD 3000000000, USD 5000000000 denied"}});
}

TEST(Circumstances, TakeTalksThatAreOverForNoPossibility) {
  expect({{"After months of talks OpenAI has raised $30 billion.", "USD 30000000000"},
          {"The talks ended with SoftBank agreeing to invest $30 billion in OpenAI.", "USD 30000000000"},
          {"OpenAI is sounding out investors about a $30 billion funding round.", "USD 30000000000 planned possible"},
          {"OpenAI is in talks to raise $30 billion.", "USD 30000000000 planned possible"}});
}

TEST(Circumstances, TakeAnOutletThatOnlyHearsItForNoReporter) {
  expect({{"\"We have invested $8 billion in Anthropic,\" Amazon's chief executive told Reuters.", "USD 8000000000"},
          {"Amazon has invested $8 billion in Anthropic, it confirmed after Bloomberg reported the sum.",
           "USD 8000000000"},
          {"Amazon has invested $8 billion in Anthropic, Bloomberg reported.", "USD 8000000000 reported"},
          {"Amazon has invested $8 billion in Anthropic, people familiar with the deal told Reuters.",
           "USD 8000000000 reported"}});
}

TEST(Circumstances, ReadThePredicateBehindAValue) {
  expect({{"xAI's $20 billion funding round has yet to close.", "USD 20000000000 planned"},
          {"Microsoft's 49% stake in OpenAI is a thing of the past.", "49% former"},
          {"The share of revenue that OpenAI pays Microsoft, 20% at the moment, is due to fall to 8%.",
           "20%, 8% planned"}});
}

TEST(Circumstances, MakeNoClaimOfAnInvertedCondition) {
  expect({{"Had the plan gone through, Microsoft would own 33% of OpenAI.", ""},
          {"Were OpenAI to list its shares, it would be worth $1 trillion.", ""}});
}

TEST(Circumstances, TakeAPlanGivenUpForOneOfBefore) {
  expect({{"Meta had guided for capital expenditures of $64 billion this year.", "USD 64000000000 former"},
          {"Meta guides for capital expenditures of $64 billion this year.", "USD 64000000000 planned"}});
}

TEST(Circumstances, ReadTheTimeOfBeforeThatStandsBeforeAKoreanValue) {
  expect({{"작년까지만 해도 앤트로픽의 기업가치는 184억달러에 불과했다.", "USD 18400000000 former"},
          {"앤트로픽은 지난 9월 1830억달러의 기업가치를 인정받은 바 있다.", "USD 183000000000 former"},
          {"xAI는 200억달러 조달을 앞두고 있다.", "USD 20000000000 planned"},
          {"앤트로픽의 기업가치는 1830억달러에 이른다.", "USD 183000000000"}});
}

TEST(Circumstances, PutARightIntoThePastThatIsToldInIt) {
  expect({{"Microsoft had the only licence to OpenAI's technology.", "exclusive former"},
          {"Microsoft said that it had the only licence to OpenAI's technology.", "exclusive"},
          {"지금까지 오픈AI의 컴퓨팅은 MS가 독점으로 공급했습니다.", "exclusive former"},
          {"OpenAI's API can still be had from Azure alone.", "exclusive"},
          {"지금도 오픈AI의 컴퓨팅은 MS가 독점으로 공급합니다.", "exclusive"},
          {"MS의 애저는 4월 27일까지 오픈AI의 API를 독점으로 팔았지만 이제는 다르다.", "exclusive former"},
          {"MS의 애저는 2030년까지 오픈AI의 API를 독점으로 판다.", "exclusive, 2030"}});
}

TEST(Circumstances, LeaveAPlanToItsOwnSentence) {
  expect({{"상장 뒤 오픈AI의 기업가치는 1조2000억달러에 이를 수 있다. 직전 투자 때는 8520억달러로 평가받았다.",
           "USD 1200000000000 planned possible, USD 852000000000"}});
}

TEST(Circumstances, LetAPlanOfACompanysOwnOweNothingToTheSentenceBefore) {
  expect({{"Meta reported record sales, and might buy a chipmaker. It plans capital expenditure of $115 billion this "
           "year.",
           "USD 115000000000 planned"},
          {"OpenAI is in talks with Microsoft. Microsoft would hold 49% of OpenAI.", "49% planned possible"}});
}

TEST(Circumstances, TakeTheFiguresOfTheLastQuarterForNews) {
  expect({{"Microsoft reported capital expenditure of $34.9 billion for the quarter to September.", "USD 34900000000"},
          {"The Information reported capital expenditure of $34.9 billion at Microsoft for the quarter to September.",
           "USD 34900000000 reported"},
          {"MS는 1분기(7~9월)에 설비투자로 349억 달러를 썼다.", "USD 34900000000"}});
}

TEST(Circumstances, ReadAPlanBehindItsValue) {
  expect({{"Capital expenditure of $20bn to $23bn is planned for this year at CoreWeave.",
           "USD 20000000000 range planned"},
          {"Oracle has lifted its plan for capital expenditure this year to about $50 billion.",
           "USD 50000000000 about planned"}});
}

TEST(Circumstances, LeaveTheDateOfTheDealToTheDeal) {
  expect(
      {{"OpenAI's research runs on Azure and on no other cloud, a condition of the alliance that the two concluded "
        "in the summer of 2019.",
        "exclusive"}});
}

TEST(Circumstances, DenyWhatACorrectionTakesBackInASubordinateClause) {
  expect(
      {{"Corrections. A report on Saturday had the agreement under which OpenAI shares revenue with Microsoft ending "
        "in 2035.",
        "2035 denied"},
       {"Corrections. An article said that Nvidia owned 16% of CoreWeave, which is too many; Nvidia owns 6%.",
        "16% denied, 6%"}});
}

TEST(Circumstances, DenyWhatAKoreanCorrectionOrFactCheckTakesBack) {
  expect({{"[정정] 지난 기사를 바로잡습니다.\n\n그래픽에서 아마존의 앤트로픽 지분을 25%로 표시했습니다. 확인된 수치는 "
           "없습니다.",
           "25% denied"},
          {"[정정] 지난 기사를 바로잡습니다.\n\nMS의 오픈AI 지분을 27%로 소개한 부분은 그대로 둡니다.", "27%"},
          {"① \"MS가 오픈AI 지분 49%를 쥐고 있다\"\n사실이 아니다. 이익을 나눌 뿐이다.", "49% denied"},
          {"MS는 오픈AI 지분 27%를 보유하고 있다. 최대 주주는 아니다.", "27%"}});
}

TEST(Circumstances, ReadTheRestOfAnEntryByTheDateOfItsLabel) {
  expect({{"2019년 7월 | MS, 오픈AI에 10억달러 투자. 애저가 오픈AI의 독점 클라우드가 되다.",
           "USD 1000000000 former, exclusive former"},
          {"MS가 오픈AI의 기술을 사용할 수 있는 기한은 2032년까지로 종전과 같다.", "2032"}});
}

TEST(Circumstances, LetWhatGoesOnInARelativeClauseBehindBeSoToday) {
  expect({{"In 2019 Azure became OpenAI's exclusive cloud, which it still is.", "exclusive"},
          {"In return Microsoft received an Azure order of $250 billion from OpenAI, which is in force to this day.",
           "USD 250000000000"}});
}

TEST(Circumstances, TakeFromADealThatIsTalkedAboutWhatItsRelativeClauseTells) {
  expect({{"The two are discussing a deal under which OpenAI would pay Microsoft 10% of its revenue.",
           "10% planned possible"},
          {"Microsoft could keep its license to OpenAI's technology until 2035.", "2035 planned possible"},
          {"Microsoft may use OpenAI's technology until 2032.", "2032"},
          {"Microsoft's license to OpenAI's technology could become non-exclusive.", "non-exclusive planned possible"},
          {"AWS may become the exclusive cloud provider of OpenAI's Frontier.", "exclusive planned possible"}});
}

TEST(Circumstances, TakeAPlanThatHasBeenRaisedForOneOfBefore) {
  expect({{"Oracle raises its plan for capital expenditure in the fiscal year to about $50 billion, from $35 billion.",
           "USD 35000000000 former, USD 50000000000 about planned"},
          {"CoreWeave aims at a valuation of more than $35 billion.", "USD 35000000000 over planned"}});
}

TEST(Circumstances, TakeThePartOfAPlanForOne) {
  expect({{"Nvidia intends to invest up to $100 billion in OpenAI. The first slice is $10 billion.",
           "USD 100000000000 upto planned, USD 10000000000 planned"}});
}

TEST(Circumstances, DenyWhatWasGivenInATableThatIsCorrected) {
  expect({{"Corrections and clarifications. In a table of 2 March the valuation of Anthropic was given as $830bn.",
           "USD 830000000000 denied"}});
}

TEST(Circumstances, TakeTheDistanceBetweenTwoTimesForNoPlan) {
  expect(
      {{"In September Amazon agreed to invest up to $4 billion in Anthropic, and a month later Google pledged up to $2 "
        "billion.",
        "USD 4000000000 upto former, USD 2000000000 upto former"}});
}

TEST(Circumstances, TakeATalliedSumThatHadBeenPaidForOneOfBefore) {
  expect({{"By the end of 2024 Amazon had invested $4 billion in Anthropic in all.", "USD 4000000000 former"},
          {"Amazon has invested $8 billion in Anthropic in all.", "USD 8000000000"}});
}

TEST(Circumstances, LeaveTheTenseOfWhatIsDeniedOutOfItsTime) {
  expect({{"The market changes by the day.\n\nSoftBank rejected a report that it had invested $30 billion in OpenAI.",
           "USD 30000000000 denied"},
          {"Google said it was not true that it holds 14% of Anthropic.", "14% denied"},
          {"Mistral has no plans to raise €2 billion, its chief executive said.", "EUR 2000000000 planned denied"},
          {"Anthropic called reports that it had been valued at $350 billion inaccurate.", "USD 350000000000 denied"}});
}

TEST(Circumstances, LetTheOutcomeOfAnActInThePastLast) {
  expect({{"In July Google's stake in Anthropic was fixed at 14%.", "14%"},
          {"In July Google's stake in Anthropic was 14%.", "14% former"}});
}

TEST(Circumstances, TakeForAPlanWhatACompanyWillSpendItself) {
  expect({{"Microsoft's capital spending will exceed $120 billion next year.", "USD 120000000000 over planned"},
          {"Google's capital expenditure is seen at $120 billion next year.", "USD 120000000000 planned"},
          {"Microsoft will invest $5 billion in Anthropic.", "USD 5000000000"}});
}

TEST(Circumstances, ReadARightOfAnOldContractAsFormer) {
  expect({{"Under the old contract Microsoft's license to OpenAI's technology ran until 2030.", "2030 former"},
          {"Microsoft's rights to OpenAI's models were originally to end in 2030.", "2030 former"},
          {"마이크로소프트는 지난달까지 애저 매출의 20%를 오픈AI에 지급해 왔다.", "20% former"},
          {"Last year Microsoft held 49% of OpenAI.", "49% former"}});
}

TEST(Circumstances, LeaveADateBehindAnotherValueToThatValue) {
  expect({{"OpenAI has a round to tell of. Amount: $122 billion, after $110 billion had been announced in February.",
           "USD 122000000000, USD 110000000000 former"}});
}

TEST(Circumstances, HearFromTheMarketOnlyWhatIsReported) {
  expect({{"구글이 앤트로픽 지분 14%를 들고 있다는 게 업계의 추정이다.", "14% reported"},
          {"Mistral cedes 15% of its revenue to Microsoft, according to the newspaper Les Echos.", "15% reported"},
          {"전환사채가 주식으로 바뀌면 아마존의 앤트로픽 지분율은 15%가 된다.", "15% planned"}});
}

TEST(Circumstances, ReadWhatStandsUnderADateByThatDate) {
  expect(
      {{"How they got here.\n\nJuly 2019\nMicrosoft invests $1bn in OpenAI.\n\nOctober 2025\nMicrosoft comes out with "
        "27 percent of OpenAI.",
        "USD 1000000000 former, 27%"},
       {"날짜순으로 정리했다.\n\n▲2023년 9월\n아마존이 앤트로픽에 12억5000만달러를 투자한다.\n\n▲2025년 10월\n구글은 "
        "앤트로픽 "
        "지분 14%를 갖는다.",
        "USD 1250000000 former, 14%"}});
}

TEST(Circumstances, LetAContractUnderADateGoOn) {
  expect(
      {{"How they got here.\n\nNovember 2024\nAnthropic commits to buy $30 billion of capacity from Azure.",
        "USD 30000000000"},
       {"날짜순으로 정리했다.\n\n▲2024년 11월\n앤트로픽은 애저를 300억달러어치 사기로 약속한다.", "USD 30000000000"}});
}

TEST(Circumstances, ReadAFigureByItsOwnLabel) {
  expect({{"Capital expenditure by company, calendar years\nAmazon - 2024: $83bn; 2026: around $200bn",
           "USD 83000000000 former, USD 200000000000 about planned"}});
}

TEST(Circumstances, TakeDoubtOfTheSourceForNoCondition) {
  expect({{"OpenAI has a contract for $300 billion of computing with Oracle, if the Wall Street Journal is right.",
           "USD 300000000000 reported"},
          {"Amazon has put $13B into Anthropic so far, and promises more if the tenant behaves.", "USD 13000000000"},
          {"Amazon will invest $5 billion in Anthropic, and another $20 billion if targets are met.",
           "USD 20000000000 planned, USD 5000000000"}});
}

TEST(Circumstances, LetAKoreanClauseWithoutTenseGoOnAsTheNext) {
  expect({{"소프트뱅크는 오픈AI에 다음 달 100억달러를 먼저 집행하고, 나머지는 12월에 보낼 예정이다.",
           "USD 10000000000 planned"},
          {"MS가 오픈AI에 투자하기로 약정한 돈은 모두 130억달러다.", "USD 13000000000 planned"},
          {"앤트로픽의 기업가치는 지난해 10월 이후 1830억달러다.", "USD 183000000000"},
          {"당초 2030년까지였던 MS의 오픈AI 기술 사용 기한은 2032년으로 늦춰졌다.", "2030 former, 2032"}});
}

TEST(Circumstances, TakeAKoreanEventInThePastForNewsWhereTheArticleBeganWithIt) {
  expect({{"xAI가 200억달러를 조달했다고 밝혔다.\n\n엔비디아가 xAI에 20억달러를 투자한 것으로 전해졌다.",
           "USD 20000000000, USD 2000000000 reported"},
          {"업계의 경쟁이 뜨겁다.\n\n엔비디아가 xAI에 20억달러를 투자한 것으로 전해졌다.",
           "USD 2000000000 former reported"}});
}

TEST(Circumstances, TakeAKoreanEventOfLastMonthForBackgroundUnlessADayIsNamed) {
  expect({{"앤트로픽은 지난달 300억달러를 조달했다고 발표했다.", "USD 30000000000 former"},
          {"앤트로픽은 지난달 31일 300억달러를 조달했다고 발표했다.", "USD 30000000000"}});
}

}  // namespace
}  // namespace claimwatch
