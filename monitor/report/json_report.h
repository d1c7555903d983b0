#pragma once

#include <string>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/diff_report.h"
#include "monitor/report/lookup.h"
#include "monitor/report/order.h"
#include "monitor/report/status_report.h"
#include "monitor/watch/scan.h"

// Reports for programs: one JSON object a line.

namespace claimwatch {

std::string flag_json(const FlagView& flag, const Contents& contents, const Rules& rules);

/// A decision with what it was made on, as the store has it, and what became of it.
std::string decision_json(const DecisionView& view);

/// The claim in the form of docs/claims.md, with its article, its relation and the ids of the flags that hang on it.
std::string claim_json(const ClaimView& claim, const Contents& contents, const FlagsByClaim& flags);
/// The same with the words of the article's text that led to it.
std::string explained_claim_json(const ClaimView& claim, const Contents& contents, const FlagsByClaim& flags,
                                 std::string_view text);

/// An article: its versions, each with where its values came from, and its copies.
std::string article_json(const Named& article, const Contents& contents);

std::string diff_json(const DiffSide& before, const DiffSide& after, const Contents& contents);

std::string status_json(const Status& status);
/// One object a line: the items whose date is unknown, and those that could not be read.
std::string undated_json(const Status& status);
std::string failed_json(const Status& status);
std::string problems_json(const std::vector<std::string>& problems);
std::string scan_json(const ScanReport& report);

}  // namespace claimwatch
