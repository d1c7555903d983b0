#include "tests/support/shipped_rules.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace claimwatch {
namespace {

Rules read_rules() {
  const std::filesystem::path folder = CLAIMWATCH_SOURCE_DIR "/config";
  std::vector<ConfigFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = std::filesystem::relative(entry.path(), folder).string();
    if (!name.ends_with(".toml") || name == "claimwatch.toml") continue;  // claimwatch.toml is the program's own
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({name, std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::ranges::sort(files, {}, &ConfigFile::name);
  Result<Rules> rules = load_rules(std::move(files));
  if (!rules) {
    std::fputs(rules.error().message.c_str(), stderr);
    std::abort();  // nothing can be told without them
  }
  return *std::move(rules);
}

}  // namespace

const Rules& shipped_rules() {
  static const Rules rules = read_rules();
  return rules;
}

}  // namespace claimwatch
