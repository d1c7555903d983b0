#include "monitor/store/delta.h"

#include <algorithm>
#include <cstddef>

namespace claimwatch::git {
namespace {

constexpr std::size_t most_copied = 0xffffff, most_inserted = 0x7f;

void put_size(std::string& out, std::size_t size) {
  for (; size >= 0x80; size >>= 7) out += static_cast<char>(size | 0x80);
  out += static_cast<char>(size);
}

/// Copies `size` bytes of the base from `start` on.
void put_copy(std::string& out, std::size_t start, std::size_t size) {
  while (size > 0) {
    const std::size_t piece = std::min(size, most_copied);
    const std::size_t operation = out.size();
    unsigned present = 0x80;
    out += '\0';
    for (unsigned byte = 0; byte < 7; ++byte) {
      const std::size_t value = byte < 4 ? start >> (8 * byte) : piece >> (8 * (byte - 4));
      if ((value & 0xff) == 0) continue;
      present |= 1U << byte;
      out += static_cast<char>(value);
    }
    out[operation] = static_cast<char>(present);
    start += piece;
    size -= piece;
  }
}

void put_insert(std::string& out, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, most_inserted);
    out += static_cast<char>(piece.size());
    out += piece;
    bytes.remove_prefix(piece.size());
  }
}

std::string begun(std::string_view base, std::string_view target) {
  std::string out;
  put_size(out, base.size());
  put_size(out, target.size());
  return out;
}

std::size_t common_start(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::size_t common_end(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
}

}  // namespace

std::string delta_of_edit(std::string_view base, std::string_view target) {
  const std::size_t start = common_start(base, target);
  const std::size_t end = common_end(base.substr(start), target.substr(start));
  std::string out = begun(base, target);
  put_copy(out, 0, start);
  put_insert(out, target.substr(start, target.size() - start - end));
  put_copy(out, base.size() - end, end);
  return out;
}

std::optional<std::string> delta_of_extract(std::string_view base, std::string_view target) {
  constexpr std::size_t anchor_size = 32;
  const std::size_t anchor = target.size() / 2;
  if (target.size() - anchor < anchor_size) return std::nullopt;
  const std::size_t found = base.find(target.substr(anchor, anchor_size));
  if (found == std::string_view::npos) return std::nullopt;
  const std::size_t before = common_end(base.substr(0, found), target.substr(0, anchor));
  const std::size_t size = before + common_start(base.substr(found), target.substr(anchor));
  if (size < target.size() / 2) return std::nullopt;
  std::string out = begun(base, target);
  put_insert(out, target.substr(0, anchor - before));
  put_copy(out, found - before, size);
  put_insert(out, target.substr(anchor - before + size));
  return out;
}

}  // namespace claimwatch::git
