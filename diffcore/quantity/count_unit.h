#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimwatch {

/// A unit of a topic's own: its name in values ("vehicles"), and the words that stand behind its numbers, their Latin
/// letters in lower case.
struct CountUnit {
  std::string name;
  std::vector<std::string> words;
};
using CountUnits = std::vector<CountUnit>;

struct Count {
  std::string_view name;
  std::size_t end = 0;
};

/// The unit whose longest word stands at or after the blanks or the hyphen at `pos`. A word in Hangul may carry an
/// ending, and is none inside a longer word (대표 is no 대).
std::optional<Count> count_after(std::string_view text, std::size_t pos, const CountUnits& counts);

}  // namespace claimwatch
