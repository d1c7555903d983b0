#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// TOML files read with every problem told as `file:line:column: what; what to do`, with the line itself below.
// toml++ and its exceptions end in toml_file.cpp.

namespace claimwatch {

class TomlFile;

/// Where in a TOML file something stands; lines and columns from 1.
struct TomlPlace {
  std::uint32_t line = 0, column = 0;
  bool operator==(const TomlPlace&) const = default;
};

/// A string of a TOML file with its place.
struct TomlString {
  std::string text;
  TomlPlace place;
};

/// A table of a TOML file. Asking for a key makes it a known one; `refuse_others` tells the rest as errors.
class TomlTable {
 public:
  TomlPlace place() const;
  bool has(std::string_view key);
  std::vector<std::string> keys() const;  ///< In the order of the file.

  std::optional<TomlString> string(std::string_view key);
  TomlString required_string(std::string_view key);  ///< An empty one, and an error told, when it is missing.
  std::optional<std::int64_t> integer(std::string_view key);
  bool boolean(std::string_view key);
  std::vector<TomlString> strings(std::string_view key);
  std::optional<TomlTable> table(std::string_view key);
  std::vector<TomlTable> tables(std::string_view key);  ///< Of an array of tables.

  /// An error for each key that nobody asked for, with the nearest known one.
  void refuse_others();
  void error(TomlPlace place, std::string_view what);

 private:
  friend class TomlFile;
  struct Node;
  TomlTable(TomlFile& file, std::shared_ptr<const Node> node) : file_(&file), node_(std::move(node)) {}
  const void* find(std::string_view key);
  TomlFile* file_;
  std::shared_ptr<const Node> node_;
  std::set<std::string, std::less<>> known_;
};

/// One TOML file. Lives as long as its tables do.
class TomlFile {
 public:
  TomlFile(std::string name, std::string text);
  TomlFile(const TomlFile&) = delete;
  TomlFile& operator=(const TomlFile&) = delete;

  const std::string& name() const { return name_; }
  /// The whole file as a table; none when it is no TOML (an error is told).
  std::optional<TomlTable> root();

  void error(TomlPlace place, std::string_view what);
  const std::vector<std::string>& errors() const { return errors_; }

 private:
  std::string name_, text_;
  std::vector<std::string> errors_;
};

/// Of `known`, the name that is nearest to `wrong` by edits, when it is near enough to be meant; else none.
std::optional<std::string> nearest_name(std::string_view wrong, const std::vector<std::string>& known);

}  // namespace claimwatch
