#pragma once

#include <cstddef>
#include <string_view>

namespace claimwatch {

/// Bytes [start, end) of a text.
struct Range {
  std::size_t start = 0;
  std::size_t end = 0;

  bool operator==(const Range&) const = default;
  std::size_t size() const { return end - start; }
  bool contains(const Range& other) const { return start <= other.start && other.end <= end; }
  bool overlaps(const Range& other) const { return start < other.end && other.start < end; }
  std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
};

}  // namespace claimwatch
