#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "diffcore/topic/toml_file.h"
#include "monitor/cli/command.h"
#include "monitor/cli/progress.h"
#include "monitor/notify/notify.h"
#include "monitor/query/query.h"
#include "monitor/report/changes_report.h"
#include "monitor/report/json_report.h"
#include "monitor/report/status_report.h"
#include "monitor/report/terminal.h"
#include "monitor/report/translation.h"
#include "monitor/store/store_lock.h"
#include "monitor/watch/inbox.h"
#include "monitor/watch/reextract.h"
#include "monitor/watch/verify.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

int init(const std::string& folder, Lang lang) {
  const auto made = init_watch(folder);
  if (!made) return tell(made.error(), failed);
  if (made->empty()) {
    print(message("init.already", lang, {{"folder", folder}}) + '\n');
    return done;
  }
  std::string text = message("init.made", lang, {{"folder", folder}}) + '\n';
  for (const std::string& name : *made) text += "  " + message("init.part", lang, {{"name", name}}) + '\n';
  const std::string command = "claimwatch" + (folder == "." ? "" : " -C " + folder) + " scan";
  print(text + message("init.next", lang, {{"inbox", folder + "/inbox"}, {"command", command}}) + '\n');
  return done;
}

struct Options {
  std::string folder;
  bool json = false, dry_run = false, originals = false, failed = false, undated = false;
};

/// The lists of a status that were asked for by name.
void print_lists(const Status& status, const Options& options, const Style& style) {
  if (options.undated) print(options.json ? undated_json(status) : undated_text(status, style.lang));
  if (options.failed) print(options.json ? failed_json(status) : failed_text(status, style));
}

int status(const Invocation& invocation, const Options& options) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  auto report = status_of(open.watch, *open.store, *open.index);
  if (!report) return tell(report.error(), failed);
  const auto waiting = files_waiting(list_inboxes(open.watch, open.settings), *open.index);
  if (!waiting) return tell(waiting.error(), failed);
  report->waiting = *waiting;
  auto channels = channel_states(open.watch, open.settings.channels);
  if (!channels) return tell(channels.error(), failed);
  report->channels = std::move(*channels);
  const Style style = style_of(invocation);
  if (options.undated || options.failed) {
    print_lists(*report, options, style);
  } else {
    print(options.json ? status_json(*report) + '\n' : status_text(*report, style));
  }
  return done;
}

/// Opens the index without making it current: that would read all texts twice.
int reindex(const Invocation& invocation) {
  OpenWatch open;
  if (const int code = open.find(invocation); code != done) return code;
  if (const int code = open.open_store(); code != done) return code;
  if (!can_write_index(open.watch)) {
    return tell(
        {open.watch.index_path().string() + ": this user cannot write it; let who can run `claimwatch reindex`"},
        failed);
  }
  auto kept = open.store->config();
  if (!kept) return tell(kept.error(), failed);
  const auto whole = configuration_in_force(open.watch, *std::move(kept));
  if (!whole) return tell(whole.error(), wrong_usage);
  const auto digest = rules_digest(whole->files);
  if (!digest) return tell(digest.error(), failed);
  auto index = opened_index(open.watch);
  if (!index) return tell(index.error(), failed);
  if (auto built = rebuild_index(*index, *open.store, whole->rules, *digest, progress_anew(invocation)); !built) {
    return tell(built.error(), failed);
  }
  print(message("reindex.done", invocation.lang,
                {{"readings", counted("n.reading", open.store->count(), invocation.lang)}}) +
        '\n');
  return done;
}

/// What a run tells of its originals, and that a preview has written nothing.
std::vector<std::string> reextract_notes(const Reextraction& done, bool dry_run, Lang lang) {
  std::vector<std::string> notes;
  for (const FailedItem& item : done.failed) {
    notes.push_back(message("reextract.failed", lang, {{"reason", translated(item.reason, lang)}}));
  }
  if (done.further > 0) {
    notes.push_back(message("reextract.further", lang, {{"count", std::to_string(done.further)}}));
  }
  if (dry_run) notes.push_back(message("reextract.dry", lang));
  return notes;
}

int run_reextract(const Invocation& invocation, bool dry_run, bool originals, bool json) {
  OpenWatch open;
  if (const int code = open.find(invocation); code != done) return code;
  const auto edited = edited_configuration(open.watch);
  if (!edited) return tell(edited.error(), wrong_usage);
  if (const int code = open.open_store(); code != done) return code;
  std::unique_ptr<StoreLock> lock;
  if (!dry_run) {
    auto taken = open.store->lock(wait_for_writer_s);
    if (!taken) return tell(taken.error(), failed);
    lock = std::move(*taken);
  }
  if (dry_run || !can_write_index(open.watch)) {
    if (const int code = open.copy_index(); code != done) return code;
  }
  if (const int code = open.open_in_force(); code != done) return code;
  const StartFrom start = originals ? StartFrom::originals : StartFrom::texts;
  const Progress progress = progress_anew_from_start(invocation);
  const std::string path = open.watch.index_path().string();
  const auto report = dry_run ? preview_reextract(path, *open.index, *open.store, *edited, start, progress)
                              : reextract(path, *open.index, *open.store, *edited, start, progress);
  if (!report) return tell(report.error(), failed);
  for (const std::string& note : reextract_notes(*report, dry_run, invocation.lang)) {
    std::fprintf(stderr, "%s\n", visible(note).c_str());
  }
  if (!dry_run) {
    const auto changes = report->flag_changes();
    if (!changes) return tell(changes.error(), failed);
    const auto settled = settle_rule_changes(open, *changes);
    if (!settled) return tell(settled.error(), failed);
  }
  const Style style = style_of(invocation);
  const Pager pager;
  const auto shown =
      json ? print_changes_json(*report, edited->rules, print) : print_changes(*report, edited->rules, style, print);
  return shown ? done : tell(shown.error(), failed);
}

int print_problems(const OpenWatch& open, bool json, Lang lang) {
  const auto problems = verify(*open.store, *open.index);
  if (!problems) return tell(problems.error(), failed);
  if (json) print(problems_json(*problems) + '\n');
  for (const std::string& problem : *problems) {
    std::fprintf(stderr, "%s\n", visible(translated(problem, lang)).c_str());
  }
  if (!problems->empty()) return failed;
  if (!json) {
    print(message("verify.whole", lang, {{"readings", counted("n.reading", open.store->count(), lang)}}) + '\n');
  }
  return done;
}

int run_verify(const Invocation& invocation, bool json) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  return print_problems(open, json, invocation.lang);
}

int run_maintain(const Invocation& invocation) {
  OpenWatch open;
  if (const int code = open.find(invocation); code != done) return code;
  if (const int code = open.open_store(); code != done) return code;
  const auto lock = open.store->lock(wait_for_writer_s);
  if (!lock) return tell(lock.error(), failed);
  if (auto joined = open.store->join_packs(); !joined) return tell(joined.error(), failed);
  if (const int code = open.open_in_force(); code != done) return code;
  if (auto moved = open.index->checkpoint(); !moved) return tell(moved.error(), failed);
  return print_problems(open, false, invocation.lang);
}

int check_config(const Invocation& invocation) {
  OpenWatch open;
  if (const int code = open.open_edited(invocation); code != done) return code;
  std::vector<std::string> problems = inbox_problems(open.watch, open.settings);
  std::ranges::copy(saved_query_problems({*open.rules, open.settings.queries}), std::back_inserter(problems));
  for (const std::string& problem : problems) tell({problem}, wrong_usage);
  if (!problems.empty()) return wrong_usage;
  print(
      message("config.right", invocation.lang,
              {{"topics", std::to_string(open.rules->topics().size())}, {"files", std::to_string(open.files.size())}}) +
      '\n');
  return done;
}

}  // namespace

void add_watch_commands(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();  // lives as long as the actions do

  auto* const make = app.add_subcommand("init", "Make a watch: claimwatch.toml, inbox/ and store.git");
  make->add_option("DIR", options->folder, "Folder of the watch; that of -C, else the working directory");
  make->footer("Example: claimwatch init news");
  make->callback([&invocation, options] {
    invocation.action = [&invocation, options] {
      return init(options->folder.empty() ? invocation.folder : options->folder, invocation.lang);
    };
  });

  auto* const state = app.add_subcommand("status", "Tell what the store holds, and which files could not be read");
  state->add_flag("--failed", options->failed, "Only the items that could not be read, a line each");
  state->add_flag("--undated", options->undated, "Only the items whose date is unknown, a line each");
  state->add_flag("--json", options->json, "One JSON object; of a list one a line");
  state->footer("Example: claimwatch status --failed");
  state->callback(
      [&invocation, options] { invocation.action = [&invocation, options] { return status(invocation, *options); }; });

  auto* const build = app.add_subcommand("reindex", "Build the index anew from the store");
  build->footer("Example: claimwatch reindex");
  build->callback([&invocation] { invocation.action = [&invocation] { return reindex(invocation); }; });

  auto* const anew = app.add_subcommand("reextract", "Read everything stored anew by the rules of the watch");
  anew->add_flag("--dry-run", options->dry_run, "Only show which claims and flags would come, go or change");
  anew->add_flag("--originals", options->originals, "Read the stored originals instead of the texts made of them");
  anew->add_flag("--json", options->json, "JSON, one change a line");
  anew->footer("Example: claimwatch reextract --dry-run");
  anew->callback([&invocation, options] {
    invocation.action = [&invocation, options] {
      return run_reextract(invocation, options->dry_run, options->originals, options->json);
    };
  });

  auto* const check = app.add_subcommand("verify", "Check every object of the store and every quote of the index");
  check->add_flag("--json", options->json, "One JSON object");
  check->footer("Example: claimwatch verify");
  check->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return run_verify(invocation, options->json); };
  });

  auto* const maintain = app.add_subcommand("maintain", "Join the store's packs, tidy the index and check both");
  maintain->footer("Example: claimwatch maintain");
  maintain->callback([&invocation] { invocation.action = [&invocation] { return run_maintain(invocation); }; });

  auto* const config = app.add_subcommand("config", "Work on the configuration");
  config->require_subcommand(1);
  config->footer("Example: claimwatch config check");
  auto* const check_all = config->add_subcommand("check", "Check claimwatch.toml and config/");
  check_all->footer("Example: claimwatch config check");
  check_all->callback([&invocation] { invocation.action = [&invocation] { return check_config(invocation); }; });
}

}  // namespace claimwatch
