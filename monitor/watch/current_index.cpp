#include "monitor/watch/current_index.h"

#include <algorithm>
#include <utility>

#include "monitor/index/hash.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

/// Of readings that are taken up: so many are in memory.
constexpr std::size_t readings_at_once = 800;

/// Takes into the index what came into the store since it was built by the same rules: readings that a run kept before
/// it was killed, or that another one is about to take in. False: it must be built anew.
Result<bool> caught_up(Index& index, const Store& store, const Rules& rules, const Index::BuiltFrom& built) {
  if (built.head.empty()) return false;
  const std::string head = store.head();
  std::vector<Reading> readings;
  Result<void> added;
  const auto visited = store.for_each_since(built.head, [&](StoredReading stored) {
    if (!added) return;
    std::vector<Claim> claims = claims_of(stored.article, rules);
    readings.push_back(reading_of(std::move(stored), std::move(claims)));
    if (readings.size() == readings_at_once) added = index.add(std::exchange(readings, {}), built.head, built);
  });
  if (!added) return added.error();
  if (!visited || !*visited) return visited;
  added = index.add(std::move(readings), built.head, {head, built.rules});
  return added ? Result<bool>(true) : added.error();
}

bool had_flags(const Index& index) {
  const auto tally = index.tally();
  const auto decisions = index.decisions();
  return tally && decisions && (tally->flags > 0 || !decisions->empty());
}

Result<Configuration> configuration_of(std::vector<ConfigFile> files) {
  auto rules = load_rules(files);
  if (!rules) return rules.error();
  return Configuration{std::move(files), std::move(*rules)};
}

}  // namespace

Result<Index> opened_index(const Watch& watch) {
  const std::string path = watch.index_path().string();
  auto index = Index::open(path);
  if (index) return index;
  const auto removed = remove_index(watch);
  return removed ? Index::open(path) : removed.error();
}

Result<void> remove_index(const Watch& watch) {
  for (const char* part : {"", "-wal", "-shm"}) {
    std::error_code problem;
    fs::remove(watch.index_path().string() + part, problem);
    if (problem)
      return Error{watch.index_path().string() + part + ": cannot be taken away (" + problem.message() +
                   "); let who can write it run `claimwatch reindex`"};
  }
  return {};
}

Result<Configuration> edited_configuration(const Watch& watch) {
  auto files = rules_files(watch);
  return files ? configuration_of(std::move(*files)) : files.error();
}

Result<Configuration> configuration_in_force(const Watch& watch, std::vector<ConfigFile> kept) {
  if (kept.empty()) return edited_configuration(watch);
  auto configuration = configuration_of(std::move(kept));
  if (configuration) return configuration;
  return Error{
      "this program cannot read the rules that are in force in store.git; `claimwatch scan` puts those of "
      "the watch in force:\n" +
      configuration.error().message};
}

Result<Configuration> names_in_force(const Watch& watch, std::vector<ConfigFile> kept) {
  auto names = load_names(kept);
  // What is wrong with them is told by who reads all.
  return names ? Configuration{std::move(kept), std::move(*names)} : configuration_in_force(watch, std::move(kept));
}

Result<bool> is_edited(const Watch& watch, const Store& store) {
  auto here = rules_files(watch), kept = store.config();
  if (!here) return here.error();
  if (!kept) return kept.error();
  std::ranges::sort(*here, {}, &ConfigFile::name);
  std::ranges::sort(*kept, {}, &ConfigFile::name);
  return !kept->empty() && *here != *kept;
}

Result<std::string> rules_digest(const std::vector<ConfigFile>& files) {
  // The program's own bytes, not its version: whoever changes how articles are read must not have to remember a number.
  auto all = read_file("/proc/self/exe");
  if (!all) return Error{"/proc/self/exe: " + all.error().message};
  for (const ConfigFile& file : files) *all += file.name + '\n' + file.text + '\n';
  return hash_hex(*all);
}

Result<void> read_anew(const Store& store, const Rules& rules, const Progress& progress,
                       const std::function<void(Reading)>& take) {
  const std::size_t all = store.count();
  std::size_t read = 0;
  progress(read, all);
  return store.for_each([&](StoredReading stored) {
    std::vector<Claim> claims = claims_of(stored.article, rules);
    take(reading_of(std::move(stored), std::move(claims)));
    progress(++read, all);
  });
}

Result<void> rebuild_index(Index& index, const Store& store, const Rules& rules, const std::string& digest,
                           const Progress& progress) {
  const Index::BuiltFrom from{store.head(), digest};
  const auto decisions = store.decisions();
  if (!decisions) return decisions.error();
  return index.rebuild([&](const auto& take) { return read_anew(store, rules, progress, take); }, *decisions, rules,
                       from);
}

Result<bool> is_current(const Index& index, const Store& store) {
  const auto built = index.built_from();
  return built ? Result<bool>(!built->head.empty() && built->head == store.head()) : built.error();
}

Result<void> make_current(Index& index, const Store& store, const Configuration& configuration,
                          const Progress& progress) {
  const auto built = index.built_from();
  if (!built) return built.error();
  const auto digest = rules_digest(configuration.files);
  if (!digest) return digest.error();
  if (built->rules == *digest) {
    const auto whole = caught_up(index, store, configuration.rules, *built);
    if (!whole) return whole.error();
    if (*whole) return {};
  }
  return rebuild_index(index, store, configuration.rules, *digest, progress);
}

Result<CurrentIndex> current_index(const Watch& watch, const Store& store, const Rules& rules,
                                   const std::string& digest, const Progress& progress, std::optional<Index> open) {
  auto index = open ? Result<Index>(std::move(*open)) : opened_index(watch);
  if (!index) return index.error();
  const auto built = index->built_from();
  if (!built) return built.error();
  CurrentIndex current{std::move(*index), {}};
  std::optional<Index> before;
  if (*built == Index::BuiltFrom{store.head(), digest}) return current;

  if (built->rules == digest) {
    const auto whole = caught_up(current.index, store, rules, *built);
    if (!whole) return whole.error();
    if (*whole) return current;
  } else if (!built->rules.empty()) {
    if (auto now = Index::as_it_is(watch.index_path().string())) before = std::move(*now);
  }
  if (auto rebuilt = rebuild_index(current.index, store, rules, digest, progress); !rebuilt) return rebuilt.error();
  if (!before || !had_flags(*before)) return current;
  const auto news = current.index.news();
  if (!news) return news.error();
  auto gone = before->flagged_now(news->by_rules.gone);
  if (!gone) return gone.error();
  current.before = std::move(*gone);
  return current;
}

}  // namespace claimwatch
