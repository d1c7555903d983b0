#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "monitor/cli/command.h"
#include "monitor/index/parts.h"
#include "monitor/query/query.h"

namespace claimwatch {

/// The index in parts, and what was decided: what lists are made of.
struct OpenParts {
  Parts parts;
  PlacedDecisions decisions;

  /// `index`: the watch's own.
  static Result<OpenParts> of(const Watch& watch, const Index& index);

  /// Calls `take` with a few of the flags at a time, in the order of their rows.
  using TakePart = std::function<void(Contents part)>;
  Result<void> each_part(std::span<const std::int64_t> rows, const TakePart& take) const;
};

/// Tells on standard error what the query asks for that no article has.
Result<void> tell_notes(const Query& query, const Parts& parts);

}  // namespace claimwatch
