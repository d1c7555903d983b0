#pragma once

#include "monitor/cli/command.h"
#include "monitor/index/parts.h"
#include "monitor/query/query.h"

namespace claimwatch {

/// The index in parts, and what was decided: what lists are made of.
struct OpenParts {
  Parts parts;
  PlacedDecisions decisions;

  static Result<OpenParts> of(const OpenWatch& open);
};

/// Tells on standard error what the query asks for that no article has.
Result<void> tell_notes(const Query& query, const Parts& parts);

}  // namespace claimwatch
