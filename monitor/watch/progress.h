#pragma once

#include <cstddef>
#include <functional>

namespace claimwatch {

/// Told before a long reading of `all` files or texts, and after each of them.
using Progress = std::function<void(std::size_t read, std::size_t all)>;

}  // namespace claimwatch
