#pragma once

#include <functional>
#include <string_view>

#include "diffcore/topic/rules.h"
#include "monitor/report/terminal.h"
#include "monitor/watch/reextract.h"

namespace claimwatch {

/// Takes text of which only a part is in memory at a time.
using Print = std::function<void(std::string_view)>;

/// Which claims came, went or changed, by their items, then the flags; `+`, `-` and `~`.
Result<void> print_changes(const Reextraction& done, const Rules& rules, const Style& style, const Print& print);

/// The same as one JSON object a line: {what, change, before, after}.
Result<void> print_changes_json(const Reextraction& done, const Rules& rules, const Print& print);

}  // namespace claimwatch
