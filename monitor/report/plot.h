#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/terminal.h"

// What was claimed of a key over time, as a picture: a row for each value, a dot for each claim on its day, a line
// while the value is held.

namespace claimwatch {

/// How a claim is told; of claims that share a place the first of these is seen.
enum class PlotMark { stated, denied, reported, planned, former, undated };

struct PlotPoint {
  std::size_t row;
  PlotMark mark;
  Day day;
  const ClaimView* claim;
};

/// From the first claim of the value until another one takes its place, or the picture ends.
struct PlotSpan {
  std::size_t row;
  Day from, to;
};

struct Plot {
  Key key;
  std::vector<Value> rows;  ///< The highest first; stances as their topic lists them. Sums are all of one currency.
  std::vector<PlotPoint> points;
  std::vector<PlotSpan> spans;
  std::vector<std::pair<Day, FlagKind>> flags;  ///< By the new side's day.
};

/// Plots that share one axis of time.
struct Plots {
  std::vector<Plot> plots;
  Day first, last;
};

/// Of claims in the order of `ordered_claims`, at least one.
Plots plots_of(const std::vector<const ClaimView*>& claims, const Contents& contents, const Rules& rules);

/// A day of the axis with its label.
using PlotTick = std::pair<Day, std::string>;
/// The beginnings of years or months, as dense as `places` of labels side by side allow; of a short time both ends.
std::vector<PlotTick> plot_ticks(const Plots& plots, std::size_t places);

/// Of a number its share of the plot's highest: what is sure, and up to where its bound allows. From 0 to 1; none of
/// stances and dates.
struct PlotBar {
  double sure = 0, allowed = 0;
};
std::optional<PlotBar> plot_bar(const Value& value, const Plot& plot);

/// For a terminal, as wide as the style says.
std::string plots_text(const Plots& plots, const Rules& rules, const Style& style);

/// As an SVG file; each dot tells its claim when it is pointed at.
std::string plots_svg(const Plots& plots, const Contents& contents, const Rules& rules, Lang lang);

}  // namespace claimwatch
