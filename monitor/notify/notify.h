#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "diffcore/topic/rules.h"
#include "monitor/index/index.h"
#include "monitor/notify/outbox.h"
#include "monitor/watch/watch.h"

// Tells the channels of a watch what a run raised. A run puts its digests into the outbox before its flags count as
// told, and sends what is due when it holds the store no longer.

namespace claimwatch {

/// Seconds since 1970.
using Clock = std::function<std::int64_t()>;
std::int64_t system_clock_s();

/// Puts the new flags of a run, and what channels were not given before, into the outbox. Gives what a person should
/// know. `rules_digest` is that of the index.
Result<std::vector<std::string>> put_digests(const Watch& watch, const std::vector<Channel>& channels,
                                             const Index& index, const Rules& rules, const std::string& rules_digest,
                                             const std::vector<std::string>& new_flags, std::int64_t now);

/// These are nothing to tell a channel: they came by other rules.
Result<void> give_silently(const Watch& watch, const std::vector<std::string>& flags);

/// How it stands with each of these channels.
Result<std::vector<ChannelState>> channel_states(const Watch& watch, const std::vector<Channel>& channels);

/// Sends what is due, on all channels at once. Gives what failed.
std::vector<std::string> send_due(const Watch& watch, const std::vector<Channel>& channels, const Clock& clock,
                                  const std::stop_token& stop = {});

/// What became of a digest that only tests the channel.
Result<void> send_test(const Watch& watch, const Channel& channel, const Index& index, const Rules& rules,
                       std::int64_t now);

}  // namespace claimwatch
