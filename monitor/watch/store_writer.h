#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "monitor/store/store.h"

namespace claimwatch {

/// A thread that makes commits of readings in the order in which it gets them, while another one reads on. From the
/// first `add` until `added` the store is its own.
class StoreWriter {
 public:
  explicit StoreWriter(Store& store) : store_(store) {}
  /// Waits for the reading at hand alone; the others are dropped.
  ~StoreWriter();
  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

  /// Hands a reading over. Waits while many are in line.
  void add(NewReading reading);
  /// Waits until there is a commit of each, and gives the paths of those handed over since it was asked last. Errors:
  /// those of `Store::add`.
  Result<std::vector<std::string>> added();

 private:
  void run();

  Store& store_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<NewReading> in_line_;  ///< The first one is at hand.
  std::vector<std::string> paths_;
  std::optional<Error> error_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace claimwatch
