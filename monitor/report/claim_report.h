#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/lookup.h"
#include "monitor/report/order.h"
#include "monitor/report/terminal.h"
#include "monitor/report/words.h"

namespace claimwatch {

/// "exclusivity (compute)  Microsoft → OpenAI  exception  [former, reported]"
std::string claim_line(const Claim& claim, const Rules& rules, const Style& style);
/// The same, with the word that it is set aside where it is.
std::string claim_line(const ClaimView& claim, const Rules& rules, const Style& style);

/// A claim with its article and quote.
std::string claim_text(const ClaimView& claim, const Contents& contents, const Rules& rules, const Style& style);

/// How it was read: frame, roles, words, interval, certainty and dates. `text` is the article's.
std::string claim_reasons_text(const Claim& claim, std::string_view text, const Rules& rules, const Style& style);

/// A claim's quote with nothing around it.
Quote quote_alone(const ClaimView& claim);

/// The claims of each key as a table: date, value, time and certainty, source, quote, the flag that hangs on it. Beside
/// a flag that is `shown` its sides are marked, and no quote is cut.
std::string history_text(const std::vector<const ClaimView*>& claims, const Contents& contents, const Rules& rules,
                         const Style& style, const FlagView* shown = nullptr);

/// An article: title, outlet, dates with where they came from, versions, copies.
std::string article_header(const Named& article, const Contents& contents, const Style& style);
/// The same and its claims.
std::string article_text(const Named& article, const Contents& contents, const Rules& rules, const Style& style);

}  // namespace claimwatch
