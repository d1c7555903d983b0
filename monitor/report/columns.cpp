#include "monitor/report/columns.h"

#include <algorithm>
#include <span>
#include <vector>

#include "diffcore/text/utf8.h"
#include "diffcore/text/width.h"

namespace claimwatch {
namespace {

constexpr std::string_view between = " │ ";

/// A character with those that combine with it.
struct Glyph {
  std::string text;
  std::size_t cells = 0;
  Piece::Kind kind = Piece::Kind::same;
};
using Line = std::vector<Glyph>;

void append(Line& line, std::string_view text, Piece::Kind kind) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = character_at(text, at).end();
    while (end < text.size() && is_mark(character_at(text, end).value)) end = character_at(text, end).end();
    const std::string_view glyph = text.substr(at, end - at);
    line.push_back({std::string(glyph), display_width(glyph), kind});
    at = end;
  }
}

/// Without colour what went and came stands between marks; of what differs as a whole the column tells it.
Line glyphs_of(const std::vector<Piece>& pieces, const Style& style) {
  Line line;
  for (const auto& [kind, text] : pieces) {
    std::string words = one_line(text);
    const bool marks = !style.colour && pieces.size() > 1;
    if (marks && kind == Piece::Kind::gone) words = style.removed(words);
    if (marks && kind == Piece::Kind::came) words = style.added(words);
    append(line, words, kind);
  }
  while (!line.empty() && line.back().text == " ") line.pop_back();
  return line;
}

/// How many glyphs the next line takes: up to the last space that fits, else as many as fit.
std::size_t fitting(std::span<const Glyph> rest, std::size_t cells) {
  std::size_t taken = 0, space = 0, count = 0;
  for (; count < rest.size(); ++count) {
    if (rest[count].text == " ") space = count;
    taken += rest[count].cells;
    if (taken > cells) break;
  }
  if (count == rest.size() || rest[count].text == " ") return count;
  return space > 0 ? space : std::max<std::size_t>(count, 1);
}

std::vector<Line> broken(std::span<const Glyph> rest, std::size_t cells) {
  std::vector<Line> lines;
  while (!rest.empty()) {
    const std::size_t count = fitting(rest, cells);
    lines.emplace_back(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count));
    rest = rest.subspan(count);
    while (!rest.empty() && rest.front().text == " ") rest = rest.subspan(1);
  }
  return lines;
}

std::string painted(const Line& line, const Style& style) {
  std::string out;
  for (auto start = line.begin(); start != line.end();) {
    const auto end = std::find_if(start, line.end(), [&](const Glyph& glyph) { return glyph.kind != start->kind; });
    std::string run;
    std::for_each(start, end, [&](const Glyph& glyph) { run += glyph.text; });
    out += start->kind == Piece::Kind::gone   ? style.red(run)
           : start->kind == Piece::Kind::came ? style.green(run)
                                              : run;
    start = end;
  }
  return out;
}

std::size_t cells_of(const Line& line) {
  std::size_t cells = 0;
  for (const Glyph& glyph : line) cells += glyph.cells;
  return cells;
}

}  // namespace

std::string two_columns(const std::vector<Piece>& left, const std::vector<Piece>& right, const Style& style) {
  const std::size_t cells = (std::max<std::size_t>(style.width, 20) - display_width(between)) / 2;
  const auto old_lines = broken(glyphs_of(left, style), cells), new_lines = broken(glyphs_of(right, style), cells);
  std::string text;
  for (std::size_t i = 0; i < std::max(old_lines.size(), new_lines.size()); ++i) {
    const Line none, &old_line = i < old_lines.size() ? old_lines[i] : none;
    const Line& new_line = i < new_lines.size() ? new_lines[i] : none;
    text += painted(old_line, style) + std::string(cells - std::min(cells, cells_of(old_line)), ' ');
    text += new_line.empty() ? std::string(between.substr(0, between.size() - 1))
                             : std::string(between) + painted(new_line, style);
    text += '\n';
  }
  return text;
}

}  // namespace claimwatch
