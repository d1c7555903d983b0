#pragma once

#include <map>
#include <string>
#include <vector>

#include "diffcore/compare/fold.h"

namespace claimwatch {

/// The gold claims of a corpus as its articles tell them, copies left out.
struct GoldCorpus {
  std::map<Key, std::vector<Told>> keys;
  std::vector<Version> versions;
};

/// "ko" (with the claims of the five articles that are not in the repository) or "en".
GoldCorpus gold_corpus(const std::string& language);

}  // namespace claimwatch
