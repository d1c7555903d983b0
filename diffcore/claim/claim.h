#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/quantity/interval.h"
#include "diffcore/text/day.h"
#include "diffcore/text/range.h"

// A claim is what one article says of one key. Source of every field: docs/claims.md, "The claim".

namespace claimwatch {

enum class Time { current, former, planned };
enum class Certainty { stated, reported, possible, denied };

/// What is claimed: a stance word, a percentage, a sum, a date, or a count in a topic's own unit.
struct Value {
  enum class Kind { stance, percent, money, date, count };
  Kind kind = Kind::stance;
  std::string text;       ///< "exclusive", "27%", "USD 13000000000", "2032", "2030-12-31", "vehicles 5000000"
  std::string high_text;  ///< Of a range its high end, in the same form.
  Bound bound = Bound::exact;
  Interval interval;  ///< Of all but stances; of dates, days since 1970.
  bool operator==(const Value&) const = default;
};

/// The value of its printed form. Errors: one that is none of the forms above.
Result<Value> parse_value(std::string_view text, std::string_view high_text, Bound bound);

/// What claims must share to be compared. Ordered as it prints.
struct Key {
  std::string topic, subject, object, scope;
  auto operator<=>(const Key&) const = default;
};

/// Words of the article that led somewhere: {"subject microsoft", 120..132}, {"time former (지난해)", ...}.
struct Reason {
  std::string what;
  Range words;
  bool operator==(const Reason&) const = default;
};

/// Who says what a claim says.
struct Speaker {
  enum class Kind { person, organisation, unnamed };
  std::string name;  ///< As the article has it.
  Kind kind = Kind::person;
  std::string entity;  ///< The id of the organisation, or of the one that they speak for; empty where none is named.
  bool operator==(const Speaker&) const = default;
};

/// An outlet that an article has a claim from.
struct CitedOutlet {
  std::string name;  ///< As the article has it.
  std::string id;
  bool operator==(const CitedOutlet&) const = default;
};

/// Of a claim what it is compared by with others of its key.
struct ComparedClaim {
  Value value;
  Time time = Time::current;
  Certainty certainty = Certainty::stated;
  Range evidence;                     ///< Bytes of the article's text: one sentence or less.
  std::string rule;                   ///< Id of the frame that read it.
  bool fallback = false;              ///< That frame reads only what no other one does.
  std::optional<DayRange> as_of;      ///< The date that the sentence gives, if it gives one.
  std::optional<Range> tells_change;  ///< The words of its sentence that tell a change (더 이상, no longer), if any.
};

struct Claim : ComparedClaim {
  Key key;
  std::string lang;                   ///< "ko" or "en": of the sentence.
  std::optional<Speaker> speaker;     ///< Who says so, where the words around name one.
  std::optional<CitedOutlet> outlet;  ///< Whose report the article names.
  std::vector<Reason> reasons;  ///< Frame, roles, interval, time and certainty with the words they were read from.
};

std::string_view name(Time time);
std::string_view name(Certainty certainty);
std::string_view name(Bound bound);
std::string_view name(Speaker::Kind kind);
std::optional<Time> time_named(std::string_view name);
std::optional<Certainty> certainty_named(std::string_view name);
std::optional<Bound> bound_named(std::string_view name);
std::optional<Speaker::Kind> speaker_kind_named(std::string_view name);

}  // namespace claimwatch
