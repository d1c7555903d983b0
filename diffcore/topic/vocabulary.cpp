#include "diffcore/topic/vocabulary.h"

#include <algorithm>
#include <cassert>
#include <span>
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

/// Lays out the cells for words in order, breadth first: those near where words begin are met most, and stand together.
class Vocabulary::Builder {
 public:
  explicit Builder(Vocabulary& vocabulary)
      : words_(vocabulary.words_), ends_(vocabulary.ends_), cells_(vocabulary.cells_), rests_(vocabulary.rests_) {}

  void build() {
    take_until(1);
    spans_ = {{0, static_cast<std::uint32_t>(ends_.size()), 0, 0}};
    for (std::size_t i = 0; i < spans_.size(); ++i) place(Span(spans_[i]));
  }

 private:
  /// Words in `ends_` that begin with the same `depth` letters, and the cell that these lead to.
  struct Span {
    std::uint32_t first, last, cell;
    std::size_t depth;
  };

  std::string_view letters_of(std::uint32_t at) const { return words_[ends_[at].word].folded; }
  bool is_free(std::uint32_t cell) const { return cell >= used_ || (cell > 0 && cells_[cell].parent == none); }

  /// Makes cells up to `end`, and behind them one for each letter that may be looked for there.
  void take_until(std::uint32_t end) {
    used_ = std::max(used_, end);
    cells_.resize(used_ + letters);
  }

  void place(const Span& span) {
    if (span.last - span.first == 1 && span.depth > 0) {
      end_one(span);
      return;
    }
    std::uint32_t longer = span.first;
    while (longer < span.last && letters_of(longer).size() == span.depth) ++longer;
    if (longer > span.first) {
      cells_[span.cell].words = span.first;
      ends_[longer - 1].last = true;
    }
    const std::size_t known = spans_.size();
    for (std::uint32_t at = longer; at < span.last;) {
      const std::uint32_t start = at;
      const char letter = letters_of(start)[span.depth];
      while (at < span.last && letters_of(at)[span.depth] == letter) ++at;
      spans_.push_back({start, at, static_cast<unsigned char>(letter), span.depth + 1});
    }
    if (spans_.size() > known) go_on(span.cell, std::span(spans_).subspan(known));
  }

  void end_one(const Span& span) {
    const std::string_view rest = letters_of(span.first).substr(span.depth);
    End& end = ends_[span.first];
    end.rest = static_cast<std::uint32_t>(rests_.size());
    end.rest_size = static_cast<std::uint32_t>(rest.size());
    end.last = true;
    rests_ += rest;
    cells_[span.cell].words = span.first;
  }

  /// Gives each of `spans`, whose cells are their letters so far, a cell behind that of `parent`.
  void go_on(std::uint32_t parent, std::span<Span> spans) {
    const std::uint32_t next = room_for(spans);
    cells_[parent].next = next;
    for (Span& span : spans) span.cell += next;
    take_until(spans.back().cell + 1);
    for (const Span& span : spans) cells_[span.cell].parent = parent;
  }

  /// Where the letters of `spans` all find free cells: a gap, or behind the last.
  std::uint32_t room_for(std::span<const Span> spans) {
    constexpr std::uint32_t window = 256;
    const std::uint32_t lowest = spans.front().cell;
    std::uint32_t next = std::max(used_, window + lowest) - window - lowest;
    const auto has_room = [&] {
      return std::ranges::all_of(spans, [&](const Span& span) { return is_free(next + span.cell); });
    };
    while (!has_room()) ++next;
    return next;
  }

  static constexpr std::uint32_t letters = 256;
  const std::vector<Word>& words_;
  std::vector<End>& ends_;
  std::vector<Cell>& cells_;
  std::string& rests_;
  std::vector<Span> spans_;
  std::uint32_t used_ = 0;  ///< Cells before it may be taken.
};

void Vocabulary::seal() {
  for (WordId id = 0; id < words_.size(); ++id) {
    const Word& word = words_[id];
    const bool latin = !word.folded.empty() && is_latin(static_cast<unsigned char>(word.folded.back()));
    ends_.push_back({.word = id, .exact_case = word.exact_case, .closed = latin && !word.prefix});
  }
  std::ranges::sort(ends_, {}, [this](const End& end) { return std::tie(words_[end.word].folded, end.word); });
  Builder(*this).build();
}

/// The words from `first` on that end at `range`, or behind it with their rest.
void Vocabulary::add_hits(std::uint32_t first, std::string_view text, Range range, std::size_t limit,
                          std::vector<WordHit>& hits) const {
  for (std::uint32_t i = first;; ++i) {
    const End& word = ends_[i];
    const std::size_t end = range.end + word.rest_size;
    const auto rest = std::string_view(rests_).substr(word.rest, word.rest_size);
    const bool ends = end <= limit && equal_folded(rest, text.substr(range.end, word.rest_size));
    const bool goes_on = word.closed && end < text.size() && is_latin(static_cast<unsigned char>(text[end]));
    const auto exact = [&] { return text.substr(range.start, end - range.start) == words_[word.word].text; };
    if (ends && !goes_on && (!word.exact_case || exact())) hits.push_back({word.word, {range.start, end}});
    if (word.last) return;
  }
}

void Vocabulary::find_at(std::string_view text, std::size_t start, std::size_t limit,
                         std::vector<WordHit>& hits) const {
  const Cell* const cells = cells_.data();
  std::uint32_t at = 0;
  for (std::size_t end = start; end < limit; ++end) {
    const std::uint32_t to = cells[at].next + static_cast<unsigned char>(folded(text[end]));
    if (cells[to].parent != at) return;
    at = to;
    if (cells[to].words != none) add_hits(cells[to].words, text, {start, end + 1}, limit, hits);
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
