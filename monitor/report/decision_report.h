#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/report/terminal.h"

// Decisions in reports. What they are on may not arise any more: they are told as what they were made on.

namespace claimwatch {

std::string state_words(FlagState state, Lang lang);

/// What was decided: "not a change", "set aside", "note".
std::string act_words(const Decision& decision, Lang lang);

/// "2026-11-22" of a time of reading, or of deciding.
std::string day_of_time(const std::string& time);

/// When the flag came: its newer side was read that day.
std::string day_came(const FlagView& flag, const Contents& contents);

/// None of what are no two days in order.
std::optional<std::size_t> days_between(const std::string& from, const std::string& to);

/// Days from then to when the newest reading of the store was made: no clock is asked, so that the same store tells the
/// same. None in contents that do not know when that was.
std::optional<std::size_t> age_in_days(const FlagView& flag, const Contents& contents);
/// "today", "3 days".
std::string days_words(std::size_t days, Lang lang);
/// The same of a flag; empty where its age is not known.
std::string age_words(const FlagView& flag, const Contents& contents, Lang lang);

/// What was decided, by whom, when, on what, and the note. In two lines where there is one.
std::string decision_text(const DecisionView& view, const Contents& contents, const Rules& rules, const Style& style);

/// A flag that a misread claim raised, as it was when that was decided, the misread claim struck out.
std::string misreading_text(const DecisionView& view, const Contents& contents, const Rules& rules, const Style& style);

/// The decisions on one thing, a line each; the last one on a flag tells when its sides have changed since.
std::string decisions_on_text(const std::vector<std::size_t>& decisions, const Contents& contents, const Style& style);
std::string other_sides_text(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style);

/// Which flags came and went; empty when none did.
std::string consequences_text(const Consequences& consequences, const Contents& before, const Contents& after,
                              const Rules& rules, const Style& style);

}  // namespace claimwatch
