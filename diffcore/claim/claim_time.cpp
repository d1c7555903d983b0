#include "diffcore/claim/claim_time.h"

#include <algorithm>

#include "diffcore/claim/function.h"
#include "diffcore/claim/past.h"
#include "diffcore/claim/plans.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

class TimeReader : Cues {
 public:
  TimeReader(const Cues& cues, std::optional<Day> published)
      : Cues(cues), published_(published), past_(cues), plans_(cues), conditions_(cues) {}

  ToldTime read() const {
    if (match_.compared) return time_of_compared();
    if (match_.contrasted) return {Time::current};
    if (match_.value && sentence_.mentions[*match_.value].changed_from) return {time_of_old_figure()};
    if (match_.frame->time) return time_of_frame();
    if (const Cue still = still_so_behind(); still.found()) return {Time::current, still.words};
    if (const auto over = past_.over(published_)) return {Time::former, *over};
    return nearest_time();
  }

 private:
  ToldTime nearest_time() const {
    const Cue current = nearest(language_.current, Reach::clause);
    const auto [planned, only_turns] = plans_.nearest_plan(published_);
    if (published_ && !current.found() && !planned.found() && past_.in_entry_of_before(*published_))
      return {Time::former};
    if (published_ && past_.is_dated_apart(*published_)) return {Time::former};
    if (one_off_ && published_ && plans_.is_plan_of_before(planned, *published_)) return {Time::former, planned.words};
    const Cue stays = nearest(language_.goes_on, Reach::clause);
    if (planned.found() && !one_off_ && stays.found()) return {Time::current, stays.words};
    if (planned.found() && is_done_behind()) return {Time::current};
    if (const Cue then = past_right_before(); planned.found() && then.found()) return {Time::former, then.words};
    const Cue former = nearest_past(planned);
    if (planned.found() && planned.distance < current.distance && planned.distance < former.distance)
      return {Time::planned, planned.words, only_turns};
    if (const auto background = past_.background(published_)) return {Time::former, *background};
    if (one_off_ && past_.former_by_its_verb(published_)) {
      ToldTime told{Time::former, former.words};
      told.only_by_verb = true;
      return told;
    }
    if (former.found() && former.distance < current.distance) return {Time::former, former.words};
    if (!match_.value && published_ && past_.of_an_earlier_year(*published_)) return {Time::former};
    // What is only being talked about is not so yet.
    if (const Cue possible = possibility(); possible.found()) return {Time::planned, possible.words};
    return {Time::current, current.found() ? current.words : Range{}};
  }

  /// "became its exclusive cloud, which it still is": a relative clause behind that tells it of today.
  Cue still_so_behind() const {
    const std::size_t told = std::max(match_.value ? value_token() : match_.last, match_.last);
    const int behind = sentence_.clause[told] + 1;
    const auto first = std::find(sentence_.clause.begin(), sentence_.clause.end(), behind);
    if (first == sentence_.clause.end()) return {};
    const auto opener = static_cast<std::size_t>(first - sentence_.clause.begin());
    if (!is_one_of(written(opener), language_.relatives)) return {};
    for (const Mention& mention : sentence_.mentions) {
      const bool is_still = mention.kind == Mention::Kind::word && contains(language_.goes_on, mention.word) &&
                            sentence_.clause[mention.first] == behind;
      if (is_still && !has_value_between(told + 1, mention.first)) return {0, mention.range};
    }
    return {};
  }

  /// "is to invest another $1 billion, on top of the $2 billion it has already put in"
  bool is_done_behind() const {
    constexpr std::size_t within = 4;  // tokens: "that the company has"
    if (is_korean() || !match_.value || one_off_) return false;
    const std::size_t value = sentence_.mentions[*match_.value].last;
    const std::size_t end = std::min(value + within + 1, sentence_.tokens.size());
    for (std::size_t i = value + 1; i < end && sentence_.tokens[i].kind != TokenKind::sign; ++i) {
      if (is_one_of(written(i), language_.perfect)) return true;
    }
    return false;
  }

  /// "expects to spend more than last year's $88 billion"
  Cue past_right_before() const {
    constexpr int beside = 2;  // tokens: "last year"
    if (is_korean() || !one_off_ || !match_.value) return {};
    const Cue before = nearest(language_.background, Reach::clause, Side::governing);
    return before.distance <= beside && before.words.end < sentence_.mentions[*match_.value].range.start &&
                   !is_reported_speech(before)
               ? before
               : Cue{};
  }

  /// A plan that has been given up is a thing of the past.
  Cue nearest_past(const Cue& planned) const {
    const Cue former = past_.nearest_past(published_);
    return plans_.is_plan_given_up(planned) && planned.distance < former.distance ? planned : former;
  }

  ToldTime time_of_frame() const {
    const Time time = *match_.frame->time;
    const Cue former = nearest(language_.former, Reach::clause, Side::governing);
    const bool is_old_plan =
        time == Time::planned && !is_korean() && (former.distance <= own_verb || plans_.had_been_planned());
    if (is_old_plan) return {Time::former, former.words};
    if (const Cue then = past_right_before(); time == Time::planned && then.found()) return {Time::former, then.words};
    const bool is_to_come =
        time == Time::current && !match_.frame->subject_before && conditions_.condition_before_stance();
    return {is_to_come ? Time::planned : time};
  }

  /// Of "20%에서 10%로" the first is still so while the change is a plan.
  Time time_of_old_figure() const {
    const std::size_t value = value_token();
    const bool planned = std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::word && contains(language_.planned, mention.word) &&
             mention.first > value && in_clauses(match_, mention, sentence_);
    });
    return planned || conditions_.condition_before().found() ? Time::current : Time::former;
  }

  /// What another value is compared with was so before; if that one is only to come, or words say so, it is so now.
  /// What was spent once is spent.
  ToldTime time_of_compared() const {
    constexpr int beside = 3;
    const Cue current = nearest(language_.current, Reach::clause);
    if (current.distance <= beside) return {Time::current, current.words};
    Cue former = nearest(language_.former, Reach::clause);
    if (const Cue before = behind_value(language_.background); before.distance < former.distance) former = before;
    const Cue planned = nearest(language_.planned, Reach::clause, Side::governing);
    if (planned.found() && !one_off_ && former.distance > beside && !is_plan_changed(planned))
      return {Time::current, planned.words};
    return {Time::former, former.found() ? former.words : Range{}};
  }

  /// "raises its plan for this year to $50bn, from $35bn": both are plans, and the first one is no more.
  bool is_plan_changed(const Cue& planned) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      const bool changes = mention.kind == Mention::Kind::word && contains(language_.change, mention.word);
      return changes && mention.range.end < planned.words.start && in_clauses(match_, mention, sentence_);
    });
  }

  std::optional<Day> published_;
  Past past_;
  Plans plans_;
  Conditions conditions_;
};

}  // namespace

ToldTime time_of(const Cues& cues, std::optional<Day> published) { return TimeReader(cues, published).read(); }

}  // namespace claimwatch
