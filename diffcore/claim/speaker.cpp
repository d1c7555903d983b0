#include "diffcore/claim/speaker.h"

#include <algorithm>

#include "diffcore/topic/rules_data.h"

namespace claimwatch {
namespace {

using Who = Attribution::Who;

/// "He" is whoever spoke last, no more than this many sentences before.
constexpr std::size_t memory = 5;

std::size_t distance(const Attribution& one, std::size_t token) {
  return one.at > token ? one.at - token : token - one.at;
}

std::size_t token_of(Range words, const ReadSentence& sentence) {
  const auto at = std::partition_point(sentence.tokens.begin(), sentence.tokens.end(),
                                       [&](const Token& token) { return token.range.end <= words.start; });
  return static_cast<std::size_t>(at - sentence.tokens.begin());
}

const Attribution* nearest_of(const std::vector<Attribution>& all, std::size_t token, bool outlets) {
  const Attribution* best = nullptr;
  for (const Attribution& one : all) {
    if ((one.who == Who::outlet) != outlets || token < one.from || token >= one.to) continue;
    if (best == nullptr || distance(one, token) < distance(*best, token)) best = &one;
  }
  return best;
}

}  // namespace

const SpokenSentence& Tellers::spoken(std::size_t sentence) {
  const auto [known, is_new] = spoken_.try_emplace(sentence);
  if (is_new) known->second = spoken_sentence(article_.sentences[sentence], article_.text, rules_);
  return known->second;
}

Telling Tellers::of(Range words, std::size_t index) {
  const ReadSentence& sentence = article_.sentences[index];
  const std::size_t token = token_of(words, sentence);
  const auto& [attributions, told] = spoken(index);
  Telling out;
  if (const auto* nearest = nearest_of(attributions, token, false)) out.speaker = speaker(*nearest, index);
  if (const auto* nearest = nearest_of(attributions, token, true)) {
    out.outlet = cited(nearest->name, *nearest->entity);
  } else if (!told.empty()) {
    out.outlet = cited(told.front().first, told.front().second);
  }
  if (!out.speaker && !out.outlet) out.speaker = of_the_quote(index);
  if (!out.speaker && sentence.sentence.speaker.size() > 0) out.speaker = of_the_turn(sentence);
  return out;
}

CitedOutlet Tellers::cited(Range name, std::size_t outlet) const {
  return {std::string(name.of(article_.text)), rules_.outlets[outlet].id};
}

std::optional<Speaker> Tellers::speaker(const Attribution& from, std::size_t index) {
  if (from.who == Who::pronoun) return last_of({Who::person}, index);
  if (from.who == Who::plural) return last_of({Who::unnamed, Who::organisation}, index);
  Speaker out;
  out.name = from.name.of(article_.text);
  out.kind = from.who == Who::person    ? Speaker::Kind::person
             : from.who == Who::unnamed ? Speaker::Kind::unnamed
                                        : Speaker::Kind::organisation;
  if (from.entity) out.entity = article_.entity(*from.entity, rules_).id;
  return out;
}

std::optional<Speaker> Tellers::last_of(std::initializer_list<Who> kinds, std::size_t index) {
  for (std::size_t back = 1; back <= memory && back <= index; ++back) {
    const std::vector<Attribution>& all = spoken(index - back).attributions;
    const auto last = std::find_if(all.rbegin(), all.rend(), [&](const Attribution& one) {
      return std::find(kinds.begin(), kinds.end(), one.who) != kinds.end();
    });
    if (last != all.rend()) return speaker(*last, index);
  }
  return std::nullopt;
}

/// A sentence that goes on quoting is told by who spoke in the one before.
std::optional<Speaker> Tellers::of_the_quote(std::size_t index) {
  const Sentence& sentence = article_.sentences[index].sentence;
  const std::string_view words = sentence.range.of(article_.text);
  if (index == 0 || !(words.starts_with("“") || words.starts_with('"'))) return std::nullopt;
  const ReadSentence& before = article_.sentences[index - 1];
  if (before.sentence.paragraph != sentence.paragraph) return std::nullopt;
  const std::vector<Attribution>& all = spoken(index - 1).attributions;
  const auto last =
      std::find_if(all.rbegin(), all.rend(), [](const Attribution& one) { return one.who != Who::outlet; });
  return last == all.rend() ? std::nullopt : speaker(*last, index - 1);
}

/// Whose turn of an interview it is: a company where its label names one, else a person.
std::optional<Speaker> Tellers::of_the_turn(const ReadSentence& sentence) const {
  const Range label = sentence.sentence.speaker;
  Speaker out{std::string(label.of(article_.text)), Speaker::Kind::person, ""};
  for (const WordHit& hit : rules_.vocabulary.find(article_.text, tokens_of(article_.text, label))) {
    const auto alias = rules_.aliases.find(hit.word);
    if (alias == rules_.aliases.end() || hit.range != label) continue;
    const Entity& entity = rules_.entities[alias->second.entity];
    if (std::find(entity.kinds.begin(), entity.kinds.end(), "person") != entity.kinds.end()) continue;
    out.kind = Speaker::Kind::organisation;
    out.entity = entity.id;
  }
  return out;
}

}  // namespace claimwatch
