#pragma once

#include <string>
#include <vector>

#include "diffcore/revision/sentence_diff.h"
#include "monitor/report/terminal.h"

namespace claimwatch {

/// Two texts side by side, each broken to half of the style's width, what went and came marked. Hangul takes two cells,
/// and a word that no column holds is broken.
std::string two_columns(const std::vector<Piece>& left, const std::vector<Piece>& right, const Style& style);

}  // namespace claimwatch
