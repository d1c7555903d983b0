#include "monitor/readers/html_select.h"

#include <algorithm>
#include <cctype>

namespace claimwatch {
namespace {

constexpr std::string_view blanks = " \t\n\r\f";

bool has_class(std::string_view classes, std::string_view name) {
  for (std::size_t at = classes.find(name); at != std::string_view::npos; at = classes.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool starts = at == 0 || blanks.find(classes[at - 1]) != std::string_view::npos;
    if (starts && (end == classes.size() || blanks.find(classes[end]) != std::string_view::npos)) return true;
  }
  return false;
}

bool has_attribute(const HtmlNode& node, const Selector::Attribute& wanted) {
  const std::string_view value = node.attribute(wanted.name);
  switch (wanted.sign) {
    case 0: return node.has(wanted.name);
    case '^': return value.starts_with(wanted.value);
    case '$': return value.ends_with(wanted.value);
    case '*': return value.find(wanted.value) != std::string_view::npos;
    // An itemprop or rel may have several words.
    default: return value == wanted.value || has_class(value, wanted.value);
  }
}

bool is_element(const HtmlNode& node, const Selector::Element& wanted) {
  if (node.is_text() || (!wanted.tag.empty() && node.tag != wanted.tag)) return false;
  if (!wanted.id.empty() && node.attribute("id") != wanted.id) return false;
  const std::string_view classes = wanted.classes.empty() ? std::string_view() : node.attribute("class");
  return std::ranges::all_of(wanted.classes, [&](const std::string& name) { return has_class(classes, name); }) &&
         std::ranges::all_of(wanted.attributes, [&](const auto& attribute) { return has_attribute(node, attribute); });
}

}  // namespace

bool is_selected(const HtmlPage& page, std::size_t node, const Selector& selector) {
  auto wanted = selector.path.rbegin();
  if (!is_element(page[node], *wanted)) return false;
  for (++wanted; wanted != selector.path.rend(); ++wanted) {
    do {
      if (node == 0) return false;
      node = page[node].parent;
    } while (!is_element(page[node], *wanted));
  }
  return true;
}

std::vector<std::size_t> selected(const HtmlPage& page, const Selector& selector) {
  std::vector<std::size_t> nodes;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (is_selected(page, i, selector)) nodes.push_back(i);
  }
  return nodes;
}

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words(1);
  bool before_is_lower = false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_upper = std::isupper(byte) != 0;
    if (std::isalpha(byte) == 0 || (is_upper && before_is_lower)) words.emplace_back();
    if (std::isalpha(byte) != 0) words.back() += static_cast<char>(std::tolower(byte));
    before_is_lower = std::islower(byte) != 0;
  }
  std::erase(words, std::string());
  return words;
}

}  // namespace claimwatch
