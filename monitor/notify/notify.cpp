#include "monitor/notify/notify.h"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <future>

#include "monitor/index/hash.h"
#include "monitor/index/parts.h"
#include "monitor/notify/deliver.h"
#include "monitor/notify/digest.h"
#include "monitor/notify/outbox.h"
#include "monitor/query/listed_flags.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

/// Longer than any try takes: reading a secret, then sending.
constexpr int lease_beside_s = 60;

/// While it lives, a receiver that closes its end early is an error and no end of the program.
class NoBrokenPipe {
 public:
  NoBrokenPipe() {
    sigemptyset(&broken_pipe_);
    sigaddset(&broken_pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_pipe_, &before_);
  }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;
  ~NoBrokenPipe() {
    const timespec at_once{};
    while (sigtimedwait(&broken_pipe_, nullptr, &at_once) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t broken_pipe_{}, before_{};
};

std::vector<std::string> names_of(const std::vector<Channel>& channels) {
  std::vector<std::string> names;
  for (const Channel& channel : channels) names.push_back(channel.name);
  return names;
}

std::string counted(std::size_t digests) { return std::to_string(digests) + (digests == 1 ? " digest" : " digests"); }

std::string failure(const Channel& channel, const std::string& error, const Watch& watch) {
  std::string text = "channel \"" + channel.name + "\": " + error;
  const auto states = Outbox::states(watch.outbox_path().string());
  if (!states) return text;
  const auto state = std::ranges::find(*states, channel.name, &ChannelState::name);
  if (state == states->end() || state->waiting == 0) return text;
  return text + "; " + counted(state->waiting) + " waiting, next try " + iso_utc_of_seconds(state->next_try);
}

/// Sends what is due on one channel until something fails. Gives what failed.
Result<void> send_channel(const Watch& watch, const Channel& channel, const Clock& clock, const std::stop_token& stop) {
  auto outbox = Outbox::open(watch.outbox_path().string());
  if (!outbox) return outbox.error();
  const bool is_feed = std::holds_alternative<AtomChannel>(channel.way);
  while (!stop.stop_requested()) {
    const auto taken = outbox->take(channel.name, clock(), channel.timeout_seconds + lease_beside_s);
    if (!taken) return taken.error();
    if (!*taken) return {};
    const TakenDigest& digest = **taken;
    const auto id = outbox->id();
    const auto earlier = is_feed ? outbox->kept(channel.name) : std::vector<std::string>();
    if (!id || !earlier) return id ? earlier.error() : id.error();
    const auto delivered = deliver({watch, channel, digest, *id, *earlier, clock(), stop});
    if (!delivered && stop.stop_requested()) return outbox->give_back(digest);
    const auto noted =
        delivered ? outbox->sent(digest, clock(), is_feed) : outbox->failed(digest, delivered.error().message, clock());
    if (!delivered || !noted) return delivered ? noted : delivered;
  }
  return {};
}

/// What digests are made from.
struct Source {
  const Watch& watch;
  const Index& index;
  const Rules& rules;
};

/// The JSON of a digest of the flags of these ids.
Result<std::string> digest_of(const DigestHead& head, const Channel& channel, const std::vector<std::string>& ids,
                              const Source& from) {
  const auto parts = Parts::open(from.watch.index_path().string());
  if (!parts) return parts.error();
  const auto decisions = from.index.placed_decisions();
  if (!decisions) return decisions.error();
  auto flags = listed_flags(ids, *parts);
  if (!flags) return flags.error();
  const auto load = [&](std::span<const std::int64_t> rows) { return parts->flags(rows, *decisions); };
  return digest_json(head, channel, *std::move(flags), load, from.rules);
}

}  // namespace

std::int64_t system_clock_s() { return std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()); }

Result<std::vector<std::string>> put_digests(const Watch& watch, const std::vector<Channel>& channels,
                                             const Index& index, const Rules& rules, const std::string& rules_digest,
                                             const std::vector<std::string>& new_flags, std::int64_t now) {
  if (channels.empty() && !std::filesystem::exists(watch.outbox_path())) return std::vector<std::string>();
  auto outbox = Outbox::open(watch.outbox_path().string());
  if (!outbox) return outbox.error();
  const auto all = index.flag_ids();
  if (!all) return all.error();
  const auto make_body = [&](const std::string& name, const std::string& id,
                             const std::vector<std::string>& flags) -> Result<std::string> {
    const auto channel = std::ranges::find(channels, name, &Channel::name);
    return digest_of({id, watch.name(), now}, *channel, flags, {watch, index, rules});
  };
  const auto gone = outbox->put(names_of(channels), {*all, new_flags, rules_digest}, make_body);
  if (!gone) return gone.error();
  std::vector<std::string> notes;
  for (const ChannelState& channel : *gone) {
    notes.push_back("channel \"" + channel.name + "\" is in claimwatch.toml no longer; " + counted(channel.waiting) +
                    " that it waited for went with it");
  }
  return notes;
}

Result<void> give_silently(const Watch& watch, const std::vector<std::string>& flags) {
  if (flags.empty() || !std::filesystem::exists(watch.outbox_path())) return {};
  auto outbox = Outbox::open(watch.outbox_path().string());
  return outbox ? outbox->give(flags) : outbox.error();
}

Result<std::vector<ChannelState>> channel_states(const Watch& watch, const std::vector<Channel>& channels) {
  const auto known = Outbox::states(watch.outbox_path().string());
  if (!known) return known;
  std::vector<ChannelState> states;
  for (const Channel& channel : channels) {
    const auto state = std::ranges::find(*known, channel.name, &ChannelState::name);
    states.push_back(state == known->end() ? ChannelState{channel.name} : *state);
  }
  return states;
}

std::vector<std::string> send_due(const Watch& watch, const std::vector<Channel>& channels, const Clock& clock,
                                  const std::stop_token& stop) {
  if (channels.empty()) return {};
  const NoBrokenPipe no_broken_pipe;  // threads begin as this one is
  std::vector<std::future<Result<void>>> sending;
  for (const Channel& channel : channels) {
    sending.push_back(std::async(std::launch::async, [&] { return send_channel(watch, channel, clock, stop); }));
  }
  std::vector<std::string> failures;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    const auto sent = sending[i].get();
    if (!sent) failures.push_back(failure(channels[i], sent.error().message, watch));
  }
  return failures;
}

Result<void> send_test(const Watch& watch, const Channel& channel, const Index& index, const Rules& rules,
                       std::int64_t now) {
  const NoBrokenPipe no_broken_pipe;
  auto outbox = Outbox::open(watch.outbox_path().string());
  if (!outbox) return outbox.error();
  const auto id = outbox->id();
  const auto earlier = outbox->kept(channel.name);
  if (!id || !earlier) return id ? earlier.error() : id.error();
  TakenDigest digest{channel.name, hash_hex(*id + "\ntest\n" + channel.name + '\n' + std::to_string(now)), {}};
  const auto flag = index.any_flag();
  if (!flag) return flag.error();
  auto body = digest_of({digest.id, watch.name(), now, /*test=*/true}, channel, *flag, {watch, index, rules});
  if (!body) return body.error();
  digest.body = *std::move(body);
  return deliver({watch, channel, digest, *id, *earlier, now});
}

}  // namespace claimwatch
