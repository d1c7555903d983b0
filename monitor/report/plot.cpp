#include "monitor/report/plot.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "diffcore/compare/relation.h"
#include "monitor/report/order.h"

namespace claimwatch {
namespace {

using Claims = std::vector<const ClaimView*>;

/// Sums of two currencies have no common scale.
std::string unit_of(const Value& value) {
  const bool counted = value.kind == Value::Kind::money || value.kind == Value::Kind::count;
  return counted ? value.text.substr(0, value.text.find(' ')) : "";
}

PlotMark mark_of(const ClaimView& view, const ReadingView& reading) {
  const Claim& claim = view.claim;
  if (claim.certainty == Certainty::denied || view.withdrawn) return PlotMark::denied;
  if (claim.time == Time::planned) return PlotMark::planned;
  if (claim.time == Time::former) return PlotMark::former;
  if (reading.undated()) return PlotMark::undated;
  return claim.certainty == Certainty::stated ? PlotMark::stated : PlotMark::reported;
}

bool same_row(const Value& a, const Value& b) {
  return a.text == b.text && a.high_text == b.high_text && a.bound == b.bound;
}

/// Draws one key and unit.
class Drawing {
 public:
  Drawing(const Claims& claims, const Contents& contents, const Rules& rules)
      : claims_(claims),
        contents_(contents),
        compare_(rules.compare_rules(claims.front()->claim.key.topic, claims.front()->claim.key.scope)) {}

  Plot plot(const FlagsByClaim& flags, Day last) {
    plot_.key = claims_.front()->claim.key;
    collect_rows();
    for (const ClaimView* view : claims_) {
      const ReadingView& reading = contents_.reading_of(*view);
      plot_.points.push_back({row_of(view->claim.value), mark_of(*view, reading), reading.placement.day, view});
      collect_flags(*view, flags);
      if (!compare_.events) follow(*view, reading.placement.day);
    }
    while (!open_.empty()) close(open_.begin()->first, last);
    std::ranges::sort(plot_.spans, {}, [](const PlotSpan& span) { return std::make_tuple(span.row, span.from); });
    return std::move(plot_);
  }

 private:
  void collect_rows() {
    for (const ClaimView* view : claims_) {
      const Value& value = view->claim.value;
      if (std::ranges::none_of(plot_.rows, [&](const Value& row) { return same_row(row, value); }))
        plot_.rows.push_back(value);
    }
    std::ranges::stable_sort(plot_.rows, {}, [&](const Value& value) {
      const auto stance = std::ranges::find(compare_.stances, value.text) - compare_.stances.begin();
      return std::make_tuple(stance, -value.interval.printed, -static_cast<int>(value.bound), value.text);
    });
  }

  std::size_t row_of(const Value& value) const {
    const auto row = std::ranges::find_if(plot_.rows, [&](const Value& one) { return same_row(one, value); });
    return static_cast<std::size_t>(row - plot_.rows.begin());
  }

  void collect_flags(const ClaimView& view, const FlagsByClaim& flags) {
    const auto on = flags.find(view.row);
    if (on == flags.end()) return;
    for (const FlagView* flag : on->second) {
      if (flag->new_claim == view.row) plot_.flags.emplace_back(contents_.reading_of(view).placement.day, flag->kind);
      if (flag->new_claim == view.row && flag->new_ended) ended_.push_back(view.row);
    }
  }

  /// What the claim opens and ends, by its place in the fold: what contradicts the standing position holds nothing.
  void follow(const ClaimView& view, Day day) {
    const Claim& claim = view.claim;
    if (!view.relation || *view.relation == Relation::history) return;
    const bool denied = claim.certainty == Certainty::denied;
    const bool ended = std::ranges::find(ended_, view.row) != ended_.end();
    const bool present = claim.time == Time::current && !denied && *view.relation != Relation::contradicts;
    for (std::size_t row = 0; row < plot_.rows.size(); ++row) {
      const Value& held = plot_.rows[row];
      const bool leaves = present  ? !compatible(held, claim.value, compare_)
                          : denied ? denies(claim.value, held)
                                   : ended && same_row(held, claim.value);
      if (leaves && open_.contains(row)) close(row, day);
    }
    if (present) open_.try_emplace(row_of(claim.value), day);
  }

  void close(std::size_t row, Day day) {
    plot_.spans.push_back({row, open_.at(row), day});
    open_.erase(row);
  }

  const Claims& claims_;
  const Contents& contents_;
  const CompareRules& compare_;
  Plot plot_;
  std::map<std::size_t, Day> open_;  ///< By row, since when it is held.
  std::vector<std::int64_t> ended_;  ///< Claims that tell their stance as over.
};

/// The highest number that the plot shows.
Milli highest(const Plot& plot) {
  Milli most = 1;
  for (const auto& [kind, text, high_text, bound, interval] : plot.rows) {
    most = std::max(most, bound == Bound::about || bound == Bound::range ? interval.high : interval.printed);
  }
  return most;
}

PlotTick tick_at(std::chrono::year_month month, int step) {
  const Day day = std::chrono::sys_days(month / 1);
  return {day, iso(day).substr(0, step % 12 == 0 ? 4 : 7)};
}

}  // namespace

Plots plots_of(const Claims& claims, const Contents& contents, const Rules& rules) {
  std::map<std::pair<Key, std::string>, Claims> by_unit;
  const auto day_of = [&](const ClaimView* view) { return contents.reading_of(*view).placement.day; };
  Plots plots{{}, day_of(claims.front()), day_of(claims.front())};
  for (const ClaimView* view : claims) {
    by_unit[{view->claim.key, unit_of(view->claim.value)}].push_back(view);
    plots.first = std::min(plots.first, day_of(view));
    plots.last = std::max(plots.last, day_of(view));
  }
  const FlagsByClaim flags = flags_by_claim(contents);
  for (const auto& [key, of_key] : by_unit) {
    plots.plots.push_back(Drawing(of_key, contents, rules).plot(flags, plots.last));
  }
  return plots;
}

std::vector<PlotTick> plot_ticks(const Plots& plots, std::size_t places) {
  using namespace std::chrono;
  const year_month_day start(plots.first);
  const year_month first(start.year(), start.month());
  for (const int step : {1, 3, 6, 12, 24, 60, 120, 240, 600}) {
    std::vector<PlotTick> ticks;
    const int past =
        (static_cast<int>(first.year()) * 12 + static_cast<int>(static_cast<unsigned>(first.month())) - 1) % step;
    for (year_month month = first - months(past); sys_days(month / 1) <= plots.last; month += months(step)) {
      if (sys_days(month / 1) >= plots.first) ticks.push_back(tick_at(month, step));
    }
    if (ticks.size() < 2) break;
    const auto room = (plots.last - plots.first) / static_cast<int>(std::max<std::size_t>(places, 1));
    const auto close = std::ranges::adjacent_find(
        ticks, [&](const PlotTick& a, const PlotTick& b) { return b.first - a.first < room; });
    if (close == ticks.end()) return ticks;
  }
  if (plots.first == plots.last) return {{plots.first, iso(plots.first)}};
  return {{plots.first, iso(plots.first)}, {plots.last, iso(plots.last)}};
}

std::optional<PlotBar> plot_bar(const Value& value, const Plot& plot) {
  if (value.kind == Value::Kind::stance || value.kind == Value::Kind::date) return std::nullopt;
  const auto share = [most = static_cast<double>(highest(plot))](Milli number) {
    return static_cast<double>(number) / most;
  };
  const Interval& interval = value.interval;
  switch (value.bound) {
    case Bound::exact: return PlotBar{share(interval.printed), share(interval.printed)};
    case Bound::about:
    case Bound::range: return PlotBar{share(interval.low), share(interval.high)};
    case Bound::over: return PlotBar{share(interval.printed), 1};
    case Bound::upto: return PlotBar{0, share(interval.printed)};
  }
  std::abort();  // every Bound has its case
}

}  // namespace claimwatch
