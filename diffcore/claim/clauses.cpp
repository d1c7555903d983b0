#include "diffcore/claim/clauses.h"

#include <algorithm>
#include <set>

#include "diffcore/claim/function.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// Whether a colon of an entry goes before its value: "Stake: 27%", "Valuation: about $86 billion".
bool stands_for_is(const ReadSentence& read, std::size_t colon, std::string_view text) {
  constexpr std::size_t value_within = 2;
  if (!read.sentence.item) return false;
  const auto has_digit = [&](std::size_t token) {
    const std::string_view word = read.tokens[token].range.of(text);
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  for (std::size_t i = 0; i < colon; ++i) {
    if (has_digit(i)) return false;
  }
  for (std::size_t i = colon + 1; i < read.tokens.size() && i <= colon + value_within; ++i) {
    if (has_digit(i)) return true;
  }
  return false;
}

/// Finds the statements of an English sentence whose mentions are known.
class EnglishStatements {
 public:
  EnglishStatements(const ReadSentence& read, std::string_view text) : read_(read), text_(text) {
    std::vector<bool> told(read.tokens.size());
    for (const Mention& mention : read.mentions) {
      if (mention.kind == Mention::Kind::word && contains(read.language->past_verbs, mention.word))
        told[mention.first] = true;
    }
    for (std::size_t i = 0; i < read.tokens.size(); ++i) {
      const std::string_view verb = word(i);
      const bool is_lower = verb[0] >= 'a' && verb[0] <= 'z';
      const bool inflected = verb.size() > 3 && (verb.ends_with('s') || verb.ends_with("ed"));
      const bool is_finite = is_lower && (inflected || told[i] || is_one_of(verb, read.language->finite_verbs));
      verbs_before_.push_back(verbs_before_.back() + (is_finite ? 1 : 0));
    }
  }

  /// Where the statement begins that a sign or a conjunction opens at a token, `first` being that of the one before; 0:
  /// none does.
  std::size_t behind(std::size_t first, std::size_t token) const {
    const std::size_t start = token + words_between(token);
    const bool is_bare = read_.tokens[token].kind == TokenKind::word;
    const bool begins =
        start > token && start < read_.tokens.size() && has_verb(first, token) && begins_with_subject(start, is_bare);
    return begins ? start : 0;
  }

 private:
  std::string_view word(std::size_t token) const { return read_.tokens[token].range.of(text_); }

  bool has_verb(std::size_t from, std::size_t to) const { return verbs_before_[to] > verbs_before_[from]; }

  /// Tokens of what may part two statements, from `token` on: a semicolon, a dash, a conjunction; 0 where none stands.
  std::size_t words_between(std::size_t token) const {
    const bool is_dash = read_.tokens[token].spaced && (word(token) == "–" || word(token) == "—");
    if (word(token) == ";" || is_dash) return 1;
    if (word(token) == ",") {
      const bool joins = token + 1 < read_.tokens.size() && is_one_of(word(token + 1), read_.language->conjunctions);
      return joins ? 2 : 0;
    }
    return is_one_of(word(token), read_.language->bare_conjunctions) && !follows_bare_name(token) ? 1 : 0;
  }

  /// Whether a name that no preposition governs ends right before a token: "Amazon and Nvidia are investing".
  bool follows_bare_name(std::size_t token) const {
    return std::ranges::any_of(read_.mentions, [&](const Mention& mention) {
      return mention.kind == Mention::Kind::entity && mention.last + 1 == token && mention.function == Function::bare;
    });
  }

  /// Whether a company with a verb behind it begins at a token, or up to three words behind an article there. Where no
  /// comma parts the two, its name is told, and no sign stands before the verb.
  bool begins_with_subject(std::size_t start, bool is_bare) const {
    constexpr std::size_t name_within = 3;  // tokens: "the valuation of xAI"
    constexpr std::size_t verb_within = 8;  // tokens: "'s rights to all of OpenAI's models run"
    const auto name = std::ranges::find_if(read_.mentions, [&](const Mention& mention) {
      return mention.kind == Mention::Kind::entity && mention.first >= start;
    });
    if (name == read_.mentions.end() || (is_bare && name->short_form)) return false;
    const bool has_article = is_one_of(word(start), read_.language->articles);
    if (name->first > start + (has_article ? name_within : 0)) return false;
    std::size_t end = std::min(read_.tokens.size(), name->last + 1 + verb_within);
    for (std::size_t i = name->last + 1; is_bare && i < end; ++i) {
      if (read_.tokens[i].kind == TokenKind::sign) end = i;
    }
    return has_verb(name->last + 1, std::max(end, name->last + 1));
  }

  const ReadSentence& read_;
  const std::string_view text_;
  std::vector<int> verbs_before_ = {0};  ///< Each token, and the end: finite verbs.
};

/// 독점하고 있다, 독점하고 싶다
bool is_before_helper(const ReadSentence& read, std::size_t token, std::string_view text) {
  if (token + 1 >= read.tokens.size()) return false;
  const std::string_view next = read.tokens[token + 1].range.of(text);
  return next.starts_with("있") || next.starts_with("싶");
}

/// "오픈AI는 400억달러를 조달했고, 구글은": a verb that goes on, and a subject or an owner behind it.
std::size_t korean_statement_behind(const ReadSentence& read, std::size_t token, std::string_view text) {
  constexpr std::size_t name_within = 2;  // tokens
  const std::string_view verb = read.tokens[token].range.of(text);
  const auto ends = [&](const std::string& ending) { return verb.ends_with(ending); };
  const auto& language = *read.language;
  const bool goes_on = is_before_helper(read, token, text) || std::ranges::any_of(language.no_conjunctions, ends);
  if (goes_on || !std::ranges::any_of(language.conjunctions, ends)) return 0;
  const std::size_t start = read.tokens[token + 1].kind == TokenKind::sign ? token + 2 : token + 1;
  if (start < read.tokens.size() && std::ranges::any_of(language.theme_endings, [&](const std::string& ending) {
        return read.tokens[start].range.of(text).ends_with(ending);
      }))
    return start;
  const bool begins = std::ranges::any_of(read.mentions, [&](const Mention& mention) {
    const bool is_told_of = mention.function == Function::subject || mention.function == Function::possessive;
    return mention.kind == Mention::Kind::entity && is_told_of && start <= mention.first &&
           mention.first <= start + name_within;
  });
  return begins ? start : 0;
}

}  // namespace

void mark_statements(ReadSentence& read, std::string_view text) {
  read.statement.assign(read.tokens.size(), 0);
  const bool is_korean = !read.language->particles.empty();
  const EnglishStatements english(read, text);
  std::size_t first = 0;  // of the statement
  int statement = 0;
  int new_clauses = 0;
  for (std::size_t i = 0; i + 1 < read.tokens.size(); ++i) {
    const std::size_t next = read.aside[i] ? 0
                             : is_korean   ? korean_statement_behind(read, i, text)
                                           : english.behind(first, i);
    if (next > 0) {
      first = next;
      ++statement;
      if (!is_korean || read.clause[i] - new_clauses == read.clause[i + 1]) ++new_clauses;
    }
    read.statement[i + 1] = statement;
    read.clause[i + 1] += new_clauses;
  }
}

void mark_clauses(ReadSentence& read, std::string_view text, const std::vector<WordHit>& hits) {
  int clause = 0;
  int depth = 0;
  int passed = 0;
  std::set<std::size_t> starts;
  std::set<std::size_t> asides;
  for (const WordHit& hit : hits) {
    if (contains(read.language->clause_starts, hit.word)) starts.insert(hit.range.start);
    if (contains(read.language->asides, hit.word)) asides.insert(hit.range.start);
  }
  bool in_aside = false;
  for (std::size_t i = 0; i < read.tokens.size(); ++i) {
    const Token& token = read.tokens[i];
    const std::string_view word = token.range.of(text);
    if (word == "(" || word == "[") ++depth;
    const bool dash = token.spaced && (word == "-" || word == "–" || word == "—");
    const bool colon = word == ":" && !stands_for_is(read, i, text);
    const bool begins = starts.contains(token.range.start);
    const bool ends_aside = in_aside && word == ",";
    if (depth == 0 && (word == ";" || colon || dash || begins || ends_aside)) ++clause;
    if (begins || ends_aside) {
      const bool is_set_off = i == 0 || read.tokens[i - 1].range.of(text) == ",";
      in_aside = begins && is_set_off && asides.contains(token.range.start);
    }
    read.clause.push_back(clause);
    read.aside.push_back(depth > 0);
    read.passed.push_back(passed);
    passed += depth > 0 || token.kind == TokenKind::sign ? 0 : 1;
    if ((word == ")" || word == "]") && depth > 0) --depth;
    const bool goes_on = is_before_helper(read, i, text);
    // An ending of one syllable is none by itself: 뒤.
    constexpr std::size_t one_syllable = 3;
    const std::string_view words = Range{read.sentence.range.start, token.range.end}.of(text);
    const auto ends = [&](const std::string& ending) {
      // Nearly all have another last byte: that is asked first.
      if (!ending.ends_with(words.back()) || !words.ends_with(ending)) return false;
      if (ending.find(' ') != std::string::npos) return true;
      return word.size() > ending.size() || (word.size() == ending.size() && ending.size() > one_syllable);
    };
    const auto& endings = read.language->clause_endings;
    if (depth == 0 && !goes_on && std::any_of(endings.begin(), endings.end(), ends)) ++clause;
  }
}

std::vector<Range> quoted_titles(const ReadSentence& read, std::string_view text, const std::vector<WordHit>& hits) {
  std::vector<Range> titles;
  std::size_t open = 0;  // behind the opening quote; 0 outside
  for (std::size_t i = 0; i + 1 < read.tokens.size(); ++i) {
    const std::string_view sign = read.tokens[i].range.of(text);
    const bool opens = sign == "‘" || sign == "“" || ((sign == "'" || sign == "\"") && open == 0);
    if (opens) {
      open = i + 1;
    } else if (open > 0 && (sign == "’" || sign == "”" || sign == "'" || sign == "\"")) {
      const std::size_t next = read.tokens[i + 1].range.start;
      const bool of_article = std::any_of(hits.begin(), hits.end(), [&](const WordHit& hit) {
        return hit.range.start == next && contains(read.language->article_words, hit.word);
      });
      if (of_article) titles.push_back({read.tokens[open - 1].range.start, read.tokens[i].range.end});
      open = 0;
    }
  }
  return titles;
}

}  // namespace claimwatch
