#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "diffcore/quantity/reader.h"

namespace claimwatch {
namespace {

std::string days_in(std::string_view sentence, std::string_view published) {
  const auto found = date_in(sentence, *day_of_iso(published));
  return found ? iso(found->first) + " " + iso(found->last) : "none";
}

struct Case {
  std::string_view sentence, published, want;
};

template <std::size_t size>
void expect_all(const Case (&cases)[size]) {
  for (const Case& one : cases) EXPECT_EQ(days_in(one.sentence, one.published), one.want) << one.sentence;
}

TEST(DateIn, ReadsMonthsWithTheirYear) {
  expect_all({
      {"2019년 7월에 투자했다", "2025-01-22", "2019-07-01 2019-07-31"},
      {"in July 2019", "2025-01-22", "2019-07-01 2019-07-31"},
      {"In July of last year the firm", "2020-09-22", "2019-07-01 2019-07-31"},
      {"지난해 6월 예외를", "2025-01-22", "2024-06-01 2024-06-30"},
      {"작년 10월 계약", "2026-04-29", "2025-10-01 2025-10-31"},
      {"올해 3월", "2025-05-13", "2025-03-01 2025-03-31"},
      {"on 28 October 2025", "2026-01-15", "2025-10-28 2025-10-28"},
      {"February 2024", "2025-01-01", "2024-02-01 2024-02-29"},
  });
}

TEST(DateIn, TakesTheLastMonthThatHasBegunWhereNoYearIsNamed) {
  expect_all({
      {"In March it changed", "2019-07-22", "2019-03-01 2019-03-31"},
      {"in October", "2026-02-27", "2025-10-01 2025-10-31"},
      {"last November", "2026-05-12", "2025-11-01 2025-11-30"},
      {"last November", "2025-11-20", "2024-11-01 2024-11-30"},
      {"in November", "2025-11-20", "2025-11-01 2025-11-30"},
      {"지난 1월", "2025-05-13", "2025-01-01 2025-01-31"},
      {"3월 말 투자자들에게서", "2025-05-13", "2025-03-21 2025-03-31"},
      {"오는 3월", "2025-05-13", "2026-03-01 2026-03-31"},
      {"in early March", "2025-05-13", "2025-03-01 2025-03-10"},
      {"by 31 March", "2026-05-15", "2026-03-31 2026-03-31"},
      {"REDMOND, July 22 -", "2019-07-23", "2019-07-22 2019-07-22"},
      {"28 October", "2026-01-15", "2025-10-28 2025-10-28"},
      {"12월 30일", "2026-01-15", "2025-12-30 2025-12-30"},
      {"in May it", "2025-07-01", "2025-05-01 2025-05-31"},
      {"It May be so", "2025-07-01", "none"},
  });
}

TEST(DateIn, ReadsStretchesSeenFromThePublication) {
  expect_all({
      {"이달 초 밝혔다", "2025-01-22", "2025-01-01 2025-01-10"},
      {"이달 3일", "2025-01-22", "2025-01-03 2025-01-03"},
      {"지난달 28일", "2025-01-22", "2024-12-28 2024-12-28"},
      {"earlier this month", "2023-01-23", "2023-01-01 2023-01-31"},
      {"last month's sale", "2025-11-21", "2025-10-01 2025-10-31"},
      {"last year", "2025-01-22", "2024-01-01 2024-12-31"},
      {"지난해에는", "2025-01-22", "2024-01-01 2024-12-31"},
      {"more than last year", "2025-01-22", "none"},
      {"지난해보다", "2025-01-22", "none"},
      {"last week", "2025-01-22", "2025-01-15 2025-01-21"},
      {"지난주에 사라졌다", "2025-11-05", "2025-10-29 2025-11-04"},
      {"이번 주", "2025-01-22", "2025-01-20 2025-01-26"},
      {"전날 발표대로", "2025-10-30", "2025-10-29 2025-10-29"},
      {"22일(현지시간) 발표했다", "2019-07-23", "2019-07-22 2019-07-22"},
      {"30일 밝혔다", "2026-01-02", "2025-12-30 2025-12-30"},
      {"오는 9일 모임", "2023-06-07", "2023-06-09 2023-06-09"},
      {"said on Tuesday", "2025-10-30", "2025-10-28 2025-10-28"},
      {"said on Thursday", "2025-10-30", "2025-10-30 2025-10-30"},
      {"last Thursday", "2025-10-30", "2025-10-23 2025-10-23"},
      {"지난 화요일", "2025-10-30", "2025-10-28 2025-10-28"},
  });
}

TEST(DateIn, ReadsYearsButNoDeadlines) {
  expect_all({
      {"in 2019", "2025-01-22", "2019-01-01 2019-12-31"},
      {"2019년에 10억달러", "2025-01-22", "2019-01-01 2019-12-31"},
      {"the 2019 deal", "2025-01-22", "2019-01-01 2019-12-31"},
      {"runs until 2030", "2025-01-22", "none"},
      {"2032년까지다", "2025-01-22", "none"},
      {"$2019 and 2019.5", "2025-01-22", "none"},
  });
}

TEST(DateIn, PutsTheEventBeforeTheDayOfItsTelling) {
  expect_all({
      {"said on Tuesday that it had paid in July 2019", "2025-10-30", "2019-07-01 2019-07-31"},
      {"13일 2019년에 투자했다고 밝혔다", "2025-10-30", "2019-01-01 2019-12-31"},
      {"지난달 말했듯 2021년에", "2025-10-30", "2021-01-01 2021-12-31"},
  });
}

TEST(DateIn, FindsNoneWhereNoneIsNamed) {
  expect_all({
      {"이번 분기", "2025-10-30", "none"},
      {"올해 초", "2025-10-30", "none"},
      {"28일간 이어진", "2025-10-30", "none"},
      {"5일 만에", "2025-10-30", "none"},
      {"next Friday", "2025-10-30", "none"},
      {"The firm may march on", "2025-10-30", "none"},
      {"", "2025-10-30", "none"},
  });
}

}  // namespace
}  // namespace claimwatch
