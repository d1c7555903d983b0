#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/store/store.h"
#include "monitor/watch/inbox.h"
#include "monitor/watch/progress.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

/// What one scan did.
struct ScanReport {
  std::size_t articles = 0;  ///< Read for the first time.
  std::size_t versions = 0;  ///< Newer or older versions of articles.
  std::size_t copies = 0;    ///< Of other articles.
  std::size_t reread = 0;    ///< Known bytes or texts with a corrected date, title, outlet or address.
  std::size_t known = 0;     ///< Nothing new of them, or the text of another item.
  std::vector<FailedItem> failed;
  std::size_t failed_before = 0;         ///< Items that could not be read, and have not changed since.
  std::vector<InboxFile> being_written;  ///< By other programs: left for the next scan.
  std::vector<InboxFile> left;           ///< Not read, because the scan was to stop.
  std::vector<std::string> undated;      ///< Items read whose file's time stands in for their date.
  std::vector<std::string> new_flags;    ///< Ids of those that no scan told before.
  RuleChanges by_rules;                  ///< Not told before, either.
  std::vector<std::string> problems;     ///< Inboxes that could not be listed.

  std::size_t read() const { return articles + versions + copies + reread; }
};

/// This moment; if the index knows a reading of it, or of a later one by a clock that was put back since, the second
/// after that: of two readings the later one may count.
Result<std::string> time_of_next_reading(const Index& index);

/// How many of the files no scan has read as they are now. What failed is none of them.
Result<std::size_t> files_waiting(const InboxListing& listing, const Index& index);

/// Asked before each file that is to be opened, with how many have been; from the first yes on the rest is left.
using Stop = std::function<bool(std::size_t opened)>;

/// Reads what is new of these files: first into the store, durably, then into the index, which is by these rules. A
/// file that is as it was when it was read last, by this digest and these settings, is not opened. Under the store's
/// lock.
Result<ScanReport> scan(const Settings& settings, Store& store, Index& index, const Rules& rules,
                        const std::string& digest, InboxListing listing, const Stop& stop, const Progress& progress);

}  // namespace claimwatch
