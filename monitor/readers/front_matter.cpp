#include "monitor/readers/front_matter.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "monitor/readers/lines.h"
#include "monitor/readers/metadata_toml.h"

namespace claimwatch {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::size_t near_lines = 20;  // front matter that begins with a broken line is looked for in so many

bool is_fence(std::string_view line, std::string_view fence) {
  return line.starts_with(fence) && trimmed(line.substr(fence.size())).empty();
}

/// The key that a line begins with, as `key:` or `key =`; empty when it begins otherwise.
std::string_view key_before(std::string_view line, char sign) {
  const auto end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
  if (end == 0 || end == std::string_view::npos) return {};
  const std::string_view rest = sign == '=' ? trimmed(line.substr(end)) : line.substr(end);
  if (rest.empty() || rest[0] != sign) return {};
  // "10:12 …" and "https://…" are prose, not keys.
  if (sign == ':' && rest.size() > 1 && blanks.find(rest[1]) == std::string_view::npos) return {};
  return line.substr(0, end);
}

/// Whether the first line that is not blank gives a key.
bool gives_key(Lines lines, char sign) {
  while (const auto line = lines.take()) {
    if (!trimmed(*line).empty()) return !key_before(*line, sign).empty() || (sign == '=' && (*line)[0] == '[');
  }
  return false;
}

/// Whether a line that begins so is front matter's and no prose, which begins with a capital: "Source: Harbor Wire".
bool is_known_key(std::string_view key) {
  return !key.empty() && std::islower(static_cast<unsigned char>(key[0])) != 0 && key_meant_by(key);
}

/// Whether a known key stands between here and a fence nearby.
bool encloses_known_key(Lines lines, std::string_view fence, char sign) {
  bool known = false;
  for (auto line = lines.take(); line && lines.number <= near_lines; line = lines.take()) {
    if (is_fence(*line, fence)) return known;
    known = known || is_known_key(key_before(*line, sign));
  }
  return false;
}

/// Whether `first` opens front matter: else it is prose, or a rule above it.
bool opens(std::string_view first, std::string_view fence, char sign, const Lines& behind) {
  return is_fence(first, fence) && (gives_key(behind, sign) || encloses_known_key(behind, fence, sign));
}

/// Quotes around the whole of a value are no part of it; quotes of its own words are.
std::string_view unquoted(std::string_view value) {
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return value;
  const std::string_view inner = value.substr(1, value.size() - 2);
  return inner.find('"') == std::string_view::npos ? inner : value;
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

Entry entry_of(std::string_view line, std::string_view key, std::size_t number) {
  const std::string_view value = trimmed(line.substr(key.size() + 1));
  const std::size_t before = value.empty() ? line.size() : static_cast<std::size_t>(value.data() - line.data());
  return {std::string(key), std::string(unquoted(value)), number, characters(line.substr(0, before)) + 1, true};
}

/// Adds what one line gives. Errors: a line of no key, and a known key whose value is not on its line alone.
Result<void> add_line(std::string_view line, std::size_t number, const SourceText& source,
                      std::vector<Entry>& entries) {
  if (trimmed(line).empty() || line[0] == '#') return {};
  const std::string_view key = key_before(line, ':');
  const bool goes_on = line[0] == ' ' || line[0] == '\t' || line[0] == '-';
  if (key.empty() && goes_on && !entries.empty()) {
    const Entry& above = entries.back();
    // Under another name there may be a table of something else.
    if (!is_metadata_key(above.key) && (!key_meant_by(above.key) || above.value.empty())) return {};
    return source.error(number, 1, above.key + " goes on here; write its value on one line");
  }
  if (key.empty()) {
    const std::string_view or_close = entries.empty() ? "" : ", or end the front matter above it with a line of ---";
    return source.error(number, 1,
                        "this is no `key: value` line; put a colon and a blank behind its key" + std::string(or_close));
  }
  const auto same = [&key](const Entry& entry) { return entry.key == key && is_metadata_key(key); };
  if (const auto first = std::find_if(entries.begin(), entries.end(), same); first != entries.end()) {
    return source.error(
        number, 1,
        std::string(key) + " is given before, in line " + std::to_string(first->line) + "; take one of the two out");
  }
  entries.push_back(entry_of(line, key, number));
  return {};
}

Error unclosed(const SourceText& source, std::string_view fence) {
  return source.error(1, 1,
                      "the front matter that begins here is not closed; end it with a line of " + std::string(fence));
}

Result<std::optional<FrontMatter>> key_value_lines(Lines lines, const SourceText& source) {
  FrontMatter found;
  while (const auto line = lines.take()) {
    if (is_fence(*line, "---")) {
      found.end = lines.next;
      return std::optional(std::move(found));
    }
    if (const auto added = add_line(*line, lines.number, source, found.entries); !added) return added.error();
  }
  return unclosed(source, "---");
}

Result<std::optional<FrontMatter>> toml_lines(Lines lines, const SourceText& source) {
  // The TOML begins with the line break of the opening fence, so that its lines keep their numbers.
  const std::size_t start = lines.next - 1;
  for (std::size_t end = lines.next; const auto line = lines.take(); end = lines.next) {
    if (!is_fence(*line, "+++")) continue;
    auto entries = toml_entries({source.name, source.text.substr(start, end - start)});
    if (!entries) return entries.error();
    return std::optional(FrontMatter{*std::move(entries), lines.next});
  }
  return unclosed(source, "+++");
}

}  // namespace

Result<std::optional<FrontMatter>> front_matter_of(const SourceText& source) {
  Lines lines{source.text};
  const auto first = lines.take();
  if (first && opens(*first, "---", ':', lines)) return key_value_lines(lines, source);
  if (first && opens(*first, "+++", '=', lines)) return toml_lines(lines, source);
  return std::optional<FrontMatter>();
}

}  // namespace claimwatch
