// How well claims are read: the articles of fixtures/, beside the claims that careful readers found in them.
// claims_bench: prints a table.

#include <cstdio>
#include <nlohmann/json.hpp>

#include "tests/bench/beside.h"
#include "tests/support/corpus_claims.h"

namespace claimwatch {
namespace {

void print(const std::string& folder, const std::string& language) {
  const auto [gold, found] = corpus_claims(folder, language);
  const Score core = score(gold.core, found.core), full = score(gold.full, found.full);
  if (bench_json()) {
    const nlohmann::ordered_json line = {{"what", "claims, " + folder + ", " + language},
                                         {"claims", core.gold},
                                         {"precision", core.precision()},
                                         {"recall", core.recall()},
                                         {"f1", core.f1()},
                                         {"f1_full", full.f1()}};
    std::printf("%s\n", line.dump().c_str());
  } else {
    std::printf("%-31s  %6zu  %9.3f  %6.3f  %5.3f  %5.3f\n", (folder + ", " + language).c_str(), core.gold,
                core.precision(), core.recall(), core.f1(), full.f1());
  }
}

}  // namespace
}  // namespace claimwatch

int main() {
  using namespace claimwatch;
  if (!bench_json())
    std::printf("%-31s  %6s  %9s  %6s  %5s  %5s\n", "fixtures", "claims", "precision", "recall", "F1", "full");
  for (const char* folder : {"corpus", "development", "held-out"}) {
    for (const char* language : {"ko", "en"}) print(folder, language);
  }
  return 0;
}
