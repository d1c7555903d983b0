#include "diffcore/revision/sentence_marks.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string>

#include "diffcore/text/sentences.h"
#include "diffcore/text/tokens.h"
#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

/// A line of fewer words may be no sentence: its dates are those of the page ("입력 2025.10.29 09:12").
constexpr std::size_t fewest_words = 3;
/// Of the words of both, what a sentence shares with the one that it was made of.
constexpr double counterpart_share = 0.5;
/// Syllables of a Hangul word that its particles and endings leave alone.
constexpr std::size_t stem_syllables = 2;
/// Bytes within which the dash of a dateline stands: "SAN FRANCISCO, Oct 28 (Pacific Ledger Wire) - ".
constexpr std::size_t dateline_bytes = 80;

/// Words and signs that turn a sentence round or limit it, by what they do to it: a copy may write 전해졌다 for
/// 알려졌다.
struct Mark {
  std::string_view words;
  char kind;
};
/// In order.
constexpr Mark english_marks[] = {
    {"about", 'a'},      {"allegedly", 'r'}, {"almost", 'a'},   {"apparently", 'r'},  {"approximately", 'a'},
    {"around", 'a'},     {"cannot", 'n'},    {"could", 'p'},    {"denied", 'd'},      {"denies", 'd'},
    {"deny", 'd'},       {"expected", 'p'},  {"if", 'i'},       {"likely", 'p'},      {"may", 'p'},
    {"maybe", 'p'},      {"might", 'p'},     {"nearly", 'a'},   {"neither", 'n'},     {"never", 'n'},
    {"no", 'n'},         {"nobody", 'n'},    {"none", 'n'},     {"nor", 'n'},         {"not", 'n'},
    {"nothing", 'n'},    {"perhaps", 'p'},   {"possibly", 'p'}, {"potentially", 'p'}, {"probably", 'p'},
    {"reportedly", 'r'}, {"roughly", 'a'},   {"should", 'w'},   {"supposedly", 'r'},  {"unless", 'i'},
    {"unlikely", 'u'},   {"without", 'n'},   {"would", 'w'}};
/// Parts of words: Korean puts both behind the stem.
constexpr Mark korean_marks[] = {
    {"않", 'n'},      {"아니", 'n'},   {"아닌", 'n'},   {"아님", 'n'},   {"아닙", 'n'},   {"없", 'n'},   {"못하", 'n'},
    {"못한", 'n'},    {"못할", 'n'},   {"못했", 'n'},   {" 못 ", 'n'},   {" 안 ", 'n'},   {"부인", 'd'}, {"수 있", 'p'},
    {"수도 있", 'p'}, {"가능성", 'p'}, {"전망", 'p'},   {"예상", 'p'},   {"추정", 'p'},   {"관측", 'p'}, {"검토", 'p'},
    {"보인다", 'p'},  {"알려졌", 'r'}, {"알려진", 'r'}, {"전해졌", 'r'}, {"전해진", 'r'}, {"만약", 'i'}, {"만일", 'i'},
    {" 약 ", 'a'},    {"가량", 'a'},   {"안팎", 'a'},   {"내외", 'a'},   {"십만", '6'},   {"백만", '6'}, {"천만", '7'},
    {"십억", '9'},    {"백억", '9'},   {"천억", '9'},   {"수조", 't'},   {"달러", '$'}};
/// Behind a number they are its unit.
constexpr std::string_view scales[] = {"hundred",  "thousand", "million",    "billion",
                                       "trillion", "percent",  "percentage", "points"};

constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                       "jul", "aug", "sep", "oct", "nov", "dec"};

std::uint32_t hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()));
}

bool contains(auto const& list, std::string_view word) { return std::ranges::find(list, word) != std::end(list); }

/// "마이" of "마이크로소프트는"; other words whole.
std::string_view stem(std::string_view word) {
  std::size_t at = 0;
  for (std::size_t syllable = 0; syllable < stem_syllables; ++syllable) {
    if (!is_hangul(character_at(word, at).value)) return word;
    at = character_at(word, at).end();
    if (at >= word.size()) return word;
  }
  return word.substr(0, at);
}

/// By the last bits of a character whether some Korean mark begins with one that has them.
constexpr auto korean_beginnings = [] {
  std::array<bool, 1024> beginnings{};
  for (const Mark& mark : korean_marks) beginnings[character_at(mark.words, 0).value % beginnings.size()] = true;
  return beginnings;
}();

/// Reads one sentence of a plain text.
class Marking {
 public:
  Marking(std::string_view text, Range sentence) : text_(text), sentence_(sentence) {}

  MarkedSentence run(std::span<const Quantity> quantities) {
    read_quantities_of(quantities);
    const auto tokens = tokens_of(text_, sentence_);
    for (std::size_t i = 0; i < tokens.size(); ++i) read(tokens, i);
    read_korean();
    std::ranges::sort(out_.words);
    out_.words.erase(std::ranges::unique(out_.words).begin(), out_.words.end());
    if (out_.words.size() >= fewest_words) marks_.insert(marks_.end(), dates_.begin(), dates_.end());
    std::ranges::sort(marks_);
    std::string all;
    for (const std::string& mark : marks_) all.append(mark).append("\n");
    out_.marks = hash_of(all);
    return std::move(out_);
  }

 private:
  void read_quantities_of(std::span<const Quantity> quantities) {
    for (const Quantity& quantity : quantities) {
      if (quantity.range.end > sentence_.end) continue;
      read_.push_back(quantity.with_bound);
      const bool is_date = quantity.kind == Quantity::Kind::date;
      if (is_date && in_dateline(quantity.range)) continue;
      (is_date ? dates_ : marks_)
          .push_back(quantity.value + ' ' + quantity.value_high + ' ' +
                     std::to_string(static_cast<int>(quantity.bound)));
    }
  }

  bool in_dateline(Range range) const {
    const auto dash = sentence_.of(text_).substr(0, dateline_bytes).find(" - ");
    return dash != std::string_view::npos && range.end <= sentence_.start + dash;
  }

  /// "28" of "Oct 28 - Microsoft".
  bool is_dateline_day(const std::vector<Token>& tokens, std::size_t i) const {
    if (i == 0 || !in_dateline(tokens[i].range)) return false;
    return contains(months, lower_cased(tokens[i - 1].range.of(text_)).substr(0, 3));
  }

  /// "09:12"
  bool is_time(Range number) const {
    return (number.start > 0 && text_[number.start - 1] == ':') ||
           (number.end < text_.size() && text_[number.end] == ':');
  }

  void read(const std::vector<Token>& tokens, std::size_t i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::sign) return;
    if (std::ranges::any_of(read_, [&](const Range& range) {
          return range.start <= token.range.start && token.range.end <= range.end;
        })) {
      return;
    }
    if (token.kind == TokenKind::number) return read_number(tokens, i);
    const std::string word = lower_cased(token.range.of(text_));
    const auto mark = std::ranges::lower_bound(english_marks, word, {}, &Mark::words);
    const bool is_mark = mark != std::end(english_marks) && mark->words == word;
    const bool is_not = word.ends_with("n't") || word.ends_with("n’t");
    if (is_mark || is_not) {
      marks_.push_back(std::string(1, is_not ? 'n' : mark->kind));
    } else if (contains(scales, word) || word.find_first_of("0123456789") != std::string::npos) {
      marks_.push_back(word);
    } else {
      out_.words.push_back(hash_of(stem(word)));
    }
  }

  void read_number(const std::vector<Token>& tokens, std::size_t i) {
    if (is_time(tokens[i].range) || is_dateline_day(tokens, i)) return;
    std::string number(tokens[i].range.of(text_));
    std::erase(number, ',');
    if (i + 1 < tokens.size()) {
      const std::string next = lower_cased(tokens[i + 1].range.of(text_));
      const bool attached = !tokens[i + 1].spaced && (tokens[i + 1].kind == TokenKind::word || next == "%");
      if (attached) number += stem(next);
    }
    marks_.push_back(std::move(number));
  }

  void read_korean() {
    const std::string_view words = sentence_.of(text_);
    for (std::size_t next = 0; next < words.size();) {
      const Character c = character_at(words, next);
      next = c.end();
      if (!korean_beginnings[c.value % korean_beginnings.size()]) continue;
      for (const Mark& mark : korean_marks) {
        if (words.substr(c.at).starts_with(mark.words) && !in_number(sentence_.start + c.at))
          marks_.push_back(std::string(1, mark.kind));
      }
    }
  }

  bool in_number(std::size_t at) const {
    return std::ranges::any_of(read_, [&](const Range& range) { return range.start <= at && at < range.end; });
  }

  std::string_view text_;
  Range sentence_;
  std::vector<Range> read_;  ///< Quantities, with the words that bound them.
  std::vector<std::string> marks_, dates_;
  MarkedSentence out_;
};

/// Those that begin in a sentence; they come in order.
std::span<const Quantity> quantities_in(Range sentence, std::span<const Quantity> all) {
  const auto start = [](const Quantity& quantity) { return quantity.range.start; };
  const auto first = std::ranges::lower_bound(all, sentence.start, {}, start);
  return {first, std::ranges::lower_bound(first, all.end(), sentence.end, {}, start)};
}

double alike(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return static_cast<double>(shared.size()) / static_cast<double>(a.size() + b.size() - shared.size());
}

}  // namespace

std::vector<MarkedSentence> marked_sentences(std::string_view text, std::span<const Quantity> quantities) {
  std::vector<MarkedSentence> out;
  for (const Sentence& sentence : sentences_of(text)) {
    MarkedSentence marked = Marking(text, sentence.range).run(quantities_in(sentence.range, quantities));
    if (!marked.words.empty()) out.push_back(std::move(marked));
  }
  return out;
}

bool marks_agree(std::span<const MarkedSentence> copy, std::span<const MarkedSentence> original) {
  return std::ranges::all_of(copy, [&](const MarkedSentence& sentence) {
    double most = counterpart_share;
    bool found = false, agrees = false;
    for (const MarkedSentence& other : original) {
      const double likeness = alike(sentence.words, other.words);
      if (likeness < most) continue;
      agrees = (agrees && likeness == most) || sentence.marks == other.marks;
      most = likeness;
      found = true;
    }
    return agrees || !found;  // a sentence that the other has not tells nothing otherwise
  });
}

}  // namespace claimwatch
