#include "monitor/report/terminal.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "diffcore/text/width.h"

namespace claimwatch {
namespace {

/// Lines of a pipe are as wide as a report needs; of a terminal as it is, and COLUMNS outranks it.
std::size_t terminal_width(int stream, bool terminal) {
  if (const char* columns = std::getenv("COLUMNS")) {
    const long cells = std::strtol(columns, nullptr, 10);
    if (cells >= 20) return static_cast<std::size_t>(cells);
  }
  winsize size{};
  if (terminal && ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
  return 120;
}

bool set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

struct Character {
  char32_t code;
  std::size_t size;  ///< In bytes.
};

/// Of UTF-8 its first character, as far as a terminal may obey one: up to U+FFFF. Any other byte stands for itself.
Character first_of(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto follows = [&](std::size_t at) { return at < text.size() && (byte(at) & 0xc0U) == 0x80U; };
  const auto rest = [&](std::size_t at) { return static_cast<char32_t>(byte(at) & 0x3fU); };
  const char32_t lead = byte(0);
  if ((lead & 0xe0U) == 0xc0U && follows(1)) return {(lead & 0x1fU) << 6U | rest(1), 2};
  if ((lead & 0xf0U) == 0xe0U && follows(1) && follows(2)) {
    return {(lead & 0x0fU) << 12U | rest(1) << 6U | rest(2), 3};
  }
  if ((lead & 0xf8U) == 0xf0U && follows(1) && follows(2) && follows(3)) return {0x10000, 4};
  return {lead, 1};
}

/// Whether a terminal does something at the character but show it.
bool obeyed(char32_t code) {
  if (code == '\n' || code == '\t') return false;
  return code < ' ' || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
         (code >= 0x2066 && code <= 0x2069);
}

/// The cells of a word, in which colours take none.
std::size_t cells_of(std::string_view word) {
  std::string plain;
  while (!word.empty()) {
    const auto colour = std::min(word.find('\x1b'), word.size());
    plain += word.substr(0, colour);
    const auto end = word.find('m', colour);
    word.remove_prefix(end == std::string_view::npos ? word.size() : end + 1);
  }
  return display_width(plain);
}

std::string escape(char32_t code) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(code));
  return text.data();
}

}  // namespace

std::string Style::painted(std::string_view code, std::string_view text) const {
  if (!colour || text.empty()) return std::string(text);
  return mark("\x1b[" + std::string(code) + "m", text, "\x1b[0m");
}

std::string Style::mark(std::string_view before, std::string_view text, std::string_view after) {
  return text.empty() ? std::string() : std::string(before).append(text).append(after);
}

Style terminal_style(Lang lang, int stream) {
  const bool terminal = isatty(stream) != 0;
  const char* kind = std::getenv("TERM");
  const bool dumb = kind != nullptr && std::string_view(kind) == "dumb";
  return {terminal && !dumb && !set("NO_COLOR"), terminal_width(stream, terminal), lang, terminal};
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

std::string visible(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const Character next = first_of(text);
    if (obeyed(next.code)) {
      shown += escape(next.code);
    } else {
      shown += text.substr(0, next.size);
    }
    text.remove_prefix(next.size);
  }
  return shown;
}

std::string one_line(std::string_view text) {
  std::string line = visible(text);
  std::ranges::replace_if(
      line, [](char byte) { return byte == '\n' || byte == '\t'; }, ' ');
  return line;
}

std::string wrapped(std::string_view line, std::size_t cells, std::size_t indent) {
  std::string text;
  std::size_t taken = 0;
  while (!line.empty()) {
    const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view word = line.substr(0, line.find(' ', start));  // with the spaces before it
    const std::size_t wide = cells_of(word);
    if (taken > indent && taken + wide > cells) {
      text += '\n' + std::string(indent, ' ');
      text += word.substr(start);
      taken = indent + wide - start;
    } else {
      text += word;
      taken += wide;
    }
    line.remove_prefix(word.size());
  }
  return text;
}

}  // namespace claimwatch
