#pragma once

#include <cstddef>
#include <map>

#include "monitor/index/open_parts.h"

namespace claimwatch {

/// Finds what is shown of one flag, so that this costs the same however much there is.
class Surroundings {
 public:
  /// Of an index, which outlives this.
  explicit Surroundings(const OpenParts& index) : index_(&index) {}

  struct Part {
    Contents contents;
    std::size_t claims_left_out = 0;   ///< Of the flag's timeline, far from both sides.
    std::size_t support_left_out = 0;  ///< Of the claims that repeat a side.
  };
  /// The flag with what supports it, all claims of both sides' articles, and its timeline near both sides. No flags:
  /// another process has taken it away.
  Result<Part> around(const FlagView& flag);

 private:
  /// Rows of claims, in order.
  Result<const Parts::Rows*> timeline_of(const Key& key);

  const OpenParts* index_;
  std::map<Key, Parts::Rows> timelines_;  ///< Of the flags that were shown.
};

}  // namespace claimwatch
