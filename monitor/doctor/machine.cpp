#include "monitor/doctor/machine.h"

#include <langinfo.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <clocale>
#include <cstdlib>
#include <sstream>

#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;
using State = Finding::State;

constexpr std::uintmax_t little_space = 100'000'000;   // bytes: a batch, an index built anew, and some
constexpr std::time_t day_of_writing = 1'767'225'600;  // 2026-01-01: no clock that is right tells an earlier time
constexpr auto surely_left = std::chrono::hours(24);   // no command for one reading takes so long

std::optional<fs::path> program_named(const std::string& name) {
  const char* const path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (eaccess((folder + '/' + name).c_str(), X_OK) == 0) return fs::path(folder) / name;
  }
  return std::nullopt;
}

Finding examine_clock() {
  const std::time_t now = std::time(nullptr);
  if (now >= day_of_writing) return {State::fine, "clock", "is after the program was written", ""};
  return {State::mend, "clock", "tells a time before the program was written",
          "set it: readings are kept with their time"};
}

Finding examine_locale() {
  std::setlocale(LC_CTYPE, "");
  const std::string charset = nl_langinfo(CODESET);
  std::setlocale(LC_CTYPE, "C");
  if (charset == "UTF-8") return {State::fine, "locale", "UTF-8", ""};
  return {State::note, "locale", "is " + charset + ", while all output is UTF-8: other tools may show Hangul as signs",
          "export LC_ALL=C.UTF-8"};
}

Finding examine_home() {
  const char* const home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') {
    return {State::note, "home", "HOME is not set: git's settings of this user are not read", "set HOME"};
  }
  const fs::path settings = fs::path(home) / ".gitconfig";
  std::error_code problem;
  const bool there = fs::exists(settings, problem);
  if (!problem && (!there || can_read(settings))) return {State::fine, "home", home, ""};
  return {State::mend, "home", settings.string() + ": this user cannot read it, and git makes no store then",
          "set HOME to a folder that this user can read"};
}

/// Folders that commands which were killed have left.
std::vector<fs::path> left_behind(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code problem;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem)) {
    const std::string name = entry->path().filename().string();
    struct stat status;
    if (!name.starts_with("claimwatch-") || name.size() != std::string_view("claimwatch-XXXXXX").size()) continue;
    if (lstat(entry->path().c_str(), &status) != 0 || status.st_uid != geteuid() || !S_ISDIR(status.st_mode)) continue;
    const auto age = std::chrono::seconds(std::time(nullptr) - status.st_mtime);
    if (age > surely_left) found.push_back(entry->path());
  }
  std::ranges::sort(found);
  return found;
}

std::vector<Finding> examine_temporary() {
  std::error_code problem;
  const fs::path folder = fs::temp_directory_path(problem);
  if (problem || !can_write(folder)) {
    return {{State::mend, "temporary", "this user has no folder for temporary files, which PDF and --dry-run need",
             "set TMPDIR to a folder that this user can write"}};
  }
  std::vector<Finding> findings;
  for (const fs::path& left : left_behind(folder)) {
    findings.push_back(
        {State::note, "temporary", left.string() + ": left by a command that was killed", "rm -r " + left.string()});
  }
  if (auto space = examine_space(folder)) findings.push_back(std::move(*space));
  if (findings.empty()) findings.push_back({State::fine, "temporary", folder.string(), ""});
  return findings;
}

Finding examine_pdf() {
  if (const auto program = program_named("pdftotext")) return {State::fine, "pdf", program->string(), ""};
  return {State::note, "pdf", "pdftotext is not installed: no PDF is read",
          "install poppler-utils, then `claimwatch retry`"};
}

}  // namespace

std::vector<Finding> examine_machine() {
  std::vector<Finding> findings = {examine_clock(), examine_locale(), examine_home(), examine_pdf()};
  std::ranges::move(examine_temporary(), std::back_inserter(findings));
  return findings;
}

std::optional<Finding> examine_space(const fs::path& folder) {
  struct statvfs system;
  if (statvfs(folder.c_str(), &system) != 0) return std::nullopt;  // what is missing is told elsewhere
  const std::uintmax_t left = std::uintmax_t{system.f_bavail} * system.f_frsize;
  const bool no_names = system.f_files > 0 && system.f_favail == 0;
  if (left >= little_space && !no_names) return std::nullopt;
  return Finding{
      State::mend, "space",
      folder.string() + ": " + (no_names ? "the disk can hold no more files" : human_size(left) + " left on the disk"),
      "make room; what was read is safe, and nothing more is read without"};
}

bool is_in_the_future(const fs::path& file) {
  struct stat status;
  return stat(file.c_str(), &status) == 0 && status.st_mtime > std::time(nullptr) + 60;
}

std::string other_owner_of(const fs::path& path) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0 || status.st_uid == geteuid()) return "";
  const passwd* const user = getpwuid(status.st_uid);
  return user != nullptr ? user->pw_name : "user " + std::to_string(status.st_uid);
}

}  // namespace claimwatch
