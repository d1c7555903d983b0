#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace claimwatch {

/// What an editor or a passer-on does to a text, by chance of a seed.
using Chance = std::mt19937;

/// The text with `percent` of its words replaced by other words of the text, left out or doubled; numbers stay.
std::string with_edited_words(std::string_view text, int percent, Chance& chance);
/// The text with `percent` of its sentences left out, at least one.
std::string without_sentences(std::string_view text, int percent, Chance& chance);
/// The text with as many of another's sentences put between its own.
std::string with_sentences_of(std::string_view text, std::string_view other, int percent, Chance& chance);

/// A sentence, and the same that says something else: by a digit, a unit, a negation or a hedge.
struct Reversal {
  std::string kind, before, after;
};
/// All of them that the sentence has room for.
std::vector<Reversal> reversals_of(std::string_view sentence);

}  // namespace claimwatch
