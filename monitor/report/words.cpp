#include "monitor/report/words.h"

#include <algorithm>
#include <array>
#include <functional>

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

std::string printed(Value::Kind kind, const std::string& text, const Key& key, const Rules& rules, Lang lang) {
  if (kind == Value::Kind::money) return money_words(text, lang);
  if (kind != Value::Kind::count) return text;
  const auto space = text.find(' ');
  if (space == std::string::npos) return text;
  return scaled(text.substr(space + 1), lang)
      .append(" ")
      .append(rules.name_of(text.substr(0, space), key.topic, language_id(lang)));
}

/// The quote with what is around it; of its own bytes those of `marked` painted.
std::string quoted(const Quote& quote, const std::vector<Range>& marked, const Style& style,
                   const std::function<std::string(std::string_view)>& paint) {
  const std::string_view words = quote.words.of(quote.text);
  std::string text = style.faint(one_line(quote.text.substr(0, quote.words.start))) + '"';
  std::size_t at = 0;
  for (const Range& range : marked) {
    text += one_line(words.substr(at, range.start - at)) + paint(one_line(range.of(words)));
    at = range.end;
  }
  return text + one_line(words.substr(at)) + '"' + style.faint(one_line(quote.text.substr(quote.words.end)));
}

/// The value in the quote's own bytes.
Range value_in(const Quote& quote) {
  if (!quote.words.contains(quote.value)) return {};
  return {quote.value.start - quote.words.start, quote.value.end - quote.words.start};
}

}  // namespace

std::string value_words(const Value& value, const Key& key, const Rules& rules, Lang lang) {
  if (value.kind == Value::Kind::stance) return std::string(rules.name_of(value.text, key.topic, language_id(lang)));
  const std::string low = printed(value.kind, value.text, key, rules, lang);
  if (value.bound == Bound::exact) return low;
  if (value.bound == Bound::range)
    return message("range", lang, {{"low", low}, {"high", printed(value.kind, value.high_text, key, rules, lang)}});
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

std::string parties(const Key& key, const Rules& rules, Lang lang) {
  std::string words(rules.entity_name(key.subject, language_id(lang)));
  if (!key.object.empty()) words.append(arrow).append(rules.entity_name(key.object, language_id(lang)));
  return words;
}

std::string topic_words(const Key& key, const Rules& rules, Lang lang) {
  std::string words(rules.name_of(key.topic, key.topic, language_id(lang)));
  if (!key.scope.empty()) words.append(" (").append(rules.name_of(key.scope, key.topic, language_id(lang))).append(")");
  return words;
}

std::string title_words(const std::string& topic, const Rules& rules, Lang lang) {
  const std::string_view name = rules.name_of(topic, topic, language_id(lang));
  return std::string(name == topic ? rules.title(topic) : name);
}

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

MarkedQuotes marked_quotes(const Quote& before, const Quote& after, const Style& style) {
  const std::string_view old_words = before.words.of(before.text), new_words = after.words.of(after.text);
  std::vector<Range> gone, came;
  std::size_t same = 0;
  for (const Edit& edit : diff_words(old_words, new_words)) {
    if (edit.same) same += edit.before.size();
    if (!edit.same) gone.push_back(edit.before), came.push_back(edit.after);
  }
  // Sentences of two writers share little but names: all of it marked would say nothing.
  if (same * 3 < std::max(old_words.size(), new_words.size())) {
    const auto bold = [&](std::string_view words) { return style.bold(words); };
    return {quoted(before, {value_in(before)}, style, bold), quoted(after, {value_in(after)}, style, bold)};
  }
  return {quoted(before, gone, style, [&](std::string_view words) { return style.removed(words); }),
          quoted(after, came, style, [&](std::string_view words) { return style.added(words); })};
}

}  // namespace claimwatch
