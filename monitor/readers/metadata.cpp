#include "monitor/readers/metadata.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "monitor/readers/lines.h"
#include "monitor/readers/when.h"

namespace claimwatch {
namespace {

struct Key {
  std::string_view name;
  Field Article::*field;
};
constexpr std::array<Key, 6> keys = {{{"title", &Article::title},
                                      {"source", &Article::source},
                                      {"published", &Article::published},
                                      {"modified", &Article::modified},
                                      {"url", &Article::url},
                                      {"lang", &Article::lang}}};

/// Names that sites and exporters give to the same, as `folded` gives them.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"headline", "title"},   {"publisher", "source"},  {"outlet", "source"},         {"site", "source"},
    {"date", "published"},   {"pubdate", "published"}, {"publishdate", "published"}, {"datepublished", "published"},
    {"updated", "modified"}, {"lastmod", "modified"},  {"datemodified", "modified"}, {"link", "url"},
    {"canonical", "url"},    {"permalink", "url"},     {"language", "lang"},
};

const Key* key_named(std::string_view name) {
  const auto* found = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  return found == keys.end() ? nullptr : found;
}

/// In lower case without "_" and "-": "publishdate" of "publish_date" and "publishDate".
std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != '_' && c != '-') out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

/// Whether one letter too many, too few or wrong, or two swapped, make one of `a` and `b` of the other.
bool is_slip(std::string_view a, std::string_view b) {
  const auto alike = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  a.remove_prefix(static_cast<std::size_t>(alike));
  b.remove_prefix(static_cast<std::size_t>(alike));
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  const bool swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  return swapped || (a.size() <= 1 && b.size() <= 1);
}

/// "ko" of "ko", "KO", "ko-KR" and "ko_KR".
std::optional<std::string> language_code(std::string_view tag) {
  std::string code(tag.substr(0, tag.find_first_of("-_")));
  if (code.size() < 2 || code.size() > 3) return std::nullopt;
  for (char& c : code) {
    if (std::isalpha(static_cast<unsigned char>(c)) == 0) return std::nullopt;
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return code;
}

std::string quoted(std::string_view words) { return '"' + std::string(words) + '"'; }

bool is_date_key(std::string_view key) { return key == "published" || key == "modified"; }

Result<std::string> date_of(const Entry& entry, const SourceText& source) {
  if (const auto when = when_of(entry.value)) return iso(*when);
  return source.error(
      entry.line, entry.column,
      entry.key + ' ' + quoted(entry.value) + " is not a date; write it as 2025-01-22 or 2025-01-22T10:12:00+09:00");
}

Result<std::string> language_of(const Entry& entry, const SourceText& source) {
  if (const auto code = language_code(entry.value)) return *code;
  return source.error(entry.line, entry.column,
                      "lang " + quoted(entry.value) + " is not a language code; write one such as ko or en");
}

/// The value of an entry that is `key`. Errors: those of `take_entries`.
Result<std::string> strict_value(const Entry& entry, std::string_view key, const SourceText& source) {
  if (!entry.readable) {
    return source.error(entry.line, entry.column, entry.key + " is neither text nor a date; write it in quotes");
  }
  if (entry.value.empty()) return std::string();
  if (is_date_key(key)) return date_of(entry, source);
  if (key == "lang") return language_of(entry, source);
  return entry.value;
}

/// The same, but sites use the other names for other things too ("language: English (GB)"), which say nothing here.
/// Their dates are dates.
Result<std::string> value_of(const Entry& entry, std::string_view key, const SourceText& source) {
  auto value = strict_value(entry, key, source);
  if (!value && !is_metadata_key(entry.key) && !is_date_key(key)) return std::string();
  return value;
}

}  // namespace

Error SourceText::error(std::size_t line, std::size_t column, std::string_view what) const {
  std::string_view shown;
  for (Lines lines{text}; const auto next = lines.take();) {
    if (lines.number == line) shown = *next;
  }
  return {name + ':' + std::to_string(line) + ':' + std::to_string(column) + ": " + std::string(what) + "\n    " +
          std::string(shown)};
}

const std::vector<std::string>& metadata_keys() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Key& key : keys) all.emplace_back(key.name);
    return all;
  }();
  return names;
}

bool is_metadata_key(std::string_view key) { return key_named(key) != nullptr; }

std::optional<std::string_view> key_meant_by(std::string_view name) {
  const std::string plain = folded(name);
  if (const Key* key = key_named(plain)) return key->name;
  for (const auto& [other, key] : other_names) {
    if (other == plain) return key;
  }
  return std::nullopt;
}

std::optional<std::string_view> key_misspelt_as(std::string_view name) {
  const std::string plain = folded(name);
  if (key_meant_by(plain)) return std::nullopt;
  const auto* key = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return is_slip(plain, k.name); });
  return key == keys.end() ? std::nullopt : std::optional(key->name);
}

Error unknown_key(const Entry& entry, std::optional<std::string_view> meant, const SourceText& source) {
  return source.error(entry.line, 1,
                      "unknown key " + quoted(entry.key) +
                          (meant ? "; did you mean " + quoted(*meant) + "?"
                                 : "; known are title, source, published, modified, url and lang"));
}

Field& field_of(Article& article, std::string_view key) {
  const Key* known = key_named(key);
  assert(known != nullptr);
  return article.*(known->field);
}

Result<void> take_entries(const std::vector<Entry>& entries, std::string_view from, const SourceText& source,
                          Article& article) {
  for (const bool own_name : {true, false}) {
    for (const Entry& entry : entries) {
      const auto key = key_meant_by(entry.key);
      if (!key || is_metadata_key(entry.key) != own_name) continue;
      Field& field = field_of(article, *key);
      if (!own_name && field.from == from) continue;
      const auto value = value_of(entry, *key, source);
      if (!value) return value.error();
      if (!value->empty()) field = {*value, std::string(from)};
    }
  }
  return {};
}

}  // namespace claimwatch
