#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <vector>

#include "diffcore/compare/timeline.h"

namespace claimwatch {

/// The flags of one key as they arise, what supports them, and how each claim related to the others when it came.
class FlagBook {
 public:
  FlagBook(const Timeline& timeline, std::size_t claim_count);

  /// Raises a flag. `opposed` are all the claims that the new one was compared with and is opposed to: they support the
  /// old side. The same old claim against the same new value is one flag: its repetition supports it.
  void raise(FlagKind kind, Place old_claim, Place new_claim, FlagRule rule, std::span<const Place> opposed = {});
  /// Counts a claim for a flag if it repeats one of the two sides.
  void support(std::size_t flag, Place place);
  /// A denial of what nobody holds any more supports the denials of it before.
  void repeat_denial(Place denial);
  /// Of the relations that a claim has, the one that matters most is kept.
  void relate(Place place, Relation relation);
  /// A later change to the same value is a return to it.
  void has_left(Place place) { left_.insert(place); }
  void withdraw(Place place) { withdrawn_.insert(place); }

  std::size_t size() const { return flags_.size(); }
  FlagRule rule(std::size_t flag) const { return flags_[flag].rule; }
  Place old_claim(std::size_t flag) const { return flags_[flag].old_claim; }
  Place new_claim(std::size_t flag) const { return flags_[flag].new_claim; }

  Folded folded() const;

 private:
  struct Raised {
    FlagKind kind;
    Place old_claim, new_claim;
    FlagRule rule;
    bool reverted;
    Places support;  ///< Sorted.
  };
  bool says_the_same(Place a, Place b) const;
  bool repeats(Place place, Place side, Place other) const;
  bool stood_before(Place place) const;
  std::vector<std::size_t> in_fold_order(Places places) const;

  const Timeline& timeline_;
  std::vector<Raised> flags_;
  std::vector<Relation> relations_;
  std::set<Place> left_;
  std::set<Place> withdrawn_;
};

}  // namespace claimwatch
