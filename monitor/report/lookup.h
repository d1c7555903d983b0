#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"

namespace claimwatch {

/// What an id names: one of the three.
struct Named {
  const FlagView* flag = nullptr;
  const ClaimView* claim = nullptr;
  std::string article;
  const ReadingView* version = nullptr;  ///< Of the article the one that "ARTICLE@2" names; none: all.

  /// Of an article: the versions that are meant, and their claims.
  std::vector<const ReadingView*> versions(const Contents& contents) const;
  std::vector<const ClaimView*> claims(const Contents& contents) const;
};

/// What the id, the beginning of one, or "ARTICLE@2" names. Errors: nothing does, or several do; says which.
Result<Named> named(std::string_view id, const Contents& contents);

/// The version that "ARTICLE" (its last) or "ARTICLE@2" names.
Result<const ReadingView*> version_named(std::string_view id, const Contents& contents);

/// The id of the entity that a person names by its id, its name ("Microsoft") or an alias, in any case. Errors: none;
/// the nearest.
Result<std::string> entity_named(std::string_view name, const Rules& rules);

/// The id of the topic that a person names by its id or by what a language calls it (독점), in any case. Errors: none;
/// the nearest.
Result<std::string> topic_named(std::string_view name, const Rules& rules);

/// The scope's id likewise. Errors: the topic has none of that name; the nearest.
Result<std::string> scope_named(std::string_view name, std::string_view topic, const Rules& rules);

}  // namespace claimwatch
