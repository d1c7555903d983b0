#include "monitor/watch/scan.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "monitor/watch/files.h"
#include "monitor/watch/inbox.h"
#include "monitor/watch/store_writer.h"

namespace claimwatch {
namespace {

/// File systems keep times in ticks of up to 2 seconds (FAT).
constexpr std::int64_t coarsest_tick_ns = 2'100'000'000;

/// So much waits in memory for the disk.
constexpr std::size_t most_unkept_bytes = 6'000'000;

/// Of what is kept of an item: of an element of "feed.xml.gz" ".xml", for it is not compressed itself.
std::string extension_of(const std::filesystem::path& file, const std::string& item) {
  const bool element_of_gzip = file.extension() == ".gz" && item != file.string();
  return (element_of_gzip ? file.stem() : file).extension().string();
}

std::string text_of(const ItemState& state) {
  std::string text;
  for (const auto& file : {std::optional(state.file), state.sidecar}) {
    text += '\n';
    if (!file) continue;
    for (const auto number :
         {std::int64_t(file->device), std::int64_t(file->inode), file->size, file->modified_ns, file->changed_ns}) {
      text += std::to_string(number) + ' ';
    }
  }
  return text;
}

/// One scan's reading of the inboxes into the store.
class Reader {
 public:
  Reader(const Settings& settings, Store& store, Index& index, const Rules& rules, const std::string& digest,
         std::string read_at)
      : settings_(settings),
        store_(store),
        index_(index),
        rules_(rules),
        digest_(digest),
        read_at_(std::move(read_at)),
        head_(store.head()),
        writer_(store, rules, digest) {}

  /// Keeps what the file says, if it is new. Errors: the store or the index fails; what is wrong with the file is
  /// reported.
  Result<void> take(const InboxFile& file, ScanReport& report) {
    ++opened_;
    const std::int64_t now_ns = wall_clock_ns();
    LoadedItem loaded = load_item(file, settings_);
    if (!loaded.state) {
      gone_.push_back(file.path);
      return {};
    }
    if (loaded.being_written) {
      report.being_written.push_back(file);
      return {};
    }
    SeenFile seen{file.path, "", 0, {}};
    // A change within the same tick of the file system's clock would not show.
    if (now_ns - loaded.state->newest_ns() > coarsest_tick_ns) seen.state = kept_state(*loaded.state);
    if (auto taken = take(std::move(loaded.item), file, seen, report); !taken) return taken;
    report.failed.insert(report.failed.end(), seen.failed.begin(), seen.failed.end());
    seen_.push_back(std::move(seen));
    return unkept_bytes_ > most_unkept_bytes ? settle({}) : Result<void>();
  }

  /// Makes all that was read since the last call durable, first in the store, then in the index. Of what is `gone` the
  /// index is to know nothing more.
  Result<void> settle(const std::vector<std::string>& gone) {
    auto readings = writer_.added();
    if (!readings) return readings.error();
    if (auto kept = store_.keep(); !kept) return kept;
    unkept_bytes_ = 0;
    const std::string head_before = std::exchange(head_, store_.head());
    kept_ += readings->size();
    by_item_.clear();  // the index knows them now
    if (auto added = index_.add(*std::move(readings), head_before, {head_, digest_}); !added) return added;
    gone_.insert(gone_.end(), gone.begin(), gone.end());
    if (auto kept = index_.put_seen(seen_, gone_); !kept) return kept;
    seen_.clear();
    gone_.clear();
    return {};
  }

  /// Whether the file is as it was then.
  bool is_unchanged(const InboxFile& file, const SeenFile& then) const {
    const auto state = item_state_of(file.path);
    return state && then.state == kept_state(*state);
  }

  std::size_t opened() const { return opened_; }
  /// How many readings were made, and when: all at one time.
  std::size_t kept() const { return kept_; }
  const std::string& read_at() const { return read_at_; }

 private:
  /// An unchanged file would be read as before only with this program, these rules and these settings.
  std::string kept_state(const ItemState& state) const {
    return digest_ + ' ' + std::to_string(settings_.limit_bytes) + text_of(state);
  }

  Result<void> take(Result<InboxItem> item, const InboxFile& file, SeenFile& seen, ScanReport& report) {
    if (!item) {
      seen.failed.push_back({file.inbox + file.name, file.inbox + item.error().message});
      return {};
    }
    for (Part& part : read_item(std::move(*item), rules_)) {
      if (part.article) {
        ++seen.articles;
        if (auto taken = take(std::move(part), file, report); !taken) return taken;
      } else {
        seen.failed.push_back({file.inbox + part.item.name, file.inbox + part.article.error().message});
      }
    }
    return {};
  }

  Result<void> take(Part part, const InboxFile& file, ScanReport& report) {
    auto& [item, article] = part;
    const std::string &id = article->id.value, lasting = lasting_name(item.name, id);
    const KnownReading now{hash_of_original(item.bytes), fingerprint_of(*article), article->published.value, lasting};
    const auto before = readings_of(item.name, id);
    if (!before) return before.error();
    const bool known = is_element(item.name, id) ? is_known_element(**before, now, article->undated())
                                                 : is_known(**before, now, article->undated(), file.shared);
    if (known) {
      ++report.known;
      return {};
    }
    if (article->undated()) report.undated.push_back(file.inbox + item.name);
    (*before)->push_back(now);
    std::string extension = extension_of(file.name, item.name);
    keep(now.hash, std::move(extension), std::move(item), std::move(*article));
    return {};
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

  void keep(const std::string& hash, std::string extension, InboxItem item, Article article) {
    NewReading reading;
    reading.extension = std::move(extension);
    reading.original = std::move(item.bytes);
    reading.item = std::move(item.name);
    reading.article = std::move(article);
    reading.read_at = read_at_;
    unkept_bytes_ += reading.original.size() + reading.article.text.size();
    writer_.add(std::move(reading), hash);
  }

  const Settings& settings_;
  Store& store_;
  Index& index_;
  const Rules& rules_;
  const std::string& digest_;
  const std::string read_at_;
  std::string head_;  ///< The store's newest commit when this was settled last.
  std::size_t kept_ = 0;
  StoreWriter writer_;
  // Not settled yet.
  std::size_t unkept_bytes_ = 0;  ///< Of originals and texts: how far the writer is decides nothing.
  std::vector<SeenFile> seen_;
  std::vector<std::string> gone_;

  std::map<std::string, std::vector<KnownReading>> by_item_;  ///< What was asked for since the last `settle`.
  std::size_t opened_ = 0;
};

/// Counts what of an article's readings this scan made, at `read_at`. `items`: those among them that had one before.
void count(const std::vector<ReadingView>& all, const std::set<std::string>& items, const std::string& read_at,
           ScanReport& report) {
  std::set<std::pair<std::string, int>> versions, copies;  // of earlier scans; of all
  bool is_known = false;
  for (const ReadingView& reading : all) {
    const Placement& at = reading.placement;
    if (is_teaser(at)) continue;
    if (at.standing == Standing::copy) copies.insert({at.article, at.version});
    if (reading.read_at == read_at) continue;
    is_known = true;
    versions.insert({at.article, at.version});
  }
  std::set<std::pair<std::string, int>> counted;
  for (const ReadingView& reading : all) {
    if (reading.read_at != read_at) continue;
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
      ++(std::exchange(is_known, true) ? report.versions : report.articles);
    }
  }
}

Result<std::map<std::string, SeenFile>> seen_before(const Index& index, const InboxListing& listing) {
  if (listing.whole) return index.seen();
  std::vector<std::string> paths;
  for (const InboxFile& file : listing.files) paths.push_back(file.path);
  return index.seen(paths);
}

/// The files that were seen before and are there no more.
std::vector<std::string> gone(const std::map<std::string, SeenFile>& seen, const InboxListing& listing) {
  std::vector<std::string> gone;
  for (const auto& path : listing.gone) gone.push_back(path.string());
  if (!listing.whole || !listing.problems.empty()) return gone;
  std::set<std::string_view> listed;
  for (const InboxFile& file : listing.files) listed.insert(file.path);
  for (const auto& [path, file] : seen) {
    if (!listed.contains(path) && !state_of(path)) gone.push_back(path);
  }
  return gone;
}

}  // namespace

Result<std::string> time_of_next_reading(const Index& index) {
  const auto last = index.last_read_at();
  if (!last) return last;
  return last->empty() ? utc_now() : std::max(utc_now(), second_after(*last));
}

Result<std::size_t> files_waiting(const InboxListing& listing, const Index& index) {
  const auto seen = seen_before(index, listing);
  if (!seen) return seen.error();
  return static_cast<std::size_t>(std::ranges::count_if(listing.files, [&](const InboxFile& file) {
    const auto then = seen->find(file.path);
    const auto state = item_state_of(file.path);
    // Of one without a state nobody knows; the next scan looks at it again.
    return state &&
           (then == seen->end() || (!then->second.state.empty() && !then->second.state.ends_with(text_of(*state))));
  }));
}

Result<ScanReport> scan(const Settings& settings, Store& store, Index& index, const Rules& rules,
                        const std::string& digest, InboxListing listing, const Stop& stop, const Progress& progress) {
  ScanReport report;
  report.problems = std::move(listing.problems);
  auto seen = seen_before(index, listing);
  if (!seen) return seen.error();
  auto read_at = time_of_next_reading(index);
  if (!read_at) return read_at.error();
  Reader reader(settings, store, index, rules, digest, std::move(*read_at));
  const std::size_t files = listing.files.size();
  std::size_t looked_at = 0;
  for (const InboxFile& file : listing.files) {
    progress(looked_at++, files);
    const auto then = seen->find(file.path);
    if (then != seen->end() && reader.is_unchanged(file, then->second)) {
      report.known += then->second.articles;
      report.failed_before += then->second.failed.size();
    } else if (!report.left.empty() || stop(reader.opened())) {
      report.left.push_back(file);
    } else if (auto taken = reader.take(file, report); !taken) {
      return taken.error();
    }
  }

  if (auto settled = reader.settle(gone(*seen, listing)); !settled) return settled.error();
  listing = {};  // a fold needs memory of its own, and there may be many files
  seen->clear();
  if (auto folded = index.fold(rules); !folded) return folded.error();
  // Not before: whoever looks on waits for what is kept and folded as well.
  progress(looked_at, files);
  auto news = index.news();
  if (!news) return news.error();
  report.new_flags = std::move(news->new_flags);
  report.by_rules = std::move(news->by_rules);
  if (reader.kept() == 0) return report;
  const auto counted = index.each_article_read_at(reader.read_at(), [&](const auto& readings, const auto& items) {
    count(readings, items, reader.read_at(), report);
  });
  if (!counted) return counted.error();
  return report;
}

}  // namespace claimwatch
