#include "monitor/doctor/doctor.h"

#include <algorithm>
#include <optional>

#include "monitor/doctor/machine.h"
#include "monitor/index/index.h"
#include "monitor/store/store.h"
#include "monitor/watch/current_index.h"
#include "monitor/watch/files.h"
#include "monitor/watch/inbox.h"
#include "monitor/watch/inotify.h"
#include "monitor/watch/private_index.h"
#include "monitor/watch/watcher.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using State = Finding::State;

std::string counted_files(std::size_t number) { return std::to_string(number) + (number == 1 ? " file" : " files"); }

class Doctor {
 public:
  std::vector<Finding> examine(const fs::path& folder) {
    look_at_machine();
    const auto watch = find_watch(folder);
    if (!watch) {
      found(State::mend, "watch", watch.error().message);
      return findings_;
    }
    look_at_watch(*watch);
    return findings_;
  }

 private:
  void found(State state, std::string check, std::string what, std::string remedy = "") {
    findings_.push_back({state, std::move(check), std::move(what), std::move(remedy)});
  }

  /// An error names the remedy itself.
  void found(const char* check, const Error& error) { found(State::mend, check, error.message); }

  void look_at_machine() {
    for (Finding& finding : examine_machine()) findings_.push_back(std::move(finding));
  }

  void look_at_watch(const Watch& watch) {
    const auto settings = settings_of(watch);
    if (!settings) found("settings", settings.error());
    if (const auto rules = edited_configuration(watch); !rules) found("rules", rules.error());
    if (settings) look_at_inboxes(watch, *settings);
    look_at_store(watch);
    look_at_index(watch);
    for (const fs::path& folder : {watch.store_path(), watch.index_path().parent_path()}) look_at_space(folder);
    if (const auto other = watching(watch)) found(State::fine, "watch", "process " + other->process + " watches");
  }

  void look_at_inboxes(const Watch& watch, const Settings& settings) {
    const InboxListing listing = list_inboxes(watch, settings);
    for (const std::string& problem : listing.problems) found(State::mend, "inbox", problem);
    look_at_files(listing);
    auto events = FolderEvents::open();
    if (!events) return found("events", events.error());
    for (const fs::path& inbox : inbox_folders(watch, settings)) events->watch(inbox);
    for (const auto& [folder, why] : events->silent()) {
      found(State::note, "events", folder.string() + ": " + why,
            "`watch` looks there every few seconds instead; nothing is missed");
    }
    if (events->silent().empty()) found(State::fine, "events", "the system tells of new files in all inboxes");
  }

  void look_at_files(const InboxListing& listing) {
    std::size_t unreadable = 0;
    const std::string* ahead = nullptr;
    for (const InboxFile& file : listing.files) {
      if (!can_read(file.path)) ++unreadable;
      if (is_in_the_future(file.path)) ahead = &file.path;
    }
    if (unreadable > 0) {
      found(State::mend, "inbox", counted_files(unreadable) + " cannot be read by this user",
            "`claimwatch status --failed` names them after a scan; let this user read them");
    } else if (listing.problems.empty()) {
      found(State::fine, "inbox", counted_files(listing.files.size()) + ", all readable");
    }
    if (ahead != nullptr) {
      found(State::mend, "clock",
            *ahead + ": its time is " + modified_time(*ahead) + ", and now is " + iso_utc_now(),
            "set this machine's clock, or that of the machine that wrote the file");
    }
  }

  void look_at_store(const Watch& watch) {
    const fs::path path = watch.store_path();
    const auto store = Store::open(path.string());
    if (!store) return found("store", store.error());
    if (const auto files = store->config(); !files) return found("store", files.error());
    if (const std::string owner = other_owner_of(path); !owner.empty()) {
      found(State::note, "store", path.string() + ": belongs to " + owner + ", and git refuses stores of others",
            "git config --global --add safe.directory " + path.string());
    }
    if (!can_write(path) || !can_write(path / "objects") || !can_write(path / "refs/heads")) {
      return found(State::mend, "store", path.string() + ": this user cannot write it",
                   "run `scan` and `watch` as the user whom it belongs to, or let this one write it");
    }
    found(State::fine, "store",
          path.string() + ": " + std::to_string(store->count()) + " readings; `claimwatch verify` checks every object");
  }

  void look_at_index(const Watch& watch) {
    const fs::path path = watch.index_path();
    if (!can_write_index(watch)) {
      found(State::note, "index", path.string() + ": this user cannot write it",
            "commands copy it each time; let this user write it");
    }
    std::error_code unknown;
    if (!fs::exists(path, unknown)) return found(State::fine, "index", path.string() + ": made by the first scan");
    const auto copy = PrivateIndex::copy_of(watch);
    if (!copy) return found("index", copy.error());
    const auto index = Index::open((*copy)->path().string());
    if (!index) {
      return found(State::note, "index", path.string() + ": " + index.error().message,
                   "the next command builds it anew by itself");
    }
    const auto last = index->last_read_at();
    if (last && *last > utc_now()) {
      return found(State::mend, "clock", "the newest reading is of " + *last + ", and now is " + utc_now(),
                   "set this machine's clock");
    }
    found(State::fine, "index", path.string() + ": whole");
  }

  void look_at_space(const fs::path& folder) {
    if (auto finding = examine_space(folder)) findings_.push_back(std::move(*finding));
  }

  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> examine(const fs::path& folder) { return Doctor().examine(folder); }

}  // namespace claimwatch
