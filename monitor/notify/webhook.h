#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "diffcore/result.h"
#include "monitor/notify/outbox.h"

namespace claimwatch {

/// The headers that identify, date and sign a body, as https://www.standardwebhooks.com has them. The key is the
/// secret, or the bytes that its base64 after "whsec_" stands for. Errors: that is no base64.
Result<std::vector<std::string>> webhook_headers(const std::string& secret, const TakenDigest& digest,
                                                 std::int64_t now);

/// Posts the digest.
Result<void> post(const std::string& url, const std::string& secret, const TakenDigest& digest, std::int64_t now,
                  int timeout_seconds, const std::stop_token& stop);

}  // namespace claimwatch
