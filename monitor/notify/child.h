#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diffcore/result.h"

namespace claimwatch {

struct ChildCommand {
  std::vector<std::string> argv;                                      ///< Looked up in PATH, or seen from the folder.
  std::filesystem::path folder;                                       ///< Where it runs.
  std::vector<std::pair<std::string, std::string>> environment = {};  ///< Beside the program's own.
  std::string_view input = {};                                        ///< Of its standard input.
};

/// Runs the command in a process group of its own, which is killed when the time is over or a stop is asked for; gives
/// the beginning of what it printed. Its standard error is the program's. Errors: it cannot be started, fails or takes
/// too long.
Result<std::string> run_child(const ChildCommand& command, int limit_seconds, const std::stop_token& stop);

}  // namespace claimwatch
