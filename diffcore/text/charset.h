#pragma once

#include <string>
#include <string_view>

// Names of charsets: what a page, mail or feed declares, and what bytes look like when nothing else reads them.

namespace claimwatch {

/// The charset that a declared label means, as browsers take it: windows-1252 for "latin1", windows-949 for "euc-kr",
/// GB18030 for "gb2312". Empty for one that is not known.
std::string charset_named(std::string_view label);

/// Whether a charset tells its characters by escape sequences in ASCII: ISO-2022-KR, ISO-2022-JP.
bool is_escaped_charset(std::string_view charset);

/// The charset that the statistics of `bytes` tell with good confidence; empty when there is none.
std::string detected_charset(std::string_view bytes);

}  // namespace claimwatch
