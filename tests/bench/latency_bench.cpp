// From an article's file written to its flag printed by `claimwatch watch`, on a store of many articles, beside
// inotifywait, which only says that the file was closed: the floor.
// latency_bench PROGRAM FOLDER ARTICLES ROUNDS: makes a watch in FOLDER, which is not there yet, of so many generated
// articles, and prints a line of the table.

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "tests/bench/beside.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

void fail(const std::string& what) {
  std::cerr << "latency_bench: " << what << '\n';
  std::exit(1);
}

/// An article of about 150 words, of which a sentence claims something. Of one number always the same.
std::string article(int number) {
  std::mt19937 random(static_cast<unsigned>(number));
  const auto below = [&random](unsigned limit) { return std::to_string(random() % limit); };
  const auto word = [&random] {
    std::string letters;
    for (unsigned i = random() % 4 + 1; i > 0; --i) letters += {"bcdfglmnprst"[random() % 12], "aeiou"[random() % 5]};
    return letters;
  };
  const std::string percent = std::to_string(5 + random() % 85);
  const std::vector<std::string> claims = {
      "Microsoft holds a " + percent + "% stake in OpenAI.", "OpenAI pays Microsoft " + percent + "% of its revenue.",
      "Microsoft has invested $" + percent + " billion in OpenAI.", "OpenAI is valued at $" + percent + "0 billion.",
      "Azure is OpenAI's exclusive cloud provider."};
  std::string text = "---\ntitle: " + word() + ' ' + word() + ' ' + word() + ' ' + std::to_string(number) +
                     "\nsource: Outlet " + below(40) + "\npublished: 202" + below(6) + "-0" +
                     std::to_string(1 + random() % 9) + "-1" + below(10) + "\nurl: https://example.com/" +
                     std::to_string(number) + "\n---\n";
  for (int sentence = 0; sentence < 10; ++sentence) {
    for (int i = 0; i < 14; ++i) text += word() + ' ';
    text += word() + (sentence % 3 == 2 ? ".\n\n" : ". ");
  }
  return text + claims[random() % claims.size()] + '\n';
}

void write_whole(const fs::path& path, const std::string& bytes) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0 || write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
    fail(path.string() + " cannot be written");
  }
  close(file);
}

/// A program that goes on, and what it prints.
class Running {
 public:
  explicit Running(std::vector<std::string> words) {
    int ends[2];
    if (pipe(ends) != 0) fail("no pipe");
    process_ = fork();
    if (process_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
      close(ends[0]);
      std::vector<char*> arguments;
      for (std::string& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      execvp(arguments[0], arguments.data());
      _exit(127);
    }
    close(ends[1]);
    output_ = ends[0];
  }
  ~Running() {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
    close(output_);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  /// Milliseconds from the file's writing, which takes next to nothing, until a line with these words; none after 20
  /// seconds without one.
  double from_writing(const fs::path& path, const std::string& bytes, const std::string& words) {
    const auto begun = Clock::now();
    write_whole(path, bytes);
    std::string printed;
    while (printed.find(words) == std::string::npos) {
      pollfd ready{output_, POLLIN, 0};
      char block[4096];
      if (poll(&ready, 1, 20'000) <= 0) fail("nothing was printed of " + path.string());
      const ssize_t size = read(output_, block, sizeof block);
      if (size <= 0) fail("it ended");
      printed.append(block, static_cast<std::size_t>(size));
    }
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
  }

 private:
  pid_t process_;
  int output_;
};

void run(const std::string& command) {
  if (std::system(command.c_str()) != 0) fail("this failed: " + command);
}

/// The article of a day after all others, with a value that the one of the day before does not fit.
std::string flagged(int day) {
  const auto two_digits = [](int number) { return std::to_string(100 + number).substr(1); };
  return "---\ntitle: Who holds what " + std::to_string(day) + "\nsource: Bench\npublished: 2026-" +
         two_digits(1 + day / 28) + '-' + two_digits(1 + day % 28) + "\n---\nMicrosoft holds a " +
         std::to_string(10 + day * 7 % 80) + ".5% stake in OpenAI.\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: latency_bench PROGRAM FOLDER ARTICLES ROUNDS\n";
    return 2;
  }
  const std::string program = argv[1];
  const fs::path folder = argv[2];
  const int articles = std::atoi(argv[3]), rounds = std::atoi(argv[4]);
  run("'" + program + "' init '" + folder.string() + "' >/dev/null");
  for (int i = 0; i < articles; ++i) write_whole(folder / "inbox" / (std::to_string(i) + ".txt"), article(i));
  run("'" + program + "' -C '" + folder.string() + "' scan >/dev/null 2>&1");
  write_whole(folder / "claimwatch.toml", "settle = \"0s\"\n");

  claimwatch::Beside times;
  {
    fs::create_directory(folder / "floor");
    Running inotifywait({"inotifywait", "-m", "-q", "-e", "close_write", (folder / "floor").string()});
    sleep(1);
    for (int round = 0; round < rounds; ++round) {
      const std::string name = std::to_string(round) + ".txt";
      times.peers.push_back(inotifywait.from_writing(folder / "floor" / name, flagged(round), name));
    }
  }
  Running watch({program, "-C", folder.string(), "watch"});
  write_whole(folder / "inbox/first.txt", flagged(0));
  watch.from_writing(folder / "inbox/second.txt", flagged(1), "  severity ");
  for (int round = 0; round < rounds; ++round) {
    times.ours.push_back(watch.from_writing(folder / "inbox" / ("flagged-" + std::to_string(round) + ".txt"),
                                            flagged(2 + round), "  severity "));
  }
  times.print("flag printed, after " + std::to_string(articles), "ms",
              "inotifywait " + claimwatch::version_of("inotifywait --help") + ", file closed");
}
