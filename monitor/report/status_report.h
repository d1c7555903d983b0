#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "monitor/index/index.h"
#include "monitor/notify/outbox.h"
#include "monitor/report/terminal.h"
#include "monitor/store/store.h"
#include "monitor/watch/scan.h"
#include "monitor/watch/watch.h"
#include "monitor/watch/watcher.h"

namespace claimwatch {

/// What a watch holds.
struct Status : Tally {
  std::map<FlagState, std::size_t> flag_states;
  std::map<int, std::map<std::string, std::size_t>> open_flags;  ///< How many, by rank of severity and day they came.
  std::size_t decisions = 0, orphaned = 0, set_aside = 0;        ///< The last: articles.
  std::vector<UndatedItem> undated;
  std::vector<FailedItem> failed;
  std::uintmax_t store_bytes = 0, index_bytes = 0;
  std::size_t packs = 0;    ///< Of the store.
  std::size_t waiting = 0;  ///< Files of the inboxes that no scan has read.
  std::string head;
  std::optional<Watching> watching;    ///< Who, if anybody.
  bool rules_edited = false;           ///< The watch's rules are not those in force.
  std::vector<ChannelState> channels;  ///< That new flags are told to.
};

/// Open flags of one severity.
struct OpenFlags {
  int rank;
  std::size_t count;
  std::string oldest;  ///< The day on which the oldest of them came.
  std::size_t days;    ///< From then to when the newest reading was made.
};
std::vector<OpenFlags> open_flags(const Status& status);

Result<Status> status_of(const Watch& watch, const Store& store, const Index& index);
std::string status_text(const Status& status, const Style& style);
/// The lines on items whose date is unknown, and on those that could not be read.
std::string undated_text(const Status& status, Lang lang);
std::string failed_text(const Status& status, const Style& style);

/// One line on what a scan did.
std::string scan_text(const ScanReport& report, Lang lang);
/// What a scan could not read, and the articles whose date is only their file's.
std::vector<std::string> scan_notes(const ScanReport& report, Lang lang);

}  // namespace claimwatch
