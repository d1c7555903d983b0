#include "monitor/report/reasons.h"

#include <cassert>
#include <chrono>
#include <nlohmann/json.hpp>

#include "diffcore/compare/relation.h"
#include "monitor/report/order.h"
#include "monitor/report/terminal.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

/// A flag with what its reasons are read from.
struct Sides {
  Sides(const FlagView& of, const Contents& in, const Rules& rules)
      : flag(of),
        contents(in),
        older(in.claims.at(of.old_claim)),
        newer(in.claims.at(of.new_claim)),
        before(in.reading_of(older)),
        after(in.reading_of(newer)),
        compare(rules.compare_rules(of.key.topic, of.key.scope)) {}

  std::int64_t days_apart() const { return std::chrono::abs(after.placement.day - before.placement.day).count(); }

  const FlagView& flag;
  const Contents& contents;
  const ClaimView &older, &newer;
  const ReadingView &before, &after;
  const CompareRules& compare;
};

/// The value that the newer claim's article tells as past and that is opposed to it.
const ClaimView* told_as_past(const Sides& sides) {
  for (const ClaimView* view : claims_beside(sides.newer, sides.contents)) {
    const Claim& claim = view->claim;
    if (claim.key == sides.newer.claim.key && claim.time == Time::former && claim.certainty != Certainty::possible &&
        !compatible(claim.value, sides.newer.claim.value, sides.compare)) {
      return view;
    }
  }
  return nullptr;
}

/// The words of the newer claim's sentence that tell a change; they may stand outside its evidence.
std::string words_of_change(const ClaimView& claim) {
  return nlohmann::json::parse(claim.json).at("tells_change").at("words").get<std::string>();
}

/// What made the newer claim one that tells a change.
FlagReason told_change(const Sides& sides) {
  const std::int64_t days = sides.days_apart();
  if (sides.flag.new_ended) return {"tells_end", {{"days", days}}};
  if (sides.newer.claim.tells_change)
    return {"tells_change", {{"days", days}, {"words", words_of_change(sides.newer)}}};
  const ClaimView* const past = told_as_past(sides);
  assert(past != nullptr);  // the fold saw one
  return {"gives_former", {{"days", days}, {"value", past->claim.value}, {"words", past->evidence}}};
}

FlagReason rule_reason(const Sides& sides) {
  const std::int64_t days = sides.days_apart();
  const std::string code(name(sides.flag.rule));
  switch (sides.flag.rule) {
    case FlagRule::tells_change: return told_change(sides);
    case FlagRule::later: return {code, {{"days", days}, {"settle", sides.compare.settle_days}}};
    case FlagRule::same_time:
      if (sides.newer.claim.time == Time::planned) return {"two_plans", {{"days", days}}};
      return {of_one_outlet(sides.flag, sides.contents) ? "one_outlet" : code, {{"days", days}}};
    case FlagRule::event_apart:
    case FlagRule::event_clash: return {code, {{"days", days}, {"event", sides.compare.event_days}}};
    case FlagRule::own_article:
    case FlagRule::told_as_past:
    case FlagRule::corrected: return {code, {}};
    case FlagRule::falls:
    case FlagRule::plan:
    case FlagRule::not_as_planned:
    case FlagRule::denied: return {code, {{"days", days}}};
  }
  std::abort();  // every FlagRule has its case
}

/// Whether an article tells another scope of the same two parties with the value of the other side, and not its own
/// side's: then the two may speak of different scopes.
const ClaimView* other_scope(const ClaimView& own, const ClaimView& other, const Sides& sides) {
  const auto says = [&](const Value& a, const Value& b) { return compatible(a, b, sides.compare); };
  for (const ClaimView* view : claims_beside(own, sides.contents)) {
    const Claim& claim = view->claim;
    const Key& key = claim.key;
    if (claim.time != other.claim.time || key.scope == own.claim.key.scope || claim.certainty >= Certainty::possible)
      continue;
    const bool same_parties =
        key.topic == own.claim.key.topic && key.subject == own.claim.key.subject && key.object == own.claim.key.object;
    if (same_parties && says(claim.value, other.claim.value) && !says(claim.value, own.claim.value)) return view;
  }
  return nullptr;
}

void add_other_scope(const Sides& sides, std::vector<FlagReason>& reasons) {
  if (sides.older.reading == sides.newer.reading || sides.newer.claim.certainty == Certainty::denied) return;
  for (const auto& [side, own, other] :
       {std::tuple("new", &sides.newer, &sides.older), std::tuple("old", &sides.older, &sides.newer)}) {
    if (const ClaimView* const claim = other_scope(*own, *other, sides)) {
      reasons.push_back(
          {"other_scope", {{"side", side}, {"scope", claim->claim.key.scope}, {"value", claim->claim.value}}});
      return;
    }
  }
}

/// Whether one of the two that a claim is about says it.
bool is_own_word(const Claim& claim) {
  const auto& speaker = claim.speaker;
  return speaker && speaker->kind != Speaker::Kind::unnamed && !speaker->entity.empty() &&
         (speaker->entity == claim.key.subject || speaker->entity == claim.key.object);
}

/// Whether it comes from outside: by sources without a name, or from another outlet.
bool is_report(const Claim& claim) {
  return !is_own_word(claim) && (claim.certainty == Certainty::reported || claim.outlet ||
                                 (claim.speaker && claim.speaker->kind == Speaker::Kind::unnamed));
}

std::string teller(const ClaimView& view, const Contents& contents) {
  if (view.claim.outlet) return view.claim.outlet->name;
  return view.claim.speaker ? view.claim.speaker->name : source_words(contents.reading_of(view));
}

void add_party_and_report(const Sides& sides, std::vector<FlagReason>& reasons) {
  for (const auto& [side, own, other] :
       {std::tuple("new", &sides.newer, &sides.older), std::tuple("old", &sides.older, &sides.newer)}) {
    if (!is_own_word(own->claim) || !is_report(other->claim)) continue;
    reasons.push_back(
        {"party_and_report",
         {{"side", side}, {"party", own->claim.speaker->name}, {"reporter", teller(*other, sides.contents)}}});
  }
}

bool is_bounded(const ClaimView& view) { return view.claim.value.bound != Bound::exact; }

}  // namespace

std::vector<FlagReason> flag_reasons(const FlagView& flag, const Contents& contents, const Rules& rules) {
  const Sides sides(flag, contents, rules);
  std::vector<FlagReason> reasons = {rule_reason(sides)};
  add_other_scope(sides, reasons);
  add_party_and_report(sides, reasons);
  const bool denied = sides.newer.claim.certainty == Certainty::denied;
  if (!denied && (is_bounded(sides.older) || is_bounded(sides.newer))) reasons.push_back({"bounds_apart", {}});
  for (const auto& [side, view] : {std::pair("old", &sides.older), std::pair("new", &sides.newer)}) {
    if (sides.compare.events && view->claim.as_of)
      reasons.push_back({"dated", {{"side", side}, {"date", *view->claim.as_of}}});
  }
  if (flag.reverted) reasons.push_back({"reverted", {}});
  for (const auto& [side, reading] : {std::pair("old", &sides.before), std::pair("new", &sides.after)}) {
    const bool told = side == std::string_view("new") && sides.before.row == sides.after.row;
    if (reading->undated() && !told) reasons.push_back({"undated", {{"side", side}, {"doc", reading->doc}}});
  }
  return reasons;
}

namespace {

std::string article_words(const ReadingView& reading, Lang lang) {
  return message("article", lang, {{"source", source_words(reading)}, {"day", day_words(reading)}});
}

std::string words_of(const Argument& argument, const Key& key, const Rules& rules, Lang lang) {
  if (const auto* number = std::get_if<std::int64_t>(&argument)) return std::to_string(*number);
  if (const auto* value = std::get_if<Value>(&argument)) return value_words(*value, key, rules, lang);
  if (const auto* days = std::get_if<DayRange>(&argument)) return iso(*days);
  return one_line(std::get<std::string>(argument));
}

std::string gap_words(std::int64_t days, const std::string& old_article, Lang lang) {
  const char* const key = days == 0 ? "gap.same_day" : days == 1 ? "gap.one_day" : "gap.days";
  return message(key, lang, {{"days", std::to_string(days)}, {"old_article", old_article}});
}

}  // namespace

std::string why(const FlagView& flag, const Contents& contents, const Rules& rules, Lang lang) {
  const Sides sides(flag, contents, rules);
  const std::string old_article = article_words(sides.before, lang), new_article = article_words(sides.after, lang);
  std::string sentence;
  for (const FlagReason& reason : flag_reasons(flag, contents, rules)) {
    Fillings fillings = {{"old_article", old_article},
                         {"new_article", new_article},
                         {"old_day", day_words(sides.before)},
                         {"old", value_words(sides.older.claim.value, flag.key, rules, lang)},
                         {"new", value_words(sides.newer.claim.value, flag.key, rules, lang)},
                         {"gap", gap_words(sides.days_apart(), old_article, lang)}};
    for (const auto& [place, argument] : reason.args) {
      if (place == "side")
        fillings.emplace_back("article",
                              words_of(argument, flag.key, rules, lang) == "old" ? old_article : new_article);
      std::string words = words_of(argument, flag.key, rules, lang);
      if (place == "scope") words = rules.name_of(words, flag.key.topic, language_id(lang));
      fillings.emplace_back(place, std::move(words));
    }
    sentence += (sentence.empty() ? "" : "; ") + message("why." + reason.code, lang, fillings);
  }
  return sentence;
}

}  // namespace claimwatch
