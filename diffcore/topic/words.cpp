#include "diffcore/topic/words.h"

#include <algorithm>

#include "diffcore/text/verb_forms.h"

namespace claimwatch {

WordSet as_set(WordSet words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool contains(const WordSet& set, WordId word) {
  // Words that were listed together have numbers near each other: most others are out of a set's bounds.
  const bool may_be = !set.empty() && set.front() <= word && word <= set.back();
  return may_be && std::binary_search(set.begin(), set.end(), word);
}

std::vector<WordId> words_of(const std::string& text, Vocabulary& vocabulary) {
  constexpr std::string_view of_verb = "다*";
  if (text.ends_with(of_verb)) {
    std::vector<WordId> forms;
    for (const std::string& form : beginnings_of_forms(std::string_view(text).substr(0, text.size() - of_verb.size())))
      forms.push_back(vocabulary.add(form));
    return forms;
  }
  std::vector<WordId> words = {vocabulary.add(text)};
  if (const auto polite = polite_form(text)) words.push_back(vocabulary.add(*polite));
  std::string typographic = text;
  for (std::size_t at = 0; (at = typographic.find('\'', at)) != std::string::npos;) typographic.replace(at, 1, "’");
  if (typographic != text) words.push_back(vocabulary.add(typographic));
  return words;
}

bool WordLists::knows(const std::string& lang, std::string_view name) const {
  return lists_.contains(lang + '/' + std::string(name));
}

/// Defines the lists of one table, each after those that it names.
class WordLists::Definition {
 public:
  Definition(WordLists& all, const std::string& lang, std::vector<NamedWords> lists, TomlTable& table)
      : all_(all), lang_(lang), table_(table) {
    for (NamedWords& list : lists) waiting_.emplace(list.name, std::move(list.words));
  }

  void define(const std::string& name) {
    auto list = waiting_.extract(name);
    if (list.empty()) return;  // another list has needed it before
    way_.push_back(name);
    std::erase_if(list.mapped(), [&](const TomlString& word) {
      if (!word.text.starts_with('@') || all_.knows(lang_, word.text.substr(1))) return false;
      const std::string needed = word.text.substr(1);
      const bool circle = std::ranges::find(way_, needed) != way_.end();
      if (circle) {
        tell_circle(needed, word.place);
      } else {
        define(needed);
      }
      return circle;
    });
    way_.pop_back();
    all_.define(lang_, name, list.mapped(), table_);
  }

 private:
  void tell_circle(const std::string& name, TomlPlace place) {
    std::string circle;
    for (auto at = std::ranges::find(way_, name); at != way_.end(); ++at) circle += '@' + *at + " → ";
    table_.error(place, "these lists name each other in a circle: " + circle + '@' + name +
                            "; write out in one of them what it takes from the next");
  }

  WordLists& all_;
  const std::string& lang_;
  TomlTable& table_;
  std::map<std::string, std::vector<TomlString>> waiting_;
  std::vector<std::string> way_;  ///< The lists that are being defined, each for the one before.
};

void WordLists::define_all(const std::string& lang, std::vector<NamedWords> lists, TomlTable& table) {
  std::vector<std::string> names;
  for (const NamedWords& list : lists) names.push_back(list.name);
  Definition definition(*this, lang, std::move(lists), table);
  for (const std::string& name : names) definition.define(name);
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
