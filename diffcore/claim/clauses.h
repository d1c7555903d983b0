#pragma once

#include <string_view>
#include <vector>

#include "diffcore/claim/mentions.h"

namespace claimwatch {

/// Tells the clause of each of the sentence's tokens, and which stand in parentheses. `hits` are the words of the
/// sentence.
void mark_clauses(ReadSentence& sentence, std::string_view text, const std::vector<WordHit>& hits);

/// Tells the statement of each token, and begins a clause with each. English: behind a comma and a conjunction, or a
/// semicolon, what has a subject and a verb of its own, as has what stands before; Korean: what begins with a subject
/// or an owner behind a verb that goes on. Its mentions are known.
void mark_statements(ReadSentence& sentence, std::string_view text);

/// The quoted titles of other articles, which tell nothing of their own: 'MS, 우선협상권 지켰다' 기사에서.
std::vector<Range> quoted_titles(const ReadSentence& sentence, std::string_view text, const std::vector<WordHit>& hits);

}  // namespace claimwatch
