#include "diffcore/claim/competition.h"

#include <algorithm>
#include <map>
#include <optional>

#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// A word further from a match than this does not speak against it.
constexpr int beside_distance = 6;

/// An answer of no more tokens than this has no topic of its own.
constexpr std::size_t few_words = 5;

/// Whether one of `words` stands in the sentence, in the one before it or in the heading above.
bool in_context(const WordSet& words, std::size_t index, const ReadArticle& article) {
  const ReadSentence& sentence = article.sentences[index];
  if (sentence.has_word(words)) return true;
  // The items of a list share the sentence that leads to it, and an answer of few words passes on what was asked.
  std::size_t before = index;
  const auto leads_on = [&](const ReadSentence& other) {
    return (sentence.sentence.item && other.sentence.item) || other.tokens.size() <= few_words;
  };
  do {
    if (before-- == 0) break;
    if (article.sentences[before].has_word(words)) return true;
  } while (leads_on(article.sentences[before]));
  return sentence.heading && article.sentences[*sentence.heading].has_word(words);
}

/// Whether what the frame asks of the words around its match is there, and nothing that it must not stand beside.
bool allowed(const Match& match, std::size_t index, const ReadArticle& article) {
  const ReadSentence& sentence = article.sentences[index];
  const Frame& frame = *match.frame;
  if (frame.rows && !sentence.sentence.item) return false;
  if (!frame.needs.empty() && !sentence.has_word(frame.needs)) return false;
  if (!frame.context.empty() && !in_context(frame.context, index, article)) return false;
  return std::none_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& mention) {
    const bool own = std::any_of(match.mentions.begin(), match.mentions.end(),
                                 [&](std::size_t i) { return sentence.mentions[i].range == mention.range; });
    return !own && mention.kind == Mention::Kind::word && contains(frame.unless, mention.word) &&
           in_clauses(match, mention, sentence) && distance_to(match, mention, sentence) <= beside_distance;
  });
}

void sort_by_score(std::vector<CastMatch>& readings) {
  std::stable_sort(readings.begin(), readings.end(),
                   [](const CastMatch& a, const CastMatch& b) { return a.score() > b.score(); });
}

bool is_silent(const CastMatch& reading, const RulesData& rules) {
  return rules.topics[reading.match.frame->topic].silent;
}

/// The best reading of one value. An unnamed holder refuses it, as does a silent topic; a reading whose roles stay open
/// is none.
std::optional<CastMatch> best_of_value(std::vector<CastMatch> readings, const RulesData& rules) {
  sort_by_score(readings);
  for (CastMatch& reading : readings) {
    if (is_silent(reading, rules)) return std::move(reading);
    if (reading.casting.outcome == Casting::Outcome::refused) return std::nullopt;
    if (reading.casting.outcome == Casting::Outcome::filled) return std::move(reading);
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

}  // namespace

std::vector<CastMatch> winning_matches(std::size_t index, const ReadArticle& article, const Discourse& discourse,
                                       const RulesData& rules) {
  const ReadSentence& sentence = article.sentences[index];
  std::map<std::size_t, std::vector<CastMatch>> by_value;
  std::vector<CastMatch> without_value;
  for (const Frame& frame : rules.frames) {
    if (frame.lang != sentence.language->id) continue;
    for (Match& match : match_frame(sentence, article, frame)) {
      if (!allowed(match, index, article)) continue;
      Casting casting = cast_roles(match, sentence, article, discourse, rules);
      std::vector<CastMatch>& rivals = match.value ? by_value[*match.value] : without_value;
      rivals.push_back({std::move(match), std::move(casting)});
    }
  }
  std::vector<CastMatch> winners;
  for (auto& [value, readings] : by_value) {
    if (auto best = best_of_value(std::move(readings), rules)) winners.push_back(*std::move(best));
  }
  for (CastMatch& reading : best_of_words(std::move(without_value), sentence, rules))
    winners.push_back(std::move(reading));
  return winners;
}

}  // namespace claimwatch
