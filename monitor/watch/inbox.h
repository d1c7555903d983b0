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
  std::string name;        ///< Below its inbox, "/"-separated.
  std::string inbox = {};  ///< Of several inboxes this one as configured, with "/"; messages put it before the name.
};

struct InboxListing {
  std::vector<InboxFile> files;       ///< In order of their names.
  std::vector<std::string> problems;  ///< Those of `inbox_problems`, and folders that cannot be listed.
};

/// What keeps an inbox from being read at all: it is missing, or no folder; and what to do.
std::vector<std::string> inbox_problems(const Watch& watch, const Settings& settings);

/// The items of all inboxes: regular files, sub-folders too; neither hidden or temporary ones nor sidecars.
InboxListing list_inboxes(const Watch& watch, const Settings& settings);

/// A file's bytes, its sidecar's and its own time. Errors: no permission; what to do.
Result<InboxItem> load_item(const InboxFile& file);

/// The same for a file within the watch's limit. Errors: it is too big.
Result<InboxItem> load_item(const InboxFile& file, const Settings& settings);

}  // namespace claimwatch
