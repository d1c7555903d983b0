#include "monitor/review/flag_list.h"

#include <algorithm>
#include <set>
#include <utility>

#include "diffcore/text/width.h"
#include "monitor/decisions/decide.h"
#include "monitor/query/match.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/order.h"
#include "monitor/review/page.h"

namespace claimwatch {

FlagList::FlagList(const Contents& contents, Query query, std::string seen)
    : contents_(&contents), query_(std::move(query)), seen_(std::move(seen)) {
  const auto turn = [&](const FlagView* flag) { return flag->state != FlagState::open ? 2 : is_news(*flag) ? 0 : 1; };
  std::vector<const FlagView*> flags = ordered_flags(contents);
  std::ranges::stable_sort(flags, {}, turn);
  add(flags);
  look_up();
}

void FlagList::follow_flags() {
  std::set<std::string_view> there;
  for (const FlagView& flag : contents_->flags) there.insert(flag.id);
  for (std::size_t i = ids_.size(); i-- > 0;) {
    if (there.contains(ids_[i])) continue;
    ids_.erase(ids_.begin() + static_cast<std::ptrdiff_t>(i));
    if (i < place_) --place_;
  }
  add(ordered_flags(*contents_));
  place_ = ids_.empty() ? 0 : std::min(place_, ids_.size() - 1);
  look_up();
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

bool FlagList::is_news(const FlagView& flag) const { return claimwatch::is_news(flag, *contents_, seen_); }

void FlagList::look_up() {
  newest_ = newest_day(*contents_);
  by_id_.clear();
  for (const FlagView& flag : contents_->flags) by_id_.emplace(flag.id, &flag);
  follow_states();
}

void FlagList::add(const std::vector<const FlagView*>& flags) {
  std::set<std::string> listed(ids_.begin(), ids_.end());
  for (const FlagView* flag : flags) {
    if (listed.contains(flag->id) || !fits(query_, candidate_of(*flag, *contents_))) continue;
    listed.insert(flag->id);
    ids_.push_back(flag->id);
  }
}

std::string FlagList::state_of(const FlagView& flag, Lang lang) const {
  return is_news(flag) ? message("review.new", lang) : state_words(flag.state, lang);
}

std::string FlagList::age_of(const FlagView& flag, Lang lang) const {
  return age_words(flag, *contents_, newest_, lang);
}

ListPage list_page(const FlagList& list, const Contents& contents, const Rules& rules, const Style& style) {
  struct Row {
    std::string sign, state, age, flag;
  };
  Style words = style;
  words.colour = false;  // the row at the list's place is bold as a whole
  std::vector<Row> rows;
  std::size_t states = 0, ages = 0;
  for (std::size_t place = 0; place < list.size(); ++place) {
    const FlagView& flag = list.at(place);
    rows.push_back({(flag.kind == FlagKind::contradicts ? "! " : "~ ") +
                        padded_to_width(std::to_string(rank(severity_of(flag, contents))), 4),
                    list.state_of(flag, style.lang), list.age_of(flag, style.lang),
                    flag_words(flag, contents, rules, words)});
    states = std::max(states, display_width(rows.back().state));
    ages = std::max(ages, display_width(rows.back().age));
  }
  ListPage page;
  for (std::size_t place = 0; place < rows.size(); ++place) {
    const auto& [sign, state, age, flag] = rows[place];
    const bool here = place == list.place();
    const std::string begin =
        (here ? "> " : "  ") + sign + padded_to_width(state, states + 2) + padded_to_width(age, ages + 2);
    if (here) page.first = page.lines.size();
    for (const std::string& line : screen_lines(wrapped(begin + flag, style.width, display_width(begin)), style.width))
      page.lines.push_back(here ? style.bold(line) : line);
    if (here) page.last = page.lines.size() - 1;
  }
  return page;
}

}  // namespace claimwatch
