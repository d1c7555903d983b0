#include "diffcore/topic/vocabulary.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <set>
#include <tuple>

namespace claimwatch {
namespace {

bool is_latin(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Lower-case ASCII of the same length, so that offsets agree.
std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\n' || c == '\t') c = ' ';  // a source's line may end inside "no longer"
  }
  return out;
}

bool is_acronym(std::string_view word) {
  return word.size() <= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Where words may begin in a token: at its start, where Latin letters meet others ("AI지분"), and at a contracted
/// "not".
std::set<std::size_t> starts_in(const Token& token, std::string_view text) {
  std::set<std::size_t> starts = {token.range.start};
  if (token.kind != TokenKind::word) return starts;
  for (std::size_t at = token.range.start + 1; at < token.range.end; ++at) {
    const bool latin_before = is_latin(static_cast<unsigned char>(text[at - 1]));
    const bool latin_here = is_latin(static_cast<unsigned char>(text[at]));
    const bool starts_character = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (starts_character && latin_before != latin_here) starts.insert(at);
  }
  for (const std::string_view negation : {"n't", "n’t"}) {
    const std::size_t length = negation.size();
    if (token.range.size() > length && token.range.of(text).ends_with(negation))
      starts.insert(token.range.end - length);
  }
  return starts;
}

}  // namespace

WordId Vocabulary::add(std::string_view word) {
  assert(order_.empty());
  const auto [known, is_new] = ids_.try_emplace(std::string(word), static_cast<WordId>(words_.size()));
  if (!is_new) return known->second;
  Word added;
  added.text = word;
  added.prefix = word.ends_with('*');
  if (added.prefix) word.remove_suffix(1);
  added.exact_case = is_acronym(word);
  added.folded = folded(word);
  words_.push_back(std::move(added));
  return known->second;
}

void Vocabulary::seal() {
  order_.resize(words_.size());
  std::iota(order_.begin(), order_.end(), WordId{0});
  std::sort(order_.begin(), order_.end(),
            [this](WordId a, WordId b) { return std::tie(words_[a].folded, a) < std::tie(words_[b].folded, b); });
}

bool Vocabulary::ends_well(const Word& word, std::string_view text, std::size_t end) const {
  if (word.prefix || end >= text.size() || !is_latin(static_cast<unsigned char>(word.folded.back()))) return true;
  return !is_latin(static_cast<unsigned char>(text[end]));
}

void Vocabulary::find_at(std::string_view folded_text, std::size_t base, std::string_view text, std::size_t start,
                         std::vector<WordHit>& hits) const {
  // Narrow the words that begin as the text does, byte by byte; those that are used up have been found.
  auto first = order_.begin();
  auto last = order_.end();
  for (std::size_t depth = 0; first != last && start - base + depth < folded_text.size(); ++depth) {
    const char c = folded_text[start - base + depth];
    const auto at = [&](WordId id) {
      const std::string& word = words_[id].folded;
      return depth < word.size() ? static_cast<int>(static_cast<unsigned char>(word[depth])) : -1;
    };
    const int wanted = static_cast<unsigned char>(c);
    first = std::lower_bound(first, last, wanted, [&](WordId id, int value) { return at(id) < value; });
    last = std::upper_bound(first, last, wanted, [&](int value, WordId id) { return value < at(id); });
    const std::size_t end = start + depth + 1;
    for (auto it = first; it != last && words_[*it].folded.size() == depth + 1; ++it) {
      const Word& word = words_[*it];
      const bool same_case = !word.exact_case || text.substr(start, end - start) == word.text;
      if (same_case && ends_well(word, text, end)) hits.push_back({*it, {start, end}});
    }
  }
}

std::vector<WordHit> Vocabulary::find(std::string_view text, const std::vector<Token>& tokens,
                                      const std::vector<std::size_t>& more_starts) const {
  assert(order_.size() == words_.size());
  std::vector<WordHit> hits;
  if (tokens.empty()) return hits;
  // Only the part that the tokens cover: an article is searched sentence by sentence.
  const std::size_t base = tokens.front().range.start;
  const std::string lower = folded(text.substr(base, tokens.back().range.end - base));
  std::set<std::size_t> carried;  // ends of words inside later tokens: "아마존 웹 서비스" "에서만"
  for (const Token& token : tokens) {
    std::set<std::size_t> starts = starts_in(token, text);
    starts.insert(carried.upper_bound(token.range.start), carried.lower_bound(token.range.end));
    for (const std::size_t start : more_starts) {
      if (token.range.start < start && start < token.range.end) starts.insert(start);
    }
    // A word that ends inside the token lets another begin there; starts only grow behind the one at hand.
    for (auto start = starts.begin(); start != starts.end(); ++start) {
      const std::size_t known = hits.size();
      find_at(lower, base, text, *start, hits);
      for (std::size_t i = known; i < hits.size(); ++i) {
        (hits[i].range.end < token.range.end ? starts : carried).insert(hits[i].range.end);
      }
    }
  }
  return hits;
}

}  // namespace claimwatch
