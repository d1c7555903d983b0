#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "monitor/readers/article.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

/// A file that lies in an inbox.
struct InboxFile {
  std::filesystem::path path;
  std::string name;  ///< Below its inbox, "/"-separated.
};

struct InboxListing {
  std::vector<InboxFile> files;       ///< In order of their names.
  std::vector<std::string> problems;  ///< An inbox that is missing or cannot be listed.
};

/// The items of all inboxes: regular files, sub-folders too; neither hidden or temporary ones nor sidecars.
InboxListing list_inboxes(const Watch& watch, const Settings& settings);

/// A file's bytes, its sidecar's and its own time. Errors: no permission; what to do.
Result<InboxItem> load_item(const InboxFile& file);

/// The same for a file within the watch's limit. Errors: it is too big.
Result<InboxItem> load_item(const InboxFile& file, const Settings& settings);

}  // namespace claimwatch
