#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/notify/channels.h"

// What a run tells a channel: docs/formats.md, "Notifications", has its JSON. It is made once and kept as text: a
// digest that is sent again says the same, byte by byte.

namespace claimwatch {

struct DigestHead {
  std::string id;
  std::string watch;      ///< The name of its folder.
  std::int64_t made = 0;  ///< Seconds since 1970.
  bool test = false;
};

/// The JSON of a digest of these flags, the worst first. Empty when none of them is for the channel, unless it is a
/// test.
std::string digest_json(const DigestHead& head, const Channel& channel, const std::vector<std::string>& flags,
                        const Contents& contents, const Rules& rules);

/// A digest as mail and feeds show it.
struct Digest {
  struct Entry {
    std::string flag, title, text, url;
  };
  std::string id, title, lang;
  std::string made;  ///< "2026-11-22T04:00:00Z"
  bool test = false;
  std::vector<Entry> flags;
  std::vector<std::string> further;  ///< Ids of flags that the digest has no room for.
};

/// Errors: it is none.
Result<Digest> read_digest(const std::string& json);

}  // namespace claimwatch
