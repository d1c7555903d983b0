#include "diffcore/topic/vocabulary.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <tuple>

namespace claimwatch {
namespace {

bool is_latin(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Lower-case ASCII; a source's line may end inside "no longer".
char folded(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == '\n' || c == '\t' ? ' ' : c;
}

bool equal_folded(std::string_view word, std::string_view text) {
  return std::ranges::equal(word, text, {}, {}, folded);
}

bool is_acronym(std::string_view word) {
  return word.size() <= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Offsets in ascending order, each once.
void insert(std::size_t offset, std::vector<std::size_t>& offsets) {
  const auto at = std::lower_bound(offsets.begin(), offsets.end(), offset);
  if (at == offsets.end() || *at != offset) offsets.insert(at, offset);
}

/// Where words may begin in a token: at its start, where Latin letters meet others ("AI지분"), and at a contracted
/// "not".
void find_starts(const Token& token, std::string_view text, std::vector<std::size_t>& starts) {
  starts.assign(1, token.range.start);
  if (token.kind != TokenKind::word) return;
  for (std::size_t at = token.range.start + 1; at < token.range.end; ++at) {
    const bool latin_before = is_latin(static_cast<unsigned char>(text[at - 1]));
    const bool latin_here = is_latin(static_cast<unsigned char>(text[at]));
    const bool starts_character = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (starts_character && latin_before != latin_here) starts.push_back(at);
  }
  for (const std::string_view negation : {"n't", "n’t"}) {
    const std::size_t length = negation.size();
    if (token.range.size() > length && token.range.of(text).ends_with(negation))
      insert(token.range.end - length, starts);
  }
}

}  // namespace

WordId Vocabulary::add(std::string_view word) {
  assert(ends_.empty());
  const auto [known, is_new] = ids_.try_emplace(std::string(word), static_cast<WordId>(words_.size()));
  if (!is_new) return known->second;
  Word added;
  added.text = word;
  added.prefix = word.ends_with('*');
  if (added.prefix) word.remove_suffix(1);
  added.exact_case = is_acronym(word);
  for (const char c : word) added.folded += folded(c);
  words_.push_back(std::move(added));
  return known->second;
}

void Vocabulary::seal() {
  std::vector<WordId> order(words_.size());
  std::iota(order.begin(), order.end(), WordId{0});
  std::sort(order.begin(), order.end(),
            [this](WordId a, WordId b) { return std::tie(words_[a].folded, a) < std::tie(words_[b].folded, b); });
  for (const WordId id : order) {
    const Word& word = words_[id];
    const bool latin = !word.folded.empty() && is_latin(static_cast<unsigned char>(word.folded.back()));
    ends_.push_back({id, word.exact_case, latin && !word.prefix});
  }
  // Breadth first, so that the letters of a node stand together and each leads to the node behind it in the order.
  struct Span {
    std::uint32_t first, last;
    std::size_t depth;
  };
  std::vector<Span> spans = {{0, static_cast<std::uint32_t>(order.size()), 0}};
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto [first, last, depth] = spans[i];
    const auto word = [&](std::uint32_t at) -> const std::string& { return words_[order[at]].folded; };
    const auto letters = static_cast<std::uint32_t>(letters_.size());
    if (last - first == 1 && depth > 0) {
      const std::string_view rest = std::string_view(word(first)).substr(depth);
      nodes_.push_back({first, last, letters, letters, static_cast<std::uint32_t>(rests_.size()),
                        static_cast<std::uint32_t>(rest.size())});
      rests_ += rest;
      continue;
    }
    Node node{first, first, letters, letters};
    while (node.words_end < last && word(node.words_end).size() == depth) ++node.words_end;
    for (std::uint32_t at = node.words_end; at < last;) {
      const std::uint32_t start = at;
      while (at < last && word(at)[depth] == word(start)[depth]) ++at;
      letters_ += word(start)[depth];
      spans.push_back({start, at, depth + 1});
    }
    node.letters_end = static_cast<std::uint32_t>(letters_.size());
    nodes_.push_back(node);
  }
  add_tables();
}

void Vocabulary::add_tables() {
  constexpr std::uint32_t many = 8;
  for (Node& node : nodes_) {
    if (node.letters_end - node.letters < many) continue;
    auto& table = tables_.emplace_back();
    for (std::uint32_t i = node.letters; i < node.letters_end; ++i)
      table[static_cast<unsigned char>(letters_[i])] = i + 1;
    node.table = static_cast<std::uint32_t>(tables_.size());
  }
}

const Vocabulary::Node* Vocabulary::next(const Node& node, char letter) const {
  if (node.table > 0) {
    const std::uint32_t to = tables_[node.table - 1][static_cast<unsigned char>(letter)];
    return to == 0 ? nullptr : &nodes_[to];
  }
  for (std::uint32_t i = node.letters; i < node.letters_end; ++i) {
    if (letters_[i] == letter) return &nodes_[i + 1];
  }
  return nullptr;
}

void Vocabulary::find_at(std::string_view text, std::size_t start, std::size_t limit,
                         std::vector<WordHit>& hits) const {
  const Node* node = &nodes_.front();
  for (std::size_t end = start; end < limit;) {
    node = next(*node, folded(text[end]));
    if (node == nullptr) return;
    ++end;
    if (node->rest_size > 0) {
      const std::string_view rest = std::string_view(rests_).substr(node->rest, node->rest_size);
      if (limit - end < rest.size() || !equal_folded(rest, text.substr(end, rest.size()))) return;
      end += rest.size();
    }
    for (std::uint32_t i = node->words; i < node->words_end; ++i) {
      const End& word = ends_[i];
      if (word.closed && end < text.size() && is_latin(static_cast<unsigned char>(text[end]))) continue;
      if (word.exact_case && text.substr(start, end - start) != words_[word.word].text) continue;
      hits.push_back({word.word, {start, end}});
    }
  }
}

std::vector<WordHit> Vocabulary::find(std::string_view text, const std::vector<Token>& tokens,
                                      const std::vector<std::size_t>& more_starts) const {
  assert(ends_.size() == words_.size());
  std::vector<WordHit> hits;
  std::vector<std::size_t> starts;   // in the token at hand
  std::vector<std::size_t> carried;  // ends of words inside later tokens: "아마존 웹 서비스" "에서만"
  for (const Token& token : tokens) {
    const auto insert_inner = [&](std::size_t start) {
      if (token.range.start < start && start < token.range.end) insert(start, starts);
    };
    find_starts(token, text, starts);
    for (const std::size_t start : carried) insert_inner(start);
    for (const std::size_t start : more_starts) insert_inner(start);
    // A word that ends inside the token lets another begin there; starts only grow behind the one at hand.
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t known = hits.size();
      find_at(text, starts[i], tokens.back().range.end, hits);
      for (std::size_t hit = known; hit < hits.size(); ++hit) {
        const std::size_t end = hits[hit].range.end;
        insert_inner(end);
        if (end > token.range.end) insert(end, carried);
      }
    }
    std::erase_if(carried, [&](std::size_t start) { return start <= token.range.end; });
  }
  return hits;
}

}  // namespace claimwatch
