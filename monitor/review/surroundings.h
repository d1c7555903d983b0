#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "monitor/index/index.h"

namespace claimwatch {

/// Finds of all contents what is shown of one flag, so that this costs the same however much there is.
class Surroundings {
 public:
  /// Of `contents`, which stay as they are but for decisions and flags.
  explicit Surroundings(const Contents& contents);
  /// Other flags have taken the place of some.
  void follow_flags();

  struct Part {
    Contents contents;
    std::size_t claims_left_out = 0;   ///< Of the flag's timeline, far from both sides.
    std::size_t support_left_out = 0;  ///< Of the claims that repeat a side.
  };
  /// The flag with what supports it, all claims of both sides' articles, and its timeline near both sides.
  Part around(const FlagView& flag) const;

 private:
  const Contents* contents_;
  std::map<Key, std::vector<const ClaimView*>> timelines_;
  std::unordered_map<std::int64_t, std::vector<const ClaimView*>> claims_of_reading_;
  std::unordered_map<std::int64_t, std::vector<const FlagView*>> raised_by_;  ///< By the row of the new side.
};

}  // namespace claimwatch
