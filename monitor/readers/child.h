#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"

namespace claimwatch {

/// What a program may use that reads what strangers wrote.
struct ChildLimits {
  std::size_t memory = std::size_t{1} << 30;
  std::chrono::seconds processor{20};
  std::chrono::milliseconds time{30'000};
  std::size_t output = std::size_t{50} << 20;
};

struct ChildOutput {
  int code = 0;
  std::string out, err;  ///< Of stderr its first 4 KB.
};

/// Runs a program found in PATH, in a process group of its own, with nothing on stdin and no file open but `file`, as
/// "/dev/fd/3". Errors: it is not there, or it went over a limit or crashed; whatever it started is ended then.
Result<ChildOutput> run_confined(const std::vector<std::string>& command, std::string_view file,
                              const ChildLimits& limits);

/// Whether an error of `run_confined` says that the program is not there.
bool is_missing(const Error& error);

}  // namespace claimwatch
