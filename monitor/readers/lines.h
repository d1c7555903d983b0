#pragma once

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace claimwatch {

/// A line without the blanks at its ends.
inline std::string_view trimmed(std::string_view line) {
  const auto start = line.find_first_not_of(" \t");
  if (start == std::string_view::npos) return {};
  return line.substr(start, line.find_last_not_of(" \t") - start + 1);
}

/// A text without the white space at its ends.
inline std::string_view stripped(std::string_view text) {
  const auto start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t\r\n") - start + 1);
}

/// A text in one line, its white space folded.
inline std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char c : stripped(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank || out.back() != ' ') out.push_back(blank ? ' ' : c);
  }
  return out;
}

/// ASCII letters in lower case.
inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// The lines of a text one by one.
struct Lines {
  std::string_view text;
  std::size_t next = 0;    ///< Where the next line starts.
  std::size_t number = 0;  ///< Of the line taken last, from 1.

  std::optional<std::string_view> take() {
    if (next >= text.size()) return std::nullopt;
    const std::size_t end = std::min(text.find('\n', next), text.size());
    const std::string_view line = text.substr(next, end - next);
    next = std::min(end + 1, text.size());
    ++number;
    return line;
  }
};

/// The line of a number, from 1; empty when there are not so many.
inline std::string_view line_at(std::string_view text, std::size_t number) {
  Lines lines{text};
  auto line = lines.take();
  while (line && lines.number < number) line = lines.take();
  return line.value_or(std::string_view());
}

}  // namespace claimwatch
