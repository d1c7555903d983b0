#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/compare/severity.h"
#include "monitor/index/index.h"

// In which order reports show readings, claims and flags: of their content, so that the index's rows play no part.

namespace claimwatch {

/// Whether both sides of a flag are of one outlet.
bool of_one_outlet(const FlagView& flag, const Contents& contents);

/// By severity, the worst first, then the newest first, then by key and id.
std::vector<const FlagView*> ordered_flags(const Contents& contents);

/// Claims of readings that are versions and no copies; by key, day, article, version, place in the text.
std::vector<const ClaimView*> ordered_claims(const Contents& contents);

/// All claims of an article's versions, by version and place in the text.
std::vector<const ClaimView*> claims_of_article(const std::string& article, const Contents& contents);

/// The claims of one version alone, by place in the text.
std::vector<const ClaimView*> claims_of_version(const ReadingView& version, const Contents& contents);

/// All claims of the claim's own reading, itself with them, as far as the contents have them. A reading's claims come
/// into the index at once, so that their rows stand together: many flags ask for this.
std::vector<const ClaimView*> claims_beside(const ClaimView& view, const Contents& contents);

/// The readings that are versions of an article, in order.
std::vector<const ReadingView*> versions_of(const std::string& article, const Contents& contents);

/// The readings that only copy the article.
std::vector<const ReadingView*> copies_of(const std::string& article, const Contents& contents);

/// By a claim's row the flags of which it is a side, or which it supports, as `ordered_flags` has them.
using FlagsByClaim = std::map<std::int64_t, std::vector<const FlagView*>>;
FlagsByClaim flags_by_claim(const Contents& contents);

}  // namespace claimwatch
