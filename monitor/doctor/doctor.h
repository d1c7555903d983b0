#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/watch/watch.h"

// What a set-up needs beside the program: folders that can be read and written, a system that tells of new files, a
// clock, space. For who asks why nothing is read.

namespace claimwatch {

/// What one look at the set-up found.
struct Finding {
  enum class State {
    fine,
    note,  ///< Works, but not as well as it could.
    mend,  ///< Something does not work.
  };
  State state;
  std::string check;   ///< "inbox", "store", "clock", …: docs/formats.md lists them.
  std::string what;    ///< Where, and what was seen there.
  std::string remedy;  ///< What to do; empty where all is fine.
};

/// Looks at everything, whatever is wrong with some of it. Changes nothing.
std::vector<Finding> examine(const std::filesystem::path& folder);

}  // namespace claimwatch
