#include "monitor/index/linked_readings.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <vector>

#include "monitor/index/blob.h"

namespace claimwatch {
namespace {

/// A stretch of words that so many readings have is no mark of any: an outlet's last line, what all say of a company.
constexpr std::int64_t many = 16;
/// So many readings' links are in `new_links` at most.
constexpr std::int64_t most_new = 5000;

/// Texts that share a stretch of words, such as an outlet's last line, are linked only when one is taken from the
/// other.
bool are_one_text(const Shingles& a, const Shingles& b) { return taken_from(a, b) || taken_from(b, a); }

struct Link {
  LinkKey key;
  std::int64_t reading;
  std::int64_t others = 0;  ///< Readings that look by the key, counted up to `many`.
  bool common = false;      ///< The reading itself looks for none by it.
  auto operator<=>(const Link&) const = default;
};

/// In order of their keys: in that order they are looked up and written, too.
std::vector<Link> links_of(std::span<const NewRow> readings) {
  std::vector<Link> links;
  for (const auto& [row, reading] : readings) {
    for (const LinkKey key : link_keys(*reading)) links.push_back({key, row});
  }
  std::ranges::sort(links);
  return links;
}

/// For each reading by its row so many keys of words at least that it has in common with what it is taken from.
std::unordered_map<std::int64_t, std::size_t> least_keys(std::span<const NewRow> readings) {
  std::unordered_map<std::int64_t, std::size_t> out;
  for (const auto& [row, reading] : readings) out[row] = std::max<std::size_t>(1, least_shared(reading->shingles));
  return out;
}

/// The shingles of readings, of which many more are looked at than linked.
class ShinglesOfRows {
 public:
  explicit ShinglesOfRows(const Database& database)
      : by_row_(database.prepare("SELECT shingles FROM likeness WHERE reading = ?")) {}

  const Shingles& at(std::int64_t row) {
    constexpr std::size_t most_hashes = 1'000'000;
    if (const auto known = known_.find(row); known != known_.end()) return known->second;
    if (!by_row_.with(row).next()) throw DatabaseError{"a link names a reading that is not there"};
    Shingles shingles{numbers_of<std::uint64_t>(by_row_.text(0))};
    if (hashes_ > most_hashes) known_.clear();
    hashes_ = (known_.empty() ? 0 : hashes_) + shingles.hashes.size();
    return known_.emplace(row, std::move(shingles)).first->second;
  }

 private:
  Statement by_row_;
  std::unordered_map<std::int64_t, Shingles> known_;
  std::size_t hashes_ = 0;  ///< In all of them.
};

/// Finds the readings of a key.
class Sharing {
 public:
  explicit Sharing(const Database& database)
      : old_(database.prepare("SELECT reading, least FROM links WHERE key = ? AND least BETWEEN ? AND ?")),
        new_(database.prepare("SELECT reading, least FROM new_links WHERE key = ? AND least BETWEEN ? AND ?")) {}

  struct Found {
    std::int64_t reading, least;
  };
  struct OfKey {
    LinkKey key;
    std::int64_t least = 0;          ///< Of the reading itself; 0: it does not look by the key.
    std::vector<Found> others = {};  ///< That do, and if the reading does, all that have the key.
  };
  OfKey with(LinkKey key, std::int64_t row) {
    OfKey found{key};
    take(1, most, row, found);
    if (found.least > 0) take(0, 0, row, found);
    return found;
  }

 private:
  static constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

  void take(std::int64_t from, std::int64_t to, std::int64_t row, OfKey& found) {
    for (Statement* statement : {&old_, &new_}) {
      for (statement->with(found.key, from, to); statement->next();) {
        const Found one{statement->integer(0), statement->integer(1)};
        if (one.reading == row) {
          found.least = one.least;
        } else {
          found.others.push_back(one);
        }
      }
    }
  }

  Statement old_, new_;
};

/// Counts the keys of words that a reading has in common with others: only with enough of them one may be taken from
/// the other.
class InCommon {
 public:
  void count(const Sharing::OfKey& of_key) {
    if (of_key.least > 0) least_ = of_key.least;
    for (const auto& [other, least] : of_key.others) {
      Count& count = counts_[other];
      if (of_key.least > 0) ++count.by_own;
      if (least == 0) continue;
      ++count.by_others;
      count.least_others = least;
    }
  }

  void each_possible(const std::function<void(std::int64_t other)>& take) const {
    for (const auto& [other, count] : counts_) {
      const bool part = least_ > 0 && count.by_own >= least_;
      const bool whole = count.least_others > 0 && count.by_others >= count.least_others;
      if (part || whole) take(other);
    }
  }

 private:
  struct Count {
    std::int64_t by_own = 0;     ///< Keys by which the reading looks.
    std::int64_t by_others = 0;  ///< By which the other one does.
    std::int64_t least_others = 0;
  };
  std::unordered_map<std::int64_t, Count> counts_;
  std::int64_t least_ = 0;
};

/// Moves what is new to the rest, in its order.
void move_new_links(Database& database) {
  database.run("INSERT INTO links SELECT * FROM new_links; DELETE FROM new_links");
}

}  // namespace

std::unordered_set<LinkKey> put_links(Database& database, std::span<const NewRow> readings) {
  std::unordered_set<LinkKey> shared;
  if (readings.empty()) return shared;
  if (readings.front().row / most_new != (readings.back().row + 1) / most_new) move_new_links(database);
  auto count = database.prepare(
      "SELECT count(*) FROM (SELECT 1 FROM links WHERE key = ?1 AND least > 0 UNION ALL "
      "SELECT 1 FROM new_links WHERE key = ?1 AND least > 0 LIMIT ?2)");
  std::vector<Link> links = links_of(readings);
  const Link* before = nullptr;
  for (Link& link : links) {
    if (before != nullptr && before->key == link.key) {
      link.others = before->others + 1;
    } else if (count.with(link.key, many).next()) {
      link.others = count.integer(0);
    }
    if (link.others > 0) shared.insert(link.key);
    before = &link;
  }
  auto insert = database.prepare("INSERT OR IGNORE INTO new_links VALUES(?, ?, ?)");
  auto least = least_keys(readings);
  for (Link& link : links) {
    // What is taken from another has one key more in common with it than these at least.
    link.common = is_of_words(link.key) && link.others >= many && least[link.reading] > 1;
    if (link.common) --least[link.reading];
  }
  for (const Link& link : links) insert.with(link.key, link.common ? 0 : least[link.reading], link.reading).run();
  return shared;
}

std::set<std::int64_t> linked_readings(const Database& database, std::span<const std::int64_t> rows,
                                       const std::unordered_set<LinkKey>& shared,
                                       const std::function<const Identified&(std::int64_t row)>& reading_at) {
  std::set<std::int64_t> linked(rows.begin(), rows.end());
  const std::unordered_set<std::int64_t> coming(rows.begin(), rows.end());
  std::vector<std::int64_t> open(rows.begin(), rows.end());
  std::unordered_set<LinkKey> followed;  // keys of which all readings are linked
  Sharing sharing(database);
  ShinglesOfRows shingles(database);
  const auto link = [&](std::int64_t other) {
    if (linked.insert(other).second) open.push_back(other);
  };
  while (!open.empty()) {
    const std::int64_t row = open.back();
    const Identified& reading = reading_at(row);
    open.pop_back();
    std::vector<Sharing::OfKey> keys;
    InCommon in_common;
    for (const LinkKey key : link_keys(reading)) {
      if (followed.contains(key) || (coming.contains(row) && !shared.contains(key))) continue;
      keys.push_back(sharing.with(key, row));
      if (is_of_words(key)) {
        in_common.count(keys.back());
      } else {
        for (const auto& other : keys.back().others) link(other.reading);
      }
    }
    in_common.each_possible([&](std::int64_t other) {
      if (!linked.contains(other) && are_one_text(reading.shingles, shingles.at(other))) link(other);
    });
    for (const Sharing::OfKey& of_key : keys) {
      const bool all =
          std::ranges::all_of(of_key.others, [&](const auto& other) { return linked.contains(other.reading); });
      if (of_key.least > 0 && all) followed.insert(of_key.key);
    }
  }
  return linked;
}

}  // namespace claimwatch
