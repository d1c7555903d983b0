#pragma once

#include <array>
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
  struct Word {
    std::string text;    ///< As added.
    std::string folded;  ///< What is searched: lower case, without the `*`.
    bool prefix = false;
    bool exact_case = false;
  };
  /// A word where its letters end.
  struct End {
    WordId word;
    bool exact_case;
    bool closed;  ///< No Latin letter may follow.
  };
  /// The words that begin with the same letters: those that end behind `rest`, and which letters go on. Only what a
  /// single word begins with has a rest.
  struct Node {
    std::uint32_t words = 0, words_end = 0;      ///< In `ends_`.
    std::uint32_t letters = 0, letters_end = 0;  ///< In `letters_`.
    std::uint32_t rest = 0, rest_size = 0;       ///< In `rests_`.
    std::uint32_t table = 0;                     ///< Of a node with many letters: from 1, in `tables_`.
  };
  const Node* next(const Node& node, char letter) const;
  void add_tables();
  void find_at(std::string_view text, std::size_t start, std::size_t limit, std::vector<WordHit>& hits) const;

  std::vector<Word> words_;
  std::map<std::string, WordId, std::less<>> ids_;
  std::vector<End> ends_;    ///< Of the words in order of their folded form.
  std::vector<Node> nodes_;  ///< The root, and behind it by `letters_` the nodes that these lead to.
  std::string letters_, rests_;
  std::vector<std::array<std::uint32_t, 256>> tables_;  ///< By letter the node that it leads to; 0: none.
};

}  // namespace claimwatch
