#include "diffcore/text/sentences.h"

#include <algorithm>

#include "diffcore/text/layout.h"
#include "diffcore/text/sentence_end.h"
#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

/// In bytes; three times the longest that was seen in news. What reads a sentence may compare all its words with all.
constexpr std::size_t longest_sentence = 2000;

/// Where a sentence that is too long is cut: at its last blank that is not too far, else between two characters.
std::size_t cut_in(std::string_view text, Range range) {
  const std::size_t blank = range.of(text).substr(0, longest_sentence).find_last_of(" \n");
  if (blank != std::string_view::npos && blank > 0) return range.start + blank;
  std::size_t cut = range.start + longest_sentence;
  constexpr int most_bytes = 4;
  for (int i = 1; i < most_bytes && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U; ++i) --cut;
  return cut;
}

/// Sentences of a bounded length: a text without full stops is still read, in time that grows with its length.
std::vector<Range> bounded(std::string_view text, const std::vector<Range>& sentences) {
  std::vector<Range> parts;
  for (Range rest : sentences) {
    while (rest.size() > longest_sentence) {
      const std::size_t cut = cut_in(text, rest);
      parts.push_back({rest.start, trim_end(text, rest.start, cut)});
      rest.start = skip_spaces(text, cut, rest.end);
    }
    if (rest.size() > 0) parts.push_back(rest);
  }
  return parts;
}

}  // namespace

std::vector<Sentence> sentences_of(std::string_view text) {
  std::vector<Sentence> sentences;
  std::size_t paragraph = 0;
  for (const Piece& piece : pieces_of(text)) {
    if (!piece.same_paragraph && !sentences.empty()) ++paragraph;
    // A title is one, whatever it is made of: "■ 알트먼은 누구?…유태계로 스탠퍼드대 1년 마치고".
    const auto parts = bounded(text, piece.heading ? std::vector{piece.range} : split_sentences(text, piece.range));
    std::size_t line = piece.line;
    std::size_t counted = piece.range.start;
    for (const Range& range : parts) {
      Sentence sentence;
      sentence.range = range;
      const std::string_view skipped = Range{counted, range.start}.of(text);
      line += static_cast<std::size_t>(std::count(skipped.begin(), skipped.end(), '\n'));
      counted = range.start;
      sentence.line = line;
      sentence.paragraph = paragraph;
      sentence.heading = piece.heading;
      sentence.item = piece.item && range == parts.front();
      sentence.question = is_question(range.of(text));
      sentence.speaker = piece.speaker;
      sentences.push_back(sentence);
    }
  }
  return sentences;
}

std::string_view language_of(std::string_view text) {
  std::size_t hangul = 0;
  std::size_t latin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (is_hangul(c.value)) ++hangul;
    if (is_latin(c.value)) ++latin;
    at = c.end();
  }
  // A syllable is written in one letter where English takes two or three; Korean news is full of Latin names.
  return hangul * 2 > latin ? "ko" : "en";
}

}  // namespace claimwatch
