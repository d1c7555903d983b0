#pragma once

#include <string>
#include <string_view>

#include "diffcore/result.h"

namespace claimwatch {

/// A new file that gets its name when its bytes are on the disk. Gone with this object when it did not.
class DurableFile {
 public:
  /// In the folder of its later name, called by `what` it is to be, for one writer at a time: what one that was killed
  /// left is swept.
  static Result<DurableFile> in(const std::string& folder, const std::string& what);
  DurableFile(DurableFile&& other) noexcept;
  DurableFile& operator=(DurableFile&&) = delete;
  ~DurableFile();

  Result<void> write(std::string_view bytes);
  /// Puts its bytes on the disk.
  Result<void> sync();
  /// Names it. The name is durable with `sync_folder`.
  Result<void> move_to(const std::string& place);

 private:
  explicit DurableFile(std::string path);

  std::string path_;
  int descriptor_;
};

/// Names in this folder are on the disk when this returns.
Result<void> sync_folder(const std::string& path);

}  // namespace claimwatch
