#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/messages.h"

// Why the two sides of a flag differ: as codes with arguments for programs, and as one sentence for people.

namespace claimwatch {

/// A number of days, words, a value, or the days that a sentence gives.
using Argument = std::variant<std::int64_t, std::string, Value, DayRange>;

/// One reason of a flag: which rule of the fold spoke, or what else a reader should know, and what it saw.
struct FlagReason {
  std::string code;  ///< docs/formats.md lists them.
  std::vector<std::pair<std::string, Argument>> args;
};

/// The rule first. `contents` has all claims of both sides' articles.
std::vector<FlagReason> flag_reasons(const FlagView& flag, const Contents& contents, const Rules& rules);

/// The same as a sentence, with sources, days, values and words quoted.
std::string why(const FlagView& flag, const Contents& contents, const Rules& rules, Lang lang);

}  // namespace claimwatch
