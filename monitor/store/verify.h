#pragma once

#include <string>
#include <vector>

#include "monitor/store/git.h"

namespace claimwatch {

/// The problems of a store: damaged or missing objects, by the path where they are met first; when there are none of
/// those, readings of the newest commit that are not whole. The repository must be freshly opened: libgit2 does not
/// check again what it remembers.
std::vector<std::string> problems_of(git_repository* repository);

}  // namespace claimwatch
