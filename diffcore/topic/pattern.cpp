#include "diffcore/topic/pattern.h"

#include <algorithm>

namespace claimwatch {
namespace {

constexpr int near_gap = 3;
constexpr int wide_gap = 14;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = text.find(separator);
    if (end != 0) parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<Element> slot(std::string_view name, const Topic& topic, const CountUnits& units) {
  Element element;
  const std::pair<std::string_view, Quantity::Kind> values[] = {
      {"money", Quantity::Kind::money}, {"percent", Quantity::Kind::percent}, {"date", Quantity::Kind::date}};
  for (const auto& [value_name, kind] : values) {
    if (name != value_name) continue;
    element.kind = Element::Kind::value;
    element.value = kind;
    return element;
  }
  for (const CountUnit& unit : units) {
    if (name != unit.name) continue;
    element.kind = Element::Kind::value;
    element.value = Quantity::Kind::count;
    element.unit = unit.name;
    return element;
  }
  for (std::size_t role = 0; role < topic.roles.size(); ++role) {
    if (name != topic.roles[role].name) continue;
    element.kind = Element::Kind::role;
    element.role = static_cast<Role>(role);
    return element;
  }
  return std::nullopt;
}

void tell_unknown_slot(const std::string& part, const Topic& topic, const CountUnits& units, TomlPlace place,
                       TomlTable& table) {
  std::vector<std::string> known = {"{money}", "{percent}", "{date}"};
  for (const CountUnit& unit : units) known.push_back('{' + unit.name + '}');
  for (const RoleRule& role : topic.roles) known.push_back('{' + role.name + '}');
  const auto meant = nearest_name(part, known);
  table.error(place,
              "topic \"" + topic.id + "\" has no role " + part + ", and no unit is called so; " +
                  (meant ? "did you mean " + *meant + "?" : "take a role, {money}, {percent}, {date} or a unit"));
}

Element words(const std::string& part, const std::string& lang, TomlPlace place, WordLists& lists, TomlTable& table) {
  std::vector<TomlString> alternatives;
  for (std::string& word : split(part, '|')) {
    std::replace(word.begin(), word.end(), '_', ' ');
    alternatives.push_back({std::move(word), place});
  }
  Element element;
  element.words = lists.set_of(lang, alternatives, table);
  const bool known = std::ranges::all_of(alternatives, [&](const TomlString& word) {
    return word.text.front() != '@' || lists.knows(lang, std::string_view(word.text).substr(1));
  });
  if (element.words.empty() && known)
    table.error(place, '"' + part + "\" holds no word, so the pattern never matches; give it one");
  return element;
}

}  // namespace

Pattern compile_pattern(const TomlString& text, const std::string& lang, const Topic& topic, const CountUnits& units,
                        WordLists& lists, TomlTable& table) {
  Pattern pattern{text.text, {}};
  int gap = near_gap;
  for (const std::string& part : split(text.text, ' ')) {
    if (part == "..") {
      gap = wide_gap;
    } else if (part == "+") {
      gap = 0;
    } else {
      std::optional<Element> element;
      if (part.size() > 2 && part.front() == '{' && part.back() == '}') {
        element = slot(std::string_view(part).substr(1, part.size() - 2), topic, units);
        if (!element) tell_unknown_slot(part, topic, units, text.place, table);
      } else {
        element = words(part, lang, text.place, lists, table);
      }
      if (!element) continue;
      element->max_gap = gap;
      pattern.elements.push_back(std::move(*element));
      gap = near_gap;
    }
  }
  if (pattern.elements.empty()) table.error(text.place, "an empty pattern; write words and {slots}");
  return pattern;
}

}  // namespace claimwatch
