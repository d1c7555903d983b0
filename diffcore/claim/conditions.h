#pragma once

#include "diffcore/claim/cues.h"

namespace claimwatch {

/// What a match depends on. One that is only supposed is no claim; what follows from a condition is yet to come.
class Conditions : Cues {
 public:
  explicit Conditions(const Cues& cues) : Cues(cues) {}

  /// A question, a wish or a supposition. Source: docs/claims.md, rule 2.
  bool rule_out_claim() const;

  /// "목표를 달성하면 300억달러를 더 넣는다": what follows from a condition is yet to come.
  Cue condition_before() const;

  Cue condition_behind() const;

  /// Korean: "AGI에 도달하면 독점은 끝난다"
  bool condition_before_stance() const;

 private:
  /// "20% 이상 보유하면 …": the value is only what somebody might have.
  bool supposed() const;

  /// "독점이 풀리면 …", "독점권을 잃게 되면 …"
  bool is_supposed_stance() const;

  /// A condition behind a value supposes it only with a verb that does: "would be worth $1tn if …". In "and another
  /// $30bn if targets are met" it makes a plan of it.
  bool in_supposition() const;

  /// Korean: "지금까지 들고 있었다면 200억달러가 넘는다"
  bool is_against_the_facts() const;

  /// "may rent elsewhere if Microsoft does not want the work": the condition is what the match tells.
  bool is_own_condition() const;

  /// "Had the plan gone through, Microsoft would own 33%": a condition without "if".
  bool is_inverted() const;

  /// "has put $13bn into it, and promises more if …"
  bool is_of_what_is_added(const Cue& condition) const;

  /// "if the newspaper is right": nothing that the match depends on.
  bool doubts_source(const Cue& condition) const;

  /// English: "if completed", "if the talks succeed": what the plan itself waits for, and supposes nothing else.
  bool is_of_the_deal(std::size_t condition) const;

  /// English: "If the deal closes, Microsoft will own 27%": a condition that may well come true.
  Cue open_condition() const;

  bool is_condition(std::size_t token) const;

  /// "써야 한다": a verb of doing makes a duty of what would be a condition.
  bool is_duty(std::size_t token) const;

  /// "350억달러는 조건이 갖춰지면 들어온다": the value is what the whole clause is about.
  bool is_theme() const;
};

}  // namespace claimwatch
