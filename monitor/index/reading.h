#pragma once

#include <string>
#include <vector>

#include "diffcore/claim/claim.h"
#include "diffcore/topic/rules.h"
#include "monitor/index/identity.h"
#include "monitor/readers/article.h"
#include "monitor/store/store.h"

namespace claimwatch {

/// What the index takes of one stored reading: nothing that the store and the rules do not give again.
struct Reading {
  StoredReading stored;
  std::vector<Claim> claims;
  Identified identified;
  std::string fingerprint;
};

std::vector<Claim> claims_of(const Article& article, const Rules& rules);
Reading reading_of(StoredReading stored, std::vector<Claim> claims);

/// Same for two readings of the same bytes that say the same: nothing new to keep. A file's own time says nothing.
std::string fingerprint_of(const Article& article);

}  // namespace claimwatch
