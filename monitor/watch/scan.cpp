#include "monitor/watch/scan.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "monitor/index/claim_text.h"
#include "monitor/watch/files.h"
#include "monitor/watch/inbox.h"

namespace claimwatch {
namespace {

/// One scan's reading of the inboxes into the store.
class Reader {
 public:
  Reader(const Settings& settings, Store& store, const Index& index, const Rules& rules, const std::string& digest,
         std::string read_at)
      : settings_(settings),
        store_(store),
        index_(index),
        rules_(rules),
        digest_(digest),
        read_at_(std::move(read_at)) {}

  /// Keeps what the file says, if it is new. Errors: the store or the index fails; what is wrong with the file is
  /// reported.
  Result<void> take(const InboxFile& file, ScanReport& report) {
    auto item = load_item(file, settings_);
    auto article = item ? read_article(*item) : Result<Article>(item.error());
    if (!article) {
      report.failed.push_back({file.name, article.error().message});
      return {};
    }
    const std::string hash = hash_of_original(item->bytes);
    const auto before = readings_of(hash);
    if (!before) return before.error();
    if (is_known(**before, file.name, fingerprint_of(*article))) {
      ++report.known;
      return {};
    }
    if (article->undated()) report.undated.push_back(file.name);
    return keep(hash, std::move(*item), std::move(*article));
  }

  const std::vector<Reading>& readings() const { return readings_; }

 private:
  /// All readings of these bytes so far, this scan's too.
  Result<std::vector<KnownReading>*> readings_of(const std::string& hash) {
    const auto [entry, first] = by_hash_.try_emplace(hash);
    if (first) {
      auto known = index_.known_readings(hash);
      if (!known) return known.error();
      entry->second = std::move(*known);
    }
    return &entry->second;
  }

  /// The same bytes may lie under two names with two sidecars: each is compared with what was last read by its own.
  static bool is_known(const std::vector<KnownReading>& before, const std::string& item,
                       const std::string& fingerprint) {
    if (before.empty()) return false;
    const auto own = std::ranges::find(before.rbegin(), before.rend(), item, &KnownReading::item);
    return (own == before.rend() ? before.back() : *own).fingerprint == fingerprint;
  }

  Result<void> keep(const std::string& hash, InboxItem item, Article article) {
    NewReading reading;
    std::vector<Claim> claims = claims_of(article, rules_);
    reading.claims = static_cast<int>(claims.size());
    reading.claims_jsonl = claims_record(claims, item.name, article.text, digest_);
    reading.extension = std::filesystem::path(item.name).extension().string();
    reading.original = std::move(item.bytes);
    reading.item = item.name;
    reading.article = std::move(article);
    reading.read_at = read_at_;
    const auto path = store_.add(reading);
    if (!path) return path.error();
    StoredReading stored{
        *path, hash, reading.item, read_at_, "original" + reading.extension, std::move(reading.article)};
    readings_.push_back(reading_of(std::move(stored), std::move(claims)));
    by_hash_[hash].push_back({item.name, readings_.back().fingerprint});
    return {};
  }

  const Settings& settings_;
  Store& store_;
  const Index& index_;
  const Rules& rules_;
  const std::string& digest_;
  const std::string read_at_;
  std::vector<Reading> readings_;
  std::map<std::string, std::vector<KnownReading>> by_hash_;
};

void count(const std::vector<Reading>& readings, const std::map<std::int64_t, ReadingView>& all, ScanReport& report) {
  std::map<std::string, const Placement*> by_path;
  std::set<std::pair<std::string, int>> outdated;  // what had been read before, and was read again
  for (const auto& [row, reading] : all) {
    const Placement& placement = reading.placement;
    by_path[reading.path] = &placement;
    if (placement.standing == Standing::outdated) outdated.insert({placement.article, placement.version});
  }
  for (const Reading& reading : readings) {
    const Placement& placement = *by_path.at(reading.stored.path);
    if (placement.standing == Standing::repeats || outdated.contains({placement.article, placement.version})) {
      ++report.reread;
    } else if (placement.standing == Standing::copy) {
      ++report.copies;
    } else if (placement.version > 0) {
      ++report.versions;
    } else {
      ++report.articles;
    }
  }
}

}  // namespace

Result<ScanReport> scan(const Watch& watch, const Settings& settings, Store& store, CurrentIndex& current,
                        const Rules& rules, const std::string& digest) {
  ScanReport report;
  InboxListing listing = list_inboxes(watch, settings);
  report.problems = std::move(listing.problems);
  const auto last = current.index.last_read_at();
  if (!last) return last.error();
  // Of two readings the later one may count: a scan in the same second, or after the clock was put back, is later, too.
  std::string read_at = last->empty() ? utc_now() : std::max(utc_now(), second_after(*last));
  Reader reader(settings, store, current.index, rules, digest, std::move(read_at));
  for (const InboxFile& file : listing.files) {
    if (auto taken = reader.take(file, report); !taken) return taken.error();
  }
  if (auto kept = current.index.put_failed(report.failed); !kept) return kept.error();
  if (reader.readings().empty()) return report;

  const auto before = current.index.flag_ids();
  if (!before) return before.error();
  if (auto added = current.index.add(reader.readings(), rules, {store.head(), digest}); !added) return added.error();
  const auto after = current.index.flag_ids();
  if (!after) return after.error();
  std::ranges::set_difference(*after, *before, std::back_inserter(report.new_flags));
  const auto all = current.index.readings();
  if (!all) return all.error();
  count(reader.readings(), *all, report);
  return report;
}

}  // namespace claimwatch
