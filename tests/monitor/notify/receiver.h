#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/monitor/store/folder.h"

namespace claimwatch {

inline std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A server of receivers.py, a process of its own.
class Receiver {
 public:
  Receiver(const std::string& kind, const std::string& behaviour, const std::string& certificate = "",
           const std::string& secret = "secret") {
    const std::string script = CLAIMWATCH_SOURCE_DIR "/tests/monitor/notify/receivers.py";
    const std::string port_file = folder_ / "port";
    process_ = fork();
    if (process_ == 0) {
      execlp("python3", "python3", script.c_str(), kind.c_str(), behaviour.c_str(), port_file.c_str(), log().c_str(),
             certificate.c_str(), secret.c_str(), nullptr);
      _exit(127);
    }
    for (int waits = 0; waits < 3000 && port_.empty(); ++waits) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      port_ = read_text(port_file);
    }
  }
  ~Receiver() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;

  const std::string& port() const { return port_; }

  /// What it was given.
  std::vector<nlohmann::json> received() const {
    std::vector<nlohmann::json> all;
    std::istringstream lines(read_text(log()));
    for (std::string line; std::getline(lines, line);) all.push_back(nlohmann::json::parse(line));
    return all;
  }

 private:
  std::string log() const { return folder_ / "log"; }

  Folder folder_;
  pid_t process_ = -1;
  std::string port_;
};

}  // namespace claimwatch
