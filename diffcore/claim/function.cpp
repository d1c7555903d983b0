#include "diffcore/claim/function.h"

#include <algorithm>
#include <iterator>

namespace claimwatch {
namespace {

bool equal_folded(std::string_view folded, std::string_view word) {
  return std::equal(folded.begin(), folded.end(), word.begin(), word.end(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); });
}

bool has_possessive(const Mention& mention, const ReadSentence& sentence, std::string_view text) {
  if (is_one_of(mention.range.of(text), sentence.language->possessives)) return true;
  if (mention.last + 1 >= sentence.tokens.size()) return false;
  const std::string_view next = sentence.tokens[mention.last + 1].range.of(text);
  return next == "'s" || next == "’s" || next == "'" || next == "’";
}

/// Whether a word of at least `stem` letters before it ends in one of `endings`.
bool has_ending(std::string_view word, const std::vector<std::string>& endings, std::size_t stem) {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return word.size() >= ending.size() + stem && word.ends_with(ending);
  });
}

/// "with ASML putting in", "with the foundation holding 26%": the subject of a clause of its own.
bool begins_participle_clause(const Mention& mention, const ReadSentence& sentence, std::string_view text) {
  if (mention.last + 1 >= sentence.tokens.size()) return false;
  const std::string_view next = sentence.tokens[mention.last + 1].range.of(text);
  return has_ending(next, sentence.language->participle_endings, 2);
}

/// "on paper Azure stays", "of the deal OpenAI is": a verb right behind a name.
bool is_before_verb(const Mention& mention, const ReadSentence& sentence, std::string_view text) {
  if (mention.last + 1 >= sentence.tokens.size()) return false;
  const std::string_view next = sentence.tokens[mention.last + 1].range.of(text);
  const bool is_present = next[0] >= 'a' && next[0] <= 'z' && has_ending(next, sentence.language->present_endings, 3);
  return is_present || is_one_of(next, sentence.language->finite_verbs);
}

/// A preposition stands right before its noun, or an article and an adjective away; one that begins the sentence has a
/// noun of its own before the subject ("In return Microsoft gets"), as have those of fixed phrases and dates, and a
/// pronoun takes no adjective.
Function english_function(const Mention& mention, const ReadSentence& sentence, std::string_view text,
                          const RulesData& rules) {
  if (has_possessive(mention, sentence, text)) return Function::possessive;
  constexpr std::size_t furthest = 3;
  for (std::size_t back = 1; back <= furthest && back <= mention.first; ++back) {
    const Token& token = sentence.tokens[mention.first - back];
    if (token.kind == TokenKind::sign) break;
    const std::string_view word = token.range.of(text);
    for (const auto& [preposition, function] : sentence.language->prepositions) {
      if (!equal_folded(rules.vocabulary.word(preposition), word)) continue;
      const bool own_noun =
          back == 2 && !is_one_of(sentence.tokens[mention.first - 1].range.of(text), sentence.language->articles);
      const std::string_view noun = sentence.tokens[mention.first - 1].range.of(text);
      const bool of_itself = is_one_of(noun, sentence.language->no_goals) || (noun[0] >= '0' && noun[0] <= '9');
      if (own_noun && (of_itself || mention.short_form || back == mention.first)) return Function::bare;
      if (back > 1 && !is_one_of(noun, sentence.language->articles) && is_before_verb(mention, sentence, text))
        return Function::bare;
      const bool is_subject = function == Function::with && begins_participle_clause(mention, sentence, text);
      return is_subject ? Function::bare : function;
    }
    if (back > 1 && !is_one_of(word, sentence.language->articles)) break;
  }
  return Function::bare;
}

bool closes_quote(std::string_view sign) {
  const std::string_view signs[] = {"'", "’", "\"", "”", "」", "》"};
  return std::find(std::begin(signs), std::end(signs), sign) != std::end(signs);
}

/// "소프트뱅크→오픈AI 400억달러": who gives, and to whom.
std::optional<Function> beside_arrow(const Mention& mention, const ReadSentence& sentence, std::string_view text) {
  const auto is_arrow = [&](std::size_t token) {
    const std::string_view sign = sentence.tokens[token].range.of(text);
    return sign == "→" || sign == "➜" || sign == "⇒";
  };
  if (mention.last + 1 < sentence.tokens.size() && is_arrow(mention.last + 1)) return Function::subject;
  if (mention.first > 0 && is_arrow(mention.first - 1)) return Function::into;
  return std::nullopt;
}

/// "브로드컴: 앤트로픽에서 TPU 주문 확보", "정부는:": whom the rest of an entry or a turn tells of.
bool is_label(const Mention& mention, const ReadSentence& sentence, std::string_view text) {
  if (mention.first > 0 || mention.last + 1 >= sentence.tokens.size()) return false;
  return sentence.tokens[mention.last + 1].range.of(text) == ":";
}

/// A particle ends its eojeol; one of two syllables or more may have others behind it.
bool has_particle(std::string_view rest, std::string_view particle) {
  constexpr std::size_t two_syllables = 6;
  return rest == particle || (particle.size() >= two_syllables && rest.starts_with(particle));
}

/// "오픈AI 펀드가": the noun behind a name bears its particle.
std::string_view after_extension(const Mention& mention, const ReadSentence& sentence, std::string_view text) {
  if (mention.last + 1 >= sentence.tokens.size()) return {};
  const std::string_view next = sentence.tokens[mention.last + 1].range.of(text);
  for (const std::string& extension : sentence.language->extensions) {
    if (next.starts_with(extension)) return next.substr(extension.size());
  }
  return {};
}

std::optional<Function> korean_function(const Mention& mention, const ReadSentence& sentence, std::string_view text,
                                        const std::vector<WordHit>& hits) {
  const std::size_t end = sentence.tokens[mention.last].range.end;
  std::string_view attached = text.substr(mention.range.end, end - mention.range.end);
  constexpr std::string_view plural = "들";
  if (attached.starts_with(plural) && attached != plural) attached.remove_prefix(plural.size());
  std::string_view rest = attached.empty() ? after_aside(sentence, mention.last + 1, text) : attached;
  if (rest.empty()) rest = after_extension(mention, sentence, text);
  if (rest.empty()) return is_label(mention, sentence, text) ? Function::subject : Function::bare;
  for (const auto& [particle, function] : sentence.language->particles) {
    if (has_particle(rest, particle)) return function;
  }
  const bool word_follows =
      std::any_of(hits.begin(), hits.end(), [&](const WordHit& hit) { return hit.range.start == mention.range.end; });
  const bool latin_name = static_cast<unsigned char>(text[mention.range.end - 1]) < 0x80U;
  if (word_follows || latin_name || attached.empty()) return Function::bare;
  return std::nullopt;
}

}  // namespace

std::string_view after_aside(const ReadSentence& sentence, std::size_t token, std::string_view text) {
  int depth = 0;
  for (; token < sentence.tokens.size(); ++token) {
    const Token& here = sentence.tokens[token];
    const std::string_view word = here.range.of(text);
    if (depth == 0 && here.spaced) return {};
    if (word == "(") ++depth;
    if (depth == 0 && here.kind != TokenKind::sign) return word;
    if (depth == 0 && !closes_quote(word)) return {};
    if (word == ")") --depth;
  }
  return {};
}

bool is_one_of(std::string_view word, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& other) { return equal_folded(other, word); });
}

std::optional<Function> function_of(const Mention& mention, const ReadSentence& sentence, std::string_view text,
                                    const std::vector<WordHit>& hits, const RulesData& rules) {
  if (const auto function = beside_arrow(mention, sentence, text)) return function;
  if (sentence.language->particles.empty()) return english_function(mention, sentence, text, rules);
  return korean_function(mention, sentence, text, hits);
}

}  // namespace claimwatch
