#include "diffcore/compare/fold.h"

#include <xxhash.h>

#include <array>

#include "diffcore/compare/events.h"
#include "diffcore/compare/flag_book.h"
#include "diffcore/compare/states.h"
#include "diffcore/compare/timeline.h"

namespace claimwatch {

namespace {

constexpr std::array<std::string_view, 2> kind_names{"changed", "contradicts"};
constexpr std::array<std::string_view, 12> rule_names{"tells_change", "later",  "same_time",      "own_article",
                                                      "falls",        "plan",   "not_as_planned", "told_as_past",
                                                      "corrected",    "denied", "event_apart",    "event_clash"};
constexpr std::array<std::string_view, 6> relation_names{"opens",   "corroborates", "refines",
                                                         "changed", "contradicts",  "history"};

/// The first 12 hexadecimal digits of a text's hash.
std::string digest(std::string_view text) {
  XXH128_canonical_t hash;
  XXH128_canonicalFromHash(&hash, XXH3_128bits(text.data(), text.size()));
  std::string digits;
  for (std::size_t i = 0; i < 6; ++i) {
    for (const int nibble : {hash.digest[i] >> 4, hash.digest[i] & 15}) digits.push_back("0123456789abcdef"[nibble]);
  }
  return digits;
}

}  // namespace

std::string_view name(FlagKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name(FlagRule rule) { return rule_names[static_cast<std::size_t>(rule)]; }
std::string_view name(Relation relation) { return relation_names[static_cast<std::size_t>(relation)]; }

Folded fold(std::span<const Told> claims, const CompareRules& rules, std::span<const Version> versions) {
  const Timeline timeline(claims, versions, rules);
  FlagBook book(timeline, claims.size());
  const auto take_days = [&](auto folding) {
    for (const FoldDay& day : timeline.days()) folding.take_day(day);
  };
  if (rules.events) {
    take_days(EventFold(timeline, book));
  } else {
    take_days(StateFold(timeline, book));
  }
  return book.folded();
}

std::string flag_id(const Flag& flag, const Key& key, std::span<const Told> claims) {
  const Told& newer = claims[flag.new_claim];
  std::string identity;
  const auto add = [&](std::string_view part) { identity.append(part).push_back('\0'); };
  const auto add_value = [&](const ComparedClaim& claim, bool ended) {
    add(claim.value.text);
    add(claim.value.high_text);
    const std::string standing = ended ? "ended" : claim.certainty == Certainty::denied ? "denied" : "";
    add(claim.time == Time::planned ? standing + "planned" : standing);
  };
  for (const std::string_view part : {name(flag.kind), std::string_view(key.topic), std::string_view(key.subject),
                                      std::string_view(key.object), std::string_view(key.scope)}) {
    add(part);
  }
  add_value(claims[flag.old_claim].claim, flag.old_ended);
  add_value(newer.claim, flag.new_ended);
  add(newer.article);
  return digest(identity);
}

}  // namespace claimwatch
