#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/notify/channels.h"
#include "monitor/query/listed_flags.h"

// What a run tells a channel: docs/formats.md, "Notifications", has its JSON. It is made once and kept as text: a
// digest that is sent again says the same, byte by byte.

namespace claimwatch {

struct DigestHead {
  std::string id;
  std::string watch;      ///< The name of its folder.
  std::int64_t made = 0;  ///< Seconds since 1970.
  bool test = false;
};

/// What flags of these rows are shown with.
using LoadFlags = std::function<Result<Contents>(std::span<const std::int64_t> rows)>;

/// The JSON of a digest of these flags, the worst first. Empty when none of them is for the channel, unless it is a
/// test. Errors: the first of them cannot be loaded.
Result<std::string> digest_json(const DigestHead& head, const Channel& channel, std::vector<ListedFlag> flags,
                                const LoadFlags& load, const Rules& rules);

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
