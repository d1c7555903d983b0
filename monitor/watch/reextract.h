#pragma once

#include <string>
#include <vector>

#include "monitor/index/open_parts.h"
#include "monitor/store/store.h"
#include "monitor/watch/current_index.h"

namespace claimwatch {

/// Where reading anew starts from.
enum class StartFrom { texts, originals };

/// What reading everything stored anew changes.
struct Reextraction {
  OpenParts before, after;
  std::size_t further = 0;         ///< Originals that today's readers read otherwise than the store has them.
  std::vector<FailedItem> failed;  ///< Originals that they cannot read: what was read before stays.

  Result<RuleChanges> flag_changes() const;
};

/// What `reextract` would come to. Writes nothing but `index`, which is a copy of the watch's for this alone; it lies
/// at `path`, and is by the rules in force.
Result<Reextraction> preview_reextract(const std::string& path, Index& index, const Store& store,
                                       const Configuration& configuration, StartFrom start, const Progress& progress);

/// Puts the configuration in force, keeps what the originals are read as now, and builds the index at `path` anew. Who
/// tells what comes of it says so to the index, or else the next scan tells it. Under the store's lock.
Result<Reextraction> reextract(const std::string& path, Index& index, Store& store, const Configuration& configuration,
                               StartFrom start, const Progress& progress);

}  // namespace claimwatch
