#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "monitor/index/reading.h"
#include "monitor/store/store.h"

namespace claimwatch {

/// Threads that read the claims of articles, as many as there are processors, and one that makes commits of them, in
/// the order in which they come, while their owner reads on. From the first `add` until `added` the store is theirs.
class StoreWriter {
 public:
  StoreWriter(Store& store, const Rules& rules, const std::string& digest)
      : store_(store), rules_(rules), digest_(digest) {}
  /// Waits for what is at hand alone; the others are dropped.
  ~StoreWriter();
  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

  /// Hands a reading over, without its claims; `hash` is of its original. Waits while many are in line.
  void add(NewReading reading, std::string hash);
  /// Waits until there is a commit of each, and gives those handed over since it was asked last. Errors: those of
  /// `Store::add`.
  Result<std::vector<Reading>> added();

 private:
  struct InLine {
    NewReading reading;
    std::string hash;
    std::optional<Reading> read = std::nullopt;  ///< With its claims; without its path.
  };
  void read_claims();
  void commit();
  Reading read(InLine& one) const;

  Store& store_;
  const Rules& rules_;
  const std::string& digest_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<InLine> in_line_;
  std::size_t begun_ = 0;  ///< Of those in line: claims of so many are read, or are being read.
  std::vector<Reading> added_;
  std::optional<Error> error_;
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace claimwatch
