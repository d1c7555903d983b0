#pragma once

#include <map>
#include <string>
#include <vector>

#include "monitor/index/index.h"
#include "monitor/index/text_search.h"
#include "monitor/query/query.h"

namespace claimwatch {

/// An article that a query asks for.
struct FoundArticle {
  const ReadingView* reading = nullptr;    ///< Of its versions the newest that fits.
  std::vector<const ReadingView*> copies;  ///< Articles that tell the same in the same words, and fit too.
  std::vector<const ClaimView*> claims;    ///< Of the reading, by place in the text.
};

/// Those whose words the query has, the best first; without words, and of those equally good, the newest first.
Result<std::vector<FoundArticle>> search(const Query& query, const Contents& contents, const TextSearch& texts);

/// All phrases that the query asks for, negated ones left out.
std::vector<SearchPhrase> wanted_phrases(const Query& query);

/// Whether words of texts play a part.
bool asks_for_words(const Query& query);

/// Whether it asks what articles claim, and not for words, outlets and days alone.
bool asks_for_claims(const Query& query);

}  // namespace claimwatch
