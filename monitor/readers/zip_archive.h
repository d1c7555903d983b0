#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"

struct zip;

namespace claimwatch {

/// A ZIP archive in memory. Nothing of it is written anywhere, so that what its files are called does no harm.
class ZipArchive {
 public:
  /// `bytes` must outlive it. Errors: what is no ZIP, or has over 10,000 files.
  static Result<ZipArchive> open(std::string_view bytes);

  std::vector<std::string> names() const;
  bool has(const std::string& name) const;
  /// Errors: a file that is not there, encrypted or broken, or expands as no article does: to over 50 MB, or beyond a
  /// MB to over 200 times its size.
  Result<std::string> read(const std::string& name) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit ZipArchive(zip* archive) : archive_(archive) {}
  std::unique_ptr<zip, Close> archive_;
};

}  // namespace claimwatch
