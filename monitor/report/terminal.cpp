#include "monitor/report/terminal.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace claimwatch {
namespace {

/// Lines of a pipe are as wide as a report needs; of a terminal as it is, and COLUMNS outranks it.
std::size_t terminal_width(bool terminal) {
  if (const char* columns = std::getenv("COLUMNS")) {
    const long cells = std::strtol(columns, nullptr, 10);
    if (cells >= 20) return static_cast<std::size_t>(cells);
  }
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
  return 120;
}

bool set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

std::string Style::painted(std::string_view code, std::string_view text) const {
  if (!colour || text.empty()) return std::string(text);
  return mark("\x1b[" + std::string(code) + "m", text, "\x1b[0m");
}

std::string Style::mark(std::string_view before, std::string_view text, std::string_view after) {
  return text.empty() ? std::string() : std::string(before).append(text).append(after);
}

Style terminal_style() {
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  const char* kind = std::getenv("TERM");
  const bool dumb = kind != nullptr && std::string_view(kind) == "dumb";
  return {terminal && !dumb && !set("NO_COLOR"), terminal_width(terminal)};
}

Pager::Pager() {
  if (isatty(STDOUT_FILENO) == 0) return;
  const char* wanted = std::getenv("PAGER");
  const std::string command = wanted != nullptr ? wanted : "less";
  if (command.empty() || command == "cat") return;
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return;
  std::fflush(stdout);
  pager_ = fork();
  if (pager_ == 0) {
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    close(ends[1]);
    setenv("LESS", "FRX", /*overwrite=*/0);
    setenv("LESSCHARSET", "utf-8", /*overwrite=*/0);
    execl("/bin/sh", "sh", "-c", (command + " || cat").c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  if (pager_ > 0) dup2(ends[1], STDOUT_FILENO);
  close(ends[0]);
  close(ends[1]);
}

Pager::~Pager() {
  if (pager_ <= 0) return;
  std::fflush(stdout);
  close(STDOUT_FILENO);
  int status = 0;
  waitpid(pager_, &status, 0);
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    line += code < ' ' || code == 0x7f ? ' ' : byte;
  }
  return line;
}

}  // namespace claimwatch
