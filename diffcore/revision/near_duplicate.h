#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimwatch {

/// The set of hashed word shingles of a text, sorted: what near-duplicates share. White space and punctuation play no part.
struct Shingles {
  std::vector<std::uint64_t> hashes;
};
Shingles shingles_of(std::string_view text);

/// Jaccard similarity of two sets, 0 to 1.
double similarity(const Shingles& a, const Shingles& b);

/// Whether two texts tell the same story in (nearly) the same words: similarity at or above the measured threshold.
bool near_duplicates(const Shingles& a, const Shingles& b);

}  // namespace claimwatch
