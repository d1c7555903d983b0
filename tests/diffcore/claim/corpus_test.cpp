#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "diffcore/claim/claim_json.h"
#include "diffcore/claim/extract.h"
#include "tests/support/article_file.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

using Core = std::tuple<std::string, Key, std::string, std::string>;
using Full = std::tuple<Core, Time, Certainty, Bound>;

struct Claims {
  std::set<Core> core;
  std::set<Full> full;

  void add(const std::string& doc, const Claim& claim) {
    const Core one{doc, claim.key, claim.value.text, claim.value.high_text};
    core.insert(one);
    full.insert({one, claim.time, claim.certainty, claim.value.bound});
  }
};

template <typename Set>
double f1(const Set& gold, const Set& found) {
  double hits = 0;
  for (const auto& claim : found) hits += gold.contains(claim) ? 1 : 0;
  return 2 * hits / static_cast<double>(gold.size() + found.size());
}

/// Articles below fixtures/, and the F1 below which a change of rules has lost something.
struct Corpus {
  std::string folder, language;
  double core = 0, full = 0;
};

/// Gold and found claims of the plain articles of a corpus.
std::pair<Claims, Claims> claims_of(const Corpus& of) {
  const fs::path corpus = fs::path(CLAIMWATCH_SOURCE_DIR) / "fixtures" / of.folder;
  Claims gold, found;
  std::ifstream lines(corpus / (of.language + ".gold.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const auto object = nlohmann::json::parse(line);
    const std::string doc = object.at("doc");
    if (doc.ends_with(".txt")) gold.add(doc, *claim_from_json(object));
  }
  for (const auto& entry : fs::directory_iterator(corpus / of.language)) {
    if (entry.path().extension() != ".txt") continue;
    const ArticleFile article = article_file(entry.path());
    for (const Claim& claim :
         extract_claims({article.text, article.title, article.published, article.source}, shipped_rules())) {
      found.add(article.name, claim);
    }
  }
  return {gold, found};
}

class Corpora : public testing::TestWithParam<Corpus> {};

TEST_P(Corpora, AreReadAsCarefulReadersReadThem) {
  const auto [gold, found] = claims_of(GetParam());
  EXPECT_GE(f1(gold.core, found.core), GetParam().core);
  EXPECT_GE(f1(gold.full, found.full), GetParam().full);
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
