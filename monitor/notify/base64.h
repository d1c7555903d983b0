#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claimwatch {

std::string base64(std::string_view bytes);

/// None for what is no base64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace claimwatch
