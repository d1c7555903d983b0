#include "diffcore/claim/conditions.h"

#include <algorithm>

#include "diffcore/claim/function.h"
#include "diffcore/topic/words.h"

namespace claimwatch {

bool Conditions::rule_out_claim() const {
  return sentence_.sentence.question || supposed() || in_supposition() || governed_by(language_.wish);
}

bool Conditions::supposed() const {
  if (!match_.value) return is_supposed_stance();
  if (is_theme()) return false;
  const std::size_t value = sentence_.mentions[*match_.value].last;
  for (std::size_t i = value + 1; i < sentence_.tokens.size() && sentence_.distance(value, i) <= own_verb; ++i) {
    if (sentence_.clause[i] == sentence_.clause[value] && is_condition(i)) return true;
  }
  return false;
}

bool Conditions::is_supposed_stance() const {
  if (!is_korean()) return false;
  const auto is_word_of_match = [&](std::size_t token) {
    return std::ranges::any_of(match_.mentions, [&](std::size_t i) {
      return sentence_.mentions[i].range.end == sentence_.tokens[token].range.end;
    });
  };
  for (std::size_t i = match_.last; i < sentence_.tokens.size() && i <= match_.last + 1; ++i) {
    if (sentence_.clause[i] == sentence_.clause[match_.last] && is_condition(i) && !is_word_of_match(i)) return true;
  }
  return false;
}

bool Conditions::condition_before_stance() const {
  if (!is_korean() || match_.value) return false;
  for (std::size_t i = 0; i < match_.first; ++i) {
    if (is_condition(i)) return true;
  }
  return false;
}

bool Conditions::in_supposition() const {
  if (is_korean()) return governed_by(language_.hypothetical) || is_against_the_facts();
  if (!match_.value) return governed_by(language_.hypothetical) && !is_own_condition();
  if (is_inverted() && nearest(language_.subjunctive, Reach::clause, Side::governing).found()) return true;
  if (open_condition().found()) return false;
  if (condition_behind().found()) return nearest(language_.subjunctive, Reach::clause, Side::governing).found();
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::word && contains(language_.hypothetical, mention.word) &&
           mention.first < value_token() && !is_of_the_deal(mention.last);
  });
}

bool Conditions::is_against_the_facts() const {
  for (std::size_t i = 0; i < sentence_.tokens.size() && sentence_.clause[i] <= sentence_.clause[match_.last]; ++i) {
    if (ends_with_any(i, language_.hypothetical_endings)) return true;
  }
  return false;
}

bool Conditions::is_own_condition() const {
  return std::any_of(match_.mentions.begin(), match_.mentions.end(), [&](std::size_t i) {
    return sentence_.mentions[i].kind == Mention::Kind::word &&
           contains(language_.hypothetical, sentence_.mentions[i].word);
  });
}

Cue Conditions::condition_before() const {
  if (!match_.value) return {};
  if (!is_korean()) return open_condition();
  const std::size_t value = value_token();
  std::size_t last = std::max(value, match_.last);
  while (is_theme() && last + 1 < sentence_.tokens.size() && sentence_.clause[last] == sentence_.clause[value]) ++last;
  for (std::size_t i = last; i-- > 0;) {
    if (is_condition(i)) return {sentence_.distance(i, value), sentence_.tokens[i].range};
  }
  return {};
}

Cue Conditions::open_condition() const {
  const bool begins = !is_korean() && match_.value && is_word_at(0, language_.hypothetical);
  if (!begins || sentence_.clause[match_.first] != 0 || !is_to_come()) return {};
  if (nearest(language_.subjunctive, Reach::clause, Side::governing).found()) return {};
  return {sentence_.distance(0, value_token()), sentence_.tokens[0].range};
}

Cue Conditions::condition_behind() const {
  if (is_korean() || !match_.value) return {};
  const Cue condition = nearest(language_.hypothetical, Reach::clause);
  const bool supposes_nothing = condition.found() && (doubts_source(condition) || is_of_what_is_added(condition) ||
                                                      is_of_the_deal(token_at(condition.words.start)));
  if (supposes_nothing) return {};
  return condition.words.start > sentence_.mentions[*match_.value].range.start ? condition : Cue{};
}

bool Conditions::is_inverted() const { return is_one_of(written(0), language_.inversions); }

bool Conditions::is_of_what_is_added(const Cue& condition) const {
  for (std::size_t i = sentence_.mentions[*match_.value].last + 1; i + 1 < sentence_.tokens.size(); ++i) {
    if (sentence_.tokens[i].range.start >= condition.words.start) return false;
    if (written(i) == "," && is_one_of(written(i + 1), language_.row_breaks)) return true;
  }
  return false;
}

bool Conditions::doubts_source(const Cue& condition) const {
  const std::size_t first = token_at(condition.words.start);
  for (std::size_t i = first; i < sentence_.tokens.size() && sentence_.clause[i] == sentence_.clause[first]; ++i) {
    if (i > first && sentence_.tokens[i].kind == TokenKind::sign) return false;
    if (is_one_of(written(i), language_.no_conditions)) return true;
  }
  return false;
}

bool Conditions::is_of_the_deal(std::size_t condition) const {
  std::size_t first = condition + 1;
  if (first < sentence_.tokens.size() && is_one_of(written(first), language_.articles)) ++first;
  if (first >= sentence_.tokens.size() || !is_one_of(written(first), language_.deals)) return false;
  for (std::size_t i = first; i < sentence_.tokens.size() && sentence_.tokens[i].kind != TokenKind::sign; ++i) {
    if (is_one_of(written(i), language_.past_perfect)) return false;
  }
  return true;
}

bool Conditions::is_condition(std::size_t token) const {
  if (sentence_.aside[token] || ends_with_any(token, language_.no_conditions)) return false;
  if (ends_with_any(token, language_.only_if_endings)) return !is_duty(token);
  return ends_with_any(token, language_.condition_endings);
}

bool Conditions::is_duty(std::size_t token) const {
  if (token + 1 >= sentence_.tokens.size()) return true;
  const std::string_view next = written(token + 1);
  const auto& verbs = language_.duty_verbs;
  return std::any_of(verbs.begin(), verbs.end(), [&](const auto& verb) { return next.starts_with(verb); });
}

bool Conditions::is_theme() const {
  const Range value = sentence_.mentions[*match_.value].range;
  const auto& themes = language_.themes;
  return std::any_of(themes.begin(), themes.end(),
                     [&](const std::string& theme) { return article_.text.substr(value.end).starts_with(theme); });
}

}  // namespace claimwatch
