#pragma once

#include <string_view>
#include <vector>

#include "diffcore/claim/mentions.h"

namespace claimwatch {

/// Adds to an article's values, in order, the numbers that leave out their unit: "SoftBank put in $30bn and Amazon
/// fifty", "The foundation has 26 percent and Microsoft about 27." They take that of the value before. Only in
/// languages that list the words around them.
void add_bare_numbers(std::vector<Quantity>& quantities, std::string_view text,
                      const std::vector<ReadSentence>& sentences);

}  // namespace claimwatch
