#pragma once

#include "diffcore/claim/conditions.h"
#include "diffcore/claim/cues.h"

namespace claimwatch {

/// What says that a match is yet to come.
class Plans : Cues {
 public:
  explicit Plans(const Cues& cues) : Cues(cues), conditions_(cues) {}

  /// The nearest of all that says so. `only_turns`: it is a verb of becoming, with no other word for a plan.
  struct Plan {
    Cue cue;
    bool only_turns = false;
  };
  Plan nearest_plan(std::optional<Day> published) const;

  bool had_been_planned() const;

  /// "said last month that it would invest": what was to come by then. What a company plans for itself, as a year's
  /// spending, goes on being a plan.
  bool is_plan_of_before(const Cue& planned, Day published) const;

  /// "had guided for $64 billion": a plan that was one before.
  bool is_plan_given_up(const Cue& planned) const;

 private:
  /// "will put in another $22.5 billion when the conversion is complete"
  Cue occasion_behind() const;

  /// "원금을 회수한 뒤 49%를 갖는다", "이달 중순 75억달러를 넣는다": what is done at a time to come.
  Cue later_act(std::optional<Day> published) const;

  /// "380억달러를 쓸 것으로 알려졌다", "27%로 낮아지게 된다": a verb that says itself that it is to come.
  Cue turn_to_come() const;

  /// "투자하기로 했다. 두 회사는 이런 내용의 의향서를 맺었다.": what is only meant, as the next sentence has it.
  Cue letter_of_intent() const;

  /// Korean: "양사는 의향서를 체결했다. 엔비디아는 오픈AI에 최대 1000억달러를 투자한다."
  bool follows_a_letter_of_intent() const;

  /// "will exceed $120 billion", "will take its total to $64.6 billion": what a company will spend or be worth, or will
  /// have paid in all, is still to come, while what it will pay to another one is a deal.
  Cue own_future() const;

  /// English: "will invest another $22.5 billion in December": of a month without a year the verb tells which.
  Cue dated_to_come(Day published) const;

  /// "the remaining $30 billion will be handed over": a sum that is the subject of what is to come.
  Cue future_behind() const;

  /// "100억달러를 먼저 집행하고 나머지는 12월에 보낼 예정이다": a clause without a tense has that of the next.
  Cue plan_that_goes_on() const;

  /// "2026: around $200bn": the figure of a period that is not over.
  Cue label_to_come(Day published) const;

  /// "회수한 뒤에는": a time after something that is done.
  bool is_afterwards(std::size_t token) const;

  bool holds_any(Range where, const std::vector<std::string>& words) const;

  Conditions conditions_;
};

}  // namespace claimwatch
