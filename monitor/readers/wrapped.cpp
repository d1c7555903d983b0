#include "monitor/readers/wrapped.h"

#include <algorithm>
#include <string_view>

#include "diffcore/text/width.h"

namespace claimwatch {
namespace {

bool begins_item(std::string_view line) {
  for (const std::string_view mark : {"- ", "* ", "• ", "· ", "■", "▶", "◆", "○", "●", "#"}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

bool is_row(std::string_view line) {
  return line.find(" | ") != std::string_view::npos || line.find('\t') != std::string_view::npos;
}

/// How wide full lines are; headlines may be wider.
std::size_t width_of_full(const std::vector<std::string>& lines) {
  std::vector<std::size_t> widths;
  for (const std::string& line : lines) widths.push_back(display_width(line));
  std::ranges::sort(widths);
  return widths.empty() ? 0 : widths[(widths.size() * 4 + 4) / 5 - 1];
}

}  // namespace

std::string unwrapped(const std::vector<std::string>& lines, std::size_t narrowest) {
  const std::size_t widest = width_of_full(lines);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      const std::string_view above = lines[i - 1], line = lines[i];
      const std::size_t next_word = display_width(line.substr(0, line.find(' ')));
      const std::size_t width = display_width(above);
      const bool full = width >= narrowest && (width + 1 + next_word) * 10 > widest * 9;  // letters vary
      text += full && !begins_item(line) && !is_row(above) && !is_row(line) ? ' ' : '\n';
    }
    text += lines[i];
  }
  return text;
}

}  // namespace claimwatch
