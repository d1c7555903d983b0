#pragma once

#include <string>
#include <string_view>

namespace claimwatch {

/// Foreign words, which HTML and XML take for nothing but words. Bytes and characters that neither can hold are U+FFFD.
std::string escaped(std::string_view text);

}  // namespace claimwatch
