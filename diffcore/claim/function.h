#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/claim/mentions.h"

namespace claimwatch {

/// What a mention does in its clause: by the preposition before it or the possessive behind it in English, by its
/// particle in Korean. None when it is no mention at all: a longer word only begins like its name ("메타버스").
std::optional<Function> function_of(const Mention& mention, const ReadSentence& sentence, std::string_view text,
                                    const std::vector<WordHit>& hits, const RulesData& rules);

/// The word that goes on directly after closing quotes and parentheses: the particle of "오픈AI(OpenAI)'가".
std::string_view after_aside(const ReadSentence& sentence, std::size_t token, std::string_view text);

/// Whether `word`, in any case, is one of `words`, which are written in lower case.
bool is_one_of(std::string_view word, const std::vector<std::string>& words);

}  // namespace claimwatch
