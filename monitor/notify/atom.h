#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "monitor/notify/digest.h"

namespace claimwatch {

/// An Atom feed (RFC 4287) of the flags of these digests, the newest first; of the first hundred of them.
/// `feed` tells it from all other feeds.
std::string atom_feed(const std::string& feed, const std::string& title, const std::vector<Digest>& digests);

/// Puts the bytes in the place of the file, at once: a reader sees the old or the new ones.
Result<void> replace_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace claimwatch
