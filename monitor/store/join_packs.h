#pragma once

#include <string>

#include "monitor/store/git.h"

namespace claimwatch::git {

/// When a store has more than `most` packs, joins small ones: as many that no pack is joined again before as much has
/// come as it holds. What they hold stays as it is, byte for byte. Packs with a .keep file stay, and so do those of
/// more than a gigabyte. Gives whether there was something to join. Errors: nothing has changed.
Result<bool> join_packs(const std::string& objects, std::size_t most);

std::size_t count_packs(const std::string& objects);

/// Removes what writers that were killed left among the packs, when it is none of a program at work.
void sweep_packs(const std::string& objects, bool after_a_killed_writer);

}  // namespace claimwatch::git
