#include "monitor/readers/own_words.h"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

#include "diffcore/text/width.h"
#include "monitor/readers/lines.h"

namespace claimwatch {
namespace {

constexpr std::size_t title_cells = 120;
constexpr std::size_t date_line_cells = 160;
constexpr std::size_t top_lines = 12, end_lines = 8;  // not counting blank ones

/// The lines of a text that are not blank, trimmed.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> filled;
  for (Lines lines{text}; const auto line = lines.take();) {
    if (!trimmed(*line).empty()) filled.push_back(trimmed(*line));
  }
  return filled;
}

// Longer labels stand before those that they contain.
constexpr std::pair<std::string_view, std::optional<When> DateLines::*> labels[] = {
    {"최종수정", &DateLines::modified},     {"수정일시", &DateLines::modified},
    {"수정일", &DateLines::modified},       {"수정", &DateLines::modified},
    {"업데이트", &DateLines::modified},     {"기사입력", &DateLines::published},
    {"입력일시", &DateLines::published},    {"입력", &DateLines::published},
    {"기사등록", &DateLines::published},    {"등록일", &DateLines::published},
    {"등록", &DateLines::published},        {"승인", &DateLines::published},
    {"송고", &DateLines::published},        {"게재", &DateLines::published},
    {"발행일", &DateLines::published},      {"발행", &DateLines::published},
    {"published", &DateLines::published},   {"posted", &DateLines::published},
    {"last updated", &DateLines::modified}, {"last modified", &DateLines::modified},
    {"updated", &DateLines::modified},      {"modified", &DateLines::modified},
};

bool begins_with(std::string_view text, std::string_view label) {
  return text.size() >= label.size() && std::equal(label.begin(), label.end(), text.begin(), [](char a, char b) {
           return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
         });
}

/// Whether words that stand before (else behind) a date line's part are set off from it, as prose is not.
bool set_off(std::string_view words, bool before) {
  const std::string_view inner = trimmed(words);
  if (inner.empty()) return true;
  const auto touches = [before](std::string_view text, std::string_view sign) {
    return before ? text.ends_with(sign) : text.starts_with(sign);
  };
  for (const std::string_view sign : {"|", "·", "/", ")", "]", "(", "[", "-", "–", "ㅣ", ","}) {
    if (touches(inner, sign)) return true;
  }
  return touches(words, "  ") || touches(words, "\t");
}

bool begins_with_label(std::string_view text) {
  return std::any_of(std::begin(labels), std::end(labels),
                     [&](const auto& label) { return begins_with(trimmed(text), label.first); });
}

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// The date that a label at `at` stands right before. With a colon that is plain; without one, the label must be set
/// off on both sides: "Updated 5 January 2025 guidelines say" is prose.
std::optional<When> date_behind(std::string_view line, std::size_t at, std::string_view label) {
  std::string_view rest = line.substr(at + label.size());
  if (at > 0 && is_letter(line[at]) && is_letter(line[at - 1])) return std::nullopt;
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  bool colon = false;
  for (const std::string_view sign : {":", "："}) {
    if (colon || !rest.starts_with(sign)) continue;
    rest.remove_prefix(sign.size());
    colon = true;
  }
  rest = trimmed(rest);
  if (begins_with(rest, "on ")) rest.remove_prefix(3);
  const auto when = take_when(rest);
  if (colon || !when) return when;
  const bool alone =
      set_off(line.substr(0, at), true) && (set_off(rest, false) || begins_with_label(rest) || rest == ".");
  return alone ? when : std::nullopt;
}

/// Takes what one line gives; earlier lines keep what they gave.
void take_line(std::string_view line, DateLines& dates) {
  if (display_width(line) > date_line_cells) return;
  for (std::size_t at = 0; at < line.size(); ++at) {
    for (const auto& [label, field] : labels) {
      if (!begins_with(line.substr(at), label)) continue;
      if (const auto when = date_behind(line, at, label); when && !(dates.*field)) dates.*field = when;
      at += label.size() - 1;
      break;
    }
  }
}

bool is_date_line(std::string_view line) {
  DateLines dates;
  take_line(line, dates);
  return dates.published || dates.modified;
}

/// "[사진: 셔터스톡]", "<!-- -->", "(서울=연합)": one bracket from end to end.
bool is_bracketed(std::string_view line) {
  for (const auto& [open, close] : {std::pair("[", "]"), {"<", ">"}, {"(", ")"}, {"【", "】"}, {"〔", "〕"}}) {
    if (line.starts_with(open) && line.find(close) == line.size() - std::string_view(close).size()) return true;
  }
  return false;
}

bool has_words(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
}

}  // namespace

std::string title_of_text(std::string_view text) {
  for (std::string_view line : lines_of(text)) {
    if (line.starts_with('#')) line = trimmed(line.substr(std::min(line.find_first_not_of('#'), line.size())));
    if (is_bracketed(line) || !has_words(line) || is_date_line(line)) continue;
    return cut_to_width(line, title_cells);
  }
  return {};
}

NameWords words_of_file_name(std::string_view item) {
  std::string_view name = item.substr(item.find_last_of('/') + 1);
  name = name.substr(0, name.find_last_of('.'));
  NameWords words;
  std::string rest(name);
  for (std::size_t at = 0; at < name.size() && !words.day; ++at) {
    if (at > 0 && std::isdigit(static_cast<unsigned char>(name[at - 1])) != 0) continue;
    std::string from(name.substr(at));
    std::ranges::replace(from, '_', '-');
    std::string_view behind = from;
    const auto when = take_numeric_when(behind);
    if (!when) continue;
    words.day = when->day;
    rest = std::string(name.substr(0, at)) + ' ' + std::string(name.substr(name.size() - behind.size()));
  }
  if (rest.find(' ') == std::string::npos || words.day)
    std::ranges::replace_if(
        rest, [](char c) { return c == '_' || c == '-'; }, ' ');
  rest = std::string(trimmed(rest));
  if (rest.find(' ') != std::string::npos && has_words(rest)) words.title = rest;  // "a.txt" names no article
  return words;
}

DateLines date_lines_of(std::string_view text) {
  const auto lines = lines_of(text);
  DateLines dates;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < top_lines || i + end_lines >= lines.size()) take_line(lines[i], dates);
  }
  return dates;
}

}  // namespace claimwatch
