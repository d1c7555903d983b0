#pragma once

#include "diffcore/topic/rules.h"

namespace claimwatch {

/// The rules of config/, read from the source tree.
const Rules& shipped_rules();

}  // namespace claimwatch
