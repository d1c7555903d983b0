#include "diffcore/quantity/reader.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/quantity/value_form.h"

namespace claimwatch {
namespace {

std::string_view name_of(Bound bound) {
  constexpr std::string_view names[] = {"exact", "about", "over", "upto", "range"};
  return names[static_cast<std::size_t>(bound)];
}

/// "약 27% = 27% about": the words with their bound, and what they say.
std::string told(std::string_view text, const Quantity& quantity) {
  std::string line(quantity.with_bound.of(text));
  line.append(" = ").append(quantity.value);
  if (!quantity.value_high.empty()) line.append(" to ").append(quantity.value_high);
  const bool plain = quantity.bound == Bound::exact || quantity.bound == Bound::range;
  if (!plain) line.append(" ").append(name_of(quantity.bound));
  if (quantity.conversion) line.append(" again");
  return line;
}

std::string all_told(std::string_view text) {
  std::string all;
  for (const Quantity& quantity : read_quantities(text)) {
    all.append(all.empty() ? "" : "; ").append(told(text, quantity));
  }
  return all;
}

struct Case {
  std::string_view text;
  std::string_view want;  // empty: nothing
};

template <std::size_t size>
void expect_all(const Case (&cases)[size]) {
  for (const Case& one : cases) EXPECT_EQ(all_told(one.text), one.want) << one.text;
}

TEST(Quantities, KoreanSumsInEveryMixtureOfDigitsAndWords) {
  expect_all({
      {"1천200억 달러", "1천200억 달러 = USD 120000000000"},
      {"137억 5천만 달러", "137억 5천만 달러 = USD 13750000000"},
      {"137억5천만달러다", "137억5천만달러 = USD 13750000000"},
      {"1조3천억원을", "1조3천억원 = KRW 1300000000000"},
      {"2조2196억원", "2조2196억원 = KRW 2219600000000"},
      {"6억5000만달러", "6억5000만달러 = USD 650000000"},
      {"2,500억 달러", "2,500억 달러 = USD 250000000000"},
      {"1만2천원", "1만2천원 = KRW 12000"},
      {"1만 2,000원", "1만 2,000원 = KRW 12000"},
      {"3천5백만 원", "3천5백만 원 = KRW 35000000"},
      {"삼백억 달러", "삼백억 달러 = USD 30000000000"},
      {"이천오백억 원", "이천오백억 원 = KRW 250000000000"},
      {"천억 달러를", "천억 달러 = USD 100000000000"},
      {"5천만 달러", "5천만 달러 = USD 50000000"},
      {"1.5조원", "1.5조원 = KRW 1500000000000"},
      {"54조 원", "54조 원 = KRW 54000000000000"},
      {"월 2만9천원(20달러)", "2만9천원 = KRW 29000; 20달러 = USD 20 again"},
      {"8 억 달러", "8 억 달러 = USD 800000000"},
      {"100억弗", "100억弗 = USD 10000000000"},
      {"10억불을", "10억불 = USD 1000000000"},
      {"3억 유로", "3억 유로 = EUR 300000000"},
      {"500억엔", "500억엔 = JPY 50000000000"},
      {"20억 위안", "20억 위안 = CNY 2000000000"},
      {"4억파운드", "4억파운드 = GBP 400000000"},
      {"50센트", "50센트 = USD 0.5"},
      {"홍콩달러가 아니라 3억 홍콩달러", "3억 홍콩달러 = HKD 300000000"},
      {"2500억달러어치", "2500억달러 = USD 250000000000"},
      {"130억원투자", "130억원 = KRW 13000000000"},
      {"5억$", "5억$ = USD 500000000"},
      {"1조 달러, 2조 유로 시대", "1조 달러 = USD 1000000000000; 2조 유로 = EUR 2000000000000"},
      {"총130억달러", "130억달러 = USD 13000000000"},
  });
}

TEST(Quantities, EnglishSumsWithSignsCodesAndWords) {
  expect_all({
      {"$13bn", "$13bn = USD 13000000000"},
      {"US$13B.", "US$13B = USD 13000000000"},
      {"U.S.$13 billion", "U.S.$13 billion = USD 13000000000"},
      {"$13 billion", "$13 billion = USD 13000000000"},
      {"A$5m, C$6m and HK$7m", "A$5m = AUD 5000000; C$6m = CAD 6000000; HK$7m = HKD 7000000"},
      {"13 billion dollars", "13 billion dollars = USD 13000000000"},
      {"13 billion US dollars", "13 billion US dollars = USD 13000000000"},
      {"13 billion U.S. dollars", "13 billion U.S. dollars = USD 13000000000"},
      {"2 million Canadian dollars", "2 million Canadian dollars = CAD 2000000"},
      {"USD 13 billion", "USD 13 billion = USD 13000000000"},
      {"EUR 500m", "EUR 500m = EUR 500000000"},
      {"13 billion USD", "13 billion USD = USD 13000000000"},
      {"$500b and $1.3tn", "$500b = USD 500000000000; $1.3tn = USD 1300000000000"},
      {"fell to $1.22.", "$1.22 = USD 1.22"},
      {"$4.50", "$4.50 = USD 4.5"},
      {"€2.5m", "€2.5m = EUR 2500000"},
      {"£516m", "£516m = GBP 516000000"},
      {"¥300 billion", "¥300 billion = JPY 300000000000"},
      {"₩5,000", "₩5,000 = KRW 5000"},
      {"50 cents", "50 cents = USD 0.5"},
      {"half a trillion dollars", "half a trillion dollars = USD 500000000000"},
      {"half a billion euros", "half a billion euros = EUR 500000000"},
      {"a half-billion dollars", "a half-billion dollars = USD 500000000"},
      {"thirteen billion dollars", "thirteen billion dollars = USD 13000000000"},
      {"A billion dollars is much", "A billion dollars = USD 1000000000"},
      {"a hundred million dollars", "a hundred million dollars = USD 100000000"},
      {"one hundred and twenty million dollars", "one hundred and twenty million dollars = USD 120000000"},
      {"two and a half billion dollars", "two and a half billion dollars = USD 2500000000"},
      {"the $110-billion plan", "$110-billion = USD 110000000000"},
      {"a 10-billion-dollar deal", "10-billion-dollar = USD 10000000000"},
      {"a $30-a-month plan", "$30 = USD 30"},
      {"1.4 trillion won", "1.4 trillion won = KRW 1400000000000"},
      {"20 million pounds", "20 million pounds = GBP 20000000"},
      {"$13 billion[1]", "$13 billion = USD 13000000000"},
      {"한국에서도 $500b를", "$500b = USD 500000000000"},
      {"₹500 crore", "₹500 crore = INR 5000000000"},
  });
}

TEST(Quantities, VagueAmountsAndOtherCountsAreNoMoney) {
  expect_all({
      {"수십억달러 규모", ""},
      {"수백만 달러", ""},
      {"몇십억 원", ""},
      {"몇 백억 달러", ""},
      {"수조원", ""},
      {"수 조원", ""},
      {"억 단위 계약", ""},
      {"조원 여섯 명", ""},
      {"만원 버스", ""},
      {"5000억개 매개변수", ""},
      {"8억 명", ""},
      {"10만~100만 토큰", ""},
      {"1조 개", ""},
      {"1200명이 모인", ""},
      {"30기가와트", ""},
      {"5만 엔비디아 칩", ""},
      {"10 파운드리", ""},
      {"이 원칙은", ""},
      {"3원칙", ""},
      {"원래 이 원고는", ""},
      {"그럼에도 불구하고 불만", ""},
      {"이 달러로", ""},
      {"한 프로토콜", ""},
      {"구조 원인을", ""},
      {"billions of dollars", ""},
      {"tens of billions of dollars", ""},
      {"many billion dollars", ""},
      {"a few billion dollars", ""},
      {"several hundred million dollars", ""},
      {"multi-billion-dollar", ""},
      {"250m people", ""},
      {"175 billion parameters", ""},
      {"half a million square feet", ""},
      {"200 pounds of steel", ""},
      {"Team 5 won", ""},
      {"50 Cent sang", ""},
      {"a dollar is a dollar", ""},
      {"GPT-4 and o1 and H100", ""},
      {"call 010-2019-2023", ""},
      {"30 gigawatts", ""},
  });
}

TEST(Quantities, PercentagesHoweverTheyAreWritten) {
  expect_all({
      {"27%", "27% = 27%"},
      {"27.0%", "27.0% = 27.0%"},
      {"27 percent", "27 percent = 27%"},
      {"27 per cent", "27 per cent = 27%"},
      {"a 27-percent stake", "27-percent = 27%"},
      {"27 pct", "27 pct = 27%"},
      {"27퍼센트를", "27퍼센트 = 27%"},
      {"30여%가", "30여% = 30% about"},
      {"1만 5000% 뛰었다", "1만 5000% = 15000%"},
      {"3할 5푼의", "3할 5푼 = 35%"},
      {"27프로를", "27프로 = 27%"},
      {"백 프로 확신", "백 프로 = 100%"},
      {"십 프로는", "십 프로 = 10%"},
      {"이십칠 퍼센트", "이십칠 퍼센트 = 27%"},
      {"twenty-seven percent", "twenty-seven percent = 27%"},
      {"Forty percent", "Forty percent = 40%"},
      {"27%[1] of it", "27% = 27%"},
      {"지분 27%다", "27% = 27%"},
      {"매출의 절반을", "절반 = 50%"},
      {"절반 이상", "절반 이상 = 50% over"},
      {"지분 4분의 1", "4분의 1 = 25%"},
      {"3분의 2를", "3분의 2 = 67% about"},
      {"삼분의 일", "삼분의 일 = 33% about"},
      {"3할을", "3할 = 30%"},
      {"3할5푼2리다", "3할5푼2리 = 35.2%"},
      {"열 프로를", "열 프로 = 10%"},
      {"스물일곱 퍼센트", "스물일곱 퍼센트 = 27%"},
      {"한 프로", ""},
      {"열 프로젝트", ""},
      {"10·20·30%로", "10 = 10%; 20 = 20%; 30% = 30%"},
      {"5·18 이후 30%", "30% = 30%"},
      {"8분의 1", "8분의 1 = 12.5%"},
      {"About a third of the company", "About a third = 33% about"},
      {"a third of it", "a third = 33% about"},
      {"two-thirds of its shares", "two-thirds = 67% about"},
      {"a fifth goes to its partner", "a fifth = 20%"},
      {"a quarter of its revenue", "a quarter = 25%"},
      {"20 cents of each dollar", "20 cents of each dollar = 20%"},
      {"twenty cents on the dollar", "twenty cents on the dollar = 20%"},
      {"one dollar in five", "one dollar in five = 20%"},
      {"a dollar of every eight", "a dollar of every eight = 12.5%"},
      {"three-quarters of users", "three-quarters = 75%"},
      {"about half of the shares", "about half = 50% about"},
      {"less than half of the shares", "less than half = 50% upto"},
  });
}

TEST(Quantities, WordsThatOnlyLookLikePercentagesAreNone) {
  expect_all({
      {"3%p 올랐다", ""},
      {"3%포인트", ""},
      {"2.5퍼센트포인트", ""},
      {"two percentage points", ""},
      {"rose 3 percentage points", ""},
      {"3 프로그램", ""},
      {"10프로젝트", ""},
      {"200 프로모델", ""},
      {"아이폰 15 프로", ""},
      {"the first half of the season", ""},
      {"the other half of it", ""},
      {"half a dozen", ""},
      {"more than a quarter", ""},
      {"one dollar in three years", "one dollar = USD 1"},
      {"a dollar of eight", ""},
      {"in the quarter of that year", ""},
      {"a quarter of a century", ""},
      {"half of the year", ""},
      {"a quarter of a billion people", ""},
      {"절반의 성공", ""},
      {"4분의 1분기", ""},
      {"3할당", ""},
      {"2할인", ""},
      {"https://example.com/a20%20b", ""},
      {"half the battle", ""},
      {"5 1/2 of them", ""},
  });
}

TEST(Quantities, RangesShareUnitAndScale) {
  expect_all({
      {"20~25%", "20~25% = 20% to 25%"},
      {"20∼49% 사이", "20∼49% = 20% to 49%"},
      {"20–25%", "20–25% = 20% to 25%"},
      {"20% to 25%", "20% to 25% = 20% to 25%"},
      {"20 to 25 percent", "20 to 25 percent = 20% to 25%"},
      {"between 20% and 25%", "between 20% and 25% = 20% to 25%"},
      {"20%에서 25% 사이", "20%에서 25% = 20% to 25%"},
      {"2~3백만원", "2~3백만원 = KRW 2000000 to KRW 3000000"},
      {"500~1천만원", "500~1천만원 = KRW 5000000 to KRW 10000000"},
      {"2만6000~3만원", "2만6000~3만원 = KRW 26000 to KRW 30000"},
      {"5천 6백만원", "5천 6백만원 = KRW 56000000"},
      {"1800억에서 1900억 달러입니다", "1800억에서 1900억 달러 = USD 180000000000 to USD 190000000000"},
      {"500억에서 700억 달러로 늘렸다", "700억 달러 = USD 70000000000"},
      {"70%에서 80% 정도가", "70%에서 80% 정도 = 70% to 80%"},
      {"70%에서 80% 정도로", "70% = 70%; 80% 정도 = 80% about"},
      {"grew by nearly $20 billion to $98 billion",
       "nearly $20 billion = USD 20000000000 about; $98 billion = USD 98000000000"},
      {"put down 10 to 15 per cent", "10 to 15 per cent = 10% to 15%"},
      {"run from $1.5 million to $2 million", "$1.5 million to $2 million = USD 1500000 to USD 2000000"},
      {"5∼6억 달러", "5∼6억 달러 = USD 500000000 to USD 600000000"},
      {"5천~6천억원", "5천~6천억원 = KRW 500000000000 to KRW 600000000000"},
      {"10만~100만 달러", "10만~100만 달러 = USD 100000 to USD 1000000"},
      {"8000~1만달러", "8000~1만달러 = USD 8000 to USD 10000"},
      {"5억달러~6억달러", "5억달러~6억달러 = USD 500000000 to USD 600000000"},
      {"$175bn to $185bn", "$175bn to $185bn = USD 175000000000 to USD 185000000000"},
      {"between $20 and $25 billion", "between $20 and $25 billion = USD 20000000000 to USD 25000000000"},
      {"$20-25 billion", "$20-25 billion = USD 20000000000 to USD 25000000000"},
      {"about 20-25%", "about 20-25% = 20% to 25%"},
      {"20%에서 10%로 낮춘다", "20% = 20%; 10% = 10%"},
      {"from 31% to 32%", "31% = 31%; 32% = 32%"},
      {"ranging from 31% to 32%", "31% to 32% = 31% to 32%"},
      {"20%~15%", "20% = 20%; 15% = 15%"},
      {"rose $2 billion to $5 billion", "$2 billion = USD 2000000000; $5 billion = USD 5000000000"},
      {"gave $5 billion to 3 companies", "$5 billion = USD 5000000000"},
      {"20% and 25%", "20% = 20%; 25% = 25%"},
  });
}

TEST(Quantities, BoundsStandBeforeAndAfter) {
  expect_all({
      {"약 27%", "약 27% = 27% about"},
      {"약27%", "약27% = 27% about"},
      {"대략 100억달러", "대략 100억달러 = USD 10000000000 about"},
      {"800억달러 안팎", "800억달러 안팎 = USD 80000000000 about"},
      {"절반가량", "절반가량 = 50% about"},
      {"20억여 달러", "20억여 달러 = USD 2000000000 about"},
      {"십여억 원", "십여억 원 = KRW 1000000000 about"},
      {"~27%", "~27% = 27% about"},
      {"20여억 달러", "20여억 달러 = USD 2000000000 about"},
      {"130억달러가 넘는 돈", "130억달러가 넘는 = USD 13000000000 over"},
      {"500억달러를 넘을 것", "500억달러를 넘을 = USD 50000000000 over"},
      {"130억 달러가 넘습니다", "130억 달러가 넘습니다 = USD 13000000000 over"},
      {"4분의 1 넘게", "4분의 1 넘게 = 25% over"},
      {"100억달러를 훌쩍 넘는", "100억달러를 훌쩍 넘는 = USD 10000000000 over"},
      {"27% 이상의", "27% 이상 = 27% over"},
      {"20%를 웃도는", "20%를 웃도는 = 20% over"},
      {"최소 5000억달러", "최소 5000억달러 = USD 500000000000 over"},
      {"약 130억달러 이상", "약 130억달러 이상 = USD 13000000000 over"},
      {"최대 5,000억 달러까지", "최대 5,000억 달러까지 = USD 500000000000 upto"},
      {"3000만달러까지 유치", "3000만달러까지 = USD 30000000 upto"},
      {"10%까지 낮춘다", "10% = 10%"},
      {"1,470원까지 치솟았다", "1,470원 = KRW 1470"},
      {"100억달러에도 못 미치는", "100억달러에도 못 미치는 = USD 10000000000 upto"},
      {"20%를 넘지 않는", "20%를 넘지 않는 = 20% upto"},
      {"40% 아래로", "40% 아래 = 40% upto"},
      {"50% 미만", "50% 미만 = 50% upto"},
      {"사상 최대 1100억달러", "1100억달러 = USD 110000000000"},
      {"계약 100억달러", "100억달러 = USD 10000000000"},
      {"100억달러 규모", "100억달러 = USD 10000000000"},
      {"10억달러를 넘겨받았다", "10억달러 = USD 1000000000"},
      {"30%대의", "30%대 = 30% about"},
      {"130억달러(약 17조원)가 넘는", "130억달러 = USD 13000000000 over; 약 17조원 = KRW 17000000000000 about again"},
      {"roughly 27%", "roughly 27% = 27% about"},
      {"an estimated $5bn", "an estimated $5bn = USD 5000000000 about"},
      {"just under 20 percent", "just under 20 percent = 20% about"},
      {"a shade under 20 percent", "a shade under 20 percent = 20% about"},
      {"in the region of $5bn", "in the region of $5bn = USD 5000000000 about"},
      {"capped at $5bn", "capped at $5bn = USD 5000000000 upto"},
      {"$5bn, give or take", "$5bn = USD 5000000000"},
      {"$5bn give or take", "$5bn give or take = USD 5000000000 about"},
      {"27%에 조금 못 미치는", "27%에 조금 못 미치 = 27% about"},
      {"some $5bn", "some $5bn = USD 5000000000 about"},
      {"some of the $5bn", "$5bn = USD 5000000000"},
      {"more than $13bn", "more than $13bn = USD 13000000000 over"},
      {"no less than 20%", "no less than 20% = 20% over"},
      {"no more than 20%", "no more than 20% = 20% upto"},
      {"at least a further $20bn", "at least a further $20bn = USD 20000000000 over"},
      {"up to a further $20 billion", "up to a further $20 billion = USD 20000000000 upto"},
      {"up to half a trillion dollars", "up to half a trillion dollars = USD 500000000000 upto"},
      {"as much as $50 billion", "as much as $50 billion = USD 50000000000 upto"},
      {"handed over $10 billion", "$10 billion = USD 10000000000"},
      {"turned over $10 billion", "$10 billion = USD 10000000000"},
      {"adds up to $13 billion", "$13 billion = USD 13000000000"},
      {"adds as much as $13 billion", "as much as $13 billion = USD 13000000000 upto"},
      {"far less than $10 billion", "less than $10 billion = USD 10000000000 upto"},
      {"$5bn or more", "$5bn or more = USD 5000000000 over"},
      {"$100bn-plus", "$100bn-plus = USD 100000000000 over"},
      {"about half a trillion dollars", "about half a trillion dollars = USD 500000000000 about"},
  });
}

TEST(Quantities, DatesWithTheirYear) {
  expect_all({
      {"2030년까지", "2030년 = 2030"},
      {"2019년 7월에", "2019년 7월 = 2019-07"},
      {"2025년 10월 28일", "2025년 10월 28일 = 2025-10-28"},
      {"2024~2026년", "2024~2026년 = 2024 to 2026"},
      {"by 2030.", "2030 = 2030"},
      {"through 2032,", "2032 = 2032"},
      {"the end of 2026", "2026 = 2026"},
      {"in 2019-2023", "2019-2023 = 2019 to 2023"},
      {"October 2025", "October 2025 = 2025-10"},
      {"28 October 2025", "28 October 2025 = 2025-10-28"},
      {"October 28, 2025", "October 28, 2025 = 2025-10-28"},
      {"Oct. 28, 2025", "Oct. 28, 2025 = 2025-10-28"},
      {"2025-10-28", "2025-10-28 = 2025-10-28"},
      {"2025.10.28", "2025.10.28 = 2025-10-28"},
      {"2023/06/07 10:12", "2023/06/07 = 2023-06-07"},
      {"2025년 2월 30일", "2025년 2월 = 2025-02"},
      {"28일", ""},
      {"3월 말", ""},
      {"on 28 October", ""},
      {"1990년대", ""},
      {"2026회계연도", ""},
      {"about 2030 people", ""},
      {"to 2000 employees", ""},
      {"version 1.2024", ""},
      {"/2019/07/22/microsoft", ""},
      {"20년", ""},
  });
}

TEST(Quantities, PartsOfANumberInWordsAndFigures) {
  expect_all({
      {"a quarter of a million pounds", "a quarter of a million pounds = GBP 250000"},
      {"Quarter of a million dollars", "Quarter of a million dollars = USD 250000"},
      {"three quarters of a billion euros", "three quarters of a billion euros = EUR 750000000"},
      {"a third of a million dollars", ""},
      {"two and a half percent", "two and a half percent = 2.5%"},
      {"two-and-a-half percent", "two-and-a-half percent = 2.5%"},
      {"three and a quarter percent", "three and a quarter percent = 3.25%"},
      {"three point five percent", "three point five percent = 3.5%"},
      {"half a percent", "half a percent = 0.5%"},
      {"half of one percent", "half of one percent = 0.5%"},
      {"grew this quarter 1 percent", "1 percent = 1%"},
      {"2½%", "2½% = 2.5%"},
      {"8 3/4 percent", "8 3/4 percent = 8.75%"},
      {".3 percent", ".3 percent = 0.3%"},
      {"$.50", "$.50 = USD 0.5"},
      {"two thousand five hundred dollars", "two thousand five hundred dollars = USD 2500"},
      {"one million two hundred thousand euros", "one million two hundred thousand euros = EUR 1200000"},
      {"33달러 50센트", "33달러 50센트 = USD 33.5"},
      {"1,385원50전에 마감", "1,385원50전 = KRW 1385.5"},
      {"five dollars and 50 cents", "five dollars and 50 cents = USD 5.5"},
      {"$5 and 3 euros", "$5 = USD 5; 3 euros = EUR 3"},
      {"2할5푼", "2할5푼 = 25%"},
      {"3할2푼5리", "3할2푼5리 = 32.5%"},
      {"1000분의 1", "1000분의 1 = 0.1%"},
      {"cut by a third", "a third = 33% about"},
      {"fell by almost a third, and then", "almost a third = 33% about"},
      {"by a third party", ""},
      {"by half a percentage point", ""},
      {"by a quarter point", ""},
      {"by half a billion dollars", "half a billion dollars = USD 500000000"},
      {"less than half the pay", "less than half = 50% upto"},
      {"half its revenue", "half = 50%"},
      {"about half the year", ""},
      {"lost 12.5 mln dlrs, or 21 cts a share", "12.5 mln dlrs = USD 12500000; 21 cts = USD 0.21"},
      {"1,000 CFA francs", "1,000 CFA francs = XOF 1000"},
      {"tumbled 18p to 243p", "18p = GBP 0.18; 243p = GBP 2.43"},
      {"57달러50센트지만", "57달러50센트 = USD 57.5"},
      {"a one-third stake", "one-third = 33% about"},
  });
}

TEST(Quantities, TheCountryNamedBeforeTellsWhosePesosTheyAre) {
  expect_all({
      {"In Manila the budget was 2 billion pesos", "2 billion pesos = PHP 2000000000"},
      {"아르헨티나는 올해 30억 페소를", "30억 페소 = ARS 3000000000"},
      {"In Pakistan it costs 500 rupees", "500 rupees = PKR 500"},
      {"20억 필리핀 페소", "20억 필리핀 페소 = PHP 2000000000"},
      {"1천만 스웨덴크로나", "1천만 스웨덴크로나 = SEK 10000000"},
      {"R390 billion, R2 and R500", "R390 billion = ZAR 390000000000"},
  });
}

TEST(Quantities, BillionsOfNothingShareTheCurrencyBefore) {
  expect_all({
      {"It got thirty billion dollars. Another had pledged up to five billion.",
       "thirty billion dollars = USD 30000000000; up to five billion = USD 5000000000 upto"},
      {"The round was €1.7 billion, not 7 billion, he said.",
       "€1.7 billion = EUR 1700000000; 7 billion = EUR 7000000000"},
      {"It got $30 billion and has three billion users.", "$30 billion = USD 30000000000"},
      {"It got $30 billion, and users rose to 800 million.", "$30 billion = USD 30000000000"},
      {"Up to five billion.", ""},
  });
}

TEST(Quantities, BareTenThousandWithACurrency) {
  expect_all({
      {"만원짜리 점심", "만원 = KRW 10000"},
      {"입장료는 만 원이다", "만 원 = KRW 10000"},
      {"만오천원", "만오천원 = KRW 15000"},
      {"만이천 원을", "만이천 원 = KRW 12000"},
      {"만원 버스", ""},
      {"연일 만원 관중", ""},
      {"경기장은 만원을 이뤘다", ""},
      {"만 원어민", ""},
      {"만 하루", ""},
      {"나만 원해", ""},
  });
}

TEST(Quantities, CurrenciesOfTheWorld) {
  expect_all({
      {"NOK 300 million", "NOK 300 million = NOK 300000000"},
      {"CAD $5 million", "CAD $5 million = CAD 5000000"},
      {"US $13 billion", "US $13 billion = USD 13000000000"},
      {"Rs. 500 crore", "Rs. 500 crore = INR 5000000000"},
      {"₹5 lakh crore", "₹5 lakh crore = INR 5000000000000"},
      {"10 million pesos", "10 million pesos = MXN 10000000"},
      {"10 million Philippine pesos", "10 million Philippine pesos = PHP 10000000"},
      {"5 million €", "5 million € = EUR 5000000"},
      {"85¢", "85¢ = USD 0.85"},
      {"closed at 245p", "245p = GBP 2.45"},
      {"1,385 won", "1,385 won = KRW 1385"},
      {"fined 500 pounds", "500 pounds = GBP 500"},
      {"500억円", "500억円 = JPY 50000000000"},
      {"5억 美달러", "5억 美달러 = USD 500000000"},
      {"1억 US달러", "1억 US달러 = USD 100000000"},
      {"3억 캐나다 달러", "3억 캐나다 달러 = CAD 300000000"},
      {"20억 페소", "20억 페소 = MXN 2000000000"},
      {"500바트를", "500바트 = THB 500"},
      {"5억 동", "5억 동 = VND 500000000"},
      {"5천만원입니다", "5천만원 = KRW 50000000"},
      {"5억원예산", "5억원 = KRW 500000000"},
      {"300원인데", "300원 = KRW 300"},
  });
}

TEST(Quantities, ASignWrittenOntoANumberIsPartOfIt) {
  expect_all({
      {"수익률은 -3.5%", "-3.5% = -3.5%"},
      {"a return of –3%", "–3% = -3%"},
      {"(+2%)", "+2% = 2%"},
      {"a loss of -$3 million", "-$3 million = USD -3000000"},
      {"-27%", "27% = 27%"},
      {"- 27%", "27% = 27%"},
      {"2-27%", "2-27% = 2% to 27%"},
  });
}

TEST(Quantities, NothingIsInventedFromWhatOnlyLooksLikeASum) {
  for (const std::string_view text : {"그럼에도 불구하고",
                                      "불만이 3건",
                                      "이 원칙",
                                      "3불 정책을 지킨다",
                                      "제3조 2항",
                                      "3조 2천명",
                                      "8엔드에서",
                                      "10위안에 들었다",
                                      "2024 유로 대회",
                                      "유로2024",
                                      "몸무게 200파운드",
                                      "2000파운드 폭탄",
                                      "150파운드(68kg)",
                                      "101동 1201호",
                                      "아이폰 17 프로",
                                      "3 프로게이머",
                                      "1경기 2경기",
                                      "5경기 원정",
                                      "2원화 체제",
                                      "5만 원전",
                                      "100만 불자",
                                      "3만 불법체류자",
                                      "5만 엔지니어",
                                      "4엔진",
                                      "7만 유로존",
                                      "한 프로토콜",
                                      "조 원장",
                                      "억 소리",
                                      "만 명",
                                      "천 명",
                                      "백만장자",
                                      "천만다행",
                                      "사오십 명",
                                      "삼사일",
                                      "오만과 편견",
                                      "구조조정",
                                      "이조 백자",
                                      "십억대 자산가",
                                      "수천만~수억 원",
                                      "십수억 원",
                                      "백수십억 원",
                                      "기백만 명",
                                      "5000억개",
                                      "8억 명",
                                      "3억 화소",
                                      "1조 2천억 개",
                                      "30만 대",
                                      "100만 배럴",

                                      "GPT-4",
                                      "GPT-4o mini",
                                      "o1",
                                      "v2.5",
                                      "Python 3.11",
                                      "iPhone 15",
                                      "H100 80GB",
                                      "B200",
                                      "5G",
                                      "3D",
                                      "G20",
                                      "Q3",
                                      "10-K",
                                      "401(k)",
                                      "COVID-19",
                                      "Boeing 737",
                                      "A380",
                                      "call 555-1234",
                                      "+1 (212) 555-1234",
                                      "010-1234-5678",
                                      "1-800-555-1234",
                                      "192.168.0.1",
                                      "2024-25 season",
                                      "12:30",
                                      "3:2",
                                      "10/12",
                                      "$AAPL",
                                      "US$",
                                      "$",
                                      "%",
                                      "100 %20",
                                      "Euro 2024",
                                      "50 Cent",
                                      "Team 5 won",
                                      "The 2024 team won",
                                      "lost 20 pounds",
                                      "a 2,000-pound bomb",
                                      "2,000 pounds of cheese",
                                      "weighs 5,000 pounds",
                                      "1080p video",
                                      "720p",
                                      "a dollar is a dollar",
                                      "a couple of million dollars",
                                      "dozens of dollars",
                                      "hundreds of millions of dollars",
                                      "multi billion dollars",
                                      "half an hour",
                                      "half of 2024",
                                      "second half of it",
                                      "a quarter of an hour",
                                      "a quarter of a percentage point",
                                      "5 pp",
                                      "50 basis points",
                                      "50bp",
                                      "3%p",
                                      "3%P",
                                      "0.5% 포인트",
                                      "first quarter",
                                      "third quarter of 2024",
                                      "13 billion parameters",
                                      "70B model",
                                      "1.5 million users",
                                      "ALL 50 states",
                                      "NO. 1",
                                      "Section 230",
                                      "Rs",
                                      "RM",
                                      "500 won the prize"}) {
    for (const Quantity& quantity : read_quantities(text)) {
      EXPECT_EQ(quantity.kind, Quantity::Kind::date) << text << ": " << quantity.value;
    }
  }
}

TEST(Quantities, ASumInAnotherCurrencyRightBehindIsTheSameSum) {
  expect_all({
      {"1억달러(당시 약 1천300억원)", "1억달러 = USD 100000000; 약 1천300억원 = KRW 130000000000 about again"},
      {"10억달러(약 1조1800억원)", "10억달러 = USD 1000000000; 약 1조1800억원 = KRW 1180000000000 about again"},
      {"1000억 달러, 140조원을", "1000억 달러 = USD 100000000000; 140조원 = KRW 140000000000000 again"},
      {"100억달러, 우리 돈 12조3천억원", "100억달러 = USD 10000000000; 12조3천억원 = KRW 12300000000000 again"},
      {"380억 달러, 한국 돈으로 54조 원", "380억 달러 = USD 38000000000; 54조 원 = KRW 54000000000000 again"},
      {"5000억 달러 ($500b)", "5000억 달러 = USD 500000000000; $500b = USD 500000000000 again"},
      {"$13bn (£10.4bn)", "$13bn = USD 13000000000; £10.4bn = GBP 10400000000 again"},
      {"$13bn, or about €12bn,", "$13bn = USD 13000000000; about €12bn = EUR 12000000000 about again"},
      {"$5bn ($3bn a year before)", "$5bn = USD 5000000000; $3bn = USD 3000000000"},
      {"100만 달러, 5억원", "100만 달러 = USD 1000000; 5억원 = KRW 500000000"},
      {"1650원\n미화 100만 달러", "1650원 = KRW 1650; 100만 달러 = USD 1000000"},
      {"100억달러\n(약 13조원)", "100억달러 = USD 10000000000; 약 13조원 = KRW 13000000000000 about again"},
      {"$5bn and €3bn", "$5bn = USD 5000000000; €3bn = EUR 3000000000"},
  });
}

TEST(Quantities, OddSignsAndBlanksDoNotHideThem) {
  expect_all({
      {"２７％", "２７％ = 27%"},
      {"１,３５０억 달러", "１,３５０억 달러 = USD 135000000000"},
      {"$13\u00A0billion", "$13\u00A0billion = USD 13000000000"},
      {"약\u00A027%", "약\u00A027% = 27% about"},
      {"13 bil\u00ADlion dollars", "13 bil\u00ADlion dollars = USD 13000000000"},
      {"\uFEFF27%", "27% = 27%"},
      {"13 billion\ndollars", "13 billion\ndollars = USD 13000000000"},
      {"27\n\npercent", ""},
      {"27%\u00AD", "27% = 27%"},
      {"“27%”", "27% = 27%"},
  });
}

TEST(Quantities, ASumBeyondSixtyFourBitsIsLeftOut) {
  expect_all({
      {"9000조원", "9000조원 = KRW 9000000000000000"},
      {"9300조원", ""},
      {"3경원", ""},
      {"3경5000조원", ""},
      {"3경 5000조원", ""},
      {"3경 5천조원과 2억원", "2억원 = KRW 200000000"},
      {"99999999999999999999 달러", ""},
      {"$999999999 trillion", ""},
  });
}

TEST(Quantities, OfWholeSentences) {
  expect_all({
      {"영업이익 12조1천661억원, 매출은 86조617억원으로 8.8% 늘었다.",
       "12조1천661억원 = KRW 12166100000000; 86조617억원 = KRW 86061700000000; 8.8% = 8.8%"},
      {"20억 달러에서 30억 달러로", "20억 달러 = USD 2000000000; 30억 달러 = USD 3000000000"},
      {"최소 10%에서 최대 20%까지", "최소 10% = 10% over; 최대 20%까지 = 20% upto"},
      {"지분 10%를 100억원에 매각", "10% = 10%; 100억원 = KRW 10000000000"},
      {"2030년 100조원을", "2030년 = 2030; 100조원 = KRW 100000000000000"},
      {"1,429.0원", "1,429.0원 = KRW 1429"},
      {"Revenue rose 12% to $25.3 billion from $1.5 billion.",
       "12% = 12%; $25.3 billion = USD 25300000000; $1.5 billion = USD 1500000000"},
      {"worth $38 billion, or 54 trillion won, over seven years",
       "$38 billion = USD 38000000000; 54 trillion won = KRW 54000000000000 again"},
      {"Nvidia ($100bn), SoftBank ($30bn)", "$100bn = USD 100000000000; $30bn = USD 30000000000"},
      {"up by 10%; up 10%; up to 10%", "10% = 10%; 10% = 10%; up to 10% = 10% upto"},
      {"around a quarter of all searches", "around a quarter = 25% about"},
      {"under the $10bn agreement", "$10bn = USD 10000000000"},
  });
}

void expect_sound(std::string_view text) {
  const auto starts_a_sign = [&](std::size_t pos) { return pos == text.size() || (text[pos] & 0xC0) != 0x80; };
  std::size_t behind = 0;
  for (const Quantity& quantity : read_quantities(text)) {
    ASSERT_LE(behind, quantity.range.start);
    ASSERT_LT(quantity.range.start, quantity.range.end);
    ASSERT_LE(quantity.range.end, text.size());
    ASSERT_TRUE(quantity.with_bound.contains(quantity.range));
    for (const Range& range : {quantity.range, quantity.with_bound}) {
      ASSERT_TRUE(starts_a_sign(range.start) && starts_a_sign(range.end)) << text;
    }
    behind = quantity.range.end;
    const auto interval = interval_of_form(quantity.value, quantity.value_high, quantity.bound);
    ASSERT_TRUE(interval) << quantity.value;
    ASSERT_EQ(*interval, quantity.interval) << quantity.value;
  }
}

TEST(Quantities, AreOrderedDisjointAndReadBack) {
  const std::vector<std::string_view> pieces = {
      "1천",      "350",  "억",       " 달러", "원",   "%",    "~",       "약 ",        "$",       "13",
      ".5",       "bn",   " billion", "2030",  "년",   " 7월", "half a ", "a third of", "4분의 1", "(",
      ")",        " to ", "between ", " and ", "절반", "이상", "％",      "\u00A0",     "\u00AD",  ", ",
      "October ", "28",   "-",        "\n",    "삼백", "US$",  "만",      "조"};
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (int length = 0; length < 9; ++length) text += pieces[random() % pieces.size()];
    expect_sound(text);
  }
}

TEST(Quantities, OfAnyBytesNeverCrash) {
  std::mt19937 random(11);
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 40, '\0');
    for (char& c : text) c = static_cast<char>(random() % 3 == 0 ? '0' + random() % 10 : random() % 256);
    for (const Quantity& quantity : read_quantities(text)) {
      ASSERT_LE(quantity.with_bound.end, text.size());
      ASSERT_LT(quantity.range.start, quantity.range.end);
    }
  }
}

}  // namespace
}  // namespace claimwatch
