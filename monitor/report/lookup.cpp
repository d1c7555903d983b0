#include "monitor/report/lookup.h"

#include <charconv>
#include <map>

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

}  // namespace

Result<Named> named(std::string_view id, const Contents& contents) {
  const auto found = matches(id, contents);
  const std::string shown(id);
  if (found.empty() || id.empty()) return Error{"no flag, claim or article has the id \"" + shown + '"'};
  if (found.size() == 1) return found.begin()->second;
  std::string all;
  for (const auto& [name, what] : found) all.append("\n  ").append(name);
  return Error{shown + " begins several ids; write more of it:" + all};
}

Result<const ReadingView*> version_named(std::string_view id, const Contents& contents) {
  const auto at = std::min(id.find('@'), id.size());
  const auto found = named(id.substr(0, at), contents);
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

}  // namespace claimwatch
