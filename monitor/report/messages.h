#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimwatch {

/// The language of words for people. What programs read (JSON, codes, ids) has none.
enum class Lang { en, ko };

/// As LC_ALL, else LC_MESSAGES, else LANG says; English where none names another.
Lang lang_of_locale();

/// What a message's {places} stand for.
using Fillings = std::vector<std::pair<std::string_view, std::string>>;

/// The words of a key, their {places} filled. A place that nothing fills stays as it is.
std::string message(std::string_view key, Lang lang, const Fillings& fillings = {});

}  // namespace claimwatch
