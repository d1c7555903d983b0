#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "diffcore/text/width.h"
#include "monitor/report/plot.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

constexpr std::size_t most_label = 20, bar_cells = 10, least_columns = 20;
constexpr std::array<std::string_view, 6> marks = {"●", "×", "○", "▷", "◁", "≤"};  // by PlotMark

enum class Ink { plain, line, dot, alarm, notice };

struct Cell {
  std::string glyph = " ";
  Ink ink = Ink::plain;
};
using Line = std::vector<Cell>;

/// Which signs a text has: its legend explains these alone.
struct Seen {
  std::set<PlotMark> marks;
  std::set<FlagKind> flags;
  bool several = false, held = false, bounds = false;
};

std::string painted(const Line& line, const Style& style) {
  std::string out;
  for (const Cell& cell : line) {
    switch (cell.ink) {
      case Ink::plain: out += cell.glyph; break;
      case Ink::line: out += style.faint(cell.glyph); break;
      case Ink::dot: out += style.bold(cell.glyph); break;
      case Ink::alarm: out += style.alarm(cell.glyph); break;
      case Ink::notice: out += style.notice(cell.glyph); break;
    }
  }
  return out;
}

/// "█████▌    " of a number that is sure; "███░░░    " where its bound allows more.
std::string bar_text(const PlotBar& bar) {
  constexpr std::array<std::string_view, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const bool exact = bar.sure == bar.allowed;
  const auto parts = static_cast<std::size_t>(bar.sure * bar_cells * 8 + 0.5);
  const std::size_t sure = exact ? parts / 8 : (parts + 4) / 8;
  std::string text;
  for (std::size_t cell = 0; cell < sure; ++cell) text += "█";
  if (exact) return padded_to_width(text.append(parts < 8 && parts % 8 == 0 ? "▏" : eighths[parts % 8]), bar_cells);
  const auto allowed = static_cast<std::size_t>(bar.allowed * bar_cells + 0.5);
  for (std::size_t cell = sure; cell < std::max(allowed, sure + 1) && cell < bar_cells; ++cell) text += "░";
  return padded_to_width(text, bar_cells);
}

/// All plots of one text: their columns stand below each other.
class Writer {
 public:
  Writer(const Plots& plots, const Rules& rules, const Style& style) : plots_(plots), rules_(rules), style_(style) {
    for (const Plot& plot : plots.plots) {
      for (const Value& value : plot.rows) {
        label_ = std::max(label_, std::min(display_width(value_words(value, plot.key, rules, style.lang)), most_label));
        bars_ = bars_ || plot_bar(value, plot).has_value();
      }
    }
    if (style.width < used() + least_columns) bars_ = false;
    columns_ = std::max(style.width, used() + least_columns) - used();
  }

  std::string text() {
    std::string text;
    for (const Plot& plot : plots_.plots) text += plot_text(plot) + '\n';
    return text + legend();
  }

 private:
  std::size_t used() const { return 2 + label_ + 2 + (bars_ ? bar_cells + 2 : 0); }
  std::size_t column_of(Day day) const {
    const auto all = (plots_.last - plots_.first).count();
    return all == 0 ? 0
                    : static_cast<std::size_t>((day - plots_.first).count()) * (columns_ - 1) /
                          static_cast<std::size_t>(all);
  }

  std::string plot_text(const Plot& plot) {
    std::string text =
        style_.bold(topic_words(plot.key, rules_, style_.lang) + "  " + parties(plot.key, rules_, style_.lang)) + '\n';
    for (std::size_t row = 0; row < plot.rows.size(); ++row) text += row_text(plot, row);
    if (!plot.flags.empty()) text += indented("", flag_line(plot));
    return text + indented("", axis());
  }

  std::string row_text(const Plot& plot, std::size_t row) {
    const std::string label = cut_to_width(value_words(plot.rows[row], plot.key, rules_, style_.lang), label_);
    std::string before = std::string(label_ - display_width(label), ' ') + label;
    if (bars_) before += "  " + bar_cell(plot, plot.rows[row]);
    return indented(before, row_line(plot, row));
  }

  std::string bar_cell(const Plot& plot, const Value& value) {
    const auto bar = plot_bar(value, plot);
    if (!bar) return std::string(bar_cells, ' ');
    seen_.bounds = seen_.bounds || bar->sure != bar->allowed;
    return bar_text(*bar);
  }

  std::string indented(const std::string& before, const Line& line) const {
    std::string text = padded_to_width("  " + before, used()) + painted(line, style_);
    while (text.ends_with(' ')) text.pop_back();
    return text + '\n';
  }

  Line row_line(const Plot& plot, std::size_t row) {
    Line line(columns_);
    for (const PlotSpan& span : plot.spans) {
      if (span.row != row) continue;
      for (std::size_t column = column_of(span.from); column <= column_of(span.to); ++column)
        line[column] = {"─", Ink::line};
      seen_.held = true;
    }
    std::vector<std::vector<const PlotPoint*>> by_column(columns_);
    for (const PlotPoint& point : plot.points) {
      if (point.row == row) by_column[column_of(point.day)].push_back(&point);
    }
    for (std::size_t column = 0; column < columns_; ++column) {
      if (!by_column[column].empty()) line[column] = dot_of(by_column[column]);
    }
    return line;
  }

  /// Of several articles that state a value their number.
  Cell dot_of(const std::vector<const PlotPoint*>& points) {
    const PlotMark mark = (*std::ranges::min_element(points, {}, &PlotPoint::mark))->mark;
    std::set<std::int64_t> readings;
    for (const PlotPoint* point : points) {
      if (point->mark == mark) readings.insert(point->claim->reading);
    }
    if (mark == PlotMark::stated && readings.size() > 1) {
      seen_.several = true;
      return {std::to_string(std::min<std::size_t>(readings.size(), 9)), Ink::dot};
    }
    seen_.marks.insert(mark);
    return {std::string(marks[static_cast<std::size_t>(mark)]), Ink::dot};
  }

  Line flag_line(const Plot& plot) {
    Line line(columns_);
    for (const auto& [day, kind] : plot.flags) {
      seen_.flags.insert(kind);
      Cell& cell = line[column_of(day)];
      if (cell.glyph == "!") continue;
      cell = kind == FlagKind::contradicts ? Cell{"!", Ink::alarm} : Cell{"~", Ink::notice};
    }
    return line;
  }

  Line axis() const {
    Line line(columns_);
    std::size_t free = 0;
    for (const auto& [day, label] : plot_ticks(plots_, columns_ / 9)) {
      const std::size_t start = std::min(column_of(day), columns_ - std::min(columns_, label.size()));
      if (start < free) continue;
      for (std::size_t i = 0; i < label.size(); ++i) line[start + i] = {std::string(1, label[i]), Ink::line};
      free = start + label.size() + 1;
    }
    return line;
  }

  std::string legend() const {
    const auto word = [&](std::string_view key) { return message(key, style_.lang); };
    const std::array<std::string, 6> meanings = {word("plot.stated"),
                                                 word("denied") + ", " + word("diff.withdrawn"),
                                                 word("reported") + ", " + word("possible"),
                                                 word("planned"),
                                                 word("former"),
                                                 word("plot.undated")};
    std::string text, line;
    const auto add = [&](std::string_view sign, const std::string& meaning) {
      const std::string item = "  " + std::string(sign) + ' ' + meaning;
      if (!line.empty() && display_width(line + item) > style_.width) text += std::exchange(line, "") + '\n';
      line += item;
    };
    for (const PlotMark mark : seen_.marks) {
      add(marks[static_cast<std::size_t>(mark)], meanings[static_cast<std::size_t>(mark)]);
    }
    if (seen_.several) add("2", word("plot.several"));
    if (seen_.held) add("─", word("plot.held"));
    for (const FlagKind kind : seen_.flags) add(kind == FlagKind::contradicts ? "!" : "~", word(name(kind)));
    if (seen_.bounds) add("░", word("plot.bounds"));
    return text + line + '\n';
  }

  const Plots& plots_;
  const Rules& rules_;
  const Style& style_;
  std::size_t label_ = 0, columns_ = 0;
  bool bars_ = false;
  Seen seen_;
};

}  // namespace

std::string plots_text(const Plots& plots, const Rules& rules, const Style& style) {
  return Writer(plots, rules, style).text();
}

}  // namespace claimwatch
