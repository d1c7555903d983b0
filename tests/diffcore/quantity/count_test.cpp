// Counts in a topic's own units are read as sums are: the same numbers, bounds and ranges.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "diffcore/quantity/reader.h"
#include "diffcore/quantity/value_form.h"

namespace claimwatch {
namespace {

const CountUnits units = {{"vehicles", {"vehicles", "cars", "vehicles a year", "대"}},
                          {"seats", {"seat", "seats", "석", "자리"}},
                          {"gw", {"gw", "gigawatts", "기가와트"}}};

std::string told(std::string_view text) {
  constexpr std::string_view bounds[] = {"", " about", " over", " upto", ""};
  std::string all;
  for (const Quantity& quantity : read_quantities(text, units)) {
    all.append(all.empty() ? "" : "; ").append(quantity.with_bound.of(text)).append(" = ").append(quantity.value);
    if (!quantity.value_high.empty()) all.append(" to ").append(quantity.value_high);
    all.append(bounds[static_cast<std::size_t>(quantity.bound)]);
  }
  return all;
}

TEST(Counts, AreReadInEnglish) {
  EXPECT_EQ(told("5 million vehicles a year"), "5 million vehicles a year = vehicles 5000000");
  EXPECT_EQ(told("fewer than 50,000 cars"), "fewer than 50,000 cars = vehicles 50000 upto");
  EXPECT_EQ(told("about 1.2 GW, a 5-GW plant"), "about 1.2 GW = gw 1.2 about; 5-GW = gw 5");
  EXPECT_EQ(told("Two seats of nine"), "Two seats = seats 2");
  EXPECT_EQ(told("between 3.5 million and 4 million vehicles"),
            "between 3.5 million and 4 million vehicles = vehicles 3500000 to vehicles 4000000");
  EXPECT_EQ(told("20 to 25 million cars"), "20 to 25 million cars = vehicles 20000000 to vehicles 25000000");
  EXPECT_EQ(told("13 billion dollars for 2 million cars"),
            "13 billion dollars = USD 13000000000; 2 million cars = vehicles 2000000");
}

TEST(Counts, AreReadInKorean) {
  EXPECT_EQ(told("연간 1천400만대를"), "1천400만대 = vehicles 14000000");
  EXPECT_EQ(told("2만5000대입니다"), "2만5000대 = vehicles 25000");
  EXPECT_EQ(told("약 3만 대"), "약 3만 대 = vehicles 30000 about");
  EXPECT_EQ(told("6만대 이상"), "6만대 이상 = vehicles 60000 over");
  EXPECT_EQ(told("350만~400만대로"), "350만~400만대 = vehicles 3500000 to vehicles 4000000");
  EXPECT_EQ(told("100여 대"), "100여 대 = vehicles 100 about");
  EXPECT_EQ(told("두 석에서 한 자리로"), "두 석 = seats 2; 한 자리 = seats 1");
  EXPECT_EQ(told("이사 열두 자리 중 네 석"), "열두 자리 = seats 12; 네 석 = seats 4");
  EXPECT_EQ(told("5GW급"), "5GW = gw 5");
}

TEST(Counts, OfAnythingElseAreNone) {
  EXPECT_EQ(told("3대표, 수만 대, 8억 명, 두 번째 자리, 또한 자리, 서너 석"), "");
  EXPECT_EQ(told("several seats, a seat, 5 carsharing firms, millions of cars"), "");
  EXPECT_TRUE(read_quantities("5 million vehicles, 두 석").empty());
}

TEST(Counts, AreComparedAsMoneyIs) {
  const auto of = [](std::string_view value, Bound bound = Bound::exact) { return *interval_of_form(value, "", bound); };
  EXPECT_FALSE(compatible(of("seats 3"), of("seats 4")));
  EXPECT_TRUE(compatible(of("gw 1.2"), of("gw 1.25")));
  EXPECT_TRUE(compatible(of("vehicles 3000000"), of("vehicles 3200000")));
  EXPECT_FALSE(compatible(of("vehicles 2800000"), of("vehicles 3200000")));
  EXPECT_TRUE(compatible(of("vehicles 3000000", Bound::over), of("vehicles 5000000")));
  EXPECT_TRUE(compatible(of("seats 0"), of("seats 0")));
}

}  // namespace
}  // namespace claimwatch
