#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/text/range.h"
#include "diffcore/text/tokens.h"

// Every word that some topic, entity or cue waits for, found in one pass over a sentence's tokens.

namespace claimwatch {

using WordId = std::uint32_t;

/// A word found in a text.
struct WordHit {
  WordId word = 0;
  Range range;
};

/// A set of words and phrases. Latin letters match whatever their case, unless a word of up to three letters is all
/// upper case ("MS"); a Latin word ends where its letters end, or anywhere with a trailing `*` ("invest*"). A word that
/// ends in Hangul is a stem: particles and endings may follow it.
class Vocabulary {
 public:
  /// The id of a word, the same for the same word. Not after `seal`.
  WordId add(std::string_view word);
  /// Orders the words for `find`.
  void seal();
  std::string_view word(WordId id) const { return words_[id].text; }
  std::size_t size() const { return words_.size(); }

  /// All words that begin at a token, or inside one where Latin letters meet others ("AI지분"), where another word ends
  /// ("애저" "에서만") or at one of `more_starts`.
  std::vector<WordHit> find(std::string_view text, const std::vector<Token>& tokens,
                            const std::vector<std::size_t>& more_starts = {}) const;

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Word {
    std::string text;    ///< As added.
    std::string folded;  ///< What is searched: lower case, without the `*`.
    bool prefix = false;
    bool exact_case = false;
  };
  /// A word where its letters end, and more that end there until the `last`. What a single word begins with has no
  /// cells behind it: the word's `rest` is compared.
  struct End {
    WordId word;
    std::uint32_t rest = 0, rest_size = 0;  ///< In `rests_`.
    bool exact_case = false;
    bool closed = false;  ///< No Latin letter may follow.
    bool last = false;
  };
  /// Where the words go on that begin with the same letters (a cell of a double array): with the letter c in the cell
  /// `next` + c, if that one's `parent` is this.
  struct Cell {
    std::uint32_t parent = none;
    std::uint32_t next = 0;
    std::uint32_t words = none;  ///< In `ends_`: the words that end here.
  };
  class Builder;
  void add_hits(std::uint32_t first, std::string_view text, Range range, std::size_t limit,
                std::vector<WordHit>& hits) const;
  void find_at(std::string_view text, std::size_t start, std::size_t limit, std::vector<WordHit>& hits) const;

  std::vector<Word> words_;
  std::map<std::string, WordId, std::less<>> ids_;
  std::vector<End> ends_;    ///< Of the words in order of their folded form.
  std::vector<Cell> cells_;  ///< The first is where all words begin; behind the last any letter may be looked for.
  std::string rests_;
};

}  // namespace claimwatch
