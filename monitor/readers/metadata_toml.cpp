#include "monitor/readers/metadata_toml.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <sstream>
#include <tuple>

#include "diffcore/text/utf8.h"
#include "diffcore/topic/tomlplusplus.h"
#include "monitor/readers/lines.h"

namespace claimwatch {
namespace {

Entry entry_of(const std::string& key, const toml::node& node) {
  Entry entry{key, {}, node.source().begin.line, node.source().begin.column, true};
  if (const auto* text = node.as_string()) {
    entry.value = text->get();
  } else if (node.is_date() || node.is_date_time()) {
    std::ostringstream printed;
    node.visit([&printed](const auto& value) {
      if constexpr (toml::is_date<decltype(value)> || toml::is_date_time<decltype(value)>) printed << value;
    });
    entry.value = printed.str();
  } else {
    entry.readable = false;
  }
  return entry;
}

void add_entries(const toml::table& table, const std::string& prefix, std::vector<Entry>& entries) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix + std::string(key.str());
    if (const auto* inner = node.as_table(); inner != nullptr && !inner->empty()) {
      add_entries(*inner, name + '.', entries);
    } else {
      entries.push_back(entry_of(name, node));
    }
  }
}

/// Whether a string begins in `value` that does not end there. Strings of more lines, in three quotes, are not looked
/// at.
bool is_unclosed(std::string_view value) {
  const char quote = value[0];
  if ((quote != '"' && quote != '\'') || value.substr(1, 2) == std::string(2, quote)) return false;
  for (std::size_t at = 1; at < value.size(); ++at) {
    if (value[at] == quote) return false;
    if (quote == '"' && value[at] == '\\') ++at;
  }
  return true;
}

/// Whether `value` is text without quotes: begins with a letter, or with a quote that is not straight.
bool is_bare_text(std::string_view value) {
  if (value == "true" || value == "false") return false;
  return (static_cast<unsigned char>(value[0]) & 0x80) != 0 || std::isalpha(static_cast<unsigned char>(value[0])) != 0;
}

/// Without the quotes that stand around it, straight or not.
std::string_view words_of(std::string_view value) {
  for (const std::string_view quote : {"\"", "'", "“", "”", "‘", "’"}) {
    if (value.starts_with(quote)) value.remove_prefix(quote.size());
    if (value.ends_with(quote)) value.remove_suffix(quote.size());
  }
  return value;
}

/// What to do about a line that is no TOML, where a common slip made it so; else empty.
std::string remedy_of(std::string_view line) {
  const std::size_t sign = line.find('=');
  if (sign == std::string_view::npos) return {};
  const std::string_view key = trimmed(line.substr(0, sign)), value = trimmed(line.substr(sign + 1));
  if (value.empty()) return {};
  if (is_unclosed(value)) return "; a string is not closed: add the quote at the end of the line";
  if (!is_bare_text(value)) return {};
  return "; text stands in quotes: write " + std::string(key) + " = " + toml_string(words_of(value));
}

void append_escape(std::string& out, const char* format, unsigned value) {
  char text[12];
  std::snprintf(text, sizeof text, format, value);
  out += text;
}

}  // namespace

Result<std::vector<Entry>> toml_entries(const SourceText& source) {
  try {
    std::vector<Entry> entries;
    add_entries(toml::parse(source.text), "", entries);
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return entries;
  } catch (const toml::parse_error& broken) {
    const auto at = broken.source().begin;
    return source.error(
        at.line, at.column,
        "this is no TOML: " + std::string(broken.description()) + remedy_of(line_at(source.text, at.line)));
  }
}

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    const std::string_view bytes = text.substr(at, c.size);
    at = c.end();
    if (c.value == 0xFFFD && c.size == 1) {
      append_escape(out, "\\\\x%02x", static_cast<unsigned char>(bytes[0]));
    } else if (c.value == '"' || c.value == '\\') {
      (out += '\\') += bytes;
    } else if (c.value < 0x20 || c.value == 0x7f) {
      append_escape(out, "\\u%04X", static_cast<unsigned>(c.value));
    } else {
      out += bytes;
    }
  }
  return out + '"';
}

}  // namespace claimwatch
