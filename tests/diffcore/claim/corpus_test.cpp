#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/corpus_claims.h"

namespace claimwatch {
namespace {

/// Articles below fixtures/, and the F1 below which a change of rules has lost something.
struct Corpus {
  std::string folder, language;
  double core = 0, full = 0;
};

class Corpora : public testing::TestWithParam<Corpus> {};

TEST_P(Corpora, AreReadAsCarefulReadersReadThem) {
  const Corpus& corpus = GetParam();
  const auto [gold, found] = corpus_claims(corpus.folder, corpus.language);
  EXPECT_GE(score(gold.core, found.core).f1(), corpus.core);
  EXPECT_GE(score(gold.full, found.full).f1(), corpus.full);
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Corpora,
                         testing::Values(Corpus{"corpus", "ko", 0.95, 0.91}, Corpus{"corpus", "en", 0.95, 0.91},
                                         Corpus{"development", "ko", 0.90, 0.85},
                                         Corpus{"development", "en", 0.85, 0.78}, Corpus{"held-out", "ko", 0.88, 0.80},
                                         Corpus{"held-out", "en", 0.84, 0.76}),
                         [](const auto& of) {
                           std::string name = of.param.folder + "_" + of.param.language;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace claimwatch
