#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

#include "diffcore/topic/toml_file.h"
#include "monitor/cli/command.h"
#include "monitor/cli/progress.h"
#include "monitor/index/open_parts.h"
#include "monitor/query/listed_flags.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/json_report.h"
#include "monitor/report/status_report.h"
#include "monitor/report/terminal.h"
#include "monitor/store/store_lock.h"
#include "monitor/watch/inbox.h"
#include "monitor/watch/scan.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> items;
  bool json = false, exit_code = false, dry_run = false;
};

/// Gives the files that a run is to read. Errors: what was asked for is wrong.
using FilesToRead = std::function<Result<InboxListing>(const OpenWatch& open, Index& index)>;

void print_notes(const ScanReport& report, Lang lang) {
  for (const std::string& note : scan_notes(report, lang)) std::fprintf(stderr, "%s\n", visible(note).c_str());
}

/// Takes the store's lock; for a dry run it takes copies of store and index instead.
int open_for_writing(OpenWatch& open, bool dry_run, std::unique_ptr<StoreLock>& lock) {
  if (dry_run || !can_write_index(open.watch)) {
    if (const int code = open.copy_index(); code != done) return code;
  }
  if (dry_run) return open.copy_store();
  auto taken = open.store->lock(wait_for_writer_s);
  if (!taken) return tell(taken.error(), failed);
  lock = std::move(*taken);
  return done;
}

int print_report(const Invocation& invocation, const OpenWatch& open, const CurrentIndex& current,
                 const ScanReport& report, bool json) {
  if (!json) return print_scan(invocation, open, current, report);
  print(scan_json(report) + '\n');
  if (!invocation.quiet) print_notes(report, invocation.lang);
  return done;
}

int read_inboxes(const Invocation& invocation, const Options& options, const FilesToRead& files_to_read) {
  OpenWatch open;
  if (const int code = open.open_edited(invocation); code != done) return code;
  if (const int code = open.open_store(); code != done) return code;
  std::unique_ptr<StoreLock> lock;
  if (const int code = open_for_writing(open, options.dry_run, lock); code != done) return code;
  if (auto kept = open.store->put_config(open.files); !kept) return tell(kept.error(), failed);
  const auto digest = rules_digest(open.files);
  if (!digest) return tell(digest.error(), failed);
  auto current = current_index(open.watch, *open.store, *open.rules, *digest, progress_anew_from_start(invocation));
  if (!current) return tell(current.error(), failed);
  auto files = files_to_read(open, current->index);
  if (!files) return tell(files.error(), wrong_usage);
  const auto report = scan(
      open.settings, *open.store, current->index, *open.rules, *digest, std::move(*files),
      [](std::size_t) { return false; }, progress_of_files(invocation));
  if (!report) return tell(report.error(), failed);
  if (options.dry_run && !invocation.quiet) {
    std::fprintf(stderr, "%s\n", message("run.dry", style_of(invocation).lang).c_str());
  }
  if (const int code = print_report(invocation, open, *current, *report, options.json); code != done) return code;
  if (!options.dry_run) {
    const FlagNews news{report->new_flags, report->by_rules};
    if (auto settled = settle_news(open, current->index, *digest, news); !settled) return tell(settled.error(), failed);
    lock.reset();
    send_digests(open);
  }
  // A folder inside an inbox that cannot be listed is told as an unreadable item is; a missing inbox is a failure.
  if (!inbox_problems(open.watch, open.settings).empty()) return failed;
  return options.exit_code && !report->new_flags.empty() ? new_flags : done;
}

Result<void> print_new_flags(const std::vector<std::string>& ids, const OpenWatch& open, const Index& index,
                             const Style& style) {
  const auto opened = OpenParts::of(open.watch.index_path().string(), index);
  if (!opened) return opened.error();
  const auto flags = listed_flags(ids, opened->parts);
  if (!flags) return flags.error();
  std::vector<std::int64_t> rows;
  for (const ListedFlag& flag : *flags) rows.push_back(flag.row);
  return opened->each_part(rows, [&](Contents part) {
    part.newest_reading.clear();  // what is new has no age, whenever its sides were read
    print(flag_lines(part, *open.rules, style));
  });
}

int run_scan(const Invocation& invocation, const Options& options) {
  return read_inboxes(invocation, options, [](const OpenWatch& open, const Index&) {
    return Result<InboxListing>(list_inboxes(open.watch, open.settings));
  });
}

/// Of the files that failed those that hold one of the items, or all when none is named. Errors: a name that none of
/// them has.
Result<std::vector<fs::path>> failed_files(const Index& index, const std::vector<std::string>& items) {
  const auto seen = index.seen();
  if (!seen) return seen.error();
  std::set<std::string> unknown(items.begin(), items.end());
  std::vector<fs::path> files;
  std::vector<std::string> names;
  for (const auto& [path, file] : *seen) {
    bool wanted = items.empty() && !file.failed.empty();
    for (const FailedItem& item : file.failed) {
      wanted = wanted || std::ranges::find(items, item.item) != items.end();
      unknown.erase(item.item);
      names.push_back(item.item);
    }
    if (wanted) files.emplace_back(path);
  }
  if (unknown.empty()) return files;
  const auto meant = nearest_name(*unknown.begin(), names);
  return Error{"no item \"" + *unknown.begin() + "\" has failed; " +
               (meant ? "did you mean \"" + *meant + "\"?" : "`claimwatch status --failed` names those that have")};
}

int run_retry(const Invocation& invocation, const Options& options) {
  return read_inboxes(invocation, options, [&options](const OpenWatch& open, Index& index) -> Result<InboxListing> {
    const auto files = failed_files(index, options.items);
    if (!files) return files.error();
    std::vector<std::string> paths;
    for (const fs::path& file : *files) paths.push_back(file.string());
    if (auto forgotten = index.forget_state(paths); !forgotten) return forgotten.error();
    return list_items(open.watch, open.settings, *files);
  });
}

}  // namespace

int print_scan(const Invocation& invocation, const OpenWatch& open, const CurrentIndex& current,
               const ScanReport& report) {
  if (!report.new_flags.empty()) {
    if (const auto printed = print_new_flags(report.new_flags, open, current.index, style_of(invocation)); !printed) {
      return tell(printed.error(), failed);
    }
  }
  const auto came = current.index.flagged(report.by_rules.came);
  if (!came) return tell(came.error(), failed);
  if (invocation.quiet) return done;
  print_notes(report, invocation.lang);
  const Style style = error_style_of(invocation);
  const std::string changes = rule_changes_text(report.by_rules, current.before, *came, *open.rules, style);
  std::fprintf(stderr, "%s%s", changes.c_str(), scan_text(report, style.lang).c_str());
  return done;
}

void add_scan_commands(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();  // lives as long as the actions do

  auto* const read = app.add_subcommand("scan", "Read what is new in the inboxes, and print each new flag");
  read->add_flag("--dry-run", options->dry_run, "Only show what would be read and raised");
  read->add_flag("--json", options->json, "One JSON object");
  read->add_flag("--exit-code", options->exit_code, "Exit 10 when there are new flags");
  read->add_flag("-q,--quiet", invocation.quiet, "Tell nothing but new flags and what went wrong");
  read->footer("Example: claimwatch scan --exit-code || claimwatch flags --since 2026-01-01");
  read->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return run_scan(invocation, *options); };
  });

  auto* const again = app.add_subcommand("retry", "Read what could not be read once more");
  again->add_option("ITEM", options->items, "Names as `status --failed` tells them; all without any");
  again->add_flag("--json", options->json, "One JSON object");
  again->add_flag("-q,--quiet", invocation.quiet, "Tell nothing but new flags and what went wrong");
  again->footer("Example: claimwatch retry 2023/report.pdf");
  again->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return run_retry(invocation, *options); };
  });
}

}  // namespace claimwatch
