#pragma once

#include <functional>
#include <string>

#include "monitor/store/objects.h"
#include "monitor/store/store.h"

// The readings below articles/ of a commit's tree.

namespace claimwatch {

/// A reading's folder: "articles/2025/01/22/<slug>-<hash8>-<utc>".
struct ReadingFolder {
  std::string path;
  git_oid tree;
};

/// Calls `visit` for each folder in order of its path, until it gives an error.
Result<void> for_each_folder(git_repository* repository, const git_oid& root,
                             const std::function<Result<void>(const ReadingFolder&)>& visit);

/// The same of those only that a commit's tree has and an older one's has not. False: there is more between the two
/// than readings that came.
Result<bool> for_each_new_folder(git_repository* repository, const git_oid& older, const git_oid& newer,
                                 const std::function<Result<void>(const ReadingFolder&)>& visit);

/// Reads a folder. Errors: a file of it is missing, damaged, or not what the folder's name says; with its path.
Result<StoredReading> read_folder(git_repository* repository, const ReadingFolder& folder);

}  // namespace claimwatch
