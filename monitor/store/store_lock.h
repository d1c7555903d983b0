#pragma once

#include <memory>
#include <string>

#include "diffcore/result.h"

namespace claimwatch {

/// The write lock of a store: an flock, which the kernel frees when its process ends. Held until it is destroyed.
class StoreLock {
 public:
  /// Takes the flock of `file` for `store`. Errors: still held after `wait_seconds`, or the file cannot be written.
  static Result<std::unique_ptr<StoreLock>> take(const std::string& store, const std::string& file, int wait_seconds);
  ~StoreLock();
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;

  /// Whether the writer before was killed, or the machine lost its power: there was no time to take the number out of
  /// the file.
  bool after_a_killed_writer() const { return after_a_killed_writer_; }

 private:
  explicit StoreLock(int descriptor) : descriptor_(descriptor) {}
  void write_own_number();

  int descriptor_;
  bool after_a_killed_writer_ = false;
};

}  // namespace claimwatch
