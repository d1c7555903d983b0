#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/query/search.h"
#include "monitor/report/order.h"
#include "monitor/report/terminal.h"

namespace claimwatch {

/// The sentence of a text that has most of the phrases, and where they stand in the text.
struct Snippet {
  Range sentence;
  std::vector<Range> words;  ///< Of the sentence alone.
};
Snippet snippet_of(std::string_view text, const std::vector<SearchPhrase>& phrases);

/// An article that was found, with what is shown of it.
struct ShownArticle {
  const ReadingView* reading;
  std::vector<const ReadingView*> copies;
  std::vector<const ClaimView*> claims;  ///< Of the reading, by place in the text.
};

/// An article that was found, for people: day, outlet, title, the snippet, what it claims, who copied it.
std::string found_text(const ShownArticle& found, std::string_view text, const std::vector<SearchPhrase>& phrases,
                       const Contents& contents, const Rules& rules, const Style& style);

std::string found_json(const ShownArticle& found, std::string_view text, const std::vector<SearchPhrase>& phrases,
                       const Contents& contents, const FlagsByClaim& flags);

}  // namespace claimwatch
