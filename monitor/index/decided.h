#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "monitor/decisions/decision.h"
#include "monitor/index/index.h"

// What decisions come to among the articles as they are now.

namespace claimwatch {

/// A claim by what it says, however often and in which words its article says it.
struct SaidClaim {
  std::string article;
  Key key;
  std::string value, value_high;
  Time time;
  auto operator<=>(const SaidClaim&) const = default;
};
SaidClaim said_claim(const std::string& article, const Key& key, const ComparedClaim& claim);

/// Ids of articles, as they are now.
struct Belonging {
  std::string article;  ///< That a reading belongs to.
  std::string teller;   ///< That tells what it says: of a copy the article that told it first.
};
Belonging belonging_of(const Placement& placement);

/// Where the reading of this path belongs; none if it is not there.
using BelongingOf = std::function<std::optional<Belonging>(const std::string& path)>;

/// What counts for nothing.
struct SetAside {
  std::set<std::string> articles;
  std::set<SaidClaim> claims;

  bool holds(const std::string& article, const Key& key, const ComparedClaim& claim) const;
};
SetAside set_aside_by(const std::vector<Decision>& decisions, const BelongingOf& where);

/// Fills in what the decisions come to: the state of each flag, what is set aside, which are orphaned.
void put_decisions(std::vector<Decision> decisions, Contents& contents);

/// What all decisions come to, for contents of which only a part is in memory.
class PlacedDecisions {
 public:
  /// `all`: they with what each is on, as `put_decisions` has filled it in.
  PlacedDecisions(Contents all, SetAside aside);
  PlacedDecisions(PlacedDecisions&&) = default;

  const Contents& all() const { return all_; }
  /// Takes up decisions that were just made on flags and set nothing aside; `flags` has all flags of their ids, with
  /// their sides as they are. Gives whether they are such as can be taken up alone; else all must be placed anew.
  bool add(const std::vector<Decision>& made, const Contents& flags);

  /// Fills in what was decided on a flag; its decisions are those of `all`.
  void put(FlagView& flag) const;
  /// The same of all that the part has, which gets its own decisions.
  void put(Contents& part) const;

 private:
  void look_up();

  Contents all_;
  SetAside aside_;
  // What somebody decided on.
  std::unordered_map<std::int64_t, const FlagView*> flags_;
  std::unordered_map<std::int64_t, const ClaimView*> claims_;
  std::unordered_map<std::string_view, const ReadingView*> articles_;
};

}  // namespace claimwatch
