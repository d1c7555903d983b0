#include "monitor/index/identity.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "monitor/index/hash.h"

namespace claimwatch {
namespace {

/// A version of a text keeps at least this much of its words; new stories under an old headline keep next to nothing.
constexpr double largely_the_same = 0.3;
/// A version this many times shorter than the one before lost most of its text.
constexpr std::size_t suspect_loss = 3;
constexpr auto version_window = std::chrono::days(7);
/// Two texts are compared when they share one of their so many smallest hashes: of texts that share half of all, 1 pair
/// in 65,000 is missed, and comparing each with each is not affordable.
constexpr std::size_t sketch_size = 16;
/// Bytes of the shortest outlet's name that is looked for in a text: shorter ones are words of other things, too.
constexpr std::size_t shortest_credit = 6;

Day day_of(const std::string& date) {
  const auto day = day_of_iso(date);
  assert(day);  // the reader promises a date in `published`, and an ISO date or nothing in `modified`
  return *day;
}

const std::string& told(const Identified& reading) {
  return reading.modified.empty() ? reading.published : reading.modified;
}

/// "10:12:00" of an ISO date that has it.
std::string time_of(const std::string& date) { return date.size() > 11 ? date.substr(11, 8) : ""; }

/// Readings that are linked, directly or through others.
class Links {
 public:
  explicit Links(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  void link(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }
  std::size_t root(std::size_t a) {
    while (parent_[a] != a) a = parent_[a] = parent_[parent_[a]];
    return a;
  }

 private:
  std::vector<std::size_t> parent_;
};

using Indices = std::vector<std::size_t>;

class Identification {
 public:
  explicit Identification(std::span<const Identified> readings)
      : readings_(readings), placements_(readings.size()), urls_(readings.size()), outdated_by_(readings.size()) {
    for (std::size_t i = 0; i < readings.size(); ++i) {
      first_read_.push_back(readings[i].read_at);
      if (!readings[i].url.empty()) urls_[i] = canonical_url(readings[i].url);
    }
  }

  std::vector<Placement> run() {
    Indices all(readings_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    drop_outdated(all);
    for (Indices& article : articles()) {
      // What lay under the same name between two readings may have been of another article.
      drop_outdated(article);
      std::erase_if(article, [&](std::size_t i) { return outdated_by_[i].has_value(); });
      place_versions(article);
    }
    mark_copies();
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (outdated_by_[i]) place_outdated(i);
    }
    return std::move(placements_);
  }

 private:
  auto content(std::size_t i) const {
    const Identified& r = readings_[i];
    return std::tie(r.published, r.source, r.title, r.text_hash, r.url, r.modified, r.hash, r.item);
  }

  /// By item, in the order in which each was read.
  std::map<std::string_view, Indices> by_item(Indices group) const {
    std::ranges::sort(group, [&](std::size_t a, std::size_t b) {
      return std::make_tuple(std::cref(readings_[a].read_at), content(a)) <
             std::make_tuple(std::cref(readings_[b].read_at), content(b));
    });
    std::map<std::string_view, Indices> items;
    for (const std::size_t i : group) items[readings_[i].item].push_back(i);
    return items;
  }

  /// Of readings of one item with the same bytes or the same text the last counts, until the item tells another text:
  /// what comes back after that is told again. The same bytes under another name are another item: both lie there.
  void drop_outdated(const Indices& group) {
    for (const auto& [item, readings] : by_item(group)) {
      for (std::size_t n = 1; n < readings.size(); ++n) {
        const auto [before, now] = std::pair(readings[n - 1], readings[n]);
        if (readings_[before].hash != readings_[now].hash && readings_[before].text_hash != readings_[now].text_hash) {
          continue;
        }
        outdated_by_[before] = now;
        first_read_[now] = first_read_[before];
      }
    }
  }

  bool outlets_agree(std::size_t a, std::size_t b) const {
    return readings_[a].source.empty() || readings_[b].source.empty() || readings_[a].source == readings_[b].source;
  }

  bool near_in_time(std::size_t a, std::size_t b) const {
    const auto apart = day_of(readings_[a].published) - day_of(readings_[b].published);
    return -version_window <= apart && apart <= version_window;
  }

  bool same_story(std::size_t a, std::size_t b) const {
    return near_in_time(a, b) && similarity(readings_[a].shingles, readings_[b].shingles) >= largely_the_same;
  }

  /// Links each two of a group that `belong` together, where one has no address of its own.
  template <typename Belong>
  void link_pairs(const Indices& group, Links& links, Belong belong) const {
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const auto [a, b] = std::pair(group[i], group[j]);
        if ((urls_[a].empty() || urls_[b].empty()) && links.root(a) != links.root(b) && belong(a, b)) links.link(a, b);
      }
    }
  }

  Links linked() const {
    Links links(readings_.size());
    std::map<std::string, std::size_t> by_url;
    std::map<std::string, Indices> by_text, by_title;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (outdated_by_[i]) continue;
      const Identified& r = readings_[i];
      if (!urls_[i].empty()) links.link(i, by_url.try_emplace(urls_[i], i).first->second);
      by_text[r.text_hash].push_back(i);
      const std::string outlet = r.source.empty() ? "file " + r.item : "outlet " + r.source;
      by_title[outlet + '\n' + normalised_title(r.title)].push_back(i);
    }
    for (const auto& [text, group] : by_text) {
      link_pairs(group, links, [&](std::size_t a, std::size_t b) { return outlets_agree(a, b); });
    }
    for (const auto& [title, group] : by_title) {
      link_pairs(group, links, [&](std::size_t a, std::size_t b) { return same_story(a, b); });
    }
    return links;
  }

  std::vector<Indices> articles() const {
    Links links = linked();
    std::map<std::size_t, Indices> by_root;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (!outdated_by_[i]) by_root[links.root(i)].push_back(i);
    }
    std::vector<Indices> out;
    for (auto& [root, readings] : by_root) out.push_back(std::move(readings));
    return out;
  }

  std::string article_id(const Indices& article) const {
    const std::string* url = nullptr;
    for (const std::size_t i : article) {
      if (!urls_[i].empty() && (url == nullptr || urls_[i] < *url)) url = &urls_[i];
    }
    if (url != nullptr) return hash_hex(*url, 10);
    const Identified& first = readings_[*std::ranges::min_element(
        article, [&](std::size_t a, std::size_t b) { return content(a) < content(b); })];
    return hash_hex(first.published + '\n' + first.source + '\n' + first.title + '\n' + first.text_hash, 10);
  }

  /// When a reading says that its text was told.
  struct Moment {
    Day day;
    std::string time;
    int mark = 0;  ///< Of one moment the text that says so is the newer.
    auto operator<=>(const Moment&) const = default;
  };
  Moment moment(std::size_t i) const {
    const Identified& r = readings_[i];
    return {day_of(told(r)), time_of(told(r)), std::max(newer_mark(r.title), says_corrected(r.head) ? 1 : 0)};
  }

  /// The items that tell one text, from when on until a newer text of the article.
  struct Telling {
    Indices items;
    std::size_t speaker = 0;  ///< Whose date, title, outlet, address and name are shown.
    Moment moment;
    std::string first_read;

    /// Source: docs/claims.md, "Identity and versions": modified (else published) later, then by the title, then first
    /// read later.
    auto order() const { return std::tie(moment, first_read); }
  };

  /// A dated item speaks for a text, then the one told first, then one that knows more. Never by the time of reading:
  /// that depends on which came first.
  std::size_t speaker_of(const Indices& items) const {
    return *std::ranges::min_element(items, [&](std::size_t a, std::size_t b) {
      const auto rank = [&](std::size_t i) {
        const Identified& r = readings_[i];
        return std::make_tuple(r.undated, moment(i), r.url.empty(), r.source.empty(), content(i));
      };
      return rank(a) < rank(b);
    });
  }

  /// Texts that an item told before, and tells again after another one; by the text and how many times.
  std::map<std::pair<std::string_view, int>, Telling> tellings_by_text(const Indices& article) const {
    std::map<std::pair<std::string_view, int>, Telling> tellings;
    std::map<std::size_t, Moment> returned;
    for (const auto& [item, readings] : by_item(article)) {
      std::map<std::string_view, int> times;
      std::optional<Moment> latest;
      for (const std::size_t i : readings) {
        const int before = times[readings_[i].text_hash]++;
        // It took the place of the text before it, whatever older date came back with it.
        latest = before > 0 && latest ? std::max(*latest, moment(i)) : moment(i);
        if (before > 0) returned[i] = *latest;
        tellings[{readings_[i].text_hash, before}].items.push_back(i);
      }
    }
    for (auto& [text, telling] : tellings) {
      telling.speaker = speaker_of(telling.items);
      const auto back = returned.find(telling.speaker);
      telling.moment = back == returned.end() ? moment(telling.speaker) : back->second;
      telling.first_read = first_read_[*std::ranges::min_element(
          telling.items, {}, [&](std::size_t i) -> const std::string& { return first_read_[i]; })];
    }
    return tellings;
  }

  /// What came back before the other text was told by a better date never was away.
  std::vector<Telling> joined(std::vector<Telling> versions) const {
    std::vector<Telling> out;
    for (Telling& telling : versions) {
      if (out.empty() || readings_[out.back().speaker].text_hash != readings_[telling.speaker].text_hash) {
        out.push_back(std::move(telling));
      } else {
        out.back().items.insert(out.back().items.end(), telling.items.begin(), telling.items.end());
      }
    }
    return out;
  }

  std::vector<Telling> versions_of(const Indices& article) const {
    std::vector<Telling> versions;
    for (auto& [text, telling] : tellings_by_text(article)) versions.push_back(std::move(telling));
    std::ranges::sort(versions, [&](const Telling& a, const Telling& b) {
      return std::tuple_cat(a.order(), content(a.speaker)) < std::tuple_cat(b.order(), content(b.speaker));
    });
    return joined(std::move(versions));
  }

  void place_versions(const Indices& article) {
    const std::string id = article_id(article);
    std::map<std::string_view, int> tellings;
    std::size_t whole_size = 0;
    int version = 0;
    for (const Telling& telling : versions_of(article)) {
      const Identified& r = readings_[telling.speaker];
      const Day day = version == 0 ? day_of(r.published) : telling.moment.day;
      const bool suspect = r.text_size * suspect_loss < whole_size;
      if (!suspect) whole_size = r.text_size;
      for (const std::size_t i : telling.items) {
        placements_[i] = {Standing::repeats, id, version, "", day, tellings[r.text_hash]};
      }
      placements_[telling.speaker].standing = suspect ? Standing::suspect : Standing::counts;
      ++version;
      ++tellings[r.text_hash];
    }
  }

  bool copies(std::size_t late, std::size_t early) const {
    const Identified &a = readings_[late], &b = readings_[early];
    return placements_[late].article != placements_[early].article &&
           (a.text_hash == b.text_hash || near_duplicates(a.shingles, b.shingles)) &&
           std::ranges::includes(b.said, a.said);
  }

  /// Smallest hashes first: what a text is found by.
  std::span<const std::uint64_t> sketch(std::size_t i) const {
    const auto& hashes = readings_[i].shingles.hashes;
    return {hashes.data(), std::min(hashes.size(), sketch_size)};
  }

  /// Which texts begin with the name of another's outlet: "[새벽통신 제휴]", "(Pacific Ledger Wire) -".
  std::vector<bool> crediting_others() const {
    std::set<std::string_view> outlets;
    for (const Identified& r : readings_) {
      if (r.source.size() >= shortest_credit) outlets.insert(r.source);
    }
    std::vector<bool> credits(readings_.size());
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      credits[i] = std::ranges::any_of(outlets, [&r = readings_[i]](std::string_view outlet) {
        return outlet != r.source && r.head.find(outlet) != std::string::npos;
      });
    }
    return credits;
  }

  /// The versions that count, those first that others may have copied: a newer version comes before new articles of its
  /// day, and who credits an agency after it.
  Indices copying_order() const {
    const std::vector<bool> credits = crediting_others();
    Indices order;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (!outdated_by_[i] && placements_[i].standing == Standing::counts) order.push_back(i);
    }
    std::ranges::sort(order, {}, [&](std::size_t i) {
      const Placement& at = placements_[i];
      return std::make_tuple(at.day, at.version == 0, bool{credits[i]}, std::cref(at.article), at.version);
    });
    return order;
  }

  void mark_copies() {
    const Indices order = copying_order();
    std::map<std::uint64_t, Indices>
        originals;  // places in `order` of those that copy nobody, by the hashes they are found by
    std::set<std::string>
        own_stories;  // articles of which a version counts: so do all newer ones, to tell what is dropped
    for (std::size_t place = 0; place < order.size(); ++place) {
      Placement& placement = placements_[order[place]];
      const auto original =
          own_stories.contains(placement.article) ? std::nullopt : original_of(order[place], order, originals);
      if (original) {
        placement.standing = Standing::copy;
        placement.copy_of = placements_[*original].article;
        continue;
      }
      own_stories.insert(placement.article);
      for (const std::uint64_t hash : sketch(order[place])) originals[hash].push_back(place);
    }
  }

  /// The first of the originals that `i` copies.
  std::optional<std::size_t> original_of(std::size_t i, const Indices& order,
                                         const std::map<std::uint64_t, Indices>& originals) const {
    std::set<std::size_t> candidates;
    for (const std::uint64_t hash : sketch(i)) {
      if (const auto entry = originals.find(hash); entry != originals.end()) {
        candidates.insert(entry->second.begin(), entry->second.end());
      }
    }
    const auto found = std::ranges::find_if(candidates, [&](std::size_t place) { return copies(i, order[place]); });
    return found == candidates.end() ? std::nullopt : std::optional(order[*found]);
  }

  void place_outdated(std::size_t i) {
    std::size_t latest = i;
    while (outdated_by_[latest]) latest = *outdated_by_[latest];
    placements_[i] = placements_[latest];
    placements_[i].standing = Standing::outdated;
  }

  std::span<const Identified> readings_;
  std::vector<Placement> placements_;
  std::vector<std::string> urls_;
  std::vector<std::string> first_read_;                  ///< When the item was first read so.
  std::vector<std::optional<std::size_t>> outdated_by_;  ///< The later reading of the same item.
};

}  // namespace

std::string_view name(Standing standing) {
  switch (standing) {
    case Standing::counts: return "counts";
    case Standing::copy: return "copy";
    case Standing::suspect: return "suspect";
    case Standing::repeats: return "repeats";
    case Standing::outdated: return "outdated";
  }
  std::abort();  // every Standing has its case
}

std::vector<Placement> identify(std::span<const Identified> readings) { return Identification(readings).run(); }

}  // namespace claimwatch
