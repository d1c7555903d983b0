#pragma once

#include <vector>

#include "diffcore/topic/rules.h"

namespace claimwatch {

/// The files of config/ as they were when the program was built, by name ("claimwatch.toml", "topics/stake.toml").
std::vector<ConfigFile> shipped_config();

}  // namespace claimwatch
