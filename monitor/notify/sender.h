#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "monitor/notify/notify.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

/// Sends what is due beside a program that goes on: a channel that hangs holds up nobody. Ends with its object; what is
/// on its way then is given back.
class Sender {
 public:
  /// `tell` is called, by the thread of the sender, for each channel that fails.
  Sender(Watch watch, std::function<void(const std::string& failure)> tell);

  /// These are the channels from now on; what is due on them is sent.
  void wake(std::vector<Channel> channels);

 private:
  void run(const std::stop_token& stop);
  /// Until when nothing is due, unless it is woken.
  std::chrono::system_clock::time_point next(const std::vector<Channel>& channels) const;

  const Watch watch_;
  const std::function<void(const std::string&)> tell_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  std::vector<Channel> channels_;
  bool is_woken_ = false;
  std::jthread thread_;  // last: it begins when all else is there, and ends before
};

}  // namespace claimwatch
