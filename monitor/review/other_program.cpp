#include "monitor/review/other_program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

namespace claimwatch {
namespace {

/// A file that only this user can read, while this lives.
class ScratchFile {
 public:
  explicit ScratchFile(std::string_view text) {
    const char* folder = std::getenv("TMPDIR");
    path = std::string(folder == nullptr ? "/tmp" : folder) + "/claimwatch-XXXXXX";
    const int file = mkstemp(path.data());
    if (file < 0) return;
    close(file);
    std::ofstream out(path, std::ios::binary);
    written = static_cast<bool>(out << text << std::flush);
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() { unlink(path.c_str()); }

  std::string path;
  bool written = false;
};

/// The words of a path for the shell.
std::string in_quotes(const std::string& path) {
  std::string quoted = "'";
  for (const char c : path) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + '\'';
}

}  // namespace

Result<std::string> through_program(std::string_view text, const char* variable, std::string_view other, Lang lang) {
  const ScratchFile file(text);
  if (!file.written) {
    return Error{message("review.no_scratch", lang, {{"path", file.path}, {"why", std::strerror(errno)}})};
  }
  const char* const named = std::getenv(variable);
  const std::string program(named == nullptr || *named == '\0' ? other : named);
  setenv("LESSCHARSET", "utf-8", /*overwrite=*/0);
  const int status = std::system((program + ' ' + in_quotes(file.path)).c_str());
  if (status != 0) {
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return Error{message("review.program_failed", lang,
                         {{"program", program}, {"code", std::to_string(code)}, {"variable", variable}})};
  }
  std::ifstream in(file.path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace claimwatch
