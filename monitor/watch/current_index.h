#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/store/store.h"
#include "monitor/watch/progress.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

/// Rules with the files that they were read from.
struct Configuration {
  std::vector<ConfigFile> files;
  Rules rules;
};

/// The configuration of the watch's folder, which the next scan puts in force.
Result<Configuration> edited_configuration(const Watch& watch);
/// The configuration that a scan put in force last, of the files that the store kept of it; before the first one that
/// of the watch's folder. Errors: this program cannot read it.
Result<Configuration> configuration_in_force(const Watch& watch, std::vector<ConfigFile> kept);
/// The same for who only shows what an index holds: without frames.
Result<Configuration> names_in_force(const Watch& watch, std::vector<ConfigFile> kept);

/// Whether the two differ: the next scan will change the rules.
Result<bool> is_edited(const Watch& watch, const Store& store);

/// The hash of a configuration and of this program: what was read by another must be read anew.
Result<std::string> rules_digest(const std::vector<ConfigFile>& files);

/// The index of the watch; a new one in place of one that is missing or damaged.
Result<Index> opened_index(const Watch& watch);
/// Whether the index was built from the store's newest commit. What another program read by the rules in force stands
/// until the next scan.
Result<bool> is_current(const Index& index, const Store& store);
/// Brings an index that is not current up to the store's newest commit, or builds it anew.
Result<void> make_current(Index& index, const Store& store, const Configuration& configuration,
                          const Progress& progress);

/// An index that agrees with the store, these rules and this program.
struct CurrentIndex {
  Index index;
  std::optional<Contents>
      before;  ///< What the flags that are gone by other rules were; none when it was no matter of rules.
};

/// Takes a damaged index away: whoever needs it next builds it anew. Errors: this user cannot.
Result<void> remove_index(const Watch& watch);

/// `open`: the watch's index, if it is open already.
Result<CurrentIndex> current_index(const Watch& watch, const Store& store, const Rules& rules,
                                   const std::string& digest, const Progress& progress,
                                   std::optional<Index> open = std::nullopt);

/// Calls `take` with what each stored text says by these rules.
Result<void> read_anew(const Store& store, const Rules& rules, const Progress& progress,
                       const std::function<void(Reading)>& take);

/// Builds the index anew, whatever it holds.
Result<void> rebuild_index(Index& index, const Store& store, const Rules& rules, const std::string& digest,
                           const Progress& progress);

}  // namespace claimwatch
