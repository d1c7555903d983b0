#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/terminal.h"
#include "monitor/report/words.h"

namespace claimwatch {

/// A flag for people: old value → new value, both quotes with the words that differ, sources, dates, the reason, the
/// id.
std::string flag_text(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style);

/// What a claim is shown with in place of its bare quote.
using QuoteOf = std::function<Quote(const ClaimView&)>;
std::string flag_text(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style,
                      const QuoteOf& quote_of);

/// "stake  Microsoft → OpenAI  49% → 27%"
std::string flag_words(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style);

/// A flag as one line, without quotes.
std::string flag_line(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style);

/// All flags as they stand there, each a line; on a terminal broken to its width.
std::string flag_lines(const Contents& contents, const Rules& rules, const Style& style);

/// Which flags came and went because the rules changed; empty when `before` is none and there are none. Of a flag that
/// neither of the contents has there is only the id.
std::string rule_changes_text(const RuleChanges& changes, const std::optional<Contents>& before, const Contents& after,
                              const Rules& rules, const Style& style);

}  // namespace claimwatch
