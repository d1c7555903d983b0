#include "monitor/watch/signals.h"

#include <fcntl.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

namespace claimwatch {
namespace {

int write_end = -1;  // all that a signal's handler can reach

void pass_on(int signal) {
  const int before = errno;
  const char number = static_cast<char>(signal);
  [[maybe_unused]] const ssize_t written = ::write(write_end, &number, 1);
  errno = before;
}

}  // namespace

Result<Signals> Signals::take() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return Error{std::string("a pipe: ") + std::strerror(errno)};
  write_end = ends[1];
  struct sigaction action {};
  action.sa_handler = pass_on;
  action.sa_flags = SA_RESTART;
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaction(signal, &action, nullptr);
  return Signals(Descriptor(ends[0]));
}

void Signals::read() {
  for (char number = 0; ::read(read_end_.get(), &number, 1) == 1;) {
    (number == SIGHUP ? reload_ : end_) = true;
  }
}

bool Signals::end() {
  read();
  return end_;
}

bool Signals::has_come() {
  read();
  return end_ || reload_;
}

bool Signals::reload() {
  read();
  return std::exchange(reload_, false);
}

}  // namespace claimwatch
