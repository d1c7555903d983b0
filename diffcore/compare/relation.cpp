#include "diffcore/compare/relation.h"

namespace claimwatch {

namespace {

bool is_stance(const Value& value) { return value.kind == Value::Kind::stance; }

/// "USD" of "USD 13000000000"; of a percentage or a date the kind says it all.
std::string_view unit_of(const Value& value) {
  const std::size_t space = value.text.find(' ');
  return space == std::string::npos ? std::string_view() : std::string_view(value.text).substr(0, space);
}

bool same_unit(const Value& a, const Value& b) { return a.kind == b.kind && unit_of(a) == unit_of(b); }

/// How much an interval leaves open, in 64 bits: an open side makes it wider than any that has none.
std::uint64_t width(const Interval& interval) {
  return static_cast<std::uint64_t>(interval.high) - static_cast<std::uint64_t>(interval.low);
}

}  // namespace

bool compatible(const Value& a, const Value& b, const CompareRules& rules) {
  if (is_stance(a) || is_stance(b)) return a.text == b.text || rules.compatible_stances.contains({a.text, b.text});
  return !same_unit(a, b) || compatible(a.interval, b.interval);
}

bool more_precise(const Value& a, const Value& b) {
  if (is_stance(a) || !same_unit(a, b)) return false;
  return compatible(a.interval, b.interval) && width(a.interval) < width(b.interval);
}

bool denies(const Value& denied, const Value& value) {
  if (is_stance(denied)) return denied.text == value.text;
  return same_unit(denied, value) && denied.interval.admits(value.interval.printed);
}

}  // namespace claimwatch
