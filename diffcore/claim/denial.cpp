#include "diffcore/claim/denial.h"

#include <algorithm>
#include <optional>

#include "diffcore/claim/function.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

/// A negation that denies a number stands no further than this from the words that tell it.
constexpr int beside_number = 2;

class DenialReader : Cues {
 public:
  explicit DenialReader(const Cues& cues) : Cues(cues) {}

  /// "They denied reports that …", "… is not true", or, of what somebody wrote, the sentence after it: "That is not
  /// so."
  Cue read() const {
    if (match_.contrasted) return {0, contrasting_words()};
    if (const Cue refuted = refutation(); refuted.found()) return refuted;
    if (const Cue negation = negation_of_number(); negation.found()) return negation;
    if (const Cue nobody = denying_subject(); nobody.found() && match_.value) return nobody;
    if (const Cue verb = denying_verb(); verb.found()) return verb;
    if (const Cue verdict = verdict_behind(); verdict.found()) return verdict;
    if (const Cue piece = taken_back(); piece.found()) return piece;
    const Cue written = nearest(language_.retold, Reach::sentence);
    const bool retold = written.found();
    // "49%로 적었으나 27%이기에 바로잡습니다": what stands behind is the right one.
    if (is_korean() && retold && match_.value && !is_retold_behind()) return {};
    if (is_korean() && retold && is_correction() && !nearest(language_.goes_on, Reach::sentence).found())
      return written;
    if (const Cue called = retold ? called_wrong() : Cue{}; called.found()) return called;
    if (const Cue here = nearest(language_.denied, retold ? Reach::sentence : Reach::clause); here.found())
      return confirms_value(here) || is_of_something_else(here) ? Cue{} : here;
    if (const Cue behind = is_korean() ? denied_behind() : denied_here(); behind.found()) return behind;
    if (const Cue next = is_korean() ? denied_in_next() : Cue{}; next.found()) return next;
    if (index_ + 1 < article_.sentences.size() && retold && !outdated_behind().found()) {
      const ReadSentence& next = article_.sentences[index_ + 1];
      if (next.sentence.paragraph == sentence_.sentence.paragraph && !only_tells_of_other_measures(next)) {
        for (const Mention& mention : next.mentions) {
          const bool denies = mention.kind == Mention::Kind::word && (contains(next.language->denied, mention.word) ||
                                                                      contains(next.language->corrected, mention.word));
          const bool is_of_another = is_korean() && !has_value(next) && names_another_account(next, 0, mention.first);
          if (denies && !is_of_another) return {0, mention.range};
        }
      }
    }
    return {};
  }

 private:
  /// "not", "rather than the"
  Range contrasting_words() const {
    std::size_t first = value_token() - 1;
    if (first > 0 && is_one_of(written(first), language_.articles)) --first;
    return {sentence_.tokens[first].range.start, sentence_.tokens[value_token() - 1].range.end};
  }

  /// "They denied that …"
  Cue denying_verb() const {
    if (is_korean()) return {};
    const Cue verb = nearest(language_.denies, Reach::clause, Side::governing);
    if (!verb.found()) return denied_account();
    const std::size_t token = token_at(verb.words.start);
    const std::size_t told = match_.value ? value_token() : match_.first;
    // "Microsoft, which owns 27% of OpenAI, denied that …": what stands before is denied only where it "was denied".
    if (token > told) return is_one_of(written(token - 1), language_.copulas) ? verb : Cue{};
    return is_taken_for_granted(token, told) || is_next_predicate(token, told) ? Cue{} : verb;
  }

  /// "Rumours that it had bought 5% were shot down by both companies."
  Cue denied_account() const {
    if (!names_what_is_told(0, match_.first)) return {};
    for (const Mention& mention : sentence_.mentions) {
      const bool denies = mention.kind == Mention::Kind::word && contains(language_.denies, mention.word);
      if (denies && mention.first > match_.last && is_one_of(written(mention.first - 1), language_.copulas) &&
          in_clauses(match_, mention, sentence_))
        return {0, mention.range};
    }
    return {};
  }

  /// "denied that its $13 billion investment was a merger": what somebody has goes without saying.
  bool is_taken_for_granted(std::size_t verb, std::size_t told) const {
    const std::size_t first = match_.value ? first_of_value() : told;
    if (!is_had(first)) return false;
    for (std::size_t i = verb; i < first; ++i) {
      if (is_one_of(written(i), {"that", "to"}) || written(i).ends_with("ing")) return true;
    }
    return false;
  }

  /// "that it would sell its 14% stake"
  bool has_its_own_value() const { return match_.value && is_taken_for_granted(0, value_token()); }

  /// "its" right before a value
  bool is_had(std::size_t first) const {
    return first > 0 && (is_one_of(written(first - 1), language_.possessives) || written(first - 1).ends_with("'s") ||
                         written(first - 1).ends_with("’s"));
  }

  /// "denied that it had invested $5 billion and put the sum at $3 billion"
  bool is_next_predicate(std::size_t verb, std::size_t told) const {
    if (!match_.value || !has_value_between(verb, told)) return false;
    for (std::size_t i = told; i-- > verb && !is_other_value(i);) {
      const bool links = is_one_of(written(i), {"and", "but"});
      if (links && (is_word_at(i + 1, language_.says) || is_word_at(i + 1, language_.past_verbs))) return true;
    }
    return false;
  }

  /// Patterns may reach further: "owns 5% of Mistral, rumours that the company has".
  std::size_t last_told() const { return match_.value ? sentence_.mentions[*match_.value].last : match_.last; }

  std::size_t first_of_value() const { return token_at(quantity_of_match().with_bound.start); }

  /// "The report is wrong, a spokesman said.", "Both companies denied it on Friday.": the sentence behind one that
  /// tells what somebody reports, and in a paragraph of its own where it names the report.
  Cue verdict_behind() const {
    if (is_korean() || index_ + 1 >= article_.sentences.size() || is_in_relative_clause()) return {};
    const ReadSentence& next = article_.sentences[index_ + 1];
    const bool same_paragraph = next.sentence.paragraph == sentence_.sentence.paragraph;
    const bool may_be_far = next.sentence.paragraph == sentence_.sentence.paragraph + 1 &&
                            (sentence_.has_word(language_.reported) || sentence_.has_word(language_.retold));
    if (next.sentence.question || is_of_others(next) || (!same_paragraph && !may_be_far)) return {};
    for (const Mention& mention : next.mentions) {
      if (mention.kind != Mention::Kind::word) continue;
      if (same_paragraph &&
          (denies_it(next, mention) || is_none_such(next, mention) || says_it_is_not_so(next, mention)))
        return {0, mention.range};
      if (!contains(next.language->accounts, mention.word)) continue;
      if (const Cue verdict = verdict_on(next, mention); verdict.found()) return verdict;
    }
    return {};
  }

  /// "denied it on Friday", and not "denied it had"
  bool denies_it(const ReadSentence& next, const Mention& verb) const {
    if (verb.kind != Mention::Kind::word || !contains(next.language->denies, verb.word)) return false;
    const std::size_t object = verb.last + 1;
    if (object >= next.tokens.size()) return false;
    const std::string_view word = next.tokens[object].range.of(article_.text);
    const bool is_negated = std::ranges::any_of(next.mentions, [&](const Mention& negation) {
      return negation.kind == Mention::Kind::word && negation.last + 1 == verb.first &&
             contains(next.language->negated, negation.word);
    });
    if (is_negated || !is_one_of(word, {"it", "this", "that", "them"})) return false;
    return object + 1 == next.tokens.size() || next.tokens[object + 1].kind == TokenKind::sign ||
           std::any_of(next.mentions.begin(), next.mentions.end(), [&](const Mention& mention) {
             return mention.kind == Mention::Kind::word && mention.first == object + 1 &&
                    next.language->prepositions.contains(mention.word);
           });
  }

  /// "Microsoft said that it had no such plans": somebody who speaks of no other company.
  bool is_none_such(const ReadSentence& next, const Mention& words) const {
    if (!contains(next.language->none_such, words.word)) return false;
    const bool says = next.has_word(next.language->says) || next.has_word(next.language->denies);
    return says && std::ranges::none_of(next.mentions, [&](const Mention& other) {
             return other.kind == Mention::Kind::entity && !other.short_form &&
                    !article_.entity(other.entity, rules_).bystander &&
                    std::ranges::none_of(sentence_.mentions, [&](const Mention& own) {
                      return own.kind == Mention::Kind::entity && own.entity == other.entity;
                    });
           });
  }

  /// "denied the report", "the figure is wrong"; "denied the report that it would sell" is about something else.
  Cue verdict_on(const ReadSentence& next, const Mention& account) const {
    constexpr std::size_t predicate_within = 4;  // tokens: "the report was entirely false"
    const std::size_t behind = account.last + 1;
    const auto is_told_more = [&](std::string_view word) { return word == "that" || word == "of" || word == "about"; };
    if (behind < next.tokens.size() && is_told_more(next.tokens[behind].range.of(article_.text))) return {};
    for (const Mention& word : next.mentions) {
      if (word.kind != Mention::Kind::word) continue;
      if (contains(next.language->denies, word.word) && word.last + 1 == account.first) return {0, word.range};
      const bool is_verdict = contains(next.language->refutes, word.word) || contains(next.language->denied, word.word);
      if (is_verdict && behind <= word.first && word.first < behind + predicate_within) return {0, word.range};
    }
    return {};
  }

  /// "called a report that it had raised $15 billion false"
  Cue called_wrong() const {
    for (const Mention& word : sentence_.mentions) {
      const bool is_verdict = word.kind == Mention::Kind::word && contains(language_.refutes, word.word);
      const std::size_t behind = word.last + 1;
      const bool ends = behind == sentence_.tokens.size() || sentence_.tokens[behind].kind == TokenKind::sign;
      if (is_verdict && word.first == match_.last + 1 && ends) return {0, word.range};
    }
    return {};
  }

  /// "Reports said that Microsoft holds 49%, but the company denies it", "…, but this is wrong", "…, a figure that the
  /// company has disputed."
  Cue denied_here() const {
    for (const Mention& mention : sentence_.mentions) {
      if (mention.kind != Mention::Kind::word || mention.first <= last_told()) continue;
      if (denies_it(sentence_, mention) || denies_all_before(mention) || says_it_is_not_so(sentence_, mention))
        return {0, mention.range};
      const bool goes_on = sentence_.clause[mention.first] != sentence_.clause[last_told()] && !is_in_relative_clause();
      if (!goes_on || !contains(language_.accounts, mention.word)) continue;
      if (const Cue verdict = verdict_on(sentence_, mention); verdict.found()) return verdict;
    }
    return {};
  }

  /// "$20 billion, which Musk denied", "$20 billion, a claim that Musk denied.": a verb of denying without an object.
  bool denies_all_before(const Mention& verb) const {
    constexpr std::size_t beside_match = 12;  // tokens: "a $20 billion round, CNBC said on Friday, a claim that"
    const bool has_object =
        verb.last + 1 < sentence_.tokens.size() && sentence_.tokens[verb.last + 1].kind != TokenKind::sign;
    if (has_object || !contains(language_.denies, verb.word) || verb.first == 0 ||
        is_one_of(written(verb.first - 1), language_.copulas))
      return false;
    for (std::size_t i = last_told() + 1; i < verb.first && i <= last_told() + beside_match; ++i) {
      if (is_one_of(written(i), language_.account_nouns) && written(i + 1) == "that") return true;
      if (is_one_of(written(i), {"and", "but", "as"})) return false;
      if (written(i) == "," && (is_word_at(i + 1, language_.relative) || is_noun_of_account(i + 1))) return true;
    }
    return false;
  }

  /// "reports that it", "talk of": a noun of somebody's words, and then these words; not "reports that the firm
  /// denied".
  bool names_what_is_told(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to && i + 2 < sentence_.tokens.size(); ++i) {
      const bool tells = is_one_of(written(i + 1), {"of", "to", "about"}) ||
                         (written(i + 1) == "that" && !is_one_of(written(i + 2), language_.articles));
      if (tells && is_one_of(written(i), language_.account_nouns)) return true;
    }
    return false;
  }

  /// "a figure", "something"
  bool is_noun_of_account(std::size_t token) const {
    if (is_one_of(written(token), language_.articles)) ++token;
    return token < sentence_.tokens.size() && is_one_of(written(token), language_.account_nouns);
  }

  /// "that is a misunderstanding", and not "it is wrong to say so"
  bool says_it_is_not_so(const ReadSentence& sentence, const Mention& verdict) const {
    const bool ends =
        verdict.last + 1 == sentence.tokens.size() || sentence.tokens[verdict.last + 1].kind == TokenKind::sign;
    return verdict.kind == Mention::Kind::word && verdict.first > 0 && ends &&
           (contains(sentence.language->denied, verdict.word) || contains(sentence.language->refutes, verdict.word)) &&
           is_one_of(sentence.tokens[verdict.first - 1].range.of(article_.text),
                     {"this", "that", "it", "they", "They", "It", "This", "That"});
  }

  bool is_in_relative_clause() const {
    std::size_t first = match_.first;
    while (first > 0 && sentence_.clause[first - 1] == sentence_.clause[match_.first]) --first;
    return first > 0 && is_word_at(first, language_.relative);
  }

  /// Korean: "지분은 27%로 과반이 아니다", "11%를 매각하지 않는다"
  bool is_of_another_word(const Mention& negation) const {
    const std::size_t before = negation.first - 1;
    if (ends_with_any(before, language_.given_away)) return true;
    const bool is_copula = negation.range.of(article_.text).starts_with("아니");
    const bool is_particle = sentence_.tokens[before].range.start == sentence_.mentions[*match_.value].range.end;
    return is_copula && before > last_told() && !is_particle && !begins_with_any(before, language_.things);
  }

  /// Korean: "20%라는 보도에 대해 공개하지 않는다고 했다": what is denied behind is not what the noun tells.
  bool is_quoted_before(std::size_t token) const {
    for (std::size_t i = value_token() + 1; i < token; ++i) {
      if (ends_with_any(i, language_.quoted_endings)) return true;
    }
    return false;
  }

  /// "does not end in 2032", 2032년에 끝나지 않는다; but "does not end until 2032"
  bool is_day_of_end() const {
    if (is_korean()) return article_.text.substr(sentence_.mentions[*match_.value].range.end).starts_with("에 ");
    return value_token() > 0 && written(value_token() - 1) == "in";
  }

  /// "Nobody at Amazon has agreed to invest $5 billion", and not "Neither commented on an investment of $5 billion".
  Cue denying_subject() const {
    constexpr std::size_t within = 7;  // tokens: "Neither Nvidia nor SoftBank has agreed to"
    bool has_verb = is_word_at(match_.first, language_.past_verbs);
    bool has_noun = false;  // "None of the investors in OpenAI's $40 billion round would comment."
    for (std::size_t i = match_.first; i-- > 0 && match_.first - i <= within;) {
      if (sentence_.tokens[i].kind == TokenKind::sign || is_word_at(i, language_.says)) return {};
      if (is_one_of(written(i), {"on", "about"})) return {};
      has_verb = has_verb || is_one_of(written(i), language_.finite_verbs);
      has_noun = has_noun || is_one_of(written(i), {"of", "in", "for", "with"});
      const bool may_deny = has_verb || !has_noun;
      if (is_one_of(written(i), language_.nobody)) return may_deny ? Cue{0, sentence_.tokens[i].range} : Cue{};
    }
    return {};
  }

  /// "does not hold 49%", "49%를 보유하고 있지 않다": a negation right before or behind the words that tell the number.
  Cue negation_of_number() const {
    if (!is_korean() && match_.value && first_of_value() > 0 && is_one_of(written(first_of_value() - 1), {"no", "No"}))
      return {0, sentence_.tokens[first_of_value() - 1].range};  // "made no $10 billion investment"
    if (!match_.value || (is_date() && !is_day_of_end()) || no_more().found()) return {};
    for (const Mention& mention : sentence_.mentions) {
      if (mention.kind != Mention::Kind::word || !contains(language_.negated, mention.word)) continue;
      if (!in_clauses(match_, mention, sentence_) || !governs(mention)) continue;
      if (is_korean() && mention.first < value_token()) continue;  // "49%가 아니라 27%"
      if (is_korean() && (is_quoted_before(mention.first) || is_of_another_word(mention))) continue;
      const Quantity& quantity = article_.quantities[sentence_.mentions[*match_.value].quantity];
      if (quantity.with_bound.contains(mention.range)) continue;  // "not more than 10%"
      const bool is_of_main_clause = sentence_.clause_of(mention) != sentence_.clause[value_token()];
      if (!is_korean() && (is_of_contrast(mention) || is_of_main_clause)) continue;
      if (distance_to(match_, mention, sentence_) <= beside_number) return {0, mention.range};
    }
    return {};
  }

  /// "It is not.", "That is a myth.": a short sentence behind, which tells nothing but that this one is wrong.
  Cue refutation() const {
    const Cue answer = answered_with(language_.refutes);
    if (is_korean() || !answer.found()) return answer;
    return is_of_others(article_.sentences[index_ + 1]) ? Cue{} : answer;
  }

  /// "Critics are wrong."
  bool is_of_others(const ReadSentence& sentence) const {
    return std::ranges::any_of(sentence.tokens, [&](const Token& token) {
      return is_one_of(token.range.of(article_.text), language_.account_endings);
    });
  }

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

  /// Korean: "49%를 쥐고 있다는 보도가 이어졌지만 MS는 이를 부인했다": a further clause denies what the first one
  /// tells.
  Cue denied_behind() const {
    const std::optional<std::size_t> told = account_of_match();
    for (const Mention& mention : sentence_.mentions) {
      const bool denies = mention.kind == Mention::Kind::word && contains(language_.denied, mention.word) &&
                          mention.first > match_.last + 1;
      if (!denies || is_of_something_else({0, mention.range})) continue;
      if (is_one_of(written(mention.first - 1), language_.all_of_it)) return {0, mention.range};
      if (told && *told < mention.first && !names_another_account(sentence_, *told + 1, mention.first))
        return {0, mention.range};
    }
    return {};
  }

  /// Korean: the noun of "50억달러를 투자한다는 말이": what the match is told in, and nothing else before it.
  std::optional<std::size_t> account_of_match() const {
    for (std::size_t i = match_.last; i + 1 < sentence_.tokens.size(); ++i) {
      if (sentence_.clause[i] != sentence_.clause[match_.last]) return std::nullopt;
      if (ends_with_any(i, language_.quoted_endings)) return i + 1;
    }
    return std::nullopt;
  }

  /// Korean: "추가 매입설을", "경영에 관여한다는 주장은": what is denied is told right there.
  bool names_another_account(const ReadSentence& sentence, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      const std::string_view word = sentence.tokens[i].range.of(article_.text);
      const auto ends_like = [&](const std::string& ending) { return word.ends_with(ending); };
      if (std::ranges::any_of(language_.quoted_endings, ends_like) ||
          std::ranges::any_of(language_.account_endings, ends_like) || (i > from && is_account_of_noun(sentence, i)))
        return true;
    }
    return false;
  }

  /// Korean: "인수 추진 보도에"; not "이 보도에", "구글은 보도를", "블룸버그 보도를"
  bool is_account_of_noun(const ReadSentence& sentence, std::size_t token) const {
    const std::string_view word = sentence.tokens[token].range.of(article_.text);
    const bool is_noun = std::ranges::any_of(language_.account_nouns, [&](const std::string& noun) {
      if (!word.starts_with(noun)) return false;
      const std::string_view particle = word.substr(noun.size());
      return std::ranges::none_of(language_.past_syllables, [&](const std::string& syllable) {
        return particle.find(syllable) != std::string_view::npos;  // 보도했다
      });
    });
    if (!is_noun) return false;
    const std::string_view before = sentence.tokens[token - 1].range.of(article_.text);
    const auto ends_like = [&](const std::string& ending) { return before.ends_with(ending); };
    return sentence.tokens[token - 1].kind != TokenKind::sign && !is_one_of(before, language_.account_marks) &&
           std::ranges::none_of(language_.speech.subjects, ends_like) &&
           std::ranges::none_of(sentence.mentions, [&](const Mention& source) {
             return source.kind == Mention::Kind::word && source.first == token - 1 &&
                    contains(language_.reported, source.word);
           });
  }

  /// "Reports that it would sell its 14% stake are wrong", "27%를 보유한 MS는 경영 개입 의혹을 부인했다", "800억달러를
  /// 쓰겠다고 밝히고 투자 축소설을 부인했다".
  bool is_of_something_else(const Cue& denial) const {
    const std::size_t verb = token_at(denial.words.start);
    if (!is_korean()) return names_what_is_told(last_told() + 1, verb) || (last_told() < verb && has_its_own_value());
    for (std::size_t i = last_told() + 1; i < verb; ++i) {
      if (ends_with_any(i, language_.given_away)) return true;
      const bool goes_on = ends_with_any(i, language_.said_endings) || is_subject_with_clause(i);
      if (goes_on && names_another_account(sentence_, i, verb)) return true;
    }
    return false;
  }

  /// Korean: "MS는" behind "27%를 보유한"
  bool is_subject_with_clause(std::size_t token) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::entity && mention.first == token && mention.function == Function::subject &&
             !ends_with_any(token - 1, language_.clause_endings);
    });
  }

  /// Korean: "…고 보도했다. 구글은 즉각 부인했다.", in a paragraph of its own "구글은 이 보도를 부인했다."
  Cue denied_in_next() const {
    if (index_ + 1 >= article_.sentences.size() || outdated_behind().found()) return {};
    const ReadSentence& next = article_.sentences[index_ + 1];
    const bool same_paragraph = next.sentence.paragraph == sentence_.sentence.paragraph;
    const bool may_be_far =
        next.sentence.paragraph == sentence_.sentence.paragraph + 1 && next.has_word(next.language->accounts);
    const bool is_told = sentence_.has_word(language_.reported) || sentence_.has_word(language_.retold);
    const bool tells_more =
        !account_of_match() && names_another_account(sentence_, match_.last + 1, sentence_.tokens.size());
    if (next.sentence.question || !is_told || tells_more || (!same_paragraph && !may_be_far)) return {};
    if (has_value(next)) return {};
    for (const Mention& mention : next.mentions) {
      const bool denies = mention.kind == Mention::Kind::word && contains(next.language->denies, mention.word);
      if (denies && !names_another_account(next, 0, mention.first)) return {0, mention.range};
    }
    return {};
  }

  /// Korean: "130억달러를 투자해 49%를 얻었다고 보도했다. 49%는 사실이 아니다.": of the sum nothing is said.
  bool only_tells_of_other_measures(const ReadSentence& next) const {
    if (!is_korean() || !match_.value) return false;
    const auto is_value = [](const Mention& mention) { return mention.kind == Mention::Kind::value; };
    return std::ranges::any_of(next.mentions, is_value) &&
           std::ranges::none_of(next.mentions, [&](const Mention& mention) {
             return is_value(mention) && same_measure(article_.quantities[mention.quantity], quantity_of_match());
           });
  }

  static bool has_value(const ReadSentence& sentence) {
    return std::ranges::any_of(sentence.mentions,
                               [](const Mention& mention) { return mention.kind == Mention::Kind::value; });
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
};

}  // namespace

Cue denial_of(const Cues& cues) { return DenialReader(cues).read(); }

}  // namespace claimwatch
