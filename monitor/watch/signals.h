#pragma once

#include "diffcore/result.h"
#include "monitor/descriptor.h"

namespace claimwatch {

/// The signals that a process which goes on is told by. While this lives they no longer end it.
class Signals {
 public:
  static Result<Signals> take();

  int descriptor() const { return read_end_.get(); }  ///< Readable when one has come.

  /// Whether SIGTERM or SIGINT has come.
  bool end();
  /// Whether SIGHUP has come since this was asked last.
  bool reload();
  /// Whether either would say yes.
  bool has_come();

 private:
  explicit Signals(Descriptor read_end) : read_end_(std::move(read_end)) {}
  void read();

  Descriptor read_end_;
  bool end_ = false, reload_ = false;
};

}  // namespace claimwatch
