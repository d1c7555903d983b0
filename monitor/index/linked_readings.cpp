#include "monitor/index/linked_readings.h"

#include <charconv>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "monitor/index/blob.h"
#include "monitor/index/hash.h"

namespace claimwatch {
namespace {

std::int64_t number_of(const std::string& key) {
  const std::string hex = hash_hex(key, 16);
  std::uint64_t number = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  return static_cast<std::int64_t>(number);
}

/// Texts that share a stretch of words, such as an outlet's last line, are linked only when one is taken from the
/// other.
bool are_one_text(const Shingles& a, const Shingles& b) { return taken_from(a, b) || taken_from(b, a); }

/// The shingles of readings, of which many more are looked at than linked.
class ShinglesOfRows {
 public:
  explicit ShinglesOfRows(const Database& database)
      : by_row_(database.prepare("SELECT shingles FROM readings WHERE id = ?")) {}

  const Shingles& at(std::int64_t row) {
    constexpr std::size_t most_hashes = 4'000'000;
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

}  // namespace

void put_link_keys(Database& database, std::int64_t row, const Identified& reading) {
  auto insert = database.prepare("INSERT OR IGNORE INTO links VALUES(?, ?)");
  for (const std::string& key : link_keys(reading)) insert.with(number_of(key), row).run();
}

std::set<std::int64_t> linked_readings(const Database& database, std::span<const std::int64_t> rows,
                                       const std::function<const Identified&(std::int64_t row)>& reading_at) {
  std::set<std::int64_t> linked(rows.begin(), rows.end());
  std::vector<std::int64_t> open(rows.begin(), rows.end());
  std::unordered_set<std::int64_t> followed;  // keys of which all readings are linked
  auto sharing = database.prepare("SELECT reading FROM links WHERE key = ?");
  ShinglesOfRows shingles(database);
  while (!open.empty()) {
    const Identified& reading = reading_at(open.back());
    open.pop_back();
    std::unordered_set<std::int64_t> apart;
    for (const std::string& key : link_keys(reading)) {
      const std::int64_t number = number_of(key);
      if (followed.contains(number)) continue;
      bool all = true;
      for (sharing.with(number); sharing.next();) {
        const std::int64_t other = sharing.integer(0);
        if (linked.contains(other)) continue;
        const bool of_words = key.starts_with("words ");
        if (apart.contains(other) || (of_words && !are_one_text(reading.shingles, shingles.at(other)))) {
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
