#include "diffcore/claim/cues.h"

#include <algorithm>

#include "diffcore/claim/function.h"
#include "diffcore/claim/korean_verb.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// A cue on the other side of what it governs stands no further than this.
constexpr int against_order = 2;

}  // namespace

Cues::Cues(const Match& match, std::size_t index, const ReadArticle& article, const RulesData& rules,
           std::string_view scope)
    : match_(match),
      index_(index),
      article_(article),
      rules_(rules),
      sentence_(article.sentences[index]),
      language_(*sentence_.language),
      topic_(rules.topics[match.frame->topic]),
      scope_(scope),
      one_off_(topic_.rules_of(scope).events) {}

Cue Cues::nearest(const WordSet& words, Reach reach, Side side) const {
  Cue best;
  for (const Mention& mention : sentence_.mentions) {
    if (mention.kind != Mention::Kind::word || !contains(words, mention.word) || !is_cue(mention)) continue;
    if (reach == Reach::clause && !in_clauses(match_, mention, sentence_)) continue;
    if (side == Side::governing && !governs(mention)) continue;
    if (reach == Reach::clause && is_of_another_value(mention)) continue;
    const int distance = distance_to_value(mention);
    if (distance < best.distance) best = {distance, mention.range};
  }
  return best;
}

bool Cues::governed_by(const WordSet& words) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::word && contains(words, mention.word) &&
           sentence_.clause_of(mention) <= sentence_.clause[match_.last];
  });
}

Cue Cues::possibility() const {
  const Cue possible = nearest(language_.possible, Reach::clause, is_korean() ? Side::either : Side::governing);
  if (possible.found()) return possible;
  if (const Cue behind = nearest(language_.possible_behind, Reach::clause); behind.found()) return behind;
  if (const Cue noun = possible_noun_before(); noun.found()) return noun;
  if (!match_.value) return {};
  const Cue able = nearest(language_.able, Reach::clause, Side::governing);
  return !is_date() || is_subjunctive(able) ? able : Cue{};
}

Cue Cues::possible_noun_before() const {
  std::size_t first = match_.first;
  while (first > 0 && sentence_.clause[first - 1] == sentence_.clause[match_.first]) --first;
  const bool is_restrictive = first > 0 && is_one_of(written(first), language_.relatives) &&
                              sentence_.tokens[first - 1].kind != TokenKind::sign;
  if (!is_restrictive) return {};
  for (const Mention& mention : sentence_.mentions) {
    const bool governs = mention.kind == Mention::Kind::word && contains(language_.possible, mention.word) &&
                         sentence_.clause[mention.first] == sentence_.clause[first - 1] && is_cue(mention);
    if (governs) return {distance_to_value(mention), mention.range};
  }
  return {};
}

bool Cues::is_subjunctive(const Cue& cue) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::word && mention.range == cue.words &&
           contains(language_.subjunctive, mention.word);
  });
}

Cue Cues::no_more() const {
  if (!match_.value || is_date()) return {};
  return nearest(language_.no_more, Reach::clause, is_korean() ? Side::either : Side::governing);
}

Cue Cues::outdated_behind() const {
  if (!is_korean() || !match_.value || index_ + 1 >= article_.sentences.size()) return {};
  const ReadSentence& next = article_.sentences[index_ + 1];
  if (next.sentence.paragraph != sentence_.sentence.paragraph) return {};
  for (const Mention& word : next.mentions) {
    if (word.kind == Mention::Kind::value && same_measure(article_.quantities[word.quantity], quantity_of_match()))
      return {};
    if (word.kind == Mention::Kind::word && contains(next.language->outdates, word.word)) return {0, word.range};
  }
  return {};
}

Cue Cues::answered_with(const WordSet& words) const {
  constexpr std::size_t short_sentence = 9;  // tokens
  if (index_ + 1 >= article_.sentences.size()) return {};
  const ReadSentence& next = article_.sentences[index_ + 1];
  const bool is_title = sentence_.sentence.heading || sentence_.sentence.item;
  if (next.sentence.paragraph != sentence_.sentence.paragraph && !is_title) return {};
  const auto is_sign = [](const Token& token) { return token.kind == TokenKind::sign; };
  for (const Mention& word : next.mentions) {
    if (word.kind != Mention::Kind::word || !contains(words, word.word)) continue;
    const bool is_negated = std::ranges::any_of(next.mentions, [&](const Mention& negation) {
      return negation.kind == Mention::Kind::word && negation.last + 1 == word.first &&
             contains(next.language->negated, negation.word);
    });
    if (is_negated && !is_korean()) continue;  // "It never denied it."
    const auto behind = next.tokens.begin() + static_cast<std::ptrdiff_t>(word.last + 1);
    const bool opens = word.first == 0 && behind != next.tokens.end() && is_sign(*behind);
    const bool ends = next.tokens.size() <= short_sentence && std::all_of(behind, next.tokens.end(), is_sign);
    const bool is_said = word.last < short_sentence && only_tells_who_says(next, word.last + 1);
    const bool may_end = !is_korean() || word.first < word.last;  // "독점은 아니다" is no verdict on what was said
    if (opens || ((ends || is_said) && may_end)) return {0, word.range};
  }
  return {};
}

bool Cues::only_tells_who_says(const ReadSentence& sentence, std::size_t from) const {
  if (is_korean() || from >= sentence.tokens.size() || sentence.tokens[from].kind != TokenKind::sign) return false;
  const auto is_sign = [&](std::size_t i) { return sentence.tokens[i].kind == TokenKind::sign; };
  std::size_t first = from;
  while (first < sentence.tokens.size() && is_sign(first)) ++first;
  std::size_t last = first;
  while (last < sentence.tokens.size() && !is_sign(last)) ++last;
  for (std::size_t i = last; i < sentence.tokens.size(); ++i) {
    if (!is_sign(i)) return false;
  }
  return std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::word && mention.first >= first &&
           contains(sentence.language->says, mention.word);
  });
}

Cue Cues::behind_value(const WordSet& words) const {
  if (is_korean() || !match_.value || is_date()) return {};
  const Cue cue = nearest(words, Reach::clause);
  if (!cue.found() || cue.words.start < sentence_.mentions[*match_.value].range.start) return {};
  constexpr std::size_t within = 2;  // tokens: "$22.5 billion, will"
  if (token_at(cue.words.start) <= sentence_.mentions[*match_.value].last + within) return cue;
  const Quantity& quantity = article_.quantities[sentence_.mentions[*match_.value].quantity];
  const bool is_of_the_next =
      std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
        return other.kind == Mention::Kind::value && other.range.start > cue.words.start &&
               same_measure(article_.quantities[other.quantity], quantity);
      });
  return is_of_the_next ? Cue{} : cue;
}

std::optional<Range> Cues::label_of_value() const {
  if (!match_.value) return std::nullopt;
  std::size_t colon = value_token();
  while (colon > 0 && !is_other_value(colon - 1) && written(colon - 1) != ":") --colon;
  if (colon < 2 || is_other_value(colon - 1)) return std::nullopt;
  std::size_t first = colon - 1;
  while (first > 0 && sentence_.tokens[first - 1].kind != TokenKind::sign) --first;
  if (first == colon - 1) return std::nullopt;
  return Range{sentence_.tokens[first].range.start, sentence_.tokens[colon - 2].range.end};
}

bool Cues::is_to_come() const { return nearest(language_.future, Reach::clause, Side::governing).found(); }

bool Cues::is_parted(const Cue& cue) const {
  if (is_korean() || !match_.value) return false;
  const Mention& value = sentence_.mentions[*match_.value];
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
    return other.kind == Mention::Kind::value && cue.words.end <= other.range.start &&
           other.range.end <= value.range.start &&
           same_measure(article_.quantities[other.quantity], article_.quantities[value.quantity]);
  });
}

std::optional<std::size_t> Cues::past_verb_of_value() const {
  constexpr int nearest_verb = 4;
  const Cue past = nearest(language_.past_states, Reach::clause, Side::governing);
  if (!past.found() || is_parted(past)) return std::nullopt;
  const std::size_t verb = token_at(past.words.start);
  // "was by contract bound to run all of it on Azure": words without a value begin where they are told.
  const bool is_in_front = !match_.value && verb < match_.first;
  const int distance = is_in_front ? sentence_.distance(verb, match_.first) : past.distance;
  if (distance > nearest_verb) return std::nullopt;
  if (is_of_apposition(verb)) return std::nullopt;
  const bool can_be_had = verb > 0 && is_one_of(written(verb - 1), language_.speech.infinitives);
  if (can_be_had) return std::nullopt;
  for (std::size_t i = verb - std::min<std::size_t>(verb, 2); i < verb; ++i) {
    const bool helps = std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& helper) {
      return helper.kind == Mention::Kind::word && helper.first == i && contains(language_.past_helpers, helper.word);
    });
    if (helps) return std::nullopt;
  }
  return verb;
}

bool Cues::is_of_apposition(std::size_t verb) const {
  if (is_korean() || !match_.value) return false;
  for (std::size_t i = sentence_.mentions[*match_.value].last + 1; i + 1 < verb; ++i) {
    if (written(i) == "," && is_one_of(written(i + 1), language_.articles)) return true;
  }
  return false;
}

bool Cues::is_reported_speech(const Cue& cue) const {
  const std::string_view words = cue.words.of(article_.text);
  const std::size_t first_end = words.find(' ');
  if (first_end == std::string_view::npos || !is_one_of(words.substr(0, first_end), language_.past_perfect))
    return false;
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
    return word.kind == Mention::Kind::word && word.range.start < cue.words.start &&
           contains(language_.says, word.word);
  });
}

bool Cues::is_backshifted(std::size_t verb) const {
  constexpr std::size_t within = 8;  // tokens: "said in a filing that it"
  for (std::size_t i = verb; !is_korean() && i-- > 0 && verb - i <= within;) {
    if (sentence_.tokens[i].kind == TokenKind::sign) return false;
    if (is_word_at(i, language_.says)) return i + 1 < verb;
  }
  return false;
}

bool Cues::governs(const Mention& mention) const {
  const std::size_t value = match_.value ? sentence_.mentions[*match_.value].first : match_.first;
  const bool before = mention.first < value;
  const bool within = match_.first <= mention.first && mention.first <= match_.last;
  return within || before != is_korean() || distance_to_value(mention) <= against_order;
}

int Cues::distance_to_value(const Mention& mention) const {
  const std::size_t value = match_.value ? sentence_.mentions[*match_.value].first : match_.last;
  return sentence_.distance(mention.first, value);
}

int Cues::distance_to_end() const { return sentence_.distance(match_.last, sentence_.tokens.size() - 1); }

bool Cues::is_korean() const { return !language_.particles.empty(); }

std::string_view Cues::written(std::size_t token) const { return sentence_.tokens[token].range.of(article_.text); }

std::size_t Cues::value_token() const { return sentence_.mentions[*match_.value].first; }

const Quantity& Cues::quantity_of_match() const {
  return article_.quantities[sentence_.mentions[*match_.value].quantity];
}

bool Cues::is_date() const {
  return article_.quantities[sentence_.mentions[*match_.value].quantity].kind == Quantity::Kind::date;
}

bool Cues::is_other_value(std::size_t token) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::value && mention.first == token;
  });
}

bool Cues::has_value_between(std::size_t from, std::size_t to) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::value && mention.first >= from && mention.first < to;
  });
}

std::size_t Cues::token_at(std::size_t start) const {
  std::size_t token = 0;
  while (sentence_.tokens[token].range.start < start) ++token;
  return token;
}

Range Cues::clauses_of_match() const {
  std::size_t first = match_.first;
  std::size_t last = match_.last;
  while (first > 0 && sentence_.clause[first - 1] == sentence_.clause[first]) --first;
  while (last + 1 < sentence_.tokens.size() && sentence_.clause[last + 1] == sentence_.clause[last]) ++last;
  return {sentence_.tokens[first].range.start, sentence_.tokens[last].range.end};
}

bool Cues::closes_statement(std::size_t token) const {
  return ends_with_any(token, language_.statement_endings) || goes_on_with_own_tense(written(token));
}

bool Cues::is_past(std::size_t token) const {
  const auto& past = language_.past_syllables;
  return std::any_of(past.begin(), past.end(),
                     [&](const auto& syllable) { return written(token).find(syllable) != std::string_view::npos; });
}

bool Cues::ends_with_any(std::size_t token, const std::vector<std::string>& endings) const {
  const Range up_to{sentence_.sentence.range.start, sentence_.tokens[token].range.end};
  const std::string_view words = up_to.of(article_.text);
  return std::any_of(endings.begin(), endings.end(), [&](const auto& ending) { return words.ends_with(ending); });
}

bool Cues::begins_with_any(std::size_t token, const std::vector<std::string>& beginnings) const {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const auto& beginning) { return written(token).starts_with(beginning); });
}

bool Cues::is_cue(const Mention& mention) const {
  const bool inside = sentence_.tokens[mention.first].range.start != mention.range.start;
  const bool in_word = std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
    return word.kind == Mention::Kind::word && word.range.start < mention.range.start &&
           word.range.contains(mention.range);
  });
  if ((inside && in_word) || is_in_longer_cue(mention) || adds_up(mention) || is_a_sources(mention) ||
      is_only_before(mention) || is_listener(mention))
    return false;
  const char written = article_.text[mention.range.start];
  const char cue = rules_.vocabulary.word(mention.word).front();
  return mention.first == 0 || written == cue || written < 'A' || written > 'Z';
}

bool Cues::adds_up(const Mention& mention) const {
  if (!topic_.rules_of(scope_).cumulative) return false;
  return std::any_of(topic_.scopes.begin(), topic_.scopes.end(), [&](const Scope& scope) {
    return scope.name == scope_ && (contains(scope.words, mention.word) || contains(scope.weak, mention.word));
  });
}

bool Cues::is_a_sources(const Mention& mention) const {
  constexpr std::size_t within = 5;  // tokens: "people with direct knowledge of the talks"
  constexpr std::size_t most_others = 2;
  const bool tells_certainty = contains(language_.reported, mention.word) || contains(language_.denied, mention.word);
  if (is_korean() || tells_certainty) return false;
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& source) {
    if (source.kind != Mention::Kind::word || !contains(language_.reported, source.word)) return false;
    if (source.range.contains(mention.range)) return true;
    if (source.last >= mention.first || mention.first - source.last > within) return false;
    std::size_t others = 0;
    std::size_t prepositions = 0;
    for (std::size_t i = source.last + 1; i < mention.first; ++i) {
      if (is_word_at(i, language_.says)) return false;
      if (is_preposition(i))
        ++prepositions;
      else if (!is_one_of(written(i), language_.articles))
        ++others;
    }
    return prepositions > 0 && others <= most_others;
  });
}

bool Cues::is_only_before(const Mention& mention) const {
  constexpr std::size_t within = 4;
  const bool of_report = contains(language_.reported, mention.word) && match_.value && mention.first > value_token();
  if (is_korean() || (!of_report && !contains(language_.possible, mention.word))) return false;
  for (std::size_t i = mention.first; i-- > 0 && mention.first - i <= within;) {
    if (sentence_.tokens[i].kind == TokenKind::sign) return false;
    if (is_one_of(written(i), language_.afterwards)) return true;
  }
  return false;
}

bool Cues::is_listener(const Mention& mention) const {
  if (!contains(language_.reported, mention.word)) return false;
  if (is_korean()) {
    const bool has_next = mention.last + 1 < sentence_.tokens.size();
    return has_next && begins_with_any(mention.last + 1, language_.listened);
  }
  if (mention.first < 2) return false;
  const bool has_article = is_one_of(written(mention.first - 1), language_.articles);
  return is_one_of(written(mention.first - (has_article ? 2 : 1)), language_.listened);
}

bool Cues::is_word_at(std::size_t token, const WordSet& words) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::word && mention.first == token && contains(words, mention.word);
  });
}

bool Cues::is_preposition(std::size_t token) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::word && mention.first == token && mention.last == token &&
           language_.prepositions.contains(mention.word);
  });
}

bool Cues::is_in_longer_cue(const Mention& mention) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
    return other.kind == Mention::Kind::word && other.range.size() > mention.range.size() &&
           other.range.contains(mention.range) &&
           (contains(language_.former, other.word) || contains(language_.current, other.word));
  });
}

bool Cues::is_of_another_value(const Mention& cue) const {
  if (!match_.value) return false;
  const Mention& value = sentence_.mentions[*match_.value];
  if (is_korean())
    return is_of_an_old_value(cue, value) || is_of_next_value(cue, value) || is_behind_its_relative_clause(cue, value);
  const Quantity& quantity = article_.quantities[value.quantity];
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
    if (other.kind != Mention::Kind::value || !same_measure(article_.quantities[other.quantity], quantity))
      return false;
    const bool is_right_before = cue.last + 1 == other.first && other.last + 1 < value.first &&
                                 sentence_.tokens[other.last + 1].kind == TokenKind::sign;
    constexpr std::size_t possessive = 2;  // tokens: "last year's $88 billion"
    const bool is_right_behind =
        value.first < cue.first && cue.last < other.first && other.first <= cue.last + possessive;
    return is_right_before || is_right_behind || (value.first < other.first && other.last < cue.first);
  });
}

bool Cues::is_of_an_old_value(const Mention& cue, const Mention& value) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
    if (other.kind != Mention::Kind::value || other.last < cue.first || other.first >= value.first) return false;
    const std::string_view behind = article_.text.substr(other.range.end);
    const auto& was = language_.was_endings;
    return other.changed_from ||
           std::any_of(was.begin(), was.end(), [&](const auto& ending) { return behind.starts_with(ending); });
  });
}

bool Cues::is_of_next_value(const Mention& cue, const Mention& value) const {
  const bool is_right_before_another = std::ranges::any_of(sentence_.mentions, [&](const Mention& other) {
    return other.kind == Mention::Kind::value && other.first == cue.last + 1 &&
           sentence_.clause[other.first] == sentence_.clause[cue.last] &&
           same_measure(article_.quantities[other.quantity], quantity_of_match());
  });
  const bool is_of_both = cue.range.of(article_.text).ends_with("의");  // 5억달러를 유치할 때의 68억달러
  if (cue.first > value.last && is_right_before_another && !is_of_both) return true;
  const bool is_own = is_one_of(cue.range.of(article_.text), language_.of_next);
  const bool is_nouns = cue.first > 0 && is_one_of(written(cue.first - 1), language_.of_next);  // 당초 목표
  if (!is_own && !is_nouns) return false;
  if (cue.first > value.last) return true;
  const auto next = std::ranges::find_if(sentence_.mentions, [&](const Mention& other) {
    return other.kind == Mention::Kind::value && other.first > cue.last &&
           same_measure(article_.quantities[other.quantity], quantity_of_match());
  });
  return next != sentence_.mentions.end() && next->first != value.first;
}

bool Cues::is_behind_its_relative_clause(const Mention& cue, const Mention& value) const {
  return std::ranges::any_of(sentence_.mentions, [&](const Mention& head) {
    if (head.kind != Mention::Kind::entity || head.function != Function::subject) return false;
    if (head.first <= value.last + 1 || head.first > match_.last + 2 || cue.first <= head.last) return false;
    const std::string_view verb = written(head.first - 1);
    const bool is_noun = verb.ends_with("은") && !is_one_of(verb, language_.participles);
    return is_participle_of_past(verb) && !is_noun;
  });
}

}  // namespace claimwatch
