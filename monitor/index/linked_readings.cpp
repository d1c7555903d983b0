#include "monitor/index/linked_readings.h"

#include <charconv>
#include <string>
#include <vector>

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
bool only_shares_words(const std::string& key, const Identified& a, const Identified& b) {
  return key.starts_with("words ") && !taken_from(a.shingles, b.shingles) && !taken_from(b.shingles, a.shingles);
}

}  // namespace

void put_link_keys(Database& database, std::int64_t row, const Identified& reading) {
  auto insert = database.prepare("INSERT OR IGNORE INTO links VALUES(?, ?)");
  for (const std::string& key : link_keys(reading)) insert.with(number_of(key), row).run();
}

std::set<std::int64_t> linked_readings(const Database& database, std::span<const std::int64_t> rows,
                                       const std::function<const Identified&(std::int64_t row)>& reading_at) {
  std::set<std::int64_t> linked(rows.begin(), rows.end());
  std::vector<std::int64_t> open(rows.begin(), rows.end());
  auto sharing = database.prepare("SELECT reading FROM links WHERE key = ?");
  while (!open.empty()) {
    const Identified& reading = reading_at(open.back());
    open.pop_back();
    std::set<std::int64_t> apart;
    for (const std::string& key : link_keys(reading)) {
      for (sharing.with(number_of(key)); sharing.next();) {
        const std::int64_t other = sharing.integer(0);
        if (linked.contains(other) || apart.contains(other)) continue;
        if (only_shares_words(key, reading, reading_at(other))) {
          apart.insert(other);
          continue;
        }
        linked.insert(other);
        open.push_back(other);
      }
    }
  }
  return linked;
}

}  // namespace claimwatch
