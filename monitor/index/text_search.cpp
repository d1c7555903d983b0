#include "monitor/index/text_search.h"

#include <algorithm>

#include "monitor/index/guarded.h"

namespace claimwatch {
namespace {

/// So many texts are kept in memory, and taken before others may write to the index.
constexpr std::size_t batch = 500;

std::string joined(const std::vector<std::string>& tokens) {
  std::string text;
  for (const std::string& token : tokens) {
    if (!text.empty()) text += ' ';
    text += token;
  }
  return text;
}

std::string token_text(std::string_view text) { return joined(search_tokens(search_words(text))); }

/// The phrase in the language of FTS5. Tokens are letters and digits alone: nothing in them means anything there.
std::string match_of(const SearchPhrase& phrase) {
  const auto [tokens, prefix] = search_tokens(phrase);
  return '"' + joined(tokens) + '"' + (prefix ? " *" : "");
}

}  // namespace

Result<TextSearch> TextSearch::open(const std::string& path) {
  return guarded([&] { return TextSearch(path); });
}

std::int64_t TextSearch::last_row() const {
  auto row = database_.prepare("SELECT coalesce(max(id), 0) FROM texts_docsize");
  row.next();
  return row.integer(0);
}

std::pair<std::vector<TextSearch::Missing>, std::size_t> TextSearch::missing(std::size_t most) const {
  std::vector<Missing> readings;
  const std::int64_t last = last_row();
  auto row = database_.prepare("SELECT id, path, title FROM readings WHERE id > ? ORDER BY id LIMIT ?");
  for (row.with(last, most); row.next();) readings.push_back({row.integer(0), row.text(1), row.text(2)});
  auto count = database_.prepare("SELECT count(*) FROM readings WHERE id > ?");
  count.with(last).next();
  return {std::move(readings), static_cast<std::size_t>(count.integer(0))};
}

void TextSearch::take(const std::vector<Missing>& readings, const std::vector<std::string>& texts) {
  Transaction all(database_);
  auto still = database_.prepare("SELECT 1 FROM readings WHERE id = ? AND path = ?");
  auto insert = database_.prepare("INSERT INTO texts(rowid, title, text) VALUES(?, ?, ?)");
  std::int64_t last = last_row();
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const auto& [row, path, title] = readings[i];
    // Another process may have taken them meanwhile, or built the index anew.
    if (row <= last || !still.with(row, path).next()) continue;
    insert.with(row, token_text(title), token_text(texts[i])).run();
    last = row;
  }
  all.commit();
}

Result<void> TextSearch::fill(const TextOf& text_of, const Progress& progress) {
  std::size_t taken = 0;
  for (;;) {
    const auto left = guarded([&] { return missing(batch); });
    if (!left) return left.error();
    const auto& [next, count] = *left;
    progress(taken, taken + count);
    if (next.empty()) return {};
    std::vector<std::string> texts;
    for (const Missing& reading : next) {
      auto text = text_of(reading.path);
      if (!text) return text.error();
      texts.push_back(std::move(*text));
    }
    if (const auto done = guarded([&] { take(next, texts); }); !done) return done;
    taken += next.size();
  }
}

Result<TextSearch::Ranks> TextSearch::find(const SearchPhrase& phrase) const {
  return guarded([&] {
    Ranks ranks;
    auto row = database_.prepare(
        "SELECT readings.id, cast(-1e9 * bm25(texts, 4.0, 1.0) AS INTEGER) FROM texts JOIN readings ON readings.id = "
        "texts.rowid WHERE texts MATCH ?");
    for (row.with(match_of(phrase)); row.next();) ranks.emplace_back(row.integer(0), row.integer(1));
    std::ranges::sort(ranks);
    return ranks;
  });
}

}  // namespace claimwatch
