#pragma once

#include "diffcore/compare/flag_book.h"
#include "diffcore/compare/timeline.h"

namespace claimwatch {

/// Step 1 of the fold: what older versions hold and the day's newer ones do not repeat, to be dropped. Against another
/// value of its time in the newer it is flagged as corrected; where there is none it is withdrawn.
Places not_repeated(const Timeline& timeline, const FoldDay& day, std::span<const Place> held, FlagBook& book);

}  // namespace claimwatch
