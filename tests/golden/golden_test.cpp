#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "diffcore/claim/extract.h"
#include "diffcore/compare/fold.h"
#include "tests/support/shipped_rules.h"

// Golden cases: dated sentences, each an article of its own, and the flags that they raise. A file holds cases of one
// topic:
//
//   === what the case shows
//   2023-01-24  마이크로소프트는 오픈AI 지분 49%를 보유하고 있다.
//   2025-10-28  Microsoft holds roughly 27 percent of OpenAI.
//   ---
//   changed  stake  microsoft -> openai   49% (2023-01-24)   27% about (2025-10-28)
//
// CLAIMWATCH_UPDATE_GOLDEN=1 writes what is raised into the files; their diff is to be read.

namespace claimwatch {
namespace {

struct Case {
  std::string title;
  std::vector<std::string> articles, flags;
};

std::vector<Case> cases_of(const std::filesystem::path& path) {
  std::vector<Case> cases;
  bool in_flags = false;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), {}, {}});
      in_flags = false;
    } else if (line == "---") {
      in_flags = true;
    } else if (!line.empty() && !cases.empty()) {
      (in_flags ? cases.back().flags : cases.back().articles).push_back(line);
    }
  }
  return cases;
}

std::string side(const Told& told, bool ended) {
  const ComparedClaim& claim = told.claim;
  std::string out = ended ? "no more " + claim.value.text : claim.value.text;
  if (!claim.value.high_text.empty()) out += ".." + claim.value.high_text;
  if (claim.value.bound != Bound::exact) out += ' ' + std::string(name(claim.value.bound));
  if (claim.time != Time::current) out += ' ' + std::string(name(claim.time));
  if (claim.certainty != Certainty::stated) out += ' ' + std::string(name(claim.certainty));
  return out + " (" + iso(told.published) + ')';
}

std::string line_of(const Flag& flag, const Key& key, const std::vector<Told>& told) {
  std::string parties = key.subject + (key.object.empty() ? "" : " -> " + key.object);
  if (!key.scope.empty()) parties += ' ' + key.scope;
  return std::string(name(flag.kind)) + "  " + key.topic + "  " + parties + "   " +
         side(told[flag.old_claim], flag.old_ended) + "   " + side(told[flag.new_claim], flag.new_ended);
}

std::vector<std::string> flags_of(const std::vector<std::string>& articles) {
  std::map<Key, std::vector<Told>> keys;
  for (const std::string& article : articles) {
    const auto published = day_of_iso(article);
    const std::string text = article.substr(12);
    for (const Claim& claim : extract_claims({text, "", published, ""}, shipped_rules())) {
      keys[claim.key].push_back({claim, article, 0, *published});
    }
  }
  std::vector<std::string> lines;
  for (const auto& [key, told] : keys) {
    const Folded folded = fold(told, shipped_rules().compare_rules(key.topic, key.scope));
    for (const Flag& flag : folded.flags) lines.push_back(line_of(flag, key, told));
  }
  return lines;
}

void rewrite(const std::filesystem::path& path, const std::vector<Case>& cases) {
  std::ofstream out(path);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    out << (i == 0 ? "" : "\n") << "=== " << cases[i].title << '\n';
    for (const std::string& article : cases[i].articles) out << article << '\n';
    out << "---\n";
    for (const std::string& flag : cases[i].flags) out << flag << '\n';
  }
}

TEST(Golden, CasesRaiseTheirFlagsAndNoOthers) {
  const bool update = std::getenv("CLAIMWATCH_UPDATE_GOLDEN") != nullptr;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(CLAIMWATCH_SOURCE_DIR "/tests/golden")) {
    if (entry.path().extension() != ".txt" || entry.path().filename() == "CMakeLists.txt") continue;
    std::vector<Case> cases = cases_of(entry.path());
    for (Case& one : cases) {
      const auto raised = flags_of(one.articles);
      if (!update) {
        EXPECT_EQ(raised, one.flags) << entry.path().filename() << ": " << one.title;
      }
      one.flags = raised;
      ++count;
    }
    if (update) rewrite(entry.path(), cases);
  }
  EXPECT_GE(count, 20U);
}

}  // namespace
}  // namespace claimwatch
