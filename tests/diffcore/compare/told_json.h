#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "diffcore/compare/fold.h"

namespace claimwatch {

/// Calls `visit` with each line of a JSON lines file.
void each_line(const std::string& path, const std::function<void(const nlohmann::json&)>& visit);

/// A claim of its JSON form, told by `doc` alone.
Told told_of(const nlohmann::json& claim, Day published);

Key key_of(const nlohmann::json& claim);

/// Topics as the shipped ones compare.
CompareRules rules_of(const Key& key);

}  // namespace claimwatch
