#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "monitor/index/parts.h"

namespace claimwatch {

/// The index in parts, and what was decided: what lists are made of.
struct OpenParts {
  Parts parts;
  PlacedDecisions decisions;

  /// `path`: of `index`.
  static Result<OpenParts> of(const std::string& path, const Index& index);
  /// The same as it is at this moment, whatever is written to it while this lives.
  static Result<OpenParts> as_it_is(const std::string& path, const Index& index);

  /// Calls `take` with a few of the flags at a time, in the order of their rows.
  using TakePart = std::function<void(Contents part)>;
  Result<void> each_part(std::span<const std::int64_t> rows, const TakePart& take) const;
};

}  // namespace claimwatch
