#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "monitor/index/parts.h"
#include "monitor/query/query.h"

namespace claimwatch {

/// The rows of the flags that the query asks for, by severity, the worst first, then the newest first, then by key and
/// id. With `news_after` only open ones that came or gained support by readings made after that.
Result<std::vector<std::int64_t>> listed_flags(const Query& query, const std::optional<std::string>& news_after,
                                               const Parts& parts, const PlacedDecisions& decisions);
/// A flag's place in such a list, and no more: there may be many.
struct ListedFlag {
  std::int64_t row;
  std::string id;
  FlagKind kind;
  Severity severity;
};
/// What a review has in memory of every flag.
struct ReviewedFlag {
  std::string id;
  FlagState state;
  bool newer;      ///< It came or gained support by readings made after a time.
  bool asked_for;  ///< By a query.
};
/// All flags in the same order.
Result<std::vector<ReviewedFlag>> reviewed_flags(const Query& query, const std::string& after, const Parts& parts,
                                                 const PlacedDecisions& decisions);

/// The flags of these ids in the same order.
Result<std::vector<ListedFlag>> listed_flags(const std::vector<std::string>& ids, const Parts& parts);

}  // namespace claimwatch
