#include "monitor/readers/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include "monitor/descriptor.h"

namespace claimwatch {
namespace {

constexpr int not_found = 127;
constexpr std::string_view missing = " is not installed";
constexpr std::size_t kept_of_stderr = 4096;

using Clock = std::chrono::steady_clock;

struct Pipe {
  Descriptor read, write;
};

std::optional<Pipe> new_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// A file in memory with these bytes.
std::optional<Descriptor> file_of(std::string_view bytes) {
  Descriptor file(memfd_create("article", MFD_CLOEXEC));
  if (!file.is_open()) return std::nullopt;
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return std::nullopt;
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
  if (lseek(file.get(), 0, SEEK_SET) != 0) return std::nullopt;
  return file;
}

void limit(int what, std::size_t most) {
  const rlimit both{most, most};
  setrlimit(static_cast<__rlimit_resource>(what), &both);
}

/// Between fork and exec: only what is safe there.
[[noreturn]] void become(char* const* command, int in, int out, int err, int file, const ChildLimits& limits) {
  setpgid(0, 0);
  // Above 3 first, so that none of them overwrites another.
  const int kept_in = fcntl(in, F_DUPFD, 10), kept_out = fcntl(out, F_DUPFD, 10), kept_err = fcntl(err, F_DUPFD, 10),
            kept_file = fcntl(file, F_DUPFD, 10);
  dup2(kept_in, 0);
  dup2(kept_out, 1);
  dup2(kept_err, 2);
  dup2(kept_file, 3);
  close_range(4, ~0U, 0);
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CPU, static_cast<std::size_t>(limits.processor.count()));
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, limits.output);
  signal(SIGPIPE, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  execvp(command[0], command);
  _exit(errno == ENOENT ? not_found : not_found - 1);
}

/// Ends the child, with all that it started, and waits for it.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) { setpgid(id, id); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { end(); }

  /// Its status, once it has ended by itself; none if that takes longer.
  std::optional<int> wait_until(Clock::time_point end_of_time) {
    int status = 0;
    for (;;) {
      const pid_t ended = waitpid(id_, &status, WNOHANG);
      if (ended == id_) {
        ended_ = true;
        return status;
      }
      if (Clock::now() >= end_of_time) return std::nullopt;
      poll(nullptr, 0, 2);
    }
  }

  void end() {
    kill(-id_, SIGKILL);  // also what it left behind
    if (ended_) return;
    kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
    ended_ = true;
  }

 private:
  pid_t id_;
  bool ended_ = false;
};

enum class Reading { ended, too_long, too_much };

/// Reads both pipes until the child closes them.
Reading read_all(Pipe& out, Pipe& err, const ChildLimits& limits, Clock::time_point end_of_time, ChildOutput& output) {
  std::array<pollfd, 2> waiting = {{{out.read.get(), POLLIN, 0}, {err.read.get(), POLLIN, 0}}};
  std::array<char, 1 << 16> piece{};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_of_time - Clock::now());
    if (left.count() <= 0) return Reading::too_long;
    if (poll(waiting.data(), waiting.size(), static_cast<int>(left.count())) < 0 && errno != EINTR) break;
    for (pollfd& one : waiting) {
      if (one.fd < 0 || one.revents == 0) continue;
      const ssize_t size = ::read(one.fd, piece.data(), piece.size());
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) {
        one.fd = -1;
        continue;
      }
      std::string& into = &one == waiting.data() ? output.out : output.err;
      into.append(piece.data(), static_cast<std::size_t>(size));
      if (output.err.size() > kept_of_stderr) output.err.resize(kept_of_stderr);
      if (output.out.size() > limits.output) return Reading::too_much;
    }
  }
  return Reading::ended;
}

Error over(const std::string& program, const std::string& what) { return {program + ' ' + what}; }

Result<ChildOutput> outcome(const std::string& program, int status, ChildOutput output) {
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    if (number == SIGXCPU || number == SIGKILL) return over(program, "used up its processor time");
    return over(program, std::string("crashed (") + strsignal(number) + ')');
  }
  output.code = WEXITSTATUS(status);
  if (output.code == not_found && output.out.empty() && output.err.empty()) {
    return Error{program + std::string(missing)};
  }
  return output;
}

}  // namespace

Result<ChildOutput> run_confined(const std::vector<std::string>& command, std::string_view file,
                                 const ChildLimits& limits) {
  const std::string& program = command.front();
  const auto end_of_time = Clock::now() + limits.time;
  auto out = new_pipe(), err = new_pipe();
  auto given = file_of(file);
  const Descriptor nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (!out || !err || !given || !nothing.is_open())
    return over(program, std::string("cannot be run: ") + strerror(errno));
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));  // NOLINT: exec's form
  words.push_back(nullptr);

  const pid_t id = fork();
  if (id < 0) return over(program, std::string("cannot be run: ") + strerror(errno));
  if (id == 0) {
    become(words.data(), nothing.get(), out->write.get(), err->write.get(), given->get(), limits);
  }
  Child child(id);
  out->write.close();
  err->write.close();
  ChildOutput output;
  const Reading reading = read_all(*out, *err, limits, end_of_time, output);
  if (reading == Reading::too_much) {
    return over(program, "wrote over " + std::to_string(limits.output >> 20U) + " MB, which no article is");
  }
  const auto status = reading == Reading::ended ? child.wait_until(end_of_time) : std::nullopt;
  if (!status) return over(program, "took over " + std::to_string(limits.time.count()) + " ms and was ended");
  return outcome(program, *status, std::move(output));
}

bool is_missing(const Error& error) { return error.message.ends_with(missing); }

}  // namespace claimwatch
