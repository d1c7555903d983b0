#include "monitor/readers/pdf_text.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <vector>

#include "monitor/readers/lines.h"
#include "monitor/readers/wrapped.h"

namespace claimwatch {
namespace {

constexpr std::size_t margin_lines = 3;  // in which headers and footers are looked for

using Page = std::vector<std::string>;

std::vector<Page> pages_of(std::string_view text) {
  std::vector<Page> pages;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\f'), text.size());
    Page page;
    for (Lines lines{text.substr(0, end)}; const auto line = lines.take();) page.emplace_back(stripped(*line));
    while (!page.empty() && page.back().empty()) page.pop_back();
    page.erase(page.begin(), std::ranges::find_if(page, [](const std::string& line) { return !line.empty(); }));
    if (!page.empty()) pages.push_back(std::move(page));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pages;
}

/// A line with "#" for each number: what is the same on every page but for the page's number.
std::string shape_of(std::string_view line) {
  std::string shape;
  for (const char c : line) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || shape.empty() || shape.back() != '#') shape.push_back(digit ? '#' : c);
  }
  return shape;
}

/// The lines at a page's top and end that may stand on every page.
std::vector<std::size_t> margin_of(const Page& page) {
  std::vector<std::size_t> top, end;
  for (std::size_t i = 0; i < page.size() && top.size() < margin_lines; ++i) {
    if (!page[i].empty()) top.push_back(i);
  }
  for (std::size_t i = page.size(); i-- > 0 && end.size() < margin_lines;) {
    if (!page[i].empty() && std::ranges::find(top, i) == top.end()) end.push_back(i);
  }
  top.insert(top.end(), end.begin(), end.end());
  return top;
}

/// "3", "- 3 -", "3/12", "Page 3 of 12", "3쪽".
bool is_page_number(std::string_view line) {
  std::string shape = lower(shape_of(line));
  std::erase_if(shape, [](char c) { return c == ' ' || c == '-'; });
  for (const std::string_view known : {"#", "#/#", "page#", "page#of#", "#of#", "p.#", "#쪽", "–#–", "—#—"}) {
    if (shape == known) return true;
  }
  // Browsers print the page's address with it.
  return shape.starts_with("http") && shape.ends_with("#/#") && line.find(' ') != std::string_view::npos;
}

void drop_margins(std::vector<Page>& pages) {
  std::map<std::string, std::size_t> on_pages;
  for (const Page& page : pages) {
    std::map<std::string, bool> here;
    for (const std::size_t i : margin_of(page)) here[shape_of(page[i])] = true;
    for (const auto& [shape, there] : here) ++on_pages[shape];
  }
  for (Page& page : pages) {
    for (const std::size_t i : margin_of(page)) {
      const std::size_t count = on_pages[shape_of(page[i])];
      if (is_page_number(page[i]) || (count > 1 && count * 2 > pages.size())) page[i].clear();
    }
  }
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view sign : {".", "!", "?", "\"", "”", "’", ")", ":", "…", "'"}) {
    if (line.ends_with(sign)) return true;
  }
  return false;
}

/// All lines, empty ones between paragraphs; none where a page ends in a sentence.
std::vector<std::string> joined(const std::vector<Page>& pages) {
  std::vector<std::string> lines;
  for (const Page& page : pages) {
    const auto first = std::ranges::find_if(page, [](const std::string& line) { return !line.empty(); });
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    if (!lines.empty() && first != page.end() && ends_sentence(lines.back())) lines.emplace_back();
    lines.insert(lines.end(), first, page.end());
  }
  return lines;
}

bool is_word_byte(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }

std::string_view last_word(std::string_view line) {
  std::size_t start = line.size();
  while (start > 0 && is_word_byte(line[start - 1])) --start;
  return line.substr(start);
}

std::string_view first_word(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_word_byte(line[end])) ++end;
  return line.substr(0, end);
}

/// Takes off the hyphen at a line's end that cuts a word in two; gives whether there is one. "right-" and "hand" stays
/// "right-hand" when the text has it so elsewhere.
bool take_hyphen(std::string& line, std::string_view next, std::string_view text) {
  for (const std::string_view sign : {"\u00ad", "\u2010"}) {
    if (!line.ends_with(sign)) continue;
    line.resize(line.size() - sign.size());
    return true;
  }
  const std::string_view rest = first_word(next);
  if (!line.ends_with('-') || rest.empty() || std::islower(static_cast<unsigned char>(rest[0])) == 0) return false;
  const std::string_view start = last_word(std::string_view(line).substr(0, line.size() - 1));
  if (start.empty()) return false;
  const std::string whole = std::string(start).append(rest), hyphenated = std::string(start).append("-").append(rest);
  if (text.find(hyphenated) == std::string_view::npos || text.find(whole) != std::string_view::npos) line.pop_back();
  return true;
}

/// Lines with their cut words put together: the rest of a word goes up to the line where it begins.
std::vector<std::string> with_whole_words(std::vector<std::string> lines, std::string_view text) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    std::string& next = lines[i + 1];
    if (next.empty() || !take_hyphen(lines[i], next, text)) continue;
    const std::size_t end = std::min(next.find(' '), next.size());
    lines[i] += next.substr(0, end);
    next.erase(0, std::min(end + 1, next.size()));
  }
  return lines;
}

}  // namespace

std::string text_of_pages(std::string_view text) {
  constexpr std::size_t narrowest = 20;  // of a newspaper's columns
  std::vector<Page> pages = pages_of(text);
  drop_margins(pages);
  std::string out;
  std::vector<std::string> paragraph;
  const auto close = [&] {
    if (!paragraph.empty()) out.append(out.empty() ? "" : "\n").append(unwrapped(paragraph, narrowest)).append("\n");
    paragraph.clear();
  };
  for (std::string& line : with_whole_words(joined(pages), text)) {
    if (line.empty()) {
      close();
    } else {
      paragraph.push_back(std::move(line));
    }
  }
  close();
  return out;
}

void take_off_title(std::string& text, std::string_view title) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\n'; };
  std::size_t at = 0;
  for (const char c : title) {
    if (is_blank(c)) continue;
    while (at < text.size() && is_blank(text[at])) ++at;
    if (at == text.size() || text[at] != c) return;
    ++at;
  }
  const std::size_t rest = std::min(text.find_first_not_of(' ', at), text.size());
  if (rest == text.size() || text[rest] == '\n')
    text.erase(0, std::min(text.find_first_not_of('\n', rest), text.size()));
}

}  // namespace claimwatch
