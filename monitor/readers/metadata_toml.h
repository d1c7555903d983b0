#pragma once

#include <vector>

#include "monitor/readers/metadata.h"

namespace claimwatch {

/// The keys of a TOML text in their order, those of a table as "table.key"; dates as ISO.
/// Errors: what is no TOML. toml++ and its exceptions end here.
Result<std::vector<Entry>> toml_entries(const SourceText& source);

/// `text` as a TOML string in quotes, on one line. Bytes that are not UTF-8 become "\xff".
std::string toml_string(std::string_view text);

}  // namespace claimwatch
