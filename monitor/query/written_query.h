#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"

// How a query is written, whatever its words mean:  term…   term = [-] [field:] value[|value…]   value = word | "words"

namespace claimwatch {

struct WrittenValue {
  std::string text;    ///< Without its quotes.
  std::size_t at = 0;  ///< Byte of the query.
};

struct WrittenTerm {
  bool negated = false;
  std::string field;  ///< Empty of one that is only words.
  std::vector<WrittenValue> values;
  std::size_t at = 0;
};

/// Errors: a quote that never ends, a field or a | without a value, AND, OR and NOT, bytes that are no UTF-8.
Result<std::vector<WrittenTerm>> split_query(std::string_view query);

/// What is wrong at a byte of the query, with the query itself and a mark below the place.
Error query_error(std::string_view query, std::size_t at, const std::string& what);

}  // namespace claimwatch
