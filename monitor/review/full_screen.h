#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "diffcore/result.h"

namespace claimwatch {

/// Keys that are no characters, as private ones.
inline constexpr char32_t key_up = 0xE000, key_down = 0xE001, key_page_up = 0xE002, key_page_down = 0xE003,
                          key_backspace = 0xE004, key_other = 0xE005, key_gone = 0xE006;

/// The whole terminal while this lives. It gets back what it showed at the end, also at signals that end the program:
/// they come through only while a key is waited for.
class FullScreen {
 public:
  /// Errors: standard input or output is no terminal.
  static Result<void> possible();
  /// Errors: the terminal cannot be drawn on.
  static Result<std::unique_ptr<FullScreen>> open();
  FullScreen(const FullScreen&) = delete;
  FullScreen& operator=(const FullScreen&) = delete;
  ~FullScreen();

  std::size_t rows() const;
  std::size_t columns() const;
  bool has_colours() const;

  /// Shows lines of UTF-8, in the colours of `Style`.
  void show(const std::vector<std::string>& lines);
  /// The next key; `key_other` when the size changed, `key_gone` when there is no terminal any more.
  char32_t key();
  /// Lets `act` have the terminal as it was.
  void lend(const std::function<void()>& act);

 private:
  FullScreen() = default;
};

}  // namespace claimwatch
