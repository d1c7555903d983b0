#pragma once

#include <string>
#include <string_view>

#include "monitor/index/index.h"

namespace claimwatch {

/// What an id names: one of the three.
struct Named {
  const FlagView* flag = nullptr;
  const ClaimView* claim = nullptr;
  std::string article;
};

/// What the id, or the beginning of one, names. Errors: nothing does, or several do; says which.
Result<Named> named(std::string_view id, const Contents& contents);

/// The version that "ARTICLE" (its last) or "ARTICLE@2" names.
Result<const ReadingView*> version_named(std::string_view id, const Contents& contents);

}  // namespace claimwatch
