#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "monitor/watch/file_state.h"

namespace claimwatch {

/// Items that came or changed, until nothing has changed them for the settle time. Time and the items' states are
/// passed in.
class Settling {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Path = std::filesystem::path;

  explicit Settling(std::chrono::nanoseconds settle) : settle_(settle) {}

  /// The item may have changed. `quiet`: for how long it surely was not. One that is gone settles as such.
  void look(const Path& path, const std::optional<ItemState>& state, Time now, std::chrono::nanoseconds quiet = {});
  /// Takes out the items that have settled, at most `most`: those whose state is still the one that was seen.
  std::vector<Path> take(Time now, std::size_t most,
                         const std::function<std::optional<ItemState>(const Path&)>& state_now);
  /// When the next item may have settled.
  std::optional<Time> next() const;

 private:
  struct Item {
    std::optional<ItemState> state;
    Time due;
  };
  void put(const Path& path, Item item);

  std::chrono::nanoseconds settle_;
  std::map<Path, Item> items_;
  std::set<std::pair<Time, Path>> due_;
};

}  // namespace claimwatch
