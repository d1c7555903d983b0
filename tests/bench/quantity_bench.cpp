// How fast quantities are read from news text, beside peers that read the same text in the same run, turn by turn.
// quantity_bench CORPUS ROUNDS [RECOGNIZERS]: prints lines of the table of ratios. `RECOGNIZERS` is a folder in which
// npm has installed @microsoft/recognizers-text-suite; without it that peer is left out.

#include <unicode/regex.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/quantity/reader.h"
#include "tests/bench/beside.h"

namespace {

constexpr std::string_view recognizers = "Recognizers-Text 1.3.1";  // as ./run bench installs it

constexpr double megabyte = 1e6;

/// Paragraphs of the corpus in a random order, over and over. The seed is fixed, so that every run reads the same.
std::string news_text(const std::filesystem::path& folder, std::size_t size) {
  std::vector<std::string> paragraphs;
  std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(folder), {});
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) paragraphs.push_back(line + "\n\n");
    }
  }
  std::mt19937 random(1);
  std::string text;
  while (text.size() < size) text += paragraphs.at(random() % paragraphs.size());
  return text;
}

/// One reader of one text: gives the seconds that a pass over it took.
using Pass = std::function<double()>;

std::size_t sink = 0;  // what was found, so that no pass is optimised away

Pass claimwatch_pass(const std::string& text) {
  return [&text] { return claimwatch::seconds_of([&] { sink += claimwatch::read_quantities(text).size(); }); };
}

/// The spans alone of the plainest sums and percentages: what any reader of values does at the least.
Pass regex_pass(const std::string& text) {
  constexpr const char* pattern =
      "(?:[A-Z]{1,3})?[$€£¥₩]\\s?\\d[\\d,.]*(?:\\s?(?:bn|billion|million|trillion|tn|m|b|k)\\b)?"
      "|\\d[\\d,.]*(?:[~-]\\d[\\d,.]*)?\\s?(?:%|percent|per cent|퍼센트)"
      "|\\d[\\d,.천백십만억조 ]*(?:달러|원|유로|엔|위안|파운드)"
      "|\\d[\\d,.]*(?:\\s(?:billion|million|trillion))?\\s(?:dollars|euros|pounds|yen|won)";
  return [&text] {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), 0, status);
    UText* input = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    const double seconds = claimwatch::seconds_of([&] {
      matcher.reset(input);
      while (matcher.find(status)) ++sink;
    });
    utext_close(input);
    if (U_SUCCESS(status)) return seconds;
    std::cerr << "quantity_bench: ICU: " << u_errorName(status) << '\n';
    std::exit(1);
  };
}

/// Runs recognizers.js, which prints the seconds of one pass over the file.
Pass recognizers_pass(const std::string& folder, const std::string& text) {
  const std::filesystem::path script = std::filesystem::path(CLAIMWATCH_SOURCE_DIR) / "tests/bench/recognizers.js";
  const std::filesystem::path input = std::filesystem::path(folder) / "news.txt";
  std::ofstream(input) << text;
  const std::string command =
      "NODE_PATH='" + folder + "/node_modules' node '" + script.string() + "' '" + input.string() + "'";
  return [command] {
    FILE* pipe = popen(command.c_str(), "r");
    double seconds = 0;
    const bool read = pipe != nullptr && std::fscanf(pipe, "%lf", &seconds) == 1;
    if (pipe != nullptr && pclose(pipe) == 0 && read) return seconds;
    std::cerr << "quantity_bench: this failed: " << command << '\n';
    std::exit(1);
  };
}

/// One line of the table.
void compare(std::string_view language, const std::string& text, std::string_view peer, const Pass& other_pass,
             const std::string& other_text, int rounds) {
  const Pass own_pass = claimwatch_pass(text);
  claimwatch::Beside speeds;
  for (int round = 0; round < rounds; ++round) {
    speeds.ours.push_back(static_cast<double>(text.size()) / megabyte / own_pass());
    speeds.peers.push_back(static_cast<double>(other_text.size()) / megabyte / other_pass());
  }
  speeds.print("quantities, " + std::string(language), "MB/s", std::string(peer));
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc >= 3 ? std::atoi(argv[2]) : 0;
  if (rounds < 1 || argc > 4) {
    std::cerr << "usage: quantity_bench CORPUS ROUNDS [RECOGNIZERS]\n";
    return 2;
  }
  constexpr std::size_t size = 4'000'000;
  constexpr std::size_t slow_size = 40'000;  // of a peer that reads less than 1 MB/s
  for (const std::string language : {"ko", "en"}) {
    const std::filesystem::path folder = std::filesystem::path(argv[1]) / language;
    const std::string text = news_text(folder, size);
    compare(language, text, "ICU regex " U_ICU_VERSION ", spans only", regex_pass(text), text, rounds);
    if (language != "en" || argc != 4) continue;  // Recognizers reads no Korean
    const std::string some = news_text(folder, slow_size);
    compare(language, text, recognizers, recognizers_pass(argv[3], some), some, rounds);
  }
  return sink > 0 ? 0 : 1;
}
