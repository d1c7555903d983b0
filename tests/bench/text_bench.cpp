// Reading and comparing text beside others: all names and cues of the rules beside ripgrep with the same list, and the
// words that differ between two texts beside libgit2, which gets one word a line.
// text_bench CORPUS FOLDER ROUNDS: works in FOLDER, which is there, and prints lines of the table.

#include <git2.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

#include "diffcore/revision/token_diff.h"
#include "diffcore/text/tokens.h"
#include "diffcore/topic/rules_data.h"
#include "tests/bench/beside.h"
#include "tests/bench/generated_articles.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

std::size_t sink = 0;  // what was found, so that nothing is optimised away

void fail(const std::string& what) {
  std::cerr << "text_bench: " << what << '\n';
  std::exit(1);
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void find_words(const fs::path& file, const Vocabulary& vocabulary) {
  const std::string text = bytes_of(file);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    sink += vocabulary.find(text, tokens_of(text, {start, end})).size();
    start = end + 1;
  }
}

void names_and_cues(const fs::path& corpus, const fs::path& folder, int rounds) {
  constexpr int articles = 1000;
  const Vocabulary& vocabulary = shipped_rules().data().vocabulary;
  std::ofstream words(folder / "words");
  for (WordId id = 0; id < vocabulary.size(); ++id) {
    const std::string_view word = vocabulary.word(id);
    words << word.substr(0, word.find('*')) << '\n';
  }
  words.close();
  const GeneratedArticles generated(corpus);
  std::ofstream text(folder / "text");
  for (int number = 0; number < articles; ++number) text << generated.article(number);
  text.close();
  std::ofstream(folder / "nothing").close();
  const auto search = [&](const char* file) {
    const std::string command = "cd '" + folder.string() + "' && rg -o -N -F -f words " + file + " >found";
    // It gives 1 where it finds nothing.
    if (const int status = std::system(command.c_str()); WEXITSTATUS(status) > 1) fail("this failed: " + command);
  };
  Beside times;
  for (int round = 0; round < rounds; ++round) {
    times.ours.push_back(seconds_of([&] { find_words(folder / "text", vocabulary); }));
    const double start = seconds_of([&] { search("nothing"); });
    times.peers.push_back(seconds_of([&] { search("text"); }) - start);
  }
  const auto megabytes = std::to_string(fs::file_size(folder / "text") / 1'000'000);
  times.print("names and cues in " + megabytes + " MB", "s", "rg " + version_of("rg --version") + " -o -N -F -f");
}

/// In sentences of a dozen words.
std::vector<std::string> random_words(const std::string& text, std::size_t size, unsigned seed) {
  std::vector<std::string> known, out;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", start), text.size());
    if (end > start) known.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  std::mt19937 random(seed);
  for (std::size_t bytes = 0; bytes < size; bytes += out.back().size() + 1) {
    out.push_back(known[random() % known.size()]);
    if (out.size() % 12 == 0) out.back() += '.';
  }
  return out;
}

/// Each word with such a chance replaced, left out or with another one behind it.
std::vector<std::string> changed(const std::vector<std::string>& words, unsigned percent) {
  std::mt19937 random(percent);
  std::vector<std::string> out;
  for (const std::string& word : words) {
    const bool change = random() % 100 < percent;
    const auto way = random() % 3;
    if (!change || way == 0) out.push_back(word);
    if (change && way != 1) out.push_back(words[random() % words.size()]);
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, char with) {
  std::string out;
  for (const std::string& word : words) out += word + with;
  return out;
}

int count_line(const git_diff_delta*, const git_diff_hunk*, const git_diff_line*, void*) {
  ++sink;
  return 0;
}

void git_diff(const std::string& before, const std::string& after) {
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.context_lines = 0;
  options.flags = GIT_DIFF_FORCE_TEXT;
  if (git_diff_buffers(before.data(), before.size(), nullptr, after.data(), after.size(), nullptr, &options, nullptr,
                       nullptr, nullptr, count_line, nullptr) != 0)
    fail("git_diff_buffers failed");
}

void word_diff(const std::string& what, const std::vector<std::string>& before, const std::vector<std::string>& after,
               int rounds) {
  const std::string text[] = {joined(before, ' '), joined(after, ' ')};
  const std::string lines[] = {joined(before, '\n'), joined(after, '\n')};
  Beside times;
  for (int round = 0; round < rounds; ++round) {
    times.ours.push_back(1000 * seconds_of_one([&] { sink += diff_texts(text[0], text[1]).size(); }));
    times.peers.push_back(1000 * seconds_of_one([&] { git_diff(lines[0], lines[1]); }));
  }
  times.print(what, "ms", "libgit2 " LIBGIT2_VERSION " git_diff_buffers");
}

/// The most memory of a process of its own that does some work, in MB.
double peak_of(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child < 0) fail("fork failed");
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child || status != 0) fail("a diff failed");
  return double(used.ru_maxrss) / 1000;
}

void peak_memory(const std::string& what, const std::vector<std::string>& before,
                 const std::vector<std::string>& after) {
  const std::string text[] = {joined(before, ' '), joined(after, ' ')};
  const std::string lines[] = {joined(before, '\n'), joined(after, '\n')};
  const double none = peak_of([] {});
  Beside memory;
  memory.ours.push_back(peak_of([&] { sink += diff_texts(text[0], text[1]).size(); }) - none);
  memory.peers.push_back(peak_of([&] { git_diff(lines[0], lines[1]); }) - none);
  memory.print(what, "MB", "libgit2 " LIBGIT2_VERSION " git_diff_buffers");
}

void word_diffs(const fs::path& corpus, int rounds) {
  const auto text_of = [&](const char* language) {
    std::vector<fs::path> files(fs::directory_iterator(corpus / language), {});
    std::ranges::sort(files);
    std::string text;
    for (const fs::path& file : files) text += file.extension() == ".txt" ? bytes_of(file) : "";
    return text;
  };
  const std::string english = text_of("en"), korean = text_of("ko");
  for (const std::size_t kilobytes : {5, 100}) {
    const auto before = random_words(english, kilobytes * 1000, 1);
    for (const unsigned percent : {1, 10}) {
      const std::string what = std::to_string(kilobytes) + " KB, " + std::to_string(percent) + " % of words changed";
      word_diff(what, before, changed(before, percent), rounds);
    }
  }
  const auto before = random_words(english, 100'000, 1), after = random_words(korean, 100'000, 2);
  word_diff("100 KB, nothing in common", before, after, rounds);
  peak_memory("the same, memory", before, after);
}

}  // namespace
}  // namespace claimwatch

int main(int argc, char** argv) {
  using namespace claimwatch;
  if (argc != 4) {
    std::cerr << "usage: text_bench CORPUS FOLDER ROUNDS\n";
    return 2;
  }
  git_libgit2_init();
  const int rounds = std::atoi(argv[3]);
  if (std::system("command -v rg >/dev/null") == 0) names_and_cues(argv[1], argv[2], rounds);
  word_diffs(argv[1], rounds);
  return sink > 0 ? 0 : 1;
}
