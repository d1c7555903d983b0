#pragma once

#include <string>
#include <string_view>
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

/// Whether a reading with this id is of a feed's element, "feed.xml#3", and not of a whole file.
bool is_element(std::string_view item, std::string_view id);
/// The item's name; of an element the feed's and its id, for its place in the feed does not last.
std::string lasting_name(const std::string& item, const std::string& id);

/// Same for two readings of the same bytes that say the same: nothing new to keep. A file's own time says nothing.
std::string fingerprint_of(const Article& article);

}  // namespace claimwatch
