#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "diffcore/claim/claim.h"

namespace claimwatch {

/// The claim as an object in GUIDELINES.md's form (doc, topic, subject, ... evidence as words), and besides `start`, `end`
/// (bytes of `text`), `rule`, `lang`, and where known `as_of`, `speaker`, `tells_change`.
nlohmann::ordered_json to_json(const Claim& claim, std::string_view doc, std::string_view text);

/// A claim of its JSON form; `start` and `end` may be absent (a gold claim). Errors: a missing field, an unknown word.
Result<Claim> claim_from_json(const nlohmann::json& object);

}  // namespace claimwatch
