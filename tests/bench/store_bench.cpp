// The store beside git, with the same content: many articles beside `git fast-import` of the very same commits, and one
// durable article beside `git add && git commit`.
// store_bench CORPUS FOLDER ARTICLES ROUNDS PROGRAM: works in FOLDER, which is there and empty, and prints lines of the
// table.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "monitor/store/store.h"
#include "tests/bench/beside.h"
#include "tests/bench/generated_articles.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

void fail(const std::string& what) {
  std::cerr << "store_bench: " << what << '\n';
  std::exit(1);
}

void shell(const std::string& command) {
  if (std::system(command.c_str()) != 0) fail("this failed: " + command);
}

std::string git_version() { return "git " + version_of("git --version"); }

std::vector<NewReading> read_generated(const GeneratedArticles& articles, int count) {
  std::vector<NewReading> readings;
  for (int number = 0; number < count; ++number) {
    InboxItem item{GeneratedArticles::name(number), articles.article(number), {}, "2026-01-01T00:00:00Z"};
    auto article = read_article(item, shipped_rules());
    if (!article) fail(article.error().message);
    const std::string claims = "{\"rules\":\"0123456789abcdef\"}\n{\"topic\":\"stake\",\"evidence\":\"" +
                               article->text.substr(0, 60) + "\",\"value\":\"" + std::to_string(number) + "%\"}\n";
    readings.push_back(
        {std::move(item.bytes), ".txt", std::move(item.name), *std::move(article), claims, 1, "20261121T101200Z"});
  }
  return readings;
}

/// Durable after each thousand.
void add_all(Store& store, const std::vector<NewReading>& readings) {
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const bool end = (i + 1) % 1000 == 0 || i + 1 == readings.size();
    if (const auto added = store.add(readings[i]); !added) fail(added.error().message);
    if (!end) continue;
    if (const auto kept = store.keep(); !kept) fail(kept.error().message);
  }
}

Store new_store(const fs::path& path) {
  if (!Store::create(path)) fail(path.string() + " cannot be made");
  return *Store::open(path);
}

std::uintmax_t size_of_packs(const fs::path& store) {
  std::uintmax_t size = 0;
  for (const auto& file : fs::directory_iterator(store / "objects/pack")) size += file.file_size();
  return size;
}

void bulk(const fs::path& folder, const std::vector<NewReading>& readings, int rounds) {
  const fs::path ours = folder / "ours.git", peers = folder / "peers.git", stream = folder / "stream";
  Beside times, sizes;
  for (int round = 0; round < rounds; ++round) {
    fs::remove_all(ours);
    Store store = new_store(ours);
    times.ours.push_back(seconds_of([&] { add_all(store, readings); }));
    if (round == 0) shell("git -C '" + ours.string() + "' fast-export main >'" + stream.string() + "'");
    fs::remove_all(peers);
    shell("git init -q --bare '" + peers.string() + "'");
    times.peers.push_back(
        seconds_of([&] { shell("git -C '" + peers.string() + "' fast-import --quiet <'" + stream.string() + "'"); }));
    sizes.ours.push_back(double(size_of_packs(ours)) / 1e6);
    sizes.peers.push_back(double(size_of_packs(peers)) / 1e6);
    shell("test $(git -C '" + peers.string() + "' rev-parse main) = " + store.head());
  }
  const std::string what = "store, " + std::to_string(readings.size()) + " articles";
  times.print(what, "s", git_version() + " fast-import");
  sizes.print(what + ", disk", "MB", git_version() + " fast-import");
}

/// A durable article more, in a store of so many.
void single(const fs::path& folder, const std::vector<NewReading>& readings, std::size_t before, int rounds) {
  fs::remove_all(folder / "single.git");
  fs::remove_all(folder / "tree");
  Store store = new_store(folder / "single.git");
  add_all(store, {readings.begin(), readings.begin() + static_cast<std::ptrdiff_t>(before)});
  const std::string git = "git -C '" + (folder / "tree").string() + "' ";
  shell("git clone -q '" + (folder / "single.git").string() + "' '" + (folder / "tree").string() + "'");
  shell(git + "config user.name bench && " + git + "config user.email bench@bench.invalid");
  Beside times;
  for (int round = 0; round < rounds; ++round) {
    const NewReading& reading = readings[before + static_cast<std::size_t>(round)];
    times.ours.push_back(1000 * seconds_of([&] {
                           if (!store.add(reading) || !store.keep()) fail("the store failed");
                         }));
    const fs::path place = folder / "tree/articles" / std::to_string(round);
    fs::create_directories(place);
    std::ofstream(place / "original.txt") << reading.original;
    std::ofstream(place / "article.md") << article_md({reading.item, reading.article});
    std::ofstream(place / "claims.jsonl") << reading.claims_jsonl;
    times.peers.push_back(1000 * seconds_of([&] { shell(git + "add articles && " + git + "commit -qm more"); }));
  }
  times.print("one article, after " + std::to_string(before), "ms", git_version() + " add, commit");
}

/// The whole of `scan`: read, extract, compare, index and keep. The peer only keeps. `with`: words before each command.
void whole_scan(const fs::path& folder, const std::string& program, const std::vector<NewReading>& readings, int rounds,
                const std::string& how, const std::string& with) {
  const fs::path watch = folder / "watch", peers = folder / "peers-of-scan.git", stream = folder / "stream";
  const std::string claimwatch = with + "'" + program + "' -C '" + watch.string() + "' ";
  const std::string git = "git -C '" + peers.string() + "' ";
  fs::remove_all(watch);
  shell(claimwatch + "init >/dev/null");
  for (const NewReading& reading : readings) {
    fs::create_directories((watch / "inbox" / reading.item).parent_path());
    std::ofstream(watch / "inbox" / reading.item) << reading.original;
  }
  Beside times;
  for (int round = 0; round < rounds; ++round) {
    fs::remove_all(watch / "store.git");
    for (const char* part : {"", "-wal", "-shm"}) fs::remove(watch / ("index.sqlite" + std::string(part)));
    shell(claimwatch + "init >/dev/null");
    times.ours.push_back(seconds_of([&] { shell(claimwatch + "scan -q >/dev/null"); }));
    shell("git -C '" + (watch / "store.git").string() + "' fast-export main >'" + stream.string() + "'");
    fs::remove_all(peers);
    shell("git init -q --bare '" + peers.string() + "'");
    times.peers.push_back(seconds_of([&] { shell(with + git + "fast-import --quiet <'" + stream.string() + "'"); }));
  }
  times.print("scan, " + std::to_string(readings.size()) + " articles" + how, "s", git_version() + " fast-import");
}

}  // namespace
}  // namespace claimwatch

int main(int argc, char** argv) {
  using namespace claimwatch;
  if (argc != 6) {
    std::cerr << "usage: store_bench CORPUS FOLDER ARTICLES ROUNDS PROGRAM\n";
    return 2;
  }
  const fs::path folder = argv[2];
  const int count = std::atoi(argv[3]), rounds = std::atoi(argv[4]), singles = rounds * 5;
  const std::vector<NewReading> readings = read_generated(GeneratedArticles(argv[1]), count + singles);
  const std::vector<NewReading> bulk_readings(readings.begin(), readings.begin() + count);
  bulk(folder, bulk_readings, rounds);
  single(folder, readings, 0, singles);
  single(folder, readings, static_cast<std::size_t>(count), singles);
  whole_scan(folder, argv[5], bulk_readings, rounds, "", "");
  whole_scan(folder, argv[5], bulk_readings, rounds, ", one core", "taskset -c 0 ");
  return 0;
}
