#include "monitor/report/claim_report.h"

#include <algorithm>
#include <array>
#include <set>

#include "diffcore/text/width.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/translation.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

constexpr std::size_t flag_cells = 6;  ///< As many digits of a flag's id as a table shows.
/// A quote with less room than this beside the other columns goes below them.
constexpr std::size_t least_quote = 50;
constexpr std::size_t quote_indent = 4;

/// A table of one key: a row for each claim.
struct Row {
  std::string date, value, manner, source, flags;
  std::string_view quote;
  Range value_words;  ///< In the quote.
  bool set_aside;
  std::string_view mark = "  ";  ///< Before it.
};

/// Where the quote says the value; its beginning when nothing tells.
Range value_in_quote(const ClaimView& view) {
  const Range& evidence = view.claim.evidence;
  for (const Reason& reason : view.claim.reasons) {
    if (!reason.what.starts_with("value") || !evidence.contains(reason.words)) continue;
    if (reason.words.end - evidence.start > view.evidence.size()) break;  // the index and the store differ
    return {reason.words.start - evidence.start, reason.words.end - evidence.start};
  }
  return {};
}

/// What was decided, in one sign behind a flag's digits.
std::string_view state_mark(FlagState state) {
  switch (state) {
    case FlagState::open: return "";
    case FlagState::confirmed_change:
    case FlagState::contradiction: return "+";
    case FlagState::not_a_change:
    case FlagState::extraction_wrong: return "-";
    case FlagState::needs_second_look: return "?";
  }
  std::abort();  // every state has its case
}

std::string short_flags(const ClaimView& claim, const FlagsByClaim& flags) {
  const auto on = flags.find(claim.row);
  if (on == flags.end()) return "";
  std::string words;
  for (const FlagView* flag : on->second) {
    if (flag->new_claim != claim.row) continue;  // it hangs on the claim that raised it
    if (!words.empty()) words += ' ';
    words += flag->kind == FlagKind::contradicts ? '!' : '~';
    words.append(flag->id, 0, flag_cells).append(state_mark(flag->state));
  }
  return words;
}

Row row_of(const ClaimView& view, const Contents& contents, const FlagsByClaim& flags, const Rules& rules, Lang lang) {
  const ReadingView& reading = contents.reading_of(view);
  Row row{day_words(reading),           value_words(view.claim.value, view.claim.key, rules, lang),
          qualifiers(view.claim, lang), source_words(reading),
          short_flags(view, flags),     view.evidence,
          value_in_quote(view),         view.set_aside};
  if (reading.placement.version > 0) row.source.append(" v").append(std::to_string(reading.placement.version + 1));
  if (view.withdrawn) row.manner += (row.manner.empty() ? "" : ", ") + message("diff.withdrawn", lang);
  if (view.set_aside) row.manner += (row.manner.empty() ? "" : ", ") + message("decision.set_aside", lang);
  return row;
}

/// Of the shown flag's two sides their numbers.
std::string_view side_mark(const ClaimView& view, const FlagView& shown) {
  return view.row == shown.old_claim ? "1 " : view.row == shown.new_claim ? "2 " : "  ";
}

std::string cell(std::string_view text, std::size_t cells) { return padded_to_width(cut_to_width(text, cells), cells); }

/// A quote in a column: cut around the value to one line, or whole in several.
std::string in_column(const Row& row, std::size_t before, const Style& style, bool whole) {
  if (!whole) return cut_around(row.quote, row.value_words, style.width - before);
  return wrapped(std::string(before, ' ') + one_line(row.quote), style.width, before).substr(before);
}

std::string row_text(const Row& row, const HistoryTable::Columns& columns, const Style& style, bool whole) {
  const auto& [date, value, manner, source, flags] = columns;
  std::size_t taken = 2;
  for (const std::size_t cells : {date, value, manner, source, flags}) taken += cells == 0 ? 0 : cells + 2;
  const bool beside = style.width >= taken + least_quote;
  const std::string told = cell(row.value, value);
  std::string text =
      std::string(row.mark) + cell(row.date, date) + "  " + (row.set_aside ? style.struck(told) : style.bold(told));
  if (manner > 0) text += "  " + cell(row.manner, manner);
  text += "  " + cell(row.source, source);
  if (flags > 0) text += "  " + style.alarm(cell(row.flags, flags));
  while (!beside && text.ends_with(' ')) text.pop_back();
  const std::string words = in_column(row, beside ? taken : quote_indent, style, whole);
  text += beside ? "  " : std::string("\n").append(quote_indent, ' ');
  return text + (row.set_aside ? style.struck(words) : style.faint(words)) + '\n';
}

std::string quoted_from(std::string_view value, const std::string& from, Lang lang) {
  return one_line(value) + (from.empty() ? "" : "  (" + translated(from, lang) + ")");
}

std::string field_line(std::string_view key, const Field& field, const Style& style) {
  if (field.value.empty()) return "";
  return "  " + style.faint(padded_to_width(message(key, style.lang), 10)) +
         quoted_from(field.value, field.from, style.lang) + '\n';
}

std::string version_text(const ReadingView& reading, std::size_t versions, const Style& style) {
  std::string text;
  const Standing standing = reading.placement.standing;
  if (versions > 1 || standing != Standing::counts) {
    text +=
        style.bold(message("article.version", style.lang, {{"number", std::to_string(reading.placement.version + 1)}}));
    if (standing == Standing::suspect) text += "  " + message("diff.suspect", style.lang);
    if (standing == Standing::copy) {
      text += "  " + message("article.copy_of", style.lang, {{"article", reading.placement.copy_of}});
    }
    text += '\n';
  }
  text += field_line("article.title", reading.title, style) + field_line("article.source", reading.source, style);
  text += field_line(reading.undated() ? "article.published_by_file" : "article.published", reading.published, style);
  text += field_line("article.modified", reading.modified, style) + field_line("article.url", reading.url, style);
  text += field_line("article.file", {reading.item, ""}, style);
  return text + field_line("article.stored", {reading.path, ""}, style);
}

std::string id_and_claim(const ClaimView& claim, const Rules& rules, const Style& style) {
  return style.faint(claim.id) + "  " + claim_line(claim, rules, style) + '\n';
}

std::string quote_text(const ClaimView& claim, const Style& style) {
  const std::string quote = '"' + one_line(claim.evidence) + '"';
  return "    " + (claim.set_aside ? style.struck(quote) : quote) + '\n';
}

std::string interval_end(Milli milli, Value::Kind kind, Lang lang) {
  if (milli == std::numeric_limits<Milli>::max() || milli == std::numeric_limits<Milli>::min()) {
    return message("claim.any", lang);
  }
  if (kind == Value::Kind::date) return iso(Day(std::chrono::days(milli)));
  const Milli whole = milli / 1000, rest = milli % 1000;
  if (rest == 0) return std::to_string(whole);
  std::string digits = std::to_string(rest + 1000).substr(1);
  while (digits.ends_with('0')) digits.pop_back();
  return std::to_string(whole) + '.' + digits;
}

}  // namespace

std::string claim_line(const Claim& claim, const Rules& rules, const Style& style) {
  std::string line = topic_words(claim.key, rules, style.lang) + "  " + parties(claim.key, rules, style.lang) + "  " +
                     style.bold(value_words(claim.value, claim.key, rules, style.lang));
  if (const std::string manner = qualifiers(claim, style.lang); !manner.empty()) line += "  [" + manner + "]";
  return line;
}

std::string claim_line(const ClaimView& claim, const Rules& rules, const Style& style) {
  const std::string line = claim_line(claim.claim, rules, style);
  return claim.set_aside ? line + "  [" + message("decision.set_aside", style.lang) + ']' : line;
}

std::string claim_text(const ClaimView& claim, const Contents& contents, const Rules& rules, const Style& style) {
  const ReadingView& reading = contents.reading_of(claim);
  std::string text = id_and_claim(claim, rules, style);
  text += "    " + day_words(reading) + "  " + source_words(reading) + "  " + one_line(reading.title.value) + '\n';
  return text + quote_text(claim, style) + decisions_on_text(claim.decisions, contents, style);
}

namespace {

/// A reason as people read it: in English by the ids of the rules, else by the names that the language has for them.
std::string reason_words(const std::string& what, const Claim& claim, const Rules& rules, Lang lang) {
  if (lang == Lang::en) return what;
  constexpr std::string_view before = " (from before)";
  const std::string first = what.substr(0, what.find(' '));
  const std::string rest = what.substr(std::min(first.size() + 1, what.size()));
  const auto name = [&](std::string_view id) {
    return std::string(rules.name_of(id, claim.key.topic, language_id(lang)));
  };
  if (first == "value") return translated("value " + value_words(claim.value, claim.key, rules, lang), lang);
  if (first == "scope") return translated("scope " + name(rest), lang);
  if (name(first) == first) return translated(what, lang);
  const bool is_before = rest.ends_with(before);
  const std::string entity = rest.substr(0, rest.size() - (is_before ? before.size() : 0));
  const std::string words = name(first) + ' ' + std::string(rules.entity_name(entity, language_id(lang)));
  return is_before ? translated(words + std::string(before), lang) : words;
}

}  // namespace

std::string claim_reasons_text(const Claim& claim, std::string_view text, const Rules& rules, const Style& style) {
  std::string lines;
  const auto line = [&](std::string_view what, std::string_view words) {
    lines += "    " + style.faint(padded_to_width(what, 24)) + " " + one_line(words) + '\n';
  };
  const auto named = [&](std::string_view key) { return message(key, style.lang); };
  const auto span = [&](const std::string& low, const std::string& high) {
    return message("claim.interval_ends", style.lang, {{"low", low}, {"high", high}});
  };
  line(named("claim.frame"), claim.rule);
  line(named("claim.bytes"), std::to_string(claim.evidence.start) + ".." + std::to_string(claim.evidence.end));
  for (const Reason& reason : claim.reasons) {
    const bool inside = reason.words.start < reason.words.end && reason.words.end <= text.size();
    line(reason_words(reason.what, claim, rules, style.lang),
         inside ? '"' + std::string(reason.words.of(text)) + '"' : "");
  }
  const Value& value = claim.value;
  if (value.kind != Value::Kind::stance) {
    line(named("claim.interval"), span(interval_end(value.interval.low, value.kind, style.lang),
                                       interval_end(value.interval.high, value.kind, style.lang)));
  }
  if (claim.as_of) line(named("claim.date"), span(iso(claim.as_of->first), iso(claim.as_of->last)));
  if (const auto& speaker = claim.speaker) {
    const std::string entity =
        speaker->entity.empty() ? "" : ", " + std::string(rules.entity_name(speaker->entity, language_id(style.lang)));
    line(named("claim.speaker"), speaker->name + "  (" + translated(name(speaker->kind), style.lang) + entity + ')');
  }
  if (claim.outlet) line(named("claim.outlet"), claim.outlet->name + "  (" + claim.outlet->id + ')');
  return lines;
}

Quote quote_alone(const ClaimView& claim) {
  return {claim.evidence, {0, claim.evidence.size()}, value_in_quote(claim)};
}

void HistoryTable::measure(const std::vector<const ClaimView*>& claims, const Contents& contents) {
  const FlagsByClaim flags = flags_by_claim(contents);
  for (const ClaimView* claim : claims) {
    const Row row = row_of(*claim, contents, flags, rules_, style_.lang);
    const auto widen = [this](std::size_t& cells, const std::string& text, std::size_t most) {
      cells = std::max(cells, std::min(display_width(text), shown_ == nullptr ? most : style_.width));
    };
    Columns& columns = columns_[claim->claim.key];
    widen(columns.value, row.value, 30);
    widen(columns.manner, row.manner, 20);
    widen(columns.source, row.source, 22);
    widen(columns.flags, row.flags, 24);
    columns.date = std::max(columns.date, std::min<std::size_t>(display_width(row.date), 12));
  }
}

std::string HistoryTable::text(const std::vector<const ClaimView*>& claims, const Contents& contents) {
  const FlagsByClaim flags = flags_by_claim(contents);
  std::string text;
  for (const ClaimView* claim : claims) {
    const Key& key = claim->claim.key;
    if (key_ != key) {
      if (key_) text += '\n';
      key_ = key;
      text += style_.bold(topic_words(key, rules_, style_.lang) + "  " + parties(key, rules_, style_.lang)) + '\n';
    }
    Row row = row_of(*claim, contents, flags, rules_, style_.lang);
    if (shown_ != nullptr) row.mark = side_mark(*claim, *shown_);
    flagged_ = flagged_ || !row.flags.empty();
    text += row_text(row, columns_.at(key), style_, shown_ != nullptr);
  }
  return text;
}

std::string HistoryTable::legend(const std::vector<FlagView>& flags) const {
  if (!flagged_) return "";
  const std::string text = style_.faint('\n' + message("history.legend", style_.lang) + '\n');
  const bool decided = std::ranges::any_of(flags, [](const FlagView& flag) { return !flag.decisions.empty(); });
  return decided ? text + style_.faint(message("history.decided", style_.lang) + '\n') : text;
}

std::string history_text(const std::vector<const ClaimView*>& claims, const Contents& contents, const Rules& rules,
                         const Style& style, const FlagView* shown) {
  HistoryTable table(rules, style, shown);
  table.measure(claims, contents);
  const std::string text = table.text(claims, contents);
  return text + table.legend(contents.flags);
}

std::string article_header(const Named& article, const Contents& contents, const Style& style) {
  const std::size_t versions = versions_of(article.article, contents).size();
  std::string text = style.bold(message("article.head", style.lang, {{"id", article.article}})) + '\n';
  const auto meant = article.versions(contents);
  if (meant.front()->set_aside) text += style.notice(message("decision.set_aside", style.lang)) + '\n';
  text += decisions_on_text(meant.front()->decisions, contents, style);
  for (const ReadingView* reading : meant) text += version_text(*reading, versions, style);
  for (const ReadingView* copy : copies_of(article.article, contents)) {
    text +=
        "  " +
        message("article.copied", style.lang,
                {{"source", source_words(*copy)}, {"day", day_words(*copy)}, {"article", copy->placement.article}}) +
        '\n';
  }
  return text + '\n';
}

std::string article_text(const Named& article, const Contents& contents, const Rules& rules, const Style& style) {
  std::string text = article_header(article, contents, style);
  for (const ClaimView* claim : article.claims(contents)) {
    text += id_and_claim(*claim, rules, style) + quote_text(*claim, style) +
            decisions_on_text(claim->decisions, contents, style);
  }
  return text;
}

}  // namespace claimwatch
