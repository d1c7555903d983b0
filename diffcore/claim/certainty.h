#pragma once

#include "diffcore/claim/cues.h"

namespace claimwatch {

/// How sure an article is of a claim, and the words that say so.
struct ToldCertainty {
  Certainty certainty;
  Range words = {};
};

/// Of the markers that govern a match the first in the order denied, possible, reported, stated. A plan may take over
/// that of a sentence before it.
ToldCertainty certainty_of(const Cues& cues, Time time);

}  // namespace claimwatch
