#include "diffcore/compare/timeline.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "diffcore/compare/relation.h"

namespace claimwatch {

namespace {

/// Order of claims within a key that needs nothing but what they say: the input's order must not show anywhere.
bool in_text_order(const Told& a, const Told& b) {
  const auto told = [](const Told& t) {
    const ComparedClaim& c = t.claim;
    return std::tie(t.article, t.version, c.evidence.start, c.evidence.end, c.value.text, c.value.high_text,
                    c.value.bound, c.time, c.certainty, c.rule, t.published);
  };
  return told(a) < told(b);
}

/// Certainty as the fold ranks it: stated, reported, then denials.
int rank(const ComparedClaim& claim) { return static_cast<int>(claim.certainty); }

bool of_one_text(const Told& a, const Told& b) { return a.article == b.article && a.version == b.version; }

/// Of two opposed readings of one text, the one by few words is rather misread than the text at odds with itself.
bool outdoes(const ComparedClaim& better, const ComparedClaim& fallback, const CompareRules& rules) {
  return !better.fallback && better.time == fallback.time && !compatible(better.value, fallback.value, rules);
}

}  // namespace

Timeline::Timeline(std::span<const Told> claims, std::span<const Version> versions, const CompareRules& rules)
    : rules_(rules) {
  collect(claims);
  group_texts();
  find_ended();
  number_values();
  find_tellers();
  group_days(versions);
}

void Timeline::collect(std::span<const Told> claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].claim.certainty != Certainty::possible) entries_.push_back({&claims[i], i});
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return in_text_order(*a.told, *b.told); });
  if (!rules_.events) set_outdone_aside();
}

void Timeline::set_outdone_aside() {
  std::vector<Entry> kept;
  kept.reserve(entries_.size());
  for (auto first = entries_.begin(); first != entries_.end();) {
    const auto last = std::find_if(first, entries_.end(),
                                   [&](const Entry& other) { return !of_one_text(*first->told, *other.told); });
    std::copy_if(first, last, std::back_inserter(kept), [&](const Entry& entry) {
      return !entry.told->claim.fallback || std::none_of(first, last, [&](const Entry& other) {
        return outdoes(other.told->claim, entry.told->claim, rules_);
      });
    });
    first = last;
  }
  entries_ = std::move(kept);
}

void Timeline::group_texts() {
  for (Place place = 0; place < entries_.size(); ++place) {
    entries_[place].text = text_number(told(place).article, told(place).version);
    texts_[entries_[place].text].claims.push_back(place);
  }
}

/// Claims come in order of text, so that only the last one can be it.
std::size_t Timeline::text_number(std::string_view article, int version) {
  if (texts_.empty() || texts_.back().article != article || texts_.back().version != version) {
    texts_.push_back({article, version, {}});
  }
  return texts_.size() - 1;
}

void Timeline::find_ended() {
  for (Place place = 0; place < entries_.size(); ++place) entries_[place].ended = is_given_up(place);
}

bool Timeline::is_given_up(Place place) const {
  const ComparedClaim& it = claim(place);
  if (it.time != Time::former || is_denied(place) || it.value.kind != Value::Kind::stance) return false;
  const Places present = own(place, Time::current);
  return !present.empty() && std::all_of(present.begin(), present.end(), [&](Place other) {
    const Value& value = claim(other).value;
    return value.text != it.value.text && compatible(it.value, value, rules_);
  });
}

void Timeline::number_values() {
  using Print = std::tuple<std::string_view, std::string_view, Bound, bool>;
  std::map<Print, std::vector<Place>> by_print;
  for (Place place = 0; place < entries_.size(); ++place) {
    const Value& value = claim(place).value;
    by_print[{value.text, value.high_text, value.bound, is_ended(place)}].push_back(place);
  }
  value_count_ = by_print.size();
  Places sample;
  for (const auto& [print, places] : by_print) {
    for (const Place place : places) entries_[place].value = sample.size();
    sample.push_back(places.front());
  }
  opposed_.reserve(value_count_ * value_count_);
  for (const Place a : sample) {
    for (const Place b : sample) opposed_.push_back(!compatible_entries(entries_[a], entries_[b]));
  }
}

/// "No more" a stance is opposed to that stance alone.
bool Timeline::compatible_entries(const Entry& a, const Entry& b) const {
  const Value& left = a.told->claim.value;
  const Value& right = b.told->claim.value;
  if (a.ended && b.ended) return true;
  if (a.ended || b.ended) return left.text != right.text;
  return compatible(left, right, rules_);
}

void Timeline::find_tellers() {
  for (Place place = 0; place < entries_.size(); ++place) {
    Places past = own(place, Time::former);
    std::erase_if(past, [&](Place other) { return is_ended(other); });
    const bool told_so = claim(place).tells_change.has_value() || opposed_to_any(place, past);
    const bool disputed = opposed_to_any(place, own(place, Time::current));
    entries_[place].tells_change = is_ended(place) || (told_so && !disputed);
  }
}

void Timeline::group_days(std::span<const Version> versions) {
  std::map<std::pair<Day, int>, FoldDay> days;
  const auto day_of = [&](Day published, int version) -> FoldDay& {
    return days.try_emplace({published, version}, FoldDay{published, version, {}, {}}).first->second;
  };
  for (Place place = 0; place < entries_.size(); ++place) {
    FoldDay& day = day_of(told(place).published, told(place).version);
    day.claims.push_back(place);
    const std::size_t text = entries_[place].text;
    if (day.version > 0 && (day.new_texts.empty() || day.new_texts.back() != text)) day.new_texts.push_back(text);
  }
  std::set<std::pair<std::string_view, int>> seen;
  for (const VersionText& text : texts_) {
    if (text.version > 0) seen.insert({text.article, text.version});
  }
  for (const Version& version : versions) {
    if (version.version == 0 || !seen.insert({version.article, version.version}).second) continue;
    texts_.push_back({version.article, version.version, {}});
    day_of(version.published, version.version).new_texts.push_back(texts_.size() - 1);
  }
  for (auto& [when, day] : days) {
    std::sort(day.claims.begin(), day.claims.end(), [&](Place a, Place b) { return before(a, b); });
    days_.push_back(std::move(day));
  }
}

bool Timeline::is_present(Place place) const {
  return !is_denied(place) && (claim(place).time == Time::current || is_ended(place));
}

Milli Timeline::worth(Place place) const {
  const Value& value = claim(place).value;
  if (value.kind != Value::Kind::stance) return value.interval.printed;
  return std::find(rules_.stances.begin(), rules_.stances.end(), value.text) - rules_.stances.begin();
}

Places Timeline::opposed_to(Place place, std::span<const Place> claims) const {
  Places found;
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(found),
               [&](Place other) { return opposed(other, place); });
  return found;
}

bool Timeline::denies(Place denial, Place place) const {
  return !is_ended(place) && told(place).article != told(denial).article &&
         claimwatch::denies(claim(denial).value, claim(place).value);
}

Places Timeline::given(std::size_t text, Time time) const {
  Places found;
  for (const Place place : texts_[text].claims) {
    if (claim(place).time == time && !is_denied(place)) found.push_back(place);
  }
  return found;
}

Place Timeline::shown(std::span<const Place> claims) const {
  return *std::min_element(claims.begin(), claims.end(), [&](Place a, Place b) {
    const auto merit = [&](Place p) {
      return std::tuple(rank(claim(p)), -told(p).published.time_since_epoch(), worth(p), p);
    };
    return merit(a) < merit(b);
  });
}

Place Timeline::newest(std::span<const Place> claims) const {
  return *std::min_element(claims.begin(), claims.end(), [&](Place a, Place b) {
    const auto age = [&](Place p) { return std::tuple(-told(p).published.time_since_epoch(), rank(claim(p)), p); };
    return age(a) < age(b);
  });
}

bool Timeline::before(Place a, Place b) const {
  const auto when = [&](Place p) {
    return std::tuple(told(p).published, told(p).version, !tells_change(p), rank(claim(p)), worth(p), p);
  };
  return when(a) < when(b);
}

}  // namespace claimwatch
