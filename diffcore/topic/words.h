#pragma once

#include <map>
#include <string>
#include <vector>

#include "diffcore/topic/rules_data.h"
#include "diffcore/topic/toml_file.h"

namespace claimwatch {

/// Named lists of words (`@own`), and the vocabulary that they and all single words go into.
class WordLists {
 public:
  explicit WordLists(Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

  /// Makes `name` stand for `words`. A later list of the same name and language adds to it.
  void define(const std::string& lang, const std::string& name, const std::vector<TomlString>& words, TomlTable& table);

  /// The set for words and `@names`, of one language; an unknown name is told as an error of `table`.
  WordSet set_of(const std::string& lang, const std::vector<TomlString>& words, TomlTable& table);

 private:
  Vocabulary* vocabulary_;
  std::map<std::string, WordSet> lists_;  ///< By "lang/name".
};

/// The word as written with either apostrophe, as articles do.
std::vector<WordId> words_of(const std::string& text, Vocabulary& vocabulary);

/// `words` in ascending order without repeats.
WordSet as_set(WordSet words);
bool contains(const WordSet& set, WordId word);

}  // namespace claimwatch
