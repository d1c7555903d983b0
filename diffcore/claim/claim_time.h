#pragma once

#include <optional>

#include "diffcore/claim/cues.h"

namespace claimwatch {

/// When a claim holds, and the words that say so.
struct ToldTime {
  Time time;
  Range words = {};
  bool only_turns = false;    ///< Planned by nothing but what will be so: 갖게 된다.
  bool only_by_verb = false;  ///< Former by nothing but a Korean verb in the past.
};

ToldTime time_of(const Cues& cues, std::optional<Day> published);

}  // namespace claimwatch
