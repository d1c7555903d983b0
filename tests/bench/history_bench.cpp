// How long `history` takes to tell the newest 50 claims of a key that has very many: the whole program, and in process.
// history_bench FOLDER CLAIMS ROUNDS PROGRAM: makes a watch in FOLDER, which is not there yet, and prints two lines.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "monitor/index/parts.h"
#include "tests/bench/beside.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

constexpr int claims_a_reading = 4;
constexpr std::size_t newest = 50;

void fail(const std::string& what) {
  std::cerr << "history_bench: " << what << '\n';
  std::exit(1);
}

void shell(const std::string& command) {
  if (std::system(command.c_str()) != 0) fail("this failed: " + command);
}

void put_article(const fs::path& watch, const std::string& name, const std::string& day, const std::string& percent) {
  std::ofstream(watch / "inbox" / name) << "---\ntitle: Who holds what\nsource: " << name << "\npublished: " << day
                                        << "\n---\nMicrosoft holds a " << percent << "% stake in OpenAI.\n";
}

/// Makes of the two articles' rows those of many more: reading and folding them all would take hours.
void multiply(const fs::path& watch, int claims) {
  const std::string many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                           std::to_string(claims / claims_a_reading) + ") ";
  const fs::path script = watch / "multiply.sql";
  std::ofstream(script)
      << many << "INSERT INTO readings(id, path, hash, item, read_at, title, title_from, source, source_from, url, "
      << "url_from, own_id, published, published_from, modified, modified_from, fingerprint, text_hash, text_size, "
         "head, "
      << "article, day) SELECT 1000 + i, path || i, hash, item || i, read_at, title, "
      << "title_from, source, source_from, url, url_from, own_id, published, published_from, modified, modified_from, "
      << "fingerprint, text_hash || i, text_size, head, printf('%010x', i * 7919), "
      << "date('2010-01-01', (i * 31 % 3650) || ' days') FROM readings, n WHERE id = 1;\n"
      << "WITH RECURSIVE c(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM c WHERE j < " << claims_a_reading - 1 << ") "
      << "INSERT INTO claims(reading, topic, subject, object, scope, day, claim, reasons, evidence, relation) "
      << "SELECT readings.id, topic, subject, object, scope, julianday(readings.day) - 2440587.5, claim, reasons, "
      << "evidence, relation FROM readings, claims, c WHERE readings.id > 1000 AND claims.id = 1;\n"
      << "INSERT INTO flags SELECT printf('%012x', claims.id * 104729), kind, rule, flags.topic, flags.subject, "
      << "flags.object, flags.scope, new_ended, reverted, old_claim, claims.id, severity, claims.day, came, gained, '' "
      << "FROM flags, claims WHERE claims.id % 3 = 0;\n";
  shell("sqlite3 '" + (watch / "index.sqlite").string() + "' <'" + script.string() + "'");
}

void print(const std::string& what, std::vector<double> seconds) {
  std::ranges::sort(seconds);
  const double milliseconds = seconds[seconds.size() / 2] * 1000;
  if (bench_json()) {
    std::printf("%s\n", nlohmann::ordered_json{{"what", what}, {"milliseconds", milliseconds}}.dump().c_str());
  } else {
    std::printf("%-31s  %10.3f ms\n", what.c_str(), milliseconds);
  }
}

std::vector<double> seconds_in_process(const Parts& parts, int rounds) {
  const PlacedDecisions none({}, {});
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round) {
    seconds.push_back(seconds_of([&] {
      const auto rows = parts.history({"stake", "microsoft", "openai", ""}, newest);
      const auto contents = rows ? parts.claims(rows->front(), none, nullptr) : Result<Contents>(rows.error());
      if (!contents || contents->claims.size() < newest) fail("no answer");
    }));
  }
  return seconds;
}

}  // namespace
}  // namespace claimwatch

int main(int argc, char** argv) {
  using namespace claimwatch;
  if (argc != 5) {
    std::cerr << "usage: history_bench FOLDER CLAIMS ROUNDS PROGRAM\n";
    return 2;
  }
  const fs::path watch = argv[1];
  const int claims = std::atoi(argv[2]), rounds = std::atoi(argv[3]);
  const std::string program = '\'' + std::string(argv[4]) + "' -C '" + watch.string() + "' ";
  shell('\'' + std::string(argv[4]) + "' init '" + watch.string() + "' >/dev/null");
  put_article(watch, "a.txt", "2009-01-01", "49");
  put_article(watch, "b.txt", "2009-03-01", "27");
  shell(program + "scan -q >/dev/null");
  multiply(watch, claims);
  const std::string what = "newest 50 of " + std::to_string(claims) + " claims";
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round) {
    seconds.push_back(seconds_of([&] { shell(program + "history stake --limit 50 >/dev/null"); }));
  }
  print(what, seconds);
  const auto parts = Parts::open((watch / "index.sqlite").string());
  if (!parts) fail(parts.error().message);
  print(what + ", in process", seconds_in_process(*parts, rounds * 5));
  return 0;
}
