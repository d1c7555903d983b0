#pragma once

#include <set>
#include <string>
#include <tuple>

#include "diffcore/claim/claim.h"

namespace claimwatch {

/// Claims of articles, compared as people compare what two careful readers found: by article, key and value, and also
/// by time, certainty and bound.
struct Claims {
  using Core = std::tuple<std::string, Key, std::string, std::string>;
  using Full = std::tuple<Core, Time, Certainty, Bound>;
  std::set<Core> core;
  std::set<Full> full;

  void add(const std::string& article, const Claim& claim);
};

struct CorpusClaims {
  Claims gold, found;
};

/// The claims of the plain articles in fixtures/`folder`/`language`: those that careful readers found, and those that
/// the shipped rules find. Pages and feeds need readers, and do not count here.
CorpusClaims corpus_claims(const std::string& folder, const std::string& language);

/// How many of the claims found are gold, and of the gold are found.
struct Score {
  std::size_t gold = 0, found = 0, hits = 0;

  double precision() const { return double(hits) / double(found); }
  double recall() const { return double(hits) / double(gold); }
  double f1() const { return 2 * double(hits) / double(gold + found); }
};

template <typename Set>
Score score(const Set& gold, const Set& found) {
  Score out{gold.size(), found.size(), 0};
  for (const auto& claim : found) out.hits += gold.contains(claim) ? 1 : 0;
  return out;
}

}  // namespace claimwatch
