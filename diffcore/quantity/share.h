#pragma once

#include <optional>
#include <string_view>

#include "diffcore/quantity/decimal.h"
#include "diffcore/text/range.h"

namespace claimwatch {

/// A percentage told as a share: 절반, 4분의 1, 3할, "a third of", "half of".
struct Share {
  Range range;  ///< "a third", without its "of".
  Decimal percent;
  bool rounded = false;  ///< A third is no whole number of percents.
};

/// The share that starts at `pos` of a plain text. "half" and "a quarter" are one only where it says of what.
std::optional<Share> share_at(std::string_view text, std::size_t pos);

}  // namespace claimwatch
