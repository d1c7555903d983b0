#include "monitor/report/order.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace claimwatch {
namespace {

/// Tells any two claims of a store apart.
auto place_of(const ClaimView& view, const Placement& at) {
  const Claim& claim = view.claim;
  return std::make_tuple(at.day, std::cref(at.article), at.version, claim.evidence.start, claim.evidence.end,
                         std::cref(claim.value.text), claim.time, std::cref(view.id));
}

bool is_version(const ReadingView& reading) {
  const Standing standing = reading.placement.standing;
  if (is_teaser(reading.placement)) return false;
  return standing == Standing::counts || standing == Standing::copy || standing == Standing::suspect;
}

}  // namespace

bool of_one_outlet(const FlagView& flag, const Contents& contents) {
  const ReadingView& before = contents.reading_of(contents.claims.at(flag.old_claim));
  const ReadingView& after = contents.reading_of(contents.claims.at(flag.new_claim));
  return before.row == after.row || (!after.source.value.empty() && before.source.value == after.source.value);
}

std::vector<const FlagView*> ordered_flags(const Contents& contents) {
  std::vector<const FlagView*> flags;
  for (const FlagView& flag : contents.flags) flags.push_back(&flag);
  std::ranges::sort(flags, {}, [](const FlagView* flag) {
    return std::make_tuple(flag->severity, -flag->day.time_since_epoch(), std::cref(flag->key), std::cref(flag->id));
  });
  return flags;
}

std::vector<const ClaimView*> ordered_claims(const Contents& contents) {
  struct Placed {
    const ClaimView* claim;
    const Placement* at;
  };
  std::vector<Placed> placed;
  for (const auto& [row, claim] : contents.claims) {
    const Placement& at = contents.reading_of(claim).placement;
    if (at.standing == Standing::counts || at.standing == Standing::suspect) placed.push_back({&claim, &at});
  }
  std::ranges::sort(placed, {}, [](const Placed& one) {
    return std::make_tuple(std::cref(one.claim->claim.key), place_of(*one.claim, *one.at));
  });
  std::vector<const ClaimView*> claims;
  for (const Placed& one : placed) claims.push_back(one.claim);
  return claims;
}

std::vector<const ClaimView*> claims_of_article(const std::string& article, const Contents& contents) {
  std::vector<const ClaimView*> claims;
  for (const auto& [row, claim] : contents.claims) {
    const ReadingView& reading = contents.reading_of(claim);
    if (reading.placement.article == article && is_version(reading)) claims.push_back(&claim);
  }
  std::ranges::sort(claims, {}, [&](const ClaimView* claim) {
    return std::make_tuple(contents.reading_of(*claim).placement.version, claim->claim.evidence.start,
                           std::cref(claim->claim.key), std::cref(claim->id));
  });
  return claims;
}

std::vector<const ClaimView*> claims_of_version(const ReadingView& version, const Contents& contents) {
  std::vector<const ClaimView*> claims = claims_of_article(version.placement.article, contents);
  std::erase_if(claims, [&](const ClaimView* claim) { return claim->reading != version.row; });
  return claims;
}

std::vector<const ClaimView*> claims_beside(const ClaimView& view, const Contents& contents) {
  const auto is_beside = [&](const auto& entry) { return entry.second.reading == view.reading; };
  auto first = contents.claims.find(view.row);
  while (first != contents.claims.begin() && is_beside(*std::prev(first))) --first;
  std::vector<const ClaimView*> claims;
  for (; first != contents.claims.end() && is_beside(*first); ++first) claims.push_back(&first->second);
  return claims;
}

std::vector<const ReadingView*> versions_of(const std::string& article, const Contents& contents) {
  std::vector<const ReadingView*> versions;
  for (const auto& [row, reading] : contents.readings) {
    if (reading.placement.article == article && is_version(reading)) versions.push_back(&reading);
  }
  std::ranges::sort(versions, {}, [](const ReadingView* reading) { return reading->placement.version; });
  return versions;
}

std::vector<const ReadingView*> copies_of(const std::string& article, const Contents& contents) {
  std::vector<const ReadingView*> copies;
  for (const auto& [row, reading] : contents.readings) {
    if (reading.placement.standing == Standing::copy && reading.placement.copy_of == article)
      copies.push_back(&reading);
  }
  std::ranges::sort(copies, {}, [](const ReadingView* copy) {
    return std::make_tuple(copy->placement.day, std::cref(copy->placement.article), copy->placement.version);
  });
  return copies;
}

FlagsByClaim flags_by_claim(const Contents& contents) {
  FlagsByClaim by_claim;
  for (const FlagView* flag : ordered_flags(contents)) {
    std::set<std::int64_t> claims(flag->support.begin(), flag->support.end());
    claims.insert({flag->old_claim, flag->new_claim});
    for (const std::int64_t claim : claims) by_claim[claim].push_back(flag);
  }
  return by_claim;
}

}  // namespace claimwatch
