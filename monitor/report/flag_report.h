#pragma once

#include <string>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/terminal.h"

namespace claimwatch {

/// A flag for people: old value → new value, both quotes with the words that differ, sources, dates, the reason, the
/// id.
std::string flag_text(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style);

}  // namespace claimwatch
