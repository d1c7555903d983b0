#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/store/store.h"
#include "monitor/watch/current_index.h"
#include "monitor/watch/private_index.h"
#include "monitor/watch/watch.h"

namespace CLI {
class App;
}

namespace claimwatch {

// Source of the exit codes: docs/formats.md.
inline constexpr int done = 0;
inline constexpr int failed = 1;
inline constexpr int wrong_usage = 2;
inline constexpr int new_flags = 10;

/// What the words on the command line ask for.
struct Invocation {
  std::string folder = ".";     ///< Where the search for a watch begins.
  std::function<int()> action;  ///< Set by the command that was named; gives the exit code.
};

void add_watch_commands(CLI::App& app, Invocation& invocation);   ///< init, scan, status, reindex, verify, config
void add_report_commands(CLI::App& app, Invocation& invocation);  ///< flags, history, show, diff, explain
void add_text_commands(CLI::App& app, Invocation& invocation);    ///< extract, quantities, topics

/// Tells on standard error what went wrong, and gives the exit code back.
int tell(const Error& error, int exit_code);

void print(std::string_view text);

/// The exit code of a command that has printed all: its own, or a failure, which it tells, when not all could be
/// written.
int printed_all(int exit_code);

/// A watch with all that commands on it need. Every member is there once `open` gave `done`.
class OpenWatch {
 public:
  /// The configuration alone. Tells what is wrong with it.
  int open_configuration(const Invocation& invocation);
  /// Also the store.
  int open_store(const Invocation& invocation);
  /// Also the index, up to date. Tells which flags came and went by a change of the rules.
  int open(const Invocation& invocation);
  int open_index();

  Watch watch;
  Settings settings;
  std::vector<ConfigFile> files;
  std::optional<Rules> rules;
  std::string digest;
  std::optional<Store> store;
  std::unique_ptr<PrivateIndex> private_index;  ///< Where `current` lies when this user cannot write the watch's own.
  std::optional<CurrentIndex> current;

 private:
  int copy_index();
};

}  // namespace claimwatch
