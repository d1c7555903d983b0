#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "monitor/readers/article.h"
#include "monitor/watch/file_state.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

/// A file that lies in an inbox.
struct InboxFile {
  std::string path;        ///< (Of many files; `std::filesystem::path` keeps its parts, too.)
  std::string name;        ///< Below its inbox, "/"-separated.
  std::string inbox = {};  ///< Of several inboxes this one as configured, with "/"; messages put it before the name.
  bool shared = false;     ///< Another inbox has a file of this name.
};

struct InboxListing {
  std::vector<InboxFile> files;                  ///< In order of their names.
  std::vector<std::string> problems;             ///< Those of `inbox_problems`, and folders that cannot be listed.
  bool whole = true;                             ///< Of all inboxes; else of some files only.
  std::vector<std::filesystem::path> gone = {};  ///< Of these the files that are there no more.
};

/// The folders of the inboxes.
std::vector<std::filesystem::path> inbox_folders(const Watch& watch, const Settings& settings);

/// What keeps an inbox from being read at all: it is missing, or no folder; and what to do.
std::vector<std::string> inbox_problems(const Watch& watch, const Settings& settings);

/// The items of all inboxes: regular files, sub-folders too; neither hidden or temporary ones nor sidecars.
InboxListing list_inboxes(const Watch& watch, const Settings& settings);

/// Those of the paths that are items now.
InboxListing list_items(const Watch& watch, const Settings& settings, const std::vector<std::filesystem::path>& paths);

/// The files of the items in one folder of an inbox and below.
std::vector<std::filesystem::path> items_below(const std::filesystem::path& folder);

/// The item that a file in an inbox is, or is the sidecar of; none for a hidden or temporary one.
std::optional<std::filesystem::path> item_of(const std::filesystem::path& file);
std::filesystem::path sidecar_of(const std::filesystem::path& item);

/// A file's bytes, its sidecar's and its own time. Errors: no permission; what to do.
Result<InboxItem> load_item(const InboxFile& file);

/// An item as it lay there.
struct LoadedItem {
  std::optional<ItemState> state;      ///< None: it is there no more.
  bool being_written = false;          ///< By another program, or it changed while it was read: not to be read yet.
  Result<InboxItem> item = Error{""};  ///< Errors: no permission, or it is too big.
};
LoadedItem load_item(const InboxFile& file, const Settings& settings);

}  // namespace claimwatch
