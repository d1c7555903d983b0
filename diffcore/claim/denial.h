#pragma once

#include "diffcore/claim/cues.h"

namespace claimwatch {

/// The words that say of a match that it is not so, in its sentence or in one behind.
Cue denial_of(const Cues& cues);

}  // namespace claimwatch
