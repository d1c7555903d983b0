#include "monitor/review/page.h"

#include <algorithm>
#include <utility>

#include "monitor/report/claim_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/order.h"

namespace claimwatch {
namespace {

constexpr std::string_view plain = "\x1b[0m";
constexpr std::size_t indent = 6;  ///< Of what does not fit into a line.

/// The colour that holds behind the line, when `before` held at its start; empty: none.
std::string colour_behind(std::string_view line, std::string before) {
  for (auto at = line.find('\x1b'); at != std::string_view::npos; at = line.find('\x1b', at + 1)) {
    before = line.substr(at, line.find('m', at) + 1 - at);
    if (before == plain) before.clear();
  }
  return before;
}

/// Rows between head and foot.
std::size_t room_of(const ReviewScreen& screen, std::size_t rows) {
  return std::max<std::size_t>(rows, screen.foot.size() + 3) - screen.foot.size() - 1;
}

std::string timeline(const Key& key, const Contents& contents, const Rules& rules, const Style& style) {
  std::vector<const ClaimView*> claims = ordered_claims(contents);
  std::erase_if(claims, [&](const ClaimView* claim) { return claim->claim.key != key; });
  return history_text(claims, contents, rules, style);
}

}  // namespace

std::vector<std::string> screen_lines(std::string_view text, std::size_t columns) {
  std::string broken;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    broken += wrapped(text.substr(0, end), columns, indent) + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::vector<std::string> lines;
  std::string colour;
  for (std::string_view rest = broken; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const std::string begun = std::exchange(colour, colour_behind(line, colour));
    lines.push_back(begun + std::string(line) + std::string(colour.empty() ? "" : plain));
  }
  return lines;
}

std::vector<std::string> flag_page(const FlagView& flag, const Contents& contents, const Rules& rules,
                                   const Style& style) {
  return screen_lines(flag_text(flag, contents, rules, style) + '\n' + timeline(flag.key, contents, rules, style),
                      style.width);
}

std::vector<std::string> laid_out(ReviewScreen& screen, std::size_t rows, Lang lang) {
  const std::size_t room = room_of(screen, rows), count = screen.page.size();
  const std::size_t shown = count <= room ? count : room - 1;
  screen.first = std::min(screen.first, count - shown);
  std::vector<std::string> lines = {screen.head};
  const auto from = screen.page.begin() + static_cast<std::ptrdiff_t>(screen.first);
  lines.insert(lines.end(), from, from + static_cast<std::ptrdiff_t>(shown));
  if (shown < count) {
    lines.push_back(message("review.lines", lang,
                            {{"first", std::to_string(screen.first + 1)},
                             {"last", std::to_string(screen.first + shown)},
                             {"count", std::to_string(count)}}));
  }
  lines.resize(1 + room);
  lines.insert(lines.end(), screen.foot.begin(), screen.foot.end());
  lines.resize(rows);
  return lines;
}

std::size_t rows_to_scroll(const ReviewScreen& screen, std::size_t rows) { return room_of(screen, rows) - 1; }

}  // namespace claimwatch
