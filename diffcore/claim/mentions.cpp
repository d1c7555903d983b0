#include "diffcore/claim/mentions.h"

#include <algorithm>
#include <map>

#include "diffcore/claim/bare_numbers.h"
#include "diffcore/claim/clauses.h"
#include "diffcore/claim/function.h"
#include "diffcore/claim/strangers.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

bool has_kind(const Entity& entity, std::string_view kind) {
  return std::find(entity.kinds.begin(), entity.kinds.end(), kind) != entity.kinds.end();
}

/// Whether an entity can be what "it" or "the company" speaks of.
bool can_be_meant(const Entity& entity) { return !entity.bystander && !entity.no_pronoun; }

/// Reads one article's mentions in order, so that short forms find what was spoken of before.
class MentionReader {
 public:
  MentionReader(std::string_view text, std::string_view title, std::string_view source, const RulesData& rules)
      : rules_(rules), publisher_(party_in(source)), interviewed_(party_in(title)) {
    article_.text = text;
    article_.quantities = read_quantities(text, rules.units);
    for (const WordHit& hit : rules_.vocabulary.find(title, tokens_of(title, {0, title.size()}))) {
      article_.title_words.push_back(hit.word);
    }
    count_focus(title, true);
    count_focus(text, false);
    const std::vector<Sentence> sentences = sentences_of(text);
    if (is_letter(sentences)) writer_ = interviewed_;
    std::vector<ReadSentence> readable = with_tokens(sentences);
    add_bare_numbers(article_.quantities, text, readable);
    strangers_ = Strangers(text, readable, rules);
    article_.strangers = strangers_.entities();
    for (ReadSentence& sentence : readable) read(std::move(sentence));
  }

  ReadArticle take() { return std::move(article_); }

 private:
  /// The first party that a text names.
  std::optional<std::size_t> party_in(std::string_view text) const {
    for (const WordHit& hit : longest(rules_.vocabulary.find(text, tokens_of(text, {0, text.size()})))) {
      const auto alias = rules_.aliases.find(hit.word);
      if (alias != rules_.aliases.end() && !rules_.entities[alias->second.entity].bystander) {
        return alias->second.entity;
      }
    }
    return std::nullopt;
  }

  /// Whether the article is another's letter by its title or first sentence: "CoreWeave's memo to its staff".
  bool is_letter(const std::vector<Sentence>& sentences) const {
    std::vector<WordId> words = article_.title_words;
    if (!sentences.empty()) {
      const auto tokens = tokens_of(article_.text, sentences.front().range);
      for (const WordHit& hit : rules_.vocabulary.find(article_.text, tokens)) words.push_back(hit.word);
    }
    return std::ranges::any_of(rules_.languages, [&](const auto& language) {
      return std::ranges::any_of(words, [&](WordId word) { return contains(language.second.letters, word); });
    });
  }

  void count_focus(std::string_view text, bool in_title) {
    std::map<std::size_t, int> counts;
    for (const WordHit& hit : longest(rules_.vocabulary.find(text, tokens_of(text, {0, text.size()})))) {
      const auto alias = rules_.aliases.find(hit.word);
      if (alias == rules_.aliases.end() || rules_.entities[alias->second.entity].bystander) continue;
      counts[alias->second.entity] += alias->second.product && !sells_by_product(alias->second.entity) ? 0 : 1;
      article_.named_from.try_emplace(alias->second.entity, in_title ? 0 : hit.range.start);
    }
    std::vector<std::pair<int, std::size_t>> ranked;
    for (const auto& [entity, count] : counts) ranked.emplace_back(-count, entity);
    std::sort(ranked.begin(), ranked.end());
    for (const auto& [count, entity] : ranked) {
      if (std::find(article_.focus.begin(), article_.focus.end(), entity) == article_.focus.end()) {
        article_.focus.push_back(entity);
      }
    }
  }

  /// Those of a language that the rules know, with their tokens alone.
  std::vector<ReadSentence> with_tokens(const std::vector<Sentence>& sentences) const {
    std::vector<ReadSentence> out;
    for (const Sentence& sentence : sentences) {
      const auto language = rules_.languages.find(language_of(sentence.range.of(article_.text)));
      if (language == rules_.languages.end()) continue;
      ReadSentence& read = out.emplace_back();
      read.sentence = sentence;
      read.language = &language->second;
      read.tokens = tokens_of(article_.text, sentence.range);
    }
    return out;
  }

  void read(ReadSentence read) {
    std::vector<WordHit> hits = rules_.vocabulary.find(article_.text, read.tokens, value_ends(read.sentence.range));
    const std::vector<Range> titles = quoted_titles(read, article_.text, hits);
    const auto in_title = [&](Range range) {
      return std::any_of(titles.begin(), titles.end(), [&](Range title) { return title.contains(range); });
    };
    std::erase_if(hits, [&](const WordHit& hit) { return in_title(hit.range); });
    drop_adjectives_of_names(hits);
    mark_clauses(read, article_.text, hits);
    add_values(read, hits);
    std::erase_if(read.mentions, [&](const Mention& value) { return in_title(value.range); });
    add_entities(read, hits);
    add_words(read, hits);
    std::stable_sort(read.mentions.begin(), read.mentions.end(), [](const Mention& a, const Mention& b) {
      return std::pair(a.range.start, a.range.end) < std::pair(b.range.start, b.range.end);
    });
    mark_statements(read, article_.text);
    count_values(read);
    for (const Mention& mention : read.mentions) {
      if (mention.kind == Mention::Kind::word) read.words.push_back(mention.word);
    }
    read.words = as_set(std::move(read.words));
    read.heading = heading_;
    if (read.sentence.heading) heading_ = article_.sentences.size();
    remember(read);
    article_.sentences.push_back(std::move(read));
  }

  /// "The Nvidia-backed company": what is said of it is not told of Nvidia, nor does anybody back it here.
  bool is_part_of_adjective(Range name) const {
    const std::string_view behind = article_.text.substr(name.end);
    if (!behind.starts_with('-')) return false;
    const auto letters = std::ranges::find_if_not(behind.substr(1), [](char c) { return c >= 'a' && c <= 'z'; });
    return std::string_view(behind.begin(), letters).ends_with("ed");
  }

  void drop_adjectives_of_names(std::vector<WordHit>& hits) const {
    std::vector<Range> adjectives;
    for (const WordHit& hit : hits) {
      if (rules_.aliases.contains(hit.word) && is_part_of_adjective(hit.range)) adjectives.push_back(hit.range);
    }
    std::erase_if(hits, [&](const WordHit& hit) {
      return std::ranges::any_of(
          adjectives, [&](Range name) { return name.contains(hit.range) || hit.range.start == name.end + 1; });
    });
  }

  void count_values(ReadSentence& read) const {
    std::array<int, Quantity::kinds> counts{};
    for (const Mention& mention : read.mentions) {
      read.values_before.push_back(counts);
      if (mention.kind != Mention::Kind::value || mention.changed_from || read.aside[mention.first]) continue;
      ++counts[static_cast<std::size_t>(article_.quantities[mention.quantity].kind)];
    }
  }

  /// Where values end: particles follow there ("2019년" "부터").
  std::vector<std::size_t> value_ends(Range sentence) const {
    std::vector<std::size_t> ends;
    for (std::size_t i = first_value(sentence); i < article_.quantities.size(); ++i) {
      const Range value = article_.quantities[i].range;
      if (value.start >= sentence.end) break;
      if (sentence.contains(value)) ends.push_back(value.end);
    }
    return ends;
  }

  /// Index of the first value that is not before a sentence.
  std::size_t first_value(Range sentence) const {
    const auto before = [](const Quantity& quantity, std::size_t start) { return quantity.range.start < start; };
    const auto& all = article_.quantities;
    return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), sentence.start, before) - all.begin());
  }

  static std::size_t token_at(const ReadSentence& read, std::size_t byte) {
    const auto behind = std::upper_bound(read.tokens.begin(), read.tokens.end(), byte,
                                         [](std::size_t at, const Token& token) { return at < token.range.start; });
    return behind == read.tokens.begin() ? 0 : static_cast<std::size_t>(behind - read.tokens.begin()) - 1;
  }

  Mention mention(const ReadSentence& read, Mention::Kind kind, Range range) const {
    Mention out;
    out.kind = kind;
    out.range = range;
    out.first = token_at(read, range.start);
    out.last = token_at(read, range.end - 1);
    return out;
  }

  /// "매출 777억달러(+18%)": a percentage with its sign tells how much more, and no part of anything.
  bool is_growth(const Quantity& quantity) const {
    const std::size_t start = quantity.range.start;
    return quantity.kind == Quantity::Kind::percent &&
           (article_.text[start] == '+' || (start > 0 && article_.text[start - 1] == '+'));
  }

  /// "$1.22 for every dollar"
  bool is_rate(const ReadSentence& read, Range value, const std::vector<WordHit>& hits) const {
    const std::size_t behind = token_at(read, value.end - 1) + 1;
    return std::any_of(hits.begin(), hits.end(), [&](const WordHit& hit) {
      return contains(read.language->rate, hit.word) && token_at(read, hit.range.start) == behind;
    });
  }

  void add_values(ReadSentence& read, const std::vector<WordHit>& hits) const {
    for (std::size_t i = first_value(read.sentence.range); i < article_.quantities.size(); ++i) {
      const Quantity& quantity = article_.quantities[i];
      if (quantity.range.start >= read.sentence.range.end) break;
      const bool loss = quantity.kind != Quantity::Kind::date && quantity.interval.printed < 0;
      if (!read.sentence.range.contains(quantity.range) || quantity.conversion || loss || is_growth(quantity)) continue;
      if (is_rate(read, quantity.range, hits)) continue;
      // The words that bound a value stand with it: nothing is passed over between "raised" and "up to $40bn".
      Mention value = mention(read, Mention::Kind::value, quantity.range);
      if (read.sentence.range.contains(quantity.with_bound)) {
        value.first = token_at(read, quantity.with_bound.start);
        value.last = token_at(read, quantity.with_bound.end - 1);
      }
      value.quantity = i;
      read.mentions.push_back(value);
    }
    mark_changed_from(read);
  }

  /// "32.5%에서 27%로", "380억달러(약 54조원)에서 세 배로": the value is the old one of two.
  void mark_changed_from(ReadSentence& read) const {
    for (Mention& value : read.mentions) {
      const std::string_view particle = behind_value(read, value);
      const auto& particles = read.language->changed_from;
      value.changed_from =
          article_.quantities[value.quantity].kind != Quantity::Kind::date &&
          (std::find(particles.begin(), particles.end(), particle) != particles.end() || points_to_next(read, value));
    }
  }

  /// "11% → 13%"
  bool points_to_next(const ReadSentence& read, const Mention& value) const {
    if (value.last + 2 >= read.tokens.size()) return false;
    const std::string_view sign = read.tokens[value.last + 1].range.of(article_.text);
    const char next = article_.text[read.tokens[value.last + 2].range.start];
    return (sign == "→" || sign == "⇒") && next >= '0' && next <= '9';
  }

  /// What follows a value in its eojeol, behind its conversion.
  std::string_view behind_value(const ReadSentence& read, const Mention& value) const {
    const std::size_t end = read.tokens[value.last].range.end;
    if (end > value.range.end) return article_.text.substr(value.range.end, end - value.range.end);
    return after_aside(read, value.last + 1, article_.text);
  }

  void add_entities(ReadSentence& read, const std::vector<WordHit>& hits) {
    std::vector<Mention> found;
    employer_.reset();
    employer_behind_ = employer_behind_quotation(read, hits);
    auto strangers = strangers_.named_in(read.tokens, article_.text);
    auto stranger = strangers.begin();
    for (const WordHit& hit : longest(hits)) {
      for (; stranger != strangers.end() && stranger->first.start < hit.range.start; ++stranger)
        add_stranger(read, *stranger, found);
      const auto alias = rules_.aliases.find(hit.word);
      if (alias == rules_.aliases.end()) {
        add_short_form(read, hit, hits, found);
        continue;
      }
      Mention entity = mention(read, Mention::Kind::entity, hit.range);
      entity.word = hit.word;
      entity.entity = alias->second.entity;
      entity.product = alias->second.product;
      if (entity.product && is_known_maker(entity.entity)) continue;
      if (!set_function(read, entity, hits) || is_said_of_another(read, entity)) continue;
      if (employs(read, entity, hits)) employer_ = last_employer_ = entity.entity;
      const auto company = rules_.officers.find(hit.word);
      if (company != rules_.officers.end() && !in_quotation(read, entity)) employer_ = last_employer_ = company->second;
      if (has_officer(read, entity, hits) || is_behind_title(read, entity, hits)) officers_company_ = entity.entity;
      if (employs(read, entity, hits) || is_behind_title(read, entity, hits) || is_behind_former(read, entity))
        continue;
      take_from_apposition(read, entity, found);
      found.push_back(entity);
    }
    for (; stranger != strangers.end(); ++stranger) add_stranger(read, *stranger, found);
    mark_headline_subject(read, found);
    share_functions(*read.language, found);
    read.mentions.insert(read.mentions.end(), found.begin(), found.end());
  }

  /// "ChatGPT" brings its maker up where nobody has yet, and is no further word of it; "Azure" always stands for
  /// Microsoft.
  bool is_known_maker(std::size_t entity) const {
    return !sells_by_product(entity) && std::find(recent_.begin(), recent_.end(), entity) != recent_.end();
  }

  bool sells_by_product(std::size_t entity) const {
    const auto& kinds = rules_.entities[entity].kinds;
    return std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) {
      const auto found = rules_.kinds.find(kind);
      return found != rules_.kinds.end() && found->second.by_product;
    });
  }

  void add_stranger(const ReadSentence& read, const std::pair<Range, std::size_t>& named,
                    std::vector<Mention>& found) const {
    Mention entity = mention(read, Mention::Kind::entity, named.first);
    if (!found.empty() && found.back().last >= entity.first) return;
    entity.entity = rules_.entities.size() + named.second;
    if (!set_function(read, entity, {})) return;
    take_from_apposition(read, entity, found);
    found.push_back(entity);
  }

  /// "in the startup Anthropic": the name says whom the short form right before it means, and stands where that stands.
  static void take_from_apposition(const ReadSentence& read, Mention& entity, std::vector<Mention>& found) {
    const bool korean = !read.language->particles.empty();  // there a particle parts the two
    while (!found.empty() && found.back().short_form && found.back().last + 1 == entity.first &&
           found.back().function != Function::possessive && (!korean || found.back().function == Function::bare)) {
      if (entity.function == Function::bare) entity.function = found.back().function;
      found.pop_back();
    }
  }

  /// False when it is no mention at all: a longer word only begins like its name.
  bool set_function(const ReadSentence& read, Mention& entity, const std::vector<WordHit>& hits) const {
    const auto function = function_of(entity, read, article_.text, hits, rules_);
    if (function) entity.function = *function;
    return function.has_value();
  }

  /// Korean: "MS는 최대 투자자이지만": those without a name who are what somebody else is.
  bool is_said_of_another(const ReadSentence& read, const Mention& entity) const {
    const std::size_t end = read.tokens[entity.last].range.end;
    return !read.language->particles.empty() && entity.function == Function::bare && entity.range.end < end &&
           has_kind(rules_.entities[entity.entity], "unnamed");
  }

  static bool is_title(const WordHit& hit, const ReadSentence& read) {
    return contains(read.language->titles, hit.word);
  }

  /// "오픈AI CEO", "Microsoft president": the company is only part of what somebody is called.
  static bool employs(const ReadSentence& read, const Mention& entity, const std::vector<WordHit>& hits) {
    if (entity.last + 1 >= read.tokens.size()) return false;
    // "MS는 창업자를 영입했다": behind a particle a title is somebody else's.
    const bool has_particle = entity.function != Function::bare && entity.function != Function::possessive;
    if (has_particle && !read.language->particles.empty()) return false;
    const std::size_t next = read.tokens[entity.last + 1].range.start;
    return std::any_of(hits.begin(), hits.end(),
                       [&](const WordHit& hit) { return hit.range.start == next && is_title(hit, read); });
  }

  /// English: "\"We own 27% of it,\" Microsoft CEO Satya Nadella said": the company of whoever is named by a title
  /// right behind a quotation.
  std::optional<std::size_t> employer_behind_quotation(const ReadSentence& read,
                                                       const std::vector<WordHit>& hits) const {
    constexpr std::size_t within = 3;  // tokens: "said"
    if (!read.language->particles.empty()) return std::nullopt;
    for (const WordHit& hit : longest(hits)) {
      const auto alias = rules_.aliases.find(hit.word);
      if (alias == rules_.aliases.end()) continue;
      const Mention named = mention(read, Mention::Kind::entity, hit.range);
      const auto company = rules_.officers.find(hit.word);
      const bool is_officer = company != rules_.officers.end();
      if ((!is_officer && !employs(read, named, hits)) || in_quotation(read, named)) continue;
      for (std::size_t i = named.first - std::min(named.first, within); i < named.first; ++i) {
        const std::string_view sign = read.tokens[i].range.of(article_.text);
        if (sign == "\"" || sign == "”") return is_officer ? company->second : alias->second.entity;
      }
    }
    return std::nullopt;
  }

  /// English: "founded by former OpenAI employees": the company is only part of what they are called.
  bool is_behind_former(const ReadSentence& read, const Mention& entity) const {
    if (entity.first == 0 || !read.language->particles.empty()) return false;
    const std::string_view before = read.tokens[entity.first - 1].range.of(article_.text);
    return before == "former" || before == "ex";
  }

  bool is_person(const WordHit& hit) const {
    const auto alias = rules_.aliases.find(hit.word);
    return alias != rules_.aliases.end() && has_kind(rules_.entities[alias->second.entity], "person");
  }

  /// "Microsoft president", "Nvidia's founder", "Microsoft's deputy general counsel"
  bool has_officer(const ReadSentence& read, const Mention& entity, const std::vector<WordHit>& hits) const {
    constexpr std::size_t within = 4;  // tokens: 's, and two words that say what officer
    const std::size_t end = std::min(entity.last + within + 1, read.tokens.size());
    for (std::size_t i = entity.last + 1; i < end; ++i) {
      const bool title = std::any_of(hits.begin(), hits.end(), [&](const WordHit& hit) {
        return hit.range.start == read.tokens[i].range.start && (is_title(hit, read) || is_person(hit));
      });
      if (title) return i == entity.last + 1 || entity.function == Function::possessive;
    }
    return false;
  }

  /// "analysts at Microsoft", "the chairman of Microsoft"
  bool is_behind_title(const ReadSentence& read, const Mention& entity, const std::vector<WordHit>& hits) const {
    if (entity.first < 2) return false;
    const std::string_view link = read.tokens[entity.first - 1].range.of(article_.text);
    if (!is_one_of(link, read.language->title_links)) return false;
    const std::size_t end = read.tokens[entity.first - 2].range.end;
    return std::any_of(hits.begin(), hits.end(),
                       [&](const WordHit& hit) { return hit.range.end == end && is_title(hit, read); });
  }

  /// In English two names with a comma between them are one row only when it goes on to an "and": "at OpenAI, Microsoft
  /// has" is none.
  bool in_one_row(const std::vector<Mention>& found, std::size_t first, const Language& language) const {
    const Mention& next = found[first + 1];
    const bool is_relative = next.short_form && contains(language.relative, next.word);
    if (is_relative || !joined(found[first], next, article_.text)) return false;
    if (!language.particles.empty()) return true;
    for (std::size_t i = first; i + 1 < found.size(); ++i) {
      if (found[i].range.end > found[i + 1].range.start) return false;
      const Range between{found[i].range.end, found[i + 1].range.start};
      if (between.of(article_.text) == ", and " && i > first) return true;
      if (!joined(found[i], found[i + 1], article_.text)) return false;
      if (between.of(article_.text) != ", ") return true;
    }
    return false;
  }

  /// "2026년 2월 = 아마존, 오픈AI에 투자": where the words of an entry begin.
  bool is_behind_label(const ReadSentence& read, const Mention& entity) const {
    const std::string_view before = read.tokens[entity.first - 1].range.of(article_.text);
    return before == "=" || before == ":" || before == "…" || before == "-" || before == "–" || before == "―";
  }

  /// Korean: "MS, 오픈AI에 10억달러 투자", "메타, 스케일AI 지분 49% 인수": a name before a comma is the subject of a
  /// headline, where the next one is none.
  void mark_headline_subject(const ReadSentence& read, std::vector<Mention>& found) const {
    if (read.language->particles.empty() || found.empty() || found.front().function != Function::bare) return;
    Mention& first = found.front();
    constexpr std::size_t at_start = 2;  // tokens: "5위 소프트뱅크,"
    if (first.last + 1 >= read.tokens.size()) return;
    if (first.first > at_start && !is_behind_label(read, first)) return;
    if (read.tokens[first.last + 1].range.of(article_.text) != ",") return;
    const bool is_row = found.size() > 1 && found[1].first == first.last + 2 &&
                        (found[1].function == Function::subject || found[1].function == Function::with ||
                         (found.size() > 2 && joined(found[1], found[2], article_.text)));
    if (!is_row) first.function = Function::subject;
  }

  /// Of names that are joined, one bears the particle (the last in Korean) or the preposition (the first in English) of
  /// all.
  void share_functions(const Language& language, std::vector<Mention>& found) const {
    const bool korean = !language.particles.empty();
    for (std::size_t i = 1; i < found.size(); ++i) {
      const std::size_t at = korean ? found.size() - 1 - i : i;
      const std::size_t next_to = korean ? at + 1 : at - 1;
      if (!in_one_row(found, std::min(at, next_to), language)) continue;
      if (korean && found[at].function == Function::subject) continue;
      Function& function = found[at].function;
      if (function == Function::bare || (korean && function == Function::with)) function = found[next_to].function;
    }
  }

  /// Asked of the same words again and again.
  bool names_something(WordId word) const {
    enum : char { unknown, yes, no };
    char& known = naming_[word];
    if (known == unknown)
      known = rules_.aliases.contains(word) || contains(rules_.neutral, word) || is_short_form(word) ? yes : no;
    return known == yes;
  }

  /// Of hits that name something, those inside no longer one.
  std::vector<WordHit> longest(const std::vector<WordHit>& hits) const {
    std::vector<WordHit> names;
    for (const WordHit& hit : hits) {
      if (names_something(hit.word)) names.push_back(hit);
    }
    std::vector<WordHit> out;
    std::size_t reach = 0;  // the furthest end of those that start before; hits come by their start
    for (auto first = names.begin(); first != names.end();) {
      const auto starts_here = [&](const WordHit& hit) { return hit.range.start == first->range.start; };
      const auto last = std::find_if_not(first, names.end(), starts_here);
      std::size_t longest_end = 0;
      for (auto hit = first; hit != last; ++hit) longest_end = std::max(longest_end, hit->range.end);
      for (; first != last; ++first) {
        const bool inside = first->range.end <= reach || first->range.end < longest_end;
        if (!inside && !contains(rules_.neutral, first->word)) out.push_back(*first);
      }
      reach = std::max(reach, longest_end);
    }
    return out;
  }

  bool is_short_form(WordId word) const {
    return std::any_of(rules_.languages.begin(), rules_.languages.end(), [&](const auto& entry) {
      const Language& language = entry.second;
      return contains(language.same, word) || contains(language.pair, word) || contains(language.we, word) ||
             contains(language.you, word) || contains(language.employer, word) ||
             contains(language.first_of_two, word) || contains(language.second_of_two, word) ||
             contains(language.relative, word) || language.by_kind.contains(word);
    });
  }

  /// "the data-labelling group", "the French company": one that was spoken of, by what it is, not "the other company".
  bool described(const ReadSentence& read, const Mention& head) const {
    constexpr std::size_t most_words = 3;
    const auto word = [&](std::size_t back) { return read.tokens[head.first - back].range.of(article_.text); };
    for (std::size_t back = 1; back <= most_words && back <= head.first; ++back) {
      if (back > 1 && (word(back) == "the" || word(back) == "The")) return true;
      if (read.tokens[head.first - back].kind == TokenKind::sign) return false;
      if (is_one_of(word(back), read.language->no_adjectives)) return false;
    }
    return false;
  }

  /// "the New Jersey company", "The San Francisco-based startup": an article, then names, then what it is.
  bool named_by_place(const ReadSentence& read, const Mention& head) const {
    constexpr std::size_t most_names = 4;
    for (std::size_t back = 1; back <= most_names && back <= head.first; ++back) {
      const std::string_view word = read.tokens[head.first - back].range.of(article_.text);
      if (is_one_of(word, read.language->articles)) return back > 1;
      const bool is_name = word[0] >= 'A' && word[0] <= 'Z';
      if (!is_name && word != ",") return false;
    }
    return false;
  }

  /// Korean: "그가 창업한 회사", "다른 회사": one that the words before it describe, and none that was spoken of.
  bool told_apart(const ReadSentence& read, const Mention& head) const {
    if (read.language->particles.empty() || head.first == 0) return false;
    const std::string_view before = read.tokens[head.first - 1].range.of(article_.text);
    const auto& adjectives = read.language->no_adjectives;
    return std::any_of(adjectives.begin(), adjectives.end(),
                       [&](const std::string& ending) { return before.ends_with(ending); });
  }

  /// "To build what it has sold, CoreWeave is borrowing": in a clause that opens a sentence, whoever is named right
  /// behind its comma.
  std::optional<std::size_t> named_behind_opening(const ReadSentence& read, const Mention& at,
                                                  const std::vector<WordHit>& hits) const {
    const auto word = [&](std::size_t i) { return read.tokens[i].range.of(article_.text); };
    if (!contains(read.language->same, at.word) || !is_one_of(word(0), read.language->openings)) return std::nullopt;
    std::size_t name = at.last + 1;
    while (name < read.tokens.size() && word(name) != ",") ++name;
    if (++name >= read.tokens.size()) return std::nullopt;
    for (const WordHit& hit : hits) {
      const auto alias = rules_.aliases.find(hit.word);
      if (alias != rules_.aliases.end() && hit.range.start == read.tokens[name].range.start &&
          can_be_meant(rules_.entities[alias->second.entity]))
        return alias->second.entity;
    }
    return std::nullopt;
  }

  void add_short_form(ReadSentence& read, const WordHit& hit, const std::vector<WordHit>& hits,
                      std::vector<Mention>& found) {
    Mention entity = mention(read, Mention::Kind::entity, hit.range);
    if (read.tokens[entity.first].range.start != hit.range.start) return;
    if (contains(read.language->heads, hit.word) && !named_by_place(read, entity) && !described(read, entity)) return;
    if (contains(read.language->same, hit.word) && told_apart(read, entity)) return;
    entity.word = hit.word;
    entity.short_form = true;
    if (!set_function(read, entity, {})) return;
    if (const auto named = found.empty() ? named_behind_opening(read, entity, hits) : std::nullopt) {
      entity.entity = *named;
      found.push_back(entity);
      return;
    }
    for (const std::size_t meant : meant_by(read, entity, found)) {
      entity.entity = meant;
      found.push_back(entity);
      if (!contains(read.language->pair, hit.word)) ++entity.rank;
    }
  }

  /// Whether a quotation is open before a mention, in its sentence or from those before it in the paragraph: there "we"
  /// is whoever is quoted.
  bool in_quotation(const ReadSentence& read, const Mention& at) const {
    std::size_t start = read.sentence.range.start;
    for (auto before = article_.sentences.rbegin(); before != article_.sentences.rend(); ++before) {
      if (before->sentence.paragraph != read.sentence.paragraph) break;
      start = before->sentence.range.start;
    }
    bool open = false;
    for (std::size_t i = start; i < at.range.start; ++i) {
      const std::string_view rest = article_.text.substr(i);
      if (rest.starts_with("“") || rest.starts_with("”")) open = rest.starts_with("“");
      if (rest.front() == '"') open = !open;
    }
    return open;
  }

  bool behind_copula(const ReadSentence& read, const Mention& at) const {
    if (at.first == 0 || at.function != Function::possessive) return false;
    const std::string_view before = read.tokens[at.first - 1].range.of(article_.text);
    return is_one_of(before, read.language->copulas);
  }

  /// Whom a relative pronoun goes on telling of: "Aker, which holds 9% of it", "OpenAI, in which Microsoft has 27%".
  std::optional<std::size_t> noun_before(const ReadSentence& read, const Mention& at,
                                         const std::vector<Mention>& found) const {
    std::size_t behind = at.first;
    const bool has_preposition = at.function != Function::bare && at.function != Function::possessive;
    if (has_preposition && behind > 0) --behind;
    if (behind > 0 && read.tokens[behind - 1].range.of(article_.text) == ",") --behind;
    const auto noun = std::find_if(found.rbegin(), found.rend(), [&](const Mention& earlier) {
      return earlier.rank == 0 && earlier.last + 1 == behind;
    });
    return noun == found.rend() ? std::nullopt : std::optional(noun->entity);
  }

  std::vector<std::size_t> meant_by(const ReadSentence& read, const Mention& at,
                                    const std::vector<Mention>& found) const {
    const Language& language = *read.language;
    const WordId word = at.word;
    const bool in_turn = read.sentence.speaker.size() > 0;
    if (in_turn && interviewed_ && (contains(language.we, word) || contains(language.you, word)))
      return {*interviewed_};
    if (contains(language.you, word)) return {};
    if (contains(language.we, word)) {
      const auto& here = employer_ ? employer_ : employer_behind_;
      const auto& quoted = here ? here : last_employer_;
      const auto& known = in_quotation(read, at) ? quoted : publisher_;
      const auto& speaker = known ? known : writer_;
      return speaker ? std::vector{*speaker} : std::vector<std::size_t>{};
    }
    if (contains(language.employer, word))
      return officers_company_ ? std::vector{*officers_company_} : std::vector<std::size_t>{};
    if (contains(language.pair, word)) {
      std::vector<std::size_t> two;
      for (const std::size_t entity : article_.focus) {
        if (two.size() < 2 && can_be_meant(article_.entity(entity, rules_))) two.push_back(entity);
      }
      return two;
    }
    if (contains(language.relative, word)) {
      const auto noun = noun_before(read, at, found);
      if (noun || !contains(language.same, word)) return noun ? std::vector{*noun} : std::vector<std::size_t>{};
    }
    if (contains(language.first_of_two, word)) {
      return last_two_ && speaks_of_second(read) ? std::vector{last_two_->first} : std::vector<std::size_t>{};
    }
    if (contains(language.second_of_two, word)) {
      return last_two_ ? std::vector{last_two_->second} : std::vector<std::size_t>{};
    }
    if (contains(language.same, word) && behind_copula(read, at)) {
      // "Neither Google nor Amazon is its provider": not theirs, but whose the talk was before.
      if (last_subject_) return {*last_subject_};
      return {};
    }
    if (contains(language.this_one, word) && at.function != Function::subject && last_subject_) {
      const bool is_own_subject = std::any_of(found.begin(), found.end(), [&](const Mention& earlier) {
        return earlier.function == Function::subject && earlier.entity == *last_subject_;
      });
      if (!is_own_subject) return {*last_subject_};
    }
    if (contains(language.same, word)) return antecedents(read, at, found);
    const auto kind = language.by_kind.find(word);
    if (kind == language.by_kind.end()) return {};
    const auto of_kind = [&](std::size_t entity) { return has_kind(article_.entity(entity, rules_), kind->second); };
    for (auto earlier = found.rbegin(); earlier != found.rend(); ++earlier) {
      if (earlier->rank == 0 && of_kind(earlier->entity)) return {earlier->entity};
    }
    for (const std::size_t entity : recent_) {
      if (of_kind(entity)) return {entity};
    }
    const auto focus = std::find_if(article_.focus.begin(), article_.focus.end(), of_kind);
    if (focus != article_.focus.end()) return {*focus};
    return {};
  }

  /// "The former invests, the latter lends": without its counterpart "the former" is only an adjective.
  bool speaks_of_second(const ReadSentence& read) const {
    const std::string_view words = read.sentence.range.of(article_.text);
    const WordSet& second = read.language->second_of_two;
    return std::any_of(second.begin(), second.end(),
                       [&](WordId word) { return words.find(rules_.vocabulary.word(word)) != std::string_view::npos; });
  }

  /// Whom "it" or "the company" may stand for, the likeliest first: the subject of its clause, of its sentence, of the
  /// one before, then who was named last. Behind a preposition it is never its clause's own subject: "owns 6% of it".
  std::vector<std::size_t> antecedents(const ReadSentence& read, const Mention& at,
                                       const std::vector<Mention>& found) const {
    constexpr std::size_t most = 4;
    std::vector<std::size_t> out;
    const auto add = [&](std::size_t entity) {
      const bool known = std::find(out.begin(), out.end(), entity) != out.end();
      if (out.size() < most && !known && can_be_meant(article_.entity(entity, rules_))) out.push_back(entity);
    };
    const bool oblique =
        !read.language->prepositions.empty() && at.function != Function::bare && at.function != Function::possessive;
    const bool other_than_subject =
        contains(read.language->this_one, at.word) && at.function != Function::subject && at.function != Function::bare;
    std::optional<std::size_t> barred;
    if (other_than_subject) {
      for (const Mention& earlier : found) {
        const bool own = read.clause_of(earlier) == read.clause_of(at) && earlier.function == Function::subject;
        if (own && earlier.rank == 0) barred = earlier.entity;
      }
    }
    // "AMD said that OpenAI may own 10% of it", "OpenAI has a new form, and Microsoft owns 27% of it", "since Meta
    // bought 49% of it": the one behind "that", "since" or the last ", and" has it done.
    for (const Mention& earlier : found) {
      const auto behind = [&](std::size_t back, std::string_view word) {
        return earlier.first >= back && read.tokens[earlier.first - back].range.of(article_.text) == word;
      };
      const bool begins_clause = earlier.first > 0 && is_one_of(read.tokens[earlier.first - 1].range.of(article_.text),
                                                                read.language->openings);
      const bool opens = earlier.rank == 0 &&
                         (earlier.function == Function::bare || earlier.function == Function::subject) &&
                         (begins_clause || behind(1, "that") || (behind(1, "and") && behind(2, ",")));
      if (oblique && opens && read.clause_of(earlier) == read.clause_of(at)) barred = earlier.entity;
    }
    for (const bool own_clause : {true, false}) {
      for (const Function function : {Function::subject, Function::bare, Function::possessive}) {
        for (const Mention& earlier : found) {
          if (earlier.rank > 0 || earlier.function != function || !out.empty()) continue;
          if ((read.clause_of(earlier) == read.clause_of(at)) != own_clause) continue;
          if (oblique && own_clause && !barred && function != Function::possessive) barred = earlier.entity;
          if (earlier.entity != barred) add(earlier.entity);
        }
      }
    }
    if (out.empty() && employer_) add(*employer_);
    const bool starts_with_owner =
        !found.empty() && found.front().function == Function::possessive && !found.front().short_form;
    if (starts_with_owner && found.front().entity != barred) add(found.front().entity);
    if (last_subject_ && last_subject_ != barred) add(*last_subject_);
    for (auto earlier = found.rbegin(); earlier != found.rend(); ++earlier) {
      if (earlier->rank == 0 && earlier->entity != barred) add(earlier->entity);
    }
    for (const std::size_t entity : recent_) {
      if (!other_than_subject || entity != barred) add(entity);
    }
    return out;
  }

  void add_words(ReadSentence& read, const std::vector<WordHit>& hits) const {
    std::vector<Range> neutral;
    for (const WordHit& hit : hits) {
      if (contains(rules_.neutral, hit.word)) neutral.push_back(hit.range);
    }
    for (const WordHit& hit : hits) {
      const bool in_value = std::any_of(read.mentions.begin(), read.mentions.end(), [&](const Mention& value) {
        const bool in_name =
            value.kind == Mention::Kind::entity && value.range.contains(hit.range) && value.range != hit.range;
        const bool is_value = value.kind == Mention::Kind::value;
        const bool holds_date = is_value && article_.quantities[value.quantity].kind == Quantity::Kind::date &&
                                hit.range.contains(value.range) && hit.range != value.range;  // "in 2025"
        return in_name || (is_value && value.range.overlaps(hit.range) && !holds_date);
      });
      const bool in_neutral = std::any_of(neutral.begin(), neutral.end(), [&](Range range) {
        return range.size() > hit.range.size() && range.contains(hit.range);
      });
      if (in_value || in_neutral) continue;
      Mention word = mention(read, Mention::Kind::word, hit.range);
      word.word = hit.word;
      read.mentions.push_back(word);
    }
  }

  void remember(const ReadSentence& read) {
    bool subject_found = false;
    std::optional<std::size_t> first;  // "The example was set by Microsoft"
    std::optional<std::size_t> owner;  // "Microsoft's investment is …" is about Microsoft
    for (const Mention& mention : read.mentions) {
      if (mention.kind != Mention::Kind::entity || mention.rank > 0 ||
          !can_be_meant(article_.entity(mention.entity, rules_)))
        continue;
      const bool could_be_subject = mention.function == Function::subject || mention.function == Function::bare;
      if (could_be_subject && !subject_found && !read.aside[mention.first]) {
        last_subject_ = mention.entity;
        subject_found = true;
      }
      if (mention.function == Function::possessive && !owner) owner = mention.entity;
      if (!first) first = mention.entity;
    }
    for (const Mention* mention : read.by_prominence(article_.text)) {
      if (!can_be_meant(article_.entity(mention->entity, rules_))) continue;
      std::erase(recent_, mention->entity);
      recent_.insert(recent_.begin(), mention->entity);
    }
    if (!subject_found && first) last_subject_ = owner ? owner : first;
    // Under a heading that names nobody an article is of whom it is about again.
    const bool begins_anew = read.sentence.heading && !first && !article_.focus.empty();
    if (begins_anew && can_be_meant(article_.entity(article_.focus.front(), rules_)))
      last_subject_ = article_.focus.front();
    remember_two(read);
  }

  /// The last two of a sentence that are told side by side, else those that it named last.
  void remember_two(const ReadSentence& read) {
    std::vector<const Mention*> named;
    for (const Mention& mention : read.mentions) {
      if (mention.kind == Mention::Kind::entity && !mention.short_form) named.push_back(&mention);
    }
    for (std::size_t i = named.size(); i-- > 1;) {
      const bool beside = joined(*named[i - 1], *named[i], article_.text);
      if (named[i - 1]->entity == named[i]->entity || (!beside && i + 1 < named.size())) continue;
      last_two_ = {named[i - 1]->entity, named[i]->entity};
      if (beside) return;
    }
  }

  const RulesData& rules_;
  mutable std::vector<char> naming_ = std::vector<char>(rules_.vocabulary.size());  ///< Answers of names_something.
  ReadArticle article_;
  Strangers strangers_;
  std::optional<std::size_t> publisher_;
  std::optional<std::size_t> writer_;  ///< Of the letter that the article is: whom its title names first.
  std::optional<std::size_t>
      interviewed_;  ///< Whom the title names first: "we" and "you" in the turns of an interview.
  std::optional<std::size_t> heading_;
  std::optional<std::size_t> last_subject_;
  std::optional<std::size_t> employer_;          ///< Of a person that the sentence at hand names by a title.
  std::optional<std::size_t> employer_behind_;   ///< The same, of a quotation that the sentence at hand begins with.
  std::optional<std::size_t> last_employer_;     ///< The same of all sentences so far.
  std::optional<std::size_t> officers_company_;  ///< Of the last officer spoken of: "his company".
  std::optional<std::pair<std::size_t, std::size_t>> last_two_;  ///< Named side by side in the last sentence with two.
  std::vector<std::size_t> recent_;                              ///< Entities by their last mention, newest first.
};

}  // namespace

bool any_of_kinds(const Entity& entity, const std::vector<std::string>& kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) {
    return std::find(entity.kinds.begin(), entity.kinds.end(), kind) != entity.kinds.end();
  });
}

bool joined(const Mention& a, const Mention& b, std::string_view text) {
  if (a.range.end > b.range.start) return false;
  const std::string_view whole = text.substr(a.range.end, b.range.start - a.range.end);
  constexpr std::size_t longest_joint = 9;
  if (whole.size() > longest_joint && whole.find('(') == std::string_view::npos) return false;
  std::string between(whole);
  if (const auto open = between.find('('); open != std::string::npos) {
    const auto close = between.find(')', open);
    if (close == std::string::npos) return false;
    const std::size_t blank = open > 0 && between[open - 1] == ' ' && between.compare(close + 1, 1, ",") == 0 ? 1 : 0;
    between.erase(open - blank, close - open + 1 + blank);
  }
  std::replace(between.begin(), between.end(), '\n', ' ');  // a source's line may end between two names
  const std::string_view joints[] = {" and ", " and the ", " and its ", ", ",   " or ", " nor ", "와 ",  "과 ",
                                     "·",     "랑 ",       "및 ",       " 및 ", "나 ",  "이나 ", "도, ", "도 "};
  return std::find(std::begin(joints), std::end(joints), between) != std::end(joints);
}

int ReadSentence::distance(std::size_t from, std::size_t to) const {
  if (from > to) std::swap(from, to);
  if (from == to) return 0;
  return passed[to] - passed[from + 1] + (clause[from] != clause[to] ? 2 : 0);
}

int ReadSentence::values_between(std::size_t from, std::size_t to, Quantity::Kind kind) const {
  if (from > to) std::swap(from, to);
  if (from == to) return 0;
  const auto column = static_cast<std::size_t>(kind);
  return values_before[to][column] - values_before[from + 1][column];
}

std::vector<const Mention*> ReadSentence::by_prominence(std::string_view text) const {
  constexpr std::size_t longest = 16;  // tokens of an apposition
  const auto word = [&](std::size_t token) { return tokens[token].range.of(text); };
  const bool english = language->particles.empty();
  std::vector<const Mention*> named, in_apposition, others;
  const auto stands_in_apposition = [&](const Mention& mention) {
    const std::size_t furthest = mention.first - std::min(mention.first, longest);
    std::size_t comma = mention.first;
    while (comma > furthest && word(comma) != ",") --comma;
    if (comma == furthest) return false;
    const auto name = std::find_if(named.rbegin(), named.rend(), [&](const Mention* m) { return m->last < comma; });
    return name != named.rend() && (*name)->last + 1 == comma &&
           (is_one_of(word(comma + 1), language->articles) || is_one_of(word(comma + 1), language->relatives));
  };
  for (const Mention& mention : mentions) {
    if (mention.kind != Mention::Kind::entity || mention.rank > 0) continue;
    (english && stands_in_apposition(mention) ? in_apposition : others).push_back(&mention);
    named.push_back(&mention);
  }
  const auto subject = std::ranges::find_if(others, [&](const Mention* mention) {
    return english && !aside[mention->first] &&
           (mention->function == Function::subject || mention->function == Function::bare);
  });
  if (subject != others.end()) std::rotate(subject, subject + 1, others.end());
  in_apposition.insert(in_apposition.end(), others.begin(), others.end());
  return in_apposition;
}

bool ReadSentence::stands_behind(const WordSet& any, const Mention& mention, std::string_view text) const {
  std::size_t first = mention.first;
  if (first > 0 && is_one_of(tokens[first - 1].range.of(text), language->articles)) --first;
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& word) {
    return word.kind == Mention::Kind::word && word.last + 1 == first && contains(any, word.word);
  });
}

bool ReadSentence::has_word(const WordSet& any) const {
  return std::ranges::any_of(words, [&](WordId word) { return contains(any, word); });
}

std::vector<std::size_t> asked_before(std::size_t index, const ReadArticle& article) {
  const auto sentence = [&](std::size_t i) -> const Sentence& { return article.sentences[i].sentence; };
  std::size_t question = index;
  while (question > 0 && sentence(question - 1).paragraph == sentence(index).paragraph &&
         !sentence(question - 1).question) {
    --question;
  }
  if (question == 0 || !sentence(question - 1).question) return {};
  std::vector<std::size_t> asked{--question};
  while (question > 0 && sentence(question - 1).paragraph == sentence(asked.back()).paragraph &&
         sentence(asked.back()).paragraph != sentence(index).paragraph) {
    asked.insert(asked.begin(), --question);
  }
  return asked;
}

ReadArticle read_mentions(std::string_view text, std::string_view title, std::string_view source,
                          const RulesData& rules) {
  return MentionReader(text, title, source, rules).take();
}

}  // namespace claimwatch
