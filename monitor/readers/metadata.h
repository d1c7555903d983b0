#pragma once

#include <cstddef>
#include <optional>
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

/// The key that a name stands for: its own, or one that sites and exporters use ("pubDate", "publish_date", "Title").
std::optional<std::string_view> key_meant_by(std::string_view name);

/// The key that a name is a slip of the pen for: "published" for "publishd". Nearer than `nearest_name` goes, for front
/// matter also has keys such as `tag` and `file`, which are no `lang` and `title`.
std::optional<std::string_view> key_misspelt_as(std::string_view name);

/// An error for a key that is not known, with the one that was meant, or else with what to do.
Error unknown_key(const Entry& entry, std::optional<std::string_view> meant, const SourceText& source);

/// The field of a known key.
Field& field_of(Article& article, std::string_view key);

/// What is kept of the value of a known key that a program wrote; none where it is empty or no person would have
/// written it: a date that is none, or on which nothing can have been published.
std::optional<std::string> plausible_value(std::string_view key, std::string value, const InboxItem& item);

/// Where entries stand.
struct Origin {
  const InboxItem& item;
  std::string_view from;  ///< As `Field::from`.
  const SourceText& source;
};

/// Puts the values of known keys into their fields; an empty one says nothing. A key's own name counts before its other
/// names, and of these the first. Errors: a date that is none or on which nothing can have been published, a language
/// that is none, a `url` that is not of the web.
Result<void> take_entries(const std::vector<Entry>& entries, const Origin& origin, Article& article);

/// Puts a value that a program wrote into its field; what cannot be, such as a date that is none, is left out: nobody
/// is there to correct it.
void offer(std::string_view key, std::string_view value, std::string_view from, const InboxItem& item,
           Article& article);

}  // namespace claimwatch
