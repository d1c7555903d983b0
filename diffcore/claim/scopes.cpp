#include "diffcore/claim/scopes.h"

#include <algorithm>
#include <limits>

#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

constexpr int close_by = 8;
constexpr int anywhere = std::numeric_limits<int>::max();

struct NamedScope {
  const Scope* scope = nullptr;
  int distance = 0;
  Range words;
  const Mention* mention = nullptr;
};

/// In which part of a sentence a scope's words are looked for.
enum class Where { clauses, first_clause, clauses_before, up_to_match, sentence };

/// The scopes that a sentence names, each at its nearest word, nearest first.
std::vector<NamedScope> named_in(const ReadSentence& sentence, const Match* match, const Topic& topic, Where where,
                                 int most_distance) {
  std::vector<NamedScope> found;
  for (const Scope& scope : topic.scopes) {
    NamedScope best;
    for (const Mention& mention : sentence.mentions) {
      if (mention.kind != Mention::Kind::word || !contains(scope.words, mention.word)) continue;
      if (where == Where::clauses && !in_clauses(*match, mention, sentence)) continue;
      if (where == Where::first_clause && sentence.clause_of(mention) != sentence.clause[match->first]) continue;
      if (where == Where::clauses_before && sentence.clause_of(mention) >= sentence.clause[match->first]) continue;
      if (where == Where::up_to_match && sentence.clause_of(mention) > sentence.clause[match->last]) continue;
      const int distance = match != nullptr ? distance_to(*match, mention, sentence) : 0;
      if (distance > most_distance) continue;
      if (best.scope == nullptr || distance < best.distance) best = {&scope, distance, mention.range, &mention};
    }
    if (best.scope != nullptr) found.push_back(best);
  }
  // Of scopes named equally close the topic's order decides: "has put a further $2.75bn" is one investment, no total.
  std::stable_sort(found.begin(), found.end(),
                   [](const NamedScope& a, const NamedScope& b) { return a.distance < b.distance; });
  return found;
}

std::vector<NamedScope> named_before(std::size_t index, const ReadArticle& article, const Topic& topic, bool answers) {
  const ReadSentence& sentence = article.sentences[index];
  if (index == 0) return {};
  const Sentence& before = article.sentences[index - 1].sentence;
  if (answers || before.paragraph == sentence.sentence.paragraph) {
    auto found = named_in(article.sentences[index - 1], nullptr, topic, Where::sentence, anywhere);
    if (!found.empty()) return found;
  }
  return {};
}

/// "has completed its $4bn investment, adding $2.75bn": of words with another such value before the match's, that one's
/// scope is named.
bool is_of_another_value(Range words, const Match& match, const ReadSentence& sentence, const ReadArticle& article) {
  if (!match.value || match.compared || match.contrasted) return false;
  const Mention& value = sentence.mentions[*match.value];
  const Quantity& quantity = article.quantities[value.quantity];
  const auto [from, to] = std::minmax(words.start, value.range.start);
  return std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& other) {
    return other.kind == Mention::Kind::value && same_measure(article.quantities[other.quantity], quantity) &&
           from < other.range.start && other.range.start < to;
  });
}

/// A topic with a usual scope speaks of another only where its words stand close by. One without looks further: from
/// the clause to those before it, the sentence before, the whole sentence and the heading.
std::vector<NamedScope> named_around(const Match& match, std::size_t index, const ReadArticle& article,
                                     const Topic& topic) {
  const ReadSentence& sentence = article.sentences[index];
  if (topic.has_default_scope) {
    auto found = named_in(sentence, &match, topic, Where::clauses, close_by);
    std::erase_if(found,
                  [&](const NamedScope& named) { return is_of_another_value(named.words, match, sentence, article); });
    return found;
  }
  if (topic.every_scope) {
    auto found = named_in(sentence, &match, topic, Where::up_to_match, anywhere);
    if (!found.empty()) return found;
  }
  auto found = named_in(sentence, &match, topic, Where::first_clause, anywhere);
  if (found.empty()) found = named_in(sentence, &match, topic, Where::clauses_before, anywhere);
  if (found.empty()) found = named_before(index, article, topic, match.frame->answers);
  if (found.empty()) found = named_in(sentence, &match, topic, Where::sentence, anywhere);
  if (found.empty() && sentence.heading) {
    found = named_in(article.sentences[*sentence.heading], nullptr, topic, Where::sentence, anywhere);
  }
  return found;
}

}  // namespace

std::vector<std::string> scopes_of(const Match& match, std::size_t index, const ReadArticle& article,
                                   const RulesData& rules, std::vector<Reason>& reasons) {
  const Topic& topic = rules.topics[match.frame->topic];
  if (!match.frame->scopes.empty()) return match.frame->scopes;
  if (topic.scopes.empty()) return {""};
  std::vector<NamedScope> found = named_around(match, index, article, topic);
  if (found.empty()) {
    if (topic.has_default_scope) return {topic.default_scope};
    const std::string& otherwise = match.frame->scope_otherwise;
    return otherwise.empty() ? std::vector<std::string>{} : std::vector{otherwise};
  }
  // "API와 지식재산권 독점은 그대로다": scopes that are joined share what is told of them.
  if (!topic.every_scope) {
    std::erase_if(found, [&, nearest = found.front()](const NamedScope& named) {
      return named.scope != nearest.scope && !joined(*named.mention, *nearest.mention, article.text) &&
             !joined(*nearest.mention, *named.mention, article.text);
    });
  }
  std::vector<std::string> names;
  for (const NamedScope& named : found) {
    names.push_back(named.scope->name);
    reasons.push_back({"scope " + named.scope->name, named.words});
  }
  return names;
}

}  // namespace claimwatch
