#include "diffcore/claim/circumstances.h"

#include <algorithm>
#include <limits>

#include "diffcore/claim/function.h"
#include "diffcore/claim/korean_verb.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// A one-off event that its sentence dates further back than this is background, not the article's news.
constexpr std::chrono::days news_age{10};

/// The figures of a quarter are news for so long after its end.
constexpr std::chrono::days reported_within{50};

/// A cue on the other side of what it governs stands no further than this.
constexpr int against_order = 2;

/// A copula in the past is that of a value this near: "130억달러 수준이었다", not "349억달러로 사상 최대였다".
constexpr int beside_copula = 1;

/// A plan takes its certainty from no more than so many sentences before it.
constexpr std::size_t furthest_before = 100;

/// The verb of a value stands no further behind it than this.
constexpr int own_verb = 2;

/// A negation that denies a number stands no further than this from the words that tell it.
constexpr int beside_number = 2;

/// How close a cue stands to what it may govern; the nearest one of a kind decides.
struct Cue {
  int distance = std::numeric_limits<int>::max();
  Range words;
  bool found() const { return distance != std::numeric_limits<int>::max(); }
};

class CueReader {
 public:
  CueReader(const Match& match, std::size_t index, const ReadArticle& article, const RulesData& rules,
            std::string_view scope)
      : match_(match),
        index_(index),
        article_(article),
        rules_(rules),
        sentence_(article.sentences[index]),
        language_(*sentence_.language),
        topic_(rules.topics[match.frame->topic]),
        scope_(scope),
        one_off_(topic_.rules_of(scope).events) {}

  Circumstances read(std::optional<Day> published) {
    if (sentence_.sentence.question || supposed() || in_supposition() || governed_by(language_.wish)) {
      out_.no_claim = true;
      return std::move(out_);
    }
    read_time(published);
    if (!match_.frame->time && !sentence_.has_word(language_.news))
      out_.told_in_past = past_verb(one_off_ ? language_.past_verbs : language_.past_states);
    read_certainty();
    return std::move(out_);
  }

 private:
  enum class Reach { clause, sentence };
  enum class Side { either, governing };

  /// The nearest word of `words` to the match, in its clauses or in the whole sentence. On the governing side a verb
  /// stands in English before what it governs, in Korean behind.
  Cue nearest(const WordSet& words, Reach reach, Side side = Side::either) const {
    Cue best;
    for (const Mention& mention : sentence_.mentions) {
      if (mention.kind != Mention::Kind::word || !contains(words, mention.word) || !is_cue(mention)) continue;
      if (reach == Reach::clause && !in_clauses(match_, mention, sentence_)) continue;
      if (side == Side::governing && !governs(mention)) continue;
      if (reach == Reach::clause && is_of_another_value(mention)) continue;
      const int distance = distance_to_value(mention);
      if (distance < best.distance) best = {distance, mention.range};
    }
    return best;
  }

  /// What only stands inside a longer word is none ("협상" in 우선협상권), nor is a name that is written like
  /// one ("May").
  bool is_cue(const Mention& mention) const {
    const bool inside = sentence_.tokens[mention.first].range.start != mention.range.start;
    const bool in_word = std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
      return word.kind == Mention::Kind::word && word.range.start < mention.range.start &&
             word.range.contains(mention.range);
    });
    if ((inside && in_word) || is_in_longer_cue(mention) || adds_up(mention) || is_a_sources(mention) ||
        is_only_before(mention) || is_listener(mention))
      return false;
    const char written = article_.text[mention.range.start];
    const char cue = rules_.vocabulary.word(mention.word).front();
    return mention.first == 0 || written == cue || written < 'A' || written > 'Z';
  }

  /// "그동안 130억달러를 쏟아부었다": what makes a running total of it puts it into no past.
  bool adds_up(const Mention& mention) const {
    if (!topic_.rules_of(scope_).cumulative) return false;
    return std::any_of(topic_.scopes.begin(), topic_.scopes.end(), [&](const Scope& scope) {
      return scope.name == scope_ && (contains(scope.words, mention.word) || contains(scope.weak, mention.word));
    });
  }

  /// "people close to the talks", "a person briefed on its plans": what only tells who the source is.
  bool is_a_sources(const Mention& mention) const {
    constexpr std::size_t within = 5;  // tokens: "people with direct knowledge of the talks"
    constexpr std::size_t most_others = 2;
    if (is_korean() || contains(language_.reported, mention.word)) return false;
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& source) {
      if (source.kind != Mention::Kind::word || !contains(language_.reported, source.word)) return false;
      if (source.range.contains(mention.range)) return true;
      if (source.last >= mention.first || mention.first - source.last > within) return false;
      std::size_t others = 0;
      std::size_t prepositions = 0;
      for (std::size_t i = source.last + 1; i < mention.first; ++i) {
        if (is_preposition(i))
          ++prepositions;
        else if (!is_one_of(written(i), language_.articles))
          ++others;
      }
      return prepositions > 0 && others <= most_others;
    });
  }

  /// "After months of talks", and behind a value "after Bloomberg reported it": what went before and is over.
  bool is_only_before(const Mention& mention) const {
    constexpr std::size_t within = 4;
    const bool of_report = contains(language_.reported, mention.word) && match_.value && mention.first > value_token();
    if (is_korean() || (!of_report && !contains(language_.possible, mention.word))) return false;
    for (std::size_t i = mention.first; i-- > 0 && mention.first - i <= within;) {
      if (sentence_.tokens[i].kind == TokenKind::sign) return false;
      if (is_one_of(written(i), language_.afterwards)) return true;
    }
    return false;
  }

  /// "told Reuters", "in an interview with CNBC": the outlet only hears what somebody says.
  bool is_listener(const Mention& mention) const {
    if (is_korean() || mention.first < 2 || !contains(language_.reported, mention.word)) return false;
    const bool has_article = is_one_of(written(mention.first - 1), language_.articles);
    return is_one_of(written(mention.first - (has_article ? 2 : 1)), language_.listened);
  }

  bool is_preposition(std::size_t token) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::word && mention.first == token && mention.last == token &&
             language_.prepositions.contains(mention.word);
    });
  }

  /// "still" in "still had": the longer cue of time is meant.
  bool is_in_longer_cue(const Mention& mention) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
      return other.kind == Mention::Kind::word && other.range.size() > mention.range.size() &&
             other.range.contains(mention.range) &&
             (contains(language_.former, other.word) || contains(language_.current, other.word));
    });
  }

  /// "to 10%, from 20% now": what stands behind a second value is told of that one.
  bool is_of_another_value(const Mention& cue) const {
    if (!match_.value) return false;
    const Mention& value = sentence_.mentions[*match_.value];
    if (is_korean()) return is_of_an_old_value(cue, value);
    const Quantity& quantity = article_.quantities[value.quantity];
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
      return other.kind == Mention::Kind::value && same_measure(article_.quantities[other.quantity], quantity) &&
             value.first < other.first && other.last < cue.first;
    });
  }

  /// "기존 380억달러였던 계약을 1000억달러 더 늘린다": what stands before a value that was is told of that one.
  bool is_of_an_old_value(const Mention& cue, const Mention& value) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
      if (other.kind != Mention::Kind::value || other.last < cue.first || other.first >= value.first) return false;
      const std::string_view behind = article_.text.substr(other.range.end);
      const auto& was = language_.was_endings;
      return other.changed_from ||
             std::any_of(was.begin(), was.end(), [&](const auto& ending) { return behind.starts_with(ending); });
    });
  }

  /// "3000억달러로, 지난해 10월의 두 배다": a date behind a value is of something else.
  bool tells_own_past(const Cue& past) const {
    if (!is_korean() || !match_.value) return true;
    if (past.words.start <= sentence_.mentions[*match_.value].range.end) return true;
    return std::none_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
      return word.kind == Mention::Kind::word && word.range == past.words && contains(language_.background, word.word);
    });
  }

  /// "last valued at $18bn, has raised money at $20bn": words with another value before this one are of that one.
  bool is_parted(const Cue& cue) const {
    if (is_korean() || !match_.value) return false;
    const Mention& value = sentence_.mentions[*match_.value];
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
      return other.kind == Mention::Kind::value && cue.words.end <= other.range.start &&
             other.range.end <= value.range.start &&
             same_measure(article_.quantities[other.quantity], article_.quantities[value.quantity]);
    });
  }

  bool is_korean() const { return !language_.particles.empty(); }

  std::string_view written(std::size_t token) const { return sentence_.tokens[token].range.of(article_.text); }

  bool governs(const Mention& mention) const {
    const std::size_t value = match_.value ? sentence_.mentions[*match_.value].first : match_.first;
    const bool before = mention.first < value;
    const bool within = match_.first <= mention.first && mention.first <= match_.last;
    return within || before != is_korean() || distance_to_value(mention) <= against_order;
  }

  int distance_to_value(const Mention& mention) const {
    const std::size_t value = match_.value ? sentence_.mentions[*match_.value].first : match_.last;
    return sentence_.distance(mention.first, value);
  }

  /// A supposition governs its own clause and, as it stands first, what follows it.
  bool governed_by(const WordSet& words) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::word && contains(words, mention.word) &&
             sentence_.clause_of(mention) <= sentence_.clause[match_.last];
    });
  }

  /// A condition behind a value supposes it only with a verb that does: "would be worth $1tn if …". In "and another
  /// $30bn if targets are met" it makes a plan of it.
  bool in_supposition() const {
    if (is_korean() || !match_.value) return governed_by(language_.hypothetical);
    if (is_inverted() && nearest(language_.subjunctive, Reach::clause, Side::governing).found()) return true;
    if (condition_behind().found()) return nearest(language_.subjunctive, Reach::clause, Side::governing).found();
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::word && contains(language_.hypothetical, mention.word) &&
             mention.first < value_token();
    });
  }

  /// "Had the plan gone through, Microsoft would own 33%": a condition without "if".
  bool is_inverted() const { return is_one_of(written(0), language_.inversions); }

  Cue condition_behind() const {
    if (is_korean() || !match_.value) return {};
    const Cue condition = nearest(language_.hypothetical, Reach::clause);
    return condition.words.start > sentence_.mentions[*match_.value].range.start ? condition : Cue{};
  }

  /// "will put in another $22.5 billion when the conversion is complete"
  Cue occasion_behind() const {
    if (is_korean() || !match_.value || is_date()) return {};
    const std::size_t told = std::max(sentence_.mentions[*match_.value].last, match_.last);
    for (std::size_t i = told + 1; i + 1 < sentence_.tokens.size() && !past_verb_of_value(); ++i) {
      const bool begins = is_one_of(written(i), language_.once) && sentence_.tokens[i + 1].kind != TokenKind::sign;
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

  std::size_t value_token() const { return sentence_.mentions[*match_.value].first; }

  bool ends_with_any(std::size_t token, const std::vector<std::string>& endings) const {
    const Range up_to{sentence_.sentence.range.start, sentence_.tokens[token].range.end};
    const std::string_view words = up_to.of(article_.text);
    return std::any_of(endings.begin(), endings.end(), [&](const auto& ending) { return words.ends_with(ending); });
  }

  bool holds_any(Range where, const std::vector<std::string>& words) const {
    return std::any_of(words.begin(), words.end(), [&](const std::string& one) {
      return where.of(article_.text).find(one) != std::string_view::npos;
    });
  }

  bool is_condition(std::size_t token) const {
    if (sentence_.aside[token] || ends_with_any(token, language_.no_conditions)) return false;
    if (ends_with_any(token, language_.only_if_endings)) return !is_duty(token);
    return ends_with_any(token, language_.condition_endings);
  }

  /// "써야 한다": a verb of doing makes a duty of what would be a condition.
  bool is_duty(std::size_t token) const {
    if (token + 1 >= sentence_.tokens.size()) return true;
    const std::string_view next = written(token + 1);
    const auto& verbs = language_.duty_verbs;
    return std::any_of(verbs.begin(), verbs.end(), [&](const auto& verb) { return next.starts_with(verb); });
  }

  /// "원금을 회수한 뒤 49%를 갖는다", "이달 중순 75억달러를 넣는다": what is done at a time to come.
  Cue later_act(std::optional<Day> published) const {
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

  /// "380억달러를 쓸 것으로 알려졌다", "27%로 낮아지게 된다": a verb that says itself that it is to come.
  Cue turn_to_come() const {
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

  /// Whether a noun bears a particle that makes it something of another verb's: not 지분의.
  bool has_case(std::size_t token) const {
    return std::any_of(language_.particles.begin(), language_.particles.end(), [&](const auto& particle) {
      return particle.second != Function::possessive && particle.second != Function::bare &&
             written(token).size() > particle.first.size() && written(token).ends_with(particle.first);
    });
  }

  bool begins_with_any(std::size_t token, const std::vector<std::string>& beginnings) const {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const auto& beginning) { return written(token).starts_with(beginning); });
  }

  /// "작년까지만 해도 184억달러에 불과했다": a time that words before the value put into the past.
  Cue time_of_before() const {
    if (!is_korean()) return {};
    for (std::size_t i = match_.value ? value_token() : match_.last; i-- > 0;) {
      if (sentence_.clause[i] < sentence_.clause[match_.first] || (match_.value && is_other_value(i))) return {};
      if (ends_with_any(i, language_.then_endings)) return {0, sentence_.tokens[i].range};
    }
    return {};
  }

  /// "갖고 있던 오픈AI 지분 32.5%는": what the noun of the value was, with nothing but nouns between.
  Cue past_attribute() const {
    constexpr std::size_t furthest = 5;
    if (!is_korean() || !match_.value || is_date()) return {};
    const std::size_t value = value_token();
    for (std::size_t i = value; i-- > 0 && value - i <= furthest;) {
      const bool is_apart =
          sentence_.clause[i] != sentence_.clause[value] || sentence_.tokens[i].kind == TokenKind::sign;
      if (is_apart || is_other_value(i)) return {};
      const bool was = ends_with_any(i, language_.attribute_endings) && !ends_with_any(i, language_.no_former);
      if (was) return {sentence_.distance(i, value), sentence_.tokens[i].range};
      if (has_case(i)) return {};
    }
    return {};
  }

  /// "투자하기로 했다. 두 회사는 이런 내용의 의향서를 맺었다.": what is only meant, as the next sentence has it.
  Cue letter_of_intent() const {
    const Cue here = nearest(language_.intent, Reach::sentence);
    if (here.found() || index_ + 1 >= article_.sentences.size()) return here;
    if (!match_.value || is_participle_of_past(written(match_.last))) return {};
    const ReadSentence& next = article_.sentences[index_ + 1];
    const bool goes_on = next.sentence.paragraph == sentence_.sentence.paragraph && next.has_word(language_.intent) &&
                         next.values_before.back() == std::array<int, Quantity::kinds>{};
    return goes_on ? Cue{distance_to_end(), {}} : Cue{};
  }

  int distance_to_end() const { return sentence_.distance(match_.last, sentence_.tokens.size() - 1); }

  bool is_other_value(std::size_t token) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::value && mention.first == token;
    });
  }

  /// "회수한 뒤에는": a time after something that is done.
  bool is_afterwards(std::size_t token) const {
    const std::string_view word = written(token);
    const auto& after = language_.afterwards;
    return std::find(after.begin(), after.end(), word) != after.end() && is_participle_of_past(written(token - 1));
  }

  /// "20% 이상 보유하면 …": the value is only what somebody might have.
  bool supposed() const {
    if (!match_.value || is_theme()) return false;
    const std::size_t value = sentence_.mentions[*match_.value].last;
    for (std::size_t i = value + 1; i < sentence_.tokens.size() && sentence_.distance(value, i) <= own_verb; ++i) {
      if (sentence_.clause[i] == sentence_.clause[value] && is_condition(i)) return true;
    }
    return false;
  }

  /// Of "당초 20%에서 10%로" the second: words of the past before them are of the first.
  bool is_changed_to() const {
    if (!match_.value) return false;
    for (std::size_t i = *match_.value; i-- > 0;) {
      if (sentence_.mentions[i].kind == Mention::Kind::value) return sentence_.mentions[i].changed_from;
    }
    return false;
  }

  /// Of "20%에서 10%로" the first is still so while the change is a plan.
  Time time_of_old_figure() const {
    const std::size_t value = value_token();
    const bool planned = std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::word && contains(language_.planned, mention.word) &&
             mention.first > value && in_clauses(match_, mention, sentence_);
    });
    return planned || condition_before().found() ? Time::current : Time::former;
  }

  /// "목표를 달성하면 300억달러를 더 넣는다": what follows from a condition is yet to come.
  Cue condition_before() const {
    if (!match_.value) return {};
    const std::size_t value = value_token();
    std::size_t last = std::max(value, match_.last);
    while (is_theme() && last + 1 < sentence_.tokens.size() && sentence_.clause[last] == sentence_.clause[value])
      ++last;
    for (std::size_t i = last; i-- > 0;) {
      if (is_condition(i)) return {sentence_.distance(i, value), sentence_.tokens[i].range};
    }
    return {};
  }

  /// "350억달러는 조건이 갖춰지면 들어온다": the value is what the whole clause is about.
  bool is_theme() const {
    const Range value = sentence_.mentions[*match_.value].range;
    const auto& themes = language_.themes;
    return std::any_of(themes.begin(), themes.end(),
                       [&](const std::string& theme) { return article_.text.substr(value.end).starts_with(theme); });
  }

  /// Below the first paragraph, which tells the news, an event whose own verb is in the past is one of before, unless
  /// the sentence dates it or says that it is new.
  bool former_by_its_verb(std::optional<Day> published) const {
    if (!match_.value || sentence_.sentence.paragraph == 0 || match_.last <= sentence_.mentions[*match_.value].last)
      return false;
    if (sentence_.has_word(language_.news)) return false;
    if (published) {
      const auto date = date_in(sentence_.sentence.range.of(article_.text), *published);
      if (date && date->last + news_age >= *published) return false;
    }
    return is_participle_of_past(written(match_.last)) || is_past(match_.last);
  }

  void read_time(std::optional<Day> published) {
    if (match_.compared) return read_time_before();
    if (match_.contrasted) return set_time(Time::current, {});
    if (match_.value && sentence_.mentions[*match_.value].changed_from) return set_time(time_of_old_figure(), {});
    if (const auto& time = match_.frame->time) {
      const Cue former = nearest(language_.former, Reach::clause, Side::governing);
      const bool is_old_plan =
          *time == Time::planned && !is_korean() && (former.distance <= own_verb || had_been_planned());
      return is_old_plan ? set_time(Time::former, former.words) : set_time(*time, {});
    }
    if (const Cue over = answered_with(language_.outdates); over.found()) return set_time(Time::former, over.words);
    if (const Cue over = outdated_behind(); over.found()) return set_time(Time::former, over.words);
    if (published && ended_by(*published)) return set_time(Time::former, {});
    if (const Cue then = state_of_before(); then.found()) return set_time(Time::former, then.words);
    if (const Cue was = stance_that_was(); was.found()) return set_time(Time::former, was.words);
    if (published && was_when(*published)) return set_time(Time::former, {});
    if (const Cue over = no_more(); over.found()) return set_time(Time::former, over.words);
    const Cue current = nearest(language_.current, Reach::clause);
    Cue planned = nearest(language_.planned, Reach::clause, Side::governing);
    if (const Cue behind = behind_value(language_.planned_behind); behind.distance < planned.distance) planned = behind;
    if (const Cue condition = condition_before(); condition.distance < planned.distance) planned = condition;
    if (const Cue condition = condition_behind(); condition.distance < planned.distance) planned = condition;
    if (const Cue occasion = occasion_behind(); occasion.distance < planned.distance) planned = occasion;
    if (const Cue act = later_act(published); act.distance < planned.distance) planned = act;
    if (const Cue turn = turn_to_come(); turn.distance < planned.distance) {
      out_.only_turns = !planned.found();
      planned = turn;
    }
    if (const Cue intent = letter_of_intent(); one_off_ && intent.distance < planned.distance) planned = intent;
    Cue former = nearest(language_.former, Reach::clause, is_korean() ? Side::either : Side::governing);
    if (const Cue behind = behind_value(language_.former_behind); behind.distance < former.distance) former = behind;
    if (is_plan_given_up(planned) && planned.distance < former.distance) former = planned;
    const bool is_news = one_off_ && sentence_.has_word(language_.news);
    if (const Cue ending = past_ending(); !is_news && ending.distance < former.distance) former = ending;
    if (const Cue past = nearest(topic_.past, Reach::clause);
        past.distance < former.distance && tells_own_past(past) && !is_parted(past))
      former = past;
    if (published && dated_back(*published, topic_.lasts) && !sentence_.has_word(language_.since)) {
      const Cue past = nearest(topic_.dated_past, Reach::clause, Side::governing);
      if (past.distance < former.distance) former = past;
    }
    if (const Cue then = time_of_before(); then.distance < former.distance) former = then;
    if (const Cue was = past_attribute(); was.distance < former.distance) former = was;
    if (is_changed_to()) former = {};
    if (published && !current.found() && in_entry_of_before(*published)) return set_time(Time::former, {});
    if (one_off_ && published && of_time_before(*published)) return set_time(Time::former, {});
    if (const auto year = year_behind(); one_off_ && published && year && *year < year_of(*published))
      return set_time(Time::former, {});
    if (one_off_ && published && is_plan_of_before(planned, *published)) return set_time(Time::former, planned.words);
    const Cue stays = nearest(language_.goes_on, Reach::clause);
    if (planned.found() && !one_off_ && stays.found()) return set_time(Time::current, stays.words);
    if (planned.found() && planned.distance < current.distance && planned.distance < former.distance) {
      return set_time(Time::planned, planned.words);
    }
    if (one_off_) {
      if (const Cue before = nearest(language_.background, Reach::clause);
          before.found() && !is_reported_speech(before) && !only_dates_the_rest(before) && !is_parted(before))
        return set_time(Time::former, before.words);
      const std::chrono::days lasting = is_news ? reported_within : std::chrono::days{0};
      if (published && !is_to_come() && !is_perfect() && dated_back(*published, lasting))
        return set_time(Time::former, {});
      if (former_by_its_verb(published)) return set_time(Time::former, {});
    }
    if (former.found() && former.distance < current.distance) return set_time(Time::former, former.words);
    if (!match_.value && published && of_an_earlier_year(*published)) return set_time(Time::former, {});
    // What is only being talked about is not so yet.
    if (const Cue possible = possibility(); possible.found()) return set_time(Time::planned, possible.words);
    set_time(Time::current, current.found() ? current.words : Range{});
  }

  /// "Until January it had to use Azure", "32.5 percent until October": up to a day that has passed.
  bool ended_by(Day published) const {
    if (is_korean()) return !match_.value && ended_in_korean_by(published);
    if (match_.value && is_date()) return false;
    constexpr std::size_t date_within = 3;  // tokens: "until last October"
    const auto& tokens = sentence_.tokens;
    const std::size_t told = match_.value ? sentence_.mentions[*match_.value].last : match_.last;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (!is_one_of(written(i), language_.until)) continue;
      const bool before = i < match_.first && sentence_.clause[i] == sentence_.clause[match_.first];
      const bool behind = i > told && sentence_.distance(told, i) <= own_verb + 2;
      if (!before && !behind) continue;
      const std::size_t last = std::min(i + date_within, tokens.size() - 1);
      const auto date = date_in(Range{tokens[i].range.start, tokens[last].range.end}.of(article_.text), published);
      const bool is_past = date && date->last < published;
      const bool is_bare_past = date && before && date->first <= published;
      if (is_past || is_bare_past) return true;
    }
    return false;
  }

  /// "4월 27일까지 독점으로 팔았지만": what was so up to a day that has passed.
  bool ended_in_korean_by(Day published) const {
    constexpr std::size_t date_within = 6;  // tokens: "2026", "년", "4", "월", "27", "일까지"
    const Range where = clauses_of_match();
    bool until = false;
    bool past = false;
    for (std::size_t i = 0; i < sentence_.tokens.size(); ++i) {
      if (!where.contains(sentence_.tokens[i].range)) continue;
      past = past || is_past(i);
      if (i > match_.last || !ends_with_any(i, language_.until)) continue;
      const std::size_t first = i - std::min(i, date_within - 1);
      const auto date = date_in(
          Range{sentence_.tokens[first].range.start, sentence_.tokens[i].range.end}.of(article_.text), published);
      until = until || (date && date->last < published);
    }
    return until && past;
  }

  /// "Before the conversion Microsoft held 32.5%", "it paid 20% until the contract was amended": a state in the past,
  /// up to something.
  Cue state_of_before() const {
    constexpr std::size_t behind = 7;  // tokens: "32.5% of the startup until"
    if (is_korean() || one_off_ || (match_.value && is_date())) return {};
    const auto verb = past_verb_of_value();
    if (!verb) return {};
    const std::size_t told = match_.value ? sentence_.mentions[*match_.value].last : match_.last;
    for (std::size_t i = 0; i < sentence_.tokens.size(); ++i) {
      if (!is_one_of(written(i), language_.until) && !is_one_of(written(i), language_.before)) continue;
      const bool in_front = i < *verb && sentence_.clause[i] == sentence_.clause[*verb] && !has_value_between(i, *verb);
      const bool follows = i > told && i <= told + behind && !has_value_between(told + 1, i);
      if (in_front || follows) return {0, sentence_.tokens[i].range};
    }
    return {};
  }

  /// The verb in the past that tells the value, or the right: "held", "was"; none where it is part of "has held".
  std::optional<std::size_t> past_verb_of_value() const {
    constexpr int nearest_verb = 4;
    const Cue past = nearest(language_.past_states, Reach::clause, Side::governing);
    if (past.distance > nearest_verb || is_parted(past)) return std::nullopt;
    const std::size_t verb = token_at(past.words.start);
    const bool can_be_had = verb > 0 && is_one_of(written(verb - 1), language_.speech.infinitives);
    if (can_be_had) return std::nullopt;
    for (std::size_t i = verb - std::min<std::size_t>(verb, 2); i < verb; ++i) {
      const bool helps = std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& helper) {
        return helper.kind == Mention::Kind::word && helper.first == i && contains(language_.past_helpers, helper.word);
      });
      if (helps) return std::nullopt;
    }
    return verb;
  }

  std::size_t token_at(std::size_t start) const {
    std::size_t token = 0;
    while (sentence_.tokens[token].range.start < start) ++token;
    return token;
  }

  bool has_value_between(std::size_t from, std::size_t to) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::value && mention.first >= from && mention.first < to;
    });
  }

  /// "Microsoft had the only licence", 지금까지 저희가 독점으로 공급했습니다: a right told in the past.
  Cue stance_that_was() const {
    if (match_.value) return {};
    if (is_korean()) {
      const Cue till_now = nearest(language_.until_now, Reach::clause);
      std::size_t last = match_.last;
      while (last + 1 < sentence_.tokens.size() && sentence_.clause[last + 1] == sentence_.clause[match_.last] &&
             sentence_.tokens[last + 1].kind != TokenKind::sign)
        ++last;
      return till_now.found() && is_past(last) ? till_now : Cue{};
    }
    const auto verb = past_verb_of_value();
    constexpr std::size_t own = 3;  // tokens: "had by contract the only"
    if (!verb || *verb + own < match_.first || is_told_by_a_verb_before(*verb)) return {};
    return {0, sentence_.tokens[*verb].range};
  }

  bool is_told_by_a_verb_before(std::size_t verb) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
      return word.kind == Mention::Kind::word && word.first < verb && contains(language_.says, word.word);
    });
  }

  bool is_past(std::size_t token) const {
    const auto& past = language_.past_syllables;
    return std::any_of(past.begin(), past.end(),
                       [&](const auto& syllable) { return written(token).find(syllable) != std::string_view::npos; });
  }

  /// "When it closed a round a year ago, OpenAI was worth $157 billion": of the time that the clause before tells.
  bool was_when(Day published) const {
    const auto verb = is_korean() ? std::nullopt : past_verb_of_value();
    if (!verb || !is_one_of(written(0), language_.when) || sentence_.clause[*verb] == sentence_.clause[0]) return false;
    std::size_t last = 0;
    while (last + 1 < *verb && sentence_.clause[last + 1] == sentence_.clause[0]) ++last;
    const Range then{sentence_.tokens[0].range.start, sentence_.tokens[last].range.end};
    const auto date = date_in(then.of(article_.text), published);
    if (date && date->last + news_age < published) return true;
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
      return word.kind == Mention::Kind::word && then.contains(word.range) && contains(language_.background, word.word);
    });
  }

  /// "the $20 billion round has yet to close", "its 49% stake is a thing of the past": the predicate of a value.
  Cue behind_value(const WordSet& words) const {
    if (is_korean() || !match_.value || is_date()) return {};
    const Cue cue = nearest(words, Reach::clause);
    if (!cue.found() || cue.words.start < sentence_.mentions[*match_.value].range.start) return {};
    const Quantity& quantity = article_.quantities[sentence_.mentions[*match_.value].quantity];
    const bool is_of_the_next =
        std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
          return other.kind == Mention::Kind::value && other.range.start > cue.words.start &&
                 same_measure(article_.quantities[other.quantity], quantity);
        });
    return is_of_the_next ? Cue{} : cue;
  }

  bool had_been_planned() const {
    for (std::size_t i = match_.first - std::min<std::size_t>(match_.first, 1); i <= match_.last; ++i) {
      const bool before_value = !match_.value || i < value_token();
      if (before_value && is_one_of(written(i), language_.past_perfect)) return true;
    }
    return false;
  }

  /// "had guided for $64 billion": a plan that was one before.
  bool is_plan_given_up(const Cue& planned) const {
    if (is_korean() || !planned.found() || planned.words.size() == 0) return false;
    const std::size_t verb = token_at(planned.words.start);
    return verb > 0 && is_one_of(written(verb - 1), language_.past_perfect) &&
           !is_reported_speech({0, {sentence_.tokens[verb - 1].range.start, planned.words.end}});
  }

  /// "no longer pays it 20%", 더 이상 20%를 내지 않는다: what has ended.
  Cue no_more() const {
    if (!match_.value || is_date()) return {};
    return nearest(language_.no_more, Reach::clause, is_korean() ? Side::either : Side::governing);
  }

  /// "since last year, when Microsoft put $1 billion into it": of a time that the words before tell.
  bool of_time_before(Day published) const {
    if (is_korean()) return false;
    std::size_t first = match_.first;
    while (first > 0 && sentence_.clause[first - 1] == sentence_.clause[match_.first]) --first;
    constexpr std::size_t within = 4;  // tokens: "since last year,"
    if (first < 2 || !is_one_of(written(first), language_.when)) return false;
    const std::size_t from = first - std::min(first, within);
    const Range words{sentence_.tokens[from].range.start, sentence_.tokens[first - 1].range.end};
    const auto date = date_in(words.of(article_.text), published);
    const bool is_background =
        std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
          return word.kind == Mention::Kind::word && words.contains(word.range) &&
                 contains(language_.background, word.word);
        });
    return is_background || (date && date->last + news_age < published);
  }

  /// "March 2024. Amazon pays another $2.75 billion.": an entry under its date tells what was so then.
  bool in_entry_of_before(Day published) const {
    constexpr std::size_t longest = 5;  // tokens: "28 October 2025:"
    constexpr std::chrono::days lasting{90};
    std::size_t first = index_;
    while (first > 0 && article_.sentences[first - 1].sentence.paragraph == sentence_.sentence.paragraph) --first;
    const ReadSentence& lead = article_.sentences[first];
    std::size_t end = 0;
    const auto closes_label = [&](std::size_t token) {
      const std::string_view sign = lead.tokens[token].range.of(article_.text);
      return sign == ":" || sign == "=" || sign == "|" || sign == "–" || sign == "—";
    };
    while (end < lead.tokens.size() && !closes_label(end) && end < longest) ++end;
    const bool is_date_alone = first < index_ && lead.tokens.size() <= longest;
    const bool is_label = end > 0 && end < lead.tokens.size() && closes_label(end);
    if (sentence_.has_word(language_.since) || (!is_date_alone && !is_label)) return false;
    const Range label{lead.tokens.front().range.start, lead.tokens[end - 1].range.end};
    const auto date = date_in(label.of(article_.text), published);
    return date && date->last + (one_off_ ? news_age : lasting) < published;
  }

  static int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

  /// "a partnership that began with $1 billion in 2019": whatever is to come beside it, a sum with its year was then.
  std::optional<int> year_behind() const {
    if (is_korean() || !match_.value || is_date()) return std::nullopt;
    constexpr std::size_t within = 4;  // tokens: "in January 2023"
    constexpr std::size_t digits = 4;
    const std::size_t value = sentence_.mentions[*match_.value].last;
    for (std::size_t i = value + 1; i < sentence_.tokens.size() && i <= value + within; ++i) {
      const std::string_view word = written(i);
      if (sentence_.tokens[i].kind == TokenKind::sign || is_other_value(i)) {
        const bool is_year = word.size() == digits && (word.starts_with("19") || word.starts_with("20")) &&
                             !is_one_of(written(i - 1), language_.deadlines);
        if (is_year) return std::stoi(std::string(word));
        if (sentence_.tokens[i].kind == TokenKind::sign) return std::nullopt;
      }
    }
    return std::nullopt;
  }

  /// What another value is compared with was so before; if that one is only to come, or words say so, it is so now.
  void read_time_before() {
    constexpr int beside = 3;
    const Cue current = nearest(language_.current, Reach::clause);
    if (current.distance <= beside) return set_time(Time::current, current.words);
    const Cue former = nearest(language_.former, Reach::clause);
    const Cue planned = nearest(language_.planned, Reach::clause, Side::governing);
    if (planned.found() && former.distance > beside) return set_time(Time::current, planned.words);
    set_time(Time::former, former.found() ? former.words : Range{});
  }

  /// An English verb in the past in the clauses of the match, where no other verb tells that it is so now: "paid".
  std::optional<Range> past_verb(const WordSet& verbs) const {
    std::optional<Range> past;
    for (const Mention& word : sentence_.mentions) {
      if (word.kind != Mention::Kind::word || !in_clauses(match_, word, sentence_)) continue;
      if (contains(language_.past_helpers, word.word)) return std::nullopt;
      if (!past && contains(verbs, word.word)) past = word.range;
    }
    return past;
  }

  /// A predicate behind the value that ends in the past: "…는 32.5%였다"; verbs of having and the words of the pattern
  /// may stand further off: "49%를 손에 쥐고 있었다".
  Cue past_ending() const {
    const std::size_t from = match_.value ? sentence_.mentions[*match_.value].first : match_.last;
    for (std::size_t i = from; i < sentence_.tokens.size(); ++i) {
      if (sentence_.clause[i] > sentence_.clause[match_.last]) break;
      const bool is_own = i <= match_.last || ends_with_any(i, language_.former_states);
      if (match_.value && !is_own && sentence_.distance(from, i) > beside_copula) continue;
      const bool is_verb = ends_with_any(i, language_.no_former) || is_past_of_verb(written(i));
      if (ends_with_any(i, language_.former_endings) && !is_verb)
        return {sentence_.distance(from, i), sentence_.tokens[i].range};
    }
    return {};
  }

  Range clauses_of_match() const {
    std::size_t first = match_.first;
    std::size_t last = match_.last;
    while (first > 0 && sentence_.clause[first - 1] == sentence_.clause[first]) --first;
    while (last + 1 < sentence_.tokens.size() && sentence_.clause[last + 1] == sentence_.clause[last]) ++last;
    return {sentence_.tokens[first].range.start, sentence_.tokens[last].range.end};
  }

  /// A right that was so in a year before, unless it has been so ever since.
  bool of_an_earlier_year(Day published) const {
    constexpr std::size_t date_behind = 6;  // tokens: "of its license in the summer of 2019"
    const std::size_t last = std::min(match_.last + date_behind, sentence_.tokens.size() - 1);
    const Range up_to_date{sentence_.sentence.range.start, sentence_.tokens[last].range.end};
    const Range where = is_korean() ? clauses_of_match() : up_to_date;
    const auto date = date_in(where.of(article_.text), published);
    const auto year = [](Day day) { return std::chrono::year_month_day(day).year(); };
    return date && year(date->last) < year(published) && !sentence_.has_word(language_.since);
  }

  /// "said that it had raised": only the report puts it into the past.
  bool is_reported_speech(const Cue& cue) const {
    const std::string_view words = cue.words.of(article_.text);
    const std::size_t first_end = words.find(' ');
    if (first_end == std::string_view::npos || !is_one_of(words.substr(0, first_end), language_.past_perfect))
      return false;
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
      return word.kind == Mention::Kind::word && word.range.start < cue.words.start &&
             contains(language_.says, word.word);
    });
  }

  /// "Weeks after its deal with OpenAI, Microsoft announced": what stands behind the comma is what happened then.
  bool only_dates_the_rest(const Cue& cue) const {
    const std::string_view words = cue.words.of(article_.text);
    if (!is_one_of(words.substr(words.rfind(' ') + 1), language_.afterwards)) return false;
    const std::size_t value = match_.value ? sentence_.mentions[*match_.value].range.start : 0;
    return value > cue.words.end && Range{cue.words.end, value}.of(article_.text).find(',') != std::string_view::npos;
  }

  /// "has raised $2.3bn …, almost three times its worth in June": what has happened has no date in the past, and the
  /// sentence's is that of something else.
  bool is_perfect() const {
    if (is_korean()) return false;
    for (std::size_t i = match_.first - std::min<std::size_t>(match_.first, 2); i <= match_.last; ++i) {
      if (sentence_.clause[i] == sentence_.clause[match_.first] && is_one_of(written(i), language_.perfect))
        return true;
    }
    return false;
  }

  /// "will invest $10 billion in mid-April"
  bool is_to_come() const { return nearest(language_.future, Reach::clause, Side::governing).found(); }

  /// "said last month that it would invest": what was to come by then. What a company plans for itself, as a year's
  /// spending, goes on being a plan.
  bool is_plan_of_before(const Cue& planned, Day published) const {
    if (is_korean() || !planned.found() || !match_.value || topic_.roles.size() < 2) return false;
    const std::string_view verb = planned.words.of(article_.text);
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
    if (!is_subjunctive || !(is_background || (date && date->last + news_age < published))) return false;
    // "would spend $50bn this year" is still to come.
    const std::size_t behind = std::min(sentence_.mentions[*match_.value].last + 2, sentence_.tokens.size() - 1);
    const Range due_words{planned.words.end, std::max(planned.words.end, sentence_.tokens[behind].range.end)};
    const auto due = date_in(due_words.of(article_.text), published);
    return !due || due->last < published;
  }

  /// From the sentence's start to the end of the match's last clause.
  Range up_to_match() const {
    std::size_t last = match_.last;
    while (last + 1 < sentence_.tokens.size() && sentence_.clause[last + 1] == sentence_.clause[match_.last]) ++last;
    return {sentence_.sentence.range.start, sentence_.tokens[last].range.end};
  }

  /// "3월 400억달러를 조달하며 3000억달러로 평가받았다": clauses without a tense of their own share a date with what
  /// follows.
  std::size_t start_of_statement(std::size_t start) const {
    std::size_t token = sentence_.tokens.size();
    for (std::size_t i = 0; i < sentence_.tokens.size() && token == sentence_.tokens.size(); ++i) {
      if (sentence_.tokens[i].range.start >= start) token = i;
    }
    while (token > 0 && token < sentence_.tokens.size() && !closes_statement(token - 1) &&
           ends_with_any(token - 1, language_.clause_endings)) {
      const int clause = sentence_.clause[token - 1];
      while (token > 0 && sentence_.clause[token - 1] == clause) --token;
      start = sentence_.tokens[token].range.start;
    }
    return start;
  }

  /// A date behind the match's clauses is that of something else.
  bool dated_back(Day published, std::chrono::days lasting = std::chrono::days{0}) const {
    Range where = is_korean() ? clauses_of_match() : up_to_match();
    if (is_korean()) where.start = start_of_statement(where.start);
    if (is_korean() && match_.value && !sentence_.sentence.item)
      where.end = sentence_.tokens[std::max(match_.last, value_token())].range.end;
    const auto date = date_in(where.of(article_.text), published);
    // News has a day: what is dated by a whole month, or a part of one, is over once that has passed.
    const bool is_stretch = date && date->last - date->first >= news_age - std::chrono::days{2};
    const bool is_month =
        is_stretch && !sentence_.has_word(language_.news) && date->last - date->first <= std::chrono::days{31};
    return date && date->last + lasting + (is_month ? std::chrono::days{0} : news_age) < published;
  }

  /// "may", "in talks", 협상하고 있다; of a sum or a percentage also what somebody is able to do: "200억달러를 더 넣을
  /// 수 있다".
  Cue possibility() const {
    const Cue possible = nearest(language_.possible, Reach::clause, is_korean() ? Side::either : Side::governing);
    if (possible.found()) return possible;
    if (const Cue behind = nearest(language_.possible_behind, Reach::clause); behind.found()) return behind;
    if (!match_.value || is_date()) return {};
    return nearest(language_.able, Reach::clause, Side::governing);
  }

  bool is_date() const {
    return article_.quantities[sentence_.mentions[*match_.value].quantity].kind == Quantity::Kind::date;
  }

  void set_time(Time time, Range words) {
    out_.time = time;
    out_.reasons.push_back({"time " + std::string(name(time)), words});
  }

  void read_certainty() {
    if (match_.frame->certainty) return set_certainty(*match_.frame->certainty, {});
    if (const Cue denied = denial(); denied.found()) return set_certainty(Certainty::denied, denied.words);
    if (const Cue possible = possibility(); possible.found()) return set_certainty(Certainty::possible, possible.words);
    Cue reported = nearest(language_.reported, Reach::sentence);
    if (is_of_a_later_statement(reported) || is_of_an_earlier_statement(reported) || is_own_report(reported))
      reported = {};
    if (!reported.found()) reported = hearsay_ending();
    if (!reported.found()) reported = source_behind();
    const Cue stated = nearest(language_.stated, Reach::clause);
    if (reported.found() && reported.distance <= stated.distance)
      return set_certainty(Certainty::reported, reported.words);
    if (out_.time == Time::planned && inherit()) return;
    set_certainty(Certainty::stated, stated.found() ? stated.words : Range{});
  }

  /// "184억달러로 평가받았으며, … 알려졌다": a clause with a past of its own is told for itself, and what follows is
  /// told of what follows.
  bool is_of_a_later_statement(const Cue& cue) const {
    if (!is_korean() || !cue.found()) return false;
    for (std::size_t i = match_.last; i + 1 < sentence_.tokens.size(); ++i) {
      if (sentence_.tokens[i].range.start >= cue.words.start) return false;
      if (sentence_.clause[i] == sentence_.clause[i + 1]) continue;
      if (closes_statement(i)) return true;
    }
    return false;
  }

  /// "매출의 20%를 내는 것으로 알려졌으며, API는 애저에서만 판다": the verb that closes an earlier clause tells nothing
  /// of what follows it.
  bool is_of_an_earlier_statement(const Cue& cue) const {
    if (!is_korean() || !cue.found() || cue.words.end > sentence_.tokens[match_.first].range.start) return false;
    std::size_t token = token_at(cue.words.start);
    const int clause = sentence_.clause[token];
    while (token + 1 < match_.first && sentence_.clause[token + 1] == clause &&
           sentence_.tokens[token + 1].kind != TokenKind::sign)
      ++token;
    return sentence_.clause[match_.first] != clause && sentence_.tokens[token].range.contains(cue.words) &&
           closes_statement(token);
  }

  bool closes_statement(std::size_t token) const {
    return ends_with_any(token, language_.statement_endings) || goes_on_with_own_tense(written(token));
  }

  /// "… 100억달러다. 외신 보도로 알려진 숫자다.": a sentence behind that only says where it is from.
  Cue source_behind() const {
    if (!is_korean() || index_ + 1 >= article_.sentences.size()) return {};
    const ReadSentence& next = article_.sentences[index_ + 1];
    const bool goes_on = next.sentence.paragraph == sentence_.sentence.paragraph && !next.sentence.question &&
                         next.has_word(language_.reported) &&
                         next.values_before.back() == std::array<int, Quantity::kinds>{};
    if (!goes_on) return {};
    const auto last = std::find_if(next.tokens.rbegin(), next.tokens.rend(),
                                   [](const Token& token) { return token.kind != TokenKind::sign; });
    const bool tells_more = std::any_of(next.tokens.begin(), next.tokens.end(), [&](const Token& token) {
      const std::string_view word = token.range.of(article_.text);
      return word.ends_with("다는") || word.ends_with("라는");
    });
    if (tells_more) return {};
    const auto names_telling = [&](const std::string& noun) {
      return last->range.of(article_.text).starts_with(noun) && last->range.size() > noun.size();
    };
    if (last == next.tokens.rend() || std::none_of(language_.tellings.begin(), language_.tellings.end(), names_telling))
      return {};
    return {distance_to_end(), last->range};
  }

  /// "네이버가 공시를 냈습니다. 지분율은 1%가 된다고 합니다.": what a party itself has put out in the sentence before.
  bool passes_on_a_document() const {
    if (index_ == 0) return false;
    const ReadSentence& before = article_.sentences[index_ - 1];
    if (before.sentence.paragraph != sentence_.sentence.paragraph) return false;
    const bool has_party = std::any_of(before.mentions.begin(), before.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::entity && mention.function == Function::subject &&
             !article_.entity(mention.entity, rules_).bystander;
    });
    const auto words = rules_.speech_words.find(article_.text, before.tokens);
    return has_party && std::any_of(words.begin(), words.end(), [&](const WordHit& hit) {
             return contains(before.language->speech.documents, hit.word);
           });
  }

  /// "Microsoft reported $37.5bn": a company's own word; "at a reported valuation of $230bn": nothing but that value's.
  bool is_own_report(const Cue& cue) const {
    if (is_korean() || !cue.found() || !is_one_of(cue.words.of(article_.text), language_.own_reports)) return false;
    const std::size_t token = token_at(cue.words.start);
    if (token == 0) return false;
    const bool is_adjective = is_one_of(written(token - 1), language_.articles);
    if (is_adjective) return match_.value && (value_token() < token || is_parted(cue));
    const bool is_outlets =
        std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
          return other.kind == Mention::Kind::word && other.last + 1 == token &&
                 contains(language_.reported, other.word);
        });
    if (match_.first == token + 1 && !is_outlets) return true;
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::entity && mention.last + 1 == token && mention.function != Function::by;
    });
  }

  /// "27%를 보유한다고 한다": what people say.
  Cue hearsay_ending() const {
    for (std::size_t i = match_.last; i < sentence_.tokens.size(); ++i) {
      if (ends_with_any(i, language_.hearsay_endings) && !passes_on_a_document())
        return {sentence_.distance(match_.last, i), sentence_.tokens[i].range};
    }
    return {};
  }

  /// "does not hold 49%", "49%를 보유하고 있지 않다": a negation right before or behind the words that tell the number.
  Cue negation_of_number() const {
    if (!match_.value || is_date() || no_more().found()) return {};
    for (const Mention& mention : sentence_.mentions) {
      if (mention.kind != Mention::Kind::word || !contains(language_.negated, mention.word)) continue;
      if (!in_clauses(match_, mention, sentence_) || !governs(mention)) continue;
      if (is_korean() && mention.first < value_token()) continue;  // "49%가 아니라 27%"
      const Quantity& quantity = article_.quantities[sentence_.mentions[*match_.value].quantity];
      if (quantity.with_bound.contains(mention.range)) continue;  // "not more than 10%"
      if (!is_korean() && is_of_contrast(mention)) continue;
      if (distance_to(match_, mention, sentence_) <= beside_number) return {0, mention.range};
    }
    return {};
  }

  /// "It is not.", "That is a myth.": a short sentence behind, which tells nothing but that this one is wrong.
  Cue refutation() const { return answered_with(language_.refutes); }

  /// A short sentence behind that ends with one of `words`, or one that begins with them: "Wrong again: it is 14%."
  Cue answered_with(const WordSet& words) const {
    constexpr std::size_t short_sentence = 9;  // tokens
    if (index_ + 1 >= article_.sentences.size()) return {};
    const ReadSentence& next = article_.sentences[index_ + 1];
    const bool is_title = sentence_.sentence.heading || sentence_.sentence.item;
    if (next.sentence.paragraph != sentence_.sentence.paragraph && !is_title) return {};
    const auto is_sign = [](const Token& token) { return token.kind == TokenKind::sign; };
    for (const Mention& word : next.mentions) {
      if (word.kind != Mention::Kind::word || !contains(words, word.word)) continue;
      const auto behind = next.tokens.begin() + static_cast<std::ptrdiff_t>(word.last + 1);
      const bool opens = word.first == 0 && behind != next.tokens.end() && is_sign(*behind);
      const bool ends = next.tokens.size() <= short_sentence && std::all_of(behind, next.tokens.end(), is_sign);
      const bool may_end = !is_korean() || word.first < word.last;  // "독점은 아니다" is no verdict on what was said
      if (opens || (ends && may_end)) return {0, word.range};
    }
    return {};
  }

  /// "지분을 32.5%로 표시했습니다. 이는 개편 전의 수치입니다.": Korean puts such words into the sentence behind.
  Cue outdated_behind() const {
    if (!is_korean() || !match_.value || index_ + 1 >= article_.sentences.size()) return {};
    const ReadSentence& next = article_.sentences[index_ + 1];
    if (next.sentence.paragraph != sentence_.sentence.paragraph) return {};
    for (const Mention& word : next.mentions) {
      if (word.kind == Mention::Kind::value && same_measure(article_.quantities[word.quantity], quantity_of_match()))
        return {};
      if (word.kind == Mention::Kind::word && contains(next.language->outdates, word.word)) return {0, word.range};
    }
    return {};
  }

  const Quantity& quantity_of_match() const { return article_.quantities[sentence_.mentions[*match_.value].quantity]; }

  /// "not 49% but 27%": the negation right before another value is of that one.
  bool is_of_contrast(const Mention& negation) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
      return other.kind == Mention::Kind::value && other.first == negation.last + 1 && other.first != value_token() &&
             same_measure(article_.quantities[other.quantity],
                          article_.quantities[sentence_.mentions[*match_.value].quantity]);
    });
  }

  /// "A column on Monday said that Amazon had invested $6 billion": on a page of corrections, what was published.
  Cue taken_back() const {
    if (is_korean() || !is_correction()) return {};
    const std::size_t told = match_.value ? value_token() : match_.last;
    bool published = false;
    for (const Mention& mention : sentence_.mentions) {
      if (mention.kind != Mention::Kind::word || mention.last >= told) continue;
      if (published && contains(language_.piece_tells, mention.word) && !has_value_between(mention.last, told))
        return {sentence_.distance(mention.first, told), mention.range};
      published = published || contains(language_.pieces, mention.word);
    }
    return {};
  }

  /// Whether the title, the first paragraph or the sentence's own says that something is corrected.
  bool is_correction() const {
    const auto& title = article_.title_words;
    if (std::any_of(title.begin(), title.end(), [&](WordId word) { return contains(language_.corrects, word); }))
      return true;
    return std::any_of(article_.sentences.begin(), article_.sentences.end(), [&](const ReadSentence& sentence) {
      const std::size_t paragraph = sentence.sentence.paragraph;
      return (paragraph == 0 || paragraph == sentence_.sentence.paragraph) && sentence.has_word(language_.corrects);
    });
  }

  /// "They denied reports that …", "… is not true", or, of what somebody wrote, the sentence after it: "That is not
  /// so."
  Cue denial() const {
    if (match_.contrasted) return {0, sentence_.tokens[value_token() - 1].range};
    if (const Cue refuted = refutation(); refuted.found()) return refuted;
    if (const Cue negation = negation_of_number(); negation.found()) return negation;
    if (const Cue verb = nearest(language_.denies, Reach::clause, Side::governing); verb.found()) return verb;
    if (const Cue piece = taken_back(); piece.found()) return piece;
    const Cue written = nearest(language_.retold, Reach::sentence);
    const bool retold = written.found();
    // "49%로 적었으나 27%이기에 바로잡습니다": what stands behind is the right one.
    if (is_korean() && retold && match_.value && !is_retold_behind()) return {};
    if (is_korean() && retold && is_correction() && !nearest(language_.goes_on, Reach::sentence).found())
      return written;
    if (const Cue here = nearest(language_.denied, retold ? Reach::sentence : Reach::clause); here.found())
      return confirms_value(here) ? Cue{} : here;
    if (index_ + 1 < article_.sentences.size() && retold && !outdated_behind().found()) {
      const ReadSentence& next = article_.sentences[index_ + 1];
      if (next.sentence.paragraph == sentence_.sentence.paragraph) {
        for (const Mention& mention : next.mentions) {
          const bool denies = mention.kind == Mention::Kind::word && (contains(next.language->denied, mention.word) ||
                                                                      contains(next.language->corrected, mention.word));
          if (denies) return {0, mention.range};
        }
      }
    }
    return {};
  }

  bool is_retold_behind() const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::word && contains(language_.retold, mention.word) &&
             mention.range.start >= sentence_.mentions[*match_.value].range.end;
    });
  }

  /// "3500억달러가 맞습니다": what the words stand right behind is the right value, and only another one is not.
  bool confirms_value(const Cue& cue) const {
    return is_korean() && match_.value && cue.words.start == sentence_.mentions[*match_.value].range.end;
  }

  /// Whether the sentence has a subject by name that the one before it does not speak of.
  bool turns_to_another(const ReadSentence& before) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      const bool names_subject =
          mention.kind == Mention::Kind::entity && !mention.short_form && mention.function == Function::subject;
      return names_subject && std::none_of(before.mentions.begin(), before.mentions.end(), [&](const Mention& other) {
               return other.kind == Mention::Kind::entity && other.entity == mention.entity;
             });
    });
  }

  /// A plan that a sentence before it told as possible or reported goes on being so: "in talks …. Microsoft would hold
  /// 49%".
  bool inherit() {
    if (!is_korean() && !is_to_come() && !nearest(language_.subjunctive, Reach::clause, Side::governing).found())
      return false;
    for (std::size_t back = index_; back-- > 0 && index_ - back <= furthest_before;) {
      const ReadSentence& before = article_.sentences[back];
      if (before.sentence.paragraph != sentence_.sentence.paragraph || turns_to_another(before)) return false;
      for (const Mention& mention : before.mentions) {
        if (mention.kind != Mention::Kind::word) continue;
        const bool possible = contains(before.language->possible, mention.word);
        if (!possible && !contains(before.language->reported, mention.word)) continue;
        set_certainty(possible ? Certainty::possible : Certainty::reported, mention.range);
        return true;
      }
    }
    return false;
  }

  void set_certainty(Certainty certainty, Range words) {
    out_.certainty = certainty;
    out_.reasons.push_back({"certainty " + std::string(name(certainty)), words});
  }

  const Match& match_;
  std::size_t index_;
  const ReadArticle& article_;
  const RulesData& rules_;
  const ReadSentence& sentence_;
  const Language& language_;
  const Topic& topic_;
  std::string_view scope_;
  bool one_off_;  ///< Whether the topic's claims of this scope tell events.
  Circumstances out_;
};

}  // namespace

Circumstances circumstances_of(const Match& match, std::size_t index, const ReadArticle& article,
                               const RulesData& rules, std::optional<Day> published, std::string_view scope) {
  return CueReader(match, index, article, rules, scope).read(published);
}

}  // namespace claimwatch
