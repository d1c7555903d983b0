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
  FlagKind kind;
  FlagState state;
  bool newer = false, asked_for = true;
};

auto place(const Listed& flag) {
  return std::make_tuple(flag.severity, -flag.day.time_since_epoch(), std::cref(*flag.key), std::cref(flag.id));
}

class List {
 public:
  void add(const FlagView& flag) {
    listed_.push_back(
        {flag.severity, flag.day, &*keys_.insert(flag.key).first, flag.id, flag.row, flag.kind, flag.state});
  }
  void add(const FlagView& flag, bool newer, bool asked_for) {
    add(flag);
    listed_.back().newer = newer;
    listed_.back().asked_for = asked_for;
  }

  std::vector<std::int64_t> rows_in_order() {
    std::ranges::sort(listed_, {}, place);
    std::vector<std::int64_t> rows;
    for (const Listed& flag : listed_) rows.push_back(flag.row);
    return rows;
  }

  std::vector<ListedFlag> flags_in_order() {
    std::ranges::sort(listed_, {}, place);
    std::vector<ListedFlag> flags;
    for (Listed& flag : listed_) flags.push_back({flag.row, std::move(flag.id), flag.kind, flag.severity});
    return flags;
  }

  std::vector<ReviewedFlag> reviewed_in_order() {
    std::ranges::sort(listed_, {}, place);
    std::vector<ReviewedFlag> flags;
    for (Listed& flag : listed_) flags.push_back({std::move(flag.id), flag.state, flag.newer, flag.asked_for});
    return flags;
  }

 private:
  std::set<Key> keys_;
  std::vector<Listed> listed_;
};

}  // namespace

Result<std::vector<std::int64_t>> listed_flags(const Query& query, const std::optional<std::string>& news_after,
                                               const Parts& parts, const PlacedDecisions& decisions) {
  List list;
  const auto looked = parts.each_flag([&](FlagView flag, const SideWords& older, const SideWords& newer) {
    decisions.put(flag);
    if (news_after && (flag.state != FlagState::open || flag.gained <= *news_after)) return;
    if (!fits(query, candidate_of(flag, older, newer))) return;
    list.add(flag);
  });
  if (!looked) return looked.error();
  return list.rows_in_order();
}

Result<std::vector<ReviewedFlag>> reviewed_flags(const Query& query, const std::string& after, const Parts& parts,
                                                 const PlacedDecisions& decisions) {
  List list;
  const auto looked = parts.each_flag([&](FlagView flag, const SideWords& older, const SideWords& newer) {
    decisions.put(flag);
    list.add(flag, flag.gained > after, fits(query, candidate_of(flag, older, newer)));
  });
  if (!looked) return looked.error();
  return list.reviewed_in_order();
}

Result<std::vector<ListedFlag>> listed_flags(const std::vector<std::string>& ids, const Parts& parts) {
  List list;
  const auto looked = parts.each_flag(ids, [&](const FlagView& flag) { list.add(flag); });
  if (!looked) return looked.error();
  return list.flags_in_order();
}

}  // namespace claimwatch
