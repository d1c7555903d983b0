#include "diffcore/claim/strangers.h"

#include <algorithm>
#include <set>

#include "diffcore/claim/function.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// The words of one sentence that may be a stranger's name, and what around them says that it is a company's.
class Introductions {
 public:
  Introductions(std::string_view text, const std::vector<Token>& tokens, const Language& language,
                const RulesData& rules)
      : text_(text), tokens_(tokens), language_(language) {
    for (const WordHit& hit : rules.vocabulary.find(text, tokens)) {
      if (rules.aliases.contains(hit.word)) known_.push_back(hit.range);
    }
    for (const WordHit& hit : rules.speech_words.find(text, tokens)) {
      if (contains(language.speech.no_names, hit.word) || rules.outlet_names.contains(hit.word))
        excluded_.push_back(hit.range);
    }
  }

  /// Rows of capitalised words that are introduced, first and last token.
  std::vector<std::pair<std::size_t, std::size_t>> all() const {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_name(i)) continue;
      std::size_t last = i;
      while (last + 1 < tokens_.size() && is_name(last + 1) && tokens_[last + 1].spaced) ++last;
      const bool beside_known = (i > 0 && is_known(i - 1)) || (last + 1 < tokens_.size() && is_known(last + 1));
      const bool only_ending = i == last && is_one_of(word(i), language_.company_endings);
      if (!beside_known && !only_ending && is_company(i, last)) out.emplace_back(i, last);
      i = last;
    }
    return out;
  }

 private:
  std::string_view word(std::size_t token) const { return tokens_[token].range.of(text_); }

  bool is_in(const std::vector<Range>& names, std::size_t token) const {
    return std::any_of(names.begin(), names.end(), [&](Range range) { return range.overlaps(tokens_[token].range); });
  }

  bool is_known(std::size_t token) const { return is_in(known_, token); }

  bool is_name(std::size_t token) const {
    const char first = word(token).front();
    return tokens_[token].kind == TokenKind::word && first >= 'A' && first <= 'Z' && !is_known(token) &&
           !is_in(excluded_, token);
  }

  bool is_company(std::size_t first, std::size_t last) const {
    // "French AI startup Mistral": what kind of startup it is.
    const bool is_adjective = last + 1 < tokens_.size() && is_one_of(word(last + 1), language_.company_nouns);
    if (first < last && is_one_of(word(last), language_.company_endings) && !is_adjective) return true;
    if (first > 0 && is_one_of(word(first - 1), language_.company_nouns)) return true;
    return is_explained(last);
  }

  /// "SenseTime, the Hong Kong group that specialises in …", "Argo AI, a self-driving startup,"
  bool is_explained(std::size_t last) const {
    constexpr std::size_t longest = 9;  // tokens
    if (last + 3 >= tokens_.size() || word(last + 1) != "," || !is_one_of(word(last + 2), language_.articles))
      return false;
    for (std::size_t i = last + 3; i < tokens_.size() && i <= last + longest; ++i) {
      if (tokens_[i].kind == TokenKind::sign || is_one_of(word(i), language_.speech.breaks)) return false;
      if (is_one_of(word(i), language_.offices)) return false;
      const bool possessive = i + 1 < tokens_.size() && word(i + 1).starts_with("'");
      if (is_one_of(word(i), language_.company_nouns)) return !possessive;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Language& language_;
  std::vector<Range> known_, excluded_;  ///< Names of entities, and words that are part of no company's name.
};

std::string id_of(const std::vector<std::string>& words) {
  std::string id;
  for (const std::string& word : words) {
    if (!id.empty()) id += '-';
    for (const char c : word) {
      const bool upper = c >= 'A' && c <= 'Z';
      const bool plain = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (plain) {
        id += upper ? static_cast<char>(c - 'A' + 'a') : c;
      } else if (!id.empty() && id.back() != '-') {
        id += '-';
      }
    }
  }
  while (id.ends_with('-')) id.pop_back();
  return id;
}

/// "OTHER INVESTMENTS": a heading in which nothing tells names from words.
bool is_in_capitals(std::string_view words) {
  return std::ranges::none_of(words, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Strangers::Strangers(std::string_view text, const std::vector<ReadSentence>& sentences, const RulesData& rules) {
  for (const ReadSentence& sentence : sentences) {
    const Language& language = *sentence.language;
    const auto introduces = [&](const Token& token) {
      const std::string_view word = token.range.of(text);
      return is_one_of(word, language.company_nouns) || is_one_of(word, language.company_endings);
    };
    if (language.company_nouns.empty() || is_in_capitals(sentence.sentence.range.of(text)) ||
        std::ranges::none_of(sentence.tokens, introduces))
      continue;
    for (const auto& [first, last] : Introductions(text, sentence.tokens, language, rules).all())
      add(text, sentence.tokens, first, last, language, rules);
  }
  // The longest name that begins at a word is meant.
  std::stable_sort(names_.begin(), names_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

void Strangers::add(std::string_view text, const std::vector<Token>& tokens, std::size_t first, std::size_t last,
                    const Language& language, const RulesData& rules) {
  std::vector<std::string> words;
  for (std::size_t i = first; i <= last; ++i) words.emplace_back(tokens[i].range.of(text));
  const bool has_ending = words.size() > 1 && is_one_of(words.back(), language.company_endings);
  const std::vector<std::string> full = words;
  if (has_ending && is_one_of(words.back(), language.legal_endings)) words.pop_back();
  Entity entity{id_of(words), full.front(), {"company", "startup"}};
  if (has_ending && is_one_of(full.back(), language.fund_endings)) entity.kinds = {"fund"};
  const auto has_id = [&](const Entity& other) { return other.id == entity.id; };
  // "Harvey, a legal startup": one that the files know by a longer name alone, which nothing else bears.
  if (const auto known = std::ranges::find_if(rules.entities, has_id); known != rules.entities.end()) entity = *known;
  if (entity.id.empty() || std::any_of(entities_.begin(), entities_.end(), has_id)) return;
  names_.emplace_back(full, entities_.size());
  if (words.size() < full.size()) names_.emplace_back(words, entities_.size());
  constexpr std::size_t clear = 4;  // letters of a first word that stands for the whole: "Argo" of Argo AI
  if (has_ending && words.size() == 2 && words.front().size() >= clear)
    names_.emplace_back(std::vector{words.front()}, entities_.size());
  entities_.push_back(std::move(entity));
}

std::vector<std::pair<Range, std::size_t>> Strangers::named_in(const std::vector<Token>& tokens,
                                                               std::string_view text) const {
  std::vector<std::pair<Range, std::size_t>> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto begins_here = [&](const auto& name) {
      const std::vector<std::string>& words = name.first;
      return i + words.size() <= tokens.size() &&
             std::equal(words.begin(), words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const std::string& word, const Token& token) { return token.range.of(text) == word; });
    };
    const auto name = std::find_if(names_.begin(), names_.end(), begins_here);
    if (name == names_.end()) continue;
    const std::size_t last = i + name->first.size() - 1;
    out.emplace_back(Range{tokens[i].range.start, tokens[last].range.end}, name->second);
    i = last;
  }
  return out;
}

}  // namespace claimwatch
