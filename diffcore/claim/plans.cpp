#include "diffcore/claim/plans.h"

#include <algorithm>

#include "diffcore/claim/function.h"
#include "diffcore/claim/korean_verb.h"
#include "diffcore/topic/words.h"

namespace claimwatch {

Plans::Plan Plans::nearest_plan(std::optional<Day> published) const {
  Plan plan{nearest(language_.planned, Reach::clause, Side::governing)};
  const auto take_nearer = [&](const Cue& cue) {
    if (cue.distance < plan.cue.distance) plan.cue = cue;
  };
  take_nearer(behind_value(language_.planned_behind));
  take_nearer(conditions_.condition_before());
  take_nearer(conditions_.condition_behind());
  take_nearer(occasion_behind());
  take_nearer(own_future());
  take_nearer(future_behind());
  if (published) take_nearer(dated_to_come(*published));
  if (published) take_nearer(label_to_come(*published));
  take_nearer(plan_that_goes_on());
  take_nearer(later_act(published));
  if (const Cue turn = turn_to_come(); turn.distance < plan.cue.distance) plan = {turn, !plan.cue.found()};
  if (one_off_) take_nearer(letter_of_intent());
  return plan;
}

bool Plans::had_been_planned() const {
  for (std::size_t i = match_.first - std::min<std::size_t>(match_.first, 1); i <= match_.last; ++i) {
    const bool before_value = !match_.value || i < value_token();
    if (before_value && is_one_of(written(i), language_.past_perfect)) return !is_backshifted(i);
  }
  return false;
}

bool Plans::is_plan_of_before(const Cue& planned, Day published) const {
  if (!planned.found() || !match_.value || topic_.roles.size() < 2) return false;
  const std::string_view verb = planned.words.of(article_.text);
  if (is_korean())
    return verb.find("겠다") != std::string_view::npos && nearest(language_.background, Reach::clause).found();
  const Range told{sentence_.sentence.range.start, planned.words.start};
  bool is_subjunctive = false;
  bool is_background = false;
  for (const Mention& word : sentence_.mentions) {
    if (word.kind != Mention::Kind::word) continue;
    is_subjunctive =
        is_subjunctive || (word.range.of(article_.text) == verb && contains(language_.subjunctive, word.word));
    is_background = is_background || (told.contains(word.range) && contains(language_.background, word.word));
  }
  const auto date = date_in(told.of(article_.text), published);
  const std::size_t first = token_at(planned.words.start);
  const bool is_perfect = first > 0 && is_one_of(written(first - 1), language_.perfect);
  const bool is_vow = !is_perfect && verb.substr(0, verb.find(' ')).ends_with("ed");
  if (!(is_subjunctive || is_vow) || !(is_background || (date && date->last + news_age < published))) return false;
  // "would spend $50bn this year" is still to come.
  const std::size_t behind = std::min(sentence_.mentions[*match_.value].last + 2, sentence_.tokens.size() - 1);
  const Range due_words{planned.words.end, std::max(planned.words.end, sentence_.tokens[behind].range.end)};
  const auto due = date_in(due_words.of(article_.text), published);
  return !due || due->last < published;
}

bool Plans::is_plan_given_up(const Cue& planned) const {
  if (is_korean() || !planned.found() || planned.words.size() == 0) return false;
  constexpr std::size_t within = 3;  // tokens: "had originally been expected to"
  const std::size_t verb = token_at(planned.words.start);
  for (std::size_t i = verb; i-- > 0 && verb - i <= within && sentence_.clause[i] == sentence_.clause[verb];) {
    if (!is_one_of(written(i), language_.past_perfect)) continue;
    return !is_reported_speech({0, {sentence_.tokens[i].range.start, planned.words.end}});
  }
  return false;
}

Cue Plans::occasion_behind() const {
  if (is_korean() || !match_.value || is_date()) return {};
  const std::size_t told = std::max(sentence_.mentions[*match_.value].last, match_.last);
  for (std::size_t i = told + 1; i + 1 < sentence_.tokens.size() && !past_verb_of_value(); ++i) {
    const bool begins = sentence_.clause[i] == sentence_.clause[told] && is_one_of(written(i), language_.once) &&
                        sentence_.tokens[i + 1].kind != TokenKind::sign;
    if (begins) return {sentence_.distance(told, i), sentence_.tokens[i].range};
  }
  if (!is_to_come()) return {};
  const int next_clause = sentence_.clause[std::max(value_token(), match_.last)] + 1;
  for (const Mention& mention : sentence_.mentions) {
    if (mention.kind != Mention::Kind::word || !contains(language_.occasion, mention.word)) continue;
    const bool behind = mention.first > value_token() && sentence_.clause_of(mention) <= next_clause;
    if (behind) return {distance_to_value(mention), mention.range};
  }
  return {};
}

Cue Plans::later_act(std::optional<Day> published) const {
  if (!is_korean() || !match_.value || is_date()) return {};
  const std::size_t value = value_token();
  std::optional<std::size_t> act;
  for (std::size_t i = value; i < sentence_.tokens.size() && sentence_.clause[i] == sentence_.clause[value]; ++i) {
    if (is_act_in_present(written(i))) act = i;
    if (i > value && sentence_.mentions[*match_.value].last < i && is_other_value(i)) break;
  }
  if (!act) return {};
  const Cue cue{sentence_.distance(value, *act), sentence_.tokens[*act].range};
  for (std::size_t i = value; i-- > 1;) {
    if (is_afterwards(i)) return cue;
  }
  if (!one_off_ || !published) return {};
  const Range where = clauses_of_match();
  const auto date = date_in(where.of(article_.text), *published);
  const bool to_come = date && date->last > *published && date->first + std::chrono::days{1} > *published;
  // "나머지는 12월에 납입된다": of a month without a year the verb tells which.
  const bool is_told = ends_with_any(*act, language_.told_endings);
  const bool is_month = date && date->last - date->first >= news_age - std::chrono::days{2};
  const bool bare = is_month && is_told && !holds_any(where, language_.gone_by);
  return to_come || bare ? cue : Cue{};
}

Cue Plans::turn_to_come() const {
  if (!is_korean() || !match_.value || is_date()) return {};
  const std::size_t value = value_token();
  for (std::size_t i = value + 1; i + 1 < sentence_.tokens.size() && sentence_.clause[i] == sentence_.clause[value];
       ++i) {
    if (is_other_value(i)) return {};
    const bool is_future = is_participle_of_future(written(i)) && begins_with_any(i + 1, language_.things);
    const bool turns = ends_with_any(i, language_.turn_endings) && begins_with_any(i + 1, language_.turns);
    if (is_future || turns) return {sentence_.distance(value, i), sentence_.tokens[i].range};
  }
  return {};
}

Cue Plans::letter_of_intent() const {
  const Cue here = nearest(language_.intent, Reach::sentence);
  if (here.found()) return here;
  if (follows_a_letter_of_intent()) return {distance_to_end(), {}};
  if (index_ + 1 >= article_.sentences.size()) return {};
  if (!match_.value || is_participle_of_past(written(match_.last))) return {};
  const ReadSentence& next = article_.sentences[index_ + 1];
  const bool goes_on = next.sentence.paragraph == sentence_.sentence.paragraph && next.has_word(language_.intent) &&
                       next.values_before.back() == std::array<int, Quantity::kinds>{};
  return goes_on ? Cue{distance_to_end(), {}} : Cue{};
}

bool Plans::follows_a_letter_of_intent() const {
  if (!is_korean() || index_ == 0 || !match_.value || !is_act_in_present(written(match_.last))) return false;
  const ReadSentence& before = article_.sentences[index_ - 1];
  return before.sentence.paragraph == sentence_.sentence.paragraph && before.has_word(language_.intent) &&
         before.values_before.back() == std::array<int, Quantity::kinds>{};
}

Cue Plans::plan_that_goes_on() const {
  if (!is_korean() || !one_off_ || !match_.value) return {};
  std::size_t last = std::max(value_token(), match_.last);
  while (last + 1 < sentence_.tokens.size() && sentence_.clause[last + 1] == sentence_.clause[last] &&
         sentence_.tokens[last + 1].kind != TokenKind::sign)
    ++last;
  if (!ends_with_any(last, language_.open_endings) || closes_statement(last)) return {};
  const int next = sentence_.clause[last] + 1;
  Cue plan;
  for (const Mention& mention : sentence_.mentions) {
    if (sentence_.clause[mention.first] != next) continue;
    if (mention.kind == Mention::Kind::entity && mention.function == Function::subject) return {};
    if (mention.kind == Mention::Kind::word && contains(language_.own_plans, mention.word))
      plan = {distance_to_value(mention), mention.range};
  }
  return plan;
}

Cue Plans::label_to_come(Day published) const {
  const auto label = one_off_ && topic_.roles.size() == 1 ? label_of_value() : std::nullopt;
  const auto date = label ? date_in(label->of(article_.text), published) : std::nullopt;
  return date && date->last > published ? Cue{0, *label} : Cue{};
}

Cue Plans::own_future() const {
  const bool is_own = topic_.roles.size() == 1 || topic_.rules_of(scope_).cumulative;
  return is_own && match_.value ? nearest(language_.future, Reach::clause, Side::governing) : Cue{};
}

Cue Plans::future_behind() const {
  constexpr std::size_t within = 2;  // tokens: "$22.5 billion, will"
  const Cue future = one_off_ ? behind_value(language_.future) : Cue{};
  if (!future.found()) return {};
  const bool is_own = token_at(future.words.start) <= sentence_.mentions[*match_.value].last + within;
  return is_own ? future : Cue{};
}

Cue Plans::dated_to_come(Day published) const {
  const Cue future = nearest(language_.future, Reach::clause, Side::governing);
  if (is_korean() || !one_off_ || !match_.value || !future.found()) return {};
  const auto date = date_in(clauses_of_match().of(article_.text), published);
  const bool is_month = date && date->last - date->first >= news_age - std::chrono::days{2} &&
                        date->last - date->first <= std::chrono::days{31};
  return date && (date->first > published || (is_month && date->last < published)) ? future : Cue{};
}

bool Plans::is_afterwards(std::size_t token) const {
  const std::string_view word = written(token);
  const auto& after = language_.afterwards;
  return std::find(after.begin(), after.end(), word) != after.end() && is_participle_of_past(written(token - 1));
}

bool Plans::holds_any(Range where, const std::vector<std::string>& words) const {
  return std::any_of(words.begin(), words.end(), [&](const std::string& one) {
    return where.of(article_.text).find(one) != std::string_view::npos;
  });
}

}  // namespace claimwatch
