#include "monitor/readers/metadata_toml.h"

#include "diffcore/topic/tomlplusplus.h"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <tuple>

#include "diffcore/text/utf8.h"

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
    return source.error(at.line, at.column, "this is no TOML: " + std::string(broken.description()));
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
