#pragma once

#include <string>
#include <vector>

namespace claimwatch {

/// The lines of a paragraph as one, where a line ends only because the next word had no place in it. Lines narrower
/// than `narrowest` cells, items of lists and rows of tables stay as they are.
std::string unwrapped(const std::vector<std::string>& lines, std::size_t narrowest);

}  // namespace claimwatch
