#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "diffcore/compare/fold.h"

// What is known of a key's claims before they are compared in time: who says what beside them in the same article,
// which tell a change, which are opposed, and on which day and in which order they come. Source: docs/claims.md,
// "Comparing: the fold", down to "Every day takes the steps in turn".

namespace claimwatch {

/// A claim that takes part, by its place among them in order of article, version and byte range.
using Place = std::size_t;
using Places = std::vector<Place>;

/// A day of publication; claims of second versions make a day of their own, after that of first ones.
struct FoldDay {
  Day published;
  int version;
  Places claims;                       ///< In fold order.
  std::vector<std::size_t> new_texts;  ///< Versions that are not the first of their article, by number of text.
};

/// One version of an article, as far as it tells of the key.
struct VersionText {
  std::string_view article;
  int version;
  Places claims;
};

class Timeline {
 public:
  Timeline(std::span<const Told> claims, std::span<const Version> versions, const CompareRules& rules);

  const std::vector<FoldDay>& days() const { return days_; }
  const VersionText& text(std::size_t number) const { return texts_[number]; }
  const CompareRules& rules() const { return rules_; }

  const Told& told(Place place) const { return *entries_[place].told; }
  const ComparedClaim& claim(Place place) const { return told(place).claim; }
  /// Place in the span that is folded.
  std::size_t index(Place place) const { return entries_[place].index; }

  bool is_denied(Place place) const { return claim(place).certainty == Certainty::denied; }
  /// A former stance told as given up: it holds as the present value "no more" that stance.
  bool is_ended(Place place) const { return entries_[place].ended; }
  bool is_present(Place place) const;
  bool tells_change(Place place) const { return entries_[place].tells_change; }
  /// A number for the value that a claim gives, "no more" being part of it: equal for claims that say the same in the
  /// same print.
  std::size_t value(Place place) const { return entries_[place].value; }
  std::size_t value_count() const { return value_count_; }
  /// Numbers by what they print, stances by their place in the topic's list.
  Milli worth(Place place) const;

  bool opposed(Place a, Place b) const { return opposed_values(value(a), value(b)); }
  bool opposed_values(std::size_t a, std::size_t b) const { return opposed_[a * value_count_ + b]; }
  /// Those of `claims` that are opposed to one.
  Places opposed_to(Place place, std::span<const Place> claims) const;
  bool opposed_to_any(Place place, std::span<const Place> claims) const { return !opposed_to(place, claims).empty(); }
  /// Whether denying `denial` denies a claim of another article.
  bool denies(Place denial, Place place) const;

  /// What the text of a claim gives for a time, denials left out.
  Places own(Place place, Time time) const { return given(entries_[place].text, time); }
  Places given(std::size_t text, Time time) const;
  const VersionText& text_of(Place place) const { return texts_[entries_[place].text]; }

  /// Of claims that hold a position, the one to name: of best certainty, then the newest.
  Place shown(std::span<const Place> claims) const;
  /// Of claims, the newest, then of best certainty.
  Place newest(std::span<const Place> claims) const;
  bool before(Place a, Place b) const;

 private:
  struct Entry {
    const Told* told;
    std::size_t index;
    std::size_t text = 0;
    std::size_t value = 0;
    bool ended = false;
    bool tells_change = false;
  };

  void collect(std::span<const Told> claims);
  void set_outdone_aside();
  void group_texts();
  void find_ended();
  void number_values();
  void find_tellers();
  void group_days(std::span<const Version> versions);
  bool is_given_up(Place place) const;
  bool compatible_entries(const Entry& a, const Entry& b) const;
  std::size_t text_number(std::string_view article, int version);

  const CompareRules& rules_;
  std::vector<Entry> entries_;
  std::vector<VersionText> texts_;
  std::vector<FoldDay> days_;
  std::vector<bool> opposed_;
  std::size_t value_count_ = 0;
};

}  // namespace claimwatch
