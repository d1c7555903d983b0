#include "diffcore/text/search_words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "diffcore/text/decode.h"
#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

enum class Class { nothing, letter, digit, character, passed_over };

/// A character in lower case behind `text`, without a word of its own for each of the usual ones.
void append_lower(std::string_view character, char32_t folded, std::string& text) {
  if (folded < 0x80) {
    text += static_cast<char>(folded >= 'A' && folded <= 'Z' ? folded - 'A' + 'a' : folded);
  } else if (is_hangul_syllable(folded)) {
    text += character;
  } else {
    text += lower_cased(character);
  }
}

/// Of full width as of usual width: Ａ, ２, ％.
char32_t usual_width(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

bool is_unspaced(char32_t c) {
  const auto icu = static_cast<UChar32>(c);
  return is_hangul(c) || uscript_hasScript(icu, USCRIPT_HAN) || uscript_hasScript(icu, USCRIPT_HIRAGANA) ||
         uscript_hasScript(icu, USCRIPT_KATAKANA);
}

Class class_of(char32_t c) {
  if (is_hangul_syllable(c)) return Class::character;
  if (c < 0x80) return is_latin(c) ? Class::letter : is_digit(c) ? Class::digit : Class::nothing;
  if (c == 0xAD || is_mark(c)) return Class::passed_over;  // a soft hyphen shows only where a line breaks
  if (is_digit(c)) return Class::digit;
  if (!is_letter(c)) return Class::nothing;
  return is_unspaced(c) ? Class::character : Class::letter;
}

/// Whether the query's word stands there; `last`: it is the phrase's last one.
bool is_there(const SearchWord& there, const SearchWord& wanted, bool last, bool open) {
  if (last && open) return there.text.starts_with(wanted.text);
  return there.text == wanted.text && (last || there.goes_on == wanted.goes_on);
}

bool stands_at(const std::vector<SearchWord>& words, std::size_t at, const SearchPhrase& phrase) {
  if (words.size() - at < phrase.words.size()) return false;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    if (!is_there(words[at + i], phrase.words[i], i + 1 == phrase.words.size(), phrase.open)) return false;
  }
  return true;
}

}  // namespace

std::vector<SearchWord> search_words(std::string_view text) {
  std::vector<SearchWord> words;
  Class before = Class::nothing;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    const char32_t folded = usual_width(c.value);
    const Class now = class_of(folded);
    at = c.end();
    if (now == Class::passed_over) continue;
    const bool same_word = now == before && (now == Class::letter || now == Class::digit);
    if (now == Class::character && before == now) words.back().goes_on = true;
    if (!same_word && now != Class::nothing) words.push_back({"", {c.at, at}, now == Class::character});
    if (now != Class::nothing) {
      append_lower(text.substr(c.at, c.size), folded, words.back().text);
      words.back().range.end = at;
    }
    before = now;
  }
  return words;
}

SearchPhrase search_phrase(std::string_view text) { return {search_words(normalised(text)), text.ends_with('*')}; }

std::vector<Range> occurrences(const std::vector<SearchWord>& words, const SearchPhrase& phrase) {
  std::vector<Range> found;
  for (std::size_t at = 0; at < words.size() && !phrase.words.empty(); ++at) {
    if (!stands_at(words, at, phrase)) continue;
    found.push_back({words[at].range.start, words[at + phrase.words.size() - 1].range.end});
  }
  return found;
}

std::vector<std::string> search_tokens(const std::vector<SearchWord>& words) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < words.size(); ++at) {
    tokens.push_back(words[at].text + (words[at].goes_on ? words[at + 1].text : ""));
  }
  return tokens;
}

TokenPhrase search_tokens(const SearchPhrase& phrase) {
  TokenPhrase out{search_tokens(phrase.words), phrase.open};
  if (!phrase.words.back().is_character) return out;
  // A text's token of the last character may hold the one behind it. After another character it adds nothing.
  out.prefix = phrase.words.size() == 1 || !phrase.words[phrase.words.size() - 2].goes_on;
  if (!out.prefix) out.tokens.pop_back();
  return out;
}

}  // namespace claimwatch
