#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"
#include "monitor/readers/article.h"

// What front matter and sidecars say of an article, checked in one place.

namespace claimwatch {

/// A file as its messages show it.
struct SourceText {
  std::string name;
  std::string_view text;
  /// "name:line:column: what", and the line itself below. Lines and columns (characters) count from 1.
  Error error(std::size_t line, std::size_t column, std::string_view what) const;
};

/// A key with its value, where they stand.
struct Entry {
  std::string key;
  std::string value;
  std::size_t line = 0, column = 0;  ///< Of the value.
  bool readable = true;              ///< Whether the value is a string or a date; else `value` is empty.
};

/// The keys that an item may give: title, source, published, modified, url, lang.
const std::vector<std::string>& metadata_keys();
bool is_metadata_key(std::string_view key);

/// The field of a known key.
Field& field_of(Article& article, std::string_view key);

/// Puts a value into its field; an empty one says nothing. Errors: a date that is none, a language that is none.
Result<void> set_field(Article& article, const Entry& entry, std::string_view from, const SourceText& source);

}  // namespace claimwatch
