#include "monitor/cli/open_parts.h"

#include "monitor/query/match.h"

namespace claimwatch {

Result<OpenParts> OpenParts::of(const OpenWatch& open) {
  auto parts = Parts::open(open.watch.index_path().string());
  if (!parts) return parts.error();
  auto decisions = open.index->placed_decisions();
  if (!decisions) return decisions.error();
  return OpenParts{std::move(*parts), std::move(*decisions)};
}

Result<void> tell_notes(const Query& query, const Parts& parts) {
  if (!asks_for_sources(query)) return {};
  const auto sources = parts.sources();
  if (!sources) return sources.error();
  for (const std::string& note : query_notes(query, *sources)) tell({note}, done);
  return {};
}

}  // namespace claimwatch
