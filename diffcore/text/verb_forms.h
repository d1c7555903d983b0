#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimwatch {

/// How the forms of a Korean verb begin, by its stem: 풀리 (풀리고, 풀리던), 풀린, 풀릴, 풀립, 풀림, 풀려, 풀렸.
std::vector<std::string> beginnings_of_forms(std::string_view stem);

/// What a Korean stem is in polite speech, where that does not begin with it: 끝나 is 끝납니다. Any noun has such a form
/// as well.
std::optional<std::string> polite_form(std::string_view stem);

}  // namespace claimwatch
