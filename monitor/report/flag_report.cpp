#include "monitor/report/flag_report.h"

#include "monitor/report/claim_report.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

std::string side_value(const ClaimView& view, bool ended) {
  std::string words = (ended ? "no more " : "") + value_words(view.claim.value);
  // That the right is no more is what "former" says.
  const std::string manner = ended ? std::string() : qualifiers(view.claim);
  return manner.empty() ? words : words + " [" + manner + "]";
}

std::string side_text(const ClaimView& view, const Contents& contents, const std::string& quote, const Style& style) {
  const ReadingView& reading = contents.reading_of(view);
  return "  " + day_words(reading) + "  " + style.bold(source_words(reading)) + "  " +
         style.faint(one_line(reading.title.value)) + '\n' + wrapped("    \"" + quote + '"', style.width, 5) + '\n';
}

/// Further claims that repeat one side, on a line of their own.
std::string support_text(const FlagView& flag, bool of_new, const Contents& contents, const Rules& rules,
                         const Style& style) {
  std::string text;
  for (const std::int64_t row : flag.support) {
    const ClaimView& view = contents.claims.at(row);
    if (supports_new_side(flag, view.claim, contents, rules) != of_new) continue;
    const ReadingView& reading = contents.reading_of(view);
    text +=
        (text.empty() ? "" : "; ") + side_value(view, false) + ", " + source_words(reading) + " " + day_words(reading);
  }
  if (text.empty()) return text;
  return wrapped((of_new ? "  new also: " : "  old also: ") + text, style.width, 12) + '\n';
}

std::string reasons_line(const FlagView& flag, const Contents& contents, const Rules& rules) {
  std::string text;
  for (const FlagReason& reason : flag_reasons(flag, contents, rules))
    text += (text.empty() ? "" : "; ") + reason.words;
  return text;
}

}  // namespace

std::string flag_text(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style) {
  const ClaimView &older = contents.claims.at(flag.old_claim), &newer = contents.claims.at(flag.new_claim);
  const bool contradicts = flag.kind == FlagKind::contradicts;
  const std::string kind(name(flag.kind));
  std::string text = (contradicts ? style.alarm(kind) : style.notice(kind)) + "  " + style.faint(flag.id) + "  " +
                     topic_words(flag.key) + "  " + parties(flag.key, rules) + "\n";
  text += "  " + style.bold(side_value(older, false)) + " → " + style.bold(side_value(newer, flag.new_ended)) + '\n';
  const MarkedQuotes quotes = marked_quotes(older.evidence, newer.evidence, style);
  text += side_text(older, contents, quotes.before, style) + side_text(newer, contents, quotes.after, style);
  text += wrapped("  why: " + reasons_line(flag, contents, rules), style.width, 7) + '\n';
  return text + support_text(flag, false, contents, rules, style) + support_text(flag, true, contents, rules, style);
}

}  // namespace claimwatch
