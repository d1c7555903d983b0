#pragma once

#include <filesystem>
#include <string>

#include "tests/monitor/store/folder.h"

namespace claimwatch {

/// What the program said and gave back.
struct Said {
  int code;
  std::string out, err;
};

/// A watch of its own for a test, and the real program on it.
class WatchFolder {
 public:
  WatchFolder() { claimwatch("init ."); }

  /// Runs the program in the watch.
  Said claimwatch(const std::string& arguments) const { return shell("claimwatch " + arguments); }

  /// Runs a shell command in the watch, for which `claimwatch` is the program.
  Said shell(const std::string& command) const {
    const std::string out = folder_ / "out.txt", err = folder_ / "err.txt";
    const std::string program = "claimwatch() { '" + std::string(CLAIMWATCH_BINARY) + "' \"$@\"; }; ";
    const int status = std::system(("cd '" + root() + "' && export LC_ALL=C.UTF-8 && { " + program + command +
                                    "\n} </dev/null >'" + out + "' 2>'" + err + "'")
                                       .c_str());
    return {WEXITSTATUS(status), read(out), read(err)};
  }

  std::string root() const {
    std::filesystem::create_directories(folder_ / "watch");
    return folder_ / "watch";
  }
  std::string operator/(const std::string& name) const { return root() + '/' + name; }

  void put(const std::string& name, const std::string& bytes) const { write_file(*this / ("inbox/" + name), bytes); }
  void copy_in(const std::filesystem::path& article) const {
    std::filesystem::copy_file(article, *this / ("inbox/" + article.filename().string()));
  }

  int commits() const { return std::stoi(run_git(*this / "store.git", "rev-list --count main")); }

 private:
  static std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  Folder folder_;
};

/// An article that says what Microsoft holds of OpenAI.
inline std::string stake_article(const std::string& published, const std::string& percent) {
  return "---\ntitle: Who holds what, " + published + "\nsource: Wire\npublished: " + published +
         "\n---\nMicrosoft holds a " + percent + " stake in OpenAI.\n";
}

}  // namespace claimwatch
