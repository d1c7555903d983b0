#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"
#include "diffcore/topic/rules.h"
#include "diffcore/topic/toml_file.h"
#include "monitor/notify/channels.h"

// A watch is a folder: claimwatch.toml, the inboxes that it names, store.git, index.sqlite, and a config/ of its own.

namespace claimwatch {

/// A query that claimwatch.toml gives a name to.
struct SavedQuery {
  std::string name, text;
  TomlPlace place;
  bool operator==(const SavedQuery&) const = default;
};

/// What claimwatch.toml says.
struct Settings {
  std::vector<std::string> inboxes = {"inbox"};  ///< As written; seen from the watch.
  std::uintmax_t limit_bytes = 20'000'000;
  /// Whether the topics and entities that ship are in force; languages, outlets and sites always are.
  bool shipped_topics = true;
  std::chrono::seconds settle{5};       ///< `watch` reads a file when it has not changed for so long.
  std::chrono::seconds every{15 * 60};  ///< `watch` looks through the inboxes so often, whatever it was told.
  std::vector<Channel> channels = {};
  std::vector<SavedQuery> queries = {};
  bool operator==(const Settings&) const = default;
};

/// "20 MB" of 20'000'000: the largest unit that leaves at least 1.
std::string human_size(std::uintmax_t bytes);

/// The folder of a watch, which may hold mistakes still.
struct Watch {
  std::filesystem::path root;
  std::filesystem::path other_index = {};  ///< Used in place of the watch's own, when that cannot be written.

  /// The folder's own name.
  std::string name() const { return (root.has_filename() ? root : root.parent_path()).filename().string(); }
  std::filesystem::path settings_path() const { return root / "claimwatch.toml"; }
  std::filesystem::path store_path() const { return root / "store.git"; }
  std::filesystem::path outbox_path() const { return root / "outbox.sqlite"; }
  std::filesystem::path index_path() const { return other_index.empty() ? root / "index.sqlite" : other_index; }
};

/// Makes what is not there yet of a watch in `folder`: claimwatch.toml, inbox/, store.git. Gives what it made; nothing
/// for a watch that is whole.
Result<std::vector<std::string>> init_watch(const std::filesystem::path& folder);

/// The watch whose folder is `from` or the nearest one above it.
Result<Watch> find_watch(const std::filesystem::path& from);

/// What the text of the watch's claimwatch.toml says. Errors: every problem as "file:line:column: what; what to do"
/// with the line itself; also an inbox in which the store would be read.
Result<Settings> read_settings(const Watch& watch, std::string text);
Result<Settings> settings_of(const Watch& watch);

/// The files of the rules that ship.
std::vector<ConfigFile> shipped_rules_files();

/// The files of the rules in force: the shipped ones, unless the settings leave out what they are about, and the
/// watch's own config/, where a file of the same name takes the shipped one's place.
Result<std::vector<ConfigFile>> rules_files(const Watch& watch);

}  // namespace claimwatch
