#pragma once

#include <string>

#include "diffcore/topic/rules.h"
#include "monitor/report/terminal.h"
#include "monitor/watch/reextract.h"

namespace claimwatch {

/// Which claims came, went or changed, by their items, then the flags; `+`, `-` and `~`.
std::string reextraction_text(const Reextraction& done, const Rules& rules, const Style& style);

/// The same as one JSON object a line: {what, change, before, after}.
std::string reextraction_json(const Reextraction& done, const Rules& rules);

}  // namespace claimwatch
