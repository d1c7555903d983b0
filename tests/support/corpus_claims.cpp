#include "tests/support/corpus_claims.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "diffcore/claim/claim_json.h"
#include "diffcore/claim/extract.h"
#include "tests/support/article_file.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {

namespace fs = std::filesystem;

void Claims::add(const std::string& article, const Claim& claim) {
  const Core one{article, claim.key, claim.value.text, claim.value.high_text};
  core.insert(one);
  full.insert({one, claim.time, claim.certainty, claim.value.bound});
}

CorpusClaims corpus_claims(const std::string& folder, const std::string& language) {
  const fs::path corpus = fs::path(CLAIMWATCH_SOURCE_DIR) / "fixtures" / folder;
  CorpusClaims out;
  std::ifstream lines(corpus / (language + ".gold.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const auto object = nlohmann::json::parse(line);
    const std::string name = object.at("doc");
    if (name.ends_with(".txt")) out.gold.add(name, *claim_from_json(object));
  }
  for (const auto& entry : fs::directory_iterator(corpus / language)) {
    if (entry.path().extension() != ".txt") continue;
    const ArticleFile article = article_file(entry.path());
    for (const Claim& claim :
         extract_claims({article.text, article.title, article.published, article.source}, shipped_rules())) {
      out.found.add(article.name, claim);
    }
  }
  return out;
}

}  // namespace claimwatch
