#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "monitor/doctor/doctor.h"

namespace claimwatch {

/// What holds for every watch of this user: clock, locale, home, folder for temporary files, programs.
std::vector<Finding> examine_machine();

/// None where there is space enough.
std::optional<Finding> examine_space(const std::filesystem::path& folder);

/// By more than a minute.
bool is_in_the_future(const std::filesystem::path& file);

/// The name of the user whom it belongs to, when that is another one; else empty.
std::string other_owner_of(const std::filesystem::path& path);

}  // namespace claimwatch
