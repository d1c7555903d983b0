#include "diffcore/claim/extract.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "diffcore/claim/circumstances.h"
#include "diffcore/claim/competition.h"
#include "diffcore/claim/function.h"
#include "diffcore/claim/match.h"
#include "diffcore/claim/mentions.h"
#include "diffcore/claim/roles.h"
#include "diffcore/claim/scopes.h"
#include "diffcore/claim/speaker.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// Signs that evidence does not begin with: what ends or divides the words before it.
bool starts_nothing(std::string_view sign) {
  const std::string_view signs[] = {",", ".", ";", ":", "-", "–", "—", "…", ")", "]", "’", "”"};
  return std::find(std::begin(signs), std::end(signs), sign) != std::end(signs);
}

/// Signs that evidence does not end with: what leads on to words that are no part of it.
bool goes_on(std::string_view sign) {
  const std::string_view signs[] = {",", ";", ":", "-", "–", "—", "(", "[", "‘", "“"};
  return std::find(std::begin(signs), std::end(signs), sign) != std::end(signs);
}

Value::Kind kind_of(Quantity::Kind kind) {
  switch (kind) {
    case Quantity::Kind::money: return Value::Kind::money;
    case Quantity::Kind::percent: return Value::Kind::percent;
    case Quantity::Kind::date: return Value::Kind::date;
    case Quantity::Kind::count: return Value::Kind::count;
  }
  std::abort();  // every Kind has its case
}

/// Reads one article, sentence by sentence.
class Extractor {
 public:
  Extractor(const ArticleText& article, const RulesData& rules)
      : published_(article.published),
        rules_(rules),
        article_(read_mentions(article.text, article.title, article.source, rules)) {
    const bool of_event = std::any_of(article_.title_words.begin(), article_.title_words.end(), [&](WordId word) {
      return std::any_of(rules.languages.begin(), rules.languages.end(),
                         [&](const auto& language) { return contains(language.second.event_titles, word); });
    });
    for (const WordId word : article_.title_words) {
      const auto alias = rules.aliases.find(word);
      if (of_event && alias != rules.aliases.end()) news_.insert(alias->second.entity);
    }
  }

  std::vector<Claim> run() {
    for (std::size_t i = 0; i < article_.sentences.size(); ++i) {
      const std::size_t before = claims_.size();
      if (!article_.sentences[i].sentence.question) read(i);
      remember(article_.sentences[i], before);
    }
    return distinct();
  }

  const std::set<std::string>& silenced_by() const { return silenced_by_; }

 private:
  void read(std::size_t index) {
    if (index > 0 && corrects(index, index - 1)) return;
    discourse_.asked_of.clear();
    for (const std::size_t asked : asked_before(index, article_)) {
      for (const Mention& mention : article_.sentences[asked].mentions) {
        if (mention.kind == Mention::Kind::entity && mention.rank == 0) discourse_.asked_of.push_back(mention.entity);
      }
    }
    const auto is_nobodys = [&](const CastMatch& reading) { return subjects(reading, index).empty(); };
    for (const CastMatch& reading : winning_matches(index, article_, discourse_, rules_, is_nobodys)) {
      const Frame& frame = *reading.match.frame;
      if (rules_.topics[frame.topic].silent) {
        silenced_by_.insert(frame.id);
      } else {
        claim(reading, index);
      }
    }
    const bool is_korean = !article_.sentences[index].language->particles.empty();
    if (is_korean) corrects(index, index);
  }

  /// "The correct sum is $8 billion.": in place of the value that the sentence before denies; in Korean also the same
  /// sentence: "1830억달러로 적었으나 3500억달러가 맞습니다".
  bool corrects(std::size_t index, std::size_t denied) {
    const ReadSentence& sentence = article_.sentences[index];
    const bool is_told = last_told_ && last_told_->sentence == denied && !claims_.empty();
    if (!is_told || claims_.back().certainty != Certainty::denied || !sentence.has_word(sentence.language->corrected))
      return false;
    Claim corrected = claims_.back();
    for (const Mention& mention : sentence.mentions) {
      if (mention.kind != Mention::Kind::value) continue;
      const Quantity& quantity = article_.quantities[mention.quantity];
      if (kind_of(quantity.kind) != corrected.value.kind || quantity.value == corrected.value.text) continue;
      corrected.value = value_of(quantity);
      corrected.certainty = Certainty::stated;
      corrected.evidence = sentence.sentence.range;
      corrected.reasons = {{"in place of what is denied", corrected.evidence},
                           {"value " + corrected.value.text, mention.range}};
      claims_.push_back(corrected);
      return true;
    }
    return false;
  }

  void claim(const CastMatch& reading, std::size_t index) {
    std::vector<Reason> scope_reasons;
    std::vector<NamedScope> scopes = scopes_of(reading.match, index, article_, rules_, scope_reasons);
    if (scopes.empty() && goes_on_with_stance(reading.match, index)) scopes.push_back({last_told_->scope});
    for (const NamedScope& named : scopes) {
      std::string scope = goes_on_with_scope(reading.match, named, index) ? last_told_->scope : named.name;
      Circumstances circumstances = circumstances_of(reading.match, index, article_, rules_, published_, scope);
      if (is_no_total(reading.match, named, index, circumstances)) {
        scope = rules_.topics[reading.match.frame->topic].default_scope;
        circumstances = circumstances_of(reading.match, index, article_, rules_, published_, scope);
      }
      if (circumstances.no_claim) return;
      if (goes_on_with_plan(reading.match, index, circumstances)) {
        circumstances.time = Time::planned;
        circumstances.certainty = last_told_->certainty;
      }
      last_told_ = LastTold{reading.match.frame->topic, index, circumstances.time,
                            circumstances.certainty,    scope, reading.match.value};
      if (rules_.topics[reading.match.frame->topic].rules_of(scope).events) tell_event(reading, index, circumstances);
      Claim claim = claim_without_key(reading, index, circumstances);
      claim.reasons.insert(claim.reasons.end(), scope_reasons.begin(), scope_reasons.end());
      for (const std::size_t subject : subjects(reading, index)) {
        claim.key = key(reading, article_.sentences[index], subject, scope);
        const bool is_state = !rules_.topics[reading.match.frame->topic].rules_of(scope).events && reading.match.value;
        if (is_state && circumstances.told_in_past) told_in_past_.insert(claims_.size());
        if (circumstances.time == Time::planned && circumstances.only_turns) only_turning_.insert(claims_.size());
        if (!reading.match.frame->instead_of.empty()) take_place_of(reading.match.frame->instead_of, claim, index);
        claims_.push_back(claim);
        const bool leaves_more = !reading.match.frame->also.empty() && claim.certainty != Certainty::denied;
        if (leaves_more) claims_.push_back(remaining(claim, reading));
      }
    }
    const std::size_t topic = reading.match.frame->topic;
    Discourse::Told told{reading.casting.entities, index, std::nullopt};
    if (const auto& value = reading.match.value)
      told.kind = article_.quantities[article_.sentences[index].mentions[*value].quantity].kind;
    discourse_.castings[topic] = told;
    if (rules_.topics[topic].roles.size() > 1) discourse_.last_casting = {topic, reading.casting.entities};
  }

  /// "MS가 독점으로 판다. 다만 정부와 맺는 계약은 예외다.": what the sentence or the one before tells is limited, and
  /// no claim besides.
  void take_place_of(const std::string& stance, const Claim& claim, std::size_t index) {
    if (claim.certainty == Certainty::denied) return;
    const Sentence& here = article_.sentences[index].sentence;
    const Sentence& before = article_.sentences[index - std::min<std::size_t>(index, 1)].sentence;
    const Sentence& first = before.paragraph == here.paragraph ? before : here;
    limits_.push_back({claim.key, claim.time, stance, {first.range.start, here.range.end}});
  }

  bool is_limited(const Claim& claim) const {
    return std::ranges::any_of(limits_, [&](const Limit& limit) {
      return limit.key == claim.key && limit.time == claim.time && limit.stance == claim.value.text &&
             limit.where.contains(claim.evidence);
    });
  }

  /// "모두 300억달러를 투자할 계획이다", "2019년에 이미 10억달러를 넣었다": all of what is to come, or of one time, is
  /// one investment, and no total of those before.
  bool is_no_total(const Match& match, const NamedScope& named, std::size_t index, const Circumstances& told) const {
    const Topic& topic = rules_.topics[match.frame->topic];
    if (!named.weak || !topic.has_default_scope || !topic.rules_of(named.name).cumulative) return false;
    if (told.time == Time::planned) return true;
    if (!match.frame->scopes.empty() || !published_) return false;
    const ReadSentence& sentence = article_.sentences[index];
    const Range where{sentence.sentence.range.start, sentence.mentions[*match.value].range.start};
    const std::string_view before = where.of(article_.text);
    const auto& counted = sentence.language->counted_to;
    return date_in(before, *published_) && std::none_of(counted.begin(), counted.end(), [&](const auto& word) {
             return before.find(word) != std::string_view::npos;
           });
  }

  /// "Microsoft has invested $13bn in OpenAI all told, and Amazon $8bn in Anthropic": both are told by one verb, as are
  /// those of a match without words of its own.
  bool shares_words(const Match& match, std::size_t index) const {
    constexpr std::size_t one_syllable = 3;  // bytes
    const ReadSentence& sentence = article_.sentences[index];
    const bool korean = !sentence.language->particles.empty();
    const bool is_behind =
        last_told_->sentence == index && last_told_->value && match.value && *last_told_->value < *match.value;
    const auto is_particle = [&](const Mention& word) { return korean && word.range.size() <= one_syllable; };
    const bool has_words = std::any_of(match.mentions.begin(), match.mentions.end(), [&](std::size_t i) {
      const Mention& mention = sentence.mentions[i];
      return mention.kind == Mention::Kind::word && !is_particle(mention);
    });
    const bool by_one_verb = !korean && match.mentions.front() < *last_told_->value;
    return is_behind && (by_one_verb || !has_words);
  }

  /// "아마존은 올해 설비투자에 1000억달러를 쓴다. 구글은 750억달러다.": a sum for which nothing names a scope goes on
  /// with the one before it, where the usual scope is none.
  bool goes_on_with_scope(const Match& match, const NamedScope& named, std::size_t index) const {
    if (!last_told_ || last_told_->topic != match.frame->topic) return false;
    if (limits_last(match, index)) return true;
    if (!named.usual) return false;
    if (shares_words(match, index)) return true;
    if (!named.name.empty()) return false;
    const auto paragraph = [&](std::size_t i) { return article_.sentences[i].sentence.paragraph; };
    return index <= last_told_->sentence + 1 && paragraph(index) == paragraph(last_told_->sentence);
  }

  /// Korean: "오픈AI는 애저만 썼다. 독점 조항이 풀리면서 …": of what the sentence before told a stance of.
  bool goes_on_with_stance(const Match& match, std::size_t index) const {
    if (!last_told_ || last_told_->topic != match.frame->topic || match.value || last_told_->sentence + 1 != index)
      return false;
    const ReadSentence& sentence = article_.sentences[index];
    return !sentence.language->particles.empty() &&
           article_.sentences[index - 1].sentence.paragraph == sentence.sentence.paragraph;
  }

  /// "API는 애저에서만 판다. 다만 정부에는 어느 클라우드로든 팔 수 있다.": what is excepted is of the scope of the
  /// rule.
  bool limits_last(const Match& match, std::size_t index) const {
    const auto paragraph = [&](std::size_t i) { return article_.sentences[i].sentence.paragraph; };
    return !match.frame->instead_of.empty() && last_told_->sentence + 1 == index && !claims_.empty() &&
           claims_.back().value.text == match.frame->instead_of && paragraph(index) == paragraph(index - 1);
  }

  /// "MS는 28%를 갖게 된다. 비영리 법인의 몫은 27%다.": a sentence that only puts the next figure beside a planned one.
  bool goes_on_with_plan(const Match& match, std::size_t index, const Circumstances& own) const {
    if (!last_told_ || last_told_->time != Time::planned || last_told_->topic != match.frame->topic) return false;
    if (own.time != Time::current || own.certainty != Certainty::stated || !match.value || match.frame->time)
      return false;
    const ReadSentence& sentence = article_.sentences[index];
    const ReadSentence& before = article_.sentences[last_told_->sentence];
    const bool next = last_told_->sentence + 1 == index && before.sentence.paragraph == sentence.sentence.paragraph;
    if (!next || sentence.has_word(sentence.language->current)) return false;
    if (sentence.language->particles.empty()) return is_next_part(match, sentence);
    const std::string_view verb = sentence.tokens[match.last].range.of(article_.text);
    const auto& past = sentence.language->past_syllables;
    const bool is_past = std::any_of(
        past.begin(), past.end(), [&](const auto& syllable) { return verb.find(syllable) != std::string_view::npos; });
    if (is_past) return false;
    const std::string_view behind = article_.text.substr(sentence.mentions[*match.value].range.end);
    const auto& copulas = sentence.language->value_copulas;
    return std::any_of(copulas.begin(), copulas.end(), [&](const auto& copula) { return behind.starts_with(copula); });
  }

  /// English: "It would invest in stages. The first slice is $10 billion.": nothing but a noun and what it comes to.
  bool is_next_part(const Match& match, const ReadSentence& sentence) const {
    constexpr std::size_t most_words = 4;  // tokens before the verb: "The first slice"
    const std::size_t value = sentence.mentions[*match.value].first;
    const auto is_any = [&](std::size_t token, const std::vector<std::string>& words) {
      return is_one_of(sentence.tokens[token].range.of(article_.text), words);
    };
    return value > 1 && value <= most_words + 1 && !sentence.has_word(sentence.language->past_states) &&
           is_any(value - 1, sentence.language->copulas) && is_any(0, sentence.language->articles);
  }

  /// An event is news in the article that begins with it; one that is told in the past further down, and of a company
  /// of which the beginning tells no event, is background. Source: docs/claims.md, rule 11.
  void tell_event(const CastMatch& reading, std::size_t index, Circumstances& circumstances) {
    constexpr std::size_t lead = 2;  // paragraphs
    const std::size_t company = reading.casting.entities[rules_.topics[reading.match.frame->topic].roles.size() - 1];
    const Sentence& sentence = article_.sentences[index].sentence;
    if (circumstances.certainty == Certainty::denied) return;
    const bool is_first = told_of_.insert(company).second;
    if (circumstances.only_by_verb && (news_.contains(company) || (is_first && named_in_title(company)))) {
      circumstances.time = Time::current;
      circumstances.reasons.push_back({"time current", {}});
    }
    const bool is_lead = sentence.paragraph < lead && (named_at_start(company) || is_recent(sentence.range));
    if (sentence.paragraph == 0 || is_lead) {
      if (circumstances.time != Time::former) news_.insert(company);
    } else if (circumstances.time == Time::current && circumstances.told_in_past && !sentence.item &&
               !news_.contains(company)) {
      circumstances.time = Time::former;
      circumstances.reasons.push_back({"time former", *circumstances.told_in_past});
    }
  }

  /// "On Monday Microsoft said"
  bool is_recent(Range sentence) const {
    constexpr std::chrono::days news_age{10};
    const auto date = published_ ? date_in(sentence.of(article_.text), *published_) : std::nullopt;
    return date && date->last + news_age >= *published_;
  }

  bool named_in_title(std::size_t company) const {
    return std::ranges::any_of(article_.title_words, [&](WordId word) {
      const auto alias = rules_.aliases.find(word);
      return alias != rules_.aliases.end() && alias->second.entity == company;
    });
  }

  /// Whether the title or the first paragraph names a company.
  bool named_at_start(std::size_t company) const {
    return named_in_title(company) ||
           std::any_of(article_.sentences.begin(), article_.sentences.end(), [&](const ReadSentence& sentence) {
             const auto names = [&](const Mention& mention) {
               return mention.kind == Mention::Kind::entity && mention.entity == company;
             };
             const auto& mentions = sentence.mentions;
             return sentence.sentence.paragraph == 0 && std::any_of(mentions.begin(), mentions.end(), names);
           });
  }

  Claim remaining(Claim claim, const CastMatch& reading) const {
    claim.value = *parse_value(reading.match.frame->also, "", Bound::exact);
    claim.time = Time::current;
    return claim;
  }

  Claim claim_without_key(const CastMatch& reading, std::size_t index, const Circumstances& circumstances) {
    const ReadSentence& sentence = article_.sentences[index];
    Claim claim;
    claim.rule = reading.match.frame->id;
    claim.fallback = reading.match.frame->fallback;
    claim.value = value(reading.match, sentence);
    claim.time = circumstances.time;
    claim.certainty = circumstances.certainty;
    claim.evidence = evidence(reading, sentence);
    claim.lang = sentence.language->id;
    const Telling telling = tellers_.of(told_words(reading.match, sentence), index);
    claim.speaker = telling.speaker;
    const bool from_unnamed =
        telling.speaker && telling.speaker->kind == Speaker::Kind::unnamed && telling.speaker->entity.empty();
    if (from_unnamed && claim.certainty == Certainty::stated && !reading.match.frame->certainty)
      claim.certainty = Certainty::reported;
    claim.outlet = telling.outlet;
    if (published_) claim.as_of = as_of(claim.evidence, sentence.sentence.range);
    add_reasons(reading, sentence, claim);
    claim.reasons.insert(claim.reasons.end(), circumstances.reasons.begin(), circumstances.reasons.end());
    for (const Mention& mention : sentence.mentions) {
      if (mention.kind == Mention::Kind::word && contains(sentence.language->change, mention.word)) {
        claim.tells_change = mention.range;
        claim.reasons.push_back({"tells a change", mention.range});
        break;
      }
    }
    return claim;
  }

  /// The value's words, else the last of the pattern's.
  static Range told_words(const Match& match, const ReadSentence& sentence) {
    return match.value ? sentence.mentions[*match.value].range : sentence.tokens[match.last].range;
  }

  Value value(const Match& match, const ReadSentence& sentence) const {
    if (!match.value || !match.frame->value.empty()) return *parse_value(match.frame->value, "", Bound::exact);
    const Mention& mention = sentence.mentions[*match.value];
    return value_of(limited_alike(mention, sentence) ? with_upper_limit(article_.quantities[mention.quantity])
                                                     : article_.quantities[mention.quantity]);
  }

  /// Korean: "각각 최대 50억달러와 100억달러": what limits the first of sums that are shared out limits the next.
  bool limited_alike(const Mention& value, const ReadSentence& sentence) const {
    const Quantity& quantity = article_.quantities[value.quantity];
    if (sentence.language->particles.empty() || quantity.bound != Bound::exact) return false;
    if (!sentence.has_word(sentence.language->each)) return false;
    const auto before = std::find_if(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& other) {
      return other.kind == Mention::Kind::value && joined(other, value, article_.text);
    });
    if (before == sentence.mentions.end()) return false;
    const Quantity& first = article_.quantities[before->quantity];
    return first.bound == Bound::upto && same_measure(first, quantity);
  }

  static Quantity with_upper_limit(Quantity quantity) {
    quantity.bound = Bound::upto;
    quantity.interval = {quantity.interval.printed, 0, quantity.interval.printed};
    return quantity;
  }

  static Value value_of(const Quantity& quantity) {
    Value value;
    value.kind = kind_of(quantity.kind);
    value.text = quantity.value;
    value.high_text = quantity.value_high;
    value.bound = quantity.bound;
    value.interval = quantity.interval;
    return value;
  }

  /// The clauses of the match and of the roles that stand in its sentence.
  Range evidence(const CastMatch& reading, const ReadSentence& sentence) const {
    std::size_t first = reading.match.first;
    std::size_t last = reading.match.last;
    for (const auto& mention : reading.casting.mentions) {
      if (!mention) continue;
      first = std::min(first, sentence.mentions[*mention].first);
      last = std::max(last, sentence.mentions[*mention].last);
    }
    while (first > 0 && sentence.clause[first - 1] == sentence.clause[first]) --first;
    while (last + 1 < sentence.tokens.size() && sentence.clause[last + 1] == sentence.clause[last]) ++last;
    while (first < last && sentence.tokens[first].kind == TokenKind::sign &&
           starts_nothing(sentence.tokens[first].range.of(article_.text))) {
      ++first;
    }
    while (last > first && goes_on(sentence.tokens[last].range.of(article_.text))) --last;
    return {sentence.tokens[first].range.start, sentence.tokens[last].range.end};
  }

  std::optional<DayRange> as_of(Range evidence, Range sentence) const {
    const auto near = date_in(evidence.of(article_.text), *published_);
    return near ? near : date_in(sentence.of(article_.text), *published_);
  }

  void add_reasons(const CastMatch& reading, const ReadSentence& sentence, Claim& claim) const {
    const Match& match = reading.match;
    for (const std::size_t i : match.mentions) {
      const Mention& mention = sentence.mentions[i];
      if (mention.kind == Mention::Kind::word) claim.reasons.push_back({"word of " + match.frame->id, mention.range});
      if (mention.kind == Mention::Kind::value) claim.reasons.push_back({"value " + claim.value.text, mention.range});
    }
    const Topic& topic = rules_.topics[match.frame->topic];
    for (std::size_t role = 0; role < topic.roles.size(); ++role) {
      const auto& mention = reading.casting.mentions[role];
      const std::string& entity = article_.entity(reading.casting.entities[role], rules_).id;
      claim.reasons.push_back({topic.roles[role].name + ' ' + entity + (mention ? "" : " (from before)"),
                               mention ? sentence.mentions[*mention].range : Range{}});
    }
  }

  /// The subject, or each of several that share a value out: "SoftBank and Nvidia contribute $30bn apiece". As many
  /// values as subjects are dealt out in turn: "A and B put in $5bn and $8bn".
  std::vector<std::size_t> subjects(const CastMatch& reading, std::size_t index) const {
    const ReadSentence& sentence = article_.sentences[index];
    const auto& mention = reading.casting.mentions[0];
    if (goes_to_several(reading, sentence)) return {};
    if (!mention) return {reading.casting.entities[0]};
    const auto& value = reading.match.value;
    if (value && is_in_parentheses_behind(sentence.mentions[*mention], sentence.mentions[*value], sentence))
      return {reading.casting.entities[0]};
    std::vector<std::size_t> group;
    for (const std::size_t i : coordinated_with(noun_of(*mention, sentence), sentence, article_.text)) {
      group.push_back(sentence.mentions[i].entity);
    }
    const bool has_object = rules_.topics[reading.match.frame->topic].roles.size() > 1;
    std::vector<std::size_t> all = group;
    if (has_object) std::erase(all, reading.casting.entities[1]);
    if (is_told_of_all(reading.match, all, *mention, sentence)) return all;
    if (has_object && std::find(group.begin(), group.end(), reading.casting.entities[1]) != group.end()) {
      return {reading.casting.entities[0]};
    }
    if (const auto turn = turn_of_value(reading.match, sentence, *mention, group.size())) return {group[*turn]};
    if (const auto other = also_so(reading.match, sentence)) group.push_back(*other);
    if (sentence.has_word(sentence.language->each)) return group;
    // "A와 B가 150억달러를 투자한다": the sum of both is nobody's own.
    const bool together = group.size() > 1 && claim_of_sum(reading.match, sentence);
    return together ? std::vector<std::size_t>{} : std::vector{reading.casting.entities[0]};
  }

  /// Korean: "스페이스X와 xAI에 8000억원을 투자했다": what goes to two of a kind is nobody's own; in English what three
  /// or more share, for "in Anthropic and Google" may be two clauses.
  bool goes_to_several(const CastMatch& reading, const ReadSentence& sentence) const {
    const auto& object = reading.casting.mentions[1];
    if (!object || !claim_of_sum(reading.match, sentence)) return false;
    const Function function = sentence.mentions[*object].function;
    const bool is_english = sentence.language->particles.empty();
    const bool is_oblique = function == Function::into || (is_english && function == Function::with);
    if (!is_oblique || sentence.has_word(sentence.language->each)) return false;
    const auto group = coordinated_with(*object, sentence, article_.text);
    const std::size_t several = is_english ? 3 : 2;
    return group.size() >= several && !turn_of_value(reading.match, sentence, group.front(), group.size()) &&
           std::ranges::none_of(
               group, [&](std::size_t i) { return sentence.mentions[i].entity == reading.casting.entities[0]; });
  }

  /// "Amazon and Google, which have invested $8 billion and $3 billion": the name that a relative pronoun goes on with.
  std::size_t noun_of(std::size_t pronoun, const ReadSentence& sentence) const {
    const Mention& which = sentence.mentions[pronoun];
    if (!which.short_form || !contains(sentence.language->relative, which.word)) return pronoun;
    for (std::size_t i = pronoun; i-- > 0;) {
      const Mention& noun = sentence.mentions[i];
      const bool is_before = noun.last + 1 == which.first || noun.last + 2 == which.first;
      if (is_before && noun.kind == Mention::Kind::entity && noun.entity == which.entity) return i;
    }
    return pronoun;
  }

  /// Korean: "아마존이나 구글이 독점 공급자인 것은 아니다", "아마존도 구글도": what is no value is told of each.
  bool is_told_of_all(const Match& match, const std::vector<std::size_t>& group, std::size_t last,
                      const ReadSentence& sentence) const {
    if (match.value || group.size() < 2 || sentence.language->particles.empty()) return false;
    const std::string_view words = sentence.sentence.range.of(article_.text);
    const std::string_view before = words.substr(0, sentence.mentions[last].range.end - sentence.sentence.range.start);
    return before.find("나 ") != std::string_view::npos || before.find("도 ") != std::string_view::npos;
  }

  /// "Amazon is not its exclusive provider, and neither is Google": of whom a stance is told as well.
  std::optional<std::size_t> also_so(const Match& match, const ReadSentence& sentence) const {
    constexpr std::size_t before = 2;  // tokens: "neither is"
    if (match.value) return std::nullopt;
    for (const Mention& mention : sentence.mentions) {
      if (mention.kind != Mention::Kind::entity || mention.short_form) continue;
      if (mention.first < match.last + before) continue;
      const std::string_view word = sentence.tokens[mention.first - before].range.of(article_.text);
      if (is_one_of(word, sentence.language->alike)) return mention.entity;
    }
    return std::nullopt;
  }

  bool claim_of_sum(const Match& match, const ReadSentence& sentence) const {
    if (!match.value) return false;
    const auto kind = article_.quantities[sentence.mentions[*match.value].quantity].kind;
    return kind == Quantity::Kind::money || kind == Quantity::Kind::count;
  }

  /// Of as many values of one kind behind the subjects as there are subjects: which of them a match's value is, first
  /// to last.
  std::optional<std::size_t> turn_of_value(const Match& match, const ReadSentence& sentence, std::size_t subject,
                                           std::size_t subjects) const {
    if (!match.value || subjects < 2) return std::nullopt;
    const Quantity& quantity = article_.quantities[sentence.mentions[*match.value].quantity];
    std::vector<std::size_t> values;
    for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
      const Mention& value = sentence.mentions[i];
      if (value.range.start < sentence.mentions[subject].range.start) continue;
      const bool next_subject = value.kind == Mention::Kind::entity && value.function == Function::subject;
      if (next_subject && !values.empty()) break;
      const bool is_english = sentence.language->particles.empty();
      if (is_english && !values.empty() &&
          sentence.clause_of(value) != sentence.clause_of(sentence.mentions[values.front()]))
        break;
      if (value.kind != Mention::Kind::value || sentence.aside[value.first]) continue;
      if (!same_measure(article_.quantities[value.quantity], quantity)) continue;
      const bool is_of_another_row =
          values.size() == subjects && !joined(sentence.mentions[values.back()], value, article_.text);
      if (is_of_another_row) break;
      values.push_back(i);
    }
    const auto at = std::find(values.begin(), values.end(), *match.value);
    if (values.size() != subjects || at == values.end()) return std::nullopt;
    return static_cast<std::size_t>(at - values.begin());
  }

  Key key(const CastMatch& reading, const ReadSentence& sentence, std::size_t subject, const std::string& scope) const {
    const Topic& topic = rules_.topics[reading.match.frame->topic];
    Key key{topic.id, "", "", scope};
    if (!topic.roles.empty()) key.subject = article_.entity(subject, rules_).id;
    if (topic.roles.size() > 1) key.object = article_.entity(object(reading, sentence), rules_).id;
    return key;
  }

  /// English: "contracts with Oracle and Amazon worth $300bn and $38bn": of several objects the one whose turn it is.
  std::size_t object(const CastMatch& reading, const ReadSentence& sentence) const {
    const std::size_t cast = reading.casting.entities[1];
    const auto& mention = reading.casting.mentions[1];
    if (!mention || !sentence.language->particles.empty()) return cast;
    const Function function = sentence.mentions[*mention].function;
    if (function == Function::subject || function == Function::bare) return cast;
    const auto group = coordinated_with(*mention, sentence, article_.text);
    const auto turn = turn_of_value(reading.match, sentence, group.back(), group.size());
    return turn && is_joined_to_next(*reading.match.value, *turn + 1 < group.size(), sentence)
               ? sentence.mentions[group[*turn]].entity
               : cast;
  }

  /// Whether nothing but a comma or an "and" parts a value from the next one, or from the one before.
  bool is_joined_to_next(std::size_t value, bool next, const ReadSentence& sentence) const {
    const Mention& one = sentence.mentions[value];
    return std::ranges::any_of(sentence.mentions, [&](const Mention& other) {
      return other.kind == Mention::Kind::value &&
             (next ? joined(one, other, article_.text) : joined(other, one, article_.text));
    });
  }

  void remember(const ReadSentence& sentence, std::size_t claims_before) {
    ++discourse_.sentence;
    for (auto& [entity, age] : discourse_.recent) ++age;
    if (claims_.size() == claims_before) discourse_.last_casting.reset();
    bool subject_found = false;
    for (const Mention& mention : sentence.mentions) {
      if (mention.kind != Mention::Kind::entity || mention.rank > 0) continue;
      const bool could_be_subject = mention.function == Function::subject || mention.function == Function::bare;
      if (could_be_subject && !subject_found && !sentence.aside[mention.first]) {
        discourse_.subject = mention.entity;
        subject_found = true;
      }
    }
    for (const Mention* mention : sentence.by_prominence(article_.text)) {
      std::erase_if(discourse_.recent, [&](const auto& entry) { return entry.first == mention->entity; });
      discourse_.recent.insert(discourse_.recent.begin(), {mention->entity, 1});
    }
    if (sentence.sentence.heading) discourse_.subject = subject_under(sentence);
  }

  /// Whom a section is about: the first whom its heading names, else whom the article is about.
  std::optional<std::size_t> subject_under(const ReadSentence& heading) const {
    for (const Mention& mention : heading.mentions) {
      if (mention.kind == Mention::Kind::entity && !article_.entity(mention.entity, rules_).bystander)
        return mention.entity;
    }
    return article_.focus.empty() ? std::nullopt : std::optional(article_.focus.front());
  }

  /// "Microsoft held 32.5%. It is now about 27%.": what is told in the past beside another value of the present.
  void put_into_past() {
    std::map<Key, std::set<std::string>> present;
    for (std::size_t i = 0; i < claims_.size() && !told_in_past_.empty(); ++i) {
      const Claim& claim = claims_[i];
      const bool is_present = claim.time == Time::current && claim.certainty <= Certainty::reported;
      if (is_present && !told_in_past_.contains(i)) present[claim.key].insert(claim.value.text);
    }
    for (const std::size_t i : told_in_past_) {
      Claim& claim = claims_[i];
      const auto now = present.find(claim.key);
      if (claim.time != Time::current || claim.certainty == Certainty::denied || now == present.end()) continue;
      if (!now->second.contains(claim.value.text)) claim.time = Time::former;
    }
  }

  /// "MS가 27%를 보유하게 된다는 소식이다. … 27%를 갖는다.": what the article tells as present as well is its news.
  void settle_turns() {
    std::set<std::pair<Key, std::string>> present;
    for (const Claim& claim : claims_) {
      const bool is_present = claim.time == Time::current && claim.certainty <= Certainty::reported;
      if (is_present) present.emplace(claim.key, claim.value.text);
    }
    for (const std::size_t i : only_turning_) {
      if (present.contains({claims_[i].key, claims_[i].value.text})) claims_[i].time = Time::current;
    }
  }

  /// One claim for each distinct key, value and time; of repeats the most certain and most exact. A value that is also
  /// denied is one claim, denied. Source: docs/claims.md, "The claim".
  std::vector<Claim> distinct() {
    put_into_past();
    settle_turns();
    using Told = std::tuple<Key, std::string, std::string>;
    const auto told = [](const Claim& claim) { return Told{claim.key, claim.value.text, claim.value.high_text}; };
    std::set<Told> denied;
    for (const Claim& claim : claims_) {
      if (claim.certainty == Certainty::denied) denied.insert(told(claim));
    }
    std::map<std::pair<Told, Time>, Claim> best;
    for (const Claim& claim : claims_) {
      if (is_limited(claim)) continue;
      const bool denies = claim.certainty == Certainty::denied;
      if (!denies && denied.contains(told(claim))) continue;
      const auto [known, is_new] = best.try_emplace({told(claim), denies ? Time::current : claim.time}, claim);
      const auto rank = [](const Claim& one) { return std::pair(one.certainty, one.value.bound); };
      if (is_new) continue;
      const bool fallback = claim.fallback && known->second.fallback;
      if (rank(claim) < rank(known->second)) known->second = claim;
      known->second.fallback = fallback;
    }
    std::vector<Claim> out;
    for (auto& [key, claim] : best) out.push_back(std::move(claim));
    std::stable_sort(out.begin(), out.end(), [](const Claim& a, const Claim& b) {
      return std::pair(a.evidence.start, a.evidence.end) < std::pair(b.evidence.start, b.evidence.end);
    });
    return out;
  }

  std::optional<Day> published_;
  const RulesData& rules_;
  ReadArticle article_;
  Tellers tellers_{article_, rules_};
  Discourse discourse_;
  struct LastTold {
    std::size_t topic, sentence;
    Time time;
    Certainty certainty;
    std::string scope;
    std::optional<std::size_t> value;  ///< The mention that it was told of.
  };
  std::optional<LastTold> last_told_;
  struct Limit {
    Key key;
    Time time;
    std::string stance;
    Range where;
  };
  std::vector<Limit> limits_;  ///< Stances that are no claims in their sentences, as an exception limits them.
  std::vector<Claim> claims_;
  std::set<std::string> silenced_by_;
  std::set<std::size_t> only_turning_;  ///< Of the claims, plans that nothing but "what will be so" tells.
  std::set<std::size_t> told_in_past_;  ///< Of the claims, states that a verb in the past tells.
  std::set<std::size_t> news_;          ///< Companies of whose rounds and investments the article's beginning tells.
  std::set<std::size_t> told_of_;       ///< Companies of which an event was told.
};

}  // namespace

std::vector<Claim> extract_claims(const ArticleText& article, const Rules& rules) {
  return Extractor(article, rules.data()).run();
}

std::set<std::string> silenced_by(const ArticleText& article, const Rules& rules) {
  Extractor extractor(article, rules.data());
  extractor.run();
  return extractor.silenced_by();
}

std::optional<Range> change_words_in(std::string_view sentence, const Rules& rules) {
  const auto lang = language_of(sentence);
  const auto language = rules.data().languages.find(lang);
  if (language == rules.data().languages.end()) return std::nullopt;
  for (const WordHit& hit : rules.data().vocabulary.find(sentence, tokens_of(sentence, {0, sentence.size()}))) {
    if (contains(language->second.change, hit.word)) return hit.range;
  }
  return std::nullopt;
}

}  // namespace claimwatch
