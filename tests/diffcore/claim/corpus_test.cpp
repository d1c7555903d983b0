#include <gtest/gtest.h>

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

/// Gold and found claims of the plain articles of one language. Pages and feeds count once there are readers for them.
std::pair<Claims, Claims> claims_of(const std::string& language) {
  const std::filesystem::path corpus = CLAIMWATCH_SOURCE_DIR "/fixtures/corpus";
  Claims gold, found;
  std::ifstream lines(corpus / (language + ".gold.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const auto object = nlohmann::json::parse(line);
    const std::string doc = object.at("doc");
    if (doc.ends_with(".txt")) gold.add(doc, *claim_from_json(object));
  }
  for (const auto& entry : std::filesystem::directory_iterator(corpus / language)) {
    if (entry.path().extension() != ".txt") continue;
    const ArticleFile article = article_file(entry.path());
    for (const Claim& claim :
         extract_claims({article.text, article.title, article.published, article.source}, shipped_rules())) {
      found.add(article.name, claim);
    }
  }
  return {gold, found};
}

// The floor below which a change of rules has lost something; two careful readers agree to about 0.97.
TEST(Corpus, ReadsTheClaimsThatCarefulReadersFound) {
  for (const std::string language : {"ko", "en"}) {
    const auto [gold, found] = claims_of(language);
    EXPECT_GE(f1(gold.core, found.core), 0.95) << language;
    EXPECT_GE(f1(gold.full, found.full), 0.91) << language;
  }
}

}  // namespace
}  // namespace claimwatch
