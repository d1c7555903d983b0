#pragma once

#include <string>
#include <vector>

#include "diffcore/topic/rules.h"

namespace claimwatch {

/// What `topics check` found in one frame.
struct FrameCheck {
  std::string topic, frame;
  std::string where;  ///< file:line
  int examples = 0, counterexamples = 0;
  std::vector<std::string> failures;  ///< Empty when every example is read and no counterexample is.
};

/// Runs every frame's examples and counterexamples.
std::vector<FrameCheck> check_frames(const Rules& rules);

}  // namespace claimwatch
