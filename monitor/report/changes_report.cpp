#include "monitor/report/changes_report.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "monitor/report/claim_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/json_report.h"
#include "monitor/report/order.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

/// Something that came (there was none before), went (there is none after) or changed.
template <typename View>
struct Change {
  const View* before;
  const View* after;

  std::string_view name() const { return before == nullptr ? "came" : after == nullptr ? "gone" : "changed"; }
};

using ClaimChanges = std::vector<Change<ClaimView>>;
using FlagChanges = std::vector<Change<FlagView>>;

/// All that matters to comparing it and to its reader. Not the place: the text before it may have changed.
bool same(const ClaimView& a, const ClaimView& b) {
  const auto content = [](const ClaimView& view) {
    const Claim& claim = view.claim;
    return std::tie(claim.key, claim.value.text, claim.value.high_text, claim.value.bound, claim.time, claim.certainty,
                    claim.as_of, claim.speaker, view.evidence);
  };
  return content(a) == content(b) && a.claim.tells_change.has_value() == b.claim.tells_change.has_value();
}

/// Whether one is the other, read otherwise: a value of one key, or the same words.
bool akin(const ClaimView& a, const ClaimView& b) {
  if (a.claim.key == b.claim.key && a.claim.value.text == b.claim.value.text) return true;
  return a.claim.key.topic == b.claim.key.topic &&
         (a.evidence.find(b.evidence) != std::string::npos || b.evidence.find(a.evidence) != std::string::npos);
}

struct Sides {
  std::vector<const ClaimView*> before, after;

  /// Takes out the first two that fit, until none do.
  template <typename Fit>
  ClaimChanges pairs(Fit fit) {
    ClaimChanges found;
    std::erase_if(before, [&](const ClaimView* one) {
      const auto other = std::ranges::find_if(after, [&](const ClaimView* view) { return fit(*one, *view); });
      if (other == after.end()) return false;
      found.push_back({one, *other});
      after.erase(other);
      return true;
    });
    return found;
  }
};

/// By the item's name in its inbox: an article's id may change with its reading.
std::map<std::string, ClaimChanges> claim_changes(const Contents& before, const Contents& after) {
  std::map<std::string, Sides> items;
  for (const ClaimView* claim : ordered_claims(before)) items[before.reading_of(*claim).item].before.push_back(claim);
  for (const ClaimView* claim : ordered_claims(after)) items[after.reading_of(*claim).item].after.push_back(claim);
  std::map<std::string, ClaimChanges> changes;
  for (auto& [item, sides] : items) {
    sides.pairs(same);
    ClaimChanges found = sides.pairs(akin);
    for (const ClaimView* gone : sides.before) found.push_back({gone, nullptr});
    for (const ClaimView* came : sides.after) found.push_back({nullptr, came});
    if (!found.empty()) changes[item] = std::move(found);
  }
  return changes;
}

/// A flag has changed when its reader sees other words.
FlagChanges flag_changes(const Reextraction& done, const Rules& rules) {
  std::map<std::string, Change<FlagView>> flags;
  for (const FlagView* flag : ordered_flags(done.before)) flags[flag->id].before = flag;
  for (const FlagView* flag : ordered_flags(done.after)) flags[flag->id].after = flag;
  FlagChanges changes;
  for (const auto& [id, flag] : flags) {
    if (flag.before == nullptr || flag.after == nullptr ||
        flag_text(*flag.before, done.before, rules, {}) != flag_text(*flag.after, done.after, rules, {})) {
      changes.push_back(flag);
    }
  }
  return changes;
}

template <typename View>
std::string counts(std::string_view key, const std::vector<Change<View>>& changes, Lang lang) {
  const auto number = [&](std::string_view name) {
    return std::to_string(std::ranges::count(changes, name, &Change<View>::name));
  };
  return message(key, lang, {{"came", number("came")}, {"gone", number("gone")}, {"changed", number("changed")}});
}

std::string item_line(const std::string& item, const ReadingView& reading, const Style& style) {
  return '\n' + style.bold(one_line(item)) + "  " + reading.placement.article + "  " + day_words(reading) + "  " +
         one_line(reading.title.value) + '\n';
}

/// Without colours: the line has one of its own.
Style plain(Lang lang) { return {.lang = lang}; }

std::string claim_words(const ClaimView& view, const Rules& rules, Lang lang) {
  return claim_line(view.claim, rules, plain(lang)) + "  \"" + one_line(view.evidence) + '"';
}

std::string change_text(const Change<ClaimView>& change, const Rules& rules, const Style& style) {
  std::string text;
  if (change.before != nullptr) text += style.red("  - " + claim_words(*change.before, rules, style.lang)) + '\n';
  if (change.after != nullptr) text += style.green("  + " + claim_words(*change.after, rules, style.lang)) + '\n';
  return text;
}

std::string change_text(const Change<FlagView>& change, const Reextraction& done, const Rules& rules,
                        const Style& style) {
  if (change.after == nullptr)
    return style.red("  - " + flag_line(*change.before, done.before, rules, plain(style.lang))) + '\n';
  const std::string line = flag_line(*change.after, done.after, rules, plain(style.lang));
  return (change.before == nullptr ? style.green("  + " + line) : "  ~ " + line) + '\n';
}

template <typename View, typename ToJson>
std::string change_json(std::string_view what, const Change<View>& change, ToJson to_json) {
  return "{\"what\":\"" + std::string(what) + "\",\"change\":\"" + std::string(change.name()) +
         "\",\"before\":" + (change.before == nullptr ? "null" : to_json(*change.before, false)) +
         ",\"after\":" + (change.after == nullptr ? "null" : to_json(*change.after, true)) + "}\n";
}

}  // namespace

std::string reextraction_text(const Reextraction& done, const Rules& rules, const Style& style) {
  const FlagChanges flags = flag_changes(done, rules);
  ClaimChanges all;
  std::string text;
  for (const auto& [item, changes] : claim_changes(done.before, done.after)) {
    const Change<ClaimView>& first = changes.front();
    text += item_line(
        item, first.after != nullptr ? done.after.reading_of(*first.after) : done.before.reading_of(*first.before),
        style);
    for (const auto& change : changes) text += change_text(change, rules, style);
    all.insert(all.end(), changes.begin(), changes.end());
  }
  if (!flags.empty()) text += '\n' + style.bold(message("reextract.flag_list", style.lang)) + '\n';
  for (const auto& change : flags) text += change_text(change, done, rules, style);
  return counts("reextract.claims", all, style.lang) + "; " + counts("reextract.flags", flags, style.lang) + '\n' +
         text;
}

std::string reextraction_json(const Reextraction& done, const Rules& rules) {
  const FlagsByClaim flags_before = flags_by_claim(done.before), flags_after = flags_by_claim(done.after);
  std::string lines;
  for (const auto& [item, changes] : claim_changes(done.before, done.after)) {
    for (const auto& change : changes) {
      lines += change_json("claim", change, [&](const ClaimView& claim, bool after) {
        return after ? claim_json(claim, done.after, flags_after) : claim_json(claim, done.before, flags_before);
      });
    }
  }
  for (const auto& change : flag_changes(done, rules)) {
    lines += change_json("flag", change, [&](const FlagView& flag, bool after) {
      return flag_json(flag, after ? done.after : done.before, rules);
    });
  }
  return lines;
}

}  // namespace claimwatch
