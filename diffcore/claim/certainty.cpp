#include "diffcore/claim/certainty.h"

#include <algorithm>
#include <array>
#include <optional>

#include "diffcore/claim/denial.h"
#include "diffcore/claim/function.h"
#include "diffcore/claim/korean_verb.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// A plan takes its certainty from no more than so many sentences before it.
constexpr std::size_t furthest_before = 100;

class CertaintyReader : Cues {
 public:
  CertaintyReader(const Cues& cues, Time time) : Cues(cues), time_(time) {}

  ToldCertainty read() const {
    const std::optional<Certainty>& fixed = match_.frame->certainty;
    const bool may_be_denied = !fixed || *fixed == Certainty::possible || *fixed == Certainty::reported;
    const Cue denied = may_be_denied ? denial_of(*this) : Cue{};
    if (denied.found()) return {Certainty::denied, denied.words};
    if (fixed) return {*fixed, {}};
    if (const Cue possible = possibility(); possible.found()) return {Certainty::possible, possible.words};
    Cue reported = nearest(language_.reported, Reach::sentence);
    if (is_of_a_later_statement(reported) || is_of_an_earlier_statement(reported) || is_own_report(reported) ||
        is_of_what_is_denied(reported) || is_confirmed(reported))
      reported = {};
    if (!reported.found()) reported = hearsay_ending();
    if (!reported.found()) reported = source_behind();
    const Cue stated = nearest(language_.stated, Reach::clause);
    if (reported.found() && reported.distance <= stated.distance) return {Certainty::reported, reported.words};
    if (const auto inherited = time_ == Time::planned ? inherit() : std::nullopt) return *inherited;
    return {Certainty::stated, stated.found() ? stated.words : Range{}};
  }

 private:
  /// "184억달러로 평가받았으며, … 알려졌다": a clause with a past of its own is told for itself, and what follows is
  /// told of what follows.
  bool is_of_a_later_statement(const Cue& cue) const {
    if (!is_korean() || !cue.found()) return false;
    for (std::size_t i = match_.last; i + 1 < sentence_.tokens.size(); ++i) {
      if (sentence_.tokens[i].range.start >= cue.words.start) return false;
      if (is_attribute_of_subject(i)) return true;
      if (sentence_.clause[i] == sentence_.clause[i + 1]) continue;
      if (closes_statement(i)) return true;
    }
    return false;
  }

  /// "620억원을 투자받은 (투자받았던) 업스테이지는 … 소문이 있다": what is told of a company in passing, before what is
  /// told of it.
  bool is_attribute_of_subject(std::size_t token) const {
    return (is_participle_of_past(written(token)) || written(token).ends_with("던")) &&
           std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
             return mention.kind == Mention::Kind::entity && mention.first == token + 1 &&
                    mention.function == Function::subject;
           });
  }

  /// "매출의 20%를 내는 것으로 알려졌으며, API는 애저에서만 판다": the verb that closes an earlier clause tells nothing
  /// of what follows it.
  bool is_of_an_earlier_statement(const Cue& cue) const {
    const std::size_t told = match_.value ? value_token() : match_.first;
    if (!is_korean() || !cue.found() || cue.words.end > sentence_.tokens[told].range.start) return false;
    std::size_t token = token_at(cue.words.start);
    const int clause = sentence_.clause[token];
    while (token + 1 < told && sentence_.clause[token + 1] == clause &&
           sentence_.tokens[token + 1].kind != TokenKind::sign)
      ++token;
    return sentence_.clause[told] != clause && sentence_.tokens[token].range.contains(cue.words) &&
           closes_statement(token);
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
      return word.ends_with("다는") || word.ends_with("라는") || word.ends_with("다고") || word.ends_with("라고");
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
    // "Microsoft, the exclusive cloud of OpenAI, reported results": behind an aside the verb is its subject's.
    const bool is_behind_aside = written(token - 1) == "," && match_.last < token && !names_outlet_behind(token);
    if (is_behind_aside) return true;
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::entity && mention.last + 1 == token && mention.function != Function::by;
    });
  }

  /// "denying a report to the contrary", "$3 billion, not $5 billion as reported": the report says something else.
  bool is_of_what_is_denied(const Cue& cue) const {
    if (is_korean() || !cue.found()) return false;
    const std::size_t token = token_at(cue.words.start);
    const std::size_t before = token > 0 && is_one_of(written(token - 1), language_.articles) ? 2 : 1;
    const bool is_denied = std::ranges::any_of(sentence_.mentions, [&](const Mention& verb) {
      return verb.kind == Mention::Kind::word && verb.last + before == token && contains(language_.denies, verb.word);
    });
    return is_denied || (match_.value && std::ranges::any_of(sentence_.mentions, [&](const Mention& other) {
                           return other.kind == Mention::Kind::value && other.first > value_token() &&
                                  other.last < token &&
                                  sentence_.stands_behind(language_.contrasted, other, article_.text) &&
                                  same_measure(article_.quantities[other.quantity], quantity_of_match());
                         }));
  }

  /// "Amazon confirmed a report that it had invested $5 billion", 보도가 사실이라고 확인했다: nobody but sources before
  /// it.
  bool is_confirmed(const Cue& cue) const {
    if (!cue.found()) return false;
    const auto is_told_before = [&](const Mention& verb) {
      return std::ranges::any_of(sentence_.mentions, [&](const Mention& source) {
        return source.kind == Mention::Kind::word && source.last < verb.first &&
               contains(language_.reported, source.word);
      });
    };
    const std::size_t told = match_.value ? value_token() : match_.first;
    return std::ranges::any_of(sentence_.mentions, [&](const Mention& verb) {
      if (verb.kind != Mention::Kind::word || !contains(language_.confirms, verb.word)) return false;
      if (is_korean()) return verb.first > told;
      constexpr std::size_t negation_within = 3;  // tokens: "neither company has confirmed"
      for (std::size_t i = verb.first - std::min(verb.first, negation_within); i < verb.first; ++i) {
        if (is_word_at(i, language_.negated) || is_one_of(written(i), language_.copulas)) return false;
      }
      return verb.first < told && !is_told_before(verb);
    });
  }

  bool names_outlet_behind(std::size_t token) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
      return other.kind == Mention::Kind::word && other.first > token && other.first <= token + 2 &&
             contains(language_.reported, other.word);
    });
  }

  /// "27%를 보유한다고 한다": what people say.
  Cue hearsay_ending() const {
    for (std::size_t i = match_.last; i < sentence_.tokens.size(); ++i) {
      if (is_attribute_of_subject(i)) return {};
      if (ends_with_any(i, language_.hearsay_endings) && !passes_on_a_document())
        return {sentence_.distance(match_.last, i), sentence_.tokens[i].range};
    }
    return {};
  }

  /// Whether the first subject that the sentence names is somebody of whom the one before it does not speak.
  bool turns_to_another(const ReadSentence& before) const {
    const auto first = std::ranges::find_if(sentence_.mentions, [&](const Mention& mention) {
      return mention.kind == Mention::Kind::entity && !mention.short_form && mention.function == Function::subject &&
             !article_.entity(mention.entity, rules_).bystander;
    });
    return first != sentence_.mentions.end() && std::ranges::none_of(before.mentions, [&](const Mention& other) {
             return other.kind == Mention::Kind::entity && other.entity == first->entity;
           });
  }

  /// A plan that a sentence before it told as possible or reported goes on being so: "in talks …. Microsoft would hold
  /// 49%".
  std::optional<ToldCertainty> inherit() const {
    if (is_korean() && nearest(language_.own_plans, Reach::clause, Side::governing).found()) return std::nullopt;
    if (!is_korean() && !is_to_come() && !nearest(language_.subjunctive, Reach::clause, Side::governing).found())
      return std::nullopt;
    for (std::size_t back = index_; back-- > 0 && index_ - back <= furthest_before;) {
      const ReadSentence& before = article_.sentences[back];
      if (before.sentence.paragraph != sentence_.sentence.paragraph || turns_to_another(before)) return std::nullopt;
      for (const Mention& mention : before.mentions) {
        if (mention.kind != Mention::Kind::word) continue;
        const bool possible = contains(before.language->possible, mention.word);
        if (!possible && !contains(before.language->reported, mention.word)) continue;
        return ToldCertainty{possible ? Certainty::possible : Certainty::reported, mention.range};
      }
    }
    return std::nullopt;
  }

  Time time_;
};

}  // namespace

ToldCertainty certainty_of(const Cues& cues, Time time) { return CertaintyReader(cues, time).read(); }

}  // namespace claimwatch
