#include "monitor/index/linked_readings.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "monitor/index/blob.h"
#include "monitor/index/hash.h"

namespace claimwatch {
namespace {

/// A stretch of words that so many readings have is no mark of any: an outlet's last line, what all say of a company.
constexpr std::int64_t many = 64;
/// So many readings' links are in `new_links` at most.
constexpr std::int64_t most_new = 5000;

std::int64_t number_of(const std::string& key) {
  const std::string hex = hash_hex(key, 16);
  std::uint64_t number = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  return static_cast<std::int64_t>(number);
}

bool is_of_words(const std::string& key) { return key.starts_with("words "); }

/// Texts that share a stretch of words, such as an outlet's last line, are linked only when one is taken from the
/// other.
bool are_one_text(const Shingles& a, const Shingles& b) { return taken_from(a, b) || taken_from(b, a); }

/// How many of a text's keys of words it can do without when it looks for what it is taken from. Half of them are
/// there, give or take what chance does: three times its deviation.
std::int64_t spare(std::size_t keys, std::size_t shingles) {
  const auto some = static_cast<double>(keys), all = static_cast<double>(shingles);
  return static_cast<std::int64_t>(std::max(0.0, some / 2 - 1.5 * std::sqrt(some * (1 - some / all))));
}

struct Link {
  std::int64_t key, reading;
  bool of_words;
  std::int64_t others;  ///< Readings that look by the key, counted up to `many`.
};

/// In order of their keys: in that order they are looked up and written, too.
std::vector<Link> links_of(std::span<const NewRow> readings) {
  std::vector<Link> links;
  for (const auto& [row, reading] : readings) {
    for (const std::string& key : link_keys(*reading)) links.push_back({number_of(key), row, is_of_words(key), 0});
  }
  std::ranges::sort(links, {}, [](const Link& link) { return std::tie(link.key, link.reading, link.of_words); });
  const auto repeated =
      std::ranges::unique(links, {}, [](const Link& link) { return std::tie(link.key, link.reading); });
  links.erase(repeated.begin(), repeated.end());
  return links;
}

/// For each reading by its row: how many keys it can do without.
std::unordered_map<std::int64_t, std::int64_t> spare_keys(std::span<const NewRow> readings) {
  std::unordered_map<std::int64_t, std::int64_t> out;
  for (const auto& [row, reading] : readings) {
    out[row] = spare(sketch_of(reading->shingles).size(), reading->shingles.hashes.size());
  }
  return out;
}

/// The shingles of readings, of which many more are looked at than linked.
class ShinglesOfRows {
 public:
  explicit ShinglesOfRows(const Database& database)
      : by_row_(database.prepare("SELECT shingles FROM readings WHERE id = ?")) {}

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
  Found with(std::int64_t key, std::int64_t row) {
    Found found{{}, false};
    take(key, false, found.readings);
    found.all = std::ranges::find(found.readings, row) != found.readings.end();
    if (found.all) take(key, true, found.readings);
    return found;
  }

 private:
  void take(std::int64_t key, bool common, std::vector<std::int64_t>& readings) {
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

std::unordered_set<std::int64_t> put_links(Database& database, std::span<const NewRow> readings) {
  std::unordered_set<std::int64_t> shared;
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
    const bool common = link.of_words && link.others >= many && left[link.reading]-- > 0;
    insert.with(link.key, common, link.reading).run();
  }
  return shared;
}

std::set<std::int64_t> linked_readings(const Database& database, std::span<const std::int64_t> rows,
                                       const std::unordered_set<std::int64_t>& shared,
                                       const std::function<const Identified&(std::int64_t row)>& reading_at) {
  std::set<std::int64_t> linked(rows.begin(), rows.end());
  const std::unordered_set<std::int64_t> coming(rows.begin(), rows.end());
  std::vector<std::int64_t> open(rows.begin(), rows.end());
  std::unordered_set<std::int64_t> followed;  // keys of which all readings are linked
  Sharing sharing(database);
  ShinglesOfRows shingles(database);
  while (!open.empty()) {
    const std::int64_t row = open.back();
    const Identified& reading = reading_at(row);
    open.pop_back();
    std::unordered_set<std::int64_t> apart;
    for (const std::string& key : link_keys(reading)) {
      const std::int64_t number = number_of(key);
      if (followed.contains(number) || (coming.contains(row) && !shared.contains(number))) continue;
      auto [others, all] = sharing.with(number, row);
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
      if (all) followed.insert(number);
    }
  }
  return linked;
}

}  // namespace claimwatch
