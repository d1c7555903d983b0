#pragma once

#include <map>
#include <string>
#include <vector>

#include "diffcore/topic/rules_data.h"
#include "diffcore/topic/toml_file.h"

namespace claimwatch {

/// A list of words as a file has it.
struct NamedWords {
  std::string name;
  std::vector<TomlString> words;
};

/// Named lists of words (`@own`), and the vocabulary that they and all single words go into.
class WordLists {
 public:
  explicit WordLists(Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

  /// Makes each name stand for its words. A later list of the same name and language adds to it. Lists may name each
  /// other in any order; those that do so in a circle are told as errors of `table`.
  void define_all(const std::string& lang, std::vector<NamedWords> lists, TomlTable& table);

  bool knows(const std::string& lang, std::string_view name) const;

  /// The set for words and `@names`, of one language; an unknown name is told as an error of `table`.
  WordSet set_of(const std::string& lang, const std::vector<TomlString>& words, TomlTable& table);

 private:
  class Definition;
  void define(const std::string& lang, const std::string& name, const std::vector<TomlString>& words, TomlTable& table);

  Vocabulary* vocabulary_;
  std::map<std::string, WordSet> lists_;  ///< By "lang/name".
};

/// The word as written with either apostrophe, as articles do, and in polite speech (끝나: 끝납니다); of a Korean verb
/// ("풀리다*") all its forms.
std::vector<WordId> words_of(const std::string& text, Vocabulary& vocabulary);

/// `words` in ascending order without repeats.
WordSet as_set(WordSet words);
bool contains(const WordSet& set, WordId word);

}  // namespace claimwatch
