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
      if (!readings[i].url.empty()) urls_[i] = canonical_url(readings[i].url);
    }
  }

  std::vector<Placement> run() {
    drop_outdated([](const Identified& reading) { return reading.hash; });
    drop_outdated([](const Identified& reading) { return reading.item + '\n' + reading.text_hash; });
    for (Indices& article : articles()) place_versions(article);
    mark_copies();
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (outdated_by_[i]) place_outdated(i);
    }
    return std::move(placements_);
  }

 private:
  auto content(std::size_t i) const {
    const Identified& r = readings_[i];
    return std::tie(r.published, r.source, r.title, r.text_hash, r.url, r.modified, r.hash);
  }

  /// Of readings with the same key the one read last counts.
  template <typename KeyOf>
  void drop_outdated(KeyOf key_of) {
    std::map<std::string, std::size_t> latest;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (outdated_by_[i]) continue;
      const auto [entry, first] = latest.try_emplace(key_of(readings_[i]), i);
      if (first) continue;
      std::size_t& kept = entry->second;
      if (std::make_tuple(std::cref(readings_[kept].read_at), content(kept)) <
          std::make_tuple(std::cref(readings_[i].read_at), content(i))) {
        outdated_by_[kept] = i;
        kept = i;
      } else {
        outdated_by_[i] = kept;
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

  /// Source: docs/claims.md, "Identity and versions": modified (else published) later, then by the title, then first
  /// read later.
  auto version_order(std::size_t i) const {
    const Identified& r = readings_[i];
    const int mark = std::max(newer_mark(r.title), says_corrected(r.head) ? 1 : 0);
    return std::make_tuple(day_of(told(r)), time_of(told(r)), mark, r.read_at, r.hash);
  }

  /// Of readings with one text, a dated one speaks for it, then the one told first.
  Indices versions_of(const Indices& article) {
    std::map<std::string, std::size_t> by_text;
    for (const std::size_t i : article) {
      const auto [entry, first] = by_text.try_emplace(readings_[i].text_hash, i);
      const auto order = [&](std::size_t at) { return std::make_tuple(readings_[at].undated, version_order(at)); };
      if (!first && order(i) < order(entry->second)) entry->second = i;
    }
    Indices versions;
    for (const auto& [text, i] : by_text) versions.push_back(i);
    std::ranges::sort(versions, [&](std::size_t a, std::size_t b) { return version_order(a) < version_order(b); });
    return versions;
  }

  void place_versions(const Indices& article) {
    const std::string id = article_id(article);
    std::map<std::string, Placement> by_text;
    std::size_t whole_size = 0;
    int version = 0;
    for (const std::size_t i : versions_of(article)) {
      const Identified& r = readings_[i];
      const Day day = day_of(version == 0 ? r.published : told(r));
      const bool suspect = r.text_size * suspect_loss < whole_size;
      if (!suspect) whole_size = r.text_size;
      placements_[i] = {suspect ? Standing::suspect : Standing::counts, id, version++, "", day};
      by_text[r.text_hash] = placements_[i];
    }
    for (const std::size_t i : article) {
      if (!placements_[i].article.empty()) continue;
      placements_[i] = by_text[readings_[i].text_hash];
      placements_[i].standing = Standing::repeats;
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
