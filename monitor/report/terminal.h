#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "monitor/report/messages.h"

namespace claimwatch {

/// How reports look: in colour on a terminal, plain in a pipe or with NO_COLOR, and in which language.
struct Style {
  bool colour = false;
  std::size_t width = 80;  ///< Cells of a line; tables are cut to it.
  Lang lang = Lang::en;
  bool terminal = false;

  std::string bold(std::string_view text) const { return painted("1", text); }
  std::string faint(std::string_view text) const { return painted("2", text); }
  std::string struck(std::string_view text) const { return painted("9", text); }
  std::string removed(std::string_view text) const { return colour ? red(text) : mark("[-", text, "-]"); }
  std::string added(std::string_view text) const { return colour ? green(text) : mark("{+", text, "+}"); }
  std::string red(std::string_view text) const { return painted("31", text); }
  std::string green(std::string_view text) const { return painted("32", text); }
  std::string alarm(std::string_view text) const { return painted("1;31", text); }
  std::string notice(std::string_view text) const { return painted("1;33", text); }

 private:
  std::string painted(std::string_view code, std::string_view text) const;
  static std::string mark(std::string_view before, std::string_view text, std::string_view after);
};

/// The style for standard output, or another stream, as it is.
Style terminal_style(Lang lang, int stream = 1);

/// Standard output through $PAGER (else `less -FRX`) while it lives, when that is a terminal.
class Pager {
 public:
  Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  ~Pager();

 private:
  int pager_ = -1;
};

/// Foreign words (an article's, a file's name) that a terminal takes for nothing but words: what it would obey, control
/// characters and those that turn the direction of writing, becomes visible as "\u001b". Lines and tabs stay.
std::string visible(std::string_view text);

/// The same as one line: line ends and tabs are spaces.
std::string one_line(std::string_view text);

/// A line, which may be in colour, broken at spaces so that it takes at most `cells` where it can; further lines begin
/// with `indent` spaces.
std::string wrapped(std::string_view line, std::size_t cells, std::size_t indent);

}  // namespace claimwatch
