#include "monitor/watch/loop.h"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "monitor/watch/inotify.h"
#include "monitor/watch/service_manager.h"
#include "monitor/watch/settling.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;

/// Files of one batch: the store is locked for so long, and a signal to end waits for one file only.
constexpr std::size_t most_in_batch = 200;
constexpr auto retry_after = std::chrono::seconds(30);

class Loop {
 public:
  Loop(const Watch& watch, const Settings& settings, const WatchActions& actions, Signals signals, FolderEvents events)
      : watch_(watch),
        settings_(settings),
        actions_(actions),
        signals_(std::move(signals)),
        events_(std::move(events)),
        settling_(settings.settle),
        life_every_(sign_of_life_every()) {}

  Result<void> run() {
    watch_folders();
    tell_service_manager("READY=1");
    look_through_all();
    while (!signals_.end()) {
      if (signals_.reload()) reload();
      if (auto taken = take_events(); !taken) return taken;
      if (Clock::now() >= look_through_at_) look_through_all();
      if (Clock::now() >= poll_at_) poll();
      read_settled();
      wait();
    }
    tell_service_manager("STOPPING=1");
    return {};
  }

 private:
  void watch_folders() {
    for (const fs::path& inbox : inbox_folders(watch_, settings_)) events_.watch(inbox);
    if (events_.silent() == told_polled_) return;
    told_polled_ = events_.silent();
    actions_.tell_polled(told_polled_);
  }

  void reload() {
    tell_reloading();
    if (const auto settings = actions_.reload(); settings && settings_ != *settings) {
      settings_ = *settings;
      settling_ = Settling(settings_.settle);
      start_anew_ = true;
    }
    tell_service_manager("READY=1");
  }

  Result<void> take_events() {
    for (const FolderEvents::Event& event : events_.take()) {
      switch (event.kind) {
        case FolderEvents::Event::Kind::file: look_at(event.path); break;
        case FolderEvents::Event::Kind::folder: look_below(event.path); break;
        case FolderEvents::Event::Kind::lost: start_anew_ = true; break;
      }
    }
    if (!std::exchange(start_anew_, false)) return {};
    auto events = FolderEvents::open();
    if (!events) return events.error();
    events_ = std::move(*events);
    watch_folders();
    look_through_at_ = Clock::now();
    return {};
  }

  void look_at(const fs::path& file) {
    if (const auto item = item_of(file)) settling_.look(*item, item_state_of(*item), Clock::now());
  }

  /// A folder that came was watched before it is listed: what comes into it from now on is told.
  void look_below(const fs::path& folder) {
    std::error_code unknown;
    if (fs::is_directory(folder, unknown)) {
      for (const fs::path& item : items_below(folder)) look_at(item);
    } else {
      look_through_at_ = Clock::now();  // which items lay in it nobody knows any more
    }
  }

  /// Looks through all inboxes, whatever was told of them: reads what has lain there for the settle time, and waits for
  /// the rest.
  void look_through_all() {
    look_through_at_ = Clock::now() + settings_.every;
    watch_folders();
    InboxListing listing = list_inboxes(watch_, settings_);
    std::erase_if(listing.files, [this](const InboxFile& file) {
      const auto state = item_state_of(file.path);
      if (!state) return false;
      const std::chrono::nanoseconds quiet(wall_clock_ns() - state->newest_ns());
      if (quiet >= settings_.settle) return false;
      settling_.look(file.path, state, Clock::now(), quiet);
      return true;
    });
    missing_ = !inbox_problems(watch_, settings_).empty();
    read(std::move(listing));
  }

  /// Looks for what has changed in folders of which nothing is told.
  void poll() {
    poll_at_ = Clock::now() + std::max<Clock::duration>(2 * settings_.settle, std::chrono::seconds(2));
    if (missing_ && inbox_problems(watch_, settings_).empty()) look_through_at_ = Clock::now();
    std::map<fs::path, ItemState> now;
    for (const auto& [folder, why] : events_.silent()) {
      for (const fs::path& item : items_below(folder)) {
        if (const auto state = item_state_of(item)) now.emplace(item, *state);
      }
    }
    for (const auto& [item, state] : now) {
      const auto before = polled_.find(item);
      if (before == polled_.end() || before->second != state) settling_.look(item, state, Clock::now());
    }
    for (const auto& [item, state] : polled_) {
      if (!now.contains(item)) settling_.look(item, std::nullopt, Clock::now());
    }
    polled_ = std::move(now);
  }

  void read_settled() {
    const auto items = settling_.take(Clock::now(), most_in_batch, item_state_of);
    if (!items.empty()) read(list_items(watch_, settings_, items));
  }

  void read(InboxListing listing) {
    const auto report = actions_.read(std::move(listing), [this](std::size_t opened) {
      tell_sign_of_life();
      return opened >= most_in_batch || signals_.end();
    });
    if (!report) {
      look_through_at_ = Clock::now() + retry_after;
      return;
    }
    // Of these a folder that tells says when they are closed.
    for (const InboxFile& file : report->being_written) polled_.erase(file.path);
    for (const InboxFile& file : report->left) {
      settling_.look(file.path, item_state_of(file.path), Clock::now(), settings_.settle);
    }
  }

  void tell_sign_of_life() {
    if (!life_every_ || Clock::now() < life_at_) return;
    tell_service_manager("WATCHDOG=1");
    life_at_ = Clock::now() + *life_every_;
  }

  void wait() {
    if (signals_.has_come()) return;
    tell_sign_of_life();
    Time until = look_through_at_;
    if (missing_ || !events_.silent().empty()) until = std::min(until, poll_at_);
    if (const auto settled = settling_.next()) until = std::min(until, *settled);
    if (life_every_) until = std::min(until, life_at_);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    pollfd ready[] = {{events_.descriptor(), POLLIN, 0}, {signals_.descriptor(), POLLIN, 0}};
    ::poll(ready, std::size(ready), static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000)));
  }

  const Watch& watch_;
  Settings settings_;
  const WatchActions& actions_;
  Signals signals_;
  FolderEvents events_;
  Settling settling_;
  const std::optional<std::chrono::microseconds> life_every_;
  Time life_at_{}, look_through_at_{}, poll_at_{};
  bool start_anew_ = false;
  bool missing_ = false;                  ///< An inbox is not there.
  std::map<fs::path, ItemState> polled_;  ///< As the last poll found it.
  FolderReasons told_polled_;
};

}  // namespace

Result<void> watch_inboxes(const Watch& watch, const Settings& settings, Signals signals, const WatchActions& actions) {
  auto events = FolderEvents::open();
  if (!events) return events.error();
  return Loop(watch, settings, actions, std::move(signals), std::move(*events)).run();
}

}  // namespace claimwatch
