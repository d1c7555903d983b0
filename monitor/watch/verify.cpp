#include "monitor/watch/verify.h"

#include <map>

namespace claimwatch {
namespace {

void check_quotes(const Contents& contents, const std::map<std::string, std::string>& texts,
                  std::vector<std::string>& problems) {
  for (const auto& [row, claim] : contents.claims) {
    const std::string& path = contents.reading_of(claim).path;
    const auto text = texts.find(path);
    const Range& words = claim.claim.evidence;
    if (text == texts.end()) {
      problems.push_back(path + ": the index names a reading that the store has not; run `claimwatch reindex`");
    } else if (words.start > words.end || words.end > text->second.size() || words.of(text->second) != claim.evidence) {
      problems.push_back(path + ": bytes " + std::to_string(words.start) + ".." + std::to_string(words.end) +
                         " are not the quote that the index has; run `claimwatch reindex`");
    }
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
  std::map<std::string, std::string> texts;
  const auto visited =
      store.for_each([&](StoredReading stored) { texts[stored.path] = std::move(stored.article.text); });
  if (!visited) return visited.error();
  const auto contents = index.contents();
  if (!contents) return contents.error();
  for (const auto& [row, reading] : contents->readings) {
    if (!texts.contains(reading.path)) problems.push_back(reading.path + ": the store has no such reading");
  }
  check_quotes(*contents, texts, problems);
  return problems;
}

}  // namespace claimwatch
