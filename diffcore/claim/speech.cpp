#include "diffcore/claim/speech.h"

#include <algorithm>
#include <span>

#include "diffcore/claim/function.h"
#include "diffcore/text/utf8.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// A speaker's name and what belongs to it is no longer than this, in tokens.
constexpr std::size_t longest_phrase = 14;

/// How far back a Korean verb's speaker, and the full name behind a surname, are looked for: a sentence or an article
/// may be of any length.
constexpr std::size_t tokens_back = 150, bytes_back = 20'000;

/// Those of `hits`, which are in order of their start, that begin in a range.
std::span<const WordHit> starting_in(const std::vector<WordHit>& hits, Range range) {
  const auto before = [](std::size_t end) { return [end](const WordHit& hit) { return hit.range.start < end; }; };
  const auto first = std::partition_point(hits.begin(), hits.end(), before(range.start));
  return {first, std::partition_point(first, hits.end(), before(range.end))};
}

void sort_by_start(std::vector<WordHit>& hits) {
  std::stable_sort(hits.begin(), hits.end(),
                   [](const WordHit& a, const WordHit& b) { return a.range.start < b.range.start; });
}

/// A sentence with the words of speech that stand in it.
class SpeechSentence {
 public:
  SpeechSentence(const ReadSentence& sentence, std::string_view text, const RulesData& rules);

  std::vector<Attribution> attributions() const;
  std::vector<std::pair<Range, std::size_t>> told_outlets() const;

 private:
  struct Span {
    std::size_t first, last;  ///< Tokens, both in.
  };

  struct Alias {
    Span span;
    Range name;  ///< Without a Korean particle.
    std::size_t entity;
  };

  std::size_t size() const { return sentence_.tokens.size(); }
  std::string_view word(std::size_t token) const { return sentence_.tokens[token].range.of(text_); }
  bool is_korean() const { return !sentence_.language->particles.empty(); }
  bool is_sign(std::size_t token) const { return sentence_.tokens[token].kind == TokenKind::sign; }
  bool is_quote(std::size_t token) const;
  bool is_capitalised(std::size_t token) const;
  Range bytes(Span span) const {
    return {sentence_.tokens[span.first].range.start, sentence_.tokens[span.last].range.end};
  }
  /// The longest word of a set that begins in a token: its last token.
  std::optional<Span> found(const WordSet& words, std::size_t token) const;
  std::optional<Span> first_of(const WordSet& words, Span within) const;
  std::span<const Mention> mentions_in(Span within) const;
  bool has_title(Span within) const;

  std::optional<Attribution> who(Span phrase) const;
  std::optional<Attribution> named_person(Span phrase) const;
  std::optional<Attribution> outlet(Span phrase) const;
  std::optional<Attribution> party(Span phrase) const;
  std::optional<Attribution> unnamed(Span phrase) const;
  std::optional<Alias> alias(Span phrase, bool person) const;
  bool is_head(Span name, Span phrase) const;
  std::optional<std::size_t> entity_in(Span phrase) const;
  bool in_alias(std::size_t token) const;
  Span beside_company(Span phrase) const;
  bool is_surname(std::size_t token) const;
  std::optional<Span> capitalised_name(Span phrase) const;

  void english(std::vector<Attribution>& out) const;
  void english_verb(Span verb, std::vector<Attribution>& out) const;
  std::optional<Attribution> said_by(std::size_t last, Span verb) const;
  std::optional<Attribution> said_between_commas(std::size_t comma, Span verb) const;
  std::optional<Attribution> said_behind(std::size_t before, Span verb) const;
  bool ends_here(std::size_t token) const;
  void add_office(std::size_t last, Attribution& named) const;
  bool tells_nothing(Span verb) const;
  bool is_helper(std::size_t token) const;
  std::size_t phrase_start(std::size_t last) const;
  std::size_t phrase_end(std::size_t first) const;
  Span segment(std::size_t token) const { return parts_[token]; }
  void find_segments();

  void korean(std::vector<Attribution>& out) const;
  void korean_attribute(Span verb, std::vector<Attribution>& out) const;
  void korean_verb(Span verb, std::size_t after_verb, std::vector<Attribution>& out) const;
  std::optional<Attribution> korean_who(Span phrase) const;
  std::optional<Attribution> korean_subject(std::size_t first, std::size_t last) const;
  std::optional<Span> noun_before(std::size_t last) const;
  bool ends_like(std::size_t token, const std::vector<std::string>& endings) const;
  bool is_quoted(std::size_t token) const;

  const ReadSentence& sentence_;
  const Speech& speech_;
  std::string_view text_;
  const RulesData& rules_;
  std::vector<WordHit> hits_;     ///< Of the words of speech and outlets, by their start.
  std::vector<WordHit> aliases_;  ///< Of entities, likewise.
  std::vector<Span> parts_;       ///< Of each token.
  std::vector<int> quotes_;       ///< How many quotation marks stand before each token.
};

SpeechSentence::SpeechSentence(const ReadSentence& sentence, std::string_view text, const RulesData& rules)
    : sentence_(sentence), speech_(sentence.language->speech), text_(text), rules_(rules) {
  hits_ = rules.speech_words.find(text, sentence.tokens);
  aliases_ = rules.vocabulary.find(text, sentence.tokens);
  std::erase_if(aliases_, [&](const WordHit& hit) { return !rules.aliases.contains(hit.word); });
  sort_by_start(hits_);
  sort_by_start(aliases_);
  int marks = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    quotes_.push_back(marks);
    if (is_quote(i)) ++marks;
  }
  find_segments();
}

/// The parts of the sentence between words that turn to something else: ";", or "while" behind a comma.
void SpeechSentence::find_segments() {
  std::size_t first = 0;
  for (std::size_t i = 1; i <= size(); ++i) {
    const bool turns =
        i < size() && !is_quoted(i) && (word(i) == ";" || (word(i - 1) == "," && is_one_of(word(i), speech_.turns)));
    if (!turns && i < size()) continue;
    parts_.insert(parts_.end(), i - first, Span{first, i - 1});
    first = i;
  }
}

std::vector<Attribution> SpeechSentence::attributions() const {
  std::vector<Attribution> out;
  if (is_korean()) {
    korean(out);
  } else {
    english(out);
  }
  return out;
}

std::vector<std::pair<Range, std::size_t>> SpeechSentence::told_outlets() const {
  std::vector<std::pair<Range, std::size_t>> out;
  for (std::size_t i = 0; i < size(); ++i) {
    const auto heard = found(speech_.heard, i);
    if (!heard) continue;
    constexpr std::size_t reach = 5;
    const Span beside =
        is_korean() ? Span{i - std::min(i, reach), i} : Span{heard->last, std::min(heard->last + reach, size() - 1)};
    if (const auto who = outlet(beside)) out.emplace_back(who->name, *who->entity);
  }
  return out;
}

bool SpeechSentence::is_quote(std::size_t token) const {
  const std::string_view marks[] = {"“", "”", "\"", "‘", "’", "'", "「", "」"};
  return is_sign(token) && std::find(std::begin(marks), std::end(marks), word(token)) != std::end(marks);
}

bool SpeechSentence::is_quoted(std::size_t token) const { return quotes_[token] % 2 == 1; }

bool SpeechSentence::is_capitalised(std::size_t token) const {
  const char first = word(token).front();
  return !is_sign(token) && first >= 'A' && first <= 'Z';
}

std::optional<SpeechSentence::Span> SpeechSentence::found(const WordSet& words, std::size_t token) const {
  const Range& here = sentence_.tokens[token].range;
  std::optional<Range> best;
  for (const WordHit& hit : starting_in(hits_, here)) {
    if (!contains(words, hit.word)) continue;
    if (!best || hit.range.end > best->end) best = hit.range;
  }
  if (!best) return std::nullopt;
  Span span{token, token};
  while (span.last + 1 < size() && sentence_.tokens[span.last + 1].range.start < best->end) ++span.last;
  return span;
}

std::optional<SpeechSentence::Span> SpeechSentence::first_of(const WordSet& words, Span within) const {
  for (std::size_t i = within.first; i <= within.last; ++i) {
    if (const auto span = found(words, i)) return span;
  }
  return std::nullopt;
}

std::span<const Mention> SpeechSentence::mentions_in(Span within) const {
  const auto before = [](std::size_t end) {
    return [end](const Mention& mention) { return mention.range.start < end; };
  };
  const auto& all = sentence_.mentions;
  const auto first = std::partition_point(all.begin(), all.end(), before(bytes(within).start));
  return {first, std::partition_point(first, all.end(), before(bytes(within).end))};
}

bool SpeechSentence::has_title(Span within) const {
  const auto mentions = mentions_in(within);
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::word && contains(sentence_.language->titles, mention.word);
  });
}

// Who a phrase names

std::optional<Attribution> SpeechSentence::who(Span phrase) const {
  if (phrase.first > phrase.last || phrase.last >= size()) return std::nullopt;
  if (const auto at = first_of(speech_.pronouns, phrase); at && at->last == phrase.last)
    return Attribution{Attribution::Who::pronoun, bytes(*at), {}};
  if (const auto at = first_of(speech_.plurals, phrase); at && at->last == phrase.last)
    return Attribution{Attribution::Who::plural, bytes(*at), {}};
  if (auto reporter = outlet(phrase)) return reporter;
  if (auto person = named_person(phrase)) return person;
  if (first_of(speech_.spokespeople, phrase)) {
    if (auto speaks_for = party(phrase)) return speaks_for;
  }
  if (auto somebody = unnamed(phrase)) return somebody;
  return party(phrase);
}

/// The longest name of an entity in a phrase; of a company, unless it is "other investors".
std::optional<SpeechSentence::Alias> SpeechSentence::alias(Span phrase, bool person) const {
  const WordHit* best = nullptr;
  for (const WordHit& hit : starting_in(aliases_, bytes(phrase))) {
    const Entity& entity = rules_.entities[rules_.aliases.at(hit.word).entity];
    if (!bytes(phrase).contains(hit.range) || entity.person != person || (entity.bystander && !entity.person)) continue;
    if (best == nullptr || hit.range.size() > best->range.size()) best = &hit;
  }
  if (best == nullptr) return std::nullopt;
  Span span = phrase;
  while (sentence_.tokens[span.first].range.end <= best->range.start) ++span.first;
  while (sentence_.tokens[span.last].range.start >= best->range.end) --span.last;
  return Alias{span, best->range, rules_.aliases.at(best->word).entity};
}

/// Whether a name is what its phrase is about, and no part of "Microsoft's rival" or 오픈AI 지분.
bool SpeechSentence::is_head(Span name, Span phrase) const {
  if (is_korean()) return name.last == phrase.last || has_title(phrase);
  const std::string_view next = name.last + 1 < size() ? word(name.last + 1) : "";
  return next != "'s" && next != "’s" && next != "'" && next != "’";
}

/// Somebody known, or a name beside a title, or two words that look like a name.
std::optional<Attribution> SpeechSentence::named_person(Span phrase) const {
  Attribution who{Attribution::Who::person, {}, entity_in(phrase)};
  const auto known = alias(phrase, true);
  if (known && is_head(known->span, phrase)) {
    who.name = known->name;
    return who;
  }
  if (is_korean()) {
    if (!has_title(phrase) || first_of(speech_.unnamed, phrase) || first_of(speech_.spokespeople, phrase))
      return std::nullopt;
    who.name = bytes(beside_company(phrase));
    return who;
  }
  const auto name = capitalised_name(phrase);
  if (!name) return std::nullopt;
  const bool alone = name->first == name->last;
  const bool organisation = first_of(speech_.organisations, *name).has_value();
  if (organisation && !alone) return Attribution{Attribution::Who::organisation, bytes(*name), {}};
  // A single word is somebody's surname where nothing else in the phrase says who speaks.
  const bool other = organisation || alias(phrase, false) || first_of(speech_.unnamed, phrase);
  if (alone && (other || (name->first == 0 && !is_surname(name->first)))) return std::nullopt;
  who.name = bytes(*name);
  return who;
}

/// A Korean name and title without the company: 샘 올트먼 of 샘 올트먼 오픈AI 대표, 김철수 대표 of 오픈AI 김철수 대표.
SpeechSentence::Span SpeechSentence::beside_company(Span phrase) const {
  const auto company = alias(phrase, false);
  if (!company) return phrase;
  if (company->span.first > phrase.first) return {phrase.first, company->span.first - 1};
  const Span behind{company->span.last + 1, phrase.last};
  return behind.first < behind.last && !has_title({behind.first, behind.first}) ? behind : phrase;
}

/// Whether a word follows a first name somewhere in the article.
bool SpeechSentence::is_surname(std::size_t token) const {
  const std::string_view name = word(token);
  const std::size_t here = sentence_.tokens[token].range.start;
  std::size_t at = text_.find(name, here - std::min(here, bytes_back));
  for (; at < here; at = text_.find(name, at + 1)) {
    if (at < 2 || text_[at - 1] != ' ') continue;
    const std::size_t space = text_.find_last_of(" \n“\"", at - 2);
    const char first = text_[space == std::string_view::npos ? 0 : space + 1];
    if (first >= 'A' && first <= 'Z') return true;
  }
  return false;
}

bool SpeechSentence::in_alias(std::size_t token) const {
  constexpr std::size_t most_words = 4;
  const Range here = sentence_.tokens[token].range;
  const Range around{sentence_.tokens[token - std::min(token, most_words)].range.start, here.end};
  const auto names = starting_in(aliases_, around);
  return std::any_of(names.begin(), names.end(), [&](const WordHit& hit) { return hit.range.overlaps(here); });
}

/// The longest row of capitalised words that are no company, outlet, title or day.
std::optional<SpeechSentence::Span> SpeechSentence::capitalised_name(Span phrase) const {
  std::optional<Span> best;
  for (std::size_t i = phrase.first; i <= phrase.last; ++i) {
    Span run{i, i};
    const auto is_part = [&](std::size_t token) {
      return is_capitalised(token) && !in_alias(token) && !found(speech_.no_names, token) &&
             !found(speech_.unnamed, token) && !has_title({token, token});
    };
    if (!is_part(i)) continue;
    while (run.last < phrase.last && is_part(run.last + 1)) ++run.last;
    if (is_head(run, phrase) && (!best || run.last - run.first > best->last - best->first)) best = run;
    i = run.last;
  }
  return best;
}

std::optional<Attribution> SpeechSentence::outlet(Span phrase) const {
  const WordHit* best = nullptr;
  for (const WordHit& hit : starting_in(hits_, bytes(phrase))) {
    if (!bytes(phrase).contains(hit.range) || !rules_.outlet_names.contains(hit.word)) continue;
    if (best == nullptr || hit.range.size() > best->range.size()) best = &hit;
  }
  if (best == nullptr) return std::nullopt;
  return Attribution{Attribution::Who::outlet, best->range, rules_.outlet_names.at(best->word)};
}

/// A company by name or as "the company", with the document that speaks for it: "OpenAI's blog post".
std::optional<Attribution> SpeechSentence::party(Span phrase) const {
  if (const auto company = alias(phrase, false)) {
    const bool speaks_for = first_of(speech_.documents, phrase) || first_of(speech_.spokespeople, phrase);
    if (!speaks_for && !is_head(company->span, phrase)) return std::nullopt;
    return Attribution{Attribution::Who::organisation, speaks_for ? bytes(phrase) : company->name, company->entity};
  }
  for (const Mention& mention : mentions_in(phrase)) {
    if (mention.kind != Mention::Kind::entity || !mention.short_form) continue;
    return Attribution{Attribution::Who::organisation, bytes(phrase), mention.entity};
  }
  return std::nullopt;
}

std::optional<Attribution> SpeechSentence::unnamed(Span phrase) const {
  // A Korean noun comes last: 투자자용 자료 is nobody.
  const auto words = first_of(speech_.unnamed, is_korean() ? Span{phrase.last, phrase.last} : phrase);
  if (!words) return std::nullopt;
  Span name = phrase;
  for (std::size_t i = words->first; i > phrase.first; --i) {
    if (is_one_of(word(i - 1), speech_.stops)) {
      name.first = i;
      break;
    }
  }
  return Attribution{Attribution::Who::unnamed, bytes(name), entity_in(phrase)};
}

// English: "X said …", "…," said X, according to X

void SpeechSentence::english(std::vector<Attribution>& out) const {
  for (std::size_t i = 0; i < size(); ++i) {
    if (const auto verb = found(speech_.says, i)) {
      english_verb(*verb, out);
      i = verb->last;
    } else if (const auto by = found(speech_.according, i); by && by->last + 1 < size()) {
      const Span phrase{by->last + 1, phrase_end(by->last + 1)};
      auto named = who(phrase);
      if (!named) continue;
      add_office(phrase.last, *named);
      named->at = i;
      const Span part = segment(i);
      named->from = part.first;
      named->to = part.last + 1;
      out.push_back(*named);
    }
  }
}

void SpeechSentence::english_verb(Span verb, std::vector<Attribution>& out) const {
  if (tells_nothing(verb)) return;
  std::size_t before = verb.first;
  while (before > 0 && is_helper(before - 1)) --before;
  std::optional<Attribution> told;
  if (before > 0 && !is_sign(before - 1)) {
    told = said_by(before - 1, verb);
  } else {
    if (before > 0 && word(before - 1) == "," && !is_quoted(verb.first)) told = said_between_commas(before - 1, verb);
    if (!told) told = said_behind(before, verb);
  }
  if (!told) return;
  told->at = verb.first;
  out.push_back(*told);
}

/// "Microsoft said …"; "…, Microsoft said" with nothing behind that it could say.
std::optional<Attribution> SpeechSentence::said_by(std::size_t last, Span verb) const {
  const std::size_t start = phrase_start(last);
  auto subject = who({start, last});
  if (!subject) return std::nullopt;
  if (start > 1 && subject->who == Attribution::Who::organisation && word(start - 1) == "and") {
    // "Microsoft and OpenAI said": the first of them is named by its id.
    const auto other = who({phrase_start(start - 2), start - 2});
    const bool joins = other && other->who == Attribution::Who::organisation &&
                       other->name.end == sentence_.tokens[start - 2].range.end;
    if (joins) subject = Attribution{other->who, {other->name.start, subject->name.end}, other->entity};
  }
  const bool trails = start > 0 && is_sign(start - 1) && word(start - 1) != ":" && word(start - 1) != "(";
  const bool says_before = trails && (ends_here(verb.last + 1) || found(speech_.heard, verb.first));
  const Span part = segment(verb.first);
  subject->from = says_before ? part.first : verb.last + 1;
  subject->to = part.last + 1;
  return subject;
}

/// "Jane Roe, who runs the company, said …"; "its chief executive, Jane Roe, said …"
std::optional<Attribution> SpeechSentence::said_between_commas(std::size_t comma, Span verb) const {
  std::size_t first = comma;
  while (first > 0 && comma - first < longest_phrase && word(first - 1) != "," && !is_quote(first - 1)) --first;
  if (first < 2 || first == comma || word(first - 1) != ",") return std::nullopt;
  const Span before{phrase_start(first - 2), first - 2}, between{first, comma - 1};
  auto subject = who(before);
  if (!subject) subject = who(between);
  if (!subject) return std::nullopt;
  if (!subject->entity) subject->entity = entity_in(has_title(between) ? between : before);
  subject->from = verb.last + 1;
  subject->to = segment(verb.first).last + 1;
  return subject;
}

/// "…,” said Jane Roe"; behind a comma alone nothing else may follow.
std::optional<Attribution> SpeechSentence::said_behind(std::size_t before, Span verb) const {
  if (verb.last + 1 >= size() || is_sign(verb.last + 1)) return std::nullopt;
  const Span phrase{verb.last + 1, phrase_end(verb.last + 1)};
  auto subject = who(phrase);
  if (!subject) return std::nullopt;
  const bool quoted = before > 0 && is_quote(before - 1);
  if (!quoted && (subject->name.end != bytes(phrase).end || !ends_here(phrase.last + 1))) return std::nullopt;
  add_office(phrase.last, *subject);
  const Span part = segment(verb.first);
  subject->from = part.first;
  subject->to = part.last + 1;
  return subject;
}

/// Whether the sentence, or all that a speaker says in it, is over.
bool SpeechSentence::ends_here(std::size_t token) const {
  return token >= size() || is_sign(token) || is_one_of(word(token), speech_.stops);
}

/// "Jane Roe, Microsoft's chairman": whom the aside behind a name makes them speak for.
void SpeechSentence::add_office(std::size_t last, Attribution& named) const {
  if (named.entity || named.who != Attribution::Who::person || last + 2 >= size() || word(last + 1) != ",") return;
  const Span office{last + 2, phrase_end(last + 2)};
  if (has_title(office)) named.entity = entity_in(office);
}

/// The company that a phrase names or calls "its".
std::optional<std::size_t> SpeechSentence::entity_in(Span phrase) const {
  if (const auto company = alias(phrase, false)) return company->entity;
  for (const Mention& mention : mentions_in(phrase)) {
    if (mention.short_form) return mention.entity;
  }
  return std::nullopt;
}

/// "is said to hold", "said to be", "did not say"
bool SpeechSentence::tells_nothing(Span verb) const {
  std::size_t before = verb.first;
  while (before > 0 && !is_sign(before - 1) && is_helper(before - 1)) --before;
  const auto passive = [&](std::size_t token) {
    return is_one_of(word(token), sentence_.language->copulas) || is_one_of(word(token), speech_.negations);
  };
  for (std::size_t i = before; i < verb.first; ++i) {
    if (passive(i)) return true;
  }
  if (before > 0 && passive(before - 1)) return true;
  return verb.last + 2 < size() && word(verb.last + 1) == "to" && is_one_of(word(verb.last + 2), speech_.infinitives);
}

bool SpeechSentence::is_helper(std::size_t token) const {
  return !is_sign(token) && (is_one_of(word(token), speech_.helpers) ||
                             (word(token).size() > 3 && word(token).ends_with("ly") && !is_capitalised(token)));
}

std::size_t SpeechSentence::phrase_start(std::size_t last) const {
  std::size_t first = last;
  const auto goes_on = [&](std::size_t token) { return !is_sign(token) && !is_one_of(word(token), speech_.breaks); };
  while (first > 0 && last - first < longest_phrase && goes_on(first - 1)) --first;
  return first;
}

std::size_t SpeechSentence::phrase_end(std::size_t first) const {
  std::size_t last = first;
  const auto goes_on = [&](std::size_t token) {
    return !is_sign(token) && !is_one_of(word(token), speech_.breaks) && !found(speech_.says, token);
  };
  while (last + 1 < size() && last - first < longest_phrase && goes_on(last + 1)) ++last;
  return last;
}

// Korean: X는 …라고 밝혔다, …라고 X가 말했다, X에 따르면

void SpeechSentence::korean(std::vector<Attribution>& out) const {
  std::size_t after_verb = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    if (is_quoted(i)) continue;
    if (const auto by = found(speech_.according, i); by && i > 0) {
      const auto phrase = noun_before(i - 1);
      auto named = phrase ? korean_who(*phrase) : std::nullopt;
      if (!named) continue;
      named->at = i;
      named->from = 0;
      named->to = size();
      out.push_back(*named);
    } else if (const auto verb = found(speech_.says, i)) {
      korean_verb(*verb, after_verb, out);
      after_verb = verb->last + 1;
    }
  }
}

void SpeechSentence::korean_verb(Span verb, std::size_t after_verb, std::vector<Attribution>& out) const {
  if (verb.first == 0) return;
  // What is said ends in -고 or a quotation mark; between it and the verb the speaker may stand.
  constexpr std::size_t furthest = 5;
  std::optional<std::size_t> said;
  for (std::size_t i = verb.first; i-- > 0 && verb.first - i <= furthest && !said;) {
    if (is_quote(i) || ends_like(i, speech_.complements)) said = i;
  }
  if (!said && found(speech_.says_of, verb.first)) return korean_attribute(verb, out);
  std::size_t from = 0;
  if (!said) {
    from = verb.first;
    while (from > 0 && sentence_.clause[from - 1] == sentence_.clause[verb.first]) --from;
  }
  std::optional<Attribution> subject;
  if (said && *said + 1 < verb.first) subject = korean_subject(*said + 1, verb.first - 1);
  // Of several verbs each has its own subject, or that of the verb before.
  const std::size_t earliest = verb.first - std::min(verb.first, tokens_back);
  for (const std::size_t first : {std::max(after_verb, earliest), earliest}) {
    if (!subject) subject = korean_subject(first, said ? *said : verb.first - 1);
  }
  if (!subject) return;
  subject->at = verb.first;
  subject->from = from;
  subject->to = verb.first;
  out.push_back(*subject);
}

/// "MS가 밝힌 지분은 27%다": said is what the verb stands before.
void SpeechSentence::korean_attribute(Span verb, std::vector<Attribution>& out) const {
  auto subject = korean_subject(verb.first - 1, verb.first - 1);
  if (!subject) return;
  subject->at = verb.first;
  subject->from = subject->to = verb.last + 1;
  while (subject->to < size() && sentence_.clause[subject->to] == sentence_.clause[verb.last]) ++subject->to;
  out.push_back(*subject);
}

/// The first word outside quotes that stands as subject and names somebody.
std::optional<Attribution> SpeechSentence::korean_subject(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i <= last && i < size(); ++i) {
    if (is_quoted(i) || is_sign(i) || !ends_like(i, speech_.subjects)) continue;
    const auto phrase = noun_before(i);
    if (!phrase) continue;
    if (auto named = korean_who(*phrase)) return named;
  }
  return std::nullopt;
}

/// Without the particle that ends the phrase.
std::optional<Attribution> SpeechSentence::korean_who(Span phrase) const {
  auto named = who(phrase);
  if (!named || named->name.end != bytes(phrase).end) return named;
  const std::string_view words = named->name.of(text_);
  for (const auto& [particle, function] : sentence_.language->particles) {
    if (!words.ends_with(particle) || words.size() <= particle.size()) continue;
    named->name.end = trim_end(text_, named->name.start, named->name.end - particle.size());
    break;
  }
  return named;
}

/// The noun that ends at a token, with the names and titles before it; an aside before a bare particle is passed over.
std::optional<SpeechSentence::Span> SpeechSentence::noun_before(std::size_t last) const {
  constexpr std::size_t most = 5;
  Span noun{last, last};
  std::size_t words = 1;
  for (std::size_t i = last; i-- > 0 && words < most && last - i < tokens_back;) {
    if (sentence_.aside[i]) continue;
    ++words;
    if (is_sign(i) || ends_like(i, speech_.stops)) break;
    noun.first = i;
  }
  return noun;
}

bool SpeechSentence::ends_like(std::size_t token, const std::vector<std::string>& endings) const {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return word(token).ends_with(ending); });
}

}  // namespace

SpokenSentence spoken_sentence(const ReadSentence& sentence, std::string_view text, const RulesData& rules) {
  const SpeechSentence speech(sentence, text, rules);
  return {speech.attributions(), speech.told_outlets()};
}

}  // namespace claimwatch
