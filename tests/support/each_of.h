#pragma once

#include <utility>
#include <vector>

#include "monitor/index/index.h"

namespace claimwatch {

/// Gives readings that are in memory already.
inline EachReading each_of(std::vector<Reading> readings) {
  return [readings = std::move(readings)](const std::function<void(Reading)>& take) -> Result<void> {
    for (const Reading& reading : readings) take(reading);
    return {};
  };
}

}  // namespace claimwatch
