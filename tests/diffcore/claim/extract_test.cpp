#include "diffcore/claim/extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "tests/support/article_file.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::string told(const Claim& claim) {
  std::string out = claim.key.topic + ' ' + claim.key.subject;
  if (!claim.key.object.empty()) out += " > " + claim.key.object;
  if (!claim.key.scope.empty()) out += ' ' + claim.key.scope;
  out += ": " + claim.value.text;
  if (claim.value.bound != Bound::exact) out += ' ' + std::string(name(claim.value.bound));
  if (claim.time != Time::current) out += ' ' + std::string(name(claim.time));
  if (claim.certainty != Certainty::stated) out += ' ' + std::string(name(claim.certainty));
  return out;
}

std::vector<std::string> claims(std::string_view text, std::string_view published = "2025-11-05") {
  std::vector<std::string> out;
  for (const Claim& claim : extract_claims({text, "", day_of_iso(published)}, shipped_rules()))
    out.push_back(told(claim));
  return out;
}

TEST(Extract, TakesRolesFromParticlesAndPrepositions) {
  EXPECT_THAT(claims("OpenAI received an investment of $1 billion from Microsoft."),
              ElementsAre("investment microsoft > openai tranche: USD 1000000000"));
  EXPECT_THAT(claims("오픈AI에 10억달러를 마이크로소프트가 투자한다."),
              ElementsAre("investment microsoft > openai tranche: USD 1000000000"));
  EXPECT_THAT(claims("Roughly 14% of Anthropic belongs to Google."),
              ElementsAre("stake google > anthropic: 14% about"));
}

TEST(Extract, TakesAStartupForTheOneThatWasSpokenOfAndNotForOneBesideIt) {
  EXPECT_THAT(claims("Anthropic was founded by people who had left OpenAI. Google is putting $2bn into the startup."),
              ElementsAre("investment google > anthropic tranche: USD 2000000000"));
  EXPECT_THAT(claims("Google pays for the training of Anthropic, a rival of OpenAI. It has put $2bn into the startup."),
              ElementsAre("investment google > anthropic total: USD 2000000000"));
  EXPECT_THAT(claims("Anthropic has a rival in OpenAI. A further $1bn was invested by Google."),
              ElementsAre("investment google > anthropic tranche: USD 1000000000"));
  EXPECT_THAT(claims("Google likes Anthropic and OpenAI. It is putting $2bn into the startup."),
              ElementsAre("investment google > openai tranche: USD 2000000000"));
}

TEST(Extract, TakesRowsUnderAProjectAsToldOfIt) {
  const auto told_in = [](std::string_view title) {
    constexpr std::string_view text =
        "A venture to build data centers.\n\nWho owns it\nSoftBank: 40%\nOpenAI: 40%\nMGX: 10%\n\nWho uses it\nOpenAI.";
    std::vector<std::string> out;
    for (const Claim& claim : extract_claims({text, title, day_of_iso("2026-01-21")}, shipped_rules()))
      out.push_back(told(claim));
    return out;
  };
  EXPECT_THAT(
      told_in("Fact sheet: Stargate"),
      ElementsAre("stake softbank > stargate: 40%", "stake openai > stargate: 40%", "stake mgx > stargate: 10%"));
  EXPECT_THAT(told_in("Fact sheet: OpenAI"), testing::Contains("stake softbank > openai: 40%"));
}

TEST(Extract, TakesWeOfALetterForWhomItsTitleNamesFirst) {
  const auto told_in = [](std::string_view title, std::string_view text) {
    std::vector<std::string> out;
    for (const Claim& claim : extract_claims({text, title, day_of_iso("2026-07-09")}, shipped_rules()))
      out.push_back(told(claim));
    return out;
  };
  constexpr std::string_view text = "Microsoft and OpenAI have changed much.\n\nNvidia owns 7 percent of our shares.";
  EXPECT_THAT(told_in("CoreWeave's memo to its staff", text), ElementsAre("stake nvidia > coreweave: 7%"));
  EXPECT_THAT(told_in("What CoreWeave wants", text), testing::Not(testing::Contains("stake nvidia > coreweave: 7%")));
  constexpr std::string_view lead =
      "The paper has seen a memo to the staff. Amazon is new.\n\nWe own 27 percent of OpenAI.";
  EXPECT_THAT(told_in("What Microsoft thinks", lead), ElementsAre("stake microsoft > openai: 27%"));
  EXPECT_THAT(
      told_in("코어위브가 직원에게 보낸 서한", "마이크로소프트는 고객이다. 우리는 지난달 110억달러를 조달했습니다."),
      ElementsAre("funding-round coreweave: USD 11000000000 former"));
}

TEST(Extract, ReadsPoliteSpeechAsItReadsANewspapers) {
  EXPECT_THAT(claims("마이크로소프트와 오픈AI의 매출 배분은 2030년에 끝납니다."),
              ElementsAre("term microsoft > openai revenue-share: 2030"));
}

TEST(Extract, GoesOnWithTheNextSumsOfARow) {
  EXPECT_THAT(
      claims("Microsoft invested $1 billion in OpenAI in 2019, a further $2 billion in 2021, and in January 2023 "
             "the $10 billion that made headlines."),
      UnorderedElementsAre("investment microsoft > openai tranche: USD 1000000000 former",
                           "investment microsoft > openai tranche: USD 2000000000 former",
                           "investment microsoft > openai tranche: USD 10000000000 former"));
  EXPECT_THAT(claims("Microsoft invested $1 billion in OpenAI, and lost $10 billion."), SizeIs(1));
}

TEST(Extract, GoesOnWithTheScopeWhereOneVerbTellsTwoSums) {
  EXPECT_THAT(claims("Microsoft has invested $13.75bn in OpenAI all told, and Amazon $8bn in Anthropic."),
              UnorderedElementsAre("investment microsoft > openai total: USD 13750000000",
                                   "investment amazon > anthropic total: USD 8000000000"));
  EXPECT_THAT(claims("Amazon has invested $8bn in Anthropic to date, and Google $2.55bn in the same startup."),
              UnorderedElementsAre("investment amazon > anthropic total: USD 8000000000",
                                   "investment google > anthropic total: USD 2550000000"));
}

TEST(Extract, TakesTheUnitThatGoesWithoutSaying) {
  EXPECT_THAT(claims("The shares of OpenAI are known. The OpenAI Foundation owns 26 percent, Microsoft about 27."),
              UnorderedElementsAre("stake openai-foundation > openai: 26%", "stake microsoft > openai: 27% about"));
  EXPECT_THAT(claims("Microsoft will invest $5bn in Anthropic, Nvidia up to ten."),
              UnorderedElementsAre("investment microsoft > anthropic tranche: USD 5000000000",
                                   "investment nvidia > anthropic tranche: USD 10000000000 upto"));
  EXPECT_THAT(claims("Microsoft owns 27 percent of OpenAI, and Amazon 14 of its shops."), SizeIs(1));
  EXPECT_THAT(claims("Microsoft owns 27 percent of OpenAI, maker of GPT-4 and of Sora 2."), SizeIs(1));
  EXPECT_THAT(claims("Microsoft invested $1bn in OpenAI, enough for an airline or two."), SizeIs(1));
}

TEST(Extract, DealsOutNoMoreSumsThanThereAreNames) {
  EXPECT_THAT(claims("Microsoft and Nvidia will invest up to $5bn and $10bn in Anthropic, which has agreed to buy "
                     "capacity for $30bn from Azure."),
              UnorderedElementsAre("investment microsoft > anthropic tranche: USD 5000000000 upto",
                                   "investment nvidia > anthropic tranche: USD 10000000000",
                                   "cloud-contract anthropic > microsoft: USD 30000000000"));
}

TEST(Extract, KnowsASumThatIsTooSmallForItsTopic) {
  EXPECT_THAT(claims("OpenAI was valued at $500 billion. At that valuation of OpenAI a share is worth $31."),
              ElementsAre("valuation openai: USD 500000000000"));
}

TEST(Extract, TakesNoNameFromALineInCapitals) {
  EXPECT_THAT(claims("OTHER INVESTMENTS\n\nWe have invested $13 billion in OpenAI so far."), IsEmpty());
}

TEST(Extract, KnowsWhoseCompanyAnOfficerSpeaksOf) {
  EXPECT_THAT(
      claims("Amazon has no stake in OpenAI. Microsoft's deputy general counsel objected to the report. His company "
             "holds 27% of OpenAI, he wrote."),
      ElementsAre("stake amazon > openai: 0%", "stake microsoft > openai: 27%"));
}

TEST(Extract, TakesTheRentedCloudForTheProviderOfABigOne) {
  EXPECT_THAT(
      claims("Nebius rents out computers. Its contract with Microsoft is worth $17.4 billion of computing capacity."),
      ElementsAre("cloud-contract microsoft > nebius: USD 17400000000"));
}

TEST(Extract, ReadsWhatALabelNames) {
  EXPECT_THAT(claims("Ownership. Microsoft holds 27 percent of OpenAI.\n\n"
                     "Valuation. $500 billion, from last month's sale of shares."),
              ElementsAre("stake microsoft > openai: 27%", "valuation openai: USD 500000000000"));
}

TEST(Extract, FillsALeftOutRoleFromTheSentenceBefore) {
  EXPECT_THAT(claims("아마존은 앤트로픽의 최대 후원자다. 지금까지 넣은 돈은 모두 80억달러다."),
              ElementsAre("investment amazon > anthropic total: USD 8000000000"));
  EXPECT_THAT(claims("Google is a backer of Anthropic. It owns about 14% of the startup."),
              ElementsAre("stake google > anthropic: 14% about"));
}

TEST(Extract, TakesTheScopeThatItsFrameNamesWhereNoWordDoes) {
  EXPECT_THAT(claims("OpenAI is obliged to do everything on Azure."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive"));
  EXPECT_THAT(claims("OpenAI is obliged to sell its API products only through Azure."),
              ElementsAre("exclusivity microsoft > openai api: exclusive"));
}

TEST(Extract, FindsTheScopeOfARelativeClauseInWhatItFollows) {
  EXPECT_THAT(claims("Oracle runs data centers. Microsoft has a licence to the code of OpenAI, which nobody else has."),
              ElementsAre("exclusivity microsoft > openai ip: exclusive"));
}

TEST(Extract, TakesTheScopeOfTheRelativeClauseBehindTheProvider) {
  EXPECT_THAT(claims("Azure used to be the only cloud through which OpenAI's API could be sold."),
              ElementsAre("exclusivity microsoft > openai api: exclusive former"));
  EXPECT_THAT(claims("Azure used to be the only cloud on which OpenAI trained its models."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive former"));
  EXPECT_THAT(claims("Microsoft and OpenAI have a new contract. OpenAI can put its API on any cloud it likes."),
              ElementsAre("exclusivity microsoft > openai api: non-exclusive"));
}

TEST(Extract, TakesTheScopeOfARelativeClauseInsideWhatIsTold) {
  EXPECT_THAT(claims("Azure is the only cloud on which OpenAI's API is sold, with a single carve-out for agencies."),
              ElementsAre("exclusivity microsoft > openai api: exception"));
}

TEST(Extract, TakesADutyInThePastForOneOfBeforeHoweverLong) {
  EXPECT_THAT(claims("Until this spring, OpenAI was contractually bound to run all its workloads on Azure."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive former"));
}

TEST(Extract, TakesForTheScopeOfAPronounWhatWasNamedLast) {
  EXPECT_THAT(
      claims("Microsoft's rights to OpenAI's models last until 2032. Under the old contract they ended in 2030."),
      ElementsAre("term microsoft > openai ip: 2032", "term microsoft > openai ip: 2030 former"));
  EXPECT_THAT(claims("OpenAI may use Microsoft's technology under a new contract. It runs until 2030."),
              ElementsAre("term microsoft > openai partnership: 2030"));
  EXPECT_THAT(
      claims("OpenAI's models are sold by Azure, and computing is its own business. They can buy it wherever they "
             "want."),
      ElementsAre("exclusivity microsoft > openai compute: non-exclusive"));
}

TEST(Extract, LeavesAScopeRightBeforeTheNextValueToThatValue) {
  EXPECT_THAT(claims("Stargate is a venture. It is to invest $500 billion in four years, beginning with $100 billion."),
              UnorderedElementsAre("project-investment stargate total: USD 500000000000 planned",
                                   "project-investment stargate initial: USD 100000000000 planned"));
}

TEST(Extract, TakesAPronounForTheSubjectOfItsOwnClause) {
  EXPECT_THAT(claims("Oracle builds data centers for OpenAI. Anthropic says it will spend $50 billion of its own on "
                     "American data centers."),
              ElementsAre("capex anthropic: USD 50000000000 planned"));
  EXPECT_THAT(claims("Microsoft rents servers to Anthropic. Its own protégé OpenAI lives on Azure alone."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive"));
}

TEST(Extract, TakesItForTheSubjectOfTheSentenceBeforeAlsoWhereItsKindIsNotTheUsualOne) {
  EXPECT_THAT(claims("Meta comes second, behind OpenAI. It has signed a cloud contract worth some $20 billion with "
                     "Oracle."),
              ElementsAre("cloud-contract meta > oracle: USD 20000000000 about"));
}

TEST(Extract, LetsAWordOfTheNextValueSpeakAgainstThatOneAlone) {
  EXPECT_THAT(
      claims("In the quarter just ended Oracle laid out $12 billion for buildings and equipment, against revenue "
             "of $16.1 billion."),
      ElementsAre("capex oracle: USD 12000000000"));
}

TEST(Extract, ReadsNoPlanOfTheMainClauseInOneThatTellsWhoseSomethingIs) {
  EXPECT_THAT(claims("Nvidia, whose chips are to do the work, will invest up to $10 billion in Anthropic."),
              ElementsAre("investment nvidia > anthropic tranche: USD 10000000000 upto"));
}

TEST(Extract, LetsAWordOfTheNextStatementSpeakAgainstThatOneAlone) {
  EXPECT_THAT(
      claims("Microsoft has a contract with OpenAI. The API may be sold by all clouds, the license is no longer "
             "exclusive."),
      UnorderedElementsAre("exclusivity microsoft > openai api: non-exclusive",
                           "exclusivity microsoft > openai ip: non-exclusive"));
}

TEST(Extract, TakesModelsForWhatARightIsOf) {
  EXPECT_THAT(claims("Microsoft works with OpenAI. It may use the lab's models, a permission that lasts until 2030."),
              ElementsAre("term microsoft > openai ip: 2030"));
}

TEST(Extract, TakesANewParagraphForNoMoreOfItsLastSubject) {
  EXPECT_THAT(claims("Azure is the exclusive cloud provider of OpenAI.\n\nOracle has halls to let.\n\n"
                     "Exclusivity gives way to a right of first refusal on computing."),
              UnorderedElementsAre("exclusivity microsoft > openai compute: exclusive",
                                   "exclusivity microsoft > openai compute: first-refusal",
                                   "exclusivity microsoft > openai compute: non-exclusive"));
}

TEST(Extract, TakesAPersonBeforeAColonForWhoSpeaks) {
  EXPECT_THAT(claims("Amazon supplies computing to labs. Jassy on OpenAI: the contract is for $38 billion."),
              ElementsAre("cloud-contract openai > amazon: USD 38000000000"));
}

TEST(Extract, ReadsWhatHoldsOnCondition) {
  EXPECT_THAT(
      claims("Microsoft and OpenAI have a contract. OpenAI may rent servers elsewhere if Microsoft does not want "
             "the business."),
      ElementsAre("exclusivity microsoft > openai compute: first-refusal"));
}

TEST(Extract, GivesAFrameOnlyTheScopesThatItCanSpeakOf) {
  EXPECT_THAT(claims("Microsoft licenses OpenAI's technology. The lab may not go to another host before Microsoft has "
                     "turned the business down."),
              ElementsAre("exclusivity microsoft > openai compute: first-refusal"));
}

TEST(Extract, TakesNobodyForTheHolderWhomTheNextClauseNames) {
  EXPECT_THAT(claims("Microsoft may sell Mistral's models. The right is not an exclusive one: Amazon's Bedrock has "
                     "carried Mistral's models almost as long."),
              ElementsAre("exclusivity microsoft > mistral api: non-exclusive"));
}

TEST(Extract, LeavesTheScopeBesideAnotherStanceToThatStance) {
  EXPECT_THAT(claims("It made Microsoft OpenAI's exclusive provider of cloud services and gave it an exclusive licence "
                     "to whatever OpenAI would invent."),
              UnorderedElementsAre("exclusivity microsoft > openai compute: exclusive",
                                   "exclusivity microsoft > openai ip: exclusive"));
}

TEST(Extract, TakesAShortFormForWhomItsSentenceNames) {
  EXPECT_THAT(claims("Claude is the model of OpenAI's rival Anthropic. Microsoft has put $13bn into OpenAI since 2019, "
                     "and its contract with the lab runs until 2030."),
              UnorderedElementsAre("investment microsoft > openai total: USD 13000000000",
                                   "term microsoft > openai partnership: 2030"));
}

TEST(Extract, TakesItAtTheStartOfASentenceForTheSubjectOfTheOneBefore) {
  EXPECT_THAT(
      claims("Nvidia agreed to invest $10 billion in Anthropic. Nvidia owns about 7% of CoreWeave. It has also "
             "contracted for $6.3 billion of CoreWeave's capacity."),
      UnorderedElementsAre("investment nvidia > anthropic tranche: USD 10000000000",
                           "stake nvidia > coreweave: 7% about", "cloud-contract nvidia > coreweave: USD 6300000000"));
}

TEST(Extract, LeavesWhoStandsBehindAValueToThatValue) {
  EXPECT_THAT(claims("OpenAI has committed itself to $250 billion of Azure services and to $38 billion of computing at "
                     "AWS."),
              UnorderedElementsAre("cloud-contract openai > microsoft: USD 250000000000",
                                   "cloud-contract openai > amazon: USD 38000000000"));
}

TEST(Extract, TellsAStanceAlsoOfWhomItIsSoAlike) {
  EXPECT_THAT(claims("Amazon is not Anthropic's exclusive cloud provider, and neither is Google."),
              UnorderedElementsAre("exclusivity amazon > anthropic compute: non-exclusive",
                                   "exclusivity google > anthropic compute: non-exclusive"));
}

TEST(Extract, FindsTheScopeOfASumInTheClauseBefore) {
  EXPECT_THAT(claims("For the fiscal year, which ends in May, Oracle now plans capital expenditure of $50 billion."),
              ElementsAre("capex oracle annual: USD 50000000000 planned"));
}

TEST(Extract, SharesAValueOutAmongThoseWhoGiveItEach) {
  EXPECT_THAT(claims("엔비디아와 소프트뱅크가 오픈AI에 각각 300억달러를 투자한다."),
              UnorderedElementsAre("investment nvidia > openai tranche: USD 30000000000",
                                   "investment softbank > openai tranche: USD 30000000000"));
  EXPECT_THAT(claims("SoftBank and Nvidia invest $30bn each in OpenAI."),
              UnorderedElementsAre("investment nvidia > openai tranche: USD 30000000000",
                                   "investment softbank > openai tranche: USD 30000000000"));
}

TEST(Extract, SharesOutAmongARowWithACommaBeforeAnd) {
  EXPECT_THAT(claims("SoftBank, Nvidia, and Amazon invest $30bn each in OpenAI."), SizeIs(3));
}

TEST(Extract, DealsOutAsManyValuesAsThereAreSubjects) {
  EXPECT_THAT(claims("엔비디아와 마이크로소프트는 앤트로픽에 각각 100억달러와 50억달러를 투입한다."),
              UnorderedElementsAre("investment nvidia > anthropic tranche: USD 10000000000",
                                   "investment microsoft > anthropic tranche: USD 5000000000"));
  EXPECT_THAT(claims("Amazon and Nvidia put $5bn and $8bn into OpenAI."),
              UnorderedElementsAre("investment amazon > openai tranche: USD 5000000000",
                                   "investment nvidia > openai tranche: USD 8000000000"));
}

TEST(Extract, PartsClausesAtAShortVerb) {
  EXPECT_THAT(claims("MS는 오픈AI 매출의 20%를 계속 받고, 오픈AI 지분 27%도 갖고 있다."),
              UnorderedElementsAre("revenue-share openai > microsoft: 20%", "stake microsoft > openai: 27%"));
  EXPECT_THAT(claims("소프트뱅크는 4월에 75억달러를 오픈AI에 투자했고, 곧 225억달러를 추가로 투자한다."),
              UnorderedElementsAre("investment softbank > openai tranche: USD 7500000000 former",
                                   "investment softbank > openai tranche: USD 22500000000"))
      << "the date is of the first clause alone";
}

TEST(Extract, DealsOutNothingBehindTheNextSubject) {
  EXPECT_THAT(claims("소프트뱅크와 엔비디아가 오픈AI에 각각 300억달러를, 아마존이 500억달러를 투자한다."),
              UnorderedElementsAre("investment softbank > openai tranche: USD 30000000000",
                                   "investment nvidia > openai tranche: USD 30000000000",
                                   "investment amazon > openai tranche: USD 50000000000"));
}

TEST(Extract, ReadsNothingOverACommaThatStandsCloser) {
  EXPECT_THAT(
      claims("앤트로픽의 이번 투자 라운드 규모는 300억달러, 기업가치는 3800억달러다."),
      UnorderedElementsAre("funding-round anthropic: USD 30000000000", "valuation anthropic: USD 380000000000"));
}

TEST(Extract, SharesOutOnlyWhatStandsBehindTheSubjects) {
  EXPECT_THAT(claims("아마존이 오픈AI에 500억달러, 엔비디아와 소프트뱅크가 각각 300억달러를 투자한다."),
              UnorderedElementsAre("investment amazon > openai tranche: USD 50000000000",
                                   "investment nvidia > openai tranche: USD 30000000000",
                                   "investment softbank > openai tranche: USD 30000000000"));
}

TEST(Extract, GivesNobodyWhatIsToldOfAnother) {
  EXPECT_THAT(claims("MS는 오픈AI에 투자했다. 샘 올트먼 오픈AI 최고경영자(CEO)는 새 회사의 지분을 받지 않는다."),
              IsEmpty());
  EXPECT_THAT(claims("Anthropic grows. SoftBank raised $10 billion."), IsEmpty());
  EXPECT_THAT(claims("MS와 오픈AI의 계약이 화제다. 본지는 'MS, 오픈AI 지분 49% 보유' 기사에서 여러 말을 했다."),
              IsEmpty());
}

TEST(Extract, ReadsWhoseTheShortFormIs) {
  EXPECT_THAT(claims("Anthropic rents chips. Neither Google nor Amazon is its exclusive cloud provider."),
              UnorderedElementsAre("exclusivity google > anthropic compute: non-exclusive",
                                   "exclusivity amazon > anthropic compute: non-exclusive"));
  EXPECT_THAT(claims("OpenAI pays 20% of its revenue to Microsoft."),
              ElementsAre("revenue-share openai > microsoft: 20%"));
}

TEST(Extract, LetsTheRoleChooseAmongThoseWhomAPronounCanStandFor) {
  EXPECT_THAT(claims("The example was set by Microsoft. It has put $13bn into OpenAI so far."),
              ElementsAre("investment microsoft > openai total: USD 13000000000"));
  EXPECT_THAT(claims("Amazon is a supplier of CoreWeave. Nvidia, its largest supplier, owns about 6% of the company."),
              ElementsAre("stake nvidia > coreweave: 6% about"));
  EXPECT_THAT(claims("Google has a contract with Anthropic. In exchange it received a stake of about 10%."),
              ElementsAre("stake google > anthropic: 10% about"));
}

TEST(Extract, GoesOnTellingOfWhomARelativePronounStandsFor) {
  EXPECT_THAT(claims("Dell supplies the lab Anthropic together with Google, which holds 14% of it."),
              ElementsAre("stake google > anthropic: 14%"));
  EXPECT_THAT(claims("Amazon, which has invested $8bn in Anthropic to date, and Google run its models."),
              ElementsAre("investment amazon > anthropic total: USD 8000000000"));
}

TEST(Extract, GivesWhatStandsInParenthesesToWhomItStandsBehind) {
  EXPECT_THAT(
      claims("OpenAI has raised money from Amazon ($50 billion), Nvidia ($30 billion) and SoftBank ($20 billion)."),
      UnorderedElementsAre("investment amazon > openai tranche: USD 50000000000",
                           "investment nvidia > openai tranche: USD 30000000000",
                           "investment softbank > openai tranche: USD 20000000000"));
  EXPECT_THAT(claims("Nvidia (7%), SoftBank (11%) and Microsoft (27%) own shares of OpenAI."),
              UnorderedElementsAre("stake nvidia > openai: 7%", "stake softbank > openai: 11%",
                                   "stake microsoft > openai: 27%"));
}

TEST(Extract, TakesWeInAQuotationForTheEmployerOfItsSpeaker) {
  EXPECT_THAT(claims("Microsoft CEO Satya Nadella said: \"We own 27% of OpenAI.\""),
              ElementsAre("stake microsoft > openai: 27%"));
  EXPECT_THAT(claims("\"We own 27% of OpenAI,\" said Microsoft CEO Satya Nadella."),
              ElementsAre("stake microsoft > openai: 27%"));
}

TEST(Extract, TakesADatedStateForOneOfBefore) {
  EXPECT_THAT(claims("In March Anthropic was valued at $61.5 billion."),
              ElementsAre("valuation anthropic: USD 61500000000 former"));
  EXPECT_THAT(claims("Anthropic is valued at $183 billion since September."),
              ElementsAre("valuation anthropic: USD 183000000000"));
  EXPECT_THAT(claims("Since the reshuffle in May Microsoft has owned 27% of OpenAI."),
              ElementsAre("stake microsoft > openai: 27%"));
}

TEST(Extract, TakesWhatAReportOfBeforeSaidWouldComeForTheEventOfBefore) {
  EXPECT_THAT(claims("Amazon said last month that it would invest $4 billion in Anthropic."),
              ElementsAre("investment amazon > anthropic tranche: USD 4000000000 former"));
  EXPECT_THAT(claims("Amazon said that it would invest $4 billion in Anthropic."),
              ElementsAre("investment amazon > anthropic tranche: USD 4000000000 planned"));
  EXPECT_THAT(claims("Amazon told investors in August that capital expenditure would come to $50 billion."),
              ElementsAre("capex amazon: USD 50000000000 planned"));
  EXPECT_THAT(claims("The plan for Nvidia to invest up to $100bn in OpenAI has stalled."),
              ElementsAre("investment nvidia > openai tranche: USD 100000000000 upto planned"));
}

TEST(Extract, DeniesWhatACorrectionSaysAnEarlierVersionSaid) {
  EXPECT_THAT(claims("An earlier entry said that SoftBank was putting $40bn into OpenAI. It is putting in $30bn."),
              UnorderedElementsAre("investment softbank > openai tranche: USD 40000000000 denied",
                                   "investment softbank > openai tranche: USD 30000000000"));
}

TEST(Extract, TakesACommaBehindAFrontedPhraseForNoRow) {
  EXPECT_THAT(claims("Weeks after its deal with OpenAI, Microsoft announced an investment of $5bn in Anthropic."),
              ElementsAre("investment microsoft > anthropic tranche: USD 5000000000"));
}

TEST(Extract, GivesTheEmployerOfASpeakerNoRole) {
  EXPECT_THAT(
      claims("Google has long backed Anthropic. Analysts at Oracle say that its 14% interest is worth holding."),
      ElementsAre("stake google > anthropic: 14%"));
}

TEST(Extract, TellsWhatAValueIsComparedWithAsWhatWasBefore) {
  EXPECT_THAT(claims("OpenAI sold shares at a valuation of $500bn, up from $300bn in March."),
              UnorderedElementsAre("valuation openai: USD 500000000000", "valuation openai: USD 300000000000 former"));
  EXPECT_THAT(claims("Microsoft now holds a stake of 27% in OpenAI, compared with 32.5% a year ago."),
              UnorderedElementsAre("stake microsoft > openai: 27%", "stake microsoft > openai: 32.5% former"));
  EXPECT_THAT(
      claims("OpenAI plans to cut the part of its revenue that Microsoft gets to 10%, down from 20% now."),
      UnorderedElementsAre("revenue-share openai > microsoft: 10% planned", "revenue-share openai > microsoft: 20%"));
  EXPECT_THAT(claims("OpenAI had revenue of $13bn, up from $4bn a year before."), IsEmpty());
}

TEST(Extract, DeniesTheValueThatAnotherOneIsSetAgainst) {
  EXPECT_THAT(claims("Google owns 14 percent of Anthropic, not 10 percent."),
              UnorderedElementsAre("stake google > anthropic: 14%", "stake google > anthropic: 10% denied"));
  EXPECT_THAT(claims("Microsoft holds not 49% but 27% of OpenAI."),
              UnorderedElementsAre("stake microsoft > openai: 27%", "stake microsoft > openai: 49% denied"));
  EXPECT_THAT(claims("Microsoft's licence to OpenAI's models runs until 2032, not 2030."),
              UnorderedElementsAre("term microsoft > openai ip: 2032", "term microsoft > openai ip: 2030 denied"));
  EXPECT_THAT(claims("Microsoft's licence to OpenAI's models runs until 2032 rather than 2030."),
              UnorderedElementsAre("term microsoft > openai ip: 2032", "term microsoft > openai ip: 2030 former"));
}

TEST(Extract, DeniesWhatTheNextShortSentenceRefutes) {
  EXPECT_THAT(claims("Microsoft owns 49% of OpenAI. That is a myth."),
              ElementsAre("stake microsoft > openai: 49% denied"));
  EXPECT_THAT(claims("Microsoft owns 27% of OpenAI. It is not the only shareholder."),
              ElementsAre("stake microsoft > openai: 27%"));
}

TEST(Extract, ReadsAnAnswerOfWhatWasAsked) {
  EXPECT_THAT(claims("Q: How long does Microsoft's licence to OpenAI's models last?\nA: Until 2032."),
              ElementsAre("term microsoft > openai ip: 2032"));
  EXPECT_THAT(claims("Q: How long did Microsoft's chief speak of OpenAI's models?\nA: Until 2032."), IsEmpty());
}

TEST(Extract, ReadsAllOfAnAnswerByWhatWasAsked) {
  EXPECT_THAT(claims("Q: Amazon and Google back Anthropic. How much of it do they hold?\n"
                     "A: It is no secret. Google has 14 percent."),
              ElementsAre("stake google > anthropic: 14%"));
  EXPECT_THAT(claims("Who backs Anthropic? Many do. The largest is named in the filing. Google has 14 percent of it."),
              ElementsAre("stake google > anthropic: 14%"));
}

TEST(Extract, GoesOnWithTheNextValueOfWhatWasTold) {
  EXPECT_THAT(claims("Amazon has put $4bn into Anthropic since 2023. In all it is to be more than $8bn."),
              UnorderedElementsAre("investment amazon > anthropic total: USD 4000000000",
                                   "investment amazon > anthropic total: USD 8000000000 over planned"));
  EXPECT_THAT(claims("Amazon has put $4bn into Anthropic since 2023. Its profit would make it more than $8bn."),
              ElementsAre("investment amazon > anthropic total: USD 4000000000"));
}

TEST(Extract, KnowsTheFormerAndTheLatter) {
  EXPECT_THAT(claims("Microsoft and Nvidia back Anthropic. The former invests $5bn, the latter $10bn."),
              UnorderedElementsAre("investment microsoft > anthropic tranche: USD 5000000000",
                                   "investment nvidia > anthropic tranche: USD 10000000000"));
}

TEST(Extract, TellsTheSubjectOfAClauseOfItsOwn) {
  EXPECT_THAT(claims("Amazon supplies Mistral, which found new backers, with ASML putting €1.3bn into Mistral."),
              ElementsAre("investment asml > mistral tranche: EUR 1300000000"));
  EXPECT_THAT(claims("Anthropic buys servers. It was told that in exchange Microsoft invests $5bn in Anthropic."),
              ElementsAre("investment microsoft > anthropic tranche: USD 5000000000"));
  EXPECT_THAT(claims("Microsoft watches. Amazon's own protege, Anthropic, into which it has put $8bn, is growing."),
              ElementsAre("investment amazon > anthropic total: USD 8000000000"));
}

TEST(Extract, GivesWhatAPersonHoldsToNoCompany) {
  EXPECT_THAT(claims("Google has a stake in Anthropic. Today he holds 1% of Anthropic."), ElementsAre());
  EXPECT_THAT(claims("Microsoft's Amy Hood has told investors to expect capital spending of $16bn this year."),
              ElementsAre("capex microsoft annual: USD 16000000000 planned"));
}

TEST(Extract, LeavesMoneyForAPartOfACompanyToThatOne) {
  EXPECT_THAT(claims("Google bought DeepMind. Uber saw SoftBank put $1bn into its driverless unit."), ElementsAre());
}

TEST(Extract, TakesANameBeforeItsVerbForTheSubject) {
  EXPECT_THAT(claims("Oracle helps OpenAI, so that on paper Azure stays OpenAI's exclusive cloud."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive"));
  EXPECT_THAT(claims("As part of the deal Nvidia gets a stake of 2% in OpenAI."),
              ElementsAre("stake nvidia > openai: 2%"));
}

TEST(Extract, DatesASumByTheYearBehindIt) {
  EXPECT_THAT(
      claims("Microsoft would invest in OpenAI again, extending an alliance that began with $1 billion in 2019."),
      ElementsAre("investment microsoft > openai tranche: USD 1000000000 former"));
}

TEST(Extract, LeavesAPlanBesideAValueToThatOne) {
  EXPECT_THAT(claims("Amazon invests $50bn in OpenAI, of which $35bn hinges on conditions, while Nvidia contributes "
                     "$30bn to OpenAI."),
              UnorderedElementsAre("investment amazon > openai tranche: USD 50000000000",
                                   "investment amazon > openai tranche: USD 35000000000 planned",
                                   "investment nvidia > openai tranche: USD 30000000000"));
}

TEST(Extract, ReadsAListUnderANameByTheTitle) {
  const std::string_view text = "OpenAI\n- Oracle: $300bn\n- CoreWeave: $22.4bn\n";
  const auto read = [&](std::string_view title) {
    std::vector<std::string> out;
    for (const Claim& claim : extract_claims({text, title, std::nullopt}, shipped_rules())) out.push_back(told(claim));
    return out;
  };
  EXPECT_THAT(read("Fact box: commitments for computing"),
              UnorderedElementsAre("cloud-contract openai > oracle: USD 300000000000",
                                   "cloud-contract openai > coreweave: USD 22400000000"));
  EXPECT_THAT(read("Fact box: figures"), ElementsAre());
}

TEST(Extract, FindsWhoRaisesTheRoundThatAnotherOneLed) {
  EXPECT_THAT(claims("OpenAI is in demand. SoftBank led a $40bn round this spring at a $300bn valuation."),
              UnorderedElementsAre("funding-round openai: USD 40000000000", "valuation openai: USD 300000000000"));
}

TEST(Extract, TakesNoScopeFromAStatementBehindACommaAndAnAnd) {
  EXPECT_THAT(
      claims("Microsoft remains the exclusive cloud for OpenAI's API, and its licence to that company's technology "
             "extends through 2032."),
      testing::AllOf(testing::Contains("term microsoft > openai ip: 2032"),
                     testing::Not(testing::Contains("term microsoft > openai api: 2032"))));
}

TEST(Extract, ReadsTheScopesOfItsOwnClauseFirst) {
  EXPECT_THAT(
      claims("Microsoft keeps OpenAI's API exclusive until AGI, and its licence to OpenAI's models runs until "
             "2032."),
      UnorderedElementsAre("exclusivity microsoft > openai api: exclusive", "term microsoft > openai ip: 2032"));
}

TEST(Extract, TakesADealForItsOwnScopeOnlyWhereNoOtherIsNamed) {
  EXPECT_THAT(claims("Under the new agreement, Microsoft's licence to OpenAI's models runs until 2032."),
              ElementsAre("term microsoft > openai ip: 2032"));
  EXPECT_THAT(claims("The deal, which extends to 2032, leaves Microsoft with rights to OpenAI's models."),
              ElementsAre("term microsoft > openai ip: 2032"));
  EXPECT_THAT(claims("Microsoft's licence to OpenAI's models lasts until 2032, where the old contract had said 2030."),
              UnorderedElementsAre("term microsoft > openai ip: 2032", "term microsoft > openai ip: 2030 former"));
  EXPECT_THAT(claims("The contract between Microsoft and OpenAI runs until 2030."),
              ElementsAre("term microsoft > openai partnership: 2030"));
}

TEST(Extract, TakesWhatOnceBeginsInAnotherClauseForNoCondition) {
  EXPECT_THAT(claims("OpenAI shares its revenue with Microsoft. The rate is unchanged at 20%, though the payments now "
                     "end once a ceiling is reached."),
              ElementsAre("revenue-share openai > microsoft: 20%"));
}

TEST(Extract, TellsTheNextSumOfASentenceOfThoseOfTheOneBefore) {
  EXPECT_THAT(claims("Microsoft watches.\nIn Anthropic Amazon's investment so far comes to $4bn, of which $2.75bn was "
                     "paid in March."),
              UnorderedElementsAre("investment amazon > anthropic total: USD 4000000000",
                                   "investment amazon > anthropic tranche: USD 2750000000 former"));
}

TEST(Extract, LeavesBackgroundToItsOwnSum) {
  EXPECT_THAT(claims("Microsoft, already in OpenAI for $13bn, invests $1bn in OpenAI."),
              testing::Contains("investment microsoft > openai tranche: USD 1000000000"));
}

TEST(Extract, TakesWeAndYouInAnInterviewForTheCompanyOfItsTitle) {
  const std::string_view text = "HOST: Nvidia invests $10bn in you. And now?\nGUEST: We raised $30bn, too.\n";
  std::vector<std::string> out;
  for (const Claim& claim : extract_claims({text, "Anthropic's finance chief", std::nullopt}, shipped_rules()))
    out.push_back(told(claim));
  EXPECT_THAT(out, UnorderedElementsAre("investment nvidia > anthropic tranche: USD 10000000000",
                                        "funding-round anthropic: USD 30000000000"));
}

TEST(Extract, GivesMoneyForSomeCompanyToNobody) {
  EXPECT_THAT(claims("Amazon watches. By Friday Microsoft had invested $13bn in a company whose board is asleep."),
              ElementsAre());
}

TEST(Extract, TakesACompanysReportForItsOwnWord) {
  EXPECT_THAT(claims("Microsoft reported capital expenditure of $37.5bn for the quarter."),
              ElementsAre("capex microsoft: USD 37500000000"));
  EXPECT_THAT(claims("It is reported that Microsoft had capital expenditure of $37.5bn in the quarter."),
              ElementsAre("capex microsoft: USD 37500000000 reported"));
  EXPECT_THAT(claims("Microsoft, the exclusive cloud provider of OpenAI, reported quarterly results on Tuesday."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive"));
  EXPECT_THAT(claims("Microsoft is the exclusive cloud provider of OpenAI, reported CNBC."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive reported"));
}

TEST(Extract, PutsIntoThePastWhatEndedOnADay) {
  EXPECT_THAT(claims("Until January OpenAI had to run everything on Azure."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive former"));
  EXPECT_THAT(claims("Microsoft's stake in OpenAI: 32.5 percent until October."),
              ElementsAre("stake microsoft > openai: 32.5% former"));
  EXPECT_THAT(claims("\"Azure is OpenAI's only cloud.\" No longer."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive former"));
  EXPECT_THAT(claims("They met last year, when Microsoft put $1 billion into OpenAI."),
              ElementsAre("investment microsoft > openai tranche: USD 1000000000 former"));
}

TEST(Extract, TakesACompetitorForNoneOfThoseItCompetesWith) {
  EXPECT_THAT(
      claims(
          "Amazon backs Anthropic. It has doubled its stake in the OpenAI competitor. Google has put $2 billion into "
          "the startup."),
      ElementsAre("investment google > anthropic total: USD 2000000000"));
}

TEST(Extract, EndsAnAsideAtItsComma) {
  EXPECT_THAT(claims("OpenAI was valued at $157bn. In February, when its staff left, the figure was $86bn."),
              UnorderedElementsAre("valuation openai: USD 157000000000", "valuation openai: USD 86000000000 former"));
}

TEST(Extract, TellsAnEventFurtherDownAsOneOfBeforeUnlessItIsTheNews) {
  constexpr auto background =
      "Regulators are looking at Microsoft.\n\nThey have asked it for papers.\n\n"
      "Microsoft paid Inflection $650 million for its staff.";
  EXPECT_THAT(claims(background), ElementsAre("investment microsoft > inflection tranche: USD 650000000 former"));
  constexpr auto news = "Anthropic has closed a round of $13bn.\n\nIt was a large one.\n\nGoogle put in $1bn.";
  EXPECT_THAT(claims(news), ElementsAre("funding-round anthropic: USD 13000000000",
                                        "investment google > anthropic tranche: USD 1000000000"));
}

TEST(Extract, HasWhatTheyAddFromTheSourcesOfBefore) {
  EXPECT_THAT(claims("Anthropic is raising $13bn, two people familiar with the matter said. They said that Google "
                     "contributes $1bn."),
              ElementsAre("funding-round anthropic: USD 13000000000 reported",
                          "investment google > anthropic tranche: USD 1000000000 reported"));
}

TEST(Extract, TakesWhoAContractIsWithForItsSellerAndWhatStoodForTheStake) {
  EXPECT_THAT(claims("OpenAI has signed contracts worth $300 billion with Oracle and $22.4 billion with CoreWeave."),
              UnorderedElementsAre("cloud-contract openai > oracle: USD 300000000000",
                                   "cloud-contract openai > coreweave: USD 22400000000"));
  EXPECT_THAT(claims("Nvidia's stake in CoreWeave, which stood at 6%, has risen to 7%."),
              UnorderedElementsAre("stake nvidia > coreweave: 7%", "stake nvidia > coreweave: 6% former"));
}

TEST(Extract, KnowsACompanyThatTheArticleIntroduces) {
  EXPECT_THAT(claims("SenseTime, the Hong Kong group that specialises in faces, is valued at $7.5bn. OpenAI is not."),
              ElementsAre("valuation sensetime: USD 7500000000"));
  EXPECT_THAT(
      claims("The carmaker Volkswagen has agreed to invest $2.6bn in Argo AI. The deal values Argo at $7bn."),
      ElementsAre("investment volkswagen > argo-ai tranche: USD 2600000000", "valuation argo-ai: USD 7000000000"));
  EXPECT_THAT(claims("French AI startup Mistral is valued at $13bn."),
              ElementsAre("valuation mistral: USD 13000000000"));
  EXPECT_THAT(claims("SenseTime, the Hong Kong group, met investors. The company said that it is valued at $7.5bn."),
              ElementsAre("valuation sensetime: USD 7500000000"));
  EXPECT_THAT(claims("Jane Doe, the founder of a startup, is valued at $7bn by her friends."), IsEmpty());
}

TEST(Extract, TakesTheCompanyByWhatItIs) {
  EXPECT_THAT(claims("Meta spoke to Scale AI. The deal values the data-labelling group at $29bn."),
              ElementsAre("valuation scale-ai: USD 29000000000"));
}

TEST(Extract, TellsTheNextSumOfTheNextCompany) {
  EXPECT_THAT(claims("OpenAI has promised Oracle $300bn, and Microsoft another $250bn."),
              UnorderedElementsAre("cloud-contract openai > oracle: USD 300000000000",
                                   "cloud-contract openai > microsoft: USD 250000000000"));
  EXPECT_THAT(claims("Amazon plans capital expenditure of $125bn this year, Google $91bn and Meta $70bn."),
              UnorderedElementsAre("capex amazon annual: USD 125000000000 planned",
                                   "capex google annual: USD 91000000000 planned",
                                   "capex meta annual: USD 70000000000 planned"));
}

TEST(Extract, LeavesAPastOfOneValueToThatOne) {
  EXPECT_THAT(
      claims("Perplexity, last valued at $18bn, has now raised money at a valuation of $20bn."),
      UnorderedElementsAre("valuation perplexity: USD 18000000000 former", "valuation perplexity: USD 20000000000"));
}

TEST(Extract, TakesARowOfThreeNamesForAList) {
  EXPECT_THAT(claims("OpenAI has raised $10bn from Amazon, Nvidia, SoftBank and others."),
              ElementsAre("funding-round openai: USD 10000000000"));
}

TEST(Extract, PutsWhatWasHeldBeforeTheValueOfNow) {
  EXPECT_THAT(claims("Microsoft held a 32.5 percent stake in OpenAI. It now owns about 27 percent of OpenAI."),
              UnorderedElementsAre("stake microsoft > openai: 32.5% former", "stake microsoft > openai: 27% about"));
}

TEST(Extract, DatesNoPerfectByAnotherDate) {
  EXPECT_THAT(claims("Groq has raised $750m, almost as much as its rivals in June.", "2025-11-05"),
              ElementsAre("funding-round groq: USD 750000000"));
}

TEST(Extract, LeavesNewsThatASpeakerReportsInThePresent) {
  EXPECT_THAT(claims("Anthropic said on Tuesday that it had raised $13bn."),
              ElementsAre("funding-round anthropic: USD 13000000000"));
  EXPECT_THAT(claims("Anthropic closed a round of $13bn, nearly triple the sum that it took in last March."),
              ElementsAre("funding-round anthropic: USD 13000000000"));
}

TEST(Extract, ReadsWhatIsOnlyNamedForTheNextOne) {
  EXPECT_THAT(claims("Microsoft will invest up to $5bn in Anthropic, and Nvidia up to $10bn."),
              UnorderedElementsAre("investment microsoft > anthropic tranche: USD 5000000000 upto",
                                   "investment nvidia > anthropic tranche: USD 10000000000 upto"));
  EXPECT_THAT(claims("Microsoft holds 27% of OpenAI, the OpenAI Foundation 26% and SoftBank 11%."),
              UnorderedElementsAre("stake microsoft > openai: 27%", "stake openai-foundation > openai: 26%",
                                   "stake softbank > openai: 11%"));
  EXPECT_THAT(claims("Microsoft invested $1bn in OpenAI in 2019, while Oracle $20bn of revenue disappointed."),
              ElementsAre("investment microsoft > openai tranche: USD 1000000000 former"));
}

TEST(Extract, TakesAConditionBehindAValueForAPlan) {
  EXPECT_THAT(claims("Amazon will invest $5bn in Anthropic and another $20bn if targets are met."),
              UnorderedElementsAre("investment amazon > anthropic tranche: USD 5000000000",
                                   "investment amazon > anthropic tranche: USD 20000000000 planned"));
  EXPECT_THAT(claims("OpenAI would be valued at $1tn if it went to the stock market."), IsEmpty());
}

TEST(Extract, KnowsWhatStandsBehindAValueAndLongerWords) {
  EXPECT_THAT(claims("A stake of about 33% for Microsoft in the reorganised OpenAI is being discussed."),
              ElementsAre("stake microsoft > openai: 33% about planned possible"));
  EXPECT_THAT(claims("Microsoft, supplier and shareholder at once, could end up with up to 30% of OpenAI."),
              ElementsAre("stake microsoft > openai: 30% upto planned possible"));
  EXPECT_THAT(claims("Microsoft has committed $13bn to OpenAI, of which $11.8bn had been paid by the end of March."),
              UnorderedElementsAre("investment microsoft > openai total: USD 13000000000 planned",
                                   "investment microsoft > openai total: USD 11800000000"));
}

TEST(Extract, NamesTheScopeOfOneValueOnly) {
  EXPECT_THAT(claims("Amazon has invested $8bn in Anthropic so far, and is putting in $5bn more."),
              UnorderedElementsAre("investment amazon > anthropic total: USD 8000000000",
                                   "investment amazon > anthropic tranche: USD 5000000000"));
  EXPECT_THAT(claims("Google plans capital expenditure of $175bn for 2026."),
              ElementsAre("capex google annual: USD 175000000000 planned"));
}

TEST(Extract, FindsTheScopeOfARight) {
  EXPECT_THAT(claims("MS의 독점 IP 권리와 애저의 오픈AI API 독점은 유지된다."),
              UnorderedElementsAre("exclusivity microsoft > openai ip: exclusive",
                                   "exclusivity microsoft > openai api: exclusive"));
  EXPECT_THAT(
      claims("Azure remains OpenAI's exclusive cloud provider, where research and programming interfaces are to run."),
      UnorderedElementsAre("exclusivity microsoft > openai compute: exclusive",
                           "exclusivity microsoft > openai api: exclusive"));
}

TEST(Extract, TakesAPastCopulaForThatOfItsOwnValue) {
  EXPECT_THAT(claims("MS의 오픈AI 지분율은 32.5% 수준이었다."),
              ElementsAre("stake microsoft > openai: 32.5% about former"));
  EXPECT_THAT(claims("MS의 설비투자는 349억달러로 사상 최대였다."), ElementsAre("capex microsoft: USD 34900000000"));
}

TEST(Extract, TakesAParticleForThatOfItsOwnNoun) {
  EXPECT_THAT(claims("오픈AI는 소프트뱅크에서 225억달러를 받았다."),
              ElementsAre("investment softbank > openai tranche: USD 22500000000"));
}

TEST(Extract, GivesASumOfSeveralToNobody) {
  EXPECT_THAT(claims("MS와 엔비디아가 앤트로픽에 최대 150억달러를 투자한다. 이 중 MS는 50억달러를 투자한다."),
              ElementsAre("investment microsoft > anthropic tranche: USD 5000000000"));
}

TEST(Extract, DeniesOnlyTheWrongFigureOfACorrection) {
  EXPECT_THAT(claims("MS의 오픈AI 지분율을 49%로 적었으나 27%이기에 바로잡습니다."),
              UnorderedElementsAre("stake microsoft > openai: 49% denied", "stake microsoft > openai: 27%"));
  EXPECT_THAT(claims("오픈AI의 기업가치는 7300억달러가 아니라 8520억달러입니다."),
              UnorderedElementsAre("valuation openai: USD 730000000000 denied", "valuation openai: USD 852000000000"));
}

TEST(Extract, SharesWhatIsToldAmongJoinedScopes) {
  EXPECT_THAT(
      claims("MS는 오픈AI와 다시 손잡았다. 지난해 1월 컴퓨팅 독점은 끝났지만 API와 지식재산권 독점은 그대로다."),
      UnorderedElementsAre("exclusivity microsoft > openai compute: non-exclusive",
                           "exclusivity microsoft > openai api: exclusive",
                           "exclusivity microsoft > openai ip: exclusive"))
      << "the date is of the first clause alone";
  EXPECT_THAT(claims("Microsoft and OpenAI amend their contract. The license and the API become non-exclusive."),
              UnorderedElementsAre("exclusivity microsoft > openai ip: non-exclusive",
                                   "exclusivity microsoft > openai api: non-exclusive"));
}

TEST(Extract, TellsTimesApart) {
  EXPECT_THAT(claims("MS의 오픈AI IP 사용 기한은 종전 2030년에서 2032년으로 늘었다."),
              UnorderedElementsAre("term microsoft > openai ip: 2030 former", "term microsoft > openai ip: 2032"));
  EXPECT_THAT(claims("Microsoft invested $1 billion in OpenAI in 2019."),
              ElementsAre("investment microsoft > openai tranche: USD 1000000000 former"));
  EXPECT_THAT(claims("MS는 오픈AI의 컴퓨팅에 대한 우선매수권을 포기했다."),
              UnorderedElementsAre("exclusivity microsoft > openai compute: first-refusal former",
                                   "exclusivity microsoft > openai compute: non-exclusive"));
}

TEST(Extract, TellsTheOldFigureFromTheNew) {
  EXPECT_THAT(claims("오픈AI의 기업가치는 1년 새 1570억달러(약 218조원)에서 3000억달러로 뛰었다."),
              UnorderedElementsAre("valuation openai: USD 157000000000 former", "valuation openai: USD 300000000000"));
  EXPECT_THAT(
      claims("오픈AI는 MS에 주는 매출의 몫을 20%에서 8%로 줄일 계획이다."),
      UnorderedElementsAre("revenue-share openai > microsoft: 20%", "revenue-share openai > microsoft: 8% planned"));
  EXPECT_THAT(claims("엔비디아가 오픈AI에 투자하는 금액은 당초 1000억달러에서 300억달러로 줄었다."),
              UnorderedElementsAre("investment nvidia > openai tranche: USD 100000000000 former",
                                   "investment nvidia > openai tranche: USD 30000000000"));
  EXPECT_THAT(claims("오픈AI는 소프트뱅크에서 300억달러를 조달했다."),
              ElementsAre("funding-round openai: USD 30000000000"))
      << "one value alone is no old one";
}

TEST(Extract, TakesWhatFollowsFromAConditionForAPlan) {
  EXPECT_THAT(claims("구글은 목표를 달성하면 앤트로픽에 300억달러를 투자한다."),
              ElementsAre("investment google > anthropic tranche: USD 30000000000 planned"));
  EXPECT_THAT(claims("지금까지 MS가 오픈AI에 투자한 돈을 합치면 130억달러다."),
              ElementsAre("investment microsoft > openai total: USD 13000000000"));
  EXPECT_THAT(claims("MS가 오픈AI 지분을 20% 이상 보유하면 실적에 반영해야 한다."), IsEmpty());
}

TEST(Extract, TakesWhatHasToBeFirstForAPlan) {
  EXPECT_THAT(claims("아마존이 오픈AI에 투자한다. 350억달러는 상장 같은 조건이 채워져야 들어간다."),
              ElementsAre("investment amazon > openai tranche: USD 35000000000 planned"));
  EXPECT_THAT(claims("아마존이 오픈AI에 투자한다. 나머지 350억달러는 조건이 갖춰지면 집행된다."),
              ElementsAre("investment amazon > openai tranche: USD 35000000000 planned"));
  EXPECT_THAT(claims("MS는 투자금을 회수한 뒤 오픈AI 지분 49%를 갖는다."),
              ElementsAre("stake microsoft > openai: 49% planned"));
  EXPECT_THAT(claims("MS는 130억달러를 투자한 뒤 오픈AI 지분 27%를 보유하게 됐다."),
              testing::Contains("stake microsoft > openai: 27%"))
      << "what came of it is so";
  EXPECT_THAT(claims("오픈AI가 공익법인으로 바뀐 뒤 MS는 지분 28%를 갖는다. 오픈AI 재단의 몫은 27%다."),
              ElementsAre("stake microsoft > openai: 28% planned", "stake openai-foundation > openai: 27% planned"));
  EXPECT_THAT(claims("소프트뱅크는 이달 말 오픈AI에 75억달러를 넣는다."),
              ElementsAre("investment softbank > openai tranche: USD 7500000000 planned"));
}

TEST(Extract, TakesALetterOfIntentForAPlan) {
  EXPECT_THAT(claims("엔비디아가 오픈AI에 최대 1000억달러를 투자하기로 했다. 두 회사는 이런 내용의 의향서를 교환했다."),
              ElementsAre("investment nvidia > openai tranche: USD 100000000000 upto planned"));
}

TEST(Extract, TakesOneTimesMoneyForNoTotal) {
  EXPECT_THAT(claims("MS는 2019년에 이미 오픈AI에 10억달러를 넣었다."),
              ElementsAre("investment microsoft > openai tranche: USD 1000000000 former"));
  EXPECT_THAT(claims("MS는 2023년 말까지 오픈AI에 모두 130억달러를 넣었다."),
              ElementsAre("investment microsoft > openai total: USD 13000000000"));
  EXPECT_THAT(claims("소프트뱅크는 오픈AI에 모두 300억달러를 투자할 계획이다."),
              ElementsAre("investment softbank > openai tranche: USD 30000000000 planned"));
}

TEST(Extract, GoesOnWithTheTopicAndTheScopeOfTheSumBefore) {
  EXPECT_THAT(
      claims("아마존은 올해 설비투자에 1000억달러를 쓸 계획이다. 구글은 750억달러, 메타는 650억달러를 제시했다."),
      UnorderedElementsAre("capex amazon annual: USD 100000000000 planned",
                           "capex google annual: USD 75000000000 planned",
                           "capex meta annual: USD 65000000000 planned"));
}

TEST(Extract, TakesTheNameBeforeAStakeForWhoseItIs) {
  EXPECT_THAT(claims("오픈AI는 AMD 지분을 최대 10%까지 확보할 수 있다."),
              ElementsAre("stake openai > amd: 10% upto planned possible"));
}

TEST(Extract, TakesWeForTheCompanyOfAnOfficerWithoutATitle) {
  EXPECT_THAT(claims("OpenAI has a new form. \"We own 27% of it,\" Nadella said."),
              ElementsAre("stake microsoft > openai: 27%"));
}

TEST(Extract, TakesItInAnOpeningClauseForWhoIsNamedBehindIt) {
  EXPECT_THAT(claims("Anthropic has many suppliers. To build what it has sold, CoreWeave is borrowing. It expects "
                     "capital expenditure of $20 billion to $23 billion this year."),
              ElementsAre("capex coreweave annual: USD 20000000000 range planned"));
}

TEST(Extract, GivesTheSumOfARowWithParenthesesToNobodyInIt) {
  EXPECT_THAT(claims("OpenAI raises $110 billion from Amazon ($50 billion), Nvidia ($30 billion) and SoftBank "
                     "($30 billion)."),
              UnorderedElementsAre("funding-round openai: USD 110000000000",
                                   "investment amazon > openai tranche: USD 50000000000",
                                   "investment nvidia > openai tranche: USD 30000000000",
                                   "investment softbank > openai tranche: USD 30000000000"));
}

TEST(Extract, ReadsTheYearThatARightRanToBefore) {
  EXPECT_THAT(claims("Microsoft's licence to OpenAI's models runs to 2032 (previously 2030)."),
              UnorderedElementsAre("term microsoft > openai ip: 2032", "term microsoft > openai ip: 2030 former"));
}

TEST(Extract, TellsTheLastOfTwoValuesInAPattern) {
  EXPECT_THAT(
      claims("OpenAI was restructured in October. Microsoft got 27%, worth $135 billion."),
      UnorderedElementsAre("stake microsoft > openai: 27%", "stake-value microsoft > openai: USD 135000000000"));
}

TEST(Extract, TakesNobodyOfARowOfGiversForWhoReceives) {
  EXPECT_THAT(claims("Amazon, SoftBank and Nvidia put in $50 billion, $30 billion and $20 billion respectively."),
              IsEmpty());
}

TEST(Extract, TakesItForAnotherThanTheSubjectBehindSince) {
  EXPECT_THAT(claims("Scale AI has grown since Meta bought 49% of it."), ElementsAre("stake meta > scale-ai: 49%"));
}

TEST(Extract, TakesItForAnotherThanTheSubjectBehindAnd) {
  EXPECT_THAT(claims("OpenAI has changed its structure, and Microsoft now has 27% of it."),
              ElementsAre("stake microsoft > openai: 27%"));
}

TEST(Extract, ReadsItemsInsideALineAndArrows) {
  EXPECT_THAT(claims("오픈AI의 새 지분 구조는 다음과 같다.\n△오픈AI 재단 26% △마이크로소프트 27% △소프트뱅크 11%"),
              UnorderedElementsAre("stake openai-foundation > openai: 26%", "stake microsoft > openai: 27%",
                                   "stake softbank > openai: 11%"));
  EXPECT_THAT(claims("굵직한 투자가 잇따랐다.\n▲소프트뱅크→오픈AI 400억달러 ▲엔비디아→인텔 50억달러"),
              UnorderedElementsAre("investment softbank > openai tranche: USD 40000000000",
                                   "investment nvidia > intel tranche: USD 5000000000"));
}

TEST(Extract, GivesAValueToItsOwnSubjectWhereTheVerbStandsBehindTheNext) {
  EXPECT_THAT(claims("MS는 앤트로픽에 최대 50억달러, 엔비디아는 최대 100억달러를 투자하기로 했다."),
              UnorderedElementsAre("investment microsoft > anthropic tranche: USD 5000000000 upto",
                                   "investment nvidia > anthropic tranche: USD 10000000000 upto"));
}

TEST(Extract, TakesGrowthAndCostsForNoShareAndNoInvestment) {
  EXPECT_THAT(claims("오픈AI가 MS와 매출을 나눈다. 매출은 18% 늘어난 777억달러다."), IsEmpty());
  EXPECT_THAT(claims("MS의 실적이다.\n- 매출 777억달러(+18%)"), IsEmpty());
  EXPECT_THAT(claims("엔비디아가 투자한 오픈AI는 상반기에 현금 25억달러를 태웠다."), IsEmpty());
  EXPECT_THAT(claims("앤트로픽은 일각에서 나온 'AWS 독점 계약설'은 사실이 아니라고 밝혔다."),
              ElementsAre("exclusivity amazon > anthropic compute: exclusive denied"));
}

TEST(Extract, TakesASumForEveryDollarForNoSum) {
  EXPECT_THAT(claims("OpenAI spends more than it takes in, $1.22 for every dollar by one estimate."), IsEmpty());
  EXPECT_THAT(claims("OpenAI raised 40 cents on the dollar."), IsEmpty());
  EXPECT_THAT(claims("OpenAI raised $6.6 billion, every dollar of it new."),
              ElementsAre("funding-round openai: USD 6600000000"));
}

TEST(Extract, NamesAScopeByWhatIsDoneAndNotByWhoDoesIt) {
  EXPECT_THAT(claims("오픈AI의 API를 되팔 수 있는 클라우드는 애저가 유일하다."),
              ElementsAre("exclusivity microsoft > openai api: exclusive"));
  EXPECT_THAT(claims("오픈AI는 애저 외의 클라우드에서는 모델을 돌릴 수 없다."),
              ElementsAre("exclusivity microsoft > openai compute: exclusive"));
}

TEST(Extract, TakesAStateInThePastForOneOfBefore) {
  EXPECT_THAT(claims("MS는 오픈AI 지분 49%를 손에 쥐고 있었다."), ElementsAre("stake microsoft > openai: 49% former"));
  EXPECT_THAT(claims("오픈AI의 API는 애저에서만 팔 수 있었다."),
              ElementsAre("exclusivity microsoft > openai api: exclusive former"));
  EXPECT_THAT(claims("지난 3월 오픈AI의 기업가치는 3000억달러로 평가됐다."),
              ElementsAre("valuation openai: USD 300000000000 former"));
  EXPECT_THAT(claims("오픈AI는 3월 새 모델을 내며 3000억달러의 기업가치를 인정받았다."),
              ElementsAre("valuation openai: USD 300000000000 former"))
      << "a clause without a tense of its own shares its date";
  EXPECT_THAT(claims("오픈AI의 기업가치는 3000억달러로 지난해 10월의 두 배다."),
              ElementsAre("valuation openai: USD 300000000000"))
      << "a date behind the value is of something else";
  EXPECT_THAT(claims("MS가 그동안 오픈AI에 쏟아부은 돈은 130억달러다."),
              ElementsAre("investment microsoft > openai total: USD 13000000000"))
      << "what makes a running total of it puts it into no past";
}

TEST(Extract, TakesAnUndatedEventBelowTheNewsForOneOfBefore) {
  EXPECT_THAT(claims("아마존이 오픈AI에 500억달러를 투자했다."),
              ElementsAre("investment amazon > openai tranche: USD 50000000000"));
  EXPECT_THAT(claims("오픈AI가 새 모델을 냈다.\n\n아마존은 오픈AI에 500억달러를 투자했다."),
              ElementsAre("investment amazon > openai tranche: USD 50000000000 former"));
  EXPECT_THAT(claims("오픈AI가 새 모델을 냈다.\n\n이번에 아마존은 오픈AI에 500억달러를 투자했다."),
              ElementsAre("investment amazon > openai tranche: USD 50000000000"));
}

TEST(Extract, ReadsAListOfHoldersOfOneCompany) {
  EXPECT_THAT(claims("오픈AI 지분 구조를 보면 MS 27%, 오픈AI 재단 26%, 소프트뱅크 11% 순이다."),
              UnorderedElementsAre("stake microsoft > openai: 27%", "stake openai-foundation > openai: 26%",
                                   "stake softbank > openai: 11%"));
}

TEST(Extract, TellsHowSureTheArticleIs) {
  EXPECT_THAT(claims("Microsoft may invest $10 billion in OpenAI."),
              ElementsAre("investment microsoft > openai tranche: USD 10000000000 planned possible"));
  EXPECT_THAT(claims("MS가 오픈AI 지분 27%를 갖고 있다고 소식통이 전했다."),
              ElementsAre("stake microsoft > openai: 27% reported"));
  EXPECT_THAT(claims("Microsoft does not hold 49 per cent of OpenAI."),
              ElementsAre("stake microsoft > openai: 49% denied"));
  EXPECT_THAT(claims("OpenAI's API stays exclusive to Azure, which may sell it to others."),
              ElementsAre("exclusivity microsoft > openai api: exclusive"))
      << "permission is no possibility";
  EXPECT_THAT(claims("MS가 오픈AI 지분 49%를 보유하고 있다는 통설을 공식 부인했다."),
              ElementsAre("stake microsoft > openai: 49% denied"));
}

TEST(Extract, TakesWhatIsSaidOfOneClauseForThatClauses) {
  EXPECT_THAT(claims("앤트로픽은 올해 초 184억달러의 기업가치를 인정받았으며, 곧 새 모델을 낼 것으로 알려졌다."),
              ElementsAre("valuation anthropic: USD 18400000000 former"));
  EXPECT_THAT(claims("MS가 오픈AI 지분 27%를 보유한다고 한다."), ElementsAre("stake microsoft > openai: 27% reported"));
  EXPECT_THAT(claims("기사에서 오픈AI의 기업가치를 1750억달러로 적었으나 1570억달러가 맞습니다."),
              testing::Not(testing::Contains("valuation openai: USD 157000000000 denied")));
}

TEST(Extract, MakesNoClaimOfWhatIsNone) {
  const std::string_view texts[] = {
      "Does Microsoft own 27% of OpenAI?",
      "만약 MS가 오픈AI 지분 100%를 갖는다면 어떻게 될까.",
      "OpenAI had revenue of $3.6bn last year.",
      "OpenAI's new model has 175 billion parameters.",
      "Microsoft bought Activision for $69 billion.",
      "Other investors own 30% of OpenAI.",
      "FTC는 마이크로소프트와 오픈AI의 시장 독점을 조사한다.",
      "Microsoft has put billions of dollars into OpenAI.",
  };
  for (const std::string_view text : texts) EXPECT_THAT(claims(text), IsEmpty()) << text;
}

TEST(Extract, NeverPassesOverADenialForTheSameValue) {
  const auto read = claims("Microsoft owns 49% of OpenAI, we wrote on Monday. That is not so.");
  EXPECT_THAT(read, ElementsAre("stake microsoft > openai: 49% denied"));
}

TEST(Extract, ReadsOverTheEndsOfASourcesLines) {
  const std::string_view sentences[] = {
      "Azure is no longer OpenAI's exclusive cloud provider.",
      "The OpenAI Foundation holds 26 percent of OpenAI, its owner said.",
  };
  for (const std::string_view sentence : sentences) {
    const auto whole = claims(sentence);
    EXPECT_FALSE(whole.empty());
    for (std::size_t at = 0; (at = sentence.find(' ', at)) != std::string_view::npos; ++at) {
      // Behind a sentence that fills its line, so that none of its lines looks like a headline.
      std::string broken = "It was a long week for all who follow the two and the lawyers whom they pay for it. ";
      broken += sentence;
      broken[broken.size() - sentence.size() + at] = '\n';
      EXPECT_EQ(claims(broken), whole) << broken;
    }
  }
}

TEST(Extract, ReadsContractedNegations) {
  for (const std::string text : {"Microsoft doesn't own 49% of OpenAI.", "Microsoft doesn’t own 49% of OpenAI."}) {
    EXPECT_THAT(claims(text), ElementsAre("stake microsoft > openai: 49% denied"));
  }
}

TEST(Extract, DeniesNoNumberThatAnotherVerbIsDeniedOf) {
  EXPECT_THAT(claims("The figure doesn't yet include the $250 billion of Azure services that OpenAI has bought."),
              ElementsAre("cloud-contract openai > microsoft: USD 250000000000"));
}

TEST(Extract, KeepsOneDenialWhateverTheOrder) {
  const std::string_view current = "Microsoft owns 49% of OpenAI.\n\n";
  const std::string_view denied = "Microsoft denied that it owns 49% of OpenAI.\n\n";
  const std::string_view former = "In former days, Microsoft once owned 49% of OpenAI.\n\n";
  for (const auto& order : {std::array{current, former, denied}, std::array{denied, current, former}}) {
    std::string text;
    for (const std::string_view part : order) text += part;
    EXPECT_THAT(claims(text), ElementsAre("stake microsoft > openai: 49% denied")) << text;
  }
}

TEST(Extract, SharesOutAlsoWhereThereIsNoObject) {
  EXPECT_THAT(claims("Microsoft and Google will each spend $80 billion on data centers this year."),
              UnorderedElementsAre("capex microsoft annual: USD 80000000000 planned",
                                   "capex google annual: USD 80000000000 planned"));
}

TEST(Extract, TakesWeInAPostForItsPublisher) {
  const auto keys = [](std::string_view text, std::string_view source) {
    std::vector<std::string> out;
    for (const Claim& claim : extract_claims({text, "", day_of_iso("2025-05-15"), source}, shipped_rules()))
      out.push_back(claim.key.topic + ' ' + claim.key.subject + ' ' + claim.key.object);
    return out;
  };
  EXPECT_THAT(keys("OpenAI has signed a contract to buy $4 billion of computing from us.", "CoreWeave"),
              ElementsAre("cloud-contract openai coreweave"));
  EXPECT_THAT(keys("Today we invested $2 billion in OpenAI.", "The Nvidia Blog"),
              ElementsAre("investment nvidia openai"));
  EXPECT_THAT(keys("당사는 오픈AI에 20억달러를 투자했습니다.", "엔비디아 뉴스룸"),
              ElementsAre("investment nvidia openai"));
  EXPECT_THAT(keys("“We invested $2 billion in OpenAI,” a fund manager said.", "Nvidia"), IsEmpty());
}

TEST(Extract, APrepositionReachesNoFurtherThanItsOwnPhrase) {
  EXPECT_THAT(claims("In return Microsoft holds 27% of OpenAI."), ElementsAre("stake microsoft > openai: 27%"));
  EXPECT_THAT(claims("In February Google paid $300 million for about a tenth of Anthropic.", "2023-06-01"),
              UnorderedElementsAre("investment google > anthropic tranche: USD 300000000 former",
                                   "stake google > anthropic: 10% about"));
}

TEST(Extract, TakesTheNameAboveAFactSheetForWhomItIsOf) {
  EXPECT_THAT(claims("Amazon and Google both invest.\n\nANTHROPIC\n\nShareholders: Google, 14%; Amazon, 15%\n\n"
                     "Latest price tag: $350 billion\n\nOPENAI\n\nShareholders: Microsoft, 27%\n\n"
                     "Clouds: Oracle, $300 billion; Amazon Web Services, $38 billion"),
              UnorderedElementsAre("stake google > anthropic: 14%", "stake amazon > anthropic: 15%",
                                   "valuation anthropic: USD 350000000000", "stake microsoft > openai: 27%",
                                   "cloud-contract openai > oracle: USD 300000000000",
                                   "cloud-contract openai > amazon: USD 38000000000"));
}

TEST(Extract, GivesEachOfSeveralInvestorsItsOwnSum) {
  EXPECT_THAT(
      claims("OpenAI closed its round. Microsoft contributed just under $750 million, SoftBank $500 million and "
             "Nvidia $100 million."),
      UnorderedElementsAre("investment microsoft > openai tranche: USD 750000000 about",
                           "investment softbank > openai tranche: USD 500000000",
                           "investment nvidia > openai tranche: USD 100000000"));
  EXPECT_THAT(claims("Stargate is a joint venture. OpenAI and SoftBank will each invest $19 billion in the venture."),
              UnorderedElementsAre("investment openai > stargate tranche: USD 19000000000",
                                   "investment softbank > stargate tranche: USD 19000000000"));
}

TEST(Extract, TakesAShortFormBeforeANameForThatName) {
  EXPECT_THAT(claims("OpenAI has a new rival. Amazon has agreed to invest up to $4 billion in the startup Anthropic."),
              ElementsAre("investment amazon > anthropic tranche: USD 4000000000 upto"));
}

TEST(Extract, GivesNobodyElseTheMoneyOfSomebodyUnknown) {
  EXPECT_THAT(claims("Amazon watches OpenAI closely. Last year it invested $700 million in Rivulet."), IsEmpty());
  EXPECT_THAT(claims("아마존은 오픈AI를 지켜보고 있다. 아마존은 전기차를 만드는 리뷸렛에 7억달러를 투자했다."),
              IsEmpty());
  EXPECT_THAT(claims("OpenAI needs money. Amazon invested $700 million in March."), SizeIs(1));
  EXPECT_THAT(claims("오픈AI는 돈이 필요하다. 아마존은 이번에 7억달러를 투자했다."), SizeIs(1));
}

TEST(Extract, HearsWhoTellsAndWhatIsTakenBack) {
  EXPECT_THAT(claims("Nvidia put $1.25 billion into OpenAI, people close to the deal told us."),
              ElementsAre("investment nvidia > openai tranche: USD 1250000000 reported"));
  EXPECT_THAT(claims("MS가 보유한 오픈AI 지분은 49%로 알려짐."), ElementsAre("stake microsoft > openai: 49% reported"));
  EXPECT_THAT(claims("앤트로픽의 기업가치를 1830억달러라고 썼으나 이는 사실과 다릅니다."),
              ElementsAre("valuation anthropic: USD 183000000000 denied"));
}

TEST(Extract, ASumOfSeveralInvestorsIsWhatTheCompanyRaises) {
  EXPECT_THAT(claims("OpenAI raised $6.6 billion from Thrive Capital, Microsoft and Nvidia."),
              ElementsAre("funding-round openai: USD 6600000000"));
  EXPECT_THAT(claims("Anthropic is in talks to raise as much as $10 billion from Google and Amazon."),
              ElementsAre("funding-round anthropic: USD 10000000000 upto planned possible"));
}

TEST(Extract, ReasonsEndTheirClause) {
  EXPECT_THAT(claims("마이크로소프트는 오픈AI에 대한 우선협상권이 있어서, 새 서버 계약은 먼저 검토합니다."),
              ElementsAre("exclusivity microsoft > openai compute: first-refusal"));
}

TEST(Extract, TakesACorrectionForOneOfWhomTheArticleIsAbout) {
  const std::string_view text =
      "오픈AI는 이달 아마존과 380억달러 규모의 계약을 맺었다.\n\n"
      "같은 기사에서 지식재산권(IP) 사용 기한을 2030년이라고 적은 것은 잘못입니다.";
  std::vector<std::string> terms;
  for (const Claim& claim : extract_claims({text, "[정정] 'MS, 오픈AI 독점 지켰다' 기사", {}}, shipped_rules())) {
    if (claim.key.topic == "term") terms.push_back(claim.key.subject);
  }
  EXPECT_THAT(terms, ElementsAre("microsoft"));
}

TEST(Extract, ReadsTheScopeOfWhatIsExceptedFromOutsideTheException) {
  EXPECT_THAT(claims("Microsoft sells OpenAI's models. The API is another matter. That stays exclusive to Azure, "
                     "except that agencies may be served from any cloud."),
              ElementsAre("exclusivity microsoft > openai api: exception"));
}

TEST(Extract, TakesWhoOnlySaysItForNobodyWhoDoesIt) {
  EXPECT_THAT(claims("MS는 투자를 늘린다. 브래드 스미스 부회장은 \"데이터센터에 800억달러를 투자한다\"고 밝혔다."),
              ElementsAre("capex microsoft: USD 80000000000"));
  EXPECT_THAT(claims("엔비디아는 칩을 판다. 머스크는 오픈AI 지분 5%를 갖고 있다."), IsEmpty());
}

TEST(Extract, TakesThisCompanyForNoSubjectOfItsClause) {
  EXPECT_THAT(claims("엔스케일이 11억달러를 모았다. 엔비디아는 이 회사에 5억달러를 투자한다."),
              ElementsAre("funding-round nscale: USD 1100000000", "investment nvidia > nscale tranche: USD 500000000"));
}

TEST(Extract, GoesOnWithTheTitleAndTheClaimBefore) {
  const std::string_view text = "구글의 설비투자는 750억달러다. 7월에는 520억달러였다. 9월에는 850억달러였다.";
  EXPECT_EQ(extract_claims({text, "", {}}, shipped_rules()).size(), 3U);
  const std::string_view rate = "오픈AI가 MS에 내는 비율은 20%입니다.";
  EXPECT_EQ(extract_claims({rate, "[정정] 매출 배분율", {}}, shipped_rules()).size(), 1U);
  EXPECT_EQ(extract_claims({rate, "[정정] 소송", {}}, shipped_rules()).size(), 0U);
}

TEST(Extract, TakesWhatAnArticleSaidForDeniedWhereItIsCorrected) {
  const std::string page = "Corrections\n\nWe correct errors of fact.\n\nIn error: ";
  EXPECT_THAT(claims(page + "a column on Friday said that Amazon had invested $6 billion in Anthropic. The correct "
                            "figure is $8 billion."),
              UnorderedElementsAre("investment amazon > anthropic tranche: USD 6000000000 denied",
                                   "investment amazon > anthropic tranche: USD 8000000000"));
  EXPECT_THAT(claims(page + "a graphic put OpenAI's valuation at $300 billion; the company is valued at $500 billion."),
              UnorderedElementsAre("valuation openai: USD 300000000000 denied", "valuation openai: USD 500000000000"));
  EXPECT_THAT(claims("Amazon presented a column on Friday. A graphic put OpenAI's valuation at $300 billion."),
              ElementsAre("valuation openai: USD 300000000000"));
}

TEST(Extract, TakesWhatAResultWillBeForAPlan) {
  EXPECT_THAT(claims("With it SoftBank's stake in OpenAI will come to 13%."),
              ElementsAre("stake softbank > openai: 13% planned"));
  EXPECT_THAT(claims("SoftBank will put another $22.5 billion into OpenAI when the conversion is complete."),
              ElementsAre("investment softbank > openai tranche: USD 22500000000 planned"));
  EXPECT_THAT(claims("Nvidia put $5 billion into OpenAI when the market fell."),
              ElementsAre("investment nvidia > openai tranche: USD 5000000000"));
}

TEST(Extract, MakesNoClaimOfWhatIsUnclear) {
  EXPECT_THAT(claims("It remains unclear whether Nvidia will invest $100 billion in OpenAI."), IsEmpty());
  EXPECT_THAT(claims("OpenAI wants to raise $100 billion."),
              ElementsAre("funding-round openai: USD 100000000000 planned"));
}

TEST(Extract, TakesWhatWasSoSomeTimeAgoForFormer) {
  EXPECT_THAT(claims("Nine months ago Inflection was worth $4bn."),
              ElementsAre("valuation inflection: USD 4000000000 former"));
  EXPECT_THAT(claims("It comes weeks after OpenAI raised $40bn."),
              ElementsAre("funding-round openai: USD 40000000000 former"));
}

TEST(Extract, TakesAPastEventOfACompanyThatTheStartDoesNotNameForOneOfBefore) {
  EXPECT_THAT(claims("Oracle and OpenAI are partners.\n\nMistral raised 600 million euros."),
              ElementsAre("funding-round mistral: EUR 600000000 former"));
  EXPECT_THAT(claims("Mistral and Oracle are partners.\n\nMistral raised 600 million euros."),
              ElementsAre("funding-round mistral: EUR 600000000"));
}

TEST(Extract, ReadsAListOfThoseWhomOneCompanyPays) {
  EXPECT_THAT(claims("OpenAI has committed $300 billion to Oracle and $22.4 billion to CoreWeave for computing."),
              UnorderedElementsAre("cloud-contract openai > oracle: USD 300000000000",
                                   "cloud-contract openai > coreweave: USD 22400000000"));
  EXPECT_THAT(claims("OpenAI will buy $250 billion of computing from Microsoft, $38 billion from Amazon and $22.4 "
                     "billion from CoreWeave."),
              UnorderedElementsAre("cloud-contract openai > microsoft: USD 250000000000",
                                   "cloud-contract openai > amazon: USD 38000000000",
                                   "cloud-contract openai > coreweave: USD 22400000000"));
  EXPECT_THAT(claims("Google invested $3 billion in Anthropic, and Oracle put $2 billion into OpenAI."),
              UnorderedElementsAre("investment google > anthropic tranche: USD 3000000000",
                                   "investment oracle > openai tranche: USD 2000000000"));
}

TEST(Extract, PassesOverWhoCannotStandInARoleThatAPatternNames) {
  EXPECT_THAT(claims("스타게이트는 오픈AI와 오라클이 4년간 5천억달러를 들여 AI 인프라를 짓는 사업이다."),
              ElementsAre("project-investment stargate total: USD 500000000000 planned"));
}

TEST(Extract, TakesTheLabelOfAnEntryForItsSubject) {
  EXPECT_THAT(claims("△아마존: 앤트로픽에 40억달러 투자 △구글: 앤트로픽에 20억달러 투자"),
              UnorderedElementsAre("investment amazon > anthropic tranche: USD 4000000000",
                                   "investment google > anthropic tranche: USD 2000000000"));
}

TEST(Extract, TakesWeInAQuotationForTheCompanyOfWhoSpeaks) {
  EXPECT_THAT(claims("앤트로픽 공동창업자 A씨를 만났다.\n\n\"경쟁사도 주주다. 구글이 우리 지분의 14%를 갖고 있다.\""),
              ElementsAre("stake google > anthropic: 14%"));
}

TEST(Extract, TakesNobodyBehindAVerbOfOursForItsSubject) {
  const std::string before = "OpenAI has contracted for $300 billion of services from Oracle.\n\n";
  EXPECT_THAT(claims(before + "A plain sentence: \"We pay Microsoft 20% of our revenue.\""),
              UnorderedElementsAre("cloud-contract openai > oracle: USD 300000000000",
                                   "revenue-share openai > microsoft: 20%"));
}

TEST(Extract, TakesItForAnotherThanTheSubjectBehindThat) {
  EXPECT_THAT(claims("AMD said on Monday that OpenAI could come to own up to 10% of it."),
              ElementsAre("stake openai > amd: 10% upto planned possible"));
}

TEST(Extract, TakesWhoStandsBeforeEachSumOfARowForWhoseItIs) {
  EXPECT_THAT(
      claims("OpenAI's memo lists the Azure commitment with $250 billion, the contract with AWS with $38 billion "
             "and CoreWeave's with $22.4 billion."),
      UnorderedElementsAre("cloud-contract openai > microsoft: USD 250000000000",
                           "cloud-contract openai > amazon: USD 38000000000",
                           "cloud-contract openai > coreweave: USD 22400000000"));
}

TEST(Extract, GoesOnWithTheRolesOfTheValueBefore) {
  EXPECT_THAT(
      claims("소프트뱅크는 오픈AI에 300억달러를 투자했다. 아마존이 넣는 500억달러 가운데 150억달러는 먼저 투입된다."),
      testing::Contains(testing::HasSubstr("investment amazon > openai tranche: USD 15000000000")));
}

TEST(Extract, GivesNobodyTheMoneyThatGoesElsewhere) {
  EXPECT_THAT(claims("오픈AI 재단은 오픈AI의 주주다. 재단은 우선 250억달러를 보건과 AI 안전에 내놓겠다고 했다."),
              IsEmpty());
}

TEST(Extract, GivesNobodyASumInAParagraphThatNamesNobody) {
  EXPECT_THAT(claims("구글은 오픈AI와 다툰다. 논문이 나왔다. 표가 길다. 연구비로 10억달러를 지원했다고 적었다."),
              IsEmpty());
}

TEST(Extract, TakesWhoIsNamedRightBehindWhatIsSaidForWhoSaysIt) {
  EXPECT_THAT(claims("구글클라우드는 앤트로픽의 독점 공급자가 아니라고 SK텔레콤 측은 설명했다."),
              ElementsAre("exclusivity google > anthropic compute: non-exclusive"));
}

TEST(Extract, TakesNobodyForMeantBeforeHeIsNamed) {
  EXPECT_THAT(claims("리벨리온은 NPU를 만든다. SK텔레콤과 KT는 자리를 지켰다. 회사 주가가 올랐다. 날씨도 좋았다. "
                     "아람코는 작년에 200억원을 "
                     "투자했다.\n\n오픈AI, 오픈AI, 오픈AI는 다른 이야기다."),
              ElementsAre("investment aramco > rebellions tranche: KRW 20000000000 former"));
}

TEST(Extract, UnderAHeadingThatNamesNobodyGoesOnWithWhomTheArticleIsAbout) {
  EXPECT_THAT(
      claims(
          "코어위브 매출이 늘었다. 코어위브의 주가는 내렸다. 작년에는 MS 한 곳이 62%였다.\n\n▶ 설비투자\n\n3분기에 쓴 "
          "설비투자는 19억달러다."),
      ElementsAre("capex coreweave: USD 1900000000"));
}

TEST(Extract, AKoreanParticleKeepsANameOutOfRolesWhereItCannotStand) {
  EXPECT_THAT(claims("엔비디아는 노키아에 10억달러를 투자했다. 엔스케일에는 6억달러, 웨이브에는 5억달러를 투자했다."),
              testing::Contains("investment nvidia > wayve tranche: USD 500000000"));
  EXPECT_THAT(claims("MS는 창업자를 영입하며 인플렉션에 6억5000만달러를 지급했다."),
              ElementsAre("investment microsoft > inflection tranche: USD 650000000"));
}

TEST(Extract, TheNameBeforeTheCommaOfAKoreanHeadlineIsItsSubject) {
  EXPECT_THAT(
      claims("메타의 해다.\n\n4위 메타, 스케일AI 지분 49% 매입\n5위 소프트뱅크, 오픈AI에 400억달러 투자\n"),
      UnorderedElementsAre("stake meta > scale-ai: 49%", "investment softbank > openai tranche: USD 40000000000"));
  EXPECT_THAT(claims("MS와 오픈AI의 동맹을 돌아본다.\n\n▲ 2025년 2월 = 아마존, 오픈AI에 500억달러 투자 발표."),
              ElementsAre("investment amazon > openai tranche: USD 50000000000 former"));
  EXPECT_THAT(claims("구글, 아마존이 앤트로픽 지분을 14%씩 보유한다."),
              UnorderedElementsAre("stake google > anthropic: 14%", "stake amazon > anthropic: 14%"));
}

TEST(Extract, WhoSharesAKoreanSumOutIsNobodysObject) {
  EXPECT_THAT(claims("오픈AI가 스타게이트를 세운다. 스타게이트에는 소프트뱅크와 오픈AI가 190억달러씩 투자한다."),
              UnorderedElementsAre("investment softbank > stargate tranche: USD 19000000000",
                                   "investment openai > stargate tranche: USD 19000000000"));
}

TEST(Extract, WhatLimitsTheFirstKoreanSumThatIsSharedOutLimitsTheNext) {
  EXPECT_THAT(claims("구글과 아마존은 앤트로픽에 각각 최대 100억달러와 50억달러를 투자한다."),
              UnorderedElementsAre("investment google > anthropic tranche: USD 10000000000 upto",
                                   "investment amazon > anthropic tranche: USD 5000000000 upto"));
}

TEST(Extract, AnArrowPointsFromTheOldValueToTheNew) {
  EXPECT_THAT(claims("구글의 앤트로픽 지분율은 10% → 14%다."),
              UnorderedElementsAre("stake google > anthropic: 10% former", "stake google > anthropic: 14%"));
}

TEST(Extract, WhomAKoreanSumSurpassesIsNotWhoseItIs) {
  EXPECT_THAT(claims("앤트로픽의 몸값은 3500억달러로 미스트랄을 제쳤다."),
              ElementsAre("valuation anthropic: USD 350000000000"));
}

TEST(Extract, KoreanScopesThatAreListedShareWhatIsToldOfThem) {
  EXPECT_THAT(claims("MS와 오픈AI의 계약이 바뀌었다. API도, 라이선스도 비독점으로 바뀌었다."),
              UnorderedElementsAre("exclusivity microsoft > openai api: non-exclusive",
                                   "exclusivity microsoft > openai ip: non-exclusive"));
}

TEST(Extract, ATableAtTheTopOfAnArticleGoesOnWithItsTitle) {
  const auto read = extract_claims({"업체 | 규모 | 기간\n오라클 | 3000억달러 | 5년\nAWS | 380억달러 | 7년\n",
                                    "[표] 오픈AI 인프라 계약 현황", day_of_iso("2025-11-06")},
                                   shipped_rules());
  ASSERT_THAT(read, SizeIs(2));
  EXPECT_EQ(told(read.front()), "cloud-contract openai > oracle: USD 300000000000");
}

TEST(Extract, PutsTheRightValueBesideTheOneThatIsDenied) {
  EXPECT_THAT(
      claims("앤트로픽의 기업가치를 1830억달러로 적었으나 3500억달러가 맞습니다."),
      UnorderedElementsAre("valuation anthropic: USD 183000000000 denied", "valuation anthropic: USD 350000000000"));
  EXPECT_THAT(claims("구글이 앤트로픽 기술을 쓰는 라이선스의 기한을 2035년으로 잘못 소개했습니다. 두 회사의 발표문에는 "
                     "2032년으로 나와 있습니다."),
              UnorderedElementsAre("term google > anthropic ip: 2035 denied", "term google > anthropic ip: 2032"));
}

TEST(Extract, TheSubjectRightBeforeTheNextValueIsNobodysObject) {
  EXPECT_THAT(claims("앤트로픽이 투자를 받는다. 투자액은 MS가 최대 50억달러, 엔비디아가 최대 100억달러다."),
              UnorderedElementsAre("investment microsoft > anthropic tranche: USD 5000000000 upto",
                                   "investment nvidia > anthropic tranche: USD 10000000000 upto"));
}

TEST(Extract, ACompanyThatTheWordsBeforeItDescribeIsAnotherOne) {
  EXPECT_THAT(claims("오픈AI의 대표는 창업자다. 오픈AI는 유명하다. 대표가 처음 창업한 회사는 루프트라는 곳이었다. 당시 "
                     "3000만달러까지 투자를 유치했다."),
              ElementsAre("funding-round loopt: USD 30000000 upto former"));
  EXPECT_THAT(claims("루프트는 오픈AI와 다르다. 오픈AI는 유명하다. 회사는 3000만달러를 유치했다."),
              ElementsAre("funding-round openai: USD 30000000"));
}

TEST(Extract, TheSubjectOfTheNextValueIsNotThisOnes) {
  EXPECT_THAT(claims("퍼플렉시티의 기업가치는 180억달러, 미스트랄은 120억달러다."),
              testing::Contains("valuation perplexity: USD 18000000000"));
}

TEST(Extract, FindsTheScopeOfAnAnswerInItsQuestion) {
  EXPECT_THAT(claims("마이크로소프트와 오픈AI의 계약이다.\n\nQ. 지식재산권은 언제까지?\nA. 2032년까지다."),
              ElementsAre("term microsoft > openai ip: 2032"));
}

TEST(Extract, ReadsALongParenthesisInOnePass) {
  std::string text = "Microsoft (";
  for (int i = 0; i < 40; ++i) text += "will invest $5bn in OpenAI and fund its contract with Oracle for computing, ";
  EXPECT_LE(claims(text + ") said nothing.").size(), 20U);
}

TEST(Extract, PointsEveryClaimAtWordsOfItsText) {
  for (const std::string language : {"ko", "en"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(CLAIMWATCH_SOURCE_DIR "/fixtures/corpus/" + language)) {
      if (entry.path().extension() != ".txt") continue;
      const ArticleFile article = article_file(entry.path());
      for (const Claim& claim :
           extract_claims({article.text, article.title, article.published, article.source}, shipped_rules())) {
        ASSERT_LT(claim.evidence.start, claim.evidence.end);
        ASSERT_LE(claim.evidence.end, article.text.size());
        for (const Reason& reason : claim.reasons) EXPECT_LE(reason.words.end, article.text.size()) << reason.what;
      }
    }
  }
}

TEST(Extract, AProductBringsItsMakerUpAndIsNoFurtherWordOfIt) {
  EXPECT_THAT(claims("Many use ChatGPT. Microsoft has invested $13 billion in the lab."),
              ElementsAre("investment microsoft > openai total: USD 13000000000"));
  EXPECT_THAT(
      claims("OpenAI and Anthropic compete. Claude is Anthropic's answer to ChatGPT. Amazon has invested $8 billion "
             "in the lab."),
      ElementsAre("investment amazon > anthropic total: USD 8000000000"));
}

TEST(Extract, TakesANameBeforeAParenthesisForTheRoleOfItsKind) {
  EXPECT_THAT(
      claims("OpenAI has lined up computing, the lion's share of it with Oracle ($300 billion) and Microsoft ($250 "
             "billion)."),
      UnorderedElementsAre("cloud-contract openai > oracle: USD 300000000000",
                           "cloud-contract openai > microsoft: USD 250000000000"));
}

TEST(Extract, TakesKoreanPluralsForWhoTheyAre) {
  EXPECT_THAT(claims("소프트뱅크는 오픈AI에 300억달러를 투자한다. 나머지 100억달러는 함께하는 투자자들이 나눠 낸다."),
              ElementsAre("investment softbank > openai tranche: USD 30000000000"));
  EXPECT_THAT(claims("오픈AI는 소프트뱅크가 이끄는 투자자들에게서 400억달러를 받기로 했다."),
              ElementsAre("funding-round openai: USD 40000000000"));
}

TEST(Extract, TakesAListWithoutAHeadingForThatOfTheOneInTheTitle) {
  const std::string_view text = "ㆍ고객: 오픈AI와 메타\n\nㆍ상장: 기업가치 230억달러";
  std::vector<std::string> out;
  for (const Claim& claim : extract_claims({text, "한눈에 보는 코어위브", day_of_iso("2025-10-01")}, shipped_rules()))
    out.push_back(told(claim));
  EXPECT_THAT(out, ElementsAre("valuation coreweave: USD 23000000000"));
}

TEST(Extract, TakesTheEqualsOfAKoreanRowForNoPartiesOfEachOther) {
  EXPECT_THAT(claims("오픈AI가 공개한 새 주주 명단이다.\n\nㆍ지분: MS 27%, 재단 26%, 소프트뱅크 11%"),
              UnorderedElementsAre("stake microsoft > openai: 27%", "stake openai-foundation > openai: 26%",
                                   "stake softbank > openai: 11%"));
}

TEST(Extract, TakesAKoreanThemeForWhomAllClausesAreOf) {
  EXPECT_THAT(claims("앤트로픽의 기업가치는 184억달러다. 오픈AI는 지난달 66억달러를 조달하면서 1570억달러의 기업가치를 "
                     "기록했다."),
              testing::Contains("valuation openai: USD 157000000000"));
  EXPECT_THAT(claims("앤트로픽의 가치가 1830억달러로 오른 점을 들어 오픈AI가 비싸다는 의견이 나온다."),
              ElementsAre("valuation anthropic: USD 183000000000"));
  EXPECT_THAT(claims("오픈AI가 코어위브와 맺은 계약은 224억달러로 늘었다. 오라클과의 계약은 3000억달러 규모다."),
              testing::Contains("cloud-contract openai > oracle: USD 300000000000"));
}

TEST(Extract, TakesThisCompanyInKoreanForWhomTheSentenceBeforeIsOf) {
  EXPECT_THAT(claims("MS는 더 이상 오픈AI의 독점 공급자가 아니다. 서버가 모자란 것은 MS도 마찬가지다. 이 회사는 "
                     "네비우스에서 174억달러어치의 연산 능력을 빌리기로 했다."),
              testing::Contains("cloud-contract microsoft > nebius: USD 17400000000"));
}

TEST(Extract, TellsNobodyElseWhatAKoreanFundWithoutAFilePays) {
  EXPECT_THAT(claims("구글은 앤트로픽에 30억달러를 투자했다. 국민연금은 앤트로픽에 5억달러를 투자했다."),
              ElementsAre("investment google > anthropic tranche: USD 3000000000"));
  EXPECT_THAT(claims("엔비디아는 인텔 지분 4%를 확보했다. 미국 정부도 인텔 지분 9.9%를 보유하고 있다."),
              ElementsAre("stake nvidia > intel: 4%"));
}

TEST(Extract, TakesTheUnnamedWhomAKoreanCopulaMakesOfSomebodyForNoParty) {
  EXPECT_THAT(claims("MS는 오픈AI의 최대 투자자이지만, 오픈AI 지분을 소유하고 있지 않다."),
              ElementsAre("stake microsoft > openai: 0%"));
}

TEST(Extract, TakesWhoOwnsAKoreanFigureBeforeWhoEstimatesIt) {
  EXPECT_THAT(claims("모건스탠리는 MS의 올해 자본지출이 1200억달러를 넘을 것으로 추정했다."),
              ElementsAre("capex microsoft annual: USD 120000000000 over planned reported"));
}

TEST(Extract, DeniesOfAKoreanReportOnlyWhatTheDenialSpeaksOf) {
  EXPECT_THAT(
      claims(
          "언론은 MS가 130억달러를 투자해 오픈AI 지분 49%를 얻었다고 보도했다. 49%는 사실이 아니라고 MS는 설명했다."),
      testing::Contains("stake microsoft > openai: 49% denied"));
  EXPECT_THAT(
      claims(
          "언론은 MS가 130억달러를 투자해 오픈AI 지분 49%를 얻었다고 보도했다. 49%는 사실이 아니라고 MS는 설명했다."),
      testing::Not(testing::Contains(testing::HasSubstr("USD 13000000000 denied"))));
}

TEST(Extract, LooksForNoKoreanPartyAmongThoseOfTheNextClause) {
  EXPECT_THAT(claims("MS의 오픈AI 지분은 27%다. 종전에는 32.5%였지만 새 투자자가 들어오면서 희석됐다."),
              ElementsAre("stake microsoft > openai: 27%", "stake microsoft > openai: 32.5% former"));
  EXPECT_THAT(claims("앤트로픽은 AWS를 주요 클라우드로 삼는다. 다만 독점 계약은 아니어서 구글 클라우드도 계속 쓴다."),
              ElementsAre("exclusivity amazon > anthropic compute: non-exclusive"));
  EXPECT_THAT(claims("리벨리온이 새 주주를 공개했다. 한빛그룹이 지분 30%를, KT가 13%를 쥐고 있다."),
              ElementsAre("stake kt > rebellions: 13%"));
}

TEST(Extract, GivesNobodyAKoreanSumThatGoesToSeveral) {
  EXPECT_THAT(claims("미래에셋은 스페이스X와 xAI에 8000억원을 투자했다."), IsEmpty());
  EXPECT_THAT(claims("MS는 미스트랄과 앤트로픽에 각각 1500만달러와 50억달러를 투자했다."), testing::SizeIs(2));
}

TEST(Extract, TakesAKoreanSpeakerForNoInvestorWhereTheMoneyIsTheSubject) {
  EXPECT_THAT(claims("MS가 계약을 고쳤다. 나델라는 오픈AI에 지금까지 투자한 돈이 135억달러쯤 된다며 웃었다."),
              ElementsAre("investment microsoft > openai total: USD 13500000000 about"));
}

TEST(Extract, GoesOnWithTheScopeOfTheKoreanStanceBefore) {
  EXPECT_THAT(claims("오픈AI는 지난해까지 애저만 사용했다. 독점 조항이 풀리면서 오라클을 끌어들였다."),
              testing::Contains("exclusivity microsoft > openai compute: non-exclusive"));
}

TEST(Extract, ClaimsNothingOfWhatWouldBeInKoreanHadItBeenOtherwise) {
  EXPECT_THAT(claims("구글은 앤트로픽에 투자했다. 지금까지 들고 있었다면 지분 가치는 200억달러가 넘는다."), IsEmpty());
}

TEST(Extract, TakesTheKoreanSubjectBeforeForWhomASentenceLeavesOut) {
  EXPECT_THAT(
      claims("오픈AI가 이끄는 시장이다. 메타도 돈을 쓴다. 구글 클라우드와 100억달러 규모의 클라우드 계약을 맺었다."),
      ElementsAre("cloud-contract meta > google: USD 10000000000"));
}

TEST(Extract, ClaimsNoKoreanStanceThatIsOnlySupposed) {
  EXPECT_THAT(claims("애저의 오픈AI API 독점이 풀리면 아마존이 웃는다."), IsEmpty());
  EXPECT_THAT(claims("MS가 오픈AI 클라우드 독점권을 잃게 되면 오라클이 이득을 본다."), IsEmpty());
  EXPECT_THAT(claims("오픈AI가 AGI에 도달하면 애저의 API 독점은 끝난다."),
              ElementsAre("exclusivity microsoft > openai api: non-exclusive planned"));
}

TEST(Extract, TakesAKoreanVerbInThePastForNoCopula) {
  EXPECT_THAT(claims("메타는 스케일AI 지분 49%를 사들였다."), ElementsAre("stake meta > scale-ai: 49%"));
}

TEST(Extract, TakesTheScopeOfTheKoreanValueBeforeForOneWithoutAVerb) {
  EXPECT_THAT(claims("아마존이 지금까지 앤트로픽에 투자한 돈은 80억달러, 구글은 30억달러가 넘는다."),
              UnorderedElementsAre("investment amazon > anthropic total: USD 8000000000",
                                   "investment google > anthropic total: USD 3000000000 over"));
}

TEST(Extract, TakesAnExceptionInPlaceOfTheExclusivityThatItLimits) {
  EXPECT_THAT(claims("애저는 오픈AI의 API를 독점으로 판다. 다만 국가안보 기관에 파는 물량은 예외다."),
              ElementsAre("exclusivity microsoft > openai api: exception"));
  EXPECT_THAT(claims("오픈AI의 API는 애저에서만 팔 수 있는데, 국방 기관에 파는 경우만은 예외다."),
              ElementsAre("exclusivity microsoft > openai api: exception"));
  EXPECT_THAT(claims("애저는 오픈AI의 API를 독점으로 판다. 국방 기관에는 클라우드와 관계없이 팔 수 있다."),
              ElementsAre("exclusivity microsoft > openai api: exception"));
  EXPECT_THAT(claims("애저는 오픈AI의 API를 독점으로 판다. 이 원칙에는 예외가 없다."),
              ElementsAre("exclusivity microsoft > openai api: exclusive"));
}

TEST(Extract, TellsWhatStandsBehindAKoreanNegationOfTheSame) {
  EXPECT_THAT(claims("앤트로픽이 애저에서 사기로 한 컴퓨팅은 300억유로가 아니라 300억달러어치다."),
              UnorderedElementsAre("cloud-contract anthropic > microsoft: EUR 30000000000 denied",
                                   "cloud-contract anthropic > microsoft: USD 30000000000"));
}

TEST(Extract, TakesAKoreanTotalToComeForATotalWhereItIsCalledOne) {
  EXPECT_THAT(claims("소프트뱅크는 오픈AI에 투자한다. 완료 후 누적 출자액은 646억달러가 될 전망이다."),
              testing::Contains("investment softbank > openai total: USD 64600000000 planned possible"));
}

TEST(Extract, ClaimsNothingThatSomebodyWouldLikeInKorean) {
  EXPECT_THAT(claims("아마존은 앤트로픽의 클라우드를 독점하고 싶을 텐데 그럴 수 없다."), IsEmpty());
}

TEST(Extract, TellsAKoreanStanceOfAllWhoAreNamedForIt) {
  const auto both = UnorderedElementsAre("exclusivity amazon > anthropic compute: non-exclusive",
                                         "exclusivity google > anthropic compute: non-exclusive");
  EXPECT_THAT(claims("아마존이나 구글이 앤트로픽의 독점 클라우드 공급자인 것은 아니다."), both);
  EXPECT_THAT(claims("아마존도 구글도 앤트로픽의 독점 클라우드가 아니다."), both);
}

TEST(Extract, ReadsAScopeBetweenTwoValuesAsTheFirstOnes) {
  EXPECT_THAT(
      claims("Having spent $955 million on capital expenditure in the third quarter, Nebius puts this year's total "
             "at around $5 billion."),
      ElementsAre("capex nebius: USD 955000000", "capex nebius annual: USD 5000000000 about"));
}

TEST(Extract, ReadsAScopeBehindACommaAsThatOfTheNextValue) {
  EXPECT_THAT(
      claims("Kingdom Holding was investing $400 million, which brings what it has put into xAI to $800 million."),
      testing::Contains("investment kingdom-holding > xai tranche: USD 400000000"));
}

TEST(Extract, ReadsACorrectionInPlaceOfWhatIsDeniedBeforeAnythingElse) {
  EXPECT_THAT(
      claims("A chart gave Google's stake in Anthropic as 41 percent. That is wrong. Amazon has put $4 billion into "
             "Anthropic, we wrote. That is wrong. The correct sum is $8 billion."),
      testing::Contains("investment amazon > anthropic tranche: USD 8000000000"));
}

TEST(Extract, TakesAnAppositionForTheOneThatItFollows) {
  EXPECT_THAT(claims("Anthropic, the startup founded by Dario Amodei, has been valued at $183 billion."),
              ElementsAre("valuation anthropic: USD 183000000000"));
  EXPECT_THAT(claims("Mistral, the French startup, has raised $2 billion."),
              ElementsAre("funding-round mistral: USD 2000000000"));
}

TEST(Extract, ANameWithTheNextSumOfARowIsNobodysObject) {
  EXPECT_THAT(
      claims("OpenAI has raised $110 billion, with Amazon putting in $50 billion and Nvidia and SoftBank "
             "contributing $30 billion each."),
      ElementsAre("funding-round openai: USD 110000000000", "investment amazon > openai tranche: USD 50000000000",
                  "investment nvidia > openai tranche: USD 30000000000",
                  "investment softbank > openai tranche: USD 30000000000"));
}

TEST(Extract, TellsNothingOfANameInAnAdjective) {
  EXPECT_THAT(claims("Nvidia-backed CoreWeave expanded its contract with OpenAI for computing by $6.5 billion."),
              ElementsAre("cloud-contract openai > coreweave: USD 6500000000"));
}

TEST(Extract, BeginsAValueWithTheWordsThatBoundIt) {
  EXPECT_THAT(claims("Nvidia plans to invest as much as $100 billion in OpenAI and supply it with data center chips."),
              ElementsAre("investment nvidia > openai tranche: USD 100000000000 upto planned"));
}

TEST(Extract, TakesNoOwnerForTheNextNameOfARow) {
  EXPECT_THAT(claims("SoftBank is busy. Stargate, its joint venture with OpenAI and Oracle, aims to invest "
                     "$500 billion by 2029."),
              ElementsAre("project-investment stargate total: USD 500000000000 planned"));
}

TEST(Extract, DealsTheSumsBehindARelativePronounToTheNamesBeforeIt) {
  EXPECT_THAT(claims("Amazon and Google, which have invested $8 billion and $3 billion respectively in Anthropic, did "
                     "not take part."),
              ElementsAre("investment amazon > anthropic total: USD 8000000000",
                          "investment google > anthropic total: USD 3000000000"));
}

TEST(Extract, DealsTheSumsBehindSeveralProvidersToEach) {
  EXPECT_THAT(claims("OpenAI's contracts with Oracle and CoreWeave for computing power come to $300 billion and "
                     "$22.4 billion."),
              UnorderedElementsAre("cloud-contract openai > oracle: USD 300000000000",
                                   "cloud-contract openai > coreweave: USD 22400000000"));
}

TEST(Extract, DealsNoSumOfAnotherClauseToTheNamesOfARow) {
  EXPECT_THAT(claims("Microsoft and Nvidia will invest up to $15 billion in Anthropic, which has committed to buy "
                     "$30 billion of computing capacity from Azure."),
              ElementsAre("cloud-contract anthropic > microsoft: USD 30000000000"));
}

TEST(Extract, KnowsACompanyByTheShortNameUnderWhichAnArticleIntroducesIt) {
  EXPECT_THAT(claims("Harvey, a legal startup, raised $300 million at a valuation of $5 billion."),
              UnorderedElementsAre("funding-round harvey: USD 300000000", "valuation harvey: USD 5000000000"));
}

TEST(Extract, DealsARowOfSumsToThoseWhomEachGoesTo) {
  EXPECT_THAT(claims("Nvidia is investing $10 billion in Anthropic, $5 billion in Intel, $2 billion in Synopsys and "
                     "$1 billion in Nokia."),
              UnorderedElementsAre("investment nvidia > anthropic tranche: USD 10000000000",
                                   "investment nvidia > intel tranche: USD 5000000000",
                                   "investment nvidia > synopsys tranche: USD 2000000000",
                                   "investment nvidia > nokia tranche: USD 1000000000"));
}

TEST(Extract, TellsNothingOfWhereTheFoundersOfACompanyWorkedBefore) {
  EXPECT_THAT(claims("Anthropic, founded by former OpenAI employees, was valued at $183 billion."),
              ElementsAre("valuation anthropic: USD 183000000000"));
}

TEST(Extract, SpeaksOnOfTheCompanyAndNotOfWhereItsPeopleCameFrom) {
  EXPECT_THAT(claims("Google bought 10% of Anthropic, a lab founded by people who had walked out of OpenAI.\n\n"
                     "In October it put $2 billion more into the startup."),
              testing::Contains("investment google > anthropic tranche: USD 2000000000 former"));
}

TEST(Extract, TakesTheOnlySubjectForThatOfAllItsVerbs) {
  EXPECT_THAT(claims("Mistral raised $2 billion at a valuation of $12 billion.\n\nCohere, a Canadian rival, collected "
                     "$500 million from Radical Ventures and others and is now valued at $6.8 billion."),
              testing::Contains("valuation cohere: USD 6800000000"));
  EXPECT_THAT(claims("Nvidia owns 6% of CoreWeave, and OpenAI, which holds CoreWeave shares worth $350 million, rents "
                     "from it."),
              testing::Contains("stake-value openai > coreweave: USD 350000000"));
}

TEST(Extract, DealsTheSumsOfARowInParenthesesToThoseBeforeThem) {
  EXPECT_THAT(claims("OpenAI has signed cloud contracts with Oracle ($300 billion), Microsoft ($250 billion) and "
                     "CoreWeave ($22.4 billion)."),
              UnorderedElementsAre("cloud-contract openai > oracle: USD 300000000000",
                                   "cloud-contract openai > microsoft: USD 250000000000",
                                   "cloud-contract openai > coreweave: USD 22400000000"));
}

TEST(Extract, TakesWhatAPlanIsComparedWithForFormerWhereItIsDatedBack) {
  EXPECT_THAT(claims("Oracle expects capital expenditures of $35 billion this fiscal year, up from $21.2 billion last "
                     "year."),
              UnorderedElementsAre("capex oracle annual: USD 35000000000 planned",
                                   "capex oracle annual: USD 21200000000 former"));
}

TEST(Extract, TakesTheLastPriceForThePresentOneUnlessAnotherIsTold) {
  EXPECT_THAT(claims("Anthropic was last valued at $18 billion."), ElementsAre("valuation anthropic: USD 18000000000"));
}

TEST(Extract, TakesAnyTextWithoutFalling) {
  const ArticleFile article = article_file(CLAIMWATCH_SOURCE_DIR "/fixtures/corpus/en/21-corrections.txt");
  for (std::size_t end = 0; end < article.text.size(); end += 7) {
    const auto some =
        extract_claims({std::string_view(article.text).substr(0, end), "", article.published}, shipped_rules());
    for (const Claim& claim : some) EXPECT_LE(claim.evidence.end, end);
  }
}

}  // namespace
}  // namespace claimwatch
