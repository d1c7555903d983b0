#include "monitor/index/identity.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "monitor/index/hash.h"

namespace claimwatch {
namespace {

/// A text this many times shorter than its article's is a teaser or lost most of itself: of a page that keeps its first
/// paragraph less is left, of one that an editor shortens more. Source: docs/decisions/0006-likeness.md.
constexpr std::size_t most_is_lost = 3;
constexpr auto version_window = std::chrono::days(7);
/// A feed's date and its page's are of one moment, and may be days of two time zones.
constexpr auto teaser_window = std::chrono::days(1);
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

/// The address, if it names more than a site: pages that all call the front page theirs are not one article.
std::string address_of(const Identified& reading) {
  std::string url = canonical_url(reading.url);
  return url.find_first_of("/?") == std::string::npos ? "" : url;
}

/// Feeds number what they hold each for itself.
std::string id_of(const Identified& reading) {
  if (reading.id.empty()) return "";
  return reading.id + '\n' + (reading.source.empty() ? "file " + reading.item : "outlet " + reading.source);
}

std::string titled(const Identified& reading) {
  return (reading.source.empty() ? "file " + reading.item : "outlet " + reading.source) + '\n' +
         normalised_title(reading.title);
}

bool tells_nothing_else(const Identified& copy, const Identified& original) {
  return std::ranges::includes(original.said, copy.said) && marks_agree(copy.sentences, original.sentences);
}

bool lost_most(const Identified& reading, const Identified& whole) {
  return reading.text_size * most_is_lost < whole.text_size;
}

/// What is left of a hash takes up six bytes in the index.
LinkKey key_of(std::uint64_t hash) { return static_cast<LinkKey>(hash >> 16U); }

class Identification {
 public:
  explicit Identification(std::span<const Identified> readings)
      : readings_(readings), placements_(readings.size()), outdated_by_(readings.size()) {
    for (const Identified& reading : readings) {
      first_read_.push_back(reading.read_at);
      published_.push_back(day_of(reading.published));
      urls_.push_back(address_of(reading));
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
    return std::tie(r.published, r.source, r.title, r.text_hash, r.id, r.url, r.modified, r.hash, r.item);
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

  bool near_in_time(std::size_t a, std::size_t b, std::chrono::days window) const {
    const auto apart = published_[a] - published_[b];
    return -window <= apart && apart <= window;
  }

  /// A story grows and shrinks: most of the one text is in the other.
  bool same_story(std::size_t a, std::size_t b) const {
    const Shingles &of_a = readings_[a].shingles, &of_b = readings_[b].shingles;
    return taken_from(of_a, of_b) || taken_from(of_b, of_a);
  }

  /// Each has an address of its own, or its feed's or mail's own id.
  bool told_apart(std::size_t a, std::size_t b) const {
    const auto differ = [](const std::string& of_a, const std::string& of_b) {
      return !of_a.empty() && !of_b.empty() && of_a != of_b;
    };
    return differ(urls_[a], urls_[b]) || differ(readings_[a].id, readings_[b].id);
  }

  /// Readings with one text. Two that have addresses need not be looked at: if that is one address, they are linked.
  void link_same_texts(Indices group, Links& links) const {
    const auto addressed = std::ranges::partition(group, [&](std::size_t i) { return urls_[i].empty(); });
    const std::size_t nameless = group.size() - addressed.size();
    for (std::size_t at = 0; at < group.size(); ++at) {
      for (std::size_t other = 0; other < std::min(at, nameless); ++other) {
        const auto [a, b] = std::pair(group[at], group[other]);
        if (links.root(a) != links.root(b) && !told_apart(a, b) && outlets_agree(a, b)) links.link(a, b);
      }
    }
  }

  /// Readings with one outlet and title.
  void link_same_stories(Indices group, Links& links) const {
    std::ranges::sort(group, {}, [&](std::size_t i) { return published_[i]; });
    for (std::size_t at = 0; at < group.size(); ++at) {
      for (std::size_t other = at; other-- > 0 && near_in_time(group[at], group[other], version_window);) {
        const auto [a, b] = std::pair(group[at], group[other]);
        if (links.root(a) != links.root(b) && !told_apart(a, b) && same_story(a, b)) links.link(a, b);
      }
    }
  }

  Links linked() const {
    Links links(readings_.size());
    std::map<std::string, std::size_t> by_url, by_id;
    std::map<std::string, Indices> by_text, by_title;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (outdated_by_[i]) continue;
      const Identified& r = readings_[i];
      if (!urls_[i].empty()) links.link(i, by_url.try_emplace(urls_[i], i).first->second);
      if (!r.id.empty()) links.link(i, by_id.try_emplace(id_of(r), i).first->second);
      by_text[r.text_hash].push_back(i);
      by_title[titled(r)].push_back(i);
    }
    for (const auto& [text, group] : by_text) link_same_texts(group, links);
    for (const auto& [title, group] : by_title) link_same_stories(group, links);
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
    const std::string own_id = first.id.empty() ? "" : '\n' + first.id;
    return hash_hex(first.published + '\n' + first.source + '\n' + first.title + '\n' + first.text_hash + own_id, 10);
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

  std::vector<Telling> tellings_of(const Indices& article) const {
    std::vector<Telling> tellings;
    for (auto& [text, telling] : tellings_by_text(article)) tellings.push_back(std::move(telling));
    std::ranges::sort(tellings, [&](const Telling& a, const Telling& b) {
      return std::tuple_cat(a.order(), content(a.speaker)) < std::tuple_cat(b.order(), content(b.speaker));
    });
    return tellings;
  }

  /// Whether one telling is only the beginning of the other, or what a feed or a mail has of it. An older text that is
  /// not of the same day is an older version, which grew.
  bool teases(const Telling& teaser, const Telling& whole) const {
    const Identified &a = readings_[teaser.speaker], &b = readings_[whole.speaker];
    return lost_most(a, b) && (!a.id.empty() || taken_from(a.shingles, b.shingles)) && tells_nothing_else(a, b) &&
           (whole.order() < teaser.order() || near_in_time(teaser.speaker, whole.speaker, teaser_window));
  }

  /// Takes those out that only tease a version that stays; for each, whose text that is.
  std::vector<std::pair<Telling, std::size_t>> taken_teasers(std::vector<Telling>& tellings) const {
    Indices by_size(tellings.size());
    std::iota(by_size.begin(), by_size.end(), std::size_t{0});
    std::ranges::stable_sort(by_size, std::greater(),
                             [&](std::size_t at) { return readings_[tellings[at].speaker].text_size; });
    std::vector<bool> teasing(tellings.size());
    std::vector<std::pair<Telling, std::size_t>> teasers;
    for (const std::size_t at : by_size) {
      for (std::size_t whole = 0; whole < tellings.size() && !teasing[at]; ++whole) {
        if (teasing[whole] || !teases(tellings[at], tellings[whole])) continue;
        teasing[at] = true;
        teasers.emplace_back(tellings[at], tellings[whole].speaker);
      }
    }
    std::vector<Telling> versions;
    for (std::size_t at = 0; at < tellings.size(); ++at) {
      if (!teasing[at]) versions.push_back(std::move(tellings[at]));
    }
    tellings = std::move(versions);
    return teasers;
  }

  void place_versions(const Indices& article) {
    const std::string id = article_id(article);
    std::vector<Telling> tellings = tellings_of(article);
    const auto teasers = taken_teasers(tellings);
    std::map<std::string_view, int> times;
    const Identified* whole = nullptr;
    int version = 0;
    for (const Telling& telling : joined(std::move(tellings))) {
      const Identified& r = readings_[telling.speaker];
      const Day day = version == 0 ? day_of(r.published) : telling.moment.day;
      const bool suspect = whole != nullptr && lost_most(r, *whole);
      if (!suspect) whole = &r;
      for (const std::size_t i : telling.items)
        placements_[i] = {Standing::repeats, id, version, "", day, times[r.text_hash]};
      placements_[telling.speaker].standing = suspect ? Standing::suspect : Standing::counts;
      ++version;
      ++times[r.text_hash];
    }
    for (const auto& [teaser, teased] : teasers) {
      const Placement& at = placements_[teased];
      for (const std::size_t i : teaser.items) placements_[i] = {Standing::copy, id, at.version, id, at.day, 0};
    }
  }

  bool copies(std::size_t i, std::size_t other) const {
    const Identified &a = readings_[i], &b = readings_[other];
    return placements_[i].article != placements_[other].article &&
           (a.text_hash == b.text_hash || taken_from(a.shingles, b.shingles)) && tells_nothing_else(a, b);
  }

  /// Finds the stretches of words (`sketch_of`) that several of the versions that count have, the longest text first.
  void find_stretches() {
    std::vector<std::pair<std::uint64_t, std::size_t>> all;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (!counts(i)) continue;
      for (const std::uint64_t hash : sketch_of(readings_[i].shingles)) all.emplace_back(hash, i);
    }
    std::ranges::sort(all);
    stretches_of_.resize(readings_.size());
    for (auto first = all.begin(); first != all.end();) {
      const auto last = std::find_if(first, all.end(), [&](const auto& one) { return one.first != first->first; });
      if (last - first > 1) add_stretch({first, last});
      first = last;
    }
  }

  void add_stretch(std::span<const std::pair<std::uint64_t, std::size_t>> shared) {
    Indices readings;
    for (const auto& [hash, i] : shared) readings.push_back(i);
    std::ranges::stable_sort(readings, std::greater(), [&](std::size_t i) { return readings_[i].text_size; });
    for (const std::size_t i : readings) stretches_of_[i].push_back(with_stretch_.size());
    with_stretch_.push_back(std::move(readings));
  }

  bool counts(std::size_t i) const { return !outdated_by_[i] && placements_[i].standing == Standing::counts; }

  /// The outlets whose names are looked for in texts.
  std::set<std::string_view> agencies() const {
    std::set<std::string_view> names;
    for (const Identified& reading : readings_) {
      if (reading.source.size() >= shortest_credit) names.insert(reading.source);
    }
    return names;
  }

  /// Whether a text begins with the name of the outlet that it is taken from: "[새벽통신 제휴]", "(Pacific Ledger Wire)
  /// -".
  bool credits(std::size_t i, const std::set<std::string_view>& agencies) const {
    const Identified& r = readings_[i];
    std::set<std::string_view> credited;
    std::ranges::copy_if(agencies, std::inserter(credited, credited.end()), [&](std::string_view agency) {
      return agency != r.source && r.head.find(agency) != std::string::npos;
    });
    return !credited.empty() && std::ranges::any_of(stretches_of_[i], [&](std::size_t stretch) {
      return std::ranges::any_of(with_stretch_[stretch], [&](std::size_t other) {
        return credited.contains(readings_[other].source) && taken_from(r.shingles, readings_[other].shingles);
      });
    });
  }

  /// The versions that count, those first that others may have copied: a newer version comes before new articles of its
  /// day, who credits an agency after it, and a teaser after what it is taken from.
  Indices copying_order() const {
    Indices order;
    const auto outlets = agencies();
    std::vector<bool> crediting(readings_.size());
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (!counts(i)) continue;
      order.push_back(i);
      crediting[i] = credits(i, outlets);
    }
    std::ranges::sort(order, {}, [&](std::size_t i) {
      const Placement& at = placements_[i];
      const auto length = at.version == 0 ? static_cast<int>(std::bit_width(readings_[i].text_size)) : 0;
      return std::make_tuple(at.day, at.version == 0, bool{crediting[i]}, -length, std::cref(at.article), at.version);
    });
    return order;
  }

  /// In order, each once, those that are there at least so many times.
  static void keep_often_met(Indices& places, std::size_t least) {
    std::ranges::sort(places);
    auto end = places.begin();
    for (auto first = places.begin(); first != places.end();) {
      const auto last = std::find_if(first, places.end(), [&](std::size_t place) { return place != *first; });
      if (static_cast<std::size_t>(last - first) >= least) *end++ = *first;
      first = last;
    }
    places.erase(end, places.end());
  }

  /// The first that `i` copies: of those before it one that is no copy itself, else one that it is a teaser of.
  /// `originals` are the places of those that are no copies, by stretch.
  std::optional<std::size_t> original_of(std::size_t i, const Indices& order, const Indices& place,
                                         const std::vector<Indices>& originals) const {
    Indices before, after;  // places in the order
    for (const std::size_t stretch : stretches_of_[i]) {
      before.insert(before.end(), originals[stretch].begin(), originals[stretch].end());
      for (const std::size_t other : with_stretch_[stretch]) {
        if (!lost_most(readings_[i], readings_[other])) break;  // nor do those behind it, which are shorter
        if (place[other] > place[i] && is_teaser_of(i, other)) after.push_back(place[other]);
      }
    }
    for (Indices* places : {&before, &after}) {
      keep_often_met(*places, least_shared(readings_[i].shingles));
      const auto original = std::ranges::find_if(*places, [&](std::size_t at) { return copies(i, order[at]); });
      if (original != places->end()) return order[*original];
    }
    return std::nullopt;
  }

  void mark_copies() {
    find_stretches();
    const Indices order = copying_order();
    Indices place(readings_.size());
    for (std::size_t at = 0; at < order.size(); ++at) place[order[at]] = at;
    std::vector<Indices> originals_of(with_stretch_.size());
    std::set<std::string>
        own_stories;  // articles of which a version counts: so do all newer ones, to tell what is dropped
    std::vector<std::optional<std::size_t>> originals(readings_.size());
    for (const std::size_t i : order) {
      const auto original = original_of(i, order, place, originals_of);
      if (!original || own_stories.contains(placements_[i].article)) {
        own_stories.insert(placements_[i].article);
        for (const std::size_t stretch : stretches_of_[i]) originals_of[stretch].push_back(place[i]);
      } else {
        placements_[i].standing = Standing::copy;
        originals[i] = original;
      }
    }
    for (const std::size_t i : order) {
      auto original = originals[i];
      while (original && originals[*original]) original = originals[*original];
      if (original) placements_[i].copy_of = placements_[*original].article;
    }
  }

  /// Whether an outlet told only the beginning the day before.
  bool is_teaser_of(std::size_t i, std::size_t later) const {
    return lost_most(readings_[i], readings_[later]) && outlets_agree(i, later) &&
           near_in_time(i, later, teaser_window);
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
  std::vector<Day> published_;
  std::vector<std::string> first_read_;                  ///< When the item was first read so.
  std::vector<std::optional<std::size_t>> outdated_by_;  ///< The later reading of the same item.
  std::vector<Indices> with_stretch_;                    ///< Of each stretch that is shared its readings.
  std::vector<Indices> stretches_of_;                    ///< Of each reading the stretches that it shares.
};

}  // namespace

bool is_teaser(const Placement& placement) {
  return placement.standing == Standing::copy && placement.copy_of == placement.article;
}

std::vector<LinkKey> link_keys(const Identified& reading) {
  std::vector<std::string> names = {"item " + reading.item, "text " + reading.text_hash, "title " + titled(reading)};
  if (std::string url = address_of(reading); !url.empty()) names.push_back("url " + url);
  if (!reading.id.empty()) names.push_back("id " + id_of(reading));
  std::vector<LinkKey> keys;
  for (const std::string& name : names) keys.push_back(~key_of(hash_number(name)));
  for (const std::uint64_t hash : sketch_of(reading.shingles)) keys.push_back(key_of(hash));
  std::ranges::sort(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
  return keys;
}

bool is_of_words(LinkKey key) { return key >= 0; }

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
