#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "tests/cli/watch_folder.h"

namespace claimwatch {

/// Whether it becomes true within a time that no machine needs.
inline bool soon(const std::function<bool()>& holds) {
  for (int tries = 0; tries < 500; ++tries) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

/// `claimwatch watch` as a process of its own, killed at the end.
class RunningWatch {
 public:
  /// `before`: words that go before the program's.
  explicit RunningWatch(const WatchFolder& watch, const std::vector<std::string>& before = {})
      : out_(watch / "watch.out"), err_(watch / "watch.err") {
    std::vector<std::string> words = before;
    words.insert(words.end(), {CLAIMWATCH_BINARY, "-C", watch.root(), "watch"});
    process_ = fork();
    if (process_ == 0) {
      std::vector<char*> arguments;
      for (std::string& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      setenv("LC_ALL", "C.UTF-8", 1);
      dup2(open(out_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666), STDOUT_FILENO);
      dup2(open(err_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666), STDERR_FILENO);
      execvp(arguments[0], arguments.data());
      _exit(127);
    }
    const std::string who = std::to_string(process_) + '\n';
    soon([&] { return read_bytes(watch / "store.git/claimwatch.watch").starts_with(who); });
  }
  ~RunningWatch() {
    if (process_ > 0) end(SIGKILL);
  }
  RunningWatch(const RunningWatch&) = delete;
  RunningWatch& operator=(const RunningWatch&) = delete;

  pid_t process() const { return process_; }
  void send(int signal) const { kill(process_, signal); }
  /// The exit code, or minus the signal that killed it.
  int end(int signal) {
    send(SIGCONT);
    send(signal);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  std::string out() const { return read_bytes(out_); }
  std::string err() const { return read_bytes(err_); }
  bool says(const std::string& words) const {
    return soon([&] { return (out() + err()).find(words) != std::string::npos; });
  }

 private:
  static std::string read_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  const std::string out_, err_;
  pid_t process_ = 0;
};

}  // namespace claimwatch
