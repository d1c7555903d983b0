#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/claim/match.h"

namespace claimwatch {

/// How close a cue stands to what it may govern; the nearest one of a kind decides.
struct Cue {
  int distance = std::numeric_limits<int>::max();
  Range words;
  bool found() const { return distance != std::numeric_limits<int>::max(); }
};

/// A one-off event that its sentence dates further back than this is background, not the article's news.
constexpr std::chrono::days news_age{10};

/// The verb of a value stands no further behind it than this.
constexpr int own_verb = 2;

/// The words around a match in the article's sentence `index`, from which its time and its certainty are read.
class Cues {
 public:
  Cues(const Match& match, std::size_t index, const ReadArticle& article, const RulesData& rules,
       std::string_view scope);

 protected:
  enum class Reach { clause, sentence };
  enum class Side { either, governing };

  /// The nearest word of `words` to the match, in its clauses or in the whole sentence. On the governing side a verb
  /// stands in English before what it governs, in Korean behind.
  Cue nearest(const WordSet& words, Reach reach, Side side = Side::either) const;

  /// A supposition governs its own clause and, as it stands first, what follows it.
  bool governed_by(const WordSet& words) const;

  /// "may", "in talks", 협상하고 있다; of a sum or a percentage also what somebody is able to do: "200억달러를 더 넣을
  /// 수 있다".
  Cue possibility() const;

  /// "no longer pays it 20%", 더 이상 20%를 내지 않는다: what has ended.
  Cue no_more() const;

  /// "지분을 32.5%로 표시했습니다. 이는 개편 전의 수치입니다.": Korean puts such words into the sentence behind.
  Cue outdated_behind() const;

  /// A short sentence behind that ends with one of `words`, whoever says so, or one that begins with them: "Wrong
  /// again: it is 14%.", "\"That is false,\" Musk wrote on X."
  Cue answered_with(const WordSet& words) const;

  /// "the $20 billion round has yet to close", "its 49% stake is a thing of the past": the predicate of a value.
  Cue behind_value(const WordSet& words) const;

  /// "2026:" of "2025: $131bn; 2026: around $200bn": what stands with a colon before the value and after any other.
  std::optional<Range> label_of_value() const;

  /// "will invest $10 billion in mid-April"
  bool is_to_come() const;

  /// "last valued at $18bn, has raised money at $20bn": words with another value before this one are of that one.
  bool is_parted(const Cue& cue) const;

  /// The verb in the past that tells the value, or the right: "held", "was"; none where it is part of "has held".
  std::optional<std::size_t> past_verb_of_value() const;

  /// "27% of OpenAI, a holding that was worth $135 billion": what an aside tells of another thing.
  bool is_of_apposition(std::size_t verb) const;

  /// "said that it had raised": only the report puts it into the past.
  bool is_reported_speech(const Cue& cue) const;

  /// "said that it had a 27% stake": a verb that is in the past only because the report of it is.
  bool is_backshifted(std::size_t verb) const;

  bool governs(const Mention& mention) const;
  int distance_to_value(const Mention& mention) const;
  int distance_to_end() const;
  bool is_korean() const;
  std::string_view written(std::size_t token) const;
  std::size_t value_token() const;
  const Quantity& quantity_of_match() const;
  bool is_date() const;
  bool is_other_value(std::size_t token) const;
  bool has_value_between(std::size_t from, std::size_t to) const;
  bool is_word_at(std::size_t token, const WordSet& words) const;
  std::size_t token_at(std::size_t start) const;
  Range clauses_of_match() const;
  bool closes_statement(std::size_t token) const;
  bool is_past(std::size_t token) const;
  bool ends_with_any(std::size_t token, const std::vector<std::string>& endings) const;
  bool begins_with_any(std::size_t token, const std::vector<std::string>& beginnings) const;

  const Match& match_;
  std::size_t index_;
  const ReadArticle& article_;
  const RulesData& rules_;
  const ReadSentence& sentence_;
  const Language& language_;
  const Topic& topic_;
  std::string_view scope_;
  bool one_off_;  ///< Whether the topic's claims of this scope tell events.

 private:
  /// What only stands inside a longer word is none ("협상" in 우선협상권), nor is a name that is written like
  /// one ("May").
  bool is_cue(const Mention& mention) const;

  /// "그동안 130억달러를 쏟아부었다": what makes a running total of it puts it into no past.
  bool adds_up(const Mention& mention) const;

  /// "people close to the talks", "a person briefed on its plans": what only tells who the source is.
  bool is_a_sources(const Mention& mention) const;

  /// "After months of talks", and behind a value "after Bloomberg reported it": what went before and is over.
  bool is_only_before(const Mention& mention) const;

  /// "told Reuters", "in an interview with CNBC": the outlet only hears what somebody says.
  bool is_listener(const Mention& mention) const;

  bool is_preposition(std::size_t token) const;

  /// "are discussing a deal under which …": what a relative clause of the match tells more of.
  Cue possible_noun_before() const;

  /// "could keep its licence until 2035"; "may use it until 2032" is a right.
  bool is_subjunctive(const Cue& cue) const;

  /// "still" in "still had": the longer cue of time is meant.
  bool is_in_longer_cue(const Mention& mention) const;

  /// "to 10%, from 20% now", "previously 32.5%, has been diluted to 27%": what stands behind a second value, or right
  /// before one that a comma follows, is told of that one.
  bool is_of_another_value(const Mention& cue) const;

  /// "기존 380억달러였던 계약을 1000억달러 더 늘린다": what stands before a value that was is told of that one.
  bool is_of_an_old_value(const Mention& cue, const Mention& value) const;

  /// Whether a sentence ends with ", a spokesman said on Friday." from a token on.
  bool only_tells_who_says(const ReadSentence& sentence, std::size_t from) const;

  /// Korean: "200억달러로 당초 목표(150억달러)를 넘겼다": what belongs to the value that follows it.
  bool is_of_next_value(const Mention& cue, const Mention& value) const;

  /// Korean: "3500억달러로 평가받은 앤트로픽은 … 논의하고 있다": what is told of the noun behind a relative clause.
  bool is_behind_its_relative_clause(const Mention& cue, const Mention& value) const;
};

}  // namespace claimwatch
