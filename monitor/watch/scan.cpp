#include "monitor/watch/scan.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <span>

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
  /// `shared`: another file has the same name in another inbox.
  Result<void> take(const InboxFile& file, bool shared, ScanReport& report) {
    auto item = load_item(file, settings_);
    if (!item) {
      report.failed.push_back({file.inbox + file.name, file.inbox + item.error().message});
      return {};
    }
    for (Part& part : read_item(std::move(*item), rules_)) {
      if (auto taken = take(std::move(part), file, shared, report); !taken) return taken;
    }
    return {};
  }

  const std::vector<Reading>& readings() const { return readings_; }

 private:
  Result<void> take(Part part, const InboxFile& file, bool shared, ScanReport& report) {
    auto& [item, article] = part;
    if (!article) {
      report.failed.push_back({file.inbox + item.name, file.inbox + article.error().message});
      return {};
    }
    const std::string &id = article->id.value, lasting = lasting_name(item.name, id);
    const KnownReading now{hash_of_original(item.bytes), fingerprint_of(*article), article->published.value, lasting};
    const auto before = readings_of(item.name, id);
    if (!before) return before.error();
    const bool known = is_element(item.name, id) ? is_known_element(**before, now, article->undated())
                                                 : is_known(**before, now, article->undated(), shared);
    if (known) {
      ++report.known;
      return {};
    }
    if (article->undated()) report.undated.push_back(file.inbox + item.name);
    (*before)->push_back(now);
    return keep(now.hash, std::filesystem::path(file.name).extension().string(), std::move(item), std::move(*article));
  }

  /// What is known of this name, in the order in which it was read; of this scan too.
  Result<std::vector<KnownReading>*> readings_of(const std::string& item, const std::string& id) {
    const auto [entry, first] = by_item_.try_emplace(is_element(item, id) ? "#" + id : item);
    if (first) {
      auto known = index_.known_readings(item, id);
      if (!known) return known.error();
      entry->second = std::move(*known);
    }
    return &entry->second;
  }

  /// A file is compared with what was last read by its name: bytes that come back after others are new again. Where two
  /// files share a name nobody knows whose that was; all that was read counts, or each would displace the other for
  /// ever. Of an undated item the earliest time of its file is kept.
  static bool is_known(std::span<const KnownReading> before, const KnownReading& now, bool undated, bool shared) {
    if (!shared && !before.empty()) before = before.last(1);
    return std::ranges::any_of(before, [&](const KnownReading& known) {
      return known.hash == now.hash && tells_as_much(known, now, undated);
    });
  }

  static bool tells_as_much(const KnownReading& known, const KnownReading& now, bool undated) {
    return known.fingerprint == now.fingerprint && (!undated || known.published <= now.published);
  }

  /// A feed's element is fetched again and again, in files of one name and of many, its bytes changed by no more than a
  /// count of comments. In its own file it is compared with what that told last; in another it is known if any told it.
  static bool is_known_element(const std::vector<KnownReading>& before, const KnownReading& now, bool undated) {
    const auto own =
        std::find_if(before.rbegin(), before.rend(), [&](const KnownReading& known) { return known.item == now.item; });
    if (own != before.rend()) return tells_as_much(*own, now, undated);
    return std::ranges::any_of(before, [&](const KnownReading& known) { return tells_as_much(known, now, undated); });
  }

  Result<void> keep(const std::string& hash, std::string extension, InboxItem item, Article article) {
    NewReading reading;
    std::vector<Claim> claims = claims_of(article, rules_);
    reading.claims = static_cast<int>(claims.size());
    reading.claims_jsonl = claims_record(claims, item.name, article.text, digest_);
    reading.extension = std::move(extension);
    reading.original = std::move(item.bytes);
    reading.item = item.name;
    reading.article = std::move(article);
    reading.read_at = read_at_;
    const auto path = store_.add(reading);
    if (!path) return path.error();
    StoredReading stored{
        *path, hash, reading.item, read_at_, "original" + reading.extension, std::move(reading.article)};
    readings_.push_back(reading_of(std::move(stored), std::move(claims)));
    return {};
  }

  const Settings& settings_;
  Store& store_;
  const Index& index_;
  const Rules& rules_;
  const std::string& digest_;
  const std::string read_at_;
  std::vector<Reading> readings_;
  std::map<std::string, std::vector<KnownReading>> by_item_;
};

void count(const std::vector<Reading>& readings, const std::map<std::int64_t, ReadingView>& all, ScanReport& report) {
  std::set<std::string_view> new_paths;
  for (const Reading& reading : readings) new_paths.insert(reading.stored.path);
  std::set<std::string> items, articles;  // of earlier scans
  std::set<std::pair<std::string, int>> versions, copies;
  for (const auto& [row, reading] : all) {
    const Placement& at = reading.placement;
    if (at.standing == Standing::copy && !is_teaser(at)) copies.insert({at.article, at.version});
    if (new_paths.contains(reading.path)) continue;
    items.insert(reading.item);
    if (is_teaser(at)) continue;
    articles.insert(at.article);
    versions.insert({at.article, at.version});
  }
  std::set<std::pair<std::string, int>> counted;
  for (const auto& [row, reading] : all) {
    if (!new_paths.contains(reading.path)) continue;
    const Placement& at = reading.placement;
    if (is_teaser(at)) {
      ++report.copies;
    } else if (versions.contains({at.article, at.version})) {
      const bool tells_more = at.standing != Standing::repeats || items.contains(reading.item);
      ++(tells_more ? report.reread : report.known);
    } else if (!counted.insert({at.article, at.version}).second) {
      ++report.known;
    } else if (copies.contains({at.article, at.version})) {
      ++report.copies;
    } else {
      // Of an article whose versions all come at once the first one is the article.
      ++(articles.insert(at.article).second ? report.articles : report.versions);
    }
  }
}

}  // namespace

Result<std::string> time_of_next_reading(const Index& index) {
  const auto last = index.last_read_at();
  if (!last) return last;
  return last->empty() ? utc_now() : std::max(utc_now(), second_after(*last));
}

Result<ScanReport> scan(const Watch& watch, const Settings& settings, Store& store, Index& index, const Rules& rules,
                        const std::string& digest) {
  ScanReport report;
  const std::string head_before = store.head();
  InboxListing listing = list_inboxes(watch, settings);
  report.problems = std::move(listing.problems);
  auto read_at = time_of_next_reading(index);
  if (!read_at) return read_at.error();
  Reader reader(settings, store, index, rules, digest, std::move(*read_at));
  for (auto file = listing.files.begin(); file != listing.files.end(); ++file) {
    const auto& name = file->name;
    const bool shared = (file != listing.files.begin() && std::prev(file)->name == name) ||
                        (std::next(file) != listing.files.end() && std::next(file)->name == name);
    if (auto taken = reader.take(*file, shared, report); !taken) return taken.error();
  }
  if (auto kept = index.put_failed(report.failed); !kept) return kept.error();

  auto told = index.add(reader.readings(), rules, head_before, {store.head(), digest});
  if (!told) return told.error();
  report.new_flags = std::move(told->new_flags);
  report.by_rules = std::move(told->by_rules);
  if (reader.readings().empty()) return report;
  const auto all = index.readings();
  if (!all) return all.error();
  count(reader.readings(), *all, report);
  return report;
}

}  // namespace claimwatch
