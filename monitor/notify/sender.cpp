#include "monitor/notify/sender.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <thread>

namespace claimwatch {
namespace {

/// A clock that is put back makes nobody wait longer.
constexpr auto longest_wait = std::chrono::minutes(1);

}  // namespace

/// Sends what is due on one channel, in a thread of its own.
class ChannelSender {
 public:
  ChannelSender(const Watch& watch, Channel channel, const std::function<void(const std::string& failure)>& tell)
      : watch_(watch), tell_(tell), channel_(std::move(channel)), thread_([this](const auto& stop) { run(stop); }) {}

  void wake(const Channel& channel) {
    {
      const std::lock_guard lock(mutex_);
      channel_ = channel;
      is_woken_ = true;
    }
    woken_.notify_one();
  }

  /// Does not wait for its thread to end.
  void request_stop() { thread_.request_stop(); }

 private:
  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      const Channel channel = taken_channel();
      for (const std::string& failure : send_due(watch_, {channel}, system_clock_s, stop)) tell_(failure);
      const auto until = next(channel);
      std::unique_lock lock(mutex_);
      woken_.wait_until(lock, stop, until, [this] { return is_woken_; });
    }
  }

  Channel taken_channel() {
    const std::lock_guard lock(mutex_);
    is_woken_ = false;
    return channel_;
  }

  /// Until when nothing is due, unless it is woken.
  std::chrono::system_clock::time_point next(const Channel& channel) const {
    const auto now = std::chrono::system_clock::now();
    const auto states = channel_states(watch_, {channel});
    if (!states || states->front().waiting == 0) return now + longest_wait;
    const auto due = std::chrono::system_clock::from_time_t(states->front().next_try);
    return std::clamp<std::chrono::system_clock::time_point>(due, now + std::chrono::seconds(1), now + longest_wait);
  }

  const Watch& watch_;
  const std::function<void(const std::string&)>& tell_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  Channel channel_;
  bool is_woken_ = false;
  std::jthread thread_;  // last: it begins when all else is there, and ends before
};

Sender::Sender(Watch watch, std::function<void(const std::string&)> tell)
    : watch_(std::move(watch)), tell_([this, tell = std::move(tell)](const std::string& failure) {
        const std::lock_guard lock(telling_);
        tell(failure);
      }) {}

Sender::~Sender() {
  for (const auto& [name, sender] : of_channels_) sender->request_stop();
}

void Sender::wake(const std::vector<Channel>& channels) {
  std::erase_if(of_channels_, [&](const auto& one) {
    return std::ranges::find(channels, one.first, &Channel::name) == channels.end();
  });
  for (const Channel& channel : channels) {
    auto& sender = of_channels_[channel.name];
    if (sender) {
      sender->wake(channel);
    } else {
      sender = std::make_unique<ChannelSender>(watch_, channel, tell_);
    }
  }
}

}  // namespace claimwatch
