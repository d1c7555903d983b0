#pragma once

#include <map>
#include <optional>
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
/// a flag that is `shown` its sides are marked, and no quote is cut. Claims come in their order, in as many parts as
/// one likes: first each of them is measured, then each is told.
class HistoryTable {
 public:
  HistoryTable(const Rules& rules, const Style& style, const FlagView* shown = nullptr)
      : rules_(rules), style_(style), shown_(shown) {}

  void measure(const std::vector<const ClaimView*>& claims, const Contents& contents);
  std::string text(const std::vector<const ClaimView*>& claims, const Contents& contents);
  /// What the signs of its flags mean. `flags`: among which decided ones may be.
  std::string legend(const std::vector<FlagView>& flags) const;

  /// Cells of a terminal.
  struct Columns {
    std::size_t date = 0, value = 0, manner = 0, source = 0, flags = 0;
  };

 private:
  const Rules& rules_;
  Style style_;
  const FlagView* shown_;
  std::map<Key, Columns> columns_;
  std::optional<Key> key_;  ///< Of the row that was told last.
  bool flagged_ = false;    ///< A row told a flag.
};

/// All of it at once.
std::string history_text(const std::vector<const ClaimView*>& claims, const Contents& contents, const Rules& rules,
                         const Style& style, const FlagView* shown);

/// An article: title, outlet, dates with where they came from, versions, copies.
std::string article_header(const Named& article, const Contents& contents, const Style& style);
/// The same and its claims.
std::string article_text(const Named& article, const Contents& contents, const Rules& rules, const Style& style);

}  // namespace claimwatch
