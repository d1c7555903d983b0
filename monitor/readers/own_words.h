#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "monitor/readers/when.h"

// What the text of an article says of itself, where nothing else does.

namespace claimwatch {

/// The first line that reads like a title, cut to a sensible length: no picture's caption, comment, date line or rule.
/// Empty when there is none.
std::string title_of_text(std::string_view text);

/// What the date lines of a text give: "입력 2025.10.29 09:12 | 수정 2025.10.30", "Published: 22 January 2025".
/// They are short, near the top or the end, and the label stands right before the date: a date in the prose is none.
struct DateLines {
  std::optional<When> published, modified;
};
DateLines date_lines_of(std::string_view text);

/// What a file is called, where a date stands in that: "2025-01-22-half-becomes-a-quarter.html", "20250122_절반.pdf".
/// Its title is the rest of the name, where that has words.
struct NameWords {
  std::optional<Day> day;
  std::string title;
};
NameWords words_of_file_name(std::string_view item);

}  // namespace claimwatch
