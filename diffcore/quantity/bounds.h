#pragma once

#include <string_view>

#include "diffcore/quantity/interval.h"
#include "diffcore/text/range.h"

namespace claimwatch {

struct Bounded {
  Bound bound = Bound::exact;
  Range with_bound;  ///< The number and the words that bound it.
};

/// How the words before and after a number in a plain text limit it. Source: docs/claims.md, "The claim", field
/// `bound`.
Bounded bound_around(std::string_view text, Range number);

/// Where the word before a number at `pos` ends, the cue of its bound passed over: the "by" of "by nearly $20bn".
std::size_t end_before_cue(std::string_view text, std::size_t pos);

/// Where "between" starts when it stands before the number at `pos`, else `pos`.
std::size_t start_with_between(std::string_view text, std::size_t pos);

}  // namespace claimwatch
