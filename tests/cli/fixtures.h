#pragma once

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace claimwatch {

/// The articles of both corpora, sorted.
inline std::vector<std::filesystem::path> corpora() {
  std::vector<std::filesystem::path> articles;
  for (const char* language : {"ko", "en"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(CLAIMWATCH_SOURCE_DIR) /
                                                                 "fixtures/corpus" / language)) {
      if (entry.path().extension() == ".txt") articles.push_back(entry.path());
    }
  }
  std::ranges::sort(articles);
  return articles;
}

/// What a command with --json printed, an object a line.
inline std::vector<nlohmann::json> lines_of(const std::string& text) {
  std::istringstream lines(text);
  std::vector<nlohmann::json> all;
  for (std::string line; std::getline(lines, line);) all.push_back(nlohmann::json::parse(line));
  return all;
}

}  // namespace claimwatch
