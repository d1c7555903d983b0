#pragma once

#include <type_traits>

#include "diffcore/result.h"
#include "monitor/index/database.h"
#include "monitor/index/index.h"

namespace claimwatch {

/// Runs what may throw DatabaseError on the index; tells it as an Error, unless the file is damaged.
template <typename Action>
auto guarded(Action action) -> Result<decltype(action())> {
  try {
    if constexpr (std::is_void_v<decltype(action())>) {
      action();
      return {};
    } else {
      return action();
    }
  } catch (const DatabaseError& problem) {
    if (problem.damaged) throw DamagedIndex{problem.message};
    return Error{"index.sqlite: " + problem.message + "; `claimwatch reindex` builds it anew"};
  }
}

}  // namespace claimwatch
