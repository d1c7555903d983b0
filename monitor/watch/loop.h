#pragma once

#include <functional>
#include <optional>

#include "diffcore/result.h"
#include "monitor/watch/inbox.h"
#include "monitor/watch/scan.h"
#include "monitor/watch/signals.h"
#include "monitor/watch/watch.h"
#include "monitor/watch/watcher.h"

namespace claimwatch {

/// What goes on when files have come.
struct WatchActions {
  /// Reads these and tells what came of them. None: that could not be done now, and is to be tried again.
  std::function<std::optional<ScanReport>(InboxListing files, const Stop& stop)> read;
  /// Reads claimwatch.toml and the rules anew. None: they are wrong, which it told; what was in force stays.
  std::function<std::optional<Settings>()> reload;
  /// Tells that these folders are polled, and why.
  std::function<void(const FolderReasons& folders)> tell_polled;
};

/// Reads what comes into the inboxes until SIGTERM or SIGINT; SIGHUP reloads. Errors: the system gives no means to.
Result<void> watch_inboxes(const Watch& watch, const Settings& settings, Signals signals, const WatchActions& actions);

}  // namespace claimwatch
