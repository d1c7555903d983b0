#include "monitor/watch/current_index.h"

#include <algorithm>
#include <iterator>

#include "monitor/index/hash.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

Result<Index> replaced(const Watch& watch) {
  const std::string path = watch.index_path().string();
  for (const char* part : {"", "-wal", "-shm"}) {
    std::error_code gone_already;
    fs::remove(path + part, gone_already);
  }
  return Index::open(path);
}

Result<Index> open_or_replace(const Watch& watch) {
  auto index = Index::open(watch.index_path().string());
  return index ? std::move(index) : replaced(watch);
}

std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  std::vector<std::string> rest;
  std::ranges::set_difference(all, some, std::back_inserter(rest));
  return rest;
}

}  // namespace

Result<std::string> rules_digest(const std::vector<ConfigFile>& files) {
  // The program's own bytes, not its version: whoever changes how articles are read must not have to remember a number.
  auto all = read_file("/proc/self/exe");
  if (!all) return Error{"/proc/self/exe: " + all.error().message};
  for (const ConfigFile& file : files) *all += file.name + '\n' + file.text + '\n';
  return hash_hex(*all);
}

Result<void> rebuild_index(Index& index, const Store& store, const Rules& rules, const std::string& digest) {
  const Index::BuiltFrom from{store.head(), digest};
  std::vector<Reading> readings;
  const auto visited = store.for_each([&](StoredReading stored) {
    std::vector<Claim> claims = claims_of(stored.article, rules);
    readings.push_back(reading_of(std::move(stored), std::move(claims)));
  });
  if (!visited) return visited;
  return index.rebuild(readings, rules, from);
}

Result<CurrentIndex> current_index(const Watch& watch, const Store& store, const Rules& rules,
                                   const std::string& digest) {
  auto index = open_or_replace(watch);
  if (!index) return index.error();
  const auto built = index->built_from();
  if (!built) return built.error();
  CurrentIndex current{std::move(*index), {}, {}};
  if (*built == Index::BuiltFrom{store.head(), digest}) return current;

  const bool other_rules = !built->rules.empty() && built->rules != digest;
  const auto before = current.index.flag_ids();
  if (auto rebuilt = rebuild_index(current.index, store, rules, digest); !rebuilt) return rebuilt.error();
  if (!other_rules || !before) return current;
  const auto after = current.index.flag_ids();
  if (!after) return after.error();
  current.came = without(*after, *before);
  current.gone = without(*before, *after);
  return current;
}

}  // namespace claimwatch
