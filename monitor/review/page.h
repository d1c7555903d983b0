#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/terminal.h"
#include "monitor/report/words.h"
#include "monitor/review/surroundings.h"

// What a screen of `review` says, as lines; without a terminal.

namespace claimwatch {

/// The text's lines, none wider than `columns`: broken at spaces, and inside a word that is wider alone. A colour that
/// goes on over a line's end begins anew in the next one, so that each can be shown alone.
std::vector<std::string> screen_lines(std::string_view text, std::size_t columns);

/// Keys with what they do, two spaces between; broken between them alone.
std::vector<std::string> hint_lines(std::string_view hints, std::size_t columns);

/// A claim's quote in its sentence, of its article's text; the quote alone where that is another text.
Quote in_sentence(std::string_view text, const ClaimView& claim);

/// An article's text; empty where it cannot be read.
using TextOf = std::function<std::string(const ReadingView&)>;

/// A flag with what a decision on it needs: both quotes in their sentences, why they differ, its key's timeline.
std::vector<std::string> flag_page(const std::string& id, const Surroundings::Part& part, const Rules& rules,
                                   const Style& style, const TextOf& text_of);

/// A screen from top to bottom.
struct ReviewScreen {
  std::string head;
  std::vector<std::string> page;
  std::size_t first = 0;           ///< Line of the page that is shown first, as far as there is need to scroll.
  std::vector<std::string> told;   ///< What came of the last key, or a question.
  std::vector<std::string> hints;  ///< The keys.
};

/// As many lines as there are rows, the keys at the end; of them only the most needed where rows are few. Of a page
/// that has more lines than fit, a line tells which are shown. Moves `first` to where the page allows it.
std::vector<std::string> laid_out(ReviewScreen& screen, std::size_t rows, const Style& style);

/// How many rows a page has.
std::size_t page_rows(const ReviewScreen& screen, std::size_t rows);

}  // namespace claimwatch
