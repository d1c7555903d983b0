#include "diffcore/text/tokens.h"

#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

/// Most letters of news: no sign, and no mark.
bool is_plain_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_hangul_syllable(c); }

bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’'; }

/// Reads tokens from the front of a text.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t start) : text_(text), at_(start) {}

  bool done() const { return at_ >= text_.size(); }

  bool skip_spaces() {
    const std::size_t before = at_;
    at_ = claimwatch::skip_spaces(text_, at_, text_.size());
    return at_ != before;
  }

  Token next() {
    const std::size_t start = at_;
    const Character first = take();
    TokenKind kind = TokenKind::sign;
    if (is_digit(first.value)) {
      take_number();
      kind = TokenKind::number;
    } else if (is_letter(first.value)) {
      take_word(first);
      kind = TokenKind::word;
    } else if (is_apostrophe(first.value) && after_word_ && is_possessive_s()) {
      take();
      kind = TokenKind::word;
    }
    while (is_mark(peek().value)) take();
    after_word_ = kind == TokenKind::word;
    return {{start, at_}, kind};
  }

  /// White space keeps an apostrophe from belonging to the word before it.
  void leave_word() { after_word_ = false; }

 private:
  Character peek() const { return character_at(text_, at_); }
  Character peek_after(Character c) const { return character_at(text_, c.end()); }
  Character take() {
    const Character c = peek();
    at_ = c.end();
    return c;
  }

  bool is_possessive_s() const {
    const Character s = peek();
    if (s.value != 's' && s.value != 'S') return false;
    const Character next = peek_after(s);
    return !is_latin(next.value) && !is_digit(next.value);
  }

  void take_number() {
    for (;;) {
      const Character c = peek();
      const bool inner = (c.value == '.' || c.value == ',') && is_digit(peek_after(c).value);
      if (!inner && !is_digit(c.value)) return;
      take();
    }
  }

  void take_word(Character last) {
    for (std::size_t part = at_ - last.size;;) {
      const Character c = peek();
      if (is_plain_letter(c.value)) {
        at_ = c.end();
        last = c;
        continue;
      }
      if (joins(last, c, part)) {
        part = c.end();
      } else if (!is_mark(c.value) && !is_letter(c.value) && !(is_digit(c.value) && !is_hangul(last.value))) {
        return;
      }
      take();
      if (!is_mark(c.value)) last = c;
    }
  }

  /// Whether a sign inside a word holds it together. `part` is where the part before it begins.
  bool joins(Character last, Character c, std::size_t part) const {
    const char32_t next = peek_after(c).value;
    const bool latin = is_latin(last.value) && is_latin(next);
    const bool plain = latin || (is_digit(last.value) && is_digit(next));
    if (is_apostrophe(c.value)) {
      return latin && !Scanner(text_, c.end()).is_possessive_s();
    }
    // 오픈AI-MS is two companies: only Latin words are hyphenated.
    if (c.value == '-')
      return plain || (is_latin(last.value) && is_digit(next)) || (is_digit(last.value) && is_latin(next));
    if (c.value == '&') return latin;
    // "U.S", "Node.js", "GPT-3.5"; but "end.Then" is a missing space.
    if (c.value == '.') return plain && (is_digit(next) || last.at == part || is_lower(next));
    return false;
  }

  std::string_view text_;
  std::size_t at_;
  bool after_word_ = false;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text, Range within) {
  constexpr std::size_t bytes_a_token = 6;  // in news; fewer tokens would be moved about as they grow
  std::vector<Token> tokens;
  tokens.reserve(within.size() / bytes_a_token + 1);
  Scanner scanner(text.substr(0, within.end), within.start);
  for (;;) {
    const bool spaced = scanner.skip_spaces();
    if (scanner.done()) return tokens;
    if (spaced) scanner.leave_word();
    tokens.push_back(scanner.next());
    tokens.back().spaced = spaced;
  }
}

}  // namespace claimwatch
