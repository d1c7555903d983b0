#include "monitor/watch/store_writer.h"

#include <utility>

namespace claimwatch {
namespace {

/// More would only take memory.
constexpr std::size_t longest_line = 64;

}  // namespace

StoreWriter::~StoreWriter() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void StoreWriter::add(NewReading reading) {
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return in_line_.size() < longest_line; });
  in_line_.push_back(std::move(reading));
  changed_.notify_all();
}

Result<std::vector<std::string>> StoreWriter::added() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return in_line_.empty(); });
  if (error_) return *std::exchange(error_, std::nullopt);
  return std::exchange(paths_, {});
}

void StoreWriter::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ended_ || !in_line_.empty(); });
    if (ended_) return;
    if (!error_) {
      NewReading& reading = in_line_.front();  // stays where it is when others come behind it
      lock.unlock();
      auto path = store_.add(reading);
      lock.lock();
      if (path) {
        paths_.push_back(*std::move(path));
      } else {
        error_ = path.error();
      }
    }
    in_line_.pop_front();
    changed_.notify_all();
  }
}

}  // namespace claimwatch
