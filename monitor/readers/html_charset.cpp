#include "monitor/readers/html_charset.h"

#include <algorithm>

#include "monitor/readers/lines.h"

namespace claimwatch {
namespace {

constexpr std::size_t searched = 8192;  // browsers look at 1,024 bytes, and go on where a page is late

constexpr std::string_view blanks = " \t\r\n\f";

/// The word behind `name` and "=" in a tag, with quotes around it or without.
std::string value_behind(std::string_view name, std::string_view tag) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    std::size_t start = tag.find_first_not_of(blanks, at + name.size());
    if (start == std::string_view::npos || tag[start] != '=') continue;
    start = tag.find_first_not_of(" \t\r\n\f\"'", start + 1);
    if (start == std::string_view::npos) continue;
    return std::string(tag.substr(start, tag.find_first_of(" \t\r\n\f\"';/>?", start) - start));
  }
  return {};
}

}  // namespace

std::string declared_charset(std::string_view page) {
  const std::string start = lower(page.substr(0, searched));
  std::string_view text = start;
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find('<'), text.size()));
    if (text.starts_with("<!--")) {
      text.remove_prefix(std::min(text.find("-->", 4), text.size()));
      continue;
    }
    const std::string_view tag = text.substr(0, text.find('>'));
    std::string charset;
    if (tag.starts_with("<?xml")) charset = value_behind("encoding", tag);
    if (tag.starts_with("<meta")) charset = value_behind("charset", tag);
    if (!charset.empty()) return charset;
    text.remove_prefix(std::min<std::size_t>(1, text.size()));
  }
  return {};
}

}  // namespace claimwatch
