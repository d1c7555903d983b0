#include "monitor/review/page.h"

#include <algorithm>
#include <map>
#include <utility>

#include "diffcore/text/sentences.h"
#include "diffcore/text/utf8.h"
#include "diffcore/text/width.h"
#include "monitor/report/claim_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/order.h"

namespace claimwatch {
namespace {

constexpr std::string_view plain = "\x1b[0m";
constexpr std::size_t indent = 6;      ///< Of what does not fit into a line.
constexpr std::size_t least_page = 6;  ///< Rows; where all keys would leave fewer, most of them are not shown.

/// The colour that holds behind the line, when `before` held at its start; empty: none.
std::string colour_behind(std::string_view line, std::string before) {
  for (auto at = line.find('\x1b'); at != std::string_view::npos; at = line.find('\x1b', at + 1)) {
    before = line.substr(at, line.find('m', at) + 1 - at);
    if (before == plain) before.clear();
  }
  return before;
}

/// A line broken before each character that does not fit any more.
std::string broken(std::string_view line, std::size_t columns) {
  std::string text;
  std::size_t taken = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = character_at(line, at).end(), wide = 0;
    if (line[at] == '\x1b') {
      end = line.find('m', at) + 1;
    } else {
      while (end < line.size() && is_mark(character_at(line, end).value)) end = character_at(line, end).end();
      wide = display_width(line.substr(at, end - at));
    }
    if (taken + wide > columns && taken > 0) text += '\n', taken = 0;
    text += line.substr(at, end - at);
    taken += wide;
    at = end;
  }
  return text;
}

/// Takes the first line off the text.
std::string_view next_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

std::string timeline(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style) {
  std::vector<const ClaimView*> claims = ordered_claims(contents);
  std::erase_if(claims, [&](const ClaimView* claim) { return claim->claim.key != flag.key; });
  return history_text(claims, contents, rules, style, &flag);
}

/// The rows of a screen but the head: for its page, for what is told, for its keys.
struct Rows {
  std::size_t page, told;
  bool all_keys;
};
Rows rows_of(const ReviewScreen& screen, std::size_t rows) {
  const std::size_t told = std::max<std::size_t>(screen.told.size(), 1);
  const std::size_t foot = told + screen.hints.size() + 1;
  if (rows >= foot + least_page) return {rows - foot, told, true};
  return {rows > told + 3 ? rows - told - 2 : 1, told, false};
}

}  // namespace

std::vector<std::string> screen_lines(std::string_view text, std::size_t columns) {
  std::string wide;
  while (!text.empty()) wide += wrapped(next_line(text), columns, indent) + '\n';
  std::vector<std::string> lines;
  std::string colour;
  for (std::string_view rest = wide; !rest.empty();) {
    const std::string fitting = broken(next_line(rest), columns) + '\n';
    for (std::string_view parts = fitting; !parts.empty();) {
      const std::string_view line = next_line(parts);
      const std::string begun = std::exchange(colour, colour_behind(line, colour));
      lines.push_back(begun + std::string(line) + std::string(colour.empty() ? "" : plain));
    }
  }
  return lines;
}

std::vector<std::string> hint_lines(std::string_view hints, std::size_t columns) {
  std::vector<std::string> lines = {""};
  while (!hints.empty()) {
    const std::string_view hint = hints.substr(0, hints.find("  "));
    hints.remove_prefix(std::min(hint.size() + 2, hints.size()));
    if (!lines.back().empty() && display_width(lines.back()) + 2 + display_width(hint) > columns) lines.emplace_back();
    lines.back().append(lines.back().empty() ? "" : "  ").append(hint);
  }
  return lines;
}

Quote in_sentence(std::string_view text, const ClaimView& claim) {
  const Quote alone = quote_alone(claim);
  const Range& words = claim.claim.evidence;
  if (words.end > text.size() || words.of(text) != claim.evidence) return alone;
  Range around = words;
  for (const Sentence& sentence : sentences_of(text)) {
    if (!sentence.range.overlaps(words)) continue;
    around = {std::min(around.start, sentence.range.start), std::max(around.end, sentence.range.end)};
  }
  const std::size_t before = words.start - around.start;
  return {around.of(text), {before, before + words.size()}, {before + alone.value.start, before + alone.value.end}};
}

std::vector<std::string> flag_page(const std::string& id, const Surroundings::Part& part, const Rules& rules,
                                   const Style& style, const TextOf& text_of) {
  const Contents& contents = part.contents;
  const FlagView& flag = *std::ranges::find(contents.flags, id, &FlagView::id);
  std::map<std::int64_t, std::string> texts;
  for (const std::int64_t side : {flag.old_claim, flag.new_claim}) {
    const ReadingView& reading = contents.reading_of(contents.claims.at(side));
    if (!texts.contains(reading.row)) texts[reading.row] = text_of(reading);
  }
  const auto quote_of = [&](const ClaimView& claim) { return in_sentence(texts.at(claim.reading), claim); };
  std::string text = flag_text(flag, contents, rules, style, quote_of);
  if (part.support_left_out + part.claims_left_out > 0) {
    text += "  " +
            message("review.left_out", style.lang,
                    {{"support", std::to_string(part.support_left_out)},
                     {"claims", std::to_string(part.claims_left_out)}}) +
            '\n';
  }
  return screen_lines(text + '\n' + timeline(flag, contents, rules, style), style.width);
}

std::vector<std::string> laid_out(ReviewScreen& screen, std::size_t rows, const Style& style) {
  const auto [room, told, all_keys] = rows_of(screen, rows);
  const std::size_t count = screen.page.size(), shown = count <= room ? count : std::max<std::size_t>(room, 2) - 1;
  screen.first = std::min(screen.first, count - shown);
  std::vector<std::string> lines = {screen.head};
  const auto from = screen.page.begin() + static_cast<std::ptrdiff_t>(screen.first);
  lines.insert(lines.end(), from, from + static_cast<std::ptrdiff_t>(shown));
  if (shown < count) {
    lines.push_back(cut_to_width(message("review.lines", style.lang,
                                         {{"first", std::to_string(screen.first + 1)},
                                          {"last", std::to_string(screen.first + shown)},
                                          {"count", std::to_string(count)}}),
                                 style.width));
  }
  lines.resize(1 + room);
  lines.insert(lines.end(), screen.told.begin(), screen.told.end());
  lines.resize(1 + room + told);
  const auto keys = all_keys ? screen.hints : hint_lines(message("review.few_keys", style.lang), style.width);
  for (const std::string& line : keys) lines.push_back(style.faint(line));
  lines.resize(rows);
  return lines;
}

std::size_t page_rows(const ReviewScreen& screen, std::size_t rows) { return rows_of(screen, rows).page; }

}  // namespace claimwatch
