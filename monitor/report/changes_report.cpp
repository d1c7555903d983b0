#include "monitor/report/changes_report.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "monitor/report/claim_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/json_report.h"
#include "monitor/report/order.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

constexpr std::int64_t no_row = 0;

/// So many are in memory.
constexpr std::size_t readings_at_once = 100;
constexpr std::size_t changes_at_once = 32;

/// Rows of something that came (there was none before), went (there is none after) or changed.
struct RowChange {
  std::int64_t before, after;

  std::string_view name() const { return before == no_row ? "came" : after == no_row ? "gone" : "changed"; }
};

template <typename View>
struct Change {
  RowChange rows;
  const View* before;
  const View* after;
};

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
  std::vector<RowChange> pairs(Fit fit) {
    std::vector<RowChange> found;
    std::erase_if(before, [&](const ClaimView* one) {
      const auto other = std::ranges::find_if(after, [&](const ClaimView* view) { return fit(*one, *view); });
      if (other == after.end()) return false;
      found.push_back({one->row, (*other)->row});
      after.erase(other);
      return true;
    });
    return found;
  }
};

/// By the item's name in its inbox: an article's id may change with its reading.
std::vector<RowChange> claim_changes(const Contents& before, const Contents& after) {
  std::map<std::string_view, Sides> items;
  for (const ClaimView* claim : ordered_claims(before)) items[before.reading_of(*claim).item].before.push_back(claim);
  for (const ClaimView* claim : ordered_claims(after)) items[after.reading_of(*claim).item].after.push_back(claim);
  std::vector<RowChange> changes;
  for (auto& [item, sides] : items) {
    sides.pairs(same);
    std::ranges::copy(sides.pairs(akin), std::back_inserter(changes));
    for (const ClaimView* gone : sides.before) changes.push_back({gone->row, no_row});
    for (const ClaimView* came : sides.after) changes.push_back({no_row, came->row});
  }
  return changes;
}

/// In order of items.
Result<std::vector<RowChange>> claim_changes(const Reextraction& done) {
  std::vector<RowChange> changes;
  for (std::optional<std::string> last = ""; last;) {
    const std::string after_item = *std::exchange(last, {});
    auto next = done.before.parts.item_behind(after_item, readings_at_once);
    if (!next) return next.error();
    last = *std::move(next);
    const auto before = done.before.parts.of_items(after_item, last),
               after = done.after.parts.of_items(after_item, last);
    for (const auto* contents : {&before, &after}) {
      if (!*contents) return contents->error();
    }
    std::ranges::copy(claim_changes(*before, *after), std::back_inserter(changes));
  }
  return changes;
}

/// Of every flag the row before and after, in order of ids.
Result<std::vector<RowChange>> all_flags(const Reextraction& done) {
  const auto before = done.before.parts.flag_rows(), after = done.after.parts.flag_rows();
  for (const auto* rows : {&before, &after}) {
    if (!*rows) return rows->error();
  }
  std::vector<RowChange> flags;
  for (auto old_flag = before->begin(), new_flag = after->begin();
       old_flag != before->end() || new_flag != after->end();) {
    const bool is_old = new_flag == after->end() || (old_flag != before->end() && old_flag->first <= new_flag->first);
    const bool is_new = old_flag == before->end() || (new_flag != after->end() && new_flag->first <= old_flag->first);
    flags.push_back({is_old ? old_flag++->second : no_row, is_new ? new_flag++->second : no_row});
  }
  return flags;
}

/// Calls `take` for each of the changes with contents that `load` gives of rows before and after.
template <typename Load, typename Take>
Result<void> each_change(std::span<const RowChange> changes, const Reextraction& done, Load load, Take take) {
  while (!changes.empty()) {
    const auto part = changes.first(std::min(changes.size(), changes_at_once));
    changes = changes.subspan(part.size());
    Parts::Rows rows_before, rows_after;
    for (const RowChange& change : part) {
      if (change.before != no_row) rows_before.push_back(change.before);
      if (change.after != no_row) rows_after.push_back(change.after);
    }
    const Result<Contents> before = load(done.before, rows_before), after = load(done.after, rows_after);
    for (const auto* contents : {&before, &after}) {
      if (!*contents) return contents->error();
    }
    for (const RowChange& change : part) take(change, *before, *after);
  }
  return {};
}

/// With `naming` of each side the claims' flags.
template <typename Take>
Result<void> each_claim_change(std::span<const RowChange> changes, const Reextraction& done,
                               const Parts::Naming* naming_before, const Parts::Naming* naming_after, Take take) {
  const auto load = [&](const OpenParts& side, const Parts::Rows& rows) {
    return side.parts.claims(rows, side.decisions, &side == &done.before ? naming_before : naming_after);
  };
  const auto claim_at = [](std::int64_t row, const Contents& contents) {
    return row == no_row ? nullptr : &contents.claims.at(row);
  };
  return each_change(changes, done, load, [&](const RowChange& rows, const Contents& before, const Contents& after) {
    take(Change<ClaimView>{rows, claim_at(rows.before, before), claim_at(rows.after, after)}, before, after);
  });
}

template <typename Take>
Result<void> each_flag_change(std::span<const RowChange> changes, const Reextraction& done, Take take) {
  const auto load = [](const OpenParts& side, const Parts::Rows& rows) {
    return side.parts.flags(rows, side.decisions);
  };
  const auto flag_at = [](std::int64_t row, const Contents& contents) {
    return row == no_row ? nullptr : &*std::ranges::find(contents.flags, row, &FlagView::row);
  };
  return each_change(changes, done, load, [&](const RowChange& rows, const Contents& before, const Contents& after) {
    take(Change<FlagView>{rows, flag_at(rows.before, before), flag_at(rows.after, after)}, before, after);
  });
}

/// A flag has changed when its reader sees other words.
Result<std::vector<RowChange>> flag_changes(const Reextraction& done, const Rules& rules) {
  const auto flags = all_flags(done);
  if (!flags) return flags;
  std::vector<RowChange> changes;
  const auto compared =
      each_flag_change(*flags, done, [&](const auto& flag, const Contents& before, const Contents& after) {
        if (flag.before == nullptr || flag.after == nullptr ||
            flag_text(*flag.before, before, rules, {}) != flag_text(*flag.after, after, rules, {})) {
          changes.push_back(flag.rows);
        }
      });
  if (!compared) return compared.error();
  return changes;
}

std::string counts(std::string_view key, const std::vector<RowChange>& changes, Lang lang) {
  const auto number = [&](std::string_view name) {
    return std::to_string(std::ranges::count(changes, name, &RowChange::name));
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

std::string change_text(const Change<FlagView>& change, const Contents& before, const Contents& after,
                        const Rules& rules, const Style& style) {
  if (change.after == nullptr) {
    return style.red("  - " + flag_line(*change.before, before, rules, plain(style.lang))) + '\n';
  }
  const std::string line = flag_line(*change.after, after, rules, plain(style.lang));
  return (change.before == nullptr ? style.green("  + " + line) : "  ~ " + line) + '\n';
}

template <typename View, typename ToJson>
std::string change_json(std::string_view what, const Change<View>& change, ToJson to_json) {
  return "{\"what\":\"" + std::string(what) + "\",\"change\":\"" + std::string(change.rows.name()) +
         "\",\"before\":" + (change.before == nullptr ? "null" : to_json(*change.before, false)) +
         ",\"after\":" + (change.after == nullptr ? "null" : to_json(*change.after, true)) + "}\n";
}

}  // namespace

Result<void> print_changes(const Reextraction& done, const Rules& rules, const Style& style, const Print& print) {
  const auto claims = claim_changes(done), flags = flag_changes(done, rules);
  for (const auto* changes : {&claims, &flags}) {
    if (!*changes) return changes->error();
  }
  print(counts("reextract.claims", *claims, style.lang) + "; " + counts("reextract.flags", *flags, style.lang) + '\n');
  std::string item;
  const auto printed = each_claim_change(
      *claims, done, nullptr, nullptr, [&](const auto& change, const Contents& before, const Contents& after) {
        const ReadingView& reading =
            change.after != nullptr ? after.reading_of(*change.after) : before.reading_of(*change.before);
        if (item != reading.item) print(item_line(reading.item, reading, style));
        item = reading.item;
        print(change_text(change, rules, style));
      });
  if (!printed) return printed;
  if (!flags->empty()) print('\n' + style.bold(message("reextract.flag_list", style.lang)) + '\n');
  return each_flag_change(*flags, done, [&](const auto& change, const Contents& before, const Contents& after) {
    print(change_text(change, before, after, rules, style));
  });
}

Result<void> print_changes_json(const Reextraction& done, const Rules& rules, const Print& print) {
  const auto claims = claim_changes(done), flags = flag_changes(done, rules);
  for (const auto* changes : {&claims, &flags}) {
    if (!*changes) return changes->error();
  }
  const auto naming_before = done.before.parts.naming(""), naming_after = done.after.parts.naming("");
  for (const auto* naming : {&naming_before, &naming_after}) {
    if (!*naming) return naming->error();
  }
  const auto printed =
      each_claim_change(*claims, done, &*naming_before, &*naming_after,
                        [&](const auto& change, const Contents& before, const Contents& after) {
                          print(change_json("claim", change, [&](const ClaimView& claim, bool is_after) {
                            const Contents& contents = is_after ? after : before;
                            return claim_json(claim, contents, flags_by_claim(contents));
                          }));
                        });
  if (!printed) return printed;
  return each_flag_change(*flags, done, [&](const auto& change, const Contents& before, const Contents& after) {
    print(change_json("flag", change, [&](const FlagView& flag, bool is_after) {
      return flag_json(flag, is_after ? after : before, rules);
    }));
  });
}

}  // namespace claimwatch
