#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace claimwatch {

/// How a topic's claims are compared; read from its TOML.
struct CompareRules {
  std::vector<std::string> stances;                                  ///< In order.
  std::set<std::pair<std::string, std::string>> compatible_stances;  ///< Each pair in both orders.
  bool cumulative = false;                                           ///< A running total: a fall is a contradiction.
  bool events = false;                                               ///< One-off events instead of a state.
  int settle_days = 30;
  int event_days = 90;
};

}  // namespace claimwatch
