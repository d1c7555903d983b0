#pragma once

#include <string>
#include <string_view>

#include "diffcore/result.h"

namespace claimwatch {

bool is_gzip(std::string_view bytes);

/// What a gzip file holds. Errors: one that is cut short or broken, or that expands as no article does: to over 100 MB,
/// or over 100 MB a MB.
Result<std::string> gunzipped(std::string_view bytes);

}  // namespace claimwatch
