#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "monitor/readers/metadata.h"

namespace claimwatch {

/// What stands before an article's text: `key: value` lines between lines of ---, or TOML between lines of +++.
struct FrontMatter {
  std::vector<Entry> entries;  ///< Of all keys, known or not.
  std::size_t end = 0;         ///< Where the text begins.
};

/// The front matter that `source` begins with; none when its first line is only a rule: when no key follows it, nor a
/// known one before a closing line nearby. Of known keys alone an error is made: exporters write many others, in forms
/// that are not read. Errors: one that is not closed, or is neither form.
Result<std::optional<FrontMatter>> front_matter_of(const SourceText& source);

}  // namespace claimwatch
