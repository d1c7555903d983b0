#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>

#include "monitor/index/database.h"
#include "monitor/index/identity.h"

// Which readings a new one can touch: those linked to it, directly or through others. Only they are placed anew.

namespace claimwatch {

/// Keeps by what the reading can be found.
void put_link_keys(Database& database, std::int64_t row, const Identified& reading);

/// The rows of these readings and of all that are linked to them. `reading_at` gives a reading by its row.
std::set<std::int64_t> linked_readings(const Database& database, std::span<const std::int64_t> rows,
                                       const std::function<const Identified&(std::int64_t row)>& reading_at);

}  // namespace claimwatch
