#include "monitor/query/listed_flags.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "monitor/query/match.h"

namespace claimwatch {
namespace {

/// What a flag's place in the list is of, and no more: there may be many.
struct Listed {
  Severity severity;
  Day day;
  const Key* key;
  std::string id;
  std::int64_t row;
};

auto place(const Listed& flag) {
  return std::make_tuple(flag.severity, -flag.day.time_since_epoch(), std::cref(*flag.key), std::cref(flag.id));
}

}  // namespace

Result<std::vector<std::int64_t>> listed_flags(const Query& query, const std::optional<std::string>& news_after,
                                               const Parts& parts, const PlacedDecisions& decisions) {
  std::set<Key> keys;
  std::vector<Listed> listed;
  const auto looked = parts.each_flag([&](FlagView flag, const SideWords& older, const SideWords& newer) {
    decisions.put(flag);
    if (news_after && (flag.state != FlagState::open || flag.gained <= *news_after)) return;
    if (!fits(query, candidate_of(flag, older, newer))) return;
    listed.push_back({flag.severity, flag.day, &*keys.insert(flag.key).first, flag.id, flag.row});
  });
  if (!looked) return looked.error();
  std::ranges::sort(listed, {}, place);
  std::vector<std::int64_t> rows;
  for (const Listed& flag : listed) rows.push_back(flag.row);
  return rows;
}

}  // namespace claimwatch
