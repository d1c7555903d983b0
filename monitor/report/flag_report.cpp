#include "monitor/report/flag_report.h"

#include <algorithm>
#include <span>
#include <vector>

#include "monitor/report/claim_report.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/order.h"
#include "monitor/report/reasons.h"

namespace claimwatch {
namespace {

std::string side_value(const ClaimView& view, bool ended, const Rules& rules, Lang lang) {
  std::string words = value_words(view.claim.value, view.claim.key, rules, lang);
  if (ended) words = message("no_more", lang, {{"value", words}});
  // That the right is no more is what "former" says.
  const std::string manner = ended ? std::string() : qualifiers(view.claim, lang);
  return manner.empty() ? words : words + " [" + manner + "]";
}

/// " — two people familiar with the matter, Bloomberg"
std::string tellers(const Claim& claim) {
  std::string words = claim.speaker ? one_line(claim.speaker->name) : "";
  if (claim.outlet) words += (words.empty() ? "" : ", ") + one_line(claim.outlet->name);
  return words.empty() ? words : " — " + words;
}

std::string side_text(const ClaimView& view, const Contents& contents, const std::string& quote, const Style& style) {
  const ReadingView& reading = contents.reading_of(view);
  return "  " + day_words(reading) + "  " + style.bold(source_words(reading)) + "  " +
         style.faint(one_line(reading.title.value)) + '\n' +
         wrapped("    " + quote + tellers(view.claim), style.width, 5) + '\n';
}

/// Further claims that repeat one side, on a line of their own.
std::string support_text(const FlagView& flag, bool of_new, const Contents& contents, const Rules& rules,
                         const Style& style) {
  std::string text;
  for (const std::int64_t row : flag.support) {
    const ClaimView& view = contents.claims.at(row);
    if (supports_new_side(flag, view.claim, contents, rules) != of_new) continue;
    const ReadingView& reading = contents.reading_of(view);
    text += (text.empty() ? "" : "; ") + side_value(view, false, rules, style.lang) + ", " + source_words(reading) +
            " " + day_words(reading);
  }
  if (text.empty()) return text;
  return wrapped("  " + message(of_new ? "new_also" : "old_also", style.lang) + ' ' + text, style.width, 12) + '\n';
}

std::string head_line(const FlagView& flag, const Rules& rules, const Style& style) {
  const std::string kind = message(name(flag.kind), style.lang);
  return (flag.kind == FlagKind::contradicts ? style.alarm(kind) : style.notice(kind)) + "  " + style.faint(flag.id) +
         "  " + topic_words(flag.key, rules, style.lang) + "  " + parties(flag.key, rules, style.lang);
}

std::string sides_line(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style) {
  const ClaimView &older = contents.claims.at(flag.old_claim), &newer = contents.claims.at(flag.new_claim);
  return style.bold(side_value(older, false, rules, style.lang)) + " → " +
         style.bold(side_value(newer, flag.new_ended, rules, style.lang));
}

/// "2025-10-28 Harbor Wire"
std::string side_words(std::int64_t claim, const Contents& contents) {
  const ReadingView& reading = contents.reading_of(contents.claims.at(claim));
  return day_words(reading) + ' ' + source_words(reading);
}

std::string severity_words(const FlagView& flag, Lang lang) {
  return message("severity", lang, {{"rank", std::to_string(rank(flag.severity))}});
}

/// "open since 2026-11-22", "not a change since 2026-11-23"
std::string state_text(const FlagView& flag, const Contents& contents, Lang lang) {
  std::string since = day_came(flag, contents);
  for (const std::size_t at : flag.decisions) {
    const Decision& decision = contents.decisions[at].decision;
    if (decision.state == flag.state) since = day_of_time(decision.when);
  }
  return message("since", lang, {{"state", state_words(flag.state, lang)}, {"day", since}});
}

/// ", 3 days"; of what came today nothing.
std::string age_behind(const FlagView& flag, const Contents& contents, Lang lang) {
  return age_in_days(flag, contents).value_or(0) == 0 ? "" : ", " + age_words(flag, contents, lang);
}

/// The first of the contents that has the flag tells it.
std::string named_flag(const std::string& id, std::span<const Contents* const> contents, const Rules& rules,
                       const Style& style) {
  for (const Contents* one : contents) {
    const auto flag = std::ranges::find(one->flags, id, &FlagView::id);
    if (flag != one->flags.end()) return flag_line(*flag, *one, rules, style);
  }
  return id;
}

}  // namespace

std::string flag_words(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style) {
  return topic_words(flag.key, rules, style.lang) + "  " + parties(flag.key, rules, style.lang) + "  " +
         sides_line(flag, contents, rules, style);
}

std::string flag_line(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style) {
  return head_line(flag, rules, style) + "  " + sides_line(flag, contents, rules, style) + "  " +
         side_words(flag.old_claim, contents) + " → " + side_words(flag.new_claim, contents) + "  " +
         severity_words(flag, style.lang) +
         (flag.state == FlagState::open ? "" : ", " + state_words(flag.state, style.lang)) +
         age_behind(flag, contents, style.lang);
}

std::string flag_lines(const Contents& contents, const Rules& rules, const Style& style) {
  std::string text;
  for (const FlagView& flag : contents.flags) {
    const std::string line = flag_line(flag, contents, rules, style);
    text += (style.terminal ? wrapped(line, style.width, 4) : line) + '\n';
  }
  return text;
}

std::string rule_changes_text(const RuleChanges& changes, const std::optional<Contents>& before, const Contents& after,
                              const Rules& rules, const Style& style) {
  const auto& [came, gone] = changes;
  if (!before && came.empty() && gone.empty()) return "";
  std::string text =
      message("rules.changed", style.lang,
              {{"came", counted("n.flag", came.size(), style.lang)}, {"gone", std::to_string(gone.size())}}) +
      '\n';
  std::vector<const Contents*> known = {&after};
  if (before) known.push_back(&*before);
  for (const auto& [word, flags] : {std::pair("rules.came", &came), std::pair("rules.went", &gone)}) {
    for (const std::string& id : *flags)
      text += "  " + message(word, style.lang) + "  " + named_flag(id, known, rules, style) + '\n';
  }
  return text;
}

std::string flag_text(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style) {
  return flag_text(flag, contents, rules, style, quote_alone);
}

std::string flag_text(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style,
                      const QuoteOf& quote_of) {
  const ClaimView &older = contents.claims.at(flag.old_claim), &newer = contents.claims.at(flag.new_claim);
  std::string text = head_line(flag, rules, style) + "\n  " + sides_line(flag, contents, rules, style) + '\n';
  const MarkedQuotes quotes = marked_quotes(quote_of(older), quote_of(newer), style);
  text += side_text(older, contents, quotes.before, style) + side_text(newer, contents, quotes.after, style);
  text += "  " + severity_words(flag, style.lang) + ": " +
          message("severity." + std::string(name(flag.severity)), style.lang) + "; " +
          state_text(flag, contents, style.lang) + age_behind(flag, contents, style.lang) + '\n';
  text += decisions_on_text(flag.decisions, contents, style) + other_sides_text(flag, contents, rules, style);
  const std::string because = why(flag, contents, rules, style.lang);
  text += wrapped("  " + message("why", style.lang) + ' ' + because, style.width, 7) + '\n';
  return text + support_text(flag, false, contents, rules, style) + support_text(flag, true, contents, rules, style);
}

}  // namespace claimwatch
