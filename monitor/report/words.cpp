#include "monitor/report/words.h"

#include <algorithm>
#include <array>

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

/// "13 bn" of "13000000000"; 130억.
std::string scaled(const std::string& number, Lang lang) {
  using Units = std::array<std::pair<std::size_t, const char*>, 3>;
  constexpr Units english = {{{12, " tn"}, {9, " bn"}, {6, " m"}}}, korean = {{{12, "조"}, {8, "억"}, {4, "만"}}};
  const std::size_t digits = std::min(number.find('.'), number.size());
  for (const auto& [places, unit] : lang == Lang::ko ? korean : english) {
    if (digits > places) return shifted(number, places) + unit;
  }
  return number;
}

std::string money_words(const std::string& text, Lang lang) {
  struct Currency {
    std::string_view code, sign, korean;
  };
  constexpr Currency currencies[] = {
      {"USD", "$", " 달러"}, {"KRW", "₩", " 원"}, {"EUR", "€", " 유로"}, {"GBP", "£", " 파운드"}, {"JPY", "¥", " 엔"}};
  const std::string unit = text.substr(0, 3);
  const std::string number = scaled(text.substr(std::min<std::size_t>(4, text.size())), lang);
  for (const auto& [code, sign, korean] : currencies) {
    if (unit == code) return lang == Lang::ko ? number + std::string(korean) : std::string(sign) + number;
  }
  return unit + ' ' + number;
}

std::string printed(Value::Kind kind, const std::string& text, Lang lang) {
  if (kind == Value::Kind::money) return money_words(text, lang);
  if (kind != Value::Kind::count) return text;
  const auto space = text.find(' ');
  return space == std::string::npos ? text : scaled(text.substr(space + 1), lang) + ' ' + text.substr(0, space);
}

}  // namespace

std::string value_words(const Value& value, Lang lang) {
  const std::string low = printed(value.kind, value.text, lang);
  if (value.bound == Bound::exact) return low;
  if (value.bound == Bound::range)
    return message("range", lang, {{"low", low}, {"high", printed(value.kind, value.high_text, lang)}});
  return message(name(value.bound), lang, {{"value", low}});
}

std::string qualifiers(const Claim& claim, Lang lang) {
  std::string words;
  if (claim.time != Time::current) words = message(name(claim.time), lang);
  if (claim.certainty != Certainty::stated)
    words.append(words.empty() ? "" : ", ").append(message(name(claim.certainty), lang));
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
