#pragma once

#include <optional>
#include <string>

#include "diffcore/topic/rules_data.h"

// Frames that are right word by word, and wrong as a whole.

namespace claimwatch {

/// Why the frame can read nothing, whatever the sentence; what to do.
std::optional<std::string> why_it_reads_nothing(const Frame& frame, const Topic& topic);

/// Whether two frames of two topics differ in anything that lets one of them win what both read: language, words
/// around, weight, and who can stand in the roles.
bool told_apart(const Frame& a, const Topic& topic_of_a, const Frame& b, const Topic& topic_of_b);

}  // namespace claimwatch
