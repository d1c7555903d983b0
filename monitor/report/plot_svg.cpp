#include <algorithm>
#include <cstdlib>
#include <map>

#include "diffcore/text/width.h"
#include "monitor/report/markup.h"
#include "monitor/report/plot.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

// In units of the picture.
constexpr int width = 960, margin = 20, row_height = 26, head_height = 34, foot_height = 34, gap = 18;
constexpr int label_width = 130, bar_width = 110, chart_left = margin + label_width + bar_width + 24;
constexpr std::size_t label_cells = 20;
constexpr int chart_width = width - margin - chart_left;

constexpr std::string_view style = R"(<style>
text { font: 13px system-ui, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; fill: #222; }
.head { font-weight: bold; font-size: 14px; }
.axis text, .note { fill: #555; font-size: 12px; }
.grid { stroke: #ddd; }
.held { stroke: #9db8d9; stroke-width: 6; }
.sure { fill: #7a9cc6; }
.allowed { fill: #7a9cc6; fill-opacity: .35; }
.dot { stroke: #fff; stroke-width: 1; fill: #1f4e8c; }
.hollow { stroke: #1f4e8c; stroke-width: 2; fill: #fff; }
.cross { stroke: #1f4e8c; stroke-width: 2.5; fill: none; }
.contradicts { stroke: #b00020; }
.changed { stroke: #b36b00; }
.flag { font-weight: bold; }
.flag.contradicts { fill: #b00020; stroke: none; }
.flag.changed { fill: #b36b00; stroke: none; }
</style>
)";

using Attributes = std::vector<std::pair<std::string_view, std::string>>;

std::string tag(std::string_view name, const Attributes& attributes, std::string_view content = {}) {
  std::string out("<");
  out.append(name);
  for (const auto& [key, value] : attributes) out.append(" ").append(key).append("=\"").append(value).append("\"");
  if (content.empty()) return out + "/>\n";
  return out.append(">").append(content).append("</").append(name).append(">\n");
}

std::string number(int value) { return std::to_string(value); }

std::string words(int x, int y, std::string_view what, Attributes more = {}) {
  more.insert(more.begin(), {{"x", number(x)}, {"y", number(y)}});
  return tag("text", more, escaped(what));
}

std::string line(int x1, int y1, int x2, int y2, std::string_view kind) {
  return tag(
      "line",
      {{"x1", number(x1)}, {"y1", number(y1)}, {"x2", number(x2)}, {"y2", number(y2)}, {"class", std::string(kind)}});
}

std::string box(int x, int y, int wide, int high, std::string_view kind) {
  return tag("rect", {{"x", number(x)},
                      {"y", number(y)},
                      {"width", number(std::max(wide, 1))},
                      {"height", number(high)},
                      {"class", std::string(kind)}});
}

/// The sign of a claim: signs differ in form, and not in colour alone.
std::string sign(PlotMark mark, int x, int y) {
  const auto path = [&](std::string_view steps, std::string_view kind) {
    return tag("path", {{"d", std::string("M").append(number(x)).append(" ").append(number(y)).append(steps)},
                        {"class", std::string(kind)}});
  };
  switch (mark) {
    case PlotMark::stated: return tag("circle", {{"cx", number(x)}, {"cy", number(y)}, {"r", "5"}, {"class", "dot"}});
    case PlotMark::reported:
      return tag("circle", {{"cx", number(x)}, {"cy", number(y)}, {"r", "4"}, {"class", "hollow"}});
    case PlotMark::denied: return path("m-5 -5l10 10m0 -10l-10 10", "cross");
    case PlotMark::planned: return path("m-4 -5l9 5l-9 5z", "hollow");
    case PlotMark::former: return path("m4 -5l-9 5l9 5z", "hollow");
    case PlotMark::undated: return path("m-4 -4h8v8h-8z", "hollow");
  }
  std::abort();  // every mark has its case
}

class Painter {
 public:
  Painter(const Plots& plots, const Contents& contents, const Rules& rules, Lang lang)
      : plots_(plots), contents_(contents), rules_(rules), lang_(lang) {}

  std::string picture() {
    std::string body;
    int y = margin;
    for (const Plot& plot : plots_.plots) body += plot_group(plot, y);
    body += legend(y);
    const std::string& topic = plots_.plots.front().key.topic;
    const std::string title =
        message("plot.title", lang_, {{"topic", std::string(rules_.name_of(topic, topic, language_id(lang_)))}});
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
           "aria-labelledby=\"title desc\" lang=\"" +
           std::string(language_id(lang_)) + "\" viewBox=\"0 0 " + number(width) + ' ' + number(y + margin) +
           "\" width=\"" + number(width) + "\" height=\"" + number(y + margin) + "\">\n<title id=\"title\">" +
           escaped(title) + "</title>\n<desc id=\"desc\">" + escaped(description()) + "</desc>\n" + std::string(style) +
           "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" + body + "</svg>\n";
  }

 private:
  int x_of(Day day) const {
    const auto all = (plots_.last - plots_.first).count();
    return chart_left + (all == 0 ? 0 : static_cast<int>((day - plots_.first).count() * chart_width / all));
  }

  /// What the picture shows, for those who do not see it.
  std::string description() const {
    std::string text;
    for (const Plot& plot : plots_.plots) {
      if (!text.empty()) text += ' ';
      text += topic_words(plot.key, rules_, lang_) + ", " + parties(plot.key, rules_, lang_) + ": ";
      for (const Value& value : plot.rows) {
        if (&value != &plot.rows.front()) text += ", ";
        text += value_words(value, plot.key, rules_, lang_);
      }
      text += '.';
    }
    return text;
  }

  std::string plot_group(const Plot& plot, int& y) {
    std::string out =
        words(margin, y + 16, topic_words(plot.key, rules_, lang_) + "  " + parties(plot.key, rules_, lang_),
              {{"class", "head"}});
    y += head_height;
    const int bottom = y + static_cast<int>(plot.rows.size()) * row_height + (plot.flags.empty() ? 0 : row_height);
    out += axis(y, bottom);
    for (std::size_t row = 0; row < plot.rows.size(); ++row, y += row_height) out += row_group(plot, row, y);
    for (const auto& [day, kind] : plot.flags) {
      out += words(x_of(day), bottom - 6, kind == FlagKind::contradicts ? "!" : "~",
                   {{"class", "flag " + std::string(name(kind))}, {"text-anchor", "middle"}});
    }
    y = bottom + foot_height;
    return "<g>\n" + out + "</g>\n";
  }

  std::string axis(int top, int bottom) const {
    std::string out;
    for (const auto& [day, label] : plot_ticks(plots_, chart_width / 80)) {
      const int x = x_of(day);
      out += line(x, top - 6, x, bottom, "grid");
      const bool at_end = x > chart_left + chart_width - 40;
      out += words(x, bottom + 16, label, {{"text-anchor", at_end ? "end" : "start"}});
    }
    return "<g class=\"axis\">\n" + out + "</g>\n";
  }

  std::string row_group(const Plot& plot, std::size_t row, int top) {
    const Value& value = plot.rows[row];
    const int middle = top + row_height / 2;
    std::string out =
        words(margin + label_width, middle + 4, cut_to_width(value_words(value, plot.key, rules_, lang_), label_cells),
              {{"text-anchor", "end"}});
    if (const auto bar = plot_bar(value, plot)) {
      const int left = margin + label_width + 10, sure = static_cast<int>(bar->sure * bar_width);
      if (sure > 0) out += box(left, middle - 5, sure, 10, "sure");
      if (bar->allowed > bar->sure) {
        out += box(left + sure, middle - 5, static_cast<int>(bar->allowed * bar_width) - sure, 10, "allowed");
      }
    }
    for (const PlotSpan& span : plot.spans) {
      if (span.row == row) out += line(x_of(span.from), middle, x_of(span.to), middle, "held");
    }
    return out + points(plot, row, middle);
  }

  /// Those of one place stand a little above each other.
  std::string points(const Plot& plot, std::size_t row, int middle) const {
    std::string out;
    std::map<int, int> at_place;
    for (const PlotPoint& point : plot.points) {
      if (point.row != row) continue;
      const int x = x_of(point.day), rank = at_place[x / 4]++ % 5;
      const int y = middle + (rank % 2 == 0 ? rank : -rank - 1) * 2;
      out += "<g><title>" + escaped(told(*point.claim)) + "</title>" + sign(point.mark, x, y) + "</g>\n";
    }
    return out;
  }

  std::string told(const ClaimView& view) const {
    const ReadingView& reading = contents_.reading_of(view);
    const std::string manner = qualifiers(view.claim, lang_);
    return day_words(reading) + ", " + source_words(reading) + ": " +
           value_words(view.claim.value, view.claim.key, rules_, lang_) + (manner.empty() ? "" : " [" + manner + "]") +
           ", \"" + one_line(view.evidence) + '"';
  }

  std::string legend(int& y) const {
    const auto word = [&](std::string_view key) { return message(key, lang_); };
    const std::pair<PlotMark, std::string> signs[] = {
        {PlotMark::stated, word("plot.stated")},
        {PlotMark::reported, word("reported") + ", " + word("possible")},
        {PlotMark::planned, word("planned")},
        {PlotMark::former, word("former")},
        {PlotMark::denied, word("denied") + ", " + word("diff.withdrawn")},
        {PlotMark::undated, word("plot.undated")}};
    std::string out;
    int x = margin + 6;
    for (const auto& [mark, meaning] : signs) {
      out += sign(mark, x, y + 10) + words(x + 12, y + 14, meaning, {{"class", "note"}});
      x += 152;
    }
    y += 26;
    out += line(margin, y + 10, margin + 24, y + 10, "held") +
           words(margin + 32, y + 14, word("plot.held"), {{"class", "note"}});
    out += words(margin + 158, y + 14,
                 std::string("! ").append(word("contradicts")).append("   ~ ").append(word("changed")),
                 {{"class", "note"}});
    out += box(margin + 326, y + 5, 24, 10, "allowed") +
           words(margin + 356, y + 14, word("plot.bounds"), {{"class", "note"}});
    y += 20;
    return "<g>\n" + out + "</g>\n";
  }

  const Plots& plots_;
  const Contents& contents_;
  const Rules& rules_;
  Lang lang_;
};

}  // namespace

std::string plots_svg(const Plots& plots, const Contents& contents, const Rules& rules, Lang lang) {
  return Painter(plots, contents, rules, lang).picture();
}

}  // namespace claimwatch
