#include "diffcore/claim/scopes.h"

#include <algorithm>

#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

struct NamedScope {
  const Scope* scope = nullptr;
  int distance = 0;
  Range words;
};

bool in_clauses(const ReadSentence& sentence, const Match& match, const Mention& mention) {
  const int clause = sentence.clause_of(mention);
  return sentence.clause[match.first] <= clause && clause <= sentence.clause[match.last];
}

int distance_to(const ReadSentence& sentence, const Match& match, const Mention& mention) {
  if (mention.last < match.first) return sentence.distance(mention.last, match.first);
  if (mention.first > match.last) return sentence.distance(match.last, mention.first);
  return 0;
}

/// The scopes that a sentence names, each at its nearest word, nearest first.
std::vector<NamedScope> named_in(const ReadSentence& sentence, const Match* match, const Topic& topic,
                                 bool clause_only) {
  std::vector<NamedScope> found;
  for (const Scope& scope : topic.scopes) {
    NamedScope best;
    for (const Mention& mention : sentence.mentions) {
      if (mention.kind != Mention::Kind::word || !contains(scope.words, mention.word)) continue;
      if (clause_only && !in_clauses(sentence, *match, mention)) continue;
      const int distance = match != nullptr ? distance_to(sentence, *match, mention) : 0;
      if (best.scope == nullptr || distance < best.distance) best = {&scope, distance, mention.range};
    }
    if (best.scope != nullptr) found.push_back(best);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const NamedScope& a, const NamedScope& b) { return a.distance < b.distance; });
  return found;
}

std::vector<NamedScope> named_before(std::size_t index, const ReadArticle& article, const Topic& topic) {
  const ReadSentence& sentence = article.sentences[index];
  if (index > 0 && article.sentences[index - 1].sentence.paragraph == sentence.sentence.paragraph) {
    auto found = named_in(article.sentences[index - 1], nullptr, topic, false);
    if (!found.empty()) return found;
  }
  if (sentence.heading.empty()) return {};
  return named_in(article.sentences[sentence.heading.front()], nullptr, topic, false);
}

}  // namespace

std::vector<std::string> scopes_of(const Match& match, std::size_t index, const ReadArticle& article,
                                   const RulesData& rules, std::vector<Reason>& reasons) {
  const Topic& topic = rules.topics[match.frame->topic];
  if (!match.frame->scopes.empty()) return match.frame->scopes;
  if (topic.scopes.empty()) return {""};
  const bool has_default = !topic.default_scope.empty();
  auto found = named_in(article.sentences[index], &match, topic, has_default || topic.every_scope);
  if (found.empty() && !has_default) found = named_in(article.sentences[index], &match, topic, false);
  if (found.empty() && !has_default) found = named_before(index, article, topic);
  if (found.empty()) return has_default ? std::vector{topic.default_scope} : std::vector<std::string>{};
  if (!topic.every_scope) found.resize(1);
  std::vector<std::string> names;
  for (const NamedScope& named : found) {
    names.push_back(named.scope->name);
    reasons.push_back({"scope " + named.scope->name, named.words});
  }
  return names;
}

}  // namespace claimwatch
