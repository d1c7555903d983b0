#include "diffcore/topic/toml_file.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "diffcore/topic/tomlplusplus.h"

namespace claimwatch {
namespace {

TomlPlace place_of(const toml::node& node) { return {node.source().begin.line, node.source().begin.column}; }

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

std::string_view line_of(std::string_view text, std::uint32_t line) {
  for (; line > 1 && !text.empty(); --line) {
    const auto end = text.find('\n');
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return text.substr(0, text.find('\n'));
}

/// Whether a line of settings seems to hold a password or key, if only by mistake: these must not get into messages.
bool holds_secret(std::string_view line) {
  const auto equals = line.find('=');
  if (equals == std::string_view::npos) return false;
  const std::string_view key = line.substr(0, equals), value = line.substr(equals);
  const auto scheme = value.find("://");
  if (scheme != std::string_view::npos && value.find('@', scheme) != std::string_view::npos) return true;
  if (key.find("_file") != std::string_view::npos || key.find("_command") != std::string_view::npos) return false;
  return std::ranges::any_of(std::array<std::string_view, 3>{"pas", "secr", "tok"},
                             [&](std::string_view word) { return key.find(word) != std::string_view::npos; });
}

std::string shown(std::string_view line) {
  return holds_secret(line) ? std::string(line.substr(0, line.find('='))) + "= (not shown)" : std::string(line);
}

std::string quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

}  // namespace

struct TomlTable::Node {
  std::shared_ptr<const toml::table> root;  ///< Keeps the file's nodes alive.
  const toml::table* table;
};

std::optional<std::string> nearest_name(std::string_view wrong, const std::vector<std::string>& known) {
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(2, wrong.size() / 3) + 1;
  for (const std::string& name : known) {
    const std::size_t distance = edit_distance(wrong, name);
    if (distance < best_distance) {
      best_distance = distance;
      best = name;
    }
  }
  return best;
}

TomlFile::TomlFile(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}

void TomlFile::error(TomlPlace place, std::string_view what) {
  errors_.push_back(name_ + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + ": " +
                    std::string(what) + "\n    " + shown(line_of(text_, place.line)));
}

std::optional<TomlTable> TomlFile::root() {
  try {
    auto parsed = std::make_shared<const toml::table>(toml::parse(text_));
    auto node = std::make_shared<const TomlTable::Node>(TomlTable::Node{parsed, parsed.get()});
    return TomlTable(*this, std::move(node));
  } catch (const toml::parse_error& broken) {
    const auto at = broken.source().begin;
    error({at.line, at.column}, std::string("this is no TOML: ") + std::string(broken.description()));
    return std::nullopt;
  }
}

TomlPlace TomlTable::place() const { return place_of(*node_->table); }

void TomlTable::error(TomlPlace place, std::string_view what) { file_->error(place, what); }

const void* TomlTable::find(std::string_view key) {
  known_.emplace(key);
  return node_->table->get(key);
}

bool TomlTable::has(std::string_view key) { return find(key) != nullptr; }

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::string>> placed;
  for (const auto& [key, value] : *node_->table) {
    placed.emplace_back(key.source().begin.line, key.source().begin.column, std::string(key.str()));
  }
  std::sort(placed.begin(), placed.end());
  std::vector<std::string> keys;
  for (auto& [line, column, key] : placed) keys.push_back(std::move(key));
  return keys;
}

std::optional<TomlString> TomlTable::string(std::string_view key) {
  const auto* node = static_cast<const toml::node*>(find(key));
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_string()) return TomlString{value->get(), place_of(*node)};
  error(place_of(*node), quoted(key) + " is not a string; write it in quotes");
  return std::nullopt;
}

TomlString TomlTable::required_string(std::string_view key) {
  if (auto value = string(key)) return *value;
  if (!has(key)) error(place(), quoted(key) + " is missing here; add it");
  return {"", place()};
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key) {
  const auto* node = static_cast<const toml::node*>(find(key));
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_integer()) return value->get();
  error(place_of(*node), quoted(key) + " is not a whole number; write one without quotes");
  return std::nullopt;
}

bool TomlTable::boolean(std::string_view key) {
  const auto* node = static_cast<const toml::node*>(find(key));
  if (node == nullptr) return false;
  if (const auto* value = node->as_boolean()) return value->get();
  error(place_of(*node), quoted(key) + " is neither true nor false; write one of them without quotes");
  return false;
}

std::vector<TomlString> TomlTable::strings(std::string_view key) {
  std::vector<TomlString> out;
  const auto* node = static_cast<const toml::node*>(find(key));
  if (node == nullptr) return out;
  const auto* list = node->as_array();
  if (list == nullptr) {
    error(place_of(*node), quoted(key) + " is not a list; write [\"...\", \"...\"]");
    return out;
  }
  for (const toml::node& item : *list) {
    if (const auto* value = item.as_string()) {
      out.push_back({value->get(), place_of(item)});
    } else {
      error(place_of(item), quoted(key) + " holds something that is not a string; write it in quotes");
    }
  }
  return out;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const auto* node = static_cast<const toml::node*>(find(key));
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_table()) {
    return TomlTable(*file_, std::make_shared<const Node>(Node{node_->root, value}));
  }
  error(place_of(*node), quoted(key) + " is not a table; write [" + std::string(key) + "]");
  return std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> out;
  const auto* node = static_cast<const toml::node*>(find(key));
  if (node == nullptr) return out;
  const auto* list = node->as_array();
  if (list == nullptr || !list->is_array_of_tables()) {
    error(place_of(*node), quoted(key) + " is not a list of tables; write [[" + std::string(key) + "]] before each");
    return out;
  }
  for (const toml::node& item : *list) {
    out.push_back(TomlTable(*file_, std::make_shared<const Node>(Node{node_->root, item.as_table()})));
  }
  return out;
}

void TomlTable::refuse_others() {
  const std::vector<std::string> known(known_.begin(), known_.end());
  for (const auto& [key, value] : *node_->table) {
    if (known_.contains(key.str())) continue;
    const TomlPlace place{key.source().begin.line, key.source().begin.column};
    const auto meant = nearest_name(key.str(), known);
    std::string what = "unknown key " + quoted(key.str());
    what += meant ? "; did you mean " + quoted(*meant) + "?" : "; take it out";
    error(place, what);
  }
}

}  // namespace claimwatch
