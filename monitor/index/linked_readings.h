#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <unordered_set>

#include "monitor/index/database.h"
#include "monitor/index/identity.h"

// Which readings a new one can touch: those linked to it, directly or through others. Only they are placed anew.

namespace claimwatch {

/// A reading that comes into the index.
struct NewRow {
  std::int64_t row;
  const Identified* reading;
};

/// Keeps by what new readings, in order of their rows, can be found; their likeness is kept already. Gives the keys
/// that others have too.
std::unordered_set<LinkKey> put_links(Database& database, std::span<const NewRow> readings);

/// The rows of these new readings, which have `shared` keys, and of all that are linked to them. `reading_at` gives a
/// reading by its row.
std::set<std::int64_t> linked_readings(const Database& database, std::span<const std::int64_t> rows,
                                       const std::unordered_set<LinkKey>& shared,
                                       const std::function<const Identified&(std::int64_t row)>& reading_at);

}  // namespace claimwatch
