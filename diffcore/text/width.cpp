#include "diffcore/text/width.h"

#include <unicode/uchar.h>

#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

std::size_t cells_of(char32_t c) {
  if (c >= ' ' && c <= '~') return 1;
  if (is_hangul_syllable(c)) return 2;
  const auto icu = static_cast<UChar32>(c);
  const int category = u_charType(icu);
  const bool soft_hyphen = c == 0xAD;  // a format character that terminals print
  if (is_mark(c) || category == U_CONTROL_CHAR || (category == U_FORMAT_CHAR && !soft_hyphen)) return 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // vowels and finals of a decomposed syllable join its first letter
  const int width = u_getIntPropertyValue(icu, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// What a terminal draws as one: a character, the marks on it, and what a joiner binds to it.
struct Cluster {
  std::size_t end;
  std::size_t cells;
};

Cluster cluster_at(std::string_view text, std::size_t at) {
  Character c = character_at(text, at);
  Cluster cluster{c.end(), cells_of(c.value)};
  for (bool joined = false; cluster.end < text.size();) {
    c = character_at(text, cluster.end);
    if (!joined && !is_skin_tone(c.value) && (!is_mark(c.value) && cells_of(c.value) != 0)) break;
    if (!joined && text[cluster.end] == '\n') break;
    if (c.value == 0xFE0F && cluster.cells == 1) cluster.cells = 2;  // asks for the emoji form of the sign before it
    joined = c.value == 0x200D;
    cluster.end = c.end();
  }
  return cluster;
}

/// Most characters: nothing that follows one of them changes it, and it changes nothing before it.
bool is_plain(char32_t c) { return (c >= ' ' && c <= '~') || is_hangul_syllable(c); }

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t cells = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (is_plain(c.value) && (c.end() == text.size() || is_plain(character_at(text, c.end()).value))) {
      cells += c.size == 1 ? 1 : 2;
      at = c.end();
      continue;
    }
    const Cluster cluster = cluster_at(text, at);
    cells += cluster.cells;
    at = cluster.end;
  }
  return cells;
}

std::string cut_to_width(std::string_view text, std::size_t cells) {
  if (display_width(text) <= cells) return std::string(text);
  if (cells == 0) return {};
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size();) {
    const Cluster cluster = cluster_at(text, end);
    if (used + cluster.cells > cells - 1) break;  // the last cell is for the ellipsis
    used += cluster.cells;
    end = cluster.end;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string padded_to_width(std::string_view text, std::size_t cells) {
  const std::size_t used = display_width(text);
  return std::string(text) + std::string(used < cells ? cells - used : 0, ' ');
}

}  // namespace claimwatch
