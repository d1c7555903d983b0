#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace claimwatch {

/// A folder of its own for a test, gone with it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "claimwatch-store-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

struct Ran {
  int status;
  std::string out;  ///< Of both streams.
};

/// Runs a shell command: the real git says what it thinks of our store.
inline Ran run(const std::string& command) {
  Ran ran{-1, {}};
  FILE* pipe = popen(("{ " + command + "; } 2>&1").c_str(), "r");
  if (pipe == nullptr) return ran;
  std::array<char, 4096> bytes;
  for (std::size_t size; (size = fread(bytes.data(), 1, bytes.size(), pipe)) > 0;) ran.out.append(bytes.data(), size);
  ran.status = pclose(pipe);
  return ran;
}

inline std::string run_git(const std::string& store, const std::string& arguments) {
  return run("git -c safe.directory='*' -C '" + store + "' " + arguments).out;
}

/// What fsck objects to; empty when nothing.
inline std::string fsck(const std::string& store) {
  const Ran ran = run("git -c safe.directory='*' -C '" + store + "' fsck --strict --no-dangling --no-progress");
  return ran.status == 0 ? ran.out : "status " + std::to_string(ran.status) + ": " + ran.out;
}

inline void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace claimwatch
