#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace claimwatch {

/// Terminal cells that valid UTF-8 takes: 2 for wide characters (Hangul, CJK, full-width), 0 for combining ones, 1 else.
std::size_t display_width(std::string_view text);

/// `text` cut to at most `cells`, at a character's end, with "…" in place of what is cut.
std::string cut_to_width(std::string_view text, std::size_t cells);

/// `text` followed by as many spaces as fill `cells`.
std::string padded_to_width(std::string_view text, std::size_t cells);

}  // namespace claimwatch
