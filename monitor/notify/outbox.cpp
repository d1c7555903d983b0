#include "monitor/notify/outbox.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "monitor/index/database.h"
#include "monitor/index/hash.h"

namespace claimwatch {
namespace {

constexpr int schema_version = 1;

constexpr std::int64_t first_wait_s = 60, longest_wait_s = 3600;

/// A feed has no more entries than this many digests have.
constexpr int kept_digests = 100;

constexpr const char* schema = R"sql(
CREATE TABLE outbox(id TEXT NOT NULL, rules TEXT NOT NULL);
CREATE TABLE channels(
  name TEXT PRIMARY KEY, failures INTEGER NOT NULL DEFAULT 0, next_try INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '', sent_at INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE given(channel TEXT, flag TEXT, PRIMARY KEY(channel, flag)) WITHOUT ROWID;
CREATE TABLE digests(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, body TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0, next_try INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0);
)sql";

/// Runs what may throw DatabaseError; tells it as an Error.
template <typename Action>
auto guarded(Action action) -> decltype(action()) {
  try {
    return action();
  } catch (const DatabaseError& problem) {
    return Error{"outbox.sqlite: " + problem.message +
                 "; if it stays so, move it away: then every channel starts anew, and what it waits for is lost"};
  }
}

std::int64_t wait_after(std::int64_t failures) {
  std::int64_t wait = first_wait_s;
  for (std::int64_t i = 1; i < failures && wait < longest_wait_s; ++i) wait *= 2;
  return std::min(wait, longest_wait_s);
}

std::string random_id() {
  std::array<char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw DatabaseError{"the system gives no random bytes"};
  }
  return hash_hex({bytes.data(), bytes.size()});
}

std::string digest_id(const std::string& outbox, const std::string& channel, const std::vector<std::string>& flags) {
  std::string all = outbox + '\n' + channel + '\n';
  for (const std::string& flag : flags) all += flag + '\n';
  return hash_hex(all);
}

/// Nobody waits longer than the longest wait, even when the clock was put back.
constexpr const char* may_be_tried = "(next_try <= ?1 OR next_try > ?1 + ?2)";

}  // namespace

struct Outbox::Impl {
  Database database;

  explicit Impl(const std::string& path) : database(path) {
    database.run("PRAGMA synchronous = EXTRA");
    if (version() == schema_version) return;
    Transaction all(database);
    if (version() > schema_version) throw DatabaseError{"a newer claimwatch made it; use that one"};
    if (version() == 0) make_tables();  // another process may just have made them
    all.commit();
  }

  int version() const {
    auto version = database.prepare("PRAGMA user_version");
    version.next();
    return version.number(0);
  }

  void make_tables() {
    database.run(schema);
    database.prepare("INSERT INTO outbox VALUES(?, '')").with(random_id()).run();
    database.run("PRAGMA user_version = " + std::to_string(schema_version));
  }

  template <typename Action>
  Result<void> changed(Action action) {
    return guarded([&]() -> Result<void> {
      Transaction all(database);
      action();
      all.commit();
      return {};
    });
  }

  std::string column(const char* sql) const {
    auto row = database.prepare(sql);
    return row.next() ? row.text(0) : "";
  }

  bool knows(const std::string& channel) const {
    auto row = database.prepare("SELECT 1 FROM channels WHERE name = ?");
    return row.with(channel).next();
  }

  void give(const std::string& channel, const std::vector<std::string>& flags) {
    auto insert = database.prepare("INSERT OR IGNORE INTO given VALUES(?, ?)");
    for (const std::string& flag : flags) insert.with(channel, flag).run();
  }

  /// The flags that the channel was not given, sorted.
  std::vector<std::string> not_given(const std::string& channel, std::vector<std::string> flags) const {
    auto given = database.prepare("SELECT 1 FROM given WHERE channel = ? AND flag = ?");
    std::erase_if(flags, [&](const std::string& flag) { return given.with(channel, flag).next(); });
    std::ranges::sort(flags);
    return flags;
  }

  Result<void> put_digest(const std::string& channel, const std::string& outbox, const std::vector<std::string>& due,
                          const MakeBody& make_body) {
    const std::string id = digest_id(outbox, channel, due);
    const auto body = make_body(channel, id, due);
    if (!body) return body.error();
    give(channel, due);
    if (body->empty()) return {};
    database.prepare("INSERT INTO digests(id, channel, body) VALUES(?, ?, ?)").with(id, channel, *body).run();
    return {};
  }

  Result<void> put(const std::string& channel, const RaisedFlags& raised, const MakeBody& make_body) {
    const bool only_news = !knows(channel) || column("SELECT rules FROM outbox") != raised.rules;
    const std::vector<std::string> due = not_given(channel, only_news ? raised.news : raised.all);
    database.prepare("INSERT OR IGNORE INTO channels(name) VALUES(?)").with(channel).run();
    if (!due.empty()) {
      auto put = put_digest(channel, column("SELECT id FROM outbox"), due, make_body);
      if (!put) return put;
    }
    if (only_news) give(channel, raised.all);
    return {};
  }

  std::vector<ChannelState> states() const {
    std::vector<ChannelState> states;
    auto row = database.prepare(
        "SELECT name, failures, error, max(channels.next_try, coalesce(min(digests.next_try), 0)), sent_at, "
        "count(digests.number) FROM channels LEFT JOIN digests ON channel = name AND NOT sent GROUP BY name");
    while (row.next()) {
      states.push_back({row.text(0), static_cast<std::size_t>(row.integer(5)), row.number(1), row.text(2),
                        row.integer(3), row.integer(4)});
    }
    return states;
  }

  /// Forgets the channels that are none of these; gives those whose digests went with them.
  std::vector<ChannelState> forget_others(std::vector<std::string> channels) {
    std::ranges::sort(channels);
    std::vector<ChannelState> gone = states();
    std::erase_if(gone, [&](const auto& state) { return std::ranges::binary_search(channels, state.name); });
    for (const ChannelState& state : gone) {
      for (const char* sql : {"DELETE FROM channels WHERE name = ?", "DELETE FROM given WHERE channel = ?",
                              "DELETE FROM digests WHERE channel = ?"}) {
        database.prepare(sql).with(state.name).run();
      }
    }
    std::erase_if(gone, [](const ChannelState& state) { return state.waiting == 0; });
    return gone;
  }

  std::optional<TakenDigest> take(const std::string& channel, std::int64_t now, int lease_s) {
    auto free = database.prepare(std::string("SELECT 1 FROM channels WHERE name = ?3 AND ") + may_be_tried);
    if (!free.with(now, longest_wait_s, channel).next()) return std::nullopt;
    // Those tried least come first, so that one that nobody takes does not hold up the others.
    auto row = database.prepare(std::string("SELECT id, body FROM digests WHERE channel = ?3 AND NOT sent AND ") +
                                may_be_tried + " ORDER BY tries, number LIMIT 1");
    if (!row.with(now, longest_wait_s, channel).next()) return std::nullopt;
    TakenDigest taken{channel, row.text(0), row.text(1)};
    database.prepare("UPDATE digests SET tries = tries + 1, next_try = ? WHERE id = ?")
        .with(now + lease_s, taken.id)
        .run();
    database
        .prepare(
            "UPDATE channels SET failures = failures + 1, next_try = ?, "
            "error = CASE failures WHEN 0 THEN 'the last try was cut short' ELSE error END WHERE name = ?")
        .with(now + lease_s, channel)
        .run();
    return taken;
  }

  void sent(const TakenDigest& digest, std::int64_t now, bool keep) {
    database.prepare("UPDATE channels SET failures = 0, next_try = 0, error = '', sent_at = ? WHERE name = ?")
        .with(now, digest.channel)
        .run();
    database.prepare(keep ? "UPDATE digests SET sent = 1 WHERE id = ?" : "DELETE FROM digests WHERE id = ?")
        .with(digest.id)
        .run();
    database
        .prepare(
            "DELETE FROM digests WHERE id IN (SELECT id FROM digests WHERE channel = ? AND sent ORDER BY number DESC "
            "LIMIT -1 OFFSET ?)")
        .with(digest.channel, kept_digests)
        .run();
  }

  void failed(const TakenDigest& digest, const std::string& error, std::int64_t now) {
    auto row = database.prepare("SELECT tries, failures FROM digests JOIN channels ON name = channel WHERE id = ?");
    if (!row.with(digest.id).next()) return;  // the channel was taken out of the settings meanwhile
    wait(digest, now + wait_after(row.integer(0)), now + wait_after(row.integer(1)), error);
  }

  void wait(const TakenDigest& digest, std::int64_t digest_until, std::int64_t channel_until,
            const std::string& error) {
    database.prepare("UPDATE digests SET next_try = ? WHERE id = ?").with(digest_until, digest.id).run();
    database.prepare("UPDATE channels SET next_try = ?, error = ? WHERE name = ?")
        .with(channel_until, error, digest.channel)
        .run();
  }

  void give_back(const TakenDigest& digest) {
    database.prepare("UPDATE digests SET tries = tries - 1, next_try = 0 WHERE id = ?").with(digest.id).run();
    database
        .prepare(
            "UPDATE channels SET failures = failures - 1, next_try = 0, "
            "error = CASE failures WHEN 1 THEN '' ELSE error END WHERE name = ?")
        .with(digest.channel)
        .run();
  }
};

Outbox::Outbox(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Outbox::Outbox(Outbox&&) noexcept = default;
Outbox& Outbox::operator=(Outbox&&) noexcept = default;
Outbox::~Outbox() = default;

Result<Outbox> Outbox::open(const std::string& path) {
  return guarded([&]() -> Result<Outbox> { return Outbox(std::make_unique<Impl>(path)); });
}

Result<std::vector<ChannelState>> Outbox::states(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown)) return std::vector<ChannelState>();
  return guarded([&]() -> Result<std::vector<ChannelState>> { return Impl(path).states(); });
}

Result<std::vector<ChannelState>> Outbox::put(const std::vector<std::string>& channels, const RaisedFlags& raised,
                                              const MakeBody& make_body) {
  return guarded([&]() -> Result<std::vector<ChannelState>> {
    Transaction all(impl_->database);
    std::vector<ChannelState> gone = impl_->forget_others(channels);
    for (const std::string& channel : channels) {
      if (auto put = impl_->put(channel, raised, make_body); !put) return put.error();
    }
    impl_->database.prepare("UPDATE outbox SET rules = ?1 WHERE rules <> ?1").with(raised.rules).run();
    all.commit();
    return gone;
  });
}

Result<void> Outbox::give(const std::vector<std::string>& flags) {
  return impl_->changed([&] {
    for (const ChannelState& channel : impl_->states()) impl_->give(channel.name, flags);
  });
}

Result<std::optional<TakenDigest>> Outbox::take(const std::string& channel, std::int64_t now, int lease_s) {
  return guarded([&]() -> Result<std::optional<TakenDigest>> {
    Transaction all(impl_->database);
    auto taken = impl_->take(channel, now, lease_s);
    all.commit();
    return taken;
  });
}

Result<void> Outbox::sent(const TakenDigest& digest, std::int64_t now, bool keep) {
  return impl_->changed([&] { impl_->sent(digest, now, keep); });
}

Result<void> Outbox::failed(const TakenDigest& digest, const std::string& error, std::int64_t now) {
  return impl_->changed([&] { impl_->failed(digest, error, now); });
}

Result<void> Outbox::give_back(const TakenDigest& digest) {
  return impl_->changed([&] { impl_->give_back(digest); });
}

Result<std::vector<std::string>> Outbox::kept(const std::string& channel) const {
  return guarded([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> bodies;
    auto row = impl_->database.prepare("SELECT body FROM digests WHERE channel = ? AND sent ORDER BY number DESC");
    for (row.with(channel); row.next();) bodies.push_back(row.text(0));
    return bodies;
  });
}

Result<std::string> Outbox::id() const {
  return guarded([&]() -> Result<std::string> { return impl_->column("SELECT id FROM outbox"); });
}

}  // namespace claimwatch
