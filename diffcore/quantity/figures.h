#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "diffcore/quantity/decimal.h"

namespace claimwatch {

/// A number in figures alone.
struct Figures {
  std::size_t end = 0;
  Decimal number;
  bool grouped = false;  ///< With commas: "50,000".
};

/// The figures at `pos`: "1350", "1,350", "13.75", ".5", "2½", "8 3/4".
std::optional<Figures> figures_at(std::string_view text, std::size_t pos);

}  // namespace claimwatch
