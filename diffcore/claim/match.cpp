#include "diffcore/claim/match.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <utility>

namespace claimwatch {
namespace {

// What speaks for a reading: a word of the pattern more than a role, and each word passed over a little against it.
constexpr int word_score = 10;
constexpr int role_score = 6;
constexpr int aside_cost = 3;
constexpr int other_value_cost = 10;
constexpr int detached_cost = 2;
constexpr int comma_cost = 4;

/// Where a sentence mentions what patterns wait for: indices of its mentions, in their order.
class Spots {
 public:
  Spots(const ReadSentence& sentence, const PatternIndex& patterns) : rows_(patterns.sets()) {
    const auto for_each_word = [&](auto action) {
      for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
        const Mention& mention = sentence.mentions[i];
        if (mention.kind != Mention::Kind::word) continue;
        for (const std::size_t set : patterns.sets_of(mention.word)) action(set, i);
      }
    };
    for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
      if (sentence.mentions[i].kind == Mention::Kind::entity) entities_.push_back(i);
      if (sentence.mentions[i].kind == Mention::Kind::value) values_.push_back(i);
    }
    for_each_word([this](std::size_t set, std::size_t) {
      if (rows_[set].size++ == 0) found_.push_back(set);
    });
    std::uint32_t end = 0;
    for (const std::size_t set : found_) {
      rows_[set].start = end;
      end += std::exchange(rows_[set].size, 0U);
    }
    words_.resize(end);
    for_each_word([this](std::size_t set, std::size_t i) { words_[rows_[set].start + rows_[set].size++] = i; });
  }

  /// Of a value those of any kind.
  std::span<const std::size_t> of(const Element& element) const {
    if (element.kind == Element::Kind::role) return entities_;
    if (element.kind == Element::Kind::value) return values_;
    return {words_.data() + rows_[element.set].start, rows_[element.set].size};
  }

  /// The patterns that have a spot for each element, in their order.
  std::vector<PatternIndex::Place> held(const RulesData& rules, const std::string& lang) const {
    std::vector<PatternIndex::Place> out = rules.patterns.wordless();
    for (const std::size_t set : found_) {
      for (const PatternIndex::Place& place : rules.patterns.asked_by(set)) {
        if (rows_[place.also].size > 0) out.push_back(place);
      }
    }
    std::erase_if(out, [&](const PatternIndex::Place& place) {
      const Frame& frame = rules.frames[place.frame];
      return frame.lang != lang || std::ranges::any_of(frame.patterns[place.pattern].elements,
                                                       [this](const Element& element) { return of(element).empty(); });
    });
    std::ranges::sort(out);
    return out;
  }

 private:
  struct Row {
    std::uint32_t start = 0, size = 0;  ///< In `words_`.
  };
  std::vector<std::size_t> entities_, values_;
  std::vector<std::size_t> words_;  ///< Mentions of words, by set.
  std::vector<Row> rows_;           ///< Of each set.
  std::vector<std::size_t> found_;  ///< Sets with a word in the sentence.
};

/// Finds one pattern in a sentence, element by element. Of the readings of the elements so far that end at one mention
/// and stand on one anchor only the best is kept, for what follows goes on from all of them alike: the work grows with
/// the sentence and not with the ways to read it. Of readings as good as each other the one with earlier mentions wins.
class PatternMatcher {
 public:
  PatternMatcher(const ReadSentence& sentence, const ReadArticle& article, const Spots& spots, const Frame& frame,
                 const Pattern& pattern, const RulesData& rules)
      : sentence_(sentence), article_(article), spots_(spots), frame_(frame), pattern_(pattern), rules_(rules) {
    for (const Element& element : pattern.elements) {
      if (element.kind == Element::Kind::value) value_ = &element;
    }
  }

  /// A match whose value is the old one of two is looked for by itself: no other value speaks against it.
  std::vector<Match> all() const {
    std::vector<Match> out;
    for (const bool old_values : {false, true}) {
      Readings readings = begun(old_values);
      for (std::size_t i = 1; i < pattern_.elements.size() && !readings.empty(); ++i) {
        readings = extended(readings, pattern_.elements[i], old_values);
      }
      std::map<std::size_t, Reading> best;  // by anchor
      for (auto& [place, reading] : readings) keep_better(best, *place.second, std::move(reading));
      for (const auto& [anchor, reading] : best) out.push_back(match_of(reading));
      if (value_ == nullptr) break;
    }
    return out;
  }

 private:
  /// The first elements of the pattern, each at a mention.
  struct Reading {
    int score = 0;
    std::vector<std::size_t> mentions;
  };
  /// Where a reading ends, and its anchor: the value, or the first mention of a pattern without one.
  using Place = std::pair<std::size_t, std::optional<std::size_t>>;
  using Readings = std::map<Place, Reading>;

  template <typename At>
  static void keep_better(std::map<At, Reading>& readings, const At& at, Reading reading) {
    const auto [known, is_new] = readings.try_emplace(at, reading);
    if (is_new) return;
    const Reading& other = known->second;
    const bool better = reading.score != other.score ? reading.score > other.score : reading.mentions < other.mentions;
    if (better) known->second = std::move(reading);
  }

  Readings begun(bool old_values) const {
    Readings readings;
    for (const std::size_t i : spots_.of(pattern_.elements.front())) {
      if (!fits(pattern_.elements.front(), sentence_.mentions[i], old_values)) continue;
      const bool anchors = value_ == nullptr || value_ == &pattern_.elements.front();
      Reading reading;
      take(pattern_.elements.front(), i, reading);
      readings.emplace(Place{i, anchors ? std::optional(i) : std::nullopt}, std::move(reading));
    }
    return readings;
  }

  Readings extended(const Readings& readings, const Element& element, bool old_values) const {
    Readings longer;
    for (const auto& [place, reading] : readings) {
      const std::size_t last = place.first;
      const auto spots = spots_.of(element);
      std::size_t reached = last;  // up to here no mention is too far
      for (auto spot = std::upper_bound(spots.begin(), spots.end(), last); spot != spots.end(); ++spot) {
        const std::size_t i = *spot;
        const Mention& mention = sentence_.mentions[i];
        while (reached < i && gap_between(sentence_.mentions[last], sentence_.mentions[reached + 1]) <= element.max_gap)
          ++reached;
        const int gap = gap_between(sentence_.mentions[last], mention);
        if (!frame_.two_statements && is_in_another_statement(sentence_.mentions[last], mention)) break;
        if (reached < i && gap > element.max_gap) break;  // a value begins with its bound: "invest as much as $2bn"
        if (gap < 0 || !fits(element, mention, old_values) || is_cut_off(last, i, element)) continue;
        if (element.kind == Element::Kind::value && is_goal_of_value_before(last)) continue;
        Reading one = reading;
        one.score -= gap;
        one.score -= comma_cost * commas_between(sentence_.mentions[last], mention);
        if (element.max_gap == 0 && detached(sentence_.mentions[last], mention)) one.score -= detached_cost;
        // The old and the new figure of one thing are no rivals.
        if (value_ != nullptr && !old_values)
          one.score -= other_value_cost * sentence_.values_between(last, i, value_->value);
        take(element, i, one);
        const bool anchors = element.kind == Element::Kind::value;
        keep_better(longer, Place{i, anchors ? std::optional(i) : place.second}, std::move(one));
      }
    }
    return longer;
  }

  void take(const Element& element, std::size_t i, Reading& reading) const {
    if (sentence_.aside[sentence_.mentions[i].first]) reading.score -= aside_cost;
    if (element.kind == Element::Kind::words) reading.score += word_score;
    if (element.kind == Element::Kind::role) reading.score += role_score;
    reading.mentions.push_back(i);
  }

  /// Whether a spot of an element is one indeed: a value may be of another kind.
  bool fits(const Element& element, const Mention& mention, bool old_values) const {
    switch (element.kind) {
      case Element::Kind::words: return true;
      case Element::Kind::role: return can_stand_in(element.role, mention);
      case Element::Kind::value:
        return mention.changed_from == old_values && is_of(article_.quantities[mention.quantity], element);
    }
    return false;
  }

  /// Who can be nothing else does not hide whoever stands in the role behind it: of "스타게이트는 오라클이 5천억달러를"
  /// the project is the first. Nor are the equals of a row parties of each other: "지분: 재단 26%, 소프트뱅크 11%".
  bool can_stand_in(Role role, const Mention& mention) const {
    const auto index = static_cast<std::size_t>(role);
    const RoleRule& rule = rules_.topics[frame_.topic].roles[index];
    const Entity& entity = article_.entity(mention.entity, rules_);
    const bool is_strict =
        rule.only || (frame_.rows && frame_.places[index].empty() && !sentence_.language->particles.empty());
    return !is_strict || any_of_kinds(entity, rule.kinds);
  }

  static bool is_of(const Quantity& quantity, const Element& element) {
    return quantity.kind == element.value && (element.unit.empty() || quantity.unit == element.unit);
  }

  /// "300억달러, 기업가치는 3800억달러": a comma parts what stands on its two sides. English sets asides between
  /// commas.
  int commas_between(const Mention& before, const Mention& mention) const {
    if (sentence_.language->particles.empty()) return 0;
    int count = 0;
    for (std::size_t i = before.last + 1; i < mention.first; ++i) {
      if (!sentence_.aside[i] && sentence_.tokens[i].range.of(article_.text) == ",") ++count;
    }
    return count;
  }

  bool is_in_another_statement(const Mention& a, const Mention& b) const {
    return sentence_.statement[a.first] != sentence_.statement[b.first];
  }

  /// "At this month's price, $61.5 billion, our stake", "that it raised, Amazon paid $50bn": an English comma right
  /// behind a value or before the subject of the next clause parts words that should stand close.
  bool is_cut_off(std::size_t last, std::size_t next, const Element& element) const {
    constexpr int close = 3;  // words
    if (!sentence_.language->particles.empty() || element.max_gap > close || element.kind == Element::Kind::role)
      return false;
    const Mention& before = sentence_.mentions[last];
    const bool comma =
        before.last + 1 < sentence_.tokens.size() && sentence_.tokens[before.last + 1].range.of(article_.text) == ",";
    if (!comma || before.kind == Mention::Kind::value) return comma && element.kind == Element::Kind::words;
    return before.kind == Mention::Kind::word &&
           std::any_of(sentence_.mentions.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                       sentence_.mentions.begin() + static_cast<std::ptrdiff_t>(next), [](const Mention& between) {
                         return between.kind == Mention::Kind::entity && between.function != Function::possessive;
                       });
  }

  /// English: "$5 billion in Intel, $2 billion in Synopsys": where the sum before goes is nobody who gives the next
  /// one.
  bool is_goal_of_value_before(std::size_t last) const {
    const Mention& name = sentence_.mentions[last];
    if (!sentence_.language->particles.empty() || name.kind != Mention::Kind::entity || last == 0) return false;
    if (name.function != Function::into || rules_.topics[frame_.topic].roles.size() < 2) return false;
    return std::any_of(
        sentence_.mentions.begin(), sentence_.mentions.begin() + static_cast<std::ptrdiff_t>(last),
        [&](const Mention& value) { return value.kind == Mention::Kind::value && value.last + 2 == name.first; });
  }

  /// What should follow directly stands in the next eojeol: of "오픈AI는 소프트뱅크에서" the particle is not OpenAI's.
  bool detached(const Mention& before, const Mention& mention) const {
    return mention.first != before.last && sentence_.tokens[mention.first].spaced;
  }

  /// Words between two mentions; below 0 when the second does not come after the first.
  int gap_between(const Mention& before, const Mention& mention) const {
    if (mention.range.start < before.range.end) return -1;
    if (mention.first == before.last) return 0;
    // What stands in parentheses is passed over as a whole; to a word inside them each of its own words counts.
    int gap = sentence_.distance(before.last, mention.first);
    for (std::size_t i = mention.first; i-- > before.last + 1 && sentence_.aside[mention.first] && sentence_.aside[i];)
      ++gap;
    return gap;
  }

  Match match_of(const Reading& reading) const {
    Match match;
    match.frame = &frame_;
    match.mentions = reading.mentions;
    match.first = sentence_.mentions[match.mentions.front()].first;
    match.last = sentence_.mentions[match.mentions.back()].last;
    match.score = frame_.weight + reading.score;
    for (std::size_t i = 0; i < match.mentions.size(); ++i) {
      const Element& element = pattern_.elements[i];
      if (element.kind == Element::Kind::value) match.value = match.mentions[i];
      if (element.kind == Element::Kind::role) {
        match.roles[static_cast<std::size_t>(element.role)] = match.mentions[i];
      }
    }
    return match;
  }

  const ReadSentence& sentence_;
  const ReadArticle& article_;
  const Spots& spots_;
  const Frame& frame_;
  const Pattern& pattern_;
  const RulesData& rules_;
  const Element* value_ = nullptr;  // the element that is the value, if one is
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

std::vector<Match> matches_in(const ReadSentence& sentence, const ReadArticle& article, const RulesData& rules) {
  std::vector<Match> out;
  const Spots spots(sentence, rules.patterns);
  for (const auto& [index, pattern, also] : spots.held(rules, sentence.language->id)) {
    const Frame& frame = rules.frames[index];
    for (Match& match : PatternMatcher(sentence, article, spots, frame, frame.patterns[pattern], rules).all())
      out.push_back(std::move(match));
  }
  return out;
}

}  // namespace claimwatch
