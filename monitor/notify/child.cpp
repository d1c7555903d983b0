#include "monitor/notify/child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

namespace claimwatch {
namespace {

constexpr std::size_t longest_output = 64 * 1024;
constexpr int look_every_ms = 20;

/// Both ends of a pipe, closed at the end of the scope or before.
class Pipe {
 public:
  Pipe() { ok_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    for (int& end : ends_) close(end);
  }
  explicit operator bool() const { return ok_; }
  int& reads() { return ends_[0]; }
  int& writes() { return ends_[1]; }
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
  bool ok_ = false;
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

/// The program's environment with these instead of, or beside, its own.
std::vector<std::string> environment_with(const std::vector<std::pair<std::string, std::string>>& more) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const bool replaced = std::ranges::any_of(more, [&](const auto& one) { return text.starts_with(one.first + '='); });
    if (!replaced) all.emplace_back(text);
  }
  for (const auto& [name, value] : more) all.push_back(name + '=' + value);
  return all;
}

/// Starts the command; gives an error number.
int spawn(const ChildCommand& command, Pipe& input, Pipe& output, pid_t& child) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addchdir_np(&files, command.folder.c_str());
  posix_spawn_file_actions_adddup2(&files, input.reads(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, output.writes(), STDOUT_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::vector<std::string> argv = command.argv, environment = environment_with(command.environment);
  const int problem = posix_spawnp(&child, argv.front().c_str(), &files, &attributes, pointers(argv).data(),
                                   pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return problem;
}

/// A child that is running, with our ends of its pipes.
class Child {
 public:
  Child(pid_t id, Pipe& input, Pipe& output, std::string_view to_write)
      : id_(id), input_(input.writes()), output_(output.reads()), to_write_(to_write) {
    Pipe::close(input.reads());
    Pipe::close(output.writes());
    for (const int end : {input_, output_}) ::fcntl(end, F_SETFL, O_NONBLOCK);
  }

  /// Its wait status once it has ended, or -1 when it was killed by us.
  int wait_until(std::chrono::steady_clock::time_point end, const std::stop_token& stop) {
    for (int status = 0;;) {
      const bool ended = ::waitpid(id_, &status, WNOHANG) == id_;
      exchange(ended ? 0 : look_every_ms);
      if (ended) return status;
      if (!stop.stop_requested() && std::chrono::steady_clock::now() < end) continue;
      ::kill(-id_, SIGKILL);
      ::waitpid(id_, &status, 0);
      return -1;
    }
  }

  std::string take_output() { return std::move(read_); }

 private:
  /// Writes and reads what is possible now, or within the time.
  void exchange(int wait_ms) {
    if (to_write_.empty()) Pipe::close(input_);
    std::array<pollfd, 2> ends{pollfd{output_, POLLIN, 0},
                               pollfd{input_, POLLOUT, 0}};  // those that are -1 are passed over
    ::poll(ends.data(), ends.size(), wait_ms);
    if (ends[1].revents != 0) write_some();
    if (ends[0].revents != 0) read_some();
  }

  void write_some() {
    const ssize_t count = ::write(input_, to_write_.data(), to_write_.size());
    if (count > 0) to_write_.remove_prefix(static_cast<std::size_t>(count));
    if (count < 0 && errno != EAGAIN && errno != EINTR) to_write_ = {};  // it has read enough
  }

  void read_some() {
    std::array<char, 4096> block{};
    for (ssize_t count = 0; (count = ::read(output_, block.data(), block.size())) != 0;) {
      if (count < 0) return;
      const std::size_t room = longest_output - read_.size();
      read_.append(block.data(), std::min(room, static_cast<std::size_t>(count)));
    }
    Pipe::close(output_);
  }

  pid_t id_;
  int &input_, &output_;
  std::string_view to_write_;
  std::string read_;
};

}  // namespace

Result<std::string> run_child(const ChildCommand& command, int limit_seconds, const std::stop_token& stop) {
  const std::string name = '"' + command.argv.front() + '"';
  Pipe input, output;
  if (!input || !output) return Error{name + " cannot be started: " + std::strerror(errno)};
  pid_t id = 0;
  if (const int problem = spawn(command, input, output, id); problem != 0) {
    return Error{name + " cannot be started: " + std::strerror(problem)};
  }
  Child child(id, input, output, command.input);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limit_seconds);
  const int status = child.wait_until(end, stop);
  if (status == -1) return Error{name + " took longer than " + std::to_string(limit_seconds) + " s and was killed"};
  if (WIFSIGNALED(status)) return Error{name + " was ended by signal " + std::to_string(WTERMSIG(status))};
  if (WEXITSTATUS(status) != 0) return Error{name + " ended with exit code " + std::to_string(WEXITSTATUS(status))};
  return child.take_output();
}

}  // namespace claimwatch
