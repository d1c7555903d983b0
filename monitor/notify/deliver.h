#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "monitor/notify/channels.h"
#include "monitor/notify/outbox.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

/// One try to send a digest.
struct Delivery {
  const Watch& watch;
  const Channel& channel;
  const TakenDigest& digest;
  std::string outbox;                ///< Its id.
  std::vector<std::string> earlier;  ///< Of a feed, the bodies that it holds already.
  std::int64_t now = 0;
  std::stop_token stop = {};
};

Result<void> deliver(const Delivery& delivery);

}  // namespace claimwatch
