#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/terminal.h"

// What a screen of `review` says, as lines; without a terminal.

namespace claimwatch {

/// The text's lines, none wider than `columns` where it has spaces. A colour that goes on over a line's end begins anew
/// in the next one, so that each can be shown alone.
std::vector<std::string> screen_lines(std::string_view text, std::size_t columns);

/// A flag with what a decision on it needs: both sides with their quotes, why they differ, its key's timeline.
std::vector<std::string> flag_page(const FlagView& flag, const Contents& contents, const Rules& rules,
                                   const Style& style);

/// A screen from top to bottom.
struct ReviewScreen {
  std::string head;
  std::vector<std::string> page;
  std::size_t first = 0;  ///< Line of the page that is shown first, as far as there is need to scroll.
  std::vector<std::string> foot;
};

/// As many lines as there are rows, the foot's last one at the end. Of a page that has more than fit, a line tells
/// which are shown. Moves `first` to where the page allows it.
std::vector<std::string> laid_out(ReviewScreen& screen, std::size_t rows, Lang lang);

/// How many lines of a page can be scrolled by at once.
std::size_t rows_to_scroll(const ReviewScreen& screen, std::size_t rows);

}  // namespace claimwatch
