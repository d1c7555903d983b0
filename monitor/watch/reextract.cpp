#include "monitor/watch/reextract.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "monitor/index/claim_text.h"
#include "monitor/readers/metadata.h"
#include "monitor/readers/metadata_toml.h"
#include "monitor/watch/scan.h"

namespace claimwatch {
namespace {

/// What the item's sidecar said, which the store keeps in article.md alone.
std::optional<std::string> sidecar_of(Article article) {
  std::string sidecar;
  for (const std::string& key : metadata_keys()) {
    const Field& field = field_of(article, key);
    if (field.from == "sidecar") sidecar += key + " = " + toml_string(field.value) + '\n';
  }
  return sidecar.empty() ? std::nullopt : std::optional(sidecar);
}

/// "2026-11-21T10:12:00Z" of "20261121T101200Z".
std::string iso_of(const std::string& utc) {
  return utc.substr(0, 4) + '-' + utc.substr(4, 2) + '-' + utc.substr(6, 5) + ':' + utc.substr(11, 2) + ':' +
         utc.substr(13);
}

/// The item as it lay in the inbox. Where its file's time is not kept, that of its reading stands in.
InboxItem item_of(const StoredReading& stored, std::string original) {
  const Article& article = stored.article;
  return {stored.item, std::move(original), sidecar_of(article),
          article.undated() ? article.published.value : iso_of(stored.read_at)};
}

/// The stored originals as today's readers read them.
class Originals {
 public:
  Originals(const Store& store, const Contents& contents, const Rules& rules, std::string read_at)
      : store_(store), rules_(rules), read_at_(std::move(read_at)) {
    for (const auto& [row, reading] : contents.readings) {
      if (reading.placement.standing == Standing::outdated) outdated_.insert(reading.path);
    }
  }

  /// Those that are read otherwise than the store has them, each as a further reading.
  Result<std::vector<NewReading>> read(std::vector<FailedItem>& failed) const {
    std::vector<NewReading> further;
    Result<void> problem;
    const auto visited = store_.for_each([&](const StoredReading& stored) {
      if (!problem || outdated_.contains(stored.path)) return;
      problem = read_one(stored, further, failed);
    });
    if (!visited) return visited.error();
    if (!problem) return problem.error();
    return further;
  }

 private:
  Result<void> read_one(const StoredReading& stored, std::vector<NewReading>& further,
                        std::vector<FailedItem>& failed) const {
    auto original = store_.file(stored.path + '/' + stored.original_name);
    if (!original) return original.error();
    InboxItem item = item_of(stored, std::move(*original));
    auto article = read_article(item, rules_);
    if (!article) {
      failed.push_back({stored.item, article.error().message});
    } else if (fingerprint_of(*article) != fingerprint_of(stored.article)) {
      NewReading reading;
      reading.original = std::move(item.bytes);
      reading.extension =
          stored.original_name.substr(std::min(stored.original_name.find('.'), stored.original_name.size()));
      reading.item = stored.item;
      reading.article = std::move(*article);
      reading.read_at = read_at_;
      reading.rereads = stored.rereads.empty() ? stored.read_at : stored.rereads;
      further.push_back(std::move(reading));
    }
    return {};
  }

  const Store& store_;
  const Rules& rules_;
  const std::string read_at_;
  std::set<std::string, std::less<>> outdated_;
};

/// The further readings that reading the originals gives; what cannot be read goes into `out`.
Result<std::vector<NewReading>> further_readings(const Index& index, const Store& store, const Rules& rules,
                                                 StartFrom start, Reextraction& out) {
  if (start == StartFrom::texts) return std::vector<NewReading>();
  auto read_at = time_of_next_reading(index);
  if (!read_at) return read_at.error();
  auto further = Originals(store, out.before, rules, std::move(*read_at)).read(out.failed);
  if (further) out.further = further->size();
  return further;
}

/// The reading as the store would have it.
Reading unstored(NewReading reading, const Rules& rules) {
  std::vector<Claim> claims = claims_of(reading.article, rules);
  std::string hash = hash_of_original(reading.original);
  std::string path = "unstored/" + reading.item + '/' + hash + '/' + reading.rereads;
  return reading_of({std::move(path), std::move(hash), std::move(reading.item), std::move(reading.read_at),
                     "original" + reading.extension, std::move(reading.article), std::move(reading.rereads)},
                    std::move(claims));
}

Result<void> add(NewReading reading, Store& store, const Rules& rules, const std::string& digest) {
  const std::vector<Claim> claims = claims_of(reading.article, rules);
  reading.claims = static_cast<int>(claims.size());
  reading.claims_jsonl = claims_record(claims, reading.item, reading.article.text, digest);
  const auto path = store.add(reading);
  return path ? Result<void>() : path.error();
}

Result<Reextraction> begun(const Index& index) {
  auto before = index.contents();
  if (!before) return before.error();
  return Reextraction{std::move(*before), {}, 0, {}};
}

Result<void> end(const Index& index, Reextraction& out) {
  auto after = index.contents();
  if (!after) return after.error();
  out.after = std::move(*after);
  return {};
}

}  // namespace

RuleChanges Reextraction::flag_changes() const {
  std::set<std::string> ids_before, ids_after;
  for (const FlagView& flag : before.flags) ids_before.insert(flag.id);
  for (const FlagView& flag : after.flags) ids_after.insert(flag.id);
  RuleChanges changes;
  std::ranges::set_difference(ids_after, ids_before, std::back_inserter(changes.came));
  std::ranges::set_difference(ids_before, ids_after, std::back_inserter(changes.gone));
  return changes;
}

Result<Reextraction> preview_reextract(const Index& index, const Store& store, const Configuration& configuration,
                                       StartFrom start, const Progress& progress) {
  auto out = begun(index);
  if (!out) return out;
  auto further = further_readings(index, store, configuration.rules, start, *out);
  if (!further) return further.error();
  const auto decisions = store.decisions();
  if (!decisions) return decisions.error();
  auto scratch = Index::open("");  // SQLite: a file of its own that is gone when it is closed
  if (!scratch) return scratch.error();
  const auto each_reading = [&](const std::function<void(Reading)>& take) {
    const auto read = read_anew(store, configuration.rules, progress, take);
    for (NewReading& reading : *further) take(unstored(std::move(reading), configuration.rules));
    return read;
  };
  if (auto built = scratch->rebuild(each_reading, *decisions, configuration.rules, {}); !built) return built.error();
  const auto ended = end(*scratch, *out);
  return ended ? std::move(out) : ended.error();
}

Result<Reextraction> reextract(Index& index, Store& store, const Configuration& configuration, StartFrom start,
                               const Progress& progress) {
  const auto digest = rules_digest(configuration.files);
  if (!digest) return digest.error();
  auto out = begun(index);
  if (!out) return out;
  auto further = further_readings(index, store, configuration.rules, start, *out);
  if (!further) return further.error();
  if (auto kept = store.put_config(configuration.files); !kept) return kept.error();
  for (NewReading& reading : *further) {
    if (auto added = add(std::move(reading), store, configuration.rules, *digest); !added) return added.error();
  }
  if (auto kept = store.keep(); !kept) return kept.error();
  if (auto built = rebuild_index(index, store, configuration.rules, *digest, progress); !built) return built.error();
  const auto ended = end(index, *out);
  return ended ? std::move(out) : ended.error();
}

}  // namespace claimwatch
