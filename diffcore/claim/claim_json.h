#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "diffcore/claim/claim.h"

namespace claimwatch {

/// The claim as an object in the form of docs/claims.md (doc, topic, subject, ... evidence as words), and besides
/// `start`, `end` (bytes of `text`), `rule`, `lang`, and where known `as_of` ("2025-10-28", of a stretch
/// "2019-07-01/2019-07-31"), `speaker` ({name, kind, entity}), `outlet` ({name, id}), `tells_change` ({words, start,
/// end}).
nlohmann::ordered_json to_json(const Claim& claim, std::string_view doc, std::string_view text);

/// A claim of its JSON form; what docs/claims.md does not name may be absent (a gold claim). Errors: a missing field,
/// an unknown word. Reasons are not written: `explain` finds them by reading the text anew.
Result<Claim> claim_from_json(const nlohmann::json& object);

}  // namespace claimwatch
