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
  /// `outdated`: paths of readings whose place another one has taken.
  Originals(const Store& store, std::set<std::string> outdated, const Rules& rules, std::string read_at)
      : store_(store), outdated_(std::move(outdated)), rules_(rules), read_at_(std::move(read_at)) {}

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
  const std::set<std::string> outdated_;
  const Rules& rules_;
  const std::string read_at_;
};

/// The further readings that reading the originals gives; what cannot be read goes into `failed`.
Result<std::vector<NewReading>> further_readings(const Index& index, const Parts& parts, const Store& store,
                                                 const Rules& rules, StartFrom start, std::vector<FailedItem>& failed) {
  if (start == StartFrom::texts) return std::vector<NewReading>();
  auto read_at = time_of_next_reading(index);
  if (!read_at) return read_at.error();
  std::set<std::string> outdated;
  const auto looked = parts.each_reading(false, [&](const ReadingView& reading, const auto&) {
    if (reading.placement.standing == Standing::outdated) outdated.insert(reading.path);
  });
  if (!looked) return looked.error();
  return Originals(store, std::move(outdated), rules, std::move(*read_at)).read(failed);
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

/// Ids of flags that only the first has.
std::vector<std::string> without(const Parts::FlagRows& flags, const Parts::FlagRows& others) {
  Parts::FlagRows rest;
  constexpr auto id = &Parts::FlagRows::value_type::first;
  std::ranges::set_difference(flags, others, std::back_inserter(rest), {}, id, id);
  std::vector<std::string> ids;
  for (auto& [flag, row] : rest) ids.push_back(std::move(flag));
  return ids;
}

}  // namespace

Result<RuleChanges> Reextraction::flag_changes() const {
  const auto rows_before = before.parts.flag_rows(), rows_after = after.parts.flag_rows();
  for (const auto* rows : {&rows_before, &rows_after}) {
    if (!*rows) return rows->error();
  }
  return RuleChanges{without(*rows_after, *rows_before), without(*rows_before, *rows_after)};
}

Result<Reextraction> preview_reextract(const std::string& path, Index& index, const Store& store,
                                       const Configuration& configuration, StartFrom start, const Progress& progress) {
  auto before = OpenParts::as_it_is(path, index);
  if (!before) return before.error();
  std::vector<FailedItem> failed;
  auto further = further_readings(index, before->parts, store, configuration.rules, start, failed);
  if (!further) return further.error();
  const auto decisions = store.decisions();
  if (!decisions) return decisions.error();
  const auto from = index.built_from();
  if (!from) return from.error();
  const auto each_reading = [&](const std::function<void(Reading)>& take) {
    const auto read = read_anew(store, configuration.rules, progress, take);
    for (NewReading& reading : *further) take(unstored(std::move(reading), configuration.rules));
    return read;
  };
  if (auto built = index.rebuild(each_reading, *decisions, configuration.rules, *from); !built) return built.error();
  auto after = OpenParts::as_it_is(path, index);
  if (!after) return after.error();
  return Reextraction{std::move(*before), std::move(*after), further->size(), std::move(failed)};
}

Result<Reextraction> reextract(const std::string& path, Index& index, Store& store, const Configuration& configuration,
                               StartFrom start, const Progress& progress) {
  const auto digest = rules_digest(configuration.files);
  if (!digest) return digest.error();
  auto before = OpenParts::as_it_is(path, index);
  if (!before) return before.error();
  std::vector<FailedItem> failed;
  auto further = further_readings(index, before->parts, store, configuration.rules, start, failed);
  if (!further) return further.error();
  if (auto kept = store.put_config(configuration.files); !kept) return kept.error();
  for (NewReading& reading : *further) {
    if (auto added = add(std::move(reading), store, configuration.rules, *digest); !added) return added.error();
  }
  if (auto kept = store.keep(); !kept) return kept.error();
  if (auto built = rebuild_index(index, store, configuration.rules, *digest, progress); !built) return built.error();
  auto after = OpenParts::as_it_is(path, index);
  if (!after) return after.error();
  return Reextraction{std::move(*before), std::move(*after), further->size(), std::move(failed)};
}

}  // namespace claimwatch
