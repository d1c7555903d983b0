#include "monitor/watch/verify.h"

#include <set>

namespace claimwatch {
namespace {

void check_quotes(const StoredReading& stored, const std::vector<ClaimQuote>& quotes,
                  std::vector<std::string>& problems) {
  for (const auto& [words, evidence] : quotes) {
    const std::string& text = stored.article.text;
    if (words.start <= words.end && words.end <= text.size() && words.of(text) == evidence) continue;
    problems.push_back(stored.path + ": bytes " + std::to_string(words.start) + ".." + std::to_string(words.end) +
                       " are not the quote that the index has; run `claimwatch reindex`");
  }
}

}  // namespace

Result<std::string> text_of(const Store& store, const ReadingView& reading) { return text_of(store, reading.path); }

Result<std::string> text_of(const Store& store, const std::string& path) {
  auto md = store.file(path + "/article.md");
  if (!md) return md;
  auto kept = article_of_md(*md);
  if (!kept) return Error{path + "/article.md: " + kept.error().message};
  return std::move(kept->article.text);
}

Result<std::vector<std::string>> verify(const Store& store, const Index& index) {
  std::vector<std::string> problems = store.verify();
  if (!problems.empty()) return problems;  // texts of a damaged store prove nothing
  if (auto whole = index.check(); !whole) return whole.error();
  std::set<std::string> stored_paths;
  Result<void> quoted;
  const auto visited = store.for_each([&](const StoredReading& stored) {
    stored_paths.insert(stored.path);
    const auto quotes = index.quotes(stored.path);
    if (!quotes) {
      quoted = quotes.error();
    } else {
      check_quotes(stored, *quotes, problems);
    }
  });
  if (!visited) return visited.error();
  if (!quoted) return quoted.error();
  const auto paths = index.paths();
  if (!paths) return paths.error();
  for (const std::string& path : *paths) {
    if (stored_paths.contains(path)) continue;
    problems.push_back(path + ": the index names a reading that the store has not; run `claimwatch reindex`");
  }
  return problems;
}

}  // namespace claimwatch
