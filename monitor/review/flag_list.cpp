#include "monitor/review/flag_list.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "diffcore/text/width.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/review/page.h"

namespace claimwatch {
namespace {

/// As many parts as fit into so many lines, half of them before the part at `place` where there are enough.
std::vector<std::string> around(const std::vector<std::vector<std::string>>& parts, std::size_t place,
                                std::size_t rows) {
  std::size_t first = place, last = place + 1, taken = parts[place].size();
  for (bool more = true; more;) {
    more = false;
    if (last < parts.size() && taken + parts[last].size() <= rows) taken += parts[last++].size(), more = true;
    if (first > 0 && taken + parts[first - 1].size() <= rows) taken += parts[--first].size(), more = true;
  }
  std::vector<std::string> lines;
  for (; first < last; ++first) lines.insert(lines.end(), parts[first].begin(), parts[first].end());
  return lines;
}

}  // namespace

Result<FlagList> FlagList::of(const OpenParts& index, Query query, std::string seen) {
  FlagList list(index, std::move(query), std::move(seen));
  auto flags = list.all();
  if (!flags) return flags.error();
  const auto turn = [](const ReviewedFlag& flag) { return flag.state != FlagState::open ? 2 : is_news(flag) ? 0 : 1; };
  std::ranges::stable_sort(*flags, {}, turn);
  list.add(*std::move(flags));
  return list;
}

Result<void> FlagList::follow_flags() {
  auto flags = all();
  if (!flags) return flags.error();
  std::unordered_map<std::string_view, const ReviewedFlag*> there;
  for (const ReviewedFlag& flag : *flags) there.emplace(flag.id, &flag);
  std::vector<ReviewedFlag> listed;
  std::size_t place = 0;
  for (std::size_t i = 0; i < listed_.size(); ++i) {
    if (i == place_) place = listed.size();
    const auto found = there.find(listed_[i].id);
    if (found != there.end()) listed.push_back(*found->second);
  }
  listed_ = std::move(listed);
  add(*std::move(flags));
  place_ = listed_.empty() ? 0 : std::min(place, listed_.size() - 1);
  return {};
}

void FlagList::follow_states(const std::vector<FlagView>& flags) {
  std::unordered_map<std::string_view, FlagState> states;
  for (const FlagView& flag : flags) states.emplace(flag.id, flag.state);
  for (ReviewedFlag& flag : listed_) {
    if (const auto state = states.find(flag.id); state != states.end()) flag.state = state->second;
  }
}

std::size_t FlagList::open() const {
  return static_cast<std::size_t>(std::ranges::count(listed_, FlagState::open, &ReviewedFlag::state));
}

std::size_t FlagList::news() const { return static_cast<std::size_t>(std::ranges::count_if(listed_, is_news)); }

void FlagList::go_to(const std::string& id) {
  const auto there = std::ranges::find(listed_, id, &ReviewedFlag::id);
  if (there != listed_.end()) place_ = static_cast<std::size_t>(there - listed_.begin());
}

Result<std::vector<ReviewedFlag>> FlagList::all() const {
  return reviewed_flags(query_, seen_, index_->parts, index_->decisions);
}

void FlagList::add(std::vector<ReviewedFlag> flags) {
  std::unordered_set<std::string> known;
  for (const ReviewedFlag& flag : listed_) known.insert(flag.id);
  for (ReviewedFlag& flag : flags) {
    if (flag.asked_for && known.insert(flag.id).second) listed_.push_back(std::move(flag));
  }
}

std::string FlagList::state_words_at(std::size_t place, Lang lang) const {
  return is_news(listed_[place]) ? message("review.new", lang) : state_words(listed_[place].state, lang);
}

Result<std::vector<std::string>> list_page(const FlagList& list, const OpenParts& index, const Rules& rules,
                                           const Style& style, std::size_t rows) {
  struct Row {
    std::string sign, state, age, flag;
  };
  Style words = style;
  words.colour = false;  // the row at the list's place is bold as a whole
  const std::size_t begin = list.place() - std::min(list.place(), rows);
  const std::size_t end = std::min(list.place() + rows, list.size());
  std::vector<std::string> ids;
  for (std::size_t place = begin; place < end; ++place) ids.push_back(list.id_at(place));
  const auto contents = index.parts.sides(ids, index.decisions);
  if (!contents) return contents.error();
  std::vector<Row> shown;
  std::size_t states = 0, ages = 0;
  for (std::size_t place = begin; place < end; ++place) {
    const auto flag = std::ranges::find(contents->flags, list.id_at(place), &FlagView::id);
    if (flag == contents->flags.end()) {  // another process has taken it away
      shown.push_back({"", "", "", list.id_at(place)});
      continue;
    }
    shown.push_back(
        {(flag->kind == FlagKind::contradicts ? "! " : "~ ") + padded_to_width(std::to_string(rank(flag->severity)), 4),
         list.state_words_at(place, style.lang), age_words(*flag, *contents, style.lang),
         flag_words(*flag, *contents, rules, words)});
    states = std::max(states, display_width(shown.back().state));
    ages = std::max(ages, display_width(shown.back().age));
  }
  std::vector<std::vector<std::string>> parts;
  for (const auto& [sign, state, age, flag] : shown) {
    const bool here = begin + parts.size() == list.place();
    const std::string before =
        (here ? "> " : "  ") + sign + padded_to_width(state, states + 2) + padded_to_width(age, ages + 2);
    parts.push_back(screen_lines(wrapped(before + flag, style.width, display_width(before)), style.width));
    if (!here) continue;
    for (std::string& line : parts.back()) line = style.bold(line);
  }
  return around(parts, list.place() - begin, rows);
}

}  // namespace claimwatch
