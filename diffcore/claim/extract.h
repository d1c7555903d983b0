#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/claim/claim.h"
#include "diffcore/topic/rules.h"

namespace claimwatch {

/// What an extractor sees of an article.
struct ArticleText {
  std::string_view text;         ///< NFC; ranges of claims count its bytes.
  std::string_view title;        ///< Tells what the article is about; no claim is read from it. May be empty.
  std::optional<Day> published;  ///< Resolves "last November"; without it such dates stay open.
  std::string_view source = {};  ///< Who publishes it; if that is an entity, it is who "we" are. May be empty.
};

/// The claims that the article makes, one for each distinct key, value and time, in the order of their evidence.
/// Source: docs/claims.md, "The claim".
std::vector<Claim> extract_claims(const ArticleText& article, const Rules& rules);

/// Ids of the silent topics' frames that took a value or words of the article away from all others.
std::set<std::string> silenced_by(const ArticleText& article, const Rules& rules);

/// The first words of a sentence that tell a change (더 이상, 개정, no longer, amended), if any.
std::optional<Range> change_words_in(std::string_view sentence, const Rules& rules);

}  // namespace claimwatch
