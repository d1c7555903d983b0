#pragma once

#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "diffcore/quantity/reader.h"
#include "diffcore/text/sentences.h"
#include "diffcore/text/tokens.h"
#include "diffcore/topic/rules_data.h"

// What an article mentions, sentence by sentence: words that frames wait for, entities with what they do, and values.

namespace claimwatch {

/// Something that a sentence mentions.
struct Mention {
  enum class Kind { word, entity, value };
  Kind kind = Kind::word;
  Range range;                      ///< Bytes of the article's text.
  std::size_t first = 0, last = 0;  ///< Tokens of the sentence, both in.
  WordId word = 0;                  ///< Of words, and of short forms ("the startup").
  std::size_t entity = 0;           ///< Of entities: index into RulesData::entities.
  bool product = false;             ///< An entity named by what it sells.
  bool short_form = false;          ///< Resolved from "it", "the company", 회사.
  int rank = 0;                     ///< Of those whom a short form may stand for: 0 the likeliest.
  Function function = Function::bare;
  bool changed_from = false;  ///< Of values: the old one of two, "32.5%에서 27%로".
  std::size_t quantity = 0;   ///< Of values: index into ReadArticle::quantities.
};

/// A sentence as frames see it.
struct ReadSentence {
  Sentence sentence;
  const Language* language = nullptr;
  std::vector<Token> tokens;
  std::vector<int> clause;        ///< Of each token.
  std::vector<int> statement;     ///< Of each token: of "A owns 27%, and B sold its shares" there are two.
  std::vector<bool> aside;        ///< Whether each token stands in parentheses.
  std::vector<int> passed;        ///< Words and numbers outside parentheses before each token.
  std::vector<Mention> mentions;  ///< In order of their start.
  WordSet words;                  ///< Those that it mentions.
  std::vector<std::array<int, Quantity::kinds>>
      values_before;                   ///< Before each mention: values of each kind that readers go by.
  std::optional<std::size_t> heading;  ///< Index of the heading above, if any.

  /// Tokens that a reader passes between two tokens: words and numbers outside parentheses, and two more for another
  /// clause.
  int distance(std::size_t from, std::size_t to) const;
  /// Values of a kind between two mentions, given by index: none in parentheses, and not the old one of two.
  int values_between(std::size_t from, std::size_t to, Quantity::Kind kind) const;
  int clause_of(const Mention& mention) const { return clause[mention.first]; }
  bool has_word(const WordSet& any) const;
  /// Whether one of `words` stands right before a mention, or with no more than an article between: "not the $5 billion".
  bool stands_behind(const WordSet& words, const Mention& mention, std::string_view text) const;
  /// Its mentions of entities by name, those last of whom the next sentence most likely speaks: in English who stands
  /// in an apposition before the others ("Anthropic, a rival of OpenAI"), and behind them its subject.
  std::vector<const Mention*> by_prominence(std::string_view text) const;
};

/// Whether an entity is of one of `kinds`.
bool any_of_kinds(const Entity& entity, const std::vector<std::string>& kinds);

/// Whether only a comma, "and", "or" or a Korean joining particle stands between two mentions.
bool joined(const Mention& a, const Mention& b, std::string_view text);

struct ReadArticle {
  std::string_view text;
  std::vector<Quantity> quantities;
  std::vector<ReadSentence> sentences;
  const Entity& entity(std::size_t index, const RulesData& rules) const {
    const std::size_t known = rules.entities.size();
    return index < known ? rules.entities[index] : strangers[index - known];
  }
  std::vector<WordId> title_words;  ///< Words of the title that frames wait for.
  std::vector<Entity> strangers;    ///< Companies that only the article names, behind the rules' entities.
  std::vector<std::size_t> focus;   ///< Entities of the title, then of the text, each by how often they are named.
  std::map<std::size_t, std::size_t> named_from;  ///< Of each of these the byte of the first name, 0 in the title.
};

/// The sentences that ask what a sentence's paragraph answers, first to last: a question before it in the paragraph, or
/// the turn or paragraph before it that ends in one. Empty if nobody asked.
std::vector<std::size_t> asked_before(std::size_t index, const ReadArticle& article);

/// `source`: whose name "we" stands for, if it is an entity's.
ReadArticle read_mentions(std::string_view text, std::string_view title, std::string_view source,
                          const RulesData& rules);

}  // namespace claimwatch
