#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/revision/sentence_diff.h"
#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/terminal.h"

// What differs between two articles or versions: the claims first, then the sentences, in them the words.

namespace claimwatch {

/// One side of a diff.
struct DiffSide {
  const ReadingView* reading;
  std::string text;
};

/// One below the other: sentences that went, that came, and changed ones with their words.
std::string diff_text(const DiffSide& before, const DiffSide& after, const Contents& contents, const Rules& rules,
                      const Style& style);

/// Side by side, in two columns that fill the style's width.
std::string diff_columns(const DiffSide& before, const DiffSide& after, const Contents& contents, const Rules& rules,
                         const Style& style);

/// The steps of a story on one page of HTML, which needs no other file: both texts whole, what went struck out and what
/// came underlined, also in print.
std::string diff_page(const std::vector<std::pair<DiffSide, DiffSide>>& steps, const Contents& contents,
                      const Rules& rules, Lang lang);

/// Claims that only one of two readings makes. Those of one key and time stand for one another: a value that changed.
struct ClaimDiff {
  struct Pair {
    const ClaimView* gone = nullptr;
    const ClaimView* came = nullptr;
  };
  std::vector<Pair> pairs;
};
ClaimDiff diff_claims(const ReadingView& before, const ReadingView& after, const Contents& contents);

/// "3f2a@2  2025-10-29  Wire  Microsoft gets 27%"
std::string side_line(const ReadingView& reading);

/// The sentences that are not the same in both texts.
std::vector<SentenceDiff> changed_sentences(std::string_view before, std::string_view after);

/// A claim in a diff: with the word that it was withdrawn, where it was.
std::string diff_claim_line(const ClaimView& claim, const Rules& rules, Lang lang);

}  // namespace claimwatch
