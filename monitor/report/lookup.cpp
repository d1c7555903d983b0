#include "monitor/report/lookup.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "diffcore/text/utf8.h"
#include "diffcore/topic/rules_data.h"
#include "diffcore/topic/toml_file.h"
#include "monitor/report/order.h"

namespace claimwatch {
namespace {

/// Everything whose id begins so, by what it is and its id.
std::map<std::string, Named> matches(std::string_view id, const Contents& contents) {
  std::map<std::string, Named> found;
  for (const FlagView& flag : contents.flags) {
    if (flag.id.starts_with(id)) found["flag " + flag.id].flag = &flag;
  }
  for (const ClaimView* claim : ordered_claims(contents)) {
    if (claim->id.starts_with(id)) found["claim " + claim->id].claim = claim;
  }
  for (const auto& [row, reading] : contents.readings) {
    const std::string& article = reading.placement.article;
    if (article.starts_with(id)) found["article " + article].article = article;
  }
  return found;
}

/// What the id, or the beginning of one, names.
Result<Named> begun(std::string_view id, const Contents& contents) {
  const auto found = matches(id, contents);
  const std::string shown(id);
  if (found.empty() || id.empty()) return Error{"no flag, claim or article has the id \"" + shown + '"'};
  if (found.size() == 1) return found.begin()->second;
  std::string all;
  for (const auto& [name, what] : found) all.append("\n  ").append(name);
  return Error{shown + " begins several ids; write more of it:" + all};
}

/// "did you mean ...?", or where the names are found.
std::string advice(std::string_view wrong, const std::vector<std::string>& known, std::string_view where) {
  const auto meant = nearest_name(wrong, known);
  return meant ? "did you mean \"" + *meant + "\"?" : std::string(where);
}

/// The scopes that claims of a topic can have, but "".
std::vector<std::string> scopes_of(const Topic& topic) {
  std::set<std::string> scopes{topic.default_scope};
  for (const Scope& scope : topic.scopes) scopes.insert(scope.name);
  scopes.erase("");
  return {scopes.begin(), scopes.end()};
}

/// Whether a person who writes `name` means the topic, or what it has, of this id.
bool is_called(const std::string& id, std::string_view name, const Topic& topic) {
  const std::string wanted = lower_cased(name);
  return id == wanted || std::ranges::any_of(topic.names, [&](const auto& language) {
           const auto called = language.second.find(id);
           return called != language.second.end() && lower_cased(called->second) == wanted;
         });
}

}  // namespace

std::vector<const ReadingView*> Named::versions(const Contents& contents) const {
  return version != nullptr ? std::vector{version} : versions_of(article, contents);
}

std::vector<const ClaimView*> Named::claims(const Contents& contents) const {
  return version != nullptr ? claims_of_version(*version, contents) : claims_of_article(article, contents);
}

Result<Named> named(std::string_view id, const Contents& contents) {
  if (id.find('@') == std::string_view::npos) return begun(id, contents);
  const auto version = version_named(id, contents);
  if (!version) return version.error();
  return Named{.article = (*version)->placement.article, .version = *version};
}

Result<const ReadingView*> version_named(std::string_view id, const Contents& contents) {
  const auto at = std::min(id.find('@'), id.size());
  const auto found = begun(id.substr(0, at), contents);
  if (!found) return found.error();
  if (found->article.empty()) return Error{std::string(id) + " is no article"};
  const auto versions = versions_of(found->article, contents);
  if (at == id.size()) return versions.back();
  std::size_t number = 0;
  const std::string_view digits = id.substr(at + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (number == 0 || number > versions.size()) {
    return Error{"article " + found->article + " has versions 1 to " + std::to_string(versions.size()) + "; " +
                 std::string(digits) + " is none of them"};
  }
  return versions[number - 1];
}

Result<std::string> entity_named(std::string_view name, const Rules& rules) {
  const RulesData& data = rules.data();
  const std::string wanted = lower_cased(name);
  std::vector<std::string> known;
  for (const Entity& entity : data.entities) {
    if (entity.id == name || lower_cased(entity.name) == wanted) return entity.id;
    known.insert(known.end(), {entity.id, entity.name});
  }
  for (const auto& [word, alias] : data.aliases) {
    if (lower_cased(data.vocabulary.word(word)) == wanted) return data.entities[alias.entity].id;
    known.emplace_back(data.vocabulary.word(word));
  }
  return Error{"there is no entity \"" + std::string(name) + "\"; " +
               advice(name, known, "entities.toml and the `name` of each in it tell which there are")};
}

Result<std::string> topic_named(std::string_view name, const Rules& rules) {
  for (const std::string& topic : rules.topics()) {
    if (is_called(topic, name, *rules.data().topic_named(topic))) return topic;
  }
  return Error{"there is no topic \"" + std::string(name) + "\"; " +
               advice(name, rules.topics(), "`claimwatch topics list` names them")};
}

Result<std::string> scope_named(std::string_view name, std::string_view topic, const Rules& rules) {
  const Topic& found = *rules.data().topic_named(topic);
  const std::vector<std::string> known = scopes_of(found);
  if (name.empty()) return std::string(name);
  for (const std::string& scope : known) {
    if (is_called(scope, name, found)) return scope;
  }
  std::string all;
  for (const std::string& scope : known) all += (all.empty() ? "" : ", ") + scope;
  return Error{"the topic \"" + std::string(topic) + "\" has no scope \"" + std::string(name) + "\"; " +
               advice(name, known, all.empty() ? "it has none at all: leave --scope out" : "it has " + all)};
}

}  // namespace claimwatch
