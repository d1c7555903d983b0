#include "diffcore/text/decode.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "diffcore/text/charset.h"
#include "diffcore/text/utf8.h"

namespace claimwatch {

void OffsetMap::pin(std::size_t derived, std::size_t original) {
  const Pin last = pins_.empty() ? Pin{0, 0} : pins_.back();
  assert(derived >= last.derived);
  if (derived - last.derived == original - last.original) return;  // already in step
  pins_.push_back({derived, original});
}

std::size_t OffsetMap::original_of(std::size_t derived) const {
  const auto after = std::upper_bound(pins_.begin(), pins_.end(), derived,
                                      [](std::size_t offset, const Pin& pin) { return offset < pin.derived; });
  if (after == pins_.begin()) return derived;
  const Pin& pin = *std::prev(after);
  return pin.original + (derived - pin.derived);
}

OffsetMap OffsetMap::composed(const OffsetMap& earlier, const OffsetMap& later, std::size_t size) {
  OffsetMap both;
  auto pin = earlier.pins_.begin();
  for (std::size_t next = 0; next <= later.pins_.size(); ++next) {
    const Pin step = next == 0 ? Pin{0, 0} : later.pins_[next - 1];
    const std::size_t end = next == later.pins_.size() ? size : later.pins_[next].derived;
    both.pin(step.derived, earlier.original_of(step.original));
    while (pin != earlier.pins_.end() && pin->derived <= step.original) ++pin;
    for (; pin != earlier.pins_.end() && pin->derived - step.original <= end - step.derived; ++pin) {
      both.pin(step.derived + (pin->derived - step.original), pin->original);
    }
  }
  return both;
}

namespace {

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
  assert(U_SUCCESS(status));  // its data is part of the ICU library
  return *instance;
}

icu::StringPiece piece_of(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

bool is_nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  return nfc().isNormalizedUTF8(piece_of(utf8), status) && U_SUCCESS(status);
}

/// Text that is written character by character, each with its place in the original bytes.
class Writer {
 public:
  void write(char32_t c, std::size_t original) {
    const bool second_of_crlf = c == '\n' && after_cr_;
    after_cr_ = c == '\r';
    if (second_of_crlf) return;
    decoded_.offsets.pin(decoded_.text.size(), original);
    append(c == '\r' ? U'\n' : c);
  }

  Decoded finish(std::string charset, std::size_t original_end) {
    decoded_.offsets.pin(decoded_.text.size(), original_end);
    decoded_.charset = std::move(charset);
    return std::move(decoded_);
  }

 private:
  void append(char32_t c) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    decoded_.text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  }

  Decoded decoded_;
  bool after_cr_ = false;
};

Decoded from_utf8(std::string_view bytes, std::size_t start) {
  if (start == 0 && bytes.find('\r') == std::string_view::npos) return {std::string(bytes), "UTF-8", {}};
  Writer writer;
  while (start < bytes.size()) {
    const Character c = character_at(bytes, start);
    writer.write(c.value, c.at);
    start = c.end();
  }
  return writer.finish("UTF-8", bytes.size());
}

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

enum class Broken { refused, replaced };  ///< Bytes that are not of the charset: by U+FFFD, when replaced.

Converter converter_of(const std::string& charset, Broken broken) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  assert(U_SUCCESS(status));  // all charsets named here or by charset.h are part of the ICU library
  const auto on_broken = broken == Broken::refused ? UCNV_TO_U_CALLBACK_STOP : UCNV_TO_U_CALLBACK_SUBSTITUTE;
  ucnv_setToUCallBack(converter.get(), on_broken, nullptr, nullptr, nullptr, &status);
  return converter;
}

/// Bytes from `start` on as text of `charset`; none if some of them are not, and are refused.
std::optional<Decoded> from_charset(std::string_view bytes, std::size_t start, const std::string& charset,
                                    Broken broken = Broken::refused) {
  const Converter converter = converter_of(charset, broken);
  Writer writer;
  const char* source = bytes.data() + start;
  const char* const end = bytes.data() + bytes.size();
  while (source < end) {
    const auto original = static_cast<std::size_t>(source - bytes.data());
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &source, end, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;  // only a shift was left
    if (U_FAILURE(status) || c < 0) return std::nullopt;
    writer.write(static_cast<char32_t>(c), original);
  }
  return writer.finish(charset, bytes.size());
}

std::optional<Decoded> by_byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  // UTF-32 first: its little-endian mark begins with that of UTF-16.
  constexpr std::array<std::pair<std::string_view, const char*>, 4> marks = {{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                                              {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                                              {"\xFF\xFE"sv, "UTF-16LE"},
                                                                              {"\xFE\xFF"sv, "UTF-16BE"}}};
  for (const auto& [mark, charset] : marks) {
    if (bytes.starts_with(mark)) return from_charset(bytes, mark.size(), charset);
  }
  return std::nullopt;
}

bool is_control(char32_t c) { return c < 0x20 ? !is_space(c) : c >= 0x7F && c < 0xA0 && c != 0x85; }

template <typename Counted>
std::size_t count_of(std::string_view text, Counted counted) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (counted(c.value)) ++count;
    at = c.end();
  }
  return count;
}

/// Why a text is none; empty if it is one. A stray control character is an accident of a web page, many are a format.
std::string_view binary_reason(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return "it holds NUL characters";
  const std::size_t controls = count_of(text, is_control);
  return controls > 2 && controls * 100 > text.size() ? "it holds many control characters" : "";
}

/// A page with a sentence cut in the middle of a character, by its server, is a text all the same.
std::optional<Decoded> with_few_broken(std::string_view bytes, const std::string& charset) {
  const std::size_t start = bytes.starts_with(utf8_mark) ? utf8_mark.size() : 0;
  auto decoded = from_charset(bytes, start, charset, Broken::replaced);
  if (!decoded || !binary_reason(decoded->text).empty()) return std::nullopt;
  const std::size_t broken = count_of(decoded->text, [](char32_t c) { return c == 0xFFFD; });
  const std::size_t beyond_ascii = count_of(decoded->text, [](char32_t c) { return c >= 0x80; });
  return broken * 100 <= beyond_ascii ? std::move(decoded) : std::nullopt;
}

/// Korean typing seldom needs syllables beyond KS X 1001 (뷁, 똠), and hanja now and then. Bytes that make up mostly
/// such are another charset: Windows' quotes before Latin letters, say, or Chinese.
bool is_plausible_korean(std::string_view bytes) {
  std::size_t pairs = 0;
  std::size_t beyond = 0;
  std::size_t hangul = 0;
  std::size_t hanja = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
    const auto lead = static_cast<std::uint8_t>(bytes[at]);
    if (lead < 0x80) continue;
    ++at;
    ++pairs;
    if (lead < 0xA1 || static_cast<std::uint8_t>(bytes[at]) < 0xA1) {
      ++beyond;
    } else if (lead >= 0xB0) {
      ++(lead <= 0xC8 ? hangul : hanja);
    }
  }
  return beyond * 2 <= pairs && hanja * 3 <= hangul;
}

std::optional<Decoded> by_korean(std::string_view bytes) {
  if (!is_plausible_korean(bytes)) return std::nullopt;
  auto decoded = from_charset(bytes, 0, "windows-949");
  if (decoded && !binary_reason(decoded->text).empty()) return std::nullopt;
  return decoded;
}

/// Servers declare latin-1 for what they do not know, and it reads any bytes. Its own languages are ASCII for the most.
bool is_korean_declared_western(std::string_view bytes, std::string_view charset) {
  const auto beyond_ascii = std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  return charset == "windows-1252" && static_cast<std::size_t>(beyond_ascii) * 4 > bytes.size() && by_korean(bytes);
}

/// What the bytes are declared to be, where they can be that.
std::optional<Decoded> by_declaration(std::string_view bytes, const std::string& charset) {
  // Valid UTF-8 and UTF-16 show without a declaration, and more surely.
  if (charset.empty() || charset.starts_with("UTF-")) return std::nullopt;
  if (charset == "windows-949" && !is_plausible_korean(bytes)) return std::nullopt;
  if (is_korean_declared_western(bytes, charset)) return std::nullopt;
  return with_few_broken(bytes, charset);
}

bool is_common(char32_t c) {
  return is_hangul_syllable(c) || is_space(c) || (c >= 0x20 && c < 0x7F) || (c >= 0x2010 && c <= 0x2027);
}

/// UTF-16 without a mark shows by what it makes of the bytes: the wrong byte order gives rare characters.
std::optional<Decoded> by_utf16(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  for (const char* charset : {"UTF-16LE", "UTF-16BE"}) {
    auto decoded = from_charset(bytes, 0, charset);
    if (!decoded || !binary_reason(decoded->text).empty()) continue;
    const std::size_t all = count_of(decoded->text, [](char32_t) { return true; });
    if (count_of(decoded->text, is_common) * 10 >= all * 9) return decoded;
  }
  return std::nullopt;
}

std::optional<Decoded> by_statistics(std::string_view bytes) {
  const std::string charset = detected_charset(bytes);
  if (charset.empty()) return std::nullopt;
  auto decoded = from_charset(bytes, 0, charset);
  return decoded && binary_reason(decoded->text).empty() ? std::move(decoded) : std::nullopt;
}

/// Korean and Japanese mail of old days: escape sequences, in bytes that are valid UTF-8.
std::optional<Decoded> by_escapes(std::string_view bytes, const std::string& declared) {
  if (bytes.find("\x1b$") == std::string_view::npos) return std::nullopt;
  return is_escaped_charset(declared) ? by_declaration(bytes, declared) : by_statistics(bytes);
}

Error unreadable(std::string_view bytes, std::size_t bad) {
  const std::string_view binary = bad == bytes.size() ? binary_reason(bytes) : "";
  if (!binary.empty()) return {"binary data: " + std::string(binary) + "; give the text itself"};
  return {"neither UTF-8 (first bad byte at offset " + std::to_string(bad) +
          "), windows-949 (EUC-KR), UTF-16 nor surely another charset, or binary data; convert it to UTF-8"};
}

/// Bytes that are no UTF-8 throughout; `charset` is what they are declared to be.
std::optional<Decoded> by_other_charset(std::string_view bytes, const std::string& charset) {
  auto decoded = by_byte_order_mark(bytes);
  if (decoded && !binary_reason(decoded->text).empty()) decoded.reset();
  if (!decoded) decoded = with_few_broken(bytes, "UTF-8");
  if (!decoded) decoded = by_declaration(bytes, charset);
  if (!decoded) decoded = by_korean(bytes);
  if (!decoded) decoded = by_utf16(bytes);
  if (!decoded) decoded = by_statistics(bytes);
  return decoded;
}

Result<Decoded> decode_lines(std::string_view bytes, std::string_view declared) {
  const std::string charset = charset_named(declared);
  if (auto escaped = by_escapes(bytes, charset)) return *std::move(escaped);
  const std::size_t bad = first_invalid_utf8(bytes);
  if (bad == bytes.size() && binary_reason(bytes).empty()) {
    return from_utf8(bytes, bytes.starts_with(utf8_mark) ? utf8_mark.size() : 0);
  }
  auto decoded = bad == bytes.size() ? by_utf16(bytes) : by_other_charset(bytes, charset);
  if (!decoded) return unreadable(bytes, bad);
  return *std::move(decoded);
}

/// Composes the text, in one piece with its map.
Decoded normalise(Decoded decoded) {
  if (is_nfc(decoded.text)) return decoded;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  icu::Edits edits;
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, piece_of(decoded.text), sink, &edits, status);
  assert(U_SUCCESS(status));
  OffsetMap moved;
  for (auto edit = edits.getFineIterator(); edit.next(status);) {
    moved.pin(static_cast<std::size_t>(edit.destinationIndex()), static_cast<std::size_t>(edit.sourceIndex()));
  }
  moved.pin(composed.size(), decoded.text.size());
  decoded.offsets = OffsetMap::composed(decoded.offsets, moved, composed.size());
  decoded.text = std::move(composed);
  return decoded;
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, std::string_view declared) {
  auto decoded = decode_lines(bytes, declared);
  if (!decoded) return decoded;
  return normalise(*std::move(decoded));
}

std::string normalised(std::string_view utf8) { return normalise({std::string(utf8), {}, {}}).text; }

}  // namespace claimwatch
