// Loading the index, beside `sqlite3` importing the very same rows into the same tables.
// index_bench FOLDER CLAIMS ROUNDS: works in FOLDER, which is there and empty, and prints lines of the table.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <random>

#include "monitor/index/hash.h"
#include "monitor/index/index.h"
#include "monitor/index/schema.h"
#include "tests/bench/beside.h"
#include "tests/support/each_of.h"
#include "tests/support/random_words.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

constexpr int claims_an_article = 4;

void fail(const std::string& what) {
  std::cerr << "index_bench: " << what << '\n';
  std::exit(1);
}

void shell(const std::string& command) {
  if (std::system(command.c_str()) != 0) fail("this failed: " + command);
}

/// Articles of ten years that say four things each. Claims and texts are put together by hand: else all of them would
/// share their sentences, and looking for copies would be what is measured.
std::vector<Reading> readings_with(int claims) {
  std::vector<Reading> out;
  std::vector<std::vector<Claim>> known(60);
  for (int i = 0; i < claims / claims_an_article; ++i) {
    std::mt19937 random(static_cast<unsigned>(i));
    const std::string number = std::to_string(10 + i % 60);
    Article article;
    article.text = random_words(random, 150) + "Microsoft holds a " + number +
                   "% stake in OpenAI. OpenAI pays Microsoft " + number + "% of its revenue. Microsoft has invested $" +
                   number + " billion in OpenAI. OpenAI is valued at $" + number + "0 billion.\n";
    article.title.value = "Who holds what " + std::to_string(i);
    article.source.value = "Outlet " + std::to_string(i % 40);
    article.url.value = "https://example.com/" + std::to_string(i);
    article.published.value = iso(Day(std::chrono::days(17'000 + i % 3650)));
    auto& said = known[static_cast<std::size_t>(i % 60)];
    if (said.empty()) said = claims_of(article, shipped_rules());
    const std::size_t size = article.text.size();
    article.text = random_words(random, 250).substr(0, size);
    const std::string name = std::to_string(i) + ".txt";
    out.push_back(
        reading_of({"articles/" + name, hash_hex(name), name, "20251101T000000Z", "original.txt", article}, said));
  }
  return out;
}

void load(const std::string& path, const std::vector<Reading>& readings) {
  auto index = Index::open(path);
  if (!index) fail(index.error().message);
  const auto each = [&](const std::function<void(Reading)>& take) -> Result<void> {
    for (const Reading& reading : readings) take(reading);
    return {};
  };
  if (const auto built = index->rebuild(each, {}, shipped_rules(), {"head", "rules"}); !built) {
    fail(built.error().message);
  }
}

/// The rows as CSV; what is binary as letters of the same number.
void write_rows(const fs::path& folder, const std::string& index) {
  const std::string sqlite = "sqlite3 -csv '" + index + "' ";
  const auto table = [&](const std::string& name, const std::string& columns) {
    shell(sqlite + "'SELECT " + columns + " FROM " + name + "' >'" + (folder / (name + ".csv")).string() + "'");
  };
  table("likeness",
        "reading, said, printf(\"%.*c\", length(shingles), \"x\"), printf(\"%.*c\", length(sentences), \"x\")");
  for (const char* name : {"readings", "links", "new_links", "claims", "flags"}) table(name, "*");
  std::ofstream(folder / "schema.sql") << index_schema;
}

void import(const fs::path& folder) {
  std::string commands = "PRAGMA journal_mode = WAL;\n.read schema.sql\n.mode csv\nBEGIN;\n";
  for (const char* table : {"readings", "likeness", "links", "new_links", "claims", "flags"}) {
    commands += std::string(".import ") + table + ".csv " + table + '\n';
  }
  std::ofstream(folder / "import.sql") << commands << "COMMIT;\n";
  shell("cd '" + folder.string() + "' && sqlite3 peer.sqlite <import.sql >/dev/null");
}

}  // namespace
}  // namespace claimwatch

int main(int argc, char** argv) {
  using namespace claimwatch;
  if (argc != 4) {
    std::cerr << "usage: index_bench FOLDER CLAIMS ROUNDS\n";
    return 2;
  }
  const fs::path folder = argv[1];
  const int claims = std::atoi(argv[2]), rounds = std::atoi(argv[3]);
  const std::vector<Reading> readings = readings_with(claims);
  const std::string index = folder / "index.sqlite";
  Beside times;
  for (int round = 0; round < rounds; ++round) {
    for (const char* name : {"index.sqlite", "index.sqlite-wal", "peer.sqlite"}) fs::remove(folder / name);
    times.ours.push_back(seconds_of([&] { load(index, readings); }));
    if (round == 0) write_rows(folder, index);
    times.peers.push_back(seconds_of([&] { import(folder); }));
  }
  times.print("index, " + std::to_string(claims) + " claims", "s",
              "sqlite3 " + version_of("sqlite3 --version") + " .import");
  return 0;
}
