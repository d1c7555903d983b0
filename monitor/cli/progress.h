#pragma once

#include "monitor/cli/command.h"

// How far a long reading has come, on standard error. On a terminal one line in place, with the rate, that comes after
// a second and goes at the end.

namespace claimwatch {

/// Of a run's files; on a terminal alone.
Progress progress_of_files(const Invocation& invocation);

/// Of stored texts; where there is no terminal a line for every 500.
Progress progress_anew(const Invocation& invocation);
/// The same with a line at the start.
Progress progress_anew_from_start(const Invocation& invocation);

}  // namespace claimwatch
