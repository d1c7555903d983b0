#include "monitor/review/flag_list.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "diffcore/text/width.h"
#include "monitor/decisions/decide.h"
#include "monitor/query/match.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/order.h"
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

FlagList::FlagList(const Contents& contents, Query query, std::string seen)
    : contents_(&contents), query_(std::move(query)), seen_(std::move(seen)) {
  look();
  const auto turn = [&](const FlagView* flag) { return flag->state != FlagState::open ? 2 : is_news(*flag) ? 0 : 1; };
  std::vector<const FlagView*> flags = ordered(further());
  std::ranges::stable_sort(flags, {}, turn);
  add(flags);
  follow_states();
}

void FlagList::follow_flags() {
  look();
  std::unordered_map<std::string_view, const FlagView*> there;
  for (const FlagView& flag : contents_->flags) there.emplace(flag.id, &flag);
  flags_.clear();
  std::vector<std::string> ids;
  std::size_t place = 0;
  for (std::size_t i = 0; i < ids_.size(); ++i) {
    if (i == place_) place = ids.size();
    const auto found = there.find(ids_[i]);
    if (found == there.end()) continue;
    ids.push_back(ids_[i]);
    flags_.push_back(found->second);
  }
  ids_ = std::move(ids);
  add(ordered(further()));
  place_ = ids_.empty() ? 0 : std::min(place, ids_.size() - 1);
  follow_states();
}

void FlagList::follow_states() {
  open_ = news_ = 0;
  for (std::size_t place = 0; place < size(); ++place) {
    if (at(place).state == FlagState::open) ++open_;
    if (is_news(at(place))) ++news_;
  }
}

void FlagList::go_to(const std::string& id) {
  const auto there = std::ranges::find(ids_, id);
  if (there != ids_.end()) place_ = static_cast<std::size_t>(there - ids_.begin());
}

bool FlagList::is_news(const FlagView& flag) const { return flag.state == FlagState::open && came_.contains(&flag); }

void FlagList::look() {
  came_.clear();
  const News news(*contents_, seen_);
  for (const FlagView& flag : contents_->flags) {
    if (news.brings(flag)) came_.insert(&flag);
  }
}

std::vector<const FlagView*> FlagList::further() const {
  std::unordered_set<std::string_view> listed(ids_.begin(), ids_.end());
  std::vector<const FlagView*> flags;
  for (const FlagView& flag : contents_->flags) {
    if (!listed.contains(flag.id) && fits(query_, candidate_of(flag, *contents_))) flags.push_back(&flag);
  }
  return flags;
}

void FlagList::add(const std::vector<const FlagView*>& flags) {
  std::unordered_set<std::string_view> added;
  for (const FlagView* flag : flags) {
    if (!added.insert(flag->id).second) continue;
    ids_.push_back(flag->id);
    flags_.push_back(flag);
  }
}

std::string FlagList::state_of(const FlagView& flag, Lang lang) const {
  return is_news(flag) ? message("review.new", lang) : state_words(flag.state, lang);
}

std::string FlagList::age_of(const FlagView& flag, Lang lang) const { return age_words(flag, *contents_, lang); }

std::vector<std::string> list_page(const FlagList& list, const Contents& contents, const Rules& rules,
                                   const Style& style, std::size_t rows) {
  struct Row {
    std::string sign, state, age, flag;
  };
  Style words = style;
  words.colour = false;  // the row at the list's place is bold as a whole
  const std::size_t begin = list.place() - std::min(list.place(), rows);
  std::vector<Row> shown;
  std::size_t states = 0, ages = 0;
  for (std::size_t place = begin; place < std::min(list.place() + rows, list.size()); ++place) {
    const FlagView& flag = list.at(place);
    shown.push_back(
        {(flag.kind == FlagKind::contradicts ? "! " : "~ ") + padded_to_width(std::to_string(rank(flag.severity)), 4),
         list.state_of(flag, style.lang), list.age_of(flag, style.lang), flag_words(flag, contents, rules, words)});
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
