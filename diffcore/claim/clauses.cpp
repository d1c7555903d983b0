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

/// Whether a name that no preposition governs ends right before a token: "Amazon and Nvidia are investing".
bool follows_bare_name(const ReadSentence& read, std::size_t token) {
  return std::ranges::any_of(read.mentions, [&](const Mention& mention) {
    return mention.kind == Mention::Kind::entity && mention.last + 1 == token && mention.function == Function::bare;
  });
}

/// Tokens of what may part two statements, from `token` on: a semicolon, a dash, a conjunction; 0 where none stands.
std::size_t words_between_statements(const ReadSentence& read, std::size_t token, std::string_view text) {
  const auto word = [&](std::size_t i) { return read.tokens[i].range.of(text); };
  const auto joins = [&](std::size_t i) {
    return i < read.tokens.size() && is_one_of(word(i), read.language->conjunctions);
  };
  const bool is_dash = read.tokens[token].spaced && (word(token) == "–" || word(token) == "—");
  if (word(token) == ";" || is_dash) return 1;
  if (word(token) == ",") return joins(token + 1) ? 2 : 0;
  const bool is_bare = is_one_of(word(token), read.language->bare_conjunctions);
  return is_bare && !follows_bare_name(read, token) ? 1 : 0;
}

bool is_finite(const ReadSentence& read, std::size_t token, std::string_view text) {
  const std::string_view word = read.tokens[token].range.of(text);
  const bool is_lower = word[0] >= 'a' && word[0] <= 'z';
  const bool inflected = word.size() > 3 && (word.ends_with('s') || word.ends_with("ed"));
  return is_lower && (inflected || is_one_of(word, read.language->finite_verbs) ||
                      std::ranges::any_of(read.mentions, [&](const Mention& mention) {
                        return mention.kind == Mention::Kind::word && mention.first == token &&
                               contains(read.language->past_verbs, mention.word);
                      }));
}

bool has_verb(const ReadSentence& read, std::size_t from, std::size_t to, std::string_view text) {
  for (std::size_t i = from; i < to; ++i) {
    if (is_finite(read, i, text)) return true;
  }
  return false;
}

/// Whether a company with a verb behind it begins at a token, or up to three words behind an article there. Where no
/// comma parts the two, its name is told, and no sign stands before the verb.
bool begins_with_subject(const ReadSentence& read, std::size_t start, bool is_bare, std::string_view text) {
  constexpr std::size_t name_within = 3;  // tokens: "the valuation of xAI"
  constexpr std::size_t verb_within = 8;  // tokens: "'s rights to all of OpenAI's models run"
  for (const Mention& mention : read.mentions) {
    if (mention.kind != Mention::Kind::entity || mention.first < start) continue;
    const bool has_article = is_one_of(read.tokens[start].range.of(text), read.language->articles);
    if (mention.first > start + (has_article ? name_within : 0) || (is_bare && mention.short_form)) return false;
    std::size_t end = std::min(read.tokens.size(), mention.last + 1 + verb_within);
    for (std::size_t i = mention.last + 1; is_bare && i < end; ++i) {
      if (read.tokens[i].kind == TokenKind::sign) end = i;
    }
    return has_verb(read, mention.last + 1, end, text);
  }
  return false;
}

}  // namespace

void mark_statements(ReadSentence& read, std::string_view text) {
  read.statement.assign(read.tokens.size(), 0);
  if (!read.language->particles.empty()) return;
  std::size_t first = 0;  // of the statement
  for (std::size_t i = 0; i + 1 < read.tokens.size(); ++i) {
    const std::size_t words = read.aside[i] ? 0 : words_between_statements(read, i, text);
    const bool is_bare = read.tokens[i].kind == TokenKind::word;
    if (words == 0 || !has_verb(read, first, i, text)) continue;
    if (i + words >= read.tokens.size() || !begins_with_subject(read, i + words, is_bare, text)) continue;
    first = i + words;
    for (std::size_t token = i + 1; token < read.tokens.size(); ++token) {
      ++read.statement[token];
      ++read.clause[token];
    }
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
    const std::string_view next = i + 1 < read.tokens.size() ? read.tokens[i + 1].range.of(text) : "";
    const bool goes_on = next.starts_with("있") || next.starts_with("싶");  // 독점하고 있다, 독점하고 싶다
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
