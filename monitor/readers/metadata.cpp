#include "monitor/readers/metadata.h"

#include <algorithm>
#include <array>
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
  std::string out = lower(name);
  std::erase_if(out, [](char c) { return c == '_' || c == '-'; });
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
  std::string code = lower(tag.substr(0, tag.find_first_of("-_")));
  const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (code.size() == 2 || code.size() == 3) ? std::optional(std::move(code)) : std::nullopt;
}

std::string quoted(std::string_view words) { return '"' + std::string(words) + '"'; }

bool is_date_key(std::string_view key) { return key == "published" || key == "modified"; }

/// The day of the file's own time, if it kept one: what unpacks or copies it may leave the clock's first day.
std::optional<Day> file_day(const InboxItem& item) {
  const auto day = day_of_iso(item.modified);
  return day && *day >= Day(std::chrono::year(2000) / 1 / 1) ? day : std::nullopt;
}

/// Why nothing can have been published on `day`; empty when it can.
std::string why_impossible(Day day, const InboxItem& item) {
  constexpr Day first(std::chrono::year(1800) / 1 / 1);  // newspapers of before are nobody's news
  if (day < first) return "is before " + iso(first);
  const auto saved = file_day(item);
  // Announced for a coming issue is possible, and clocks go wrong.
  if (saved && day > *saved + std::chrono::days(365)) return "is in the future of the file, " + iso(*saved);
  return {};
}

Result<std::string> date_of(const Entry& entry, const Origin& origin) {
  const auto when = when_of(entry.value);
  if (!when) {
    return origin.source.error(
        entry.line, entry.column,
        entry.key + ' ' + quoted(entry.value) + " is not a date; write it as 2025-01-22 or 2025-01-22T10:12:00+09:00");
  }
  const std::string why = why_impossible(when->day, origin.item);
  if (why.empty()) return iso(*when);
  return origin.source.error(entry.line, entry.column, entry.key + ' ' + iso(*when) + ' ' + why + "; correct it");
}

/// An address of the web as it is; whether there is such a host is not asked.
Result<std::string> url_of(const Entry& entry, const SourceText& source) {
  const std::string start = lower(std::string_view(entry.value).substr(0, 8));
  const std::size_t host = start.starts_with("https://") ? 8 : start.starts_with("http://") ? 7 : 0;
  if (host > 0 && entry.value.size() > host && entry.value.find_first_of(" \t\r\n") == std::string::npos) {
    return entry.value;
  }
  return source.error(entry.line, entry.column,
                      entry.key + ' ' + quoted(entry.value) + " is no web address; write all of it, with https://");
}

Result<std::string> language_of(const Entry& entry, const SourceText& source) {
  if (const auto code = language_code(entry.value)) return *code;
  return source.error(entry.line, entry.column,
                      "lang " + quoted(entry.value) + " is not a language code; write one such as ko or en");
}

/// The value of an entry that is `key`. Errors: those of `take_entries`.
Result<std::string> strict_value(const Entry& entry, std::string_view key, const Origin& origin) {
  if (!entry.readable) {
    return origin.source.error(entry.line, entry.column, entry.key + " is neither text nor a date; write it in quotes");
  }
  if (entry.value.empty()) return std::string();
  if (is_date_key(key)) return date_of(entry, origin);
  if (key == "lang") return language_of(entry, origin.source);
  if (key == "url") return url_of(entry, origin.source);
  return entry.value;
}

/// The same, but sites use the other names for other things too ("permalink: /a/", "language: English (GB)"), which say
/// nothing here. Their dates are dates.
Result<std::string> value_of(const Entry& entry, std::string_view key, const Origin& origin) {
  auto value = strict_value(entry, key, origin);
  if (!value && !is_metadata_key(entry.key) && !is_date_key(key)) return std::string();
  return value;
}

}  // namespace

Error SourceText::error(std::size_t line, std::size_t column, std::string_view what) const {
  return {name + ':' + std::to_string(line) + ':' + std::to_string(column) + ": " + std::string(what) + "\n    " +
          std::string(line_at(text, line))};
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

std::optional<std::string> plausible_value(std::string_view key, std::string value, const InboxItem& item) {
  const SourceText nowhere{};
  auto kept = strict_value({std::string(key), std::move(value)}, key, {item, {}, nowhere});
  return kept && !kept->empty() ? std::optional(*std::move(kept)) : std::nullopt;
}

Result<void> take_entries(const std::vector<Entry>& entries, const Origin& origin, Article& article) {
  for (const bool own_name : {true, false}) {
    for (const Entry& entry : entries) {
      const auto key = key_meant_by(entry.key);
      if (!key || is_metadata_key(entry.key) != own_name) continue;
      Field& field = field_of(article, *key);
      if (!own_name && field.from == origin.from) continue;
      const auto value = value_of(entry, *key, origin);
      if (!value) return value.error();
      if (!value->empty()) field = {*value, std::string(origin.from)};
    }
  }
  return {};
}

void offer(std::string_view key, std::string_view value, std::string_view from, const InboxItem& item,
           Article& article) {
  const SourceText source{item.name, value};
  const auto taken = take_entries({Entry{std::string(key), std::string(value), 1, 1}}, {item, from, source}, article);
  (void)taken;
}

}  // namespace claimwatch
