#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"

namespace claimwatch {

/// Where a byte of a derived text came from in the bytes it was derived from.
class OffsetMap {
 public:
  /// `derived` and everything after it, up to the next pin, moves in step with `original`.
  void pin(std::size_t derived, std::size_t original);
  /// The offset in the original bytes of an offset in the derived text (its end included).
  std::size_t original_of(std::size_t derived) const;
  /// Two steps as one: `earlier` leads from a text to its original, `later` from another, of `size` bytes, to that
  /// text.
  static OffsetMap composed(const OffsetMap& earlier, const OffsetMap& later, std::size_t size);

 private:
  struct Pin {
    std::size_t derived, original;
  };
  std::vector<Pin> pins_;
};

/// A file's bytes as text: UTF-8, NFC, lines ended by \n, without a byte order mark.
struct Decoded {
  std::string text;
  std::string charset;  ///< IANA name of what the bytes were read as: "UTF-8", "windows-949", "UTF-16LE", ...
  OffsetMap offsets;    ///< From `text` back to the bytes.
};

/// Reads bytes as text. Valid UTF-8 wins, then a byte order mark, then what they are declared to be ("euc-kr", as a
/// page or mail names it), then CP949 / EUC-KR, then UTF-16 without a mark, then what their statistics tell. A
/// declaration that does not fit counts for nothing. Up to a hundredth of the characters of UTF-8 or declared CP949 may
/// be broken: U+FFFD. Errors: bytes that nothing reads ("neither UTF-8 nor ..."), and binary data (NUL or control
/// bytes).
Result<Decoded> decode(std::string_view bytes, std::string_view declared = {});

/// The NFC form of valid UTF-8.
std::string normalised(std::string_view utf8);

}  // namespace claimwatch
