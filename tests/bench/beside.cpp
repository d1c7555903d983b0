#include "tests/bench/beside.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace claimwatch {
namespace {

double middle(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

double seconds_of(const std::function<void()>& work) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double seconds_of_one(const std::function<void()>& work) {
  constexpr double a_while = 0.02;
  double all = 0;
  int calls = 0;
  for (; all < a_while; ++calls) all += seconds_of(work);
  return all / calls;
}

void Beside::print(const std::string& what, const char* unit, const std::string& peer) const {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < ours.size(); ++i) ratios.push_back(ours[i] / peers[i]);
  const double least = *std::ranges::min_element(ratios), most = *std::ranges::max_element(ratios);
  if (bench_json()) {
    const nlohmann::ordered_json line = {{"what", what},
                                         {"unit", unit},
                                         {"claimwatch", middle(ours)},
                                         {"peer", peer},
                                         {"of_peer", middle(peers)},
                                         {"least", least},
                                         {"ratio", middle(ratios)},
                                         {"most", most}};
    std::printf("%s\n", line.dump().c_str());
  } else {
    std::printf("%-31s  %8.3f %-4s  %8.3f %-4s  %-31s  %6.2f  (%.2f to %.2f)\n", what.c_str(), middle(ours), unit,
                middle(peers), unit, peer.c_str(), middle(ratios), least, most);
  }
  std::fflush(stdout);
}

bool bench_json() { return std::getenv("CLAIMWATCH_BENCH_JSON") != nullptr; }

std::string version_of(const std::string& command) {
  std::array<char, 256> line{};
  FILE* pipe = popen((command + " | sed 1q").c_str(), "r");
  if (pipe != nullptr) {
    std::fgets(line.data(), line.size(), pipe);
    pclose(pipe);
  }
  const std::string_view said(line.data());
  const std::size_t start = std::min(said.find_first_of("0123456789"), said.size());
  return std::string(said.substr(start, said.find_first_not_of("0123456789.", start) - start));
}

}  // namespace claimwatch
