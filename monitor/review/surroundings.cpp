#include "monitor/review/surroundings.h"

#include <algorithm>

namespace claimwatch {
namespace {

constexpr std::size_t near = 100;         ///< Claims of a timeline on either side of each of the flag's.
constexpr std::size_t most_support = 50;  ///< Claims that repeat a side.

}  // namespace

Result<const Parts::Rows*> Surroundings::timeline_of(const Key& key) {
  const auto known = timelines_.find(key);
  if (known != timelines_.end()) return &known->second;
  const auto parts = index_->parts.history({key.topic, key.subject, key.object, key.scope}, std::nullopt);
  if (!parts) return parts.error();
  Parts::Rows& rows = timelines_[key];
  for (const Parts::Rows& part : *parts) rows.insert(rows.end(), part.begin(), part.end());
  return &rows;
}

Result<Surroundings::Part> Surroundings::around(const FlagView& flag) {
  const auto timeline = timeline_of(flag.key);
  if (!timeline) return timeline.error();
  const Parts::Rows& rows = **timeline;
  const std::size_t support = std::min(flag.support.size(), most_support);
  Parts::Rows beside(flag.support.begin(), flag.support.begin() + static_cast<std::ptrdiff_t>(support));
  for (const std::int64_t side : {flag.old_claim, flag.new_claim}) {
    const auto at = static_cast<std::size_t>(std::ranges::find(rows, side) - rows.begin());
    for (std::size_t i = at - std::min(at, near); i < std::min(at + near + 1, rows.size()); ++i) {
      beside.push_back(rows[i]);
    }
  }
  auto contents = index_->parts.around(flag, beside, index_->decisions);
  if (!contents) return contents.error();
  Part part{*std::move(contents), 0, flag.support.size() - support};
  part.claims_left_out = static_cast<std::size_t>(
      std::ranges::count_if(rows, [&](std::int64_t row) { return !part.contents.claims.contains(row); }));
  for (FlagView& shown : part.contents.flags) {
    if (shown.row != flag.row) continue;
    shown.support.assign(flag.support.begin(), flag.support.begin() + static_cast<std::ptrdiff_t>(support));
    std::erase_if(shown.support, [&](std::int64_t row) { return !part.contents.claims.contains(row); });
  }
  return part;
}

}  // namespace claimwatch
