#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diffcore/result.h"

// The outbox: which flags each channel was given, and the digests that wait to be sent, in outbox.sqlite. No cache: an
// index that is lost and built anew tells nobody twice, because what was given stands here. Times are seconds since
// 1970, and passed in.

namespace claimwatch {

/// A digest that is being sent.
struct TakenDigest {
  std::string channel, id, body;
};

/// How it stands with a channel.
struct ChannelState {
  std::string name = {};
  std::size_t waiting = 0;    ///< Digests that were not sent yet.
  int failures = 0;           ///< Tries since one went well.
  std::string error = {};     ///< What became of the last of them.
  std::int64_t next_try = 0;  ///< When waiting ones are tried again; 0: at once.
  std::int64_t sent_at = 0;   ///< When one was sent last; 0: never.
};

/// What a run raised.
struct RaisedFlags {
  std::vector<std::string> all;   ///< Ids of all flags of the store.
  std::vector<std::string> news;  ///< Of these, those that articles raised and nobody was told.
  std::string rules;              ///< The digest of rules and program by which they are raised.
};

class Outbox {
 public:
  /// Opens the file, or makes it. Errors: it is damaged, or a newer program's.
  static Result<Outbox> open(const std::string& path);
  /// How it stands with the channels that it knows; empty, without making a file, where there is none.
  static Result<std::vector<ChannelState>> states(const std::string& path);
  Outbox(Outbox&&) noexcept;
  Outbox& operator=(Outbox&&) noexcept;
  ~Outbox();

  /// Gives the body of a channel's digest of these flags; empty where none of them is for the channel.
  using MakeBody = std::function<Result<std::string>(const std::string& channel, const std::string& id,
                                                     const std::vector<std::string>& flags)>;
  /// Makes for each channel one digest, durably, of the flags that it was not given. To a channel that is new, and when
  /// the rules are other ones than at the last run, only the news count; all else is the archive or came by the rules.
  /// Channels that are not among these are forgotten: gives those whose digests went with them.
  Result<std::vector<ChannelState>> put(const std::vector<std::string>& channels, const RaisedFlags& raised,
                                        const MakeBody& make_body);

  /// All channels count as given these.
  Result<void> give(const std::vector<std::string>& flags);

  /// The next digest to try on the channel; none while it has to wait. The try counts from now on as one that failed,
  /// and until `lease_s` later nobody else takes the channel: so nothing is left to do for one that is killed.
  Result<std::optional<TakenDigest>> take(const std::string& channel, std::int64_t now, int lease_s);
  /// It was sent. `keep`: as one of `kept`.
  Result<void> sent(const TakenDigest& digest, std::int64_t now, bool keep);
  /// It was not, and is tried again after a while that grows with each try.
  Result<void> failed(const TakenDigest& digest, const std::string& error, std::int64_t now);
  /// Nobody tried it.
  Result<void> give_back(const TakenDigest& digest);
  /// Bodies of sent digests that were kept, the newest first.
  Result<std::vector<std::string>> kept(const std::string& channel) const;

  /// What tells this outbox from all others.
  Result<std::string> id() const;

 private:
  struct Impl;
  explicit Outbox(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace claimwatch
