#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/open_parts.h"
#include "monitor/query/listed_flags.h"
#include "monitor/query/query.h"
#include "monitor/report/terminal.h"

namespace claimwatch {

/// The flags under review, in the order in which a person goes through them: those that are open and news to this
/// person, other open ones, those that were decided; of each the worst first.
class FlagList {
 public:
  /// Those of an index, which outlives this, that the query asks for. News is what came after `seen`.
  static Result<FlagList> of(const OpenParts& index, Query query, std::string seen);

  /// Flags came or went: one that is gone leaves, one that came stands at the end. The place stays.
  Result<void> follow_flags();
  /// Decisions changed these: each flag keeps its place.
  void follow_states(const std::vector<FlagView>& flags);

  std::size_t size() const { return listed_.size(); }
  std::size_t open() const;
  std::size_t news() const;
  std::size_t place() const { return place_; }
  void go_to(std::size_t place) { place_ = place; }
  void go_to(const std::string& id);

  const std::string& id_at(std::size_t place) const { return listed_[place].id; }
  FlagState state_at(std::size_t place) const { return listed_[place].state; }
  /// "new", "not a change": what became of a flag.
  std::string state_words_at(std::size_t place, Lang lang) const;

 private:
  FlagList(const OpenParts& index, Query query, std::string seen)
      : index_(&index), query_(std::move(query)), seen_(std::move(seen)) {}
  static bool is_news(const ReviewedFlag& flag) { return flag.state == FlagState::open && flag.newer; }
  Result<std::vector<ReviewedFlag>> all() const;
  /// Lists those that the query asks for and that are not listed yet; of several with one id the first.
  void add(std::vector<ReviewedFlag> flags);

  const OpenParts* index_;
  Query query_;
  std::string seen_;
  std::vector<ReviewedFlag> listed_;
  std::size_t place_ = 0;
};

/// The part of the list around its place as at most so many lines, a flag in as many as it needs.
Result<std::vector<std::string>> list_page(const FlagList& list, const OpenParts& index, const Rules& rules,
                                           const Style& style, std::size_t rows);

}  // namespace claimwatch
