#include "monitor/report/status_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "monitor/report/json_report.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Status, TellsOpenFlagsBySeverityWithTheAgeOfTheOldest) {
  Status status;
  status.newest_reading = "20261122T101200Z";
  status.open_flags = {{1, {{"2026-11-18", 2}, {"2026-11-22", 1}}}, {6, {{"2026-11-22", 1}}}, {7, {{"2026-11-21", 3}}}};
  const auto text = [&](Lang lang) { return status_text(status, {.width = 80, .lang = lang}); };
  EXPECT_THAT(text(Lang::en), HasSubstr("open     7 flags; severity 1: 3 (4 days), 6: 1 (today), 7: 3 (1 day)\n"));
  EXPECT_THAT(text(Lang::ko), HasSubstr("미결     표시 7건, 심각도 1: 3건 (4일), 6: 1건 (오늘), 7: 3건 (1일)\n"));
  EXPECT_THAT(status_json(status),
              HasSubstr(R"("open_flags":[{"severity":1,"flags":3,"oldest":"2026-11-18","days":4},)"));
  status.open_flags.clear();
  EXPECT_THAT(text(Lang::en), Not(HasSubstr("open ")));
}

}  // namespace
}  // namespace claimwatch
