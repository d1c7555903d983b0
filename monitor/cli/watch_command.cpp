#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "monitor/cli/command.h"
#include "monitor/cli/progress.h"
#include "monitor/notify/sender.h"
#include "monitor/store/store_lock.h"
#include "monitor/watch/loop.h"
#include "monitor/watch/watcher.h"

namespace claimwatch {
namespace {

/// How long a batch waits for another process that writes to the store, before it is put off: a signal to end waits,
/// too.
constexpr int wait_s = 5;

/// What `watch` does with the files that the loop brings.
class Session {
 public:
  Session(OpenWatch& open, std::string digest, const Invocation& invocation)
      : open_(open), digest_(std::move(digest)), invocation_(invocation) {}

  /// Under the store's lock, which is held for this batch alone.
  std::optional<ScanReport> read(InboxListing files, const Stop& stop) {
    auto report = batch(std::move(files), stop);
    if (!report) {
      tell_once(report.error());
      return std::nullopt;
    }
    told_ = "";
    if (!open_.private_index) sender_.wake(open_.settings.channels);
    return std::move(*report);
  }

  /// A wrong configuration is told; the old one stays.
  std::optional<Settings> reload() {
    auto settings = settings_of(open_.watch);
    if (!settings) return refused(settings.error());
    if (auto taken = take_rules(); !taken) return refused(taken.error());
    return open_.settings = std::move(*settings);
  }

 private:
  std::optional<Settings> refused(const Error& error) {
    tell({error.message + "\nthe configuration stays as it was"}, wrong_usage);
    return std::nullopt;
  }

  Result<void> take_rules() {
    auto edited = edited_configuration(open_.watch);
    if (!edited) return edited.error();
    auto digest = rules_digest(edited->files);
    if (!digest) return digest.error();
    open_.files = std::move(edited->files);
    open_.rules = std::move(edited->rules);
    digest_ = std::move(*digest);
    return {};
  }

  Result<ScanReport> batch(InboxListing files, const Stop& stop) {
    const auto lock = open_.store->lock(wait_s);
    if (!lock) return lock.error();
    if (auto kept = put_rules_in_force(); !kept) return kept.error();
    const Progress progress = [&stop, shown = progress_anew_from_start(invocation_)](std::size_t read,
                                                                                     std::size_t all) {
      stop(0);  // whatever it says: it tells that we are alive, and an index is built whole
      shown(read, all);
    };
    auto current = current_index(open_.watch, *open_.store, *open_.rules, digest_, progress, take_index());
    if (!current) return current.error();
    const bool whole = files.whole;
    auto report = scan(open_.settings, *open_.store, current->index, *open_.rules, digest_, std::move(files), stop,
                       progress_of_files(invocation_));
    if (!report) return report;
    head_ = open_.store->head();
    print_news(*current, *report, whole);
    const FlagNews news{report->new_flags, report->by_rules};
    if (auto settled = settle_news(open_, current->index, digest_, news); !settled) return settled.error();
    open_.index = std::move(current->index);
    index_file_ = index_file();
    return report;
  }

  /// Where another command put other rules in force meanwhile, those of the watch's folder are read anew: it did so,
  /// too.
  Result<void> put_rules_in_force() {
    if (!head_.empty() && open_.store->head() == head_) return {};
    if (!head_.empty()) {
      const auto edited = is_edited(open_.watch, *open_.store);
      if (edited && !*edited) {
        if (auto taken = take_rules(); !taken) return taken;
      }
    }
    return open_.store->put_config(open_.files);
  }

  /// The index, unless it was replaced by a command that built it anew.
  std::optional<Index> take_index() {
    if (!open_.index || index_file() != index_file_) return std::nullopt;
    return std::exchange(open_.index, std::nullopt);
  }

  ino_t index_file() const {
    struct stat status;
    return ::stat(open_.watch.index_path().c_str(), &status) == 0 ? status.st_ino : 0;
  }

  /// What stays as it was is told once, and a file that is being written is read when that is done.
  void print_news(const CurrentIndex& current, ScanReport report, bool whole) {
    report.being_written.clear();
    if (whole) std::swap(report.problems, problems_);  // those of before, for now
    if (!whole || report.problems == problems_) {
      report.problems.clear();
    } else {
      report.problems = problems_;
    }
    const bool news = report.read() > 0 || !report.failed.empty() || !report.problems.empty() ||
                      !report.new_flags.empty() || !report.by_rules.came.empty() || !report.by_rules.gone.empty();
    if (news) print_scan(invocation_, open_, current, report);
    std::fflush(stdout);
  }

  void tell_once(const Error& error) {
    if (error.message != told_) tell(error, failed);
    told_ = error.message;
  }

  OpenWatch& open_;
  std::string digest_;
  const Invocation& invocation_;
  std::string head_;  ///< The store's newest commit after the last batch.
  ino_t index_file_ = 0;
  std::vector<std::string> problems_;
  std::string told_;
  Sender sender_{open_.watch, [](const std::string& failure) { tell({failure}, done); }};
};

int run_watch(const Invocation& invocation) {
  OpenWatch open;
  if (const int code = open.open_edited(invocation); code != done) return code;
  if (const int code = open.open_store(); code != done) return code;
  auto signals = Signals::take();  // before others see that there is somebody to send them to
  if (!signals) return tell(signals.error(), failed);
  auto watcher = Watcher::become(open.watch);
  if (!watcher) return tell(watcher.error(), failed);
  if (!can_write_index(open.watch)) {
    if (const int code = open.copy_index(); code != done) return code;
  }
  const auto digest = rules_digest(open.files);
  if (!digest) return tell(digest.error(), failed);
  Session session(open, *digest, invocation);
  const WatchActions actions{[&](InboxListing files, const Stop& stop) { return session.read(std::move(files), stop); },
                             [&] { return session.reload(); },
                             [&](const FolderReasons& polled) {
                               watcher->tell_polled(polled);
                               for (const auto& [folder, why] : polled)
                                 tell({folder.string() + " is polled: " + why}, done);
                             }};
  const auto watched = watch_inboxes(open.watch, open.settings, std::move(*signals), actions);
  return watched ? done : tell(watched.error(), failed);
}

}  // namespace

void add_watch_command(CLI::App& app, Invocation& invocation) {
  auto* const go_on = app.add_subcommand("watch", "Read what comes into the inboxes, until it is ended");
  go_on->add_flag("-q,--quiet", invocation.quiet, "Tell nothing but new flags and what went wrong");
  go_on->footer("Example: claimwatch -C news watch");
  go_on->callback([&invocation] { invocation.action = [&invocation] { return run_watch(invocation); }; });
}

}  // namespace claimwatch
