#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimwatch {

/// The language of words for people. What programs read (JSON, codes, ids) has none.
enum class Lang { en, ko };

/// As LC_ALL, else LC_MESSAGES, else LANG says; English where none names another.
Lang lang_of_locale();

/// As the files of rules name it: "ko".
std::string_view language_id(Lang lang);

/// What a message's {places} stand for.
using Fillings = std::vector<std::pair<std::string_view, std::string>>;

/// The words with their {places} filled. A place that nothing fills stays as it is.
std::string filled(std::string_view words, const Fillings& fillings);

/// The words of a key, filled.
std::string message(std::string_view key, Lang lang, const Fillings& fillings = {});

/// "1 article", "2 articles"; 기사 2건.
std::string counted(std::string_view key, std::size_t count, Lang lang);

}  // namespace claimwatch
