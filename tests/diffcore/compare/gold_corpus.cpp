#include "tests/diffcore/compare/gold_corpus.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "diffcore/claim/extract.h"
#include "diffcore/quantity/reader.h"
#include "tests/diffcore/compare/told_json.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

const std::string corpora = CLAIMWATCH_SOURCE_DIR "/fixtures/corpus/";

const std::set<std::string> copies = {"14-recapitalisation-copy-ko.txt", "17-recapitalised-syndicated.txt"};

/// Second versions, each with the first one.
const std::map<std::string, std::string> newer_versions = {
    {"21-funding-updated-ko.txt", "20-funding-first-ko.txt"},
    {"16-recapitalised-update.txt", "15-recapitalised.txt"},
};

/// Days of the items that are no plain text.
const std::map<std::string, std::string> published_elsewhere = {
    {"27-exclusivity-is-over.html", "2026-04-28"}, {"28-capital-ferry-feed.xml#1", "2026-05-12"},
    {"28-capital-ferry-feed.xml#2", "2026-05-13"}, {"28-capital-ferry-feed.xml#3", "2026-05-15"},
    {"28-capital-ferry-feed.xml#4", "2026-06-09"},
};

/// The day in an article's front matter.
std::string published_day(const std::string& path) {
  std::ifstream lines(path);
  const std::string field = "published: ";
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(field)) return line.substr(field.size());
  }
  ADD_FAILURE() << path << " names no day";
  return "1970-01-01";
}

Day day_of(const nlohmann::json& claim, const std::string& language) {
  const std::string doc = claim.at("doc");
  if (claim.contains("published")) return *day_of_iso(claim.at("published").get<std::string>());
  const auto known = published_elsewhere.find(doc);
  return *day_of_iso(known != published_elsewhere.end() ? known->second
                                                        : published_day(corpora + language + "/" + doc));
}

/// `place` in the gold stands for the byte range: claims are listed as their article tells them.
Told gold_told(const nlohmann::json& claim, const std::string& language, std::size_t place) {
  Told told = told_of(claim, day_of(claim, language));
  told.claim.evidence = {place, place + 1};
  if (const auto first = newer_versions.find(told.article); first != newer_versions.end()) {
    told.article = first->second;
    told.version = 1;
  }
  const std::string sentence = claim.at("evidence");
  if (sentence.empty()) return told;  // its words and date stand beside it
  told.claim.tells_change = change_words_in(sentence, shipped_rules());
  told.claim.as_of = date_in(sentence, told.published);
  return told;
}

}  // namespace

GoldCorpus gold_corpus(const std::string& language) {
  GoldCorpus corpus;
  std::size_t place = 0;
  for (const std::string& name : {std::string("seeds"), language}) {
    if (name == "seeds" && language != "ko") continue;
    each_line(corpora + name + ".gold.jsonl", [&](const nlohmann::json& claim) {
      const Told told = gold_told(claim, language, place++);
      if (copies.contains(claim.at("doc"))) return;
      corpus.versions.push_back({told.article, told.version, told.published});
      corpus.keys[key_of(claim)].push_back(told);
    });
  }
  return corpus;
}

}  // namespace claimwatch
