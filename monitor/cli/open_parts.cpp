#include "monitor/cli/open_parts.h"

#include <algorithm>

#include "monitor/query/match.h"

namespace claimwatch {
namespace {

/// Flags of which all that is shown is in memory at once.
constexpr std::size_t flags_at_once = 16;

}  // namespace

Result<OpenParts> OpenParts::of(const Watch& watch, const Index& index) {
  auto parts = Parts::open(watch.index_path().string());
  if (!parts) return parts.error();
  auto decisions = index.placed_decisions();
  if (!decisions) return decisions.error();
  return OpenParts{std::move(*parts), std::move(*decisions)};
}

Result<void> OpenParts::each_part(std::span<const std::int64_t> rows, const TakePart& take) const {
  while (!rows.empty()) {
    const std::size_t count = std::min(rows.size(), flags_at_once);
    auto part = parts.flags(rows.first(count), decisions);
    if (!part) return part.error();
    take(std::move(*part));
    rows = rows.subspan(count);
  }
  return {};
}

Result<void> tell_notes(const Query& query, const Parts& parts) {
  if (!asks_for_sources(query)) return {};
  const auto sources = parts.sources();
  if (!sources) return sources.error();
  for (const std::string& note : query_notes(query, *sources)) tell({note}, done);
  return {};
}

}  // namespace claimwatch
