#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/query/query.h"
#include "monitor/report/terminal.h"

namespace claimwatch {

/// The flags under review, in the order in which a person goes through them: those that are open and news to this
/// person, other open ones, those that were decided; of each the worst first.
class FlagList {
 public:
  /// Those of `contents`, which outlive this, that the query asks for. News is what came after `seen`.
  FlagList(const Contents& contents, Query query, std::string seen);

  /// Flags came or went: one that is gone leaves, one that came stands at the end. The place stays.
  void follow_flags();
  /// Decisions changed: each flag keeps its place.
  void follow_states();

  std::size_t size() const { return ids_.size(); }
  std::size_t open() const { return open_; }
  std::size_t news() const { return news_; }
  std::size_t place() const { return place_; }
  void go_to(std::size_t place) { place_ = place; }
  void go_to(const std::string& id);

  const FlagView& at(std::size_t place) const { return *flags_[place]; }
  const FlagView* current() const { return ids_.empty() ? nullptr : &at(place_); }
  /// "new", "not a change": what became of a flag.
  std::string state_of(const FlagView& flag, Lang lang) const;
  /// "3 days": for how long it has been there.
  std::string age_of(const FlagView& flag, Lang lang) const;

 private:
  bool is_news(const FlagView& flag) const;
  void look();
  /// Those that the query asks for and that are not listed yet.
  std::vector<const FlagView*> further() const;
  /// Lists them; of several with one id the first.
  void add(const std::vector<const FlagView*>& flags);

  const Contents* contents_;
  Query query_;
  std::string seen_;
  std::vector<std::string> ids_;  ///< They stay what they are when the contents are read anew.
  std::vector<const FlagView*> flags_;
  std::unordered_set<const FlagView*> came_;  ///< Those that came or gained support after `seen_`.
  std::size_t place_ = 0, open_ = 0, news_ = 0;
};

/// The part of the list around its place as at most so many lines, a flag in as many as it needs.
std::vector<std::string> list_page(const FlagList& list, const Contents& contents, const Rules& rules,
                                   const Style& style, std::size_t rows);

}  // namespace claimwatch
