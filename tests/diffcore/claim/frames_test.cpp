#include <gtest/gtest.h>

#include "diffcore/claim/check.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

TEST(Frames, ReadTheirExamplesAndNoneOfTheirCounterexamples) {
  for (const FrameCheck& check : check_frames(shipped_rules())) {
    EXPECT_GT(check.examples, 0) << check.where;
    EXPECT_GT(check.counterexamples, 0) << check.where;
    for (const std::string& failure : check.failures)
      ADD_FAILURE() << check.where << ' ' << check.frame << ' ' << failure;
  }
}

}  // namespace
}  // namespace claimwatch
