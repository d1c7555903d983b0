#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/terminal.h"

namespace claimwatch {

/// One side of a diff.
struct DiffSide {
  const ReadingView* reading;
  std::string text;
};

/// What differs between two articles or versions: the claims first, then the sentences, in them the words.
std::string diff_text(const DiffSide& before, const DiffSide& after, const Contents& contents, const Rules& rules,
                      const Style& style);

/// Claims that only one of two readings makes.
struct ClaimDiff {
  std::vector<const ClaimView*> gone, came;
};
ClaimDiff diff_claims(const ReadingView& before, const ReadingView& after, const Contents& contents);

/// Changed sentences of two texts, each with its words marked.
std::vector<std::string> changed_sentences(std::string_view before, std::string_view after, const Style& style);

}  // namespace claimwatch
