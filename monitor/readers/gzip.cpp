#include "monitor/readers/gzip.h"

#include <zlib.h>

#include <array>

namespace claimwatch {
namespace {

constexpr std::size_t largest = 100 << 20;
constexpr std::size_t free_size = 1 << 20;  // small pages may be as repetitive as they like
constexpr std::size_t largest_ratio = 100;

struct Inflating {
  z_stream stream{};
  Inflating() { inflateInit2(&stream, 15 + 16); }  // 16: gzip only
  Inflating(const Inflating&) = delete;
  Inflating& operator=(const Inflating&) = delete;
  ~Inflating() { inflateEnd(&stream); }
};

Error broken(const char* why) {
  return {"broken gzip (" + std::string(why == nullptr ? "it is cut short" : why) + "); fetch or compress it again"};
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

Result<std::string> gunzipped(std::string_view bytes) {
  Inflating inflating;
  z_stream& stream = inflating.stream;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT: zlib only reads it
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 1 << 16> piece{};
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    const int state = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
    if (out.size() > largest || (out.size() > free_size && out.size() / largest_ratio > bytes.size())) {
      return Error{"it expands to over " + std::to_string(out.size() >> 20U) + " MB, which no article does"};
    }
    if (state == Z_STREAM_END) {
      const std::string_view rest = bytes.substr(bytes.size() - stream.avail_in);
      if (!is_gzip(rest)) return out;  // zeros of a tape, or nothing
      inflateReset(&stream);
    } else if (state != Z_OK) {
      return broken(state == Z_BUF_ERROR ? nullptr : stream.msg);
    }
  }
}

}  // namespace claimwatch
