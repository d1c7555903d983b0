#include "diffcore/claim/competition.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "diffcore/claim/function.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// A word further from a match than this does not speak against it.
constexpr int beside_distance = 6;

/// The same of a fallback frame, in whatever clause.
constexpr int fallback_reach = 16;

/// What leads on from further before is read no more.
constexpr int most_leading = 100;

/// An answer of no more tokens than this has no topic of its own.
constexpr std::size_t few_words = 5;

/// A heading that is nothing but a name: "OpenAI" above what is told of it.
bool is_name(const ReadSentence& heading) {
  constexpr std::size_t longest_name = 3;  // tokens
  const auto& mentions = heading.mentions;
  return heading.tokens.size() <= longest_name &&
         std::any_of(mentions.begin(), mentions.end(),
                     [](const Mention& mention) { return mention.kind == Mention::Kind::entity; });
}

/// Whether one of `words` stands in the sentence, in the one before it or in the heading above; of a list also in the
/// title.
bool in_context(const WordSet& words, bool rows, std::size_t index, const ReadArticle& article) {
  const ReadSentence& sentence = article.sentences[index];
  if (sentence.has_word(words)) return true;
  // The items of a list share the sentence that leads to it, and an answer of few words passes on what was asked.
  std::size_t before = index;
  const auto is_sibling = [&](const ReadSentence& other) { return sentence.sentence.item && other.sentence.item; };
  const auto leads_on = [&](const ReadSentence& other) {
    const bool leads_to_list = other.tokens.back().range.of(article.text) == ":";  // "Money raised:"
    const bool passes_on = other.tokens.size() <= few_words && !other.sentence.heading && !other.sentence.question &&
                           !(leads_to_list && sentence.sentence.item);
    return is_sibling(other) || passes_on;
  };
  int passed = 0;
  do {
    if (before-- == 0) break;
    const ReadSentence& other = article.sentences[before];
    if (!is_sibling(other) && other.has_word(words)) return true;
  } while (leads_on(article.sentences[before]) && ++passed < most_leading);
  const std::vector<std::size_t> asked = asked_before(index, article);
  if (std::any_of(asked.begin(), asked.end(), [&](std::size_t i) { return article.sentences[i].has_word(words); }))
    return true;
  if (sentence.heading && article.sentences[*sentence.heading].has_word(words)) return true;
  // The first paragraph goes on with the title.
  const bool goes_on = !sentence.heading && sentence.sentence.paragraph == 0;
  const bool is_list =
      rows && (!sentence.heading || *sentence.heading == 0 || is_name(article.sentences[*sentence.heading]));
  return (goes_on || is_list) && std::any_of(article.title_words.begin(), article.title_words.end(),
                                             [&](WordId word) { return contains(words, word); });
}

/// Whether the sentence before told a claim of the topic, and this one goes on in its paragraph.
bool goes_on_with(std::size_t topic, std::size_t index, const ReadArticle& article, const Discourse& discourse) {
  const auto paragraph = [&](std::size_t i) { return article.sentences[i].sentence.paragraph; };
  if (index == 0 || paragraph(index - 1) != paragraph(index)) return false;
  const auto told = discourse.castings.find(topic);
  return told != discourse.castings.end() && told->second.sentence + 1 == discourse.sentence;
}

/// "Microsoft held 27%. The nonprofit got 26%.": whether the sentence before told a value of this kind, and only of the
/// frame's topic.
bool is_next_value(const Match& match, std::size_t index, const ReadArticle& article, const Discourse& discourse) {
  if (!match.value || !goes_on_with(match.frame->topic, index, article, discourse)) return false;
  const ReadSentence& sentence = article.sentences[index];
  const auto kind = article.quantities[sentence.mentions[*match.value].quantity].kind;
  return std::all_of(discourse.castings.begin(), discourse.castings.end(), [&](const auto& entry) {
    const auto& [topic, told] = entry;
    const bool is_same = told.sentence + 1 == discourse.sentence && told.kind == kind;
    return is_same == (topic == match.frame->topic);
  });
}

/// "How long does it last? Until 2032.", "Valuation. $500 billion, from a share sale."
bool answers_question(std::size_t index, const ReadArticle& article) {
  constexpr std::size_t short_answer = 16, label = 3;  // tokens
  if (index == 0 || article.sentences[index].tokens.size() > short_answer) return false;
  const ReadSentence& before = article.sentences[index - 1];
  const bool is_labelled =
      before.tokens.size() <= label && before.sentence.paragraph == article.sentences[index].sentence.paragraph;
  return before.sentence.question || is_labelled;
}

/// Of a sentence that goes on with what the one before told: another topic, of whose object it says nothing, is rather
/// not what it turns to.
int continuity(const Match& match, const Casting& casting, std::size_t index, const ReadArticle& article,
               const Discourse& discourse, const RulesData& rules) {
  constexpr int turned_away = -6;
  bool goes_on = false;
  for (const auto& [topic, told] : discourse.castings) {
    if (!goes_on_with(topic, index, article, discourse)) continue;
    if (topic == match.frame->topic) return 0;
    goes_on = true;
  }
  if (!goes_on || rules.topics[match.frame->topic].roles.size() < 2) return 0;
  const auto& object = casting.mentions[1];
  const bool names_object = object && article.sentences[index].mentions[*object].function != Function::subject;
  return names_object ? 0 : turned_away;
}

/// "$31 a share", "up by 103%": a sum smaller, or a percentage larger, than those that its topic is about.
bool is_out_of_range(const Match& match, const ReadSentence& sentence, const ReadArticle& article,
                     const RulesData& rules) {
  if (!match.value) return false;
  const Quantity& quantity = article.quantities[sentence.mentions[*match.value].quantity];
  const Topic& topic = rules.topics[match.frame->topic];
  if (quantity.kind == Quantity::Kind::money) return quantity.interval.printed < topic.least;
  return quantity.kind == Quantity::Kind::percent && quantity.interval.printed > topic.most;
}

/// Whether a noun phrase that begins at a token names somebody, or one of `wholes`.
bool names_whole(std::size_t token, const std::vector<std::string>& wholes, const ReadSentence& sentence,
                 std::string_view text) {
  constexpr std::size_t longest = 6;  // tokens
  const std::size_t end = std::min(sentence.tokens.size(), token + longest);
  for (; token < end && sentence.tokens[token].kind != TokenKind::sign; ++token) {
    const auto mention = std::find_if(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& one) {
      return one.kind != Mention::Kind::word && one.first == token;
    });
    const bool is_whole = mention != sentence.mentions.end() && mention->function != Function::possessive;
    if (is_whole || is_one_of(sentence.tokens[token].range.of(text), wholes)) return true;
  }
  return false;
}

/// "11% of net profit", "3% of Britons": a percentage of what the topic's are not of.
bool is_of_another(const Match& match, const ReadSentence& sentence, const ReadArticle& article,
                   const RulesData& rules) {
  const auto& wholes = rules.topics[match.frame->topic].wholes;
  if (wholes.empty() || !match.value || !sentence.language->particles.empty()) return false;
  const Mention& value = sentence.mentions[*match.value];
  const std::size_t behind = value.last + 1;
  const bool is_part = article.quantities[value.quantity].kind == Quantity::Kind::percent &&
                       behind < sentence.tokens.size() && sentence.tokens[behind].range.of(article.text) == "of";
  return is_part && !names_whole(behind + 1, wholes, sentence, article.text);
}

/// "laid out $12 billion, against revenue of $16.1 billion": of a word right before another value, that one is told.
bool is_of_next_value(const Match& match, const Mention& word, const ReadSentence& sentence,
                      const ReadArticle& article) {
  constexpr std::size_t within = 2;  // tokens: "revenue of"
  if (!match.value || !sentence.language->particles.empty()) return false;
  const Mention& own = sentence.mentions[*match.value];
  return std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& other) {
    return other.kind == Mention::Kind::value && own.last < word.first && word.last < other.first &&
           other.first <= word.last + within &&
           same_measure(article.quantities[other.quantity], article.quantities[own.quantity]);
  });
}

/// "raised $110 billion, with Amazon putting in $50 billion": of a word right before the value before, where a comma
/// and somebody else stand before this one, that one is told.
bool is_of_value_before(const Match& match, const Mention& word, const ReadSentence& sentence,
                        const ReadArticle& article) {
  constexpr std::size_t within = 3;  // tokens: "raised up to"
  if (!match.value || !sentence.language->particles.empty()) return false;
  const Mention& own = sentence.mentions[*match.value];
  const auto is_told = [&](const Mention& other) {
    if (other.kind != Mention::Kind::value || other.first <= word.last || other.first > word.last + within)
      return false;
    const std::size_t comma = other.last + 1;
    if (comma >= own.first || sentence.tokens[comma].range.of(article.text) != ",") return false;
    return std::ranges::any_of(sentence.mentions, [&](const Mention& one) {
      return one.kind == Mention::Kind::entity && !one.short_form && comma < one.first && one.last < own.first;
    });
  };
  return std::ranges::any_of(sentence.mentions, is_told);
}

/// "may be sold by all clouds, the license is no longer exclusive": a comma and an article part it from a stance.
bool is_behind_comma(const Match& match, const Mention& word, const ReadSentence& sentence,
                     const ReadArticle& article) {
  if (match.value || !sentence.language->particles.empty()) return false;
  for (std::size_t i = match.last + 1; i + 1 < word.first; ++i) {
    if (sentence.tokens[i].range.of(article.text) == "," &&
        is_one_of(sentence.tokens[i + 1].range.of(article.text), sentence.language->articles))
      return true;
  }
  return false;
}

/// Whether what the frame asks of the words around its match is there, and nothing that it must not stand beside.
bool allowed(const Match& match, std::size_t index, const ReadArticle& article, const Discourse& discourse,
             const RulesData& rules) {
  const ReadSentence& sentence = article.sentences[index];
  const Frame& frame = *match.frame;
  if (is_out_of_range(match, sentence, article, rules) || is_of_another(match, sentence, article, rules)) return false;
  if (frame.rows && !sentence.sentence.item) return false;
  if (frame.answers && !answers_question(index, article)) return false;
  if (frame.goes_on && !is_next_value(match, index, article, discourse)) return false;
  if (!frame.needs.empty() && !sentence.has_word(frame.needs)) return false;
  if (!frame.context.empty() && !in_context(frame.context, frame.rows, index, article) &&
      !goes_on_with(frame.topic, index, article, discourse)) {
    return false;
  }
  return std::none_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& mention) {
    const bool own = std::any_of(match.mentions.begin(), match.mentions.end(),
                                 [&](std::size_t i) { return sentence.mentions[i].range == mention.range; });
    const int distance = distance_to(match, mention, sentence);
    const bool is_beside = in_clauses(match, mention, sentence) && distance <= beside_distance;
    const bool in_reach = distance <= fallback_reach;
    return !own && mention.kind == Mention::Kind::word && contains(frame.unless, mention.word) &&
           !is_of_next_value(match, mention, sentence, article) &&
           !is_of_value_before(match, mention, sentence, article) &&
           !is_behind_comma(match, mention, sentence, article) && (is_beside || (frame.fallback && in_reach));
  });
}

void sort_by_score(std::vector<CastMatch>& readings) {
  std::stable_sort(readings.begin(), readings.end(),
                   [](const CastMatch& a, const CastMatch& b) { return a.score() > b.score(); });
}

bool is_silent(const CastMatch& reading, const RulesData& rules) {
  return rules.topics[reading.match.frame->topic].silent;
}

/// "투자자들에게서 400억달러를 받기로": whoever refuses it is only whom it comes from.
bool comes_from_unnamed(const CastMatch& reading, const ReadSentence& sentence) {
  const auto& giver = reading.casting.mentions[0];
  return reading.casting.outcome == Casting::Outcome::refused && giver &&
         sentence.mentions[*giver].function == Function::from;
}

/// The best reading of one value. An unnamed holder refuses it, as does a silent topic; a reading whose roles stay open
/// is none. A sum that is nobody's own, or comes from somebody unnamed, may still be what one company raises: "raised
/// $10bn from Amazon and Google".
std::optional<CastMatch> best_of_value(std::vector<CastMatch> readings, const ReadSentence& sentence,
                                       const RulesData& rules, const IsNobodys& is_nobodys) {
  sort_by_score(readings);
  bool nobodys = false;
  for (CastMatch& reading : readings) {
    if (is_silent(reading, rules)) return std::move(reading);
    if (comes_from_unnamed(reading, sentence)) {
      nobodys = true;
      continue;
    }
    if (reading.casting.outcome == Casting::Outcome::refused) return std::nullopt;
    if (reading.casting.outcome != Casting::Outcome::filled) continue;
    if (nobodys && rules.topics[reading.match.frame->topic].roles.size() > 1) continue;
    if (!is_nobodys(reading)) return std::move(reading);
    nobodys = true;
  }
  return std::nullopt;
}

/// The ranges of the words that a reading stands on.
std::vector<Range> words_of(const CastMatch& reading, const ReadSentence& sentence) {
  std::vector<Range> words;
  for (const std::size_t i : reading.match.mentions) {
    if (sentence.mentions[i].kind == Mention::Kind::word) words.push_back(sentence.mentions[i].range);
  }
  return words;
}

/// Of readings without a value, best first, those that share no word with a better one.
std::vector<CastMatch> best_of_words(std::vector<CastMatch> readings, const ReadSentence& sentence,
                                     const RulesData& rules) {
  sort_by_score(readings);
  std::vector<CastMatch> best;
  std::vector<Range> used;
  for (CastMatch& reading : readings) {
    if (!is_silent(reading, rules) && reading.casting.outcome == Casting::Outcome::open) continue;
    const std::vector<Range> words = words_of(reading, sentence);
    const bool shared = std::any_of(words.begin(), words.end(), [&](Range word) {
      return std::any_of(used.begin(), used.end(), [&](Range other) { return word.overlaps(other); });
    });
    if (shared) continue;
    used.insert(used.end(), words.begin(), words.end());
    const bool filled = reading.casting.outcome == Casting::Outcome::filled;
    if (filled || is_silent(reading, rules)) best.push_back(std::move(reading));
  }
  return best;
}

/// "Amazon's investment in Anthropic comes to $4bn, of which $2.75bn was paid in March": whom the value before in the
/// sentence is told of comes before those of the sentences before.
void share_roles(std::map<std::size_t, CastMatch>& best_of, const RulesData& rules) {
  const CastMatch* before = nullptr;
  for (auto& [value, reading] : best_of) {
    const Topic& topic = rules.topics[reading.match.frame->topic];
    const bool goes_on = before != nullptr && before->match.frame->topic == reading.match.frame->topic;
    for (std::size_t role = 0; goes_on && role < topic.roles.size(); ++role) {
      const std::size_t entity = before->casting.entities[role];
      if (reading.casting.mentions[role] || !before->casting.mentions[role]) continue;
      if (topic.roles.size() > 1 && entity == reading.casting.entities[1 - role]) continue;
      reading.casting.entities[role] = entity;
      reading.casting.mentions[role] = before->casting.mentions[role];
    }
    before = &reading;
  }
}

/// Whether a value stands behind words that compare another one with it: "up from $86bn", "from 20% to 10%".
bool is_compared(const Mention& value, const ReadSentence& sentence) {
  constexpr int beside = 3;  // "up from an earlier figure of"
  return std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& word) {
    if (word.kind != Mention::Kind::word || word.last >= value.first) return false;
    if (contains(sentence.language->starts_at, word.word)) return word.last + 1 == value.first;
    return contains(sentence.language->compared, word.word) && sentence.distance(word.last, value.first) <= beside;
  });
}

/// The value that one is compared with: the nearest of its kind before it in the sentence, else behind it.
std::optional<std::size_t> compared_with(std::size_t index, const ReadSentence& sentence, const ReadArticle& article) {
  const auto kind_of = [&](const Mention& value) { return article.quantities[value.quantity].kind; };
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
    const Mention& other = sentence.mentions[i];
    if (i == index || other.kind != Mention::Kind::value) continue;
    if (kind_of(other) != kind_of(sentence.mentions[index])) continue;
    if (i > index) return before ? before : i;
    before = i;
  }
  return before;
}

/// The reading of one value, told of another.
CastMatch moved_to(CastMatch reading, std::size_t value, const ReadSentence& sentence) {
  Match& match = reading.match;
  std::replace(match.mentions.begin(), match.mentions.end(), *match.value, value);
  match.value = value;
  match.first = std::min(match.first, sentence.mentions[value].first);
  match.last = std::max(match.last, sentence.mentions[value].last);
  return reading;
}

/// The reading of the value that one is compared with, told of this one.
CastMatch told_of_before(CastMatch reading, std::size_t value, const ReadSentence& sentence) {
  reading.match.compared = true;
  return moved_to(std::move(reading), value, sentence);
}

/// The value that another one is set right against: "14 percent, not 10 percent", "not 49% but 27%".
std::optional<std::size_t> contrasted_with(std::size_t index, const ReadSentence& sentence,
                                           const ReadArticle& article) {
  const Mention& value = sentence.mentions[index];
  const Quantity& quantity = article.quantities[value.quantity];
  if (value.first == 0) return std::nullopt;
  // "until 2032 rather than 2030": the year of before is not denied.
  const auto& words =
      quantity.kind == Quantity::Kind::date ? sentence.language->negated : sentence.language->contrasted;
  if (!sentence.stands_behind(words, value, article.text)) return std::nullopt;
  constexpr int beside = 8;
  std::optional<std::size_t> nearest;
  for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
    const Mention& other = sentence.mentions[i];
    if (i == index || other.kind != Mention::Kind::value) continue;
    if (!same_measure(article.quantities[other.quantity], quantity)) continue;
    const int distance = sentence.distance(other.first, value.first);
    if (distance <= beside &&
        (!nearest || distance < sentence.distance(sentence.mentions[*nearest].first, value.first)))
      nearest = i;
  }
  return nearest;
}

/// Korean: "300억유로가 아니라 300억달러": the value behind is told of what the one before is denied of.
void tell_of_corrected(std::map<std::size_t, CastMatch>& best_of, const ReadSentence& sentence,
                       const ReadArticle& article, const RulesData& rules) {
  if (sentence.language->particles.empty()) return;
  for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
    const auto wrong = best_of.find(i);
    if (wrong == best_of.end() || !wrong->second.match.value || is_silent(wrong->second, rules)) continue;
    const Mention& value = sentence.mentions[i];
    const auto negation = std::find_if(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& word) {
      return word.kind == Mention::Kind::word && contains(sentence.language->negated, word.word) &&
             word.first == value.last + 1 && article.text.substr(word.range.start).starts_with("아니라");
    });
    if (negation == sentence.mentions.end()) continue;
    for (std::size_t j = i + 1; j < sentence.mentions.size(); ++j) {
      const Mention& right = sentence.mentions[j];
      if (right.kind != Mention::Kind::value || right.first <= negation->last) continue;
      const bool is_alike = article.quantities[right.quantity].kind == article.quantities[value.quantity].kind;
      if (is_alike) best_of.insert_or_assign(j, moved_to(wrong->second, j, sentence));
      break;
    }
  }
}

/// Who stands right before a value: "Nvidia up to $10bn", "the foundation with 26%".
std::optional<std::size_t> named_right_before(const Mention& value, const ReadSentence& sentence) {
  constexpr int beside = 1;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
    const Mention& mention = sentence.mentions[i];
    if (mention.kind == Mention::Kind::value && mention.first < value.first) found.reset();
    if (mention.kind != Mention::Kind::entity || mention.short_form || mention.last >= value.first) continue;
    if (sentence.distance(mention.last, value.first) <= beside) found = i;
  }
  return found;
}

/// Korean: whose the value is, where its verb stands only behind the next one: "MS는 앤트로픽에 50억달러, 엔비디아는
/// 100억달러를 투자한다".
std::optional<std::size_t> subject_of_value(std::size_t value, const ReadSentence& sentence) {
  if (sentence.language->particles.empty()) return std::nullopt;
  for (std::size_t i = value; i-- > 0;) {
    const Mention& mention = sentence.mentions[i];
    if (mention.kind == Mention::Kind::value && !sentence.aside[mention.first]) {
      if (sentence.clause_of(mention) == sentence.clause_of(sentence.mentions[value])) continue;
      return std::nullopt;
    }
    if (mention.kind == Mention::Kind::entity && mention.function == Function::subject && !mention.short_form) return i;
  }
  return std::nullopt;
}

bool same_measure_of(std::size_t a, std::size_t b, const ReadSentence& sentence, const ReadArticle& article) {
  return same_measure(article.quantities[sentence.mentions[a].quantity],
                      article.quantities[sentence.mentions[b].quantity]);
}

/// To whom it goes: a name with 에 between the subject and the value.
std::optional<std::size_t> goal_between(std::size_t subject, std::size_t value, const ReadSentence& sentence) {
  for (std::size_t i = subject + 1; i < value; ++i) {
    if (sentence.mentions[i].kind == Mention::Kind::entity && sentence.mentions[i].function == Function::into) return i;
  }
  return std::nullopt;
}

/// Whether a reading of a value has roles of its own behind it: "and Amazon $8bn in Anthropic".
bool has_own_object(const CastMatch& reading, std::size_t value, const ReadSentence& sentence) {
  const auto& object = reading.casting.mentions[1];
  return object && *object > value &&
         sentence.clause_of(sentence.mentions[*object]) == sentence.clause_of(sentence.mentions[value]);
}

/// What is told of one value and only named for the next: "Microsoft invests up to $5bn in Anthropic, and Nvidia up to
/// $10bn", "Microsoft has 27%, the foundation 26%".
std::optional<CastMatch> told_alike(std::size_t index, const std::map<std::size_t, CastMatch>& best_of,
                                    const ReadSentence& sentence, const ReadArticle& article, const RulesData& rules) {
  const Mention& value = sentence.mentions[index];
  auto subject = named_right_before(value, sentence);
  if (!subject && !best_of.contains(index)) subject = subject_of_value(index, sentence);
  const auto own = best_of.find(index);
  if (!subject || (own != best_of.end() && has_own_object(own->second, index, sentence))) return std::nullopt;
  const std::size_t entity = sentence.mentions[*subject].entity;
  for (const auto& [other, reading] : best_of) {
    if (other == index || !reading.match.value || !reading.casting.mentions[0] || reading.match.compared) continue;
    const Mention& first = sentence.mentions[*reading.casting.mentions[0]];
    if (article.quantities[sentence.mentions[other].quantity].kind != article.quantities[value.quantity].kind) continue;
    if (first.entity == entity || first.first > sentence.mentions[other].first) continue;
    const bool apart = sentence.distance(sentence.mentions[*subject].last, value.first) > 1;
    if (apart && !(value.last < first.first && same_measure_of(index, other, sentence, article))) continue;
    const Topic& topic = rules.topics[reading.match.frame->topic];
    if (topic.roles.empty() || (topic.roles.size() > 1 && reading.casting.entities[1] == entity)) continue;
    if (own != best_of.end() && own->second.match.frame->topic != reading.match.frame->topic) continue;
    const bool is_told = own != best_of.end() && own->second.casting.mentions[0] == subject;
    if (is_told && own->second.match.first > sentence.mentions[other].last) return std::nullopt;
    if (!any_of_kinds(article.entity(entity, rules), topic.roles[0].kinds)) continue;
    CastMatch alike = reading;
    std::replace(alike.match.mentions.begin(), alike.match.mentions.end(), other, index);
    alike.match.value = index;
    alike.match.alike = true;
    alike.match.first = std::min(alike.match.first, value.first);
    alike.match.last = std::max(alike.match.last, value.last);
    alike.casting.entities[0] = entity;
    alike.casting.mentions[0] = subject;
    if (const auto goal = goal_between(*subject, index, sentence)) {
      alike.casting.entities[1] = sentence.mentions[*goal].entity;
      alike.casting.mentions[1] = goal;
    }
    return alike;
  }
  return std::nullopt;
}

/// "$3 billion in Anthropic, and Oracle $2 billion in …": somebody else's.
bool has_subject_between(const CastMatch& reading, std::size_t from, std::size_t to, const ReadSentence& sentence) {
  const auto& subject = reading.casting.mentions[0];
  return subject && sentence.mentions[*subject].first > from && sentence.mentions[*subject].first < to;
}

/// Whether a name stands right beside a value, before it ("Oracle $300bn") or behind ("$300bn from Oracle").
bool stands_beside(const Mention& name, const Mention& value, const ReadSentence& sentence) {
  constexpr std::size_t behind = 2;  // tokens: a preposition
  if (name.last < value.first) return sentence.distance(name.last, value.first) <= 1;
  return name.first > value.last && name.first <= value.last + behind;
}

/// The first name right beside a value, on one side of it.
std::optional<std::size_t> named_beside(const Mention& value, bool before, const ReadSentence& sentence) {
  if (before) return named_right_before(value, sentence);
  const auto& mentions = sentence.mentions;
  const auto name = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::entity && !mention.short_form && mention.first > value.last;
  });
  if (name == mentions.end() || !stands_beside(*name, value, sentence)) return std::nullopt;
  return static_cast<std::size_t>(name - mentions.begin());
}

/// Whether a name beside a value may be the next one that something is told to: one of the role's kinds, or where money
/// goes in words, "$10 billion in Anthropic, $1 billion in Nokia", anybody.
bool can_be_another_goal(const Mention& name, const Entity& entity, const RoleRule& role) {
  if (any_of_kinds(entity, role.kinds)) return true;
  return name.function == Function::into && !role.only && !any_of_kinds(entity, role.never);
}

/// The same of whom it is told to: "has promised Oracle $300bn and Microsoft another $250bn", "$300bn from Oracle,
/// $38bn from Amazon".
std::optional<CastMatch> told_to_another(std::size_t index, const std::map<std::size_t, CastMatch>& best_of,
                                         const ReadSentence& sentence, const ReadArticle& article,
                                         const RulesData& rules) {
  const Mention& value = sentence.mentions[index];
  const auto own = best_of.find(index);
  if (article.quantities[value.quantity].kind != Quantity::Kind::money || !sentence.language->particles.empty())
    return std::nullopt;
  const std::array beside = {named_beside(value, false, sentence), named_beside(value, true, sentence)};
  if (!beside[0] && !beside[1]) return std::nullopt;
  for (const bool before : {false, true}) {
    for (const auto& [other, reading] : best_of) {
      const Topic& topic = rules.topics[reading.match.frame->topic];
      if (other >= index || topic.roles.size() < 2 || !reading.casting.mentions[1] || reading.match.compared) continue;
      const Mention& first = sentence.mentions[other];
      if (!same_measure(article.quantities[first.quantity], article.quantities[value.quantity])) continue;
      const Mention& object = sentence.mentions[*reading.casting.mentions[1]];
      if (before != (object.first < first.first)) continue;
      const auto& another = beside[before ? 1 : 0];
      if (before ? !stands_beside(object, first, sentence) : object.first > value.first) continue;
      if (!another || sentence.mentions[*another].function != object.function) continue;
      const std::size_t entity = sentence.mentions[*another].entity;
      if (entity == reading.casting.entities[0] || entity == reading.casting.entities[1]) continue;
      if (!can_be_another_goal(sentence.mentions[*another], article.entity(entity, rules), topic.roles[1])) continue;
      if (own != best_of.end() && own->second.match.frame->topic == reading.match.frame->topic &&
          own->second.casting.entities == std::array{reading.casting.entities[0], entity})
        return std::nullopt;
      if (!before && own != best_of.end() && has_subject_between(own->second, object.last, value.first, sentence) &&
          any_of_kinds(article.entity(own->second.casting.entities[0], rules), topic.roles[0].kinds))
        continue;
      CastMatch alike = reading;
      std::replace(alike.match.mentions.begin(), alike.match.mentions.end(), other, index);
      alike.match.value = index;
      alike.match.alike = true;
      alike.match.last = std::max(alike.match.last, value.last);
      alike.casting.entities[1] = entity;
      alike.casting.mentions[1] = another;
      return alike;
    }
  }
  return std::nullopt;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether nothing but words that link the items of a row, and dates, stand between a comma or "and" and a value.
bool only_linked(std::size_t from, const Mention& value, const ReadSentence& sentence, std::string_view text) {
  const Language& language = *sentence.language;
  for (std::size_t i = value.first; i-- > from;) {
    const std::string_view word = sentence.tokens[i].range.of(text);
    if (is_one_of(word, language.row_breaks)) return true;
    if (!is_one_of(word, language.row_links) && !is_year(word)) return false;
  }
  return false;
}

/// The next sum of a row: "$1 billion invested in OpenAI in 2019, a further $2 billion in 2021".
std::optional<CastMatch> told_in_row(std::size_t index, const std::map<std::size_t, CastMatch>& best_of,
                                     const ReadSentence& sentence, const ReadArticle& article, const RulesData& rules) {
  const Mention& value = sentence.mentions[index];
  const Quantity& quantity = article.quantities[value.quantity];
  if (quantity.kind == Quantity::Kind::date || sentence.aside[value.first]) return std::nullopt;
  for (std::size_t i = index; i-- > 0;) {
    const Mention& before = sentence.mentions[i];
    if (before.kind != Mention::Kind::value) continue;
    if (article.quantities[before.quantity].kind == Quantity::Kind::date) continue;
    const auto told = best_of.find(i);
    const bool is_row = told != best_of.end() && !is_silent(told->second, rules) && !told->second.match.compared &&
                        same_measure(article.quantities[before.quantity], quantity) &&
                        only_linked(before.last + 1, value, sentence, article.text);
    return is_row ? std::optional(moved_to(told->second, index, sentence)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<CastMatch> winning_matches(std::size_t index, const ReadArticle& article, const Discourse& discourse,
                                       const RulesData& rules, const IsNobodys& is_nobodys) {
  const ReadSentence& sentence = article.sentences[index];
  std::map<std::size_t, std::vector<CastMatch>> by_value, fallback_by_value;
  std::vector<CastMatch> without_value, fallback_without_value;
  for (Match& match : matches_in(sentence, article, rules)) {
    if (!allowed(match, index, article, discourse, rules)) continue;
    Casting casting = cast_roles(match, sentence, article, discourse, rules);
    match.score += continuity(match, casting, index, article, discourse, rules);
    auto& valued = match.frame->fallback ? fallback_by_value : by_value;
    auto& valueless = match.frame->fallback ? fallback_without_value : without_value;
    std::vector<CastMatch>& rivals = match.value ? valued[*match.value] : valueless;
    rivals.push_back({std::move(match), std::move(casting)});
  }
  std::map<std::size_t, CastMatch> best_of;
  std::set<std::size_t> no_claims;
  for (auto& [value, readings] : by_value) {
    const bool is_told_of_another = std::any_of(readings.begin(), readings.end(), [&](const CastMatch& reading) {
      return is_silent(reading, rules) || reading.casting.outcome == Casting::Outcome::refused;
    });
    if (auto best = best_of_value(std::move(readings), sentence, rules, is_nobodys)) {
      best_of.emplace(value, *std::move(best));
    } else if (is_told_of_another) {
      no_claims.insert(value);
    }
  }
  share_roles(best_of, rules);
  for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
    if (sentence.mentions[i].kind != Mention::Kind::value || !is_compared(sentence.mentions[i], sentence)) continue;
    const auto other = compared_with(i, sentence, article);
    if (!other || !best_of.contains(*other)) continue;
    best_of.insert_or_assign(i, told_of_before(best_of.at(*other), i, sentence));
  }
  for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
    if (sentence.mentions[i].kind != Mention::Kind::value) continue;
    const auto right = contrasted_with(i, sentence, article);
    if (!right || !best_of.contains(*right) || is_silent(best_of.at(*right), rules)) continue;
    CastMatch wrong = told_of_before(best_of.at(*right), i, sentence);
    wrong.match.compared = false;
    wrong.match.contrasted = true;
    best_of.insert_or_assign(i, std::move(wrong));
  }
  tell_of_corrected(best_of, sentence, article, rules);
  std::map<std::size_t, CastMatch> alike;
  for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
    if (sentence.mentions[i].kind != Mention::Kind::value || no_claims.contains(i)) continue;
    if (auto reading = told_alike(i, best_of, sentence, article, rules)) {
      alike.emplace(i, *std::move(reading));
    } else if (auto another = told_to_another(i, best_of, sentence, article, rules)) {
      alike.emplace(i, *std::move(another));
    }
  }
  for (auto& [value, reading] : alike) best_of.insert_or_assign(value, std::move(reading));
  for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
    if (sentence.mentions[i].kind != Mention::Kind::value || best_of.contains(i) || no_claims.contains(i)) continue;
    if (auto reading = told_in_row(i, best_of, sentence, article, rules)) best_of.emplace(i, *std::move(reading));
  }
  for (auto& [value, readings] : fallback_by_value) {
    if (best_of.contains(value) || no_claims.contains(value)) continue;
    if (auto best = best_of_value(std::move(readings), sentence, rules, is_nobodys))
      best_of.emplace(value, *std::move(best));
  }
  std::vector<CastMatch> winners;
  for (auto& [value, best] : best_of) winners.push_back(std::move(best));
  std::vector<CastMatch> told = best_of_words(std::move(without_value), sentence, rules);
  if (told.empty()) told = best_of_words(std::move(fallback_without_value), sentence, rules);
  std::move(told.begin(), told.end(), std::back_inserter(winners));
  return winners;
}

}  // namespace claimwatch
