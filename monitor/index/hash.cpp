#include "monitor/index/hash.h"

#include <xxhash.h>

#include <cassert>

namespace claimwatch {

std::string hash_hex(std::string_view bytes, std::size_t digits) {
  assert(digits <= 32);
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : canonical.digest) text += {hex[byte >> 4U], hex[byte & 0xfU]};
  text.resize(digits);
  return text;
}

std::uint64_t hash_number(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace claimwatch
