#include "diffcore/claim/match.h"

#include <algorithm>
#include <map>

#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

// What speaks for a reading: a word of the pattern more than a role, and each word passed over a little against it.
constexpr int word_score = 10;
constexpr int role_score = 6;
constexpr int aside_cost = 3;
constexpr int other_value_cost = 10;
constexpr int detached_cost = 2;
constexpr int comma_cost = 4;

/// Tries the elements of one pattern in turn, from every mention that can be its first.
class PatternMatcher {
 public:
  PatternMatcher(const ReadSentence& sentence, const ReadArticle& article, const Frame& frame, const Pattern& pattern)
      : sentence_(sentence), article_(article), frame_(frame), pattern_(pattern) {}

  std::vector<Match> all() {
    Match match;
    match.frame = &frame_;
    extend(match);
    std::vector<Match> out;
    for (auto& [anchor, best] : best_) out.push_back(std::move(best));
    return out;
  }

 private:
  void extend(const Match& match) {
    if (match.mentions.size() == pattern_.elements.size()) return keep(match);
    const Element& element = pattern_.elements[match.mentions.size()];
    const std::size_t from = match.mentions.empty() ? 0 : match.mentions.back() + 1;
    for (std::size_t i = from; i < sentence_.mentions.size(); ++i) {
      const Mention& mention = sentence_.mentions[i];
      const int gap = match.mentions.empty() ? 0 : gap_before(match, mention);
      if (gap > element.max_gap && !match.mentions.empty()) break;
      if (gap < 0 || !fits(element, mention)) continue;
      Match longer = match;
      longer.mentions.push_back(i);
      longer.score -= gap;
      longer.score -= comma_cost * commas_before(match, mention);
      if (element.max_gap == 0 && detached(match, mention)) longer.score -= detached_cost;
      if (sentence_.aside[mention.first]) longer.score -= aside_cost;
      if (element.kind == Element::Kind::words) longer.score += word_score;
      if (element.kind == Element::Kind::role) {
        longer.score += role_score;
        longer.roles[static_cast<std::size_t>(element.role)] = i;
      }
      if (element.kind == Element::Kind::value) longer.value = i;
      extend(longer);
    }
  }

  bool fits(const Element& element, const Mention& mention) const {
    switch (element.kind) {
      case Element::Kind::words: return mention.kind == Mention::Kind::word && contains(element.words, mention.word);
      case Element::Kind::role: return mention.kind == Mention::Kind::entity;
      case Element::Kind::value:
        return mention.kind == Mention::Kind::value && article_.quantities[mention.quantity].kind == element.value;
    }
    return false;
  }

  /// "300억달러, 기업가치는 3800억달러": a comma parts what stands on its two sides. English sets asides between
  /// commas.
  int commas_before(const Match& match, const Mention& mention) const {
    if (match.mentions.empty() || sentence_.language->particles.empty()) return 0;
    int count = 0;
    for (std::size_t i = sentence_.mentions[match.mentions.back()].last + 1; i < mention.first; ++i) {
      if (!sentence_.aside[i] && sentence_.tokens[i].range.of(article_.text) == ",") ++count;
    }
    return count;
  }

  /// What should follow directly stands in the next eojeol: of "오픈AI는 소프트뱅크에서" the particle is not OpenAI's.
  bool detached(const Match& match, const Mention& mention) const {
    return !match.mentions.empty() && mention.first != sentence_.mentions[match.mentions.back()].last &&
           sentence_.tokens[mention.first].spaced;
  }

  /// Words between the last element and a mention; below 0 when the mention does not come after it.
  int gap_before(const Match& match, const Mention& mention) const {
    const Mention& before = sentence_.mentions[match.mentions.back()];
    if (mention.range.start < before.range.end) return -1;
    if (mention.first == before.last) return 0;
    // What stands in parentheses is passed over as a whole; to a word inside them each of its own words counts.
    int gap = sentence_.distance(before.last, mention.first);
    for (std::size_t i = mention.first; i-- > before.last + 1 && sentence_.aside[mention.first] && sentence_.aside[i];)
      ++gap;
    return gap;
  }

  void keep(Match match) {
    match.first = sentence_.mentions[match.mentions.front()].first;
    match.last = sentence_.mentions[match.mentions.back()].last;
    match.score += frame_.weight - other_value_cost * other_values_between(match);
    const std::size_t anchor = match.value.value_or(match.mentions.front());
    const auto [at, is_new] = best_.try_emplace(anchor, match);
    if (!is_new && at->second.score < match.score) at->second = std::move(match);
  }

  int other_values_between(const Match& match) const {
    if (!match.value) return 0;
    const Mention& value = sentence_.mentions[*match.value];
    int count = 0;
    for (std::size_t i = match.mentions.front(); i <= match.mentions.back(); ++i) {
      const Mention& other = sentence_.mentions[i];
      if (i == *match.value || other.kind != Mention::Kind::value || sentence_.aside[other.first]) continue;
      if (other.changed_from || value.changed_from) continue;  // the old and the new figure of one thing
      if (article_.quantities[other.quantity].kind == article_.quantities[value.quantity].kind) ++count;
    }
    return count;
  }

  const ReadSentence& sentence_;
  const ReadArticle& article_;
  const Frame& frame_;
  const Pattern& pattern_;
  std::map<std::size_t, Match> best_;
};

}  // namespace

bool in_clauses(const Match& match, const Mention& mention, const ReadSentence& sentence) {
  const int clause = sentence.clause_of(mention);
  return sentence.clause[match.first] <= clause && clause <= sentence.clause[match.last];
}

int distance_to(const Match& match, const Mention& mention, const ReadSentence& sentence) {
  if (mention.last < match.first) return sentence.distance(mention.last, match.first);
  if (mention.first > match.last) return sentence.distance(match.last, mention.first);
  return 0;
}

std::vector<Match> match_frame(const ReadSentence& sentence, const ReadArticle& article, const Frame& frame) {
  std::vector<Match> out;
  for (const Pattern& pattern : frame.patterns) {
    for (Match& match : PatternMatcher(sentence, article, frame, pattern).all()) out.push_back(std::move(match));
  }
  return out;
}

}  // namespace claimwatch
