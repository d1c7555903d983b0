#include "diffcore/claim/scopes.h"

#include <algorithm>
#include <limits>

#include "diffcore/claim/function.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

constexpr int close_by = 8, further_off = 12;
constexpr int anywhere = std::numeric_limits<int>::max();

struct FoundScope {
  const Scope* scope = nullptr;
  int distance = 0;
  Range words;
  const Mention* mention = nullptr;
  bool weak = false;
};

/// In which part of a sentence a scope's words are looked for.
enum class Where { clauses, first_clause, clauses_before, up_to_match, sentence, other_sentence };

/// "the only cloud through which the API is sold": the clause that tells more of one of the match's words, if there
/// is one.
std::optional<int> relative_clause_behind(const Match& match, const ReadSentence& sentence) {
  constexpr std::size_t furthest = 3;  // tokens: "cloud through which"
  for (const Mention& mention : sentence.mentions) {
    const bool behind = std::ranges::any_of(match.mentions, [&](std::size_t i) {
      const std::size_t last = sentence.mentions[i].last;
      return mention.first > last && mention.first <= last + furthest;
    });
    if (behind && mention.kind == Mention::Kind::word && contains(sentence.language->relative, mention.word))
      return sentence.clause_of(mention);
  }
  return std::nullopt;
}

/// "Under the old contract they end in 2030": what something is so by, where its subject was named before.
bool is_only_basis(const Mention& mention, const ReadSentence& sentence, std::string_view text) {
  constexpr std::size_t furthest = 3;  // tokens: "under the present contract"
  const auto word = [&](std::size_t i) { return sentence.tokens[i].range.of(text); };
  const std::size_t behind = mention.last + 1;
  if (behind >= sentence.tokens.size() || !is_one_of(word(behind), sentence.language->pronouns)) return false;
  for (std::size_t i = mention.first; i-- > 0 && i + furthest >= mention.first;) {
    if (is_one_of(word(i), sentence.language->bases)) return true;
  }
  return false;
}

/// "its exclusive provider of cloud services and gave it an exclusive licence": a noun that stands nearer to a further
/// one of the match's words than to the match.
bool is_beside_another(const Match& match, const Mention& noun, const ReadSentence& sentence) {
  if (match.value) return false;
  const int own = distance_to(match, noun, sentence);
  return std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& other) {
    if (other.kind != Mention::Kind::word || (match.first <= other.first && other.last <= match.last)) return false;
    const bool is_same = std::any_of(match.mentions.begin(), match.mentions.end(), [&](std::size_t i) {
      return sentence.mentions[i].kind == Mention::Kind::word && sentence.mentions[i].word == other.word;
    });
    return is_same && sentence.distance(other.first, noun.first) < own;
  });
}

bool can_speak_of(const Scope& scope, const Frame& frame) {
  return frame.among.empty() || std::find(frame.among.begin(), frame.among.end(), scope.name) != frame.among.end();
}

/// The scopes that a sentence names, each at its nearest word, nearest first.
std::vector<FoundScope> named_in(const ReadSentence& sentence, const Match& match, const Topic& topic, Where where,
                                 int most_distance, std::string_view text) {
  std::vector<FoundScope> found;
  const auto relative = where == Where::first_clause ? relative_clause_behind(match, sentence) : std::optional<int>();
  for (const Scope& scope : topic.scopes) {
    if (!can_speak_of(scope, *match.frame)) continue;
    FoundScope best;
    for (const Mention& mention : sentence.mentions) {
      if (mention.kind != Mention::Kind::word) continue;
      const bool weak = contains(scope.weak, mention.word);
      if (!weak && !contains(scope.words, mention.word)) continue;
      if (where == Where::clauses && !in_clauses(match, mention, sentence)) continue;
      const int clause = sentence.clause_of(mention);
      if (where == Where::first_clause && clause != sentence.clause[match.first] && clause != relative) continue;
      if (where == Where::clauses_before && sentence.clause_of(mention) >= sentence.clause[match.first]) continue;
      if (where == Where::up_to_match && sentence.clause_of(mention) > sentence.clause[match.last]) continue;
      const int distance = where == Where::other_sentence ? 0 : distance_to(match, mention, sentence);
      if (distance > most_distance) continue;
      if (topic.every_scope && where != Where::other_sentence && is_only_basis(mention, sentence, text)) continue;
      const bool stronger = best.weak && !weak && !topic.has_default_scope;
      const bool better = best.scope == nullptr || stronger || (best.weak == weak && distance < best.distance);
      if (better) best = {&scope, distance, mention.range, &mention, weak};
    }
    if (best.scope != nullptr) found.push_back(best);
  }
  // "API를 되팔 수 있는 클라우드": what somebody is does not tell what of.
  const auto strong = std::find_if(found.begin(), found.end(), [&](const FoundScope& one) {
    return !one.weak && (where == Where::other_sentence || !is_beside_another(match, *one.mention, sentence));
  });
  // "It may use the models under a new contract. It runs until 2030": of a pronoun the place decides.
  const bool is_of_pronoun = topic.every_scope && where == Where::other_sentence;
  if (strong != found.end() && !topic.has_default_scope && !is_of_pronoun) {
    const Mention* named = strong->mention;
    std::erase_if(found, [&](const FoundScope& one) {
      return one.weak && !joined(*one.mention, *named, text) && !joined(*named, *one.mention, text);
    });
  }
  // Of scopes named equally close the topic's order decides: "has put a further $2.75bn" is one investment, no total.
  std::stable_sort(found.begin(), found.end(),
                   [](const FoundScope& a, const FoundScope& b) { return a.distance < b.distance; });
  return found;
}

/// Of what the sentence before names, "it" is the last, with what is joined to it.
void keep_last_named(std::vector<FoundScope>& found, std::string_view text) {
  const auto last = std::max_element(found.begin(), found.end(), [](const FoundScope& a, const FoundScope& b) {
    return a.mention->first < b.mention->first;
  });
  if (last == found.end()) return;
  std::erase_if(found, [&, meant = *last](const FoundScope& named) {
    return named.scope != meant.scope && !joined(*named.mention, *meant.mention, text) &&
           !joined(*meant.mention, *named.mention, text);
  });
}

std::vector<FoundScope> named_before(const Match& match, std::size_t index, const ReadArticle& article,
                                     const Topic& topic) {
  if (index == 0) return {};
  std::vector<std::size_t> before = asked_before(index, article);
  const bool same_paragraph =
      article.sentences[index - 1].sentence.paragraph == article.sentences[index].sentence.paragraph;
  if (match.frame->answers || same_paragraph) before.push_back(index - 1);
  for (auto at = before.rbegin(); at != before.rend(); ++at) {
    auto found = named_in(article.sentences[*at], match, topic, Where::other_sentence, anywhere, article.text);
    keep_last_named(found, article.text);
    if (!found.empty()) return found;
  }
  return {};
}

/// Whether a comma or an "and" parts words from the match's value, and none from another such value on their other
/// side:
/// "$100bn to begin with, $500bn in four years", "invested $1bn in 2019 and a total of $13bn by 2023".
bool are_with_another_value(Range words, const Mention& value, const ReadSentence& sentence,
                            const ReadArticle& article) {
  const auto parted = [&](Range a, Range b) {
    const Range between = a.end <= b.start ? Range{a.end, b.start} : Range{b.end, a.start};
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
      const bool is_between = between.start <= token.range.start && token.range.end <= between.end;
      return is_between && is_one_of(token.range.of(article.text), sentence.language->row_breaks);
    });
  };
  if (!parted(words, value.range)) return false;
  return std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& other) {
    const bool beyond =
        words.start < value.range.start ? other.range.end <= words.start : words.end <= other.range.start;
    return other.kind == Mention::Kind::value && beyond &&
           same_measure(article.quantities[other.quantity], article.quantities[value.quantity]) &&
           !parted(words, other.range);
  });
}

/// "has completed its $4bn investment, adding $2.75bn": of words with another such value before the match's, that one's
/// scope is named.
bool is_of_another_value(Range words, const Match& match, const ReadSentence& sentence, const ReadArticle& article) {
  if (!match.value || match.compared || match.contrasted || match.alike) return false;
  const Mention& value = sentence.mentions[*match.value];
  const Quantity& quantity = article.quantities[value.quantity];
  const auto [from, to] = std::minmax(words.start, value.range.start);
  if (are_with_another_value(words, value, sentence, article)) return true;
  return std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& other) {
    return other.kind == Mention::Kind::value && same_measure(article.quantities[other.quantity], quantity) &&
           from < other.range.start && other.range.start < to;
  });
}

bool begins_relative(const Match& match, const ReadSentence& sentence) {
  std::size_t first = match.first;
  while (first > 0 && sentence.clause[first - 1] == sentence.clause[match.first]) --first;
  return std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& mention) {
    return mention.first == first && contains(sentence.language->relative, mention.word);
  });
}

/// English: "Azure stays its API's only cloud, and the license runs until 2032": parted from the match by a comma
/// and an "and".
bool is_of_next_statement(const FoundScope& named, const Match& match, const ReadSentence& sentence,
                          const ReadArticle& article) {
  if (!sentence.language->particles.empty()) return false;
  const auto [first, last] =
      std::minmax(named.mention->first, named.mention->last < match.first ? match.first : match.last);
  for (std::size_t i = first; i + 1 < last; ++i) {
    const bool is_comma = sentence.tokens[i].range.of(article.text) == ",";
    if (is_comma && is_one_of(sentence.tokens[i + 1].range.of(article.text), sentence.language->row_breaks))
      return true;
  }
  return false;
}

/// A topic with a usual scope speaks of another only where its words stand close by. One without looks further: from
/// the clause to those before it, the sentence before, the whole sentence and the heading.
std::vector<FoundScope> named_around(const Match& match, std::size_t index, const ReadArticle& article,
                                     const Topic& topic) {
  const ReadSentence& sentence = article.sentences[index];
  if (topic.has_default_scope) {
    auto found = named_in(sentence, match, topic, Where::clauses, close_by, article.text);
    // "For the fiscal year, which ends in May, Oracle plans capital expenditure of $50 billion."
    if (found.empty() && topic.default_scope.empty())
      found = named_in(sentence, match, topic, Where::clauses_before, further_off, article.text);
    std::erase_if(found,
                  [&](const FoundScope& named) { return is_of_another_value(named.words, match, sentence, article); });
    return found;
  }
  if (topic.every_scope) {
    // A clause of its own speaks of its own scopes; a relative one goes on with those of its noun.
    const bool is_relative = begins_relative(match, sentence);
    const bool tells_little = is_relative || match.frame->time == Time::former;
    std::vector<FoundScope> weak;
    for (const Where where :
         {is_relative ? Where::up_to_match : Where::clauses, is_relative ? Where::sentence : Where::up_to_match}) {
      auto found = named_in(sentence, match, topic, where, anywhere, article.text);
      std::erase_if(found,
                    [&](const FoundScope& named) { return is_of_next_statement(named, match, sentence, article); });
      // "The deal, which runs until 2032, gives it rights to the models": the rest tells what of.
      const bool is_weak = tells_little && std::ranges::all_of(found, &FoundScope::weak);
      if (!found.empty() && !is_weak) return found;
      if (weak.empty()) weak = std::move(found);
    }
    if (!weak.empty()) return weak;
  }
  auto found = named_in(sentence, match, topic, Where::first_clause, anywhere, article.text);
  if (found.empty()) found = named_in(sentence, match, topic, Where::clauses_before, anywhere, article.text);
  if (found.empty()) found = named_before(match, index, article, topic);
  if (found.empty()) found = named_in(sentence, match, topic, Where::sentence, anywhere, article.text);
  if (found.empty() && sentence.heading) {
    found = named_in(article.sentences[*sentence.heading], match, topic, Where::other_sentence, anywhere, article.text);
  }
  return found;
}

/// "완료 후 누적 출자액은 646억달러가 될 전망", "will take its total investment to $34.7 billion": words of its own
/// name the scope that a frame has anyway.
bool is_named(const std::string& scope, const Match& match, std::size_t index, const ReadArticle& article,
              const Topic& topic) {
  const auto found = named_around(match, index, article, topic);
  return std::ranges::any_of(found, [&](const FoundScope& one) { return one.scope->name == scope && !one.weak; });
}

}  // namespace

std::vector<NamedScope> scopes_of(const Match& match, std::size_t index, const ReadArticle& article,
                                  const RulesData& rules, std::vector<Reason>& reasons) {
  const Topic& topic = rules.topics[match.frame->topic];
  std::vector<NamedScope> names;
  for (const std::string& fixed : match.frame->scopes)
    names.push_back({fixed, !match.frame->time && !is_named(fixed, match, index, article, topic)});
  if (!names.empty()) return names;
  if (topic.scopes.empty()) return {NamedScope{}};
  std::vector<FoundScope> found = named_around(match, index, article, topic);
  if (found.empty()) {
    if (topic.has_default_scope) return {NamedScope{topic.default_scope, false, true}};
    const std::string& otherwise = match.frame->scope_otherwise;
    return otherwise.empty() ? std::vector<NamedScope>{} : std::vector{NamedScope{otherwise}};
  }
  // "API와 지식재산권 독점은 그대로다": scopes that are joined share what is told of them.
  if (!topic.every_scope) {
    std::erase_if(found, [&, nearest = found.front()](const FoundScope& named) {
      return named.scope != nearest.scope && !joined(*named.mention, *nearest.mention, article.text) &&
             !joined(*nearest.mention, *named.mention, article.text);
    });
  }
  for (const FoundScope& named : found) {
    names.push_back({named.scope->name, named.weak});
    reasons.push_back({"scope " + named.scope->name, named.words});
  }
  return names;
}

}  // namespace claimwatch
