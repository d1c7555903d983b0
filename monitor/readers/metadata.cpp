#include "monitor/readers/metadata.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

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

const Key* key_named(std::string_view name) {
  const auto* found = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  return found == keys.end() ? nullptr : found;
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

Field& field_of(Article& article, std::string_view key) {
  const Key* known = key_named(key);
  assert(known != nullptr);
  return article.*(known->field);
}

Result<void> set_field(Article& article, const Entry& entry, std::string_view from, const SourceText& source) {
  if (!entry.readable) {
    return source.error(entry.line, entry.column, entry.key + " is neither text nor a date; write it in quotes");
  }
  if (entry.value.empty()) return {};
  std::string value = entry.value;
  if (entry.key == "published" || entry.key == "modified") {
    const auto when = when_of(value);
    if (!when) {
      return source.error(
          entry.line, entry.column,
          entry.key + ' ' + quoted(value) + " is not a date; write it as 2025-01-22 or 2025-01-22T10:12:00+09:00");
    }
    value = iso(*when);
  } else if (entry.key == "lang") {
    const auto code = language_code(value);
    if (!code) {
      return source.error(entry.line, entry.column,
                          "lang " + quoted(value) + " is not a language code; write one such as ko or en");
    }
    value = *code;
  }
  field_of(article, entry.key) = {std::move(value), std::string(from)};
  return {};
}

}  // namespace claimwatch
