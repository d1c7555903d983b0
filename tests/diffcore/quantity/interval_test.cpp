#include "diffcore/quantity/interval.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <tuple>

#include "diffcore/quantity/value_form.h"

namespace claimwatch {
namespace {

constexpr Milli unit = 1000;
constexpr Milli million = 1'000'000 * unit;
constexpr Milli billion = 1'000 * million;

Interval usd(std::string_view number, Bound bound = Bound::exact) {
  return *interval_of_form("USD " + std::string(number), "", bound);
}
Interval percent(std::string_view number, Bound bound = Bound::exact) {
  return *interval_of_form(std::string(number) + "%", "", bound);
}
Interval date(std::string_view form) { return *interval_of_form(form, "", Bound::exact); }

TEST(Interval, AgreesAsACarefulReaderWould) {
  const std::tuple<std::string_view, Interval, Interval, bool> cases[] = {
      {"13.75B is cut off to 13B", usd("13000000000"), usd("13750000000"), true},
      {"12.5B is rounded to 13B", usd("13000000000"), usd("12500000000"), true},
      {"a floor admits more", usd("13000000000", Bound::over), usd("14000000000"), true},
      {"a floor admits nothing less", usd("14000000000", Bound::over), usd("13000000000"), false},
      {"a cap admits less", usd("50000000000", Bound::upto), usd("15000000000"), true},
      {"a cap admits nothing more", usd("50000000000", Bound::upto), usd("51000000000"), false},
      {"neighbours are two figures", percent("27"), percent("28"), false},
      {"about a number that is not round is no wider than its last digit", percent("27", Bound::about), percent("28"),
       false},
      {"about a round number is wide", percent("30", Bound::about), percent("27"), true},
      {"and ends somewhere", percent("30", Bound::about), percent("26"), false},
      {"27% and 49%", percent("27"), percent("49"), false},
      {"32.5% is cut off to 32%", percent("32"), percent("32.5"), true},
      {"32.5% and 33.5%", percent("32.5"), percent("33.5"), false},
      {"no stake is none", percent("0"), percent("49"), false},
      {"약 1350억 is 1345억 to 1355억", usd("135000000000", Bound::about), usd("135500000000"), true},
      {"and no more", usd("135000000000", Bound::about), usd("136100000000"), false},
      {"hundred billions are printed to the billion", usd("500000000000"), usd("501000000000"), false},
      {"a day of the year", date("2032"), date("2032-12-31"), true},
      {"a month of the year", date("2025-10"), date("2025"), true},
      {"two years", date("2030"), date("2032"), false},
      {"two months", date("2025-10"), date("2025-09"), false},
  };
  for (const auto& [why, a, b, want] : cases) {
    EXPECT_EQ(compatible(a, b), want) << why;
    EXPECT_EQ(compatible(b, a), want) << why;
  }
}

TEST(Interval, StandsForWhatRoundsOrIsCutOffToItsPrint) {
  EXPECT_EQ(percent("27"), (Interval{27'000, 26'500, 27'999}));
  EXPECT_EQ(percent("27.5"), (Interval{27'500, 27'450, 27'599}));
  EXPECT_EQ(percent("30", Bound::about), (Interval{30'000, 27'000, 33'000}));
  EXPECT_EQ(usd("13000000000"), (Interval{13 * billion, 12 * billion + billion / 2, 14 * billion - 1}));
  EXPECT_EQ(usd("650000000"), (Interval{650 * million, 650 * million - million / 2, 651 * million - 1}));
  EXPECT_EQ(usd("1.22"), (Interval{1'220, 1'215, 1'229}));
  EXPECT_EQ(usd("200"), (Interval{200'000, 150'000, 299'999}));
}

TEST(Interval, OfALargestSumDoesNotWrapRound) {
  const Milli largest = std::numeric_limits<Milli>::max();
  for (const Bound bound : {Bound::exact, Bound::about, Bound::over}) {
    EXPECT_EQ(interval_of(largest, billion, bound).high, largest);
  }
}

TEST(Interval, OfARangeEndsWhereItsPrintEnds) {
  EXPECT_EQ(*interval_between(15'000, 20'000), (Interval{15'000, 15'000, 20'000}));
  EXPECT_FALSE(interval_between(20'000, 15'000)) << "15~10% is a slip";
}

TEST(Interval, AShortenedSumNeverContradictsTheFullOne) {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<Milli> sums(billion, 1'000'000 * billion);
  for (int i = 0; i < 10'000; ++i) {
    const Milli full = sums(random);
    const Milli cut_off = full / billion * billion;
    const Milli rounded = (full + billion / 2) / billion * billion;
    for (const Milli shortened : {cut_off, rounded}) {
      EXPECT_TRUE(compatible(interval_of(full, 1, Bound::exact), interval_of(shortened, billion, Bound::exact)))
          << full;
    }
  }
}

TEST(ValueForm, ANegativeNumberIsTheMirrorOfThePositive) {
  EXPECT_EQ(*interval_of_form("-3%", "", Bound::exact), (Interval{-3000, -3999, -2500}));
  EXPECT_EQ(*interval_of_form("USD -5", "", Bound::upto), (Interval{-5000, -5000, 0}));
}

TEST(ValueForm, RefusesWhatIsNoValue) {
  for (const std::string_view wrong :
       {"", "%", "27", "USD", "USD ", " 5", "USD 1,000", "USD --5", "- 5%", "27%%", "2025-13", "2025-02-30", "2025-1",
        "USD 99999999999999999999", "USD 10000000000000000", "exclusive"}) {
    EXPECT_FALSE(interval_of_form(wrong, "", Bound::exact)) << wrong;
  }
  EXPECT_FALSE(interval_of_form("20%", "", Bound::range)) << "a range has a high end";
  EXPECT_FALSE(interval_of_form("20%", "USD 25", Bound::range)) << "and one unit";
  EXPECT_FALSE(interval_of_form("25%", "20%", Bound::range)) << "and an order";
}

TEST(ValueForm, ReadsEveryKindOfValue) {
  EXPECT_EQ(interval_of_form("20%", "49%", Bound::range)->high, 49'000);
  EXPECT_EQ(interval_of_form("vehicles 5000000", "", Bound::exact)->printed, 5 * million);
  EXPECT_EQ(*interval_of_form("1970-01-02", "", Bound::exact), (Interval{1, 1, 1}));
  EXPECT_EQ(*interval_of_form("1970", "", Bound::exact), (Interval{0, 0, 364}));
  EXPECT_EQ(*interval_of_form("1970", "1971", Bound::range), (Interval{0, 0, 729}));
}

}  // namespace
}  // namespace claimwatch
