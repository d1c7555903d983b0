#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimwatch {

/// The first `digits` (at most 32) hexadecimal digits of a hash of the bytes: for ids, not against forgery.
std::string hash_hex(std::string_view bytes, std::size_t digits = 32);

/// A hash of the bytes, for what nobody reads.
std::uint64_t hash_number(std::string_view bytes);

}  // namespace claimwatch
