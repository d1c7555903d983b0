#include "diffcore/topic/words.h"

#include <algorithm>

namespace claimwatch {

WordSet as_set(WordSet words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool contains(const WordSet& set, WordId word) { return std::binary_search(set.begin(), set.end(), word); }

std::vector<WordId> words_of(const std::string& text, Vocabulary& vocabulary) {
  std::string typographic = text;
  for (std::size_t at = 0; (at = typographic.find('\'', at)) != std::string::npos;) typographic.replace(at, 1, "’");
  std::vector<WordId> words = {vocabulary.add(text)};
  if (typographic != text) words.push_back(vocabulary.add(typographic));
  return words;
}

void WordLists::define(const std::string& lang, const std::string& name, const std::vector<TomlString>& words,
                       TomlTable& table) {
  WordSet all = set_of(lang, words, table);
  WordSet& list = lists_[lang + '/' + name];
  all.insert(all.end(), list.begin(), list.end());
  list = as_set(std::move(all));
}

WordSet WordLists::set_of(const std::string& lang, const std::vector<TomlString>& words, TomlTable& table) {
  WordSet out;
  for (const auto& [text, place] : words) {
    if (text.empty()) {
      table.error(place, "an empty word; take it out");
    } else if (text.front() != '@') {
      const std::vector<WordId> forms = words_of(text, *vocabulary_);
      out.insert(out.end(), forms.begin(), forms.end());
    } else if (const auto list = lists_.find(lang + '/' + text.substr(1)); list != lists_.end()) {
      out.insert(out.end(), list->second.begin(), list->second.end());
    } else {
      std::vector<std::string> known;
      for (const auto& [name, set] : lists_) {
        if (name.starts_with(lang + '/')) known.push_back(name.substr(lang.size() + 1));
      }
      const auto meant = nearest_name(text.substr(1), known);
      table.error(place, "no word list " + text + " in language " + lang +
                             (meant ? "; did you mean @" + *meant + "?" : "; define it under [words." + lang + "]"));
    }
  }
  return as_set(std::move(out));
}

}  // namespace claimwatch
