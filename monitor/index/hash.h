#pragma once

#include <string>
#include <string_view>

namespace claimwatch {

/// The first `digits` (at most 32) hexadecimal digits of a hash of the bytes: for ids, not against forgery.
std::string hash_hex(std::string_view bytes, std::size_t digits = 32);

}  // namespace claimwatch
