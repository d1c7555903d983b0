#include "diffcore/claim/circumstances.h"

#include "diffcore/claim/certainty.h"
#include "diffcore/claim/claim_time.h"
#include "diffcore/claim/conditions.h"
#include "diffcore/claim/cues.h"
#include "diffcore/claim/past.h"

namespace claimwatch {

Circumstances circumstances_of(const Match& match, std::size_t index, const ReadArticle& article,
                               const RulesData& rules, std::optional<Day> published, std::string_view scope) {
  const Cues cues(match, index, article, rules, scope);
  Circumstances out;
  out.no_claim = Conditions(cues).rule_out_claim();
  if (out.no_claim) return out;
  const ToldTime time = time_of(cues, published);
  const ToldCertainty certainty = certainty_of(cues, time.time);
  // "denies that it had invested $30 billion": the tense is that of what is denied, not of a time before.
  const bool only_tense = certainty.certainty == Certainty::denied && match.value && time.time == Time::former &&
                          !Past(cues).is_dated_back(published);
  out.time = only_tense ? Time::current : time.time;
  // "could become non-exclusive": a change that is only being talked about is not so yet.
  if (match.frame->time == Time::current && certainty.certainty == Certainty::possible) out.time = Time::planned;
  out.certainty = certainty.certainty;
  out.told_in_past = Past(cues).told_in_past(published);
  out.only_by_verb = time.only_by_verb && !time.words.size();
  out.only_turns = time.only_turns;
  out.reasons = {{"time " + std::string(name(out.time)), time.words},
                 {"certainty " + std::string(name(certainty.certainty)), certainty.words}};
  return out;
}

}  // namespace claimwatch
