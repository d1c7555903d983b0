#include "monitor/notify/sender.h"

#include <algorithm>
#include <chrono>

namespace claimwatch {
namespace {

/// A clock that is put back makes nobody wait longer.
constexpr auto longest_wait = std::chrono::minutes(1);

}  // namespace

Sender::Sender(Watch watch, std::function<void(const std::string&)> tell)
    : watch_(std::move(watch)), tell_(std::move(tell)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Sender::wake(std::vector<Channel> channels) {
  {
    const std::lock_guard lock(mutex_);
    channels_ = std::move(channels);
    is_woken_ = true;
  }
  woken_.notify_one();
}

void Sender::run(const std::stop_token& stop) {
  std::vector<Channel> channels;
  while (!stop.stop_requested()) {
    const auto until = next(channels);
    {
      std::unique_lock lock(mutex_);
      woken_.wait_until(lock, stop, until, [this] { return is_woken_; });
      is_woken_ = false;
      channels = channels_;
    }
    if (stop.stop_requested()) return;
    for (const std::string& failure : send_due(watch_, channels, system_clock_s, stop)) tell_(failure);
  }
}

std::chrono::system_clock::time_point Sender::next(const std::vector<Channel>& channels) const {
  const auto now = std::chrono::system_clock::now();
  std::chrono::system_clock::time_point first = now + longest_wait;
  const auto states = channel_states(watch_, channels);
  if (!states) return first;
  for (const ChannelState& state : *states) {
    if (state.waiting > 0) first = std::min(first, std::chrono::system_clock::from_time_t(state.next_try));
  }
  return std::max(first, now + std::chrono::seconds(1));
}

}  // namespace claimwatch
