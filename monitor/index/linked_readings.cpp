#include "monitor/index/linked_readings.h"

#include <algorithm>
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

/// For each reading by its row how many of its keys of words it can do without when it looks for what it is taken from.
std::unordered_map<std::int64_t, std::size_t> spare_keys(std::span<const NewRow> readings) {
  std::unordered_map<std::int64_t, std::size_t> out;
  for (const auto& [row, reading] : readings) out[row] = least_shared(reading->shingles);
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
      : old_(database.prepare("SELECT reading FROM links WHERE key = ? AND common = ?")),
        new_(database.prepare("SELECT reading FROM new_links WHERE key = ? AND common = ?")) {}

  struct Found {
    std::vector<std::int64_t> readings;
    bool all;  ///< That have the key.
  };
  /// Those that may be linked to `row` by the key: that look by it, and if `row` does, all that have it.
  Found with(LinkKey key, std::int64_t row) {
    Found found{{}, false};
    take(key, false, found.readings);
    found.all = std::ranges::find(found.readings, row) != found.readings.end();
    if (found.all) take(key, true, found.readings);
    return found;
  }

 private:
  void take(LinkKey key, bool common, std::vector<std::int64_t>& readings) {
    for (Statement* statement : {&old_, &new_}) {
      for (statement->with(key, common); statement->next();) readings.push_back(statement->integer(0));
    }
  }

  Statement old_, new_;
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
      "SELECT count(*) FROM (SELECT 1 FROM links WHERE key = ?1 AND common = 0 UNION ALL "
      "SELECT 1 FROM new_links WHERE key = ?1 AND common = 0 LIMIT ?2)");
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
  auto left = spare_keys(readings);
  for (const Link& link : links) {
    const bool common = is_of_words(link.key) && link.others >= many && left[link.reading] > 0;
    if (common) --left[link.reading];
    insert.with(link.key, common, link.reading).run();
  }
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
  while (!open.empty()) {
    const std::int64_t row = open.back();
    const Identified& reading = reading_at(row);
    open.pop_back();
    std::unordered_set<std::int64_t> apart;
    for (const LinkKey key : link_keys(reading)) {
      if (followed.contains(key) || (coming.contains(row) && !shared.contains(key))) continue;
      auto [others, all] = sharing.with(key, row);
      for (const std::int64_t other : others) {
        if (linked.contains(other)) continue;
        if (apart.contains(other) || (is_of_words(key) && !are_one_text(reading.shingles, shingles.at(other)))) {
          apart.insert(other);
          all = false;
          continue;
        }
        linked.insert(other);
        open.push_back(other);
      }
      if (all) followed.insert(key);
    }
  }
  return linked;
}

}  // namespace claimwatch
