#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "monitor/notify/notify.h"
#include "monitor/watch/watch.h"

namespace claimwatch {

class ChannelSender;

/// Sends what is due beside a program that goes on: a channel that hangs holds up nobody, and no other channel. Ends
/// with its object; what is on its way then is given back.
class Sender {
 public:
  /// `tell` is called for each channel that fails, by threads of the sender, one at a time.
  Sender(Watch watch, std::function<void(const std::string& failure)> tell);
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;
  ~Sender();

  /// These are the channels from now on; what is due on them is sent.
  void wake(const std::vector<Channel>& channels);

 private:
  const Watch watch_;
  std::mutex telling_;
  const std::function<void(const std::string&)> tell_;
  std::map<std::string, std::unique_ptr<ChannelSender>> of_channels_;
};

}  // namespace claimwatch
