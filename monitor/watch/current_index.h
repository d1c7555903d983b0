#pragma once

#include <string>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/store/store.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

/// The hash of the configuration in force and of this program: what was read by another must be read anew.
Result<std::string> rules_digest(const std::vector<ConfigFile>& files);

/// An index that agrees with the store and the rules in force.
struct CurrentIndex {
  Index index;
  /// Ids of flags that came and went because rules or program changed, not by any article.
  std::vector<std::string> came, gone;
};

/// Opens the index of the watch. One that is missing, damaged, or built from another commit or by other rules is built
/// anew.
Result<CurrentIndex> current_index(const Watch& watch, const Store& store, const Rules& rules,
                                   const std::string& digest);

/// Builds the index anew, whatever it holds.
Result<void> rebuild_index(Index& index, const Store& store, const Rules& rules, const std::string& digest);

}  // namespace claimwatch
