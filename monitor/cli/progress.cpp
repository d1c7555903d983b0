#include "monitor/cli/progress.h"

#include <chrono>
#include <cstdio>

namespace claimwatch {
namespace {

/// Fewer texts are read before anybody waits.
constexpr std::size_t texts_between_lines = 500;

/// One line of a terminal, written over again and again.
class LineInPlace {
 public:
  LineInPlace(const char* message_key, Lang lang) : message_key_(message_key), lang_(lang) {}
  LineInPlace(const LineInPlace&) = delete;
  LineInPlace& operator=(const LineInPlace&) = delete;
  ~LineInPlace() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }

  void show(std::size_t read, std::size_t all) {
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    shown_ = true;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const auto rate = static_cast<std::size_t>(static_cast<double>(read) / seconds);
    const std::string line =
        message(message_key_, lang_,
                {{"done", std::to_string(read)}, {"all", std::to_string(all)}, {"rate", std::to_string(rate)}});
    std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
  }

 private:
  using Clock = std::chrono::steady_clock;
  const char* message_key_;
  Lang lang_;
  Clock::time_point start_ = Clock::now(), next_ = start_ + std::chrono::milliseconds(300);
  bool shown_ = false;
};

Progress in_place(const char* message_key, Lang lang) {
  return
      [line = std::make_shared<std::unique_ptr<LineInPlace>>(), message_key, lang](std::size_t read, std::size_t all) {
        if (!*line) *line = std::make_unique<LineInPlace>(message_key, lang);
        (*line)->show(read, all);
        if (read == all) line->reset();
      };
}

Progress silent() {
  return [](std::size_t, std::size_t) {};
}

Progress anew(const Invocation& invocation, bool from_start) {
  if (invocation.quiet) return silent();
  const Style style = error_style_of(invocation);
  if (style.terminal) return in_place("run.reading_anew", style.lang);
  return [from_start, lang = style.lang](std::size_t read, std::size_t all) {
    if (all == 0 || read % texts_between_lines != 0 || (read == 0 && !from_start)) return;
    const Fillings fillings{{"done", std::to_string(read)}, {"all", std::to_string(all)}};
    std::fprintf(stderr, "%s\n", message("run.reading_anew_line", lang, fillings).c_str());
  };
}

}  // namespace

Progress progress_of_files(const Invocation& invocation) {
  const Style style = error_style_of(invocation);
  return invocation.quiet || !style.terminal ? silent() : in_place("run.reading", style.lang);
}

Progress progress_anew(const Invocation& invocation) { return anew(invocation, false); }

Progress progress_anew_from_start(const Invocation& invocation) { return anew(invocation, true); }

}  // namespace claimwatch
