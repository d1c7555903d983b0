#pragma once

#include <functional>
#include <string>
#include <vector>

namespace claimwatch {

double seconds_of(const std::function<void()>& work);

/// The seconds of one call of something short: the mean of as many as take a while.
double seconds_of_one(const std::function<void()>& work);

/// What claimwatch and a peer needed, round by round: by turns, so that whatever else the machine does meets both.
struct Beside {
  std::vector<double> ours, peers;

  /// Prints the middle round of each and their ratio as a line of the table, or as JSON if bench_json() is set.
  void print(const std::string& what, const char* unit, const std::string& peer) const;
};

/// Whether `./run bench --json` asks for lines that machines read.
bool bench_json();

/// What a program says is its version: the first number in what the command prints.
std::string version_of(const std::string& command);

}  // namespace claimwatch
