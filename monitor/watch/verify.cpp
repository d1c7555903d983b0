#include "monitor/watch/verify.h"

#include <algorithm>

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
  const auto paths = index.paths();
  if (!paths) return paths.error();
  std::vector<bool> stored(paths->size());
  Result<void> quoted;
  const auto visited = store.for_each([&](const StoredReading& reading) {
    const auto known = std::ranges::lower_bound(*paths, reading.path);
    if (known != paths->end() && *known == reading.path)
      stored[static_cast<std::size_t>(known - paths->begin())] = true;
    const auto quotes = index.quotes(reading.path);
    if (!quotes) {
      quoted = quotes.error();
    } else {
      check_quotes(reading, *quotes, problems);
    }
  });
  if (!visited) return visited.error();
  if (!quoted) return quoted.error();
  for (std::size_t at = 0; at < paths->size(); ++at) {
    if (stored[at]) continue;
    problems.push_back((*paths)[at] + ": the index names a reading that the store has not; run `claimwatch reindex`");
  }
  return problems;
}

}  // namespace claimwatch
