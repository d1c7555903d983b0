#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/parts.h"
#include "monitor/query/query.h"
#include "monitor/report/terminal.h"
#include "monitor/store/store.h"
#include "monitor/watch/current_index.h"
#include "monitor/watch/private_index.h"
#include "monitor/watch/scan.h"
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
  Lang lang = Lang::en;         ///< Of the words for people.
  bool quiet = false;           ///< Of standard error only what went wrong is wanted.
  std::function<int()> action;  ///< Set by the command that was named; gives the exit code.
};

void add_watch_commands(CLI::App& app, Invocation& invocation);   ///< init, status, reindex, reextract, verify, config
void add_scan_commands(CLI::App& app, Invocation& invocation);    ///< scan, retry
void add_watch_command(CLI::App& app, Invocation& invocation);    ///< watch
void add_doctor_command(CLI::App& app, Invocation& invocation);   ///< doctor
void add_report_commands(CLI::App& app, Invocation& invocation);  ///< flags, history, show, diff, explain
/// flags resolve, flags undo, set-aside, take-back, note, decisions; after those that report
void add_decision_commands(CLI::App& app, Invocation& invocation);
void add_review_command(CLI::App& app, Invocation& invocation);   ///< review
void add_search_command(CLI::App& app, Invocation& invocation);   ///< search
void add_text_commands(CLI::App& app, Invocation& invocation);    ///< extract, quantities, topics
void add_notify_commands(CLI::App& app, Invocation& invocation);  ///< notify

/// The language that --lang names on the command line, else the locale's. Help and what is wrong with the command line
/// are in it, too: it is known before that is read.
Lang lang_asked_for(int argc, const char* const* argv);

/// From now on `tell` speaks this language.
void speak(Lang lang);

/// Tells on standard error what went wrong, and gives the exit code back.
int tell(const Error& error, int exit_code);

void print(std::string_view text);

/// Tells on standard error what the query asks for that no article has.
Result<void> tell_notes(const Query& query, const Parts& parts);

/// How reports on standard output look.
Style style_of(const Invocation& invocation);
/// The same of standard error.
Style error_style_of(const Invocation& invocation);

/// The exit code of a command that has printed all: its own, or a failure, which it tells, when not all could be
/// written.
int printed_all(int exit_code);

/// A watch with what commands on it need. Each step tells what is wrong and gives the exit code, or `done`.
class OpenWatch {
 public:
  /// The watch with its settings.
  int find(const Invocation& invocation);
  /// Also the configuration as its folder has it.
  int open_edited(const Invocation& invocation);
  int open_store();
  /// For commands that read: also the store, the rules in force, and the index by them.
  int open(const Invocation& invocation);
  int open_in_force();
  /// From now on the index is a copy, for this command alone.
  int copy_index();
  /// Then the store, too: what is written goes into a copy.
  int copy_store();

  Watch watch;
  Settings settings;
  std::vector<ConfigFile> files;
  std::optional<Rules> rules;  ///< Of commands that read, in most cases without frames.
  std::optional<Store> store;
  std::unique_ptr<PrivateIndex> private_index;  ///< Where `index` lies when this user cannot write the watch's own.
  std::optional<Index> index;

 private:
  int take(Result<Configuration> configuration);
  void tell_out_of_date() const;

  Progress anew_;
};

/// How long a command waits for another process that writes to the store.
inline constexpr int wait_for_writer_s = 30;

/// Prints what a scan, or a batch of `watch`, did: new flags on standard output, the rest on standard error.
int print_scan(const Invocation& invocation, const OpenWatch& open, const CurrentIndex& current,
               const ScanReport& report);

/// Puts what a run raised into the outbox; from then on its flags count as told. Under the store's lock.
Result<void> settle_news(const OpenWatch& open, Index& index, const std::string& rules_digest, const FlagNews& news);
/// The same of what came by other rules: no channel is told of it.
Result<void> settle_rule_changes(OpenWatch& open, const RuleChanges& changes);
/// Sends the digests that are due, and tells which channels fail. The store's lock is not held.
void send_digests(const OpenWatch& open);

}  // namespace claimwatch
