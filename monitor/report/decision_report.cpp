#include "monitor/report/decision_report.h"

#include <algorithm>

#include "monitor/report/flag_report.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

std::string claim_words(const DecidedClaim& claim, const Rules& rules, Lang lang) {
  const std::string manner = qualifiers(claim.claim, lang);
  return value_words(claim.claim.value, claim.claim.key, rules, lang) + (manner.empty() ? "" : " [" + manner + "]");
}

/// With its key where that is not the one of now.
std::string side_words(const DecidedClaim& claim, const Key& now, const Rules& rules, Lang lang) {
  const std::string key = claim.claim.key == now ? "" : topic_words(claim.claim.key, rules, lang) + ' ';
  return key + claim_words(claim, rules, lang) + " (" + one_line(claim.source.empty() ? claim.article : claim.source) +
         ", " + claim.published + ")";
}

/// What a decision is on, as it was then.
std::string object_words(const Decision& decision, const Contents& contents, const Rules& rules, Lang lang) {
  const auto of_key = [&](const DecidedClaim& claim) {
    return topic_words(claim.claim.key, rules, lang) + "  " + parties(claim.claim.key, rules, lang) + "  " +
           claim_words(claim, rules, lang);
  };
  if (decision.on == Decision::On::flag)
    return of_key(*decision.old_claim) + " → " + claim_words(*decision.new_claim, rules, lang);
  if (decision.claim) return of_key(*decision.claim);
  const auto reading = std::ranges::find(contents.readings, decision.reading,
                                         [](const auto& entry) -> const std::string& { return entry.second.path; });
  if (reading == contents.readings.end()) return decision.reading;
  return day_words(reading->second) + "  " + source_words(reading->second) + "  " +
         one_line(reading->second.title.value);
}

std::string flags_text(const std::vector<std::string>& ids, const Contents& contents, const Rules& rules,
                       const Style& style) {
  std::string text;
  for (const std::string& id : ids) {
    const auto flag = std::ranges::find(contents.flags, id, &FlagView::id);
    if (flag != contents.flags.end()) text += "  " + flag_line(*flag, contents, rules, style) + '\n';
  }
  return text;
}

}  // namespace

std::string state_words(FlagState state, Lang lang) { return message("state." + std::string(name(state)), lang); }

std::string act_words(const Decision& decision, Lang lang) {
  if (!decision.undoes.empty()) return message(decision.redo ? "decision.redo" : "decision.undo", lang);
  if (decision.state) return state_words(*decision.state, lang);
  if (decision.set_aside) return message(*decision.set_aside ? "decision.set_aside" : "decision.taken_back", lang);
  return message("decision.note", lang);
}

std::string day_of_time(const std::string& time) {
  if (time.find('-') != std::string::npos) return time.substr(0, 10);
  return time.substr(0, 4) + '-' + time.substr(4, 2) + '-' + time.substr(6, 2);
}

std::string day_came(const FlagView& flag, const Contents& contents) {
  return day_of_time(std::max(contents.reading_of(contents.claims.at(flag.old_claim)).read_at,
                              contents.reading_of(contents.claims.at(flag.new_claim)).read_at));
}

std::optional<std::size_t> days_between(const std::string& from, const std::string& to) {
  const auto first = day_of_iso(from), last = day_of_iso(to);
  if (!first || !last || *last < *first) return std::nullopt;
  return static_cast<std::size_t>((*last - *first).count());
}

std::optional<std::size_t> age_in_days(const FlagView& flag, const Contents& contents) {
  if (contents.newest_reading.empty()) return std::nullopt;
  return days_between(day_came(flag, contents), day_of_time(contents.newest_reading));
}

std::string days_words(std::size_t days, Lang lang) {
  return days == 0 ? message("age.none", lang) : counted("n.day", days, lang);
}

std::string age_words(const FlagView& flag, const Contents& contents, Lang lang) {
  const auto days = age_in_days(flag, contents);
  return days ? days_words(*days, lang) : "";
}

std::string decision_text(const DecisionView& view, const Contents& contents, const Rules& rules, const Style& style) {
  const Decision& decision = view.decision;
  std::string text = day_of_time(decision.when) + "  " + style.bold(act_words(decision, style.lang));
  if (!view.stands) text += " [" + message("decision.undone", style.lang) + "]";
  if (view.orphaned) text += ' ' + style.alarm('[' + message("decision.orphaned", style.lang) + ']');
  text += "  " + style.faint(decision.id) + "  " + object_words(decision, contents, rules, style.lang) + "  " +
          one_line(decision.who.name) + '\n';
  if (!decision.note.empty()) text += wrapped("    " + one_line(decision.note), style.width, 4) + '\n';
  return text;
}

std::string misreading_text(const DecisionView& view, const Contents& contents, const Rules& rules,
                            const Style& style) {
  const Decision& decision = view.decision;
  const auto is_misread = [&](const DecidedClaim& claim) {
    return claim.reading == decision.claim->reading && claim.id == decision.claim->id;
  };
  const auto shown = [&](const DecidedClaim& claim, const std::string& words) {
    return is_misread(claim) ? style.struck(words) : words;
  };
  const DecidedClaim &older = *decision.old_claim, &newer = *decision.new_claim;
  std::string text = message(name(decision.kind), style.lang) + "  " + style.faint(decision.id) + "  " +
                     topic_words(older.claim.key, rules, style.lang) + "  " +
                     parties(older.claim.key, rules, style.lang) + "  [" + act_words(decision, style.lang) + "]\n  " +
                     shown(older, claim_words(older, rules, style.lang)) + " → " +
                     shown(newer, claim_words(newer, rules, style.lang)) + '\n';
  for (const DecidedClaim* claim : {&older, &newer}) {
    const std::string mark = is_misread(*claim) ? "  [" + act_words(decision, style.lang) + ']' : "";
    text += "  " + claim->published + "  " +
            style.bold(one_line(claim->source.empty() ? claim->article : claim->source)) + "  " +
            style.faint(one_line(claim->title)) + mark + '\n' +
            wrapped("    " + shown(*claim, '"' + one_line(claim->evidence) + '"'), style.width, 5) + '\n';
  }
  return text + decisions_on_text({static_cast<std::size_t>(&view - contents.decisions.data())}, contents, style);
}

std::string decisions_on_text(const std::vector<std::size_t>& decisions, const Contents& contents, const Style& style) {
  std::string text;
  for (const std::size_t at : decisions) {
    const Decision& decision = contents.decisions[at].decision;
    std::string line =
        "  " + act_words(decision, style.lang) + ": " + one_line(decision.who.name) + ", " + day_of_time(decision.when);
    if (!decision.note.empty()) line += ": " + one_line(decision.note);
    text += wrapped(line, style.width, 4) + '\n';
  }
  return text;
}

std::string other_sides_text(const FlagView& flag, const Contents& contents, const Rules& rules, const Style& style) {
  if (!flag.sides_changed) return "";
  const auto last = std::find_if(flag.decisions.rbegin(), flag.decisions.rend(),
                                 [&](std::size_t at) { return contents.decisions[at].decision.state.has_value(); });
  const Decision& decision = contents.decisions[*last].decision;
  return wrapped("  " + style.notice(message("decision.other_sides", style.lang,
                                             {{"old", side_words(*decision.old_claim, flag.key, rules, style.lang)},
                                              {"new", side_words(*decision.new_claim, flag.key, rules, style.lang)}})),
                 style.width, 4) +
         '\n';
}

std::string consequences_text(const Consequences& consequences, const Contents& before, const Contents& after,
                              const Rules& rules, const Style& style) {
  std::string text;
  const auto add = [&](std::string_view key, const std::vector<std::string>& ids, const Contents& contents) {
    if (ids.empty()) return;
    text += message(key, style.lang, {{"count", std::to_string(ids.size())}}) + '\n' +
            flags_text(ids, contents, rules, style);
  };
  add("decision.flags_went", consequences.gone, before);
  add("decision.flags_came", consequences.came, after);
  return text;
}

}  // namespace claimwatch
