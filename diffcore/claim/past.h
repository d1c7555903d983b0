#pragma once

#include "diffcore/claim/cues.h"

namespace claimwatch {

/// What says that a match was so, or happened, in the past.
class Past : Cues {
 public:
  explicit Past(const Cues& cues) : Cues(cues) {}

  /// The words by which a state is over, whatever else its sentence tells; empty ones where a date alone does.
  std::optional<Range> over(std::optional<Day> published) const;

  /// Whether the sentence dates the match further back than the article's news, whatever else is still to come.
  bool is_dated_apart(Day published) const;

  /// The nearest word of the past.
  Cue nearest_past(std::optional<Day> published) const;

  /// Below the first paragraph, which tells the news, an event whose own verb is in the past is one of before, unless
  /// the sentence dates it or says that it is new.
  bool former_by_its_verb(std::optional<Day> published) const;

  /// The words by which an event is background, not the article's news; empty ones where a date does.
  std::optional<Range> background(std::optional<Day> published) const;

  /// Whether the match stands in an entry under a date of before.
  bool in_entry_of_before(Day published) const;

  /// A right that was so in a year before, unless it has been so ever since.
  bool of_an_earlier_year(Day published) const;

  /// Whether a date puts the match into the past, and not only a tense.
  bool is_dated_back(std::optional<Day> published) const { return published && dated_back(*published); }

  /// An English verb in the past that nothing dates or makes news of; a Korean one that an earlier year dates.
  std::optional<Range> told_in_past(std::optional<Day> published) const;

 private:
  /// Korean: "2023년 8월 지분 2%를 확보했다"
  bool was_so_in_an_earlier_year(Day published) const;

  /// "3000억달러로, 지난해 10월의 두 배다": a date behind a value is of something else.
  bool tells_own_past(const Cue& past) const;

  /// "By the end of 2024 Amazon had invested $4 billion": the state of an earlier time. Source: docs/claims.md,
  /// rule 11.
  Cue total_of_before(Day published) const;

  /// "it was not true that": the verb of a verdict, not of what it is on.
  bool is_of_verdict(const Cue& past) const;

  /// "지난해 10월 이후 5000억달러다": from then on.
  bool has_lasted_since(const Cue& past) const;

  /// "could invest $1 billion, Bloomberg reported last month": what was to come is so still.
  bool dates_report_of_plan(const Cue& past) const;

  /// "지난달 31일": the day itself tells how long ago it was.
  bool is_of_a_day(const Cue& past) const;

  /// "was fixed at 27%": an act whose outcome lasts.
  bool is_of_act(const Cue& past) const;

  /// "작년까지만 해도 184억달러에 불과했다": a time that words before the value put into the past.
  Cue time_of_before() const;

  /// "갖고 있던 오픈AI 지분 32.5%는": what the noun of the value was, with nothing but nouns between.
  Cue past_attribute() const;

  /// Whether a noun bears a particle that makes it something of another verb's: not 지분의.
  bool has_case(std::size_t token) const;

  /// Of "당초 20%에서 10%로" the second: words of the past before them are of the first.
  bool is_changed_to() const;

  /// "Until January it had to use Azure", "32.5 percent until October": up to a day that has passed.
  bool ended_by(Day published) const;

  /// The date that stands alone in the paragraph before the one that begins with the sentence `first`: "July 2019".
  std::optional<DayRange> date_of_heading(std::size_t first, Day published) const;

  /// A right, or a share: no sum that is counted up to a day.
  bool is_state() const;

  /// "4월 27일까지 독점으로 팔았지만": what was so up to a day that has passed.
  bool ended_in_korean_by(Day published) const;

  /// "Before the conversion Microsoft held 32.5%", "it paid 20% until the contract was amended": a state in the past,
  /// up to something.
  Cue state_of_before() const;

  /// "Microsoft had the only licence", 지금까지 저희가 독점으로 공급했습니다: a right told in the past.
  Cue stance_that_was() const;

  bool is_told_by_a_verb_before(std::size_t verb) const;

  /// "When it closed a round a year ago, OpenAI was worth $157 billion": of the time that the clause before tells.
  bool was_when(Day published) const;

  /// "was valued at $113 billion when it merged with X in March"
  bool was_when_behind(Day published) const;

  /// "since last year, when Microsoft put $1 billion into it": of a time that the words before tell.
  bool of_time_before(Day published) const;

  /// "a partnership that began with $1 billion in 2019": whatever is to come beside it, a sum with its year was then.
  std::optional<int> year_behind() const;

  /// An English verb in the past in the clauses of the match, where no other verb tells that it is so now: "paid".
  std::optional<Range> past_verb(const WordSet& verbs) const;

  /// A predicate behind the value that ends in the past: "…는 32.5%였다"; verbs of having and the words of the pattern
  /// may stand further off: "49%를 손에 쥐고 있었다".
  Cue past_ending() const;

  /// "Weeks after its deal with OpenAI, Microsoft announced": what stands behind the comma is what happened then, as is
  /// a sum with such words behind it.
  bool only_dates_the_rest(const Cue& cue) const;

  /// "has raised $2.3bn …, almost three times its worth in June": what has happened has no date in the past, and the
  /// sentence's is that of something else.
  bool is_perfect() const;

  /// From the sentence's start to the end of the match's last clause, or the next value of its kind.
  Range up_to_match() const;

  /// "3월 400억달러를 조달하며 3000억달러로 평가받았다": clauses without a tense of their own share a date with what
  /// follows.
  std::size_t start_of_statement(std::size_t start) const;

  /// By its words, or as what a quarter came to that has just ended.
  bool tells_news(std::optional<Day> published) const;

  /// A date behind the match's clauses is that of something else.
  std::optional<DayRange> date_of_match(Day published) const;
  /// English: "Mistral, which raised $2bn in December, is in talks": what is told of a name before the match.
  std::optional<Range> aside_before_match() const;
  bool dated_back(Day published, std::chrono::days lasting = std::chrono::days{0}) const;
};

}  // namespace claimwatch
