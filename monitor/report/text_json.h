#pragma once

#include <string>
#include <string_view>

#include "diffcore/claim/claim.h"
#include "diffcore/quantity/reader.h"

// What is read from plain files, without a store, as JSON lines.

namespace claimwatch {

/// A claim in the form of docs/claims.md.
std::string extracted_json(const Claim& claim, std::string_view doc, std::string_view text);

/// A quantity; `original` are the file's own bytes. `low` and `high` are in units (of dates: days), null where open.
std::string quantity_json(const Quantity& quantity, std::string_view doc, std::size_t line, Range original);

std::string topic_json(std::string_view topic, std::string_view title);

}  // namespace claimwatch
