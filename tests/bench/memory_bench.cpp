// The most memory that each command takes on a watch of so many generated articles, what is mapped of packs and the
// index with it, and how long it takes.
// memory_bench CORPUS FOLDER ARTICLES PROGRAM: makes a watch in FOLDER, unless one is there already, and prints a
// table.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/bench/beside.h"
#include "tests/bench/generated_articles.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

class Commands {
 public:
  Commands(std::string program, const fs::path& watch) : program_(std::move(program)), watch_(watch) {}

  /// Runs the program with these words, its output into a file, and prints what it took.
  void measure(const std::vector<std::string>& words) const {
    int status = 0;
    struct rusage usage {};
    const double seconds = seconds_of([&] { wait4(started(words), &status, 0, &usage); });
    std::string shown;
    for (const std::string& word : words) shown += (shown.empty() ? "" : " ") + word;
    const double megabytes = double(usage.ru_maxrss) * 1024 / 1e6;
    if (bench_json()) {
      std::printf(
          "%s\n",
          nlohmann::ordered_json{{"what", shown}, {"megabytes", megabytes}, {"seconds", seconds}}.dump().c_str());
    } else {
      std::printf("%-31.31s  %8.1f MB  %8.3f s%s\n", shown.c_str(), megabytes, seconds, status == 0 ? "" : "  failed");
    }
    std::fflush(stdout);
  }

  /// The first line that the last command printed.
  std::string first_line() const {
    std::ifstream file(output());
    std::string line;
    std::getline(file, line);
    return line;
  }

 private:
  fs::path output() const { return watch_.string() + ".out"; }

  pid_t started(std::vector<std::string> words) const {
    words.insert(words.begin(), {program_, "-C", watch_.string()});
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const std::string out = output();
    const pid_t process = fork();
    if (process != 0) return process;
    dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDOUT_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    execv(arguments[0], arguments.data());
    _exit(127);
  }

  std::string program_;
  fs::path watch_;
};

void fill_inbox(const GeneratedArticles& articles, const fs::path& inbox, int count) {
  for (int number = 0; number < count; ++number) {
    const fs::path file = inbox / GeneratedArticles::name(number);
    fs::create_directories(file.parent_path());
    std::ofstream(file) << articles.article(number);
  }
}

void measure_all(const Commands& commands) {
  commands.measure({"scan"});
  commands.measure({"scan", "--dry-run"});
  commands.measure({"status"});
  commands.measure({"flags"});
  commands.measure({"flags", "--json"});
  const auto flag = nlohmann::json::parse(commands.first_line());
  const std::string id = flag.at("id"), article = flag.at("new").at("article"), other = flag.at("old").at("article");
  commands.measure({"flags", "topic:stake kind:contradicts"});
  commands.measure({"history", "stake"});
  commands.measure({"history", "stake", "--json"});
  const std::string claim = nlohmann::json::parse(commands.first_line()).at("id");
  for (const std::string& named : {id, article, claim}) {
    commands.measure({"show", named});
    commands.measure({"explain", named});
  }
  commands.measure({"show", "--json", article});
  commands.measure({"diff", article, other});
  commands.measure({"search", "stake"});
  commands.measure({"search", "stake topic:stake"});
  commands.measure({"search", "stake", "--json"});
  commands.measure({"decisions"});
  commands.measure({"verify"});
  commands.measure({"reindex"});
  commands.measure({"reextract", "--dry-run"});
  commands.measure({"maintain"});
}

}  // namespace
}  // namespace claimwatch

int main(int argc, char** argv) {
  using namespace claimwatch;
  if (argc != 5) {
    std::cerr << "usage: memory_bench CORPUS FOLDER ARTICLES PROGRAM\n";
    return 2;
  }
  const fs::path watch = argv[2];
  const int count = std::atoi(argv[3]);
  const Commands commands(argv[4], watch);
  if (!fs::exists(watch)) {
    commands.measure({"init", watch.string()});
    fill_inbox(GeneratedArticles(argv[1]), watch / "inbox", count);
  }
  measure_all(commands);
  return 0;
}
