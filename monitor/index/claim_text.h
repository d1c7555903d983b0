#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/claim/claim.h"

// Claims as text: in the columns of the index, and in the store's claims.jsonl.

namespace claimwatch {

/// A claim as the index keeps it.
std::string claim_column(const Claim& claim, std::string_view text);
std::string reasons_column(const std::vector<Reason>& reasons);

/// Back from both columns.
Result<Claim> claim_of_columns(std::string_view claim, std::string_view reasons);

/// claims.jsonl: a line with the digest of rules and program, then a line for each claim.
std::string claims_record(const std::vector<Claim>& claims, std::string_view doc, std::string_view text,
                          std::string_view digest);

}  // namespace claimwatch
