#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "diffcore/text/sentences.h"

namespace claimwatch {
namespace {

const std::string corpus = CLAIMWATCH_SOURCE_DIR "/fixtures/corpus/";

std::string article(const std::string& path) {
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.substr(text.find("\n---\n", 4) + 5);
}

bool lies_in_one_sentence(const std::string& text, const std::string& evidence) {
  const auto sentences = sentences_of(text);
  return std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
    return sentence.range.of(text).find(evidence) != std::string_view::npos;
  });
}

/// The annotators chose the words that carry a claim as "one sentence or less" (docs/claims.md): no sentence may be cut
/// inside them.
TEST(Corpus, EvidenceLiesInOneSentence) {
  std::set<std::string> cut;
  std::size_t lines = 0;
  for (const std::string language : {"ko", "en"}) {
    std::ifstream gold(corpus + language + ".gold.jsonl");
    for (std::string line; std::getline(gold, line); ++lines) {
      const auto claim = nlohmann::json::parse(line);
      const std::string doc = claim["doc"];
      if (!doc.ends_with(".txt")) continue;
      if (!lies_in_one_sentence(article(corpus + language + "/" + doc), claim["evidence"])) cut.insert(doc);
    }
  }
  EXPECT_GT(lines, 300u);
  // Its denials take two sentences: "... owns 49 per cent of OpenAI. That is not so."
  EXPECT_THAT(cut, ::testing::ElementsAre("21-corrections.txt"));
}

}  // namespace
}  // namespace claimwatch
