#include "monitor/index/open_parts.h"

#include <algorithm>

namespace claimwatch {
namespace {

/// Flags of which all that is shown is in memory at once.
constexpr std::size_t flags_at_once = 16;

Result<OpenParts> with_decisions(Result<Parts> parts, const Index& index) {
  if (!parts) return parts.error();
  auto decisions = index.placed_decisions();
  if (!decisions) return decisions.error();
  return OpenParts{std::move(*parts), std::move(*decisions)};
}

}  // namespace

Result<OpenParts> OpenParts::of(const std::string& path, const Index& index) {
  return with_decisions(Parts::open(path), index);
}

Result<OpenParts> OpenParts::as_it_is(const std::string& path, const Index& index) {
  return with_decisions(Parts::as_it_is(path), index);
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

}  // namespace claimwatch
