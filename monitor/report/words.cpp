#include "monitor/report/words.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "diffcore/compare/relation.h"
#include "diffcore/revision/token_diff.h"
#include "diffcore/text/width.h"

namespace claimwatch {
namespace {

constexpr std::string_view arrow = " → ";

/// "13.75" of "13750000000" and 9: the number, which has more whole digits, with its point that many digits to the
/// left.
std::string shifted(std::string_view digits, std::size_t places) {
  const auto point = std::min(digits.find('.'), digits.size());
  const std::string_view whole = digits.substr(0, point - places);
  std::string fraction(digits.substr(point - places, places));
  if (point < digits.size()) fraction += digits.substr(point + 1);
  while (fraction.ends_with('0')) fraction.pop_back();
  std::string text(whole);
  if (!fraction.empty()) text.append(".").append(fraction);
  return text;
}

/// "13 bn" of "13000000000".
std::string scaled(const std::string& number) {
  constexpr std::pair<std::size_t, const char*> units[] = {{12, " tn"}, {9, " bn"}, {6, " m"}};
  const std::size_t digits = std::min(number.find('.'), number.size());
  for (const auto& [places, unit] : units) {
    if (digits > places) return shifted(number, places) + unit;
  }
  return number;
}

std::string money_words(const std::string& text) {
  constexpr std::pair<std::string_view, std::string_view> signs[] = {
      {"USD", "$"}, {"KRW", "₩"}, {"EUR", "€"}, {"GBP", "£"}, {"JPY", "¥"}};
  const std::string unit = text.substr(0, 3), number = text.substr(std::min<std::size_t>(4, text.size()));
  for (const auto& [code, sign] : signs) {
    if (unit == code) return std::string(sign).append(scaled(number));
  }
  return unit + ' ' + scaled(number);
}

std::string printed(Value::Kind kind, const std::string& text) {
  if (kind == Value::Kind::money) return money_words(text);
  if (kind != Value::Kind::count) return text;
  const auto space = text.find(' ');
  return space == std::string::npos ? text : scaled(text.substr(space + 1)) + ' ' + text.substr(0, space);
}

std::string quoted(std::string_view words) { return std::string("\"").append(one_line(words)).append("\""); }

std::string day_count(std::int64_t days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

std::string days_words(const DayRange& days) {
  return days.first == days.last ? iso(days.first) : iso(days.first) + " to " + iso(days.last);
}

/// The value that the newer claim's article tells as past and that is opposed to it; none where `contents` has only
/// the sides of flags.
const ClaimView* told_as_past(const ClaimView& newer, const Contents& contents, const CompareRules& rules) {
  for (const auto& [row, claim] : contents.claims) {
    if (claim.reading == newer.reading && claim.claim.key == newer.claim.key && claim.claim.time == Time::former &&
        !compatible(claim.claim.value, newer.claim.value, rules)) {
      return &claim;
    }
  }
  return nullptr;
}

/// What made the newer claim one that tells a change.
std::string told_change(const FlagView& flag, const ClaimView& newer, const Contents& contents,
                        const CompareRules& rules) {
  if (flag.new_ended) return "the new article tells the old right as over, beside what holds now";
  if (const auto& words = newer.claim.tells_change) {
    // Usually inside the evidence; where it stands beside, its place has to do.
    const Range& evidence = newer.claim.evidence;
    if (evidence.contains(*words) && evidence.size() == newer.evidence.size()) {
      const Range inside{words->start - evidence.start, words->end - evidence.start};
      return "the new article's words tell a change: " + quoted(inside.of(newer.evidence));
    }
    return "words of the new article's sentence tell a change";
  }
  const ClaimView* const past = told_as_past(newer, contents, rules);
  if (past == nullptr) return "the new article tells an earlier value as past";
  return "the new article tells " + value_words(past->claim.value) + " as past: " + quoted(past->evidence);
}

std::string rule_words(const FlagView& flag, const ClaimView& newer, const Contents& contents,
                       const CompareRules& rules) {
  const std::string settle = day_count(rules.settle_days), event = day_count(rules.event_days);
  switch (flag.rule) {
    case FlagRule::tells_change: return told_change(flag, newer, contents, rules);
    case FlagRule::later: return "told more than " + settle + " after the old value was told last";
    case FlagRule::same_time: return "both claim to hold at the same time, and no words tell a change";
    case FlagRule::own_article: return "one article says both of the present";
    case FlagRule::falls: return "a running total cannot fall";
    case FlagRule::plan: return "the new value is planned, and differs from what stands";
    case FlagRule::not_as_planned: return "the plan was another";
    case FlagRule::told_as_past: return "the article tells the old value as past, beside the new one";
    case FlagRule::corrected: return "a newer version of the article says otherwise";
    case FlagRule::denied: return "the new article denies what another one says";
    case FlagRule::event_apart:
      return "may be one event, dated within " + event + ": one side tells it as past or planned, or much later";
    case FlagRule::event_clash: return "may be one event, dated within " + event + ", with two values";
  }
  std::abort();  // every FlagRule has its case
}

}  // namespace

std::string value_words(const Value& value) {
  const std::string low = printed(value.kind, value.text);
  switch (value.bound) {
    case Bound::exact: return low;
    case Bound::about: return "about " + low;
    case Bound::over: return "> " + low;
    case Bound::upto: return "up to " + low;
    case Bound::range: return low + " to " + printed(value.kind, value.high_text);
  }
  std::abort();  // every Bound has its case
}

std::string qualifiers(const Claim& claim) {
  std::string words;
  if (claim.time != Time::current) words = name(claim.time);
  if (claim.certainty != Certainty::stated) words.append(words.empty() ? "" : ", ").append(name(claim.certainty));
  return words;
}

std::string day_words(const ReadingView& reading) {
  return (reading.undated() ? "≤ " : "") + iso(reading.placement.day);
}

std::string parties(const Key& key, const Rules& rules) {
  std::string words(rules.entity_name(key.subject));
  if (!key.object.empty()) words.append(arrow).append(rules.entity_name(key.object));
  return words;
}

std::string topic_words(const Key& key) { return key.scope.empty() ? key.topic : key.topic + " (" + key.scope + ")"; }

std::string source_words(const ReadingView& reading) {
  return one_line(reading.source.value.empty() ? reading.doc : reading.source.value);
}

std::string cut_around(std::string_view text, Range words, std::size_t cells) {
  if (display_width(one_line(text)) <= cells) return one_line(text);
  const std::string before = one_line(text.substr(0, words.start));
  const std::string from = one_line(text.substr(words.start));
  const std::size_t beside = cells - std::min(cells, display_width(one_line(words.of(text))));
  // Half of the room for what is before, more where less follows.
  const std::size_t after = display_width(from) - std::min(display_width(from), cells - beside);
  const std::size_t room = after < beside / 2 ? beside - after : beside / 2;
  if (display_width(before) <= room) return cut_to_width(one_line(text), cells);
  std::string_view tail = before;
  while (!tail.empty() && display_width(tail) + 1 > room) {
    tail.remove_prefix(1);
    while (!tail.empty() && (static_cast<unsigned char>(tail.front()) & 0xc0U) == 0x80U) tail.remove_prefix(1);
  }
  return cut_to_width("…" + std::string(tail) + from, cells);
}

std::vector<FlagReason> flag_reasons(const FlagView& flag, const Contents& contents, const Rules& rules) {
  const ClaimView &older = contents.claims.at(flag.old_claim), &newer = contents.claims.at(flag.new_claim);
  const ReadingView &before = contents.reading_of(older), &after = contents.reading_of(newer);
  std::vector<FlagReason> reasons;
  const CompareRules& compare = rules.compare_rules(flag.key.topic, flag.key.scope);
  reasons.push_back({std::string(name(flag.rule)), rule_words(flag, newer, contents, compare)});
  const auto apart = std::chrono::abs(after.placement.day - before.placement.day).count();
  reasons.push_back({"days_apart", apart == 0 ? "of the same day" : day_count(apart) + " apart"});
  for (const auto& [side, claim] : {std::pair("old", &older.claim), std::pair("new", &newer.claim)}) {
    if (!compare.events || !claim->as_of) continue;
    reasons.push_back({"dated", std::string("its sentence dates the ") + side + " one " + days_words(*claim->as_of)});
  }
  if (flag.reverted) reasons.push_back({"reverted", "the new value stood before"});
  for (const ReadingView* side : {&before, &after}) {
    if (!side->undated()) continue;
    reasons.push_back({"undated", quoted(side->doc) + " names no date: its file's time stands in"});
    if (before.row == after.row) break;
  }
  return reasons;
}

bool supports_new_side(const FlagView& flag, const Claim& support, const Contents& contents, const Rules& rules) {
  const Claim& newer = contents.claims.at(flag.new_claim).claim;
  // These two sides tell the same value: one that it holds, the other that it does not.
  if (flag.new_ended) return support.time == Time::former;
  if (newer.certainty == Certainty::denied) return support.certainty == Certainty::denied;
  return compatible(support.value, newer.value, rules.compare_rules(flag.key.topic, flag.key.scope));
}

MarkedQuotes marked_quotes(std::string_view before, std::string_view after, const Style& style) {
  MarkedQuotes marked;
  std::size_t same = 0;
  for (const Edit& edit : diff_words(before, after)) {
    const std::string old_words = one_line(edit.before.of(before)), new_words = one_line(edit.after.of(after));
    if (edit.same) same += edit.before.size();
    marked.before += edit.same ? old_words : style.removed(old_words);
    marked.after += edit.same ? new_words : style.added(new_words);
  }
  // Sentences of two writers share little but names: all of it marked would say nothing.
  if (same * 3 < std::max(before.size(), after.size())) return {one_line(before), one_line(after)};
  return marked;
}

}  // namespace claimwatch
