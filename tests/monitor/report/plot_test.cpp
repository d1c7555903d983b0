#include "monitor/report/plot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diffcore/text/width.h"
#include "monitor/report/order.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

/// Claims of one key, each of an article of its own.
struct Told {
  Contents contents;

  explicit Told(Key of) : key(std::move(of)) {}

  ClaimView& add(const char* day, const char* value, Relation relation, Bound bound = Bound::exact,
                 const char* high = "") {
    const auto row = static_cast<std::int64_t>(contents.claims.size() + 1);
    ReadingView reading;
    reading.row = row;
    reading.source.value = "Wire & <Sons>";
    reading.placement.day = *day_of_iso(day);
    reading.placement.article = std::to_string(100 + row);
    contents.readings[row] = reading;
    ClaimView& view = contents.claims[row];
    view.row = view.reading = row;
    view.claim.key = key;
    view.claim.value = *parse_value(value, high, bound);
    view.evidence = "It is <so> & \"so\".";
    view.relation = relation;
    return view;
  }

  void flag(FlagKind kind, std::int64_t old_claim, std::int64_t new_claim, bool ended = false) {
    contents.flags.push_back({"f", kind, FlagRule::later, key, ended, false, old_claim, new_claim, {}});
  }

  Plots plots() const { return plots_of(ordered_claims(contents), contents, shipped_rules()); }
  std::string text(std::size_t width = 80, Lang lang = Lang::en) const {
    return plots_text(plots(), shipped_rules(), Style{false, width, lang});
  }
  /// "row from to" of each.
  std::vector<std::string> spans() const {
    std::vector<std::string> out;
    const Plots all = plots();
    for (const PlotSpan& span : all.plots.front().spans) {
      out.push_back(all.plots.front().rows[span.row].text + ' ' + iso(span.from) + ' ' + iso(span.to));
    }
    return out;
  }

  Key key;
};

const Key stake{"stake", "microsoft", "openai", ""};
const Key cloud{"exclusivity", "microsoft", "openai", "compute"};

TEST(Plot, HoldsAValueUntilAnOpposedOneTakesItsPlace) {
  Told told(stake);
  told.add("2023-01-01", "49%", Relation::opens);
  told.add("2024-01-01", "50%", Relation::corroborates, Bound::upto);
  told.add("2025-01-01", "27%", Relation::changed);
  told.add("2025-02-01", "30%", Relation::contradicts);
  told.add("2025-06-01", "27%", Relation::corroborates, Bound::about);
  EXPECT_THAT(told.spans(), ElementsAre("50% 2024-01-01 2025-06-01", "49% 2023-01-01 2025-01-01",
                                        "27% 2025-06-01 2025-06-01", "27% 2025-01-01 2025-06-01"))
      << "27% fits in up to 50%; 30% holds nothing";
}

TEST(Plot, EndsAStanceThatIsToldAsOverOrDenied) {
  Told told(cloud);
  told.add("2024-01-01", "exclusive", Relation::opens);
  told.add("2025-01-01", "non-exclusive", Relation::changed);
  told.add("2025-01-01", "first-refusal", Relation::corroborates);
  told.add("2025-10-01", "first-refusal", Relation::changed).claim.time = Time::former;
  told.flag(FlagKind::changed, 3, 4, /*ended=*/true);
  told.add("2025-11-01", "non-exclusive", Relation::contradicts).claim.certainty = Certainty::denied;
  told.add("2025-12-01", "exclusive", Relation::history).claim.time = Time::former;
  EXPECT_THAT(told.spans(), ElementsAre("exclusive 2024-01-01 2025-01-01", "non-exclusive 2025-01-01 2025-11-01",
                                        "first-refusal 2025-01-01 2025-10-01"));
}

TEST(Plot, OfEventsHoldsNothing) {
  Told told({"investment", "microsoft", "openai", "tranche"});
  told.add("2023-01-01", "USD 10000000000", Relation::opens);
  told.add("2024-01-01", "USD 1000000000", Relation::opens);
  EXPECT_THAT(told.spans(), ElementsAre());
}

TEST(Plot, HasARowForEachValueTheHighestFirst) {
  Told told(stake);
  told.add("2023-01-01", "27%", Relation::opens);
  told.add("2023-01-01", "49%", Relation::contradicts);
  told.add("2024-01-01", "27%", Relation::corroborates);
  told.add("2024-01-01", "20%", Relation::contradicts, Bound::range, "25%");
  told.flag(FlagKind::contradicts, 1, 2);
  EXPECT_EQ(told.text(),
            "stake  Microsoft → OpenAI\n"
            "         49%  ██████████  ●\n"
            "         27%  █████▌      ●────────────────────────────────────────────────────●\n"
            "  20% to 25%  ████░                                                            ●\n"
            "                          !\n"
            "                          2023-01      2023-04      2023-07      2023-10 2024-01\n"
            "\n"
            "  ● stated  ─ held  ! contradicts  ░ what the bound allows\n");
}

TEST(Plot, SumsOfTwoCurrenciesHaveAPlotEach) {
  Told told({"investment", "microsoft", "openai", "total"});
  told.add("2023-01-01", "USD 13000000000", Relation::opens);
  told.add("2023-01-01", "KRW 17000000000000", Relation::opens);
  EXPECT_EQ(told.plots().plots.size(), 2);
}

TEST(Plot, TellsHowAClaimIsTold) {
  Told told(stake);
  told.add("2023-01-01", "49%", Relation::history).claim.time = Time::planned;
  told.add("2023-06-01", "49%", Relation::history).claim.time = Time::former;
  told.add("2024-01-01", "49%", Relation::history).claim.certainty = Certainty::denied;
  told.add("2024-06-01", "49%", Relation::opens).claim.certainty = Certainty::reported;
  told.add("2025-01-01", "49%", Relation::corroborates);
  told.add("2025-01-01", "49%", Relation::corroborates);
  told.contents.readings.at(told.contents.claims.rbegin()->first).published.from = "file time";
  const std::string text = told.text();
  EXPECT_THAT(text, HasSubstr("▷           ◁                ×            ○─────────────────●\n"));
  EXPECT_THAT(text, HasSubstr("● stated  × denied, withdrawn  ○ reported, possible  ▷ planned  ◁ former\n  ─ held\n"));
  told.add("2025-01-01", "49%", Relation::corroborates);
  EXPECT_THAT(told.text(), HasSubstr("○─────────────────2\n"));
}

TEST(Plot, FitsEveryWidthInBothLanguages) {
  Told told({"investment", "microsoft", "openai", "total"});
  told.add("2019-07-22", "USD 1000000000", Relation::opens);
  told.add("2026-05-15", "USD 13000000000", Relation::changed, Bound::over);
  told.add("2026-05-15", "USD 11800000000", Relation::contradicts, Bound::about);
  told.flag(FlagKind::contradicts, 2, 3);
  for (const std::size_t width : {40, 60, 80, 81, 120, 200}) {
    for (const Lang lang : {Lang::en, Lang::ko}) {
      const std::string text = told.text(width, lang);
      std::set<std::size_t> dots;
      for (std::size_t start = 0; start < text.size(); start = text.find('\n', start) + 1) {
        const std::string line = text.substr(start, text.find('\n', start) - start);
        EXPECT_LE(display_width(line), width) << line;
        if (line.ends_with("●")) dots.insert(display_width(line));
      }
      EXPECT_LE(dots.size(), 2) << "those of one day stand below each other\n" << text;
    }
  }
}

TEST(PlotTicks, AreYearsOrMonthsOrBothEnds) {
  const auto ticks = [](const char* first, const char* last, std::size_t places) {
    std::vector<std::string> labels;
    for (const auto& [day, label] : plot_ticks({{}, *day_of_iso(first), *day_of_iso(last)}, places))
      labels.push_back(label);
    return labels;
  };
  EXPECT_THAT(ticks("2019-07-22", "2026-06-09", 8),
              ElementsAre("2020", "2021", "2022", "2023", "2024", "2025", "2026"));
  EXPECT_THAT(ticks("2019-07-22", "2026-06-09", 4), ElementsAre("2020", "2022", "2024", "2026"));
  EXPECT_THAT(ticks("2025-01-10", "2025-04-02", 8), ElementsAre("2025-02", "2025-03", "2025-04"));
  EXPECT_THAT(ticks("2025-01-10", "2026-01-02", 5), ElementsAre("2025-04", "2025-07", "2025-10", "2026-01"));
  EXPECT_THAT(ticks("2025-10-28", "2025-11-03", 5), ElementsAre("2025-10-28", "2025-11-03"));
  EXPECT_THAT(ticks("2025-10-28", "2025-10-28", 5), ElementsAre("2025-10-28"));
}

TEST(PlotSvg, EscapesWhatArticlesSay) {
  Told told(stake);
  told.add("2023-01-01", "49%", Relation::opens);
  told.add("2024-01-01", "27%", Relation::changed, Bound::about);
  told.flag(FlagKind::changed, 1, 2);
  const std::string svg = plots_svg(told.plots(), told.contents, shipped_rules(), Lang::en);
  EXPECT_THAT(svg, HasSubstr("<title>2023-01-01, Wire &amp; &lt;Sons&gt;: 49%, &quot;It is &lt;so&gt; &amp; "
                             "&quot;so&quot;.&quot;</title>"));
  EXPECT_THAT(svg, HasSubstr("<title id=\"title\">stake: what was claimed over time</title>"));
  EXPECT_THAT(svg, HasSubstr("<desc id=\"desc\">stake, Microsoft → OpenAI: 49%, about 27%.</desc>"));
  EXPECT_THAT(svg, HasSubstr("class=\"flag changed\""));
  EXPECT_THAT(svg, Not(HasSubstr("<so>")));
  EXPECT_THAT(plots_svg(told.plots(), told.contents, shipped_rules(), Lang::ko), HasSubstr("lang=\"ko\""));
}

}  // namespace
}  // namespace claimwatch
