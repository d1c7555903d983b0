#include "diffcore/claim/claim.h"

#include <algorithm>
#include <array>

#include "diffcore/quantity/value_form.h"

namespace claimwatch {

namespace {

constexpr std::array<std::string_view, 3> time_names{"current", "former", "planned"};
constexpr std::array<std::string_view, 4> certainty_names{"stated", "reported", "possible", "denied"};
constexpr std::array<std::string_view, 5> bound_names{"exact", "about", "over", "upto", "range"};

constexpr std::array<std::string_view, 3> speaker_kind_names{"person", "organisation", "unnamed"};

/// The enumerator of a word: each table stands in the order of its enum.
template <typename Enum, std::size_t count>
std::optional<Enum> named(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_word(std::string_view text) {
  return !text.empty() && is_lower(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_currency(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What a form gives away by how it begins and ends; interval_of_form checks the rest.
std::optional<Value::Kind> kind_of(std::string_view text) {
  if (is_word(text)) return Value::Kind::stance;
  if (text.ends_with('%')) return Value::Kind::percent;
  if (!text.empty() && is_digit(text.front())) return Value::Kind::date;
  const std::string_view unit = text.substr(0, text.find(' '));
  if (is_currency(unit)) return Value::Kind::money;
  if (is_word(unit)) return Value::Kind::count;
  return std::nullopt;
}

Error misfit(std::string_view text, std::string_view why) {
  std::string message = "\"";
  message.append(text).append("\" ").append(why);
  return Error{std::move(message)};
}

}  // namespace

Result<Value> parse_value(std::string_view text, std::string_view high_text, Bound bound) {
  const std::optional<Value::Kind> kind = kind_of(text);
  if (!kind) {
    return misfit(text, "is no value; write a stance word, 27%, USD 13000000000, 2032, 2030-12-31 or vehicles 5000000");
  }
  if ((bound == Bound::range) == high_text.empty()) {
    return misfit(text, "needs a high end with the bound \"range\", and with no other");
  }
  Value value{*kind, std::string(text), std::string(high_text), bound, {}};
  if (*kind == Value::Kind::stance) {
    if (bound != Bound::exact) return misfit(text, "is a stance; its bound is \"exact\"");
    return value;
  }
  const Result<Interval> interval = interval_of_form(text, high_text, bound);
  if (!interval) return interval.error();
  value.interval = *interval;
  return value;
}

std::string_view name(Time time) { return time_names[static_cast<std::size_t>(time)]; }
std::string_view name(Certainty certainty) { return certainty_names[static_cast<std::size_t>(certainty)]; }
std::string_view name(Bound bound) { return bound_names[static_cast<std::size_t>(bound)]; }
std::string_view name(Speaker::Kind kind) { return speaker_kind_names[static_cast<std::size_t>(kind)]; }

std::optional<Time> time_named(std::string_view name) { return named<Time>(time_names, name); }
std::optional<Certainty> certainty_named(std::string_view name) { return named<Certainty>(certainty_names, name); }
std::optional<Bound> bound_named(std::string_view name) { return named<Bound>(bound_names, name); }
std::optional<Speaker::Kind> speaker_kind_named(std::string_view name) {
  return named<Speaker::Kind>(speaker_kind_names, name);
}

}  // namespace claimwatch
