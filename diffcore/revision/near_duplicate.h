#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace claimwatch {

/// The set of hashed word shingles of a text, sorted: what near-duplicates share. White space and punctuation play no
/// part.
struct Shingles {
  std::vector<std::uint64_t> hashes;
};
Shingles shingles_of(std::string_view text);

/// How much of `part` is in `whole` word for word, 0 to 1. Of a text without any shingle nothing is.
double share_in(const Shingles& part, const Shingles& whole);

/// Whether a text is taken from another one: most of its words are in it, in their order. One that the other tells in
/// full but for what it left out is taken from it, the other not from it.
/// Source: docs/decisions/0006-likeness.md, where the share was measured.
bool taken_from(const Shingles& part, const Shingles& whole);

/// Some of the hashes: a text and the one it is taken from have one in common, but for 1 in 80 of the shortest.
std::span<const std::uint64_t> sketch_of(const Shingles& shingles);

/// So many hashes at least the sketch of a text has in common with that of a text it is taken from: half of those that
/// count, give or take what chance does.
std::size_t least_shared(const Shingles& part);

}  // namespace claimwatch
