#include "monitor/review/full_screen.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <string_view>

namespace claimwatch {
namespace {

/// All signals that end a program and can be caught, but those that tell a mistake of its own.
constexpr int ending_signals[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGPIPE,   SIGALRM, SIGUSR1,
                                  SIGUSR2, SIGXCPU, SIGXFSZ, SIGPROF, SIGVTALRM, SIGIO,   SIGPWR};
constexpr int mistake_signals[] = {SIGILL, SIGABRT, SIGFPE, SIGSEGV, SIGBUS, SIGSYS, SIGTRAP};

void restore_and_end(int signal) {
  endwin();
  raise(signal);  // its handler is gone: it ends the program as it would have
}

/// Also the one that stops it: the store's lock must not be held meanwhile.
void let_signals(int how) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTSTP);
  for (const int signal : ending_signals) sigaddset(&set, signal);
  sigprocmask(how, &set, nullptr);
}

void take_signals() {
  let_signals(SIG_BLOCK);
  struct sigaction action {};
  action.sa_handler = restore_and_end;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : ending_signals) sigaction(signal, &action, nullptr);
  for (const int signal : mistake_signals) sigaction(signal, &action, nullptr);
}

/// Characters are UTF-8 whatever the locale, also for the programs that get the terminal.
void take_utf8() {
  if (std::setlocale(LC_CTYPE, "") != nullptr && std::string_view(nl_langinfo(CODESET)) == "UTF-8") return;
  unsetenv("LC_ALL");
  setenv("LC_CTYPE", "C.UTF-8", /*overwrite=*/1);
  std::setlocale(LC_CTYPE, "");
}

/// Of a terminal that cannot put words where it is told nothing can be made.
bool can_place_words() {
  const char* const place = tigetstr("cup");
  return place != nullptr && place != reinterpret_cast<const char*>(-1);
}

constexpr short red = 1, green = 2, yellow = 3;  // pairs with the terminal's own background

/// What a colour of `Style` is here.
attr_t attribute(std::string_view code) {
  if (code == "1") return A_BOLD;
  if (code == "2" || code == "9") return A_DIM;
  if (code == "31") return COLOR_PAIR(red);
  if (code == "32") return COLOR_PAIR(green);
  if (code == "1;31") return A_BOLD | COLOR_PAIR(red);
  if (code == "1;33") return A_BOLD | COLOR_PAIR(yellow);
  return A_NORMAL;
}

void show_line(std::string_view line) {
  attrset(A_NORMAL);
  while (!line.empty()) {
    const std::size_t colour = std::min(line.find('\x1b'), line.size());
    addnstr(line.data(), static_cast<int>(colour));
    line.remove_prefix(colour);
    if (line.empty()) break;
    const std::size_t end = line.find('m');
    attrset(attribute(line.substr(2, end - 2)));
    line.remove_prefix(end + 1);
  }
}

char32_t function_key(wint_t code) {
  switch (code) {
    case KEY_UP: return key_up;
    case KEY_DOWN: return key_down;
    case KEY_PPAGE: return key_page_up;
    case KEY_NPAGE: return key_page_down;
    case KEY_BACKSPACE: return key_backspace;
    default: return key_other;
  }
}

}  // namespace

Result<void> FullScreen::possible() {
  if (isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) return {};
  return Error{"`claimwatch review` needs a terminal; without one decide with `claimwatch flags resolve`"};
}

Result<std::unique_ptr<FullScreen>> FullScreen::open() {
  take_utf8();
  SCREEN* const terminal = newterm(nullptr, stdout, stdin);
  if (terminal == nullptr || !can_place_words()) {
    if (terminal != nullptr) endwin();
    const char* kind = std::getenv("TERM");
    return Error{std::string("TERM is \"") + (kind == nullptr ? "" : kind) +
                 "\", which cannot show a full screen; set TERM, or decide with `claimwatch flags resolve`"};
  }
  std::unique_ptr<FullScreen> screen(new FullScreen);
  take_signals();
  cbreak();
  noecho();
  keypad(stdscr, TRUE);
  set_escdelay(50);
  curs_set(0);
  if (has_colors()) {
    start_color();
    use_default_colors();
    init_pair(red, COLOR_RED, -1);
    init_pair(green, COLOR_GREEN, -1);
    init_pair(yellow, COLOR_YELLOW, -1);
  }
  return screen;
}

FullScreen::~FullScreen() {
  endwin();
  let_signals(SIG_UNBLOCK);
}

std::size_t FullScreen::rows() const { return static_cast<std::size_t>(LINES); }
std::size_t FullScreen::columns() const { return static_cast<std::size_t>(COLS); }
bool FullScreen::has_colours() const { return has_colors(); }

void FullScreen::show(const std::vector<std::string>& lines) {
  erase();
  for (std::size_t row = 0; row < lines.size(); ++row) {
    move(static_cast<int>(row), 0);
    clrtoeol();
    show_line(lines[row]);
  }
  refresh();
}

char32_t FullScreen::key() {
  wint_t code = 0;
  errno = 0;
  let_signals(SIG_UNBLOCK);
  const int got = get_wch(&code);
  let_signals(SIG_BLOCK);
  if (got == KEY_CODE_YES) return function_key(code);
  if (got == ERR) return errno == EINTR ? key_other : key_gone;
  return code == 0x7f || code == '\b' ? key_backspace : static_cast<char32_t>(code);
}

void FullScreen::lend(const std::function<void()>& act) {
  def_prog_mode();
  endwin();
  const auto stop = signal(SIGTSTP, SIG_DFL);  // what comes back then is the other program's screen
  let_signals(SIG_UNBLOCK);
  act();
  let_signals(SIG_BLOCK);
  signal(SIGTSTP, stop);
  reset_prog_mode();
  clearok(stdscr, TRUE);
}

}  // namespace claimwatch
