#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "monitor/index/parts.h"
#include "monitor/index/text_search.h"
#include "monitor/query/query.h"

namespace claimwatch {

/// An article that a query asks for, by rows of readings.
struct FoundArticle {
  std::int64_t reading = 0;          ///< Of its versions the newest that fits.
  std::vector<std::int64_t> copies;  ///< Articles that tell the same in the same words, and fit too.
};

/// Those whose words the query has, the best first; without words, and of those equally good, the newest first.
Result<std::vector<FoundArticle>> search(const Query& query, const Parts& parts, const PlacedDecisions& decisions,
                                         const TextSearch& texts);

/// All phrases that the query asks for, negated ones left out.
std::vector<SearchPhrase> wanted_phrases(const Query& query);

/// Whether words of texts play a part.
bool asks_for_words(const Query& query);

/// Whether it asks what articles claim, and not for words, outlets and days alone.
bool asks_for_claims(const Query& query);

}  // namespace claimwatch
