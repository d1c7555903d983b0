#pragma once

#include <optional>
#include <string>
#include <string_view>

// Deltas as packs have them (gitformat-pack, "Deltified representation"). They are written from what is known of the
// two, and not searched for.

namespace claimwatch::git {

/// A tree of a tree that differs in one place: what both begin with, the new bytes, what both end with.
std::string delta_of_edit(std::string_view base, std::string_view target);

/// A text that has most of another somewhere in it. None: it has not.
std::optional<std::string> delta_of_extract(std::string_view base, std::string_view target);

}  // namespace claimwatch::git
