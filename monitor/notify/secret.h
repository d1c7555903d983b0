#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "diffcore/result.h"
#include "monitor/notify/channels.h"

namespace claimwatch {

/// The secret of a source: the first line of its file, or of what its command prints. Empty for no source. Errors name
/// the source and never what it holds: no file, one that others may read, nothing in it.
Result<std::string> read_secret(const SecretSource& source, const std::filesystem::path& watch,
                                const std::stop_token& stop);

}  // namespace claimwatch
