#include "monitor/review/surroundings.h"

#include <algorithm>
#include <iterator>

#include "monitor/report/order.h"

namespace claimwatch {
namespace {

constexpr std::size_t near = 100;         ///< Claims of a timeline on either side of each of the flag's.
constexpr std::size_t most_support = 50;  ///< Claims that repeat a side.

/// Copies of some of the contents, with what they name.
class Copying {
 public:
  Copying(const Contents& from, Contents& to) : from_(from), to_(to) {}

  void claim(const ClaimView& claim) {
    const auto [copy, added] = to_.claims.emplace(claim.row, claim);
    if (!added) return;
    decisions(copy->second.decisions);
    const auto [reading, first] = to_.readings.emplace(claim.reading, from_.reading_of(claim));
    if (first) decisions(reading->second.decisions);
  }

  void flag(const FlagView& flag) {
    to_.flags.push_back(flag);
    decisions(to_.flags.back().decisions);
  }

 private:
  /// They are at other places there.
  void decisions(std::vector<std::size_t>& places) {
    for (std::size_t& place : places) {
      to_.decisions.push_back(from_.decisions[place]);
      place = to_.decisions.size() - 1;
    }
  }

  const Contents& from_;
  Contents& to_;
};

}  // namespace

Surroundings::Surroundings(const Contents& contents) : contents_(&contents) {
  for (const ClaimView* claim : ordered_claims(contents)) timelines_[claim->claim.key].push_back(claim);
  for (const auto& [row, claim] : contents.claims) claims_of_reading_[claim.reading].push_back(&claim);
  follow_flags();
}

void Surroundings::follow_flags() {
  raised_by_.clear();
  for (const FlagView& flag : contents_->flags) raised_by_[flag.new_claim].push_back(&flag);
}

Surroundings::Part Surroundings::around(const FlagView& flag) const {
  Part part;
  Copying copying(*contents_, part.contents);
  for (const std::int64_t side : {flag.old_claim, flag.new_claim}) {
    for (const ClaimView* claim : claims_of_reading_.at(contents_->claims.at(side).reading)) copying.claim(*claim);
  }
  const std::size_t support = std::min(flag.support.size(), most_support);
  for (std::size_t i = 0; i < support; ++i) copying.claim(contents_->claims.at(flag.support[i]));
  const auto& timeline = timelines_.at(flag.key);
  for (std::size_t i = 0; i < timeline.size(); ++i) {
    if (timeline[i]->row != flag.old_claim && timeline[i]->row != flag.new_claim) continue;
    for (std::size_t j = i - std::min(i, near); j <= std::min(i + near, timeline.size() - 1); ++j) {
      copying.claim(*timeline[j]);
    }
  }
  std::vector<const FlagView*> raised;
  for (const auto& [row, claim] : part.contents.claims) {
    const auto by_claim = raised_by_.find(row);
    if (by_claim != raised_by_.end()) std::ranges::copy(by_claim->second, std::back_inserter(raised));
  }
  for (const FlagView* other : raised) {
    copying.flag(*other);
    copying.claim(contents_->claims.at(other->old_claim));
  }
  part.claims_left_out = static_cast<std::size_t>(std::ranges::count_if(
      timeline, [&](const ClaimView* claim) { return !part.contents.claims.contains(claim->row); }));
  for (FlagView& copy : part.contents.flags) copy.support.resize(copy.id == flag.id ? support : 0);
  part.support_left_out = flag.support.size() - support;
  return part;
}

}  // namespace claimwatch
