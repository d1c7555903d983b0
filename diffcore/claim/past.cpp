#include "diffcore/claim/past.h"

#include <algorithm>

#include "diffcore/claim/function.h"
#include "diffcore/claim/korean_verb.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// The figures of a quarter are news for so long after its end.
constexpr std::chrono::days reported_within{50};

bool is_period(const DayRange& range) {
  constexpr std::chrono::days quarter{88}, half_year{183};
  return range.last - range.first >= quarter && range.last - range.first <= half_year;
}

/// A running total stays the last one for so long.
constexpr std::chrono::days lasting_total{100};

/// A copula in the past is that of a value this near: "130억달러 수준이었다", not "349억달러로 사상 최대였다".
constexpr int beside_copula = 1;

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

}  // namespace

std::optional<Range> Past::over(std::optional<Day> published) const {
  if (const Cue over = answered_with(language_.outdates); over.found()) return over.words;
  if (const Cue over = outdated_behind(); over.found()) return over.words;
  if (published && ended_by(*published)) return Range{};
  if (const Cue then = state_of_before(); then.found()) return then.words;
  if (const Cue was = stance_that_was(); was.found()) return was.words;
  if (published && was_when(*published)) return Range{};
  if (const Cue over = no_more(); over.found()) return over.words;
  return std::nullopt;
}

bool Past::is_dated_apart(Day published) const {
  if (!one_off_) return false;
  if (of_time_before(published)) return true;
  const auto year = year_behind();
  return year && *year < year_of(published);
}

Cue Past::nearest_past(std::optional<Day> published) const {
  if (is_changed_to()) return {};
  Cue former = nearest(language_.former, Reach::clause, is_korean() ? Side::either : Side::governing);
  const auto take_nearer = [&](const Cue& cue) {
    if (cue.distance < former.distance && !is_of_apposition(token_at(cue.words.start))) former = cue;
  };
  take_nearer(behind_value(language_.former_behind));
  if (!one_off_ || !tells_news(published)) take_nearer(past_ending());
  if (const Cue past = nearest(topic_.past, Reach::clause);
      tells_own_past(past) && !is_parted(past) && !has_lasted_since(past))
    take_nearer(past);
  if (published && dated_back(*published, topic_.lasts) && !sentence_.has_word(language_.since))
    take_nearer(nearest(topic_.dated_past, Reach::clause, Side::governing));
  if (published) take_nearer(total_of_before(*published));
  take_nearer(time_of_before());
  take_nearer(past_attribute());
  return former;
}

std::optional<Range> Past::background(std::optional<Day> published) const {
  if (!one_off_) return std::nullopt;
  const Cue before = nearest(language_.background, Reach::clause);
  if (before.found() && dates_report_of_plan(before)) return std::nullopt;
  const auto aside = aside_before_match();
  const bool is_of_aside = aside && aside->contains(before.words);
  if (before.found() && !is_of_aside && !is_reported_speech(before) && !only_dates_the_rest(before) &&
      !is_parted(before) && !is_of_a_day(before))
    return before.words;
  const std::chrono::days lasting = sentence_.has_word(language_.news) ? reported_within : std::chrono::days{0};
  if (published && !is_to_come() && !is_perfect() && dated_back(*published, lasting)) return Range{};
  return std::nullopt;
}

bool Past::dates_report_of_plan(const Cue& past) const {
  const std::size_t first = token_at(past.words.start);
  if (is_korean() || !match_.value || first <= value_token() || !is_word_at(first - 1, language_.says)) return false;
  return possibility().found() || nearest(language_.planned, Reach::clause, Side::governing).found();
}

bool Past::is_of_a_day(const Cue& past) const {
  const std::size_t number = token_at(past.words.start) + 1;
  return is_korean() && number + 1 < sentence_.tokens.size() && sentence_.tokens[number].kind == TokenKind::number &&
         written(number + 1).starts_with("일");
}

std::optional<Range> Past::told_in_past(std::optional<Day> published) const {
  if (is_korean()) return published && was_so_in_an_earlier_year(*published) ? std::optional(Range{}) : std::nullopt;
  if (match_.frame->time || tells_news(published)) return std::nullopt;
  if (one_off_) return past_verb(language_.past_verbs);
  const auto state = past_verb(language_.past_states);
  // "bought a 10% stake in 2022": what somebody got once, where the article tells what is held now.
  const bool is_share = match_.value && quantity_of_match().kind == Quantity::Kind::percent;
  return state || !is_share ? state : past_verb(language_.past_verbs);
}

bool Past::was_so_in_an_earlier_year(Day published) const {
  if (match_.frame->time || !match_.value || !is_state() || !of_an_earlier_year(published)) return false;
  std::size_t last = std::max(match_.last, value_token());
  while (last + 1 < sentence_.tokens.size() && sentence_.clause[last + 1] == sentence_.clause[match_.last] &&
         sentence_.tokens[last + 1].kind != TokenKind::sign)
    ++last;
  return is_past(last);
}

bool Past::of_an_earlier_year(Day published) const {
  constexpr std::size_t date_behind = 6;  // tokens: "of its license in the summer of 2019"
  const std::size_t last = std::min(match_.last + date_behind, sentence_.tokens.size() - 1);
  const Range up_to_date{sentence_.sentence.range.start, sentence_.tokens[last].range.end};
  Range where = is_korean() ? clauses_of_match() : up_to_date;
  if (is_korean()) where.start = start_of_statement(where.start);
  const auto date = date_in(where.of(article_.text), published);
  const auto year = [](Day day) { return std::chrono::year_month_day(day).year(); };
  return date && year(date->last) < year(published) && !sentence_.has_word(language_.since);
}

Cue Past::total_of_before(Day published) const {
  if (is_korean() || !topic_.rules_of(scope_).cumulative || !dated_back(published, lasting_total)) return {};
  for (std::size_t i = match_.first - std::min<std::size_t>(match_.first, 1); i < value_token(); ++i) {
    const Cue had{sentence_.distance(i, value_token()),
                  {sentence_.tokens[i].range.start, sentence_.tokens[i + 1].range.end}};
    if (is_one_of(written(i), language_.past_perfect) && !is_reported_speech(had)) return had;
  }
  return {};
}

bool Past::is_of_verdict(const Cue& past) const {
  const std::size_t end = past.words.end;
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
    return word.kind == Mention::Kind::word && contains(language_.denied, word.word) &&
           word.range.start >= past.words.start && word.range.start <= end + 1;
  });
}

bool Past::has_lasted_since(const Cue& past) const {
  if (!is_korean() || !match_.value) return false;
  const Range between{past.words.start, sentence_.mentions[*match_.value].range.start};
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
    return word.kind == Mention::Kind::word && between.start < word.range.start && word.range.end <= between.end &&
           contains(language_.since, word.word);
  });
}

bool Past::is_of_act(const Cue& past) const {
  if (is_korean() || !past.found()) return false;
  std::size_t token = token_at(past.words.start);
  while (token < sentence_.tokens.size() && sentence_.tokens[token].range.start < past.words.end) ++token;
  return token < sentence_.tokens.size() && is_one_of(written(token), language_.outcomes);
}

bool Past::tells_own_past(const Cue& past) const {
  if (is_of_verdict(past) || is_of_act(past) || (past.found() && is_backshifted(token_at(past.words.start))))
    return false;
  if (!is_korean() || !match_.value) return true;
  const auto is_verb = [&](const Token& token) {
    return token.range.contains(past.words) && is_past_of_verb(token.range.of(article_.text));
  };
  if (past.found() && std::ranges::any_of(sentence_.tokens, is_verb)) return false;  // 사들였다
  if (past.words.start <= sentence_.mentions[*match_.value].range.end) return true;
  return std::none_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
    return word.kind == Mention::Kind::word && word.range == past.words && contains(language_.background, word.word);
  });
}

Cue Past::time_of_before() const {
  if (!is_korean()) return {};
  for (std::size_t i = match_.value ? value_token() : match_.last; i-- > 0;) {
    if (sentence_.clause[i] < sentence_.clause[match_.first] || (match_.value && is_other_value(i))) return {};
    if (ends_with_any(i, language_.then_endings)) return {0, sentence_.tokens[i].range};
  }
  return {};
}

Cue Past::past_attribute() const {
  constexpr std::size_t furthest = 5;
  if (!is_korean() || !match_.value || is_date()) return {};
  const std::size_t value = value_token();
  for (std::size_t i = value; i-- > 0 && value - i <= furthest;) {
    const bool is_apart = sentence_.clause[i] != sentence_.clause[value] || sentence_.tokens[i].kind == TokenKind::sign;
    if (is_apart || is_other_value(i)) return {};
    const bool was = ends_with_any(i, language_.attribute_endings) && !ends_with_any(i, language_.no_former);
    if (was) return {sentence_.distance(i, value), sentence_.tokens[i].range};
    if (has_case(i)) return {};
  }
  return {};
}

bool Past::has_case(std::size_t token) const {
  return std::any_of(language_.particles.begin(), language_.particles.end(), [&](const auto& particle) {
    return particle.second != Function::possessive && particle.second != Function::bare &&
           written(token).size() > particle.first.size() && written(token).ends_with(particle.first);
  });
}

bool Past::is_changed_to() const {
  if (!match_.value) return false;
  for (std::size_t i = *match_.value; i-- > 0;) {
    if (sentence_.mentions[i].kind == Mention::Kind::value) return sentence_.mentions[i].changed_from;
  }
  return false;
}

bool Past::former_by_its_verb(std::optional<Day> published) const {
  if (!match_.value || sentence_.sentence.paragraph == 0 || match_.last <= sentence_.mentions[*match_.value].last)
    return false;
  if (sentence_.has_word(language_.news)) return false;
  if (published) {
    const auto date = date_in(sentence_.sentence.range.of(article_.text), *published);
    if (date && date->last + news_age >= *published) return false;
  }
  return is_participle_of_past(written(match_.last)) || is_past(match_.last);
}

bool Past::ended_by(Day published) const {
  if (is_korean()) return is_state() && ended_in_korean_by(published);
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

bool Past::is_state() const { return !match_.value || quantity_of_match().kind == Quantity::Kind::percent; }

bool Past::ended_in_korean_by(Day published) const {
  constexpr std::size_t date_within = 6;  // tokens: "2026", "년", "4", "월", "27", "일까지"
  const Range where = clauses_of_match();
  bool until = false;
  bool past = false;
  for (std::size_t i = 0; i < sentence_.tokens.size(); ++i) {
    if (!where.contains(sentence_.tokens[i].range)) continue;
    past = past || is_past(i);
    if (i > match_.last || !ends_with_any(i, language_.until)) continue;
    const std::size_t first = i - std::min(i, date_within - 1);
    const auto date =
        date_in(Range{sentence_.tokens[first].range.start, sentence_.tokens[i].range.end}.of(article_.text), published);
    until = until || (date && date->last < published);
  }
  return until && past;
}

Cue Past::state_of_before() const {
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

Cue Past::stance_that_was() const {
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

bool Past::is_told_by_a_verb_before(std::size_t verb) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
    return word.kind == Mention::Kind::word && word.first < verb && contains(language_.says, word.word);
  });
}

bool Past::was_when(Day published) const {
  const auto verb = is_korean() ? std::nullopt : past_verb_of_value();
  if (verb && was_when_behind(published)) return true;
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

bool Past::was_when_behind(Day published) const {
  const std::size_t when =
      std::max(match_.value ? sentence_.mentions[*match_.value].last : match_.last, match_.last) + 1;
  if (when >= sentence_.tokens.size() || !is_one_of(written(when), language_.when)) return false;
  const Range then{sentence_.tokens[when].range.start, sentence_.sentence.range.end};
  const auto date = date_in(then.of(article_.text), published);
  return date && date->last + std::max(topic_.lasts, news_age) < published;
}

bool Past::of_time_before(Day published) const {
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

std::optional<DayRange> Past::date_of_heading(std::size_t first, Day published) const {
  constexpr std::size_t longest = 7;  // tokens: "▲2025 년 10 월 28 일"
  if (first == 0) return std::nullopt;
  const ReadSentence& heading = article_.sentences[first - 1];
  const bool is_alone = first == 1 || article_.sentences[first - 2].sentence.paragraph != heading.sentence.paragraph;
  const auto is_number = [](const Token& token) { return token.kind == TokenKind::number; };
  const bool is_date = is_alone && heading.tokens.size() <= longest && !heading.sentence.question &&
                       std::any_of(heading.tokens.begin(), heading.tokens.end(), is_number) &&
                       article_.text.substr(heading.tokens.back().range.end, 1) != ".";
  return is_date ? date_in(heading.sentence.range.of(article_.text), published) : std::nullopt;
}

bool Past::in_entry_of_before(Day published) const {
  constexpr std::size_t longest = 5;  // tokens: "28 October 2025:"
  const std::chrono::days lasting = std::max(std::chrono::days{90}, topic_.lasts);
  if (const auto label = label_of_value()) {
    const auto date = date_in(label->of(article_.text), published);
    const std::chrono::days news = date && is_period(*date) ? reported_within : news_age;
    if (date) return date->last + (one_off_ ? news : lasting) < published;
  }
  std::size_t first = index_;
  while (first > 0 && article_.sentences[first - 1].sentence.paragraph == sentence_.sentence.paragraph) --first;
  const ReadSentence& lead = article_.sentences[first];
  std::size_t end = 0;
  const auto closes_label = [&](std::size_t token) {
    const std::string_view sign = lead.tokens[token].range.of(article_.text);
    return sign == ":" || sign == "=" || sign == "|" || sign == "–" || sign == "—";
  };
  while (end < lead.tokens.size() && !closes_label(end) && end < longest) ++end;
  if (const auto date = date_of_heading(first, published))
    return date->last + (one_off_ ? news_age : lasting) < published;
  const bool is_date_alone = first < index_ && lead.tokens.size() <= longest;
  const bool is_label = end > 0 && end < lead.tokens.size() && closes_label(end);
  if (sentence_.has_word(language_.since) || (!is_date_alone && !is_label)) return false;
  const Range label{lead.tokens.front().range.start, lead.tokens[end - 1].range.end};
  const auto date = date_in(label.of(article_.text), published);
  return date && date->last + (one_off_ ? news_age : lasting) < published;
}

std::optional<int> Past::year_behind() const {
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

std::optional<Range> Past::past_verb(const WordSet& verbs) const {
  std::optional<Range> past;
  for (const Mention& word : sentence_.mentions) {
    if (word.kind != Mention::Kind::word || !in_clauses(match_, word, sentence_)) continue;
    // "last valued at $18bn, has now raised": what stands behind a comma helps another verb.
    const bool is_of_another = word.first > match_.last + 1 && written(match_.last + 1) == ",";
    if (contains(language_.past_helpers, word.word) && !is_of_another) return std::nullopt;
    const bool is_own = !is_backshifted(word.first) && !is_of_apposition(word.first);
    if (!past && contains(verbs, word.word) && is_own) past = word.range;
  }
  return past;
}

Cue Past::past_ending() const {
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

bool Past::only_dates_the_rest(const Cue& cue) const {
  const std::string_view words = cue.words.of(article_.text);
  if (!is_one_of(words.substr(words.rfind(' ') + 1), language_.afterwards)) return false;
  const std::size_t value = match_.value ? sentence_.mentions[*match_.value].range.start : 0;
  if (match_.value && cue.words.start > value) return true;
  return value > cue.words.end && Range{cue.words.end, value}.of(article_.text).find(',') != std::string_view::npos;
}

bool Past::is_perfect() const {
  if (is_korean()) return false;
  for (std::size_t i = match_.first - std::min<std::size_t>(match_.first, 2); i <= match_.last; ++i) {
    if (sentence_.clause[i] == sentence_.clause[match_.first] && is_one_of(written(i), language_.perfect)) return true;
  }
  return false;
}

Range Past::up_to_match() const {
  std::size_t last = match_.last;
  while (last + 1 < sentence_.tokens.size() && sentence_.clause[last + 1] == sentence_.clause[match_.last]) ++last;
  Range where{sentence_.sentence.range.start, sentence_.tokens[last].range.end};
  for (const Mention& other : sentence_.mentions) {
    if (match_.value && other.kind == Mention::Kind::value && other.first > sentence_.mentions[*match_.value].last &&
        same_measure(article_.quantities[other.quantity], quantity_of_match()))
      where.end = std::min(where.end, other.range.start);
  }
  return where;
}

std::size_t Past::start_of_statement(std::size_t start) const {
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

bool Past::tells_news(std::optional<Day> published) const {
  if (sentence_.has_word(language_.news)) return true;
  const auto date = published && one_off_ ? date_of_match(*published) : std::nullopt;
  return date && is_period(*date) && date->last < *published && date->last + reported_within >= *published;
}

std::optional<DayRange> Past::date_of_match(Day published) const {
  Range where = is_korean() ? clauses_of_match() : up_to_match();
  if (is_korean()) where.start = start_of_statement(where.start);
  if (is_korean() && match_.value && !sentence_.sentence.item)
    where.end = sentence_.tokens[std::max(match_.last, value_token())].range.end;
  const auto label = label_of_value();
  if (const auto label_date = label ? date_in(label->of(article_.text), published) : std::nullopt) return label_date;
  if (const auto aside = aside_before_match()) {
    const Range behind{aside->end, where.end};
    if (const auto date = date_in(behind.of(article_.text), published)) return date;
    where.end = aside->start;
  }
  return date_in(where.of(article_.text), published);
}

std::optional<Range> Past::aside_before_match() const {
  if (is_korean()) return std::nullopt;
  const std::size_t told = match_.value ? value_token() : match_.first;
  for (std::size_t i = 0; i + 1 < told; ++i) {
    if (written(i) != "," || !is_one_of(written(i + 1), language_.aside_openers)) continue;
    for (std::size_t end = i + 2; end < told; ++end) {
      if (written(end) == ",") return Range{sentence_.tokens[i].range.start, sentence_.tokens[end].range.end};
    }
  }
  return std::nullopt;
}

bool Past::dated_back(Day published, std::chrono::days lasting) const {
  const auto date = date_of_match(published);
  // News has a day: what is dated by a whole month, or a part of one, is over once that has passed.
  const bool is_stretch = date && date->last - date->first >= news_age - std::chrono::days{2};
  const bool is_month =
      is_stretch && !sentence_.has_word(language_.news) && date->last - date->first <= std::chrono::days{31};
  const std::chrono::days news = date && is_period(*date) ? reported_within : lasting;
  return date && date->last + std::max(lasting, news) + (is_month ? std::chrono::days{0} : news_age) < published;
}

}  // namespace claimwatch
