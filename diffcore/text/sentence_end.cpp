#include "diffcore/text/sentence_end.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

/// A quotation longer than this (some 300 syllables) is split like any text; so are the consequences of a stray quote.
constexpr std::size_t longest_quote = 1000;

constexpr std::u32string_view stops = U".!?…。！？";
constexpr std::u32string_view full_width_stops = U"。！？";
constexpr std::u32string_view opening_brackets = U"([{「『《〈【";
constexpr std::u32string_view closing_brackets = U")]}」』》〉】";
constexpr std::u32string_view always_closing = U")]}」』》〉】”’»*'";

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

/// Most characters: in none of these sets.
bool is_plain(char32_t c) { return c == ' ' || (c >= 'a' && c <= 'z') || is_hangul_syllable(c); }

bool is_listed(std::string_view word, const auto& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// Never the end of a sentence: a name or a number follows.
constexpr std::string_view leading_abbreviations[] = {
    "Mr",  "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "Gov",    "St",  "Messrs", "Hon", "Lt", "Col", "Capt",
    "Rev", "vs",  "v",  "cf", "e.g",  "i.e", "ca",  "Fig", "approx", "Vol", "Nos",    "al",  "pp", "viz"};
/// Followed by a number, or else a word: "No. 1", "No. He would not."
constexpr std::string_view number_abbreviations[] = {"No", "p", "Art", "Sec"};
/// The end of a sentence only before a word that likes to begin one.
constexpr std::string_view trailing_abbreviations[] = {
    "Corp", "Inc", "Co",  "Ltd", "Cos", "Jr",  "Sr",  "Bros", "Plc", "plc",  "LLC", "Dept", "Univ", "Assn",
    "etc",  "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug",  "Sep", "Sept", "Oct", "Nov",  "Dec",  "Ave"};
constexpr std::string_view openers[] = {
    "The",    "A",     "An",    "It",    "Its",  "In",      "On",      "At",     "But",   "And",
    "He",     "She",   "They",  "We",    "You",  "I",       "This",    "That",   "These", "Those",
    "There",  "If",    "When",  "While", "For",  "As",      "By",      "With",   "From",  "After",
    "Before", "Since", "Under", "Until", "Last", "Both",    "What",    "Who",    "Why",   "How",
    "Now",    "So",    "Yet",   "Still", "Also", "However", "Neither", "Shares", "Under", "Meanwhile"};
/// 라고 말했다: what a Korean quotation goes on with.
constexpr std::string_view quote_particles[] = {"라고", "라며", "라는", "라면서", "이라", "고 ", "며 ", "면서"};
constexpr std::u32string_view verb_endings = U"다요죠까";

struct Enclosure {
  std::size_t open, close;  ///< Where the signs begin.
  bool quote;
  bool transparent = false;  ///< Sentences inside it are split.
};

/// The quotations and brackets of a piece that are closed again.
class Enclosures {
 public:
  Enclosures(std::string_view text, Range piece) : text_(text) {
    char32_t before = Character{}.value;
    for (std::size_t at = piece.start; at < piece.end;) {
      const Character c = character_at(text.substr(0, piece.end), at);
      if (!is_plain(c.value)) see(c, before);
      before = c.value;
      at = c.end();
    }
  }

  bool closes_quote(std::size_t at) const { return quote_ends_.contains(at); }

  /// Whether `[at, end)` lies inside one that is still open at `end`.
  bool hold(std::size_t at, std::size_t end) const {
    for (auto one = first_closed_from(end); one != all_.end() && one->close <= at + longest_quote; ++one) {
      if (one->open < at && !one->transparent) return true;
    }
    return false;
  }

  /// The one that opens at `open`; null if none does.
  Enclosure* at(std::size_t open) {
    for (auto one = first_closed_from(open); one != all_.end() && one->close <= open + longest_quote; ++one) {
      if (one->open == open) return &all_[static_cast<std::size_t>(one - all_.begin())];
    }
    return nullptr;
  }

 private:
  void see(Character c, char32_t before) {
    if (is_one_of(c.value, U"\"“”")) return see_quote(c, before);
    if (is_one_of(c.value, opening_brackets)) brackets_.push_back(c);
    const std::size_t kind = closing_brackets.find(c.value);
    if (kind == std::u32string_view::npos) return;
    const auto open = std::find_if(brackets_.rbegin(), brackets_.rend(), [&](Character bracket) {
      return bracket.value == opening_brackets[kind] || bracket.at + longest_quote < c.at;
    });
    if (open == brackets_.rend() || open->value != opening_brackets[kind]) return;
    add(open->at, c.at, false);
    brackets_.erase(std::prev(open.base()), brackets_.end());
  }

  /// Straight and curly quotes mix in one quotation ("우리는 …”), so only the place tells an opening one.
  void see_quote(Character c, char32_t before) {
    const bool after_gap = before == 0xFFFD || is_space(before) || is_one_of(before, opening_brackets);
    const bool before_gap = is_space(character_at(text_, c.end()).value);
    const bool opens = c.value == U'“' || (c.value == '"' && after_gap && !before_gap);
    if (!quote_ || opens) {
      if (c.value != U'”') quote_ = c.at;
      return;
    }
    quote_ends_.insert(c.at);
    add(*quote_, c.at, true);
    quote_.reset();
  }

  void add(std::size_t open, std::size_t close, bool quote) {
    if (close - open <= longest_quote) all_.push_back({open, close, quote});
  }

  std::vector<Enclosure>::const_iterator first_closed_from(std::size_t at) const {
    return std::lower_bound(all_.begin(), all_.end(), at,
                            [](const Enclosure& one, std::size_t offset) { return one.close < offset; });
  }

  std::string_view text_;
  std::vector<Enclosure> all_;  ///< By where they close.
  std::set<std::size_t> quote_ends_;
  std::vector<Character> brackets_;
  std::optional<std::size_t> quote_;
};

/// Punctuation that may end a sentence.
struct Stop {
  Range signs;      ///< "." or "?!" or "…" or ". . ."
  std::size_t end;  ///< After the quotes and brackets that it stands in.
  bool closes() const { return end > signs.end; }
};

class Splitter {
 public:
  Splitter(std::string_view text, Range piece)
      : text_(text.substr(0, piece.end)), piece_(piece), enclosures_(text_, piece) {}

  std::vector<Range> sentences() {
    begin_at(piece_.start);
    for (std::size_t at = piece_.start; at < piece_.end;) {
      const Character c = character_at(text_, at);
      at = c.end();
      if (is_plain(c.value) || !is_one_of(c.value, stops)) continue;
      const Stop stop = stop_at(c);
      at = stop.end;
      if (ends(stop)) finish_at(stop.end);
    }
    finish_at(piece_.end);
    return std::move(sentences_);
  }

 private:
  void begin_at(std::size_t at) {
    start_ = skip_spaces(text_, at, piece_.end);
    // A quotation that is all of its sentences, and a bracket around whole sentences, are split like other text.
    Enclosure* enclosure = enclosures_.at(start_);
    if (enclosure != nullptr && stands_alone(*enclosure)) enclosure->transparent = true;
  }

  bool stands_alone(const Enclosure& enclosure) const {
    const std::size_t end = character_at(text_, enclosure.close).end();
    if (enclosure.quote && !is_one_of(character_before(text_, enclosure.close).value, stops)) return false;
    return end == piece_.end || (is_space(character_at(text_, end).value) && !continues_quote(end));
  }

  void finish_at(std::size_t end) {
    const Range sentence{start_, trim_end(text_, start_, end)};
    const auto is_word = [](char32_t c) { return is_letter(c) || is_digit(c); };
    for (std::size_t at = sentence.start; at < sentence.end; at = character_at(text_, at).end()) {
      if (!is_word(character_at(text_, at).value)) continue;
      sentences_.push_back(sentence);
      break;
    }
    begin_at(end);
  }

  Stop stop_at(Character first) const {
    Stop stop{{first.at, first.end()}, 0};
    for (;;) {
      const Character c = character_at(text_, stop.signs.end);
      const Character spaced = c.value == ' ' ? character_at(text_, c.end()) : Character{};
      const bool spaced_dot = spaced.value == '.' && (spaced.end() == piece_.end || text_[spaced.end()] == ' ');
      if (c.size == 0 || (!is_one_of(c.value, stops) && !spaced_dot)) break;
      stop.signs.end = spaced_dot ? spaced.end() : c.end();
    }
    stop.end = stop.signs.end;
    for (;;) {
      const Character c = character_at(text_, stop.end);
      const bool closes = is_one_of(c.value, always_closing) || (c.value == '"' && enclosures_.closes_quote(c.at));
      if (c.size == 0 || !closes) return stop;
      stop.end = c.end();
    }
  }

  bool ends(const Stop& stop) const {
    if (stop.end >= piece_.end) return true;
    if (enclosures_.hold(stop.signs.start, stop.end)) return false;
    const Character next = character_at(text_, stop.end);
    return is_space(next.value) ? ends_before_space(stop) : ends_before(stop, next);
  }

  char32_t before(const Stop& stop) const {
    return character_before(text_, trim_end(text_, start_, stop.signs.start)).value;
  }
  bool is_full_stop(const Stop& stop) const { return stop.signs.of(text_) == "."; }
  bool is_ellipsis(const Stop& stop) const {
    const std::string_view signs = stop.signs.of(text_);
    return !is_full_stop(stop) && signs.find_first_of("!?") == std::string_view::npos &&
           !is_one_of(character_at(signs, 0).value, full_width_stops);
  }

  /// Web pages lose the space after a sentence: "미친 것 같다.지난해 가을". But not in 오픈AI.com, 3.5 or …"고 말했다.
  bool ends_before(const Stop& stop, Character next) const {
    if (is_one_of(character_at(text_, stop.signs.start).value, full_width_stops)) return !stop.closes();
    if (stop.closes() || is_ellipsis(stop)) return false;
    if (before(stop) == ')' && is_full_stop(stop)) return is_hangul(next.value);
    if (!is_hangul(before(stop))) return false;
    if (is_full_stop(stop) && !is_one_of(before(stop), verb_endings)) return false;
    return is_hangul(next.value) || is_upper(next.value) || is_digit(next.value) ||
           is_one_of(next.value, opening_brackets) || is_one_of(next.value, U"\"“‘▲△■▶");
  }

  bool ends_before_space(const Stop& stop) const {
    if (stop.closes() ? continues_quote(stop.end) : begins_lower(stop.end)) return false;
    // 그게… and 뭐랄까… only pause.
    if (is_ellipsis(stop)) return is_one_of(before(stop), U"다요죠") || is_latin(before(stop));
    return !is_full_stop(stop) || !(is_numbering(stop) || is_abbreviation(stop));
  }

  /// What comes after white space.
  std::string_view rest_after(std::size_t end) const { return text_.substr(skip_spaces(text_, end, piece_.end)); }

  bool begins_lower(std::size_t end) const {
    const std::string_view rest = rest_after(end);
    const Character first = character_at(rest, 0);
    return is_lower(first.value) && !is_upper(character_at(rest, first.end()).value);  // xAI begins a sentence
  }

  bool continues_quote(std::size_t end) const {
    const std::string_view rest = rest_after(end);
    return begins_lower(end) || std::any_of(std::begin(quote_particles), std::end(quote_particles),
                                            [&](std::string_view particle) { return rest.starts_with(particle); });
  }

  /// The digits that end before `end`.
  std::string_view digits_before(std::size_t end) const {
    std::size_t start = end;
    while (start > start_ && text_[start - 1] >= '0' && text_[start - 1] <= '9') --start;
    return text_.substr(start, end - start);
  }

  /// "1. 오픈AI는", "2025. 1. 22. 발표", and "2025.1.22. 발표".
  bool is_numbering(const Stop& stop) const {
    const std::string_view digits = digits_before(stop.signs.start);
    if (digits.empty()) return false;
    const auto start = static_cast<std::size_t>(digits.data() - text_.data());
    if (start == start_ && digits.size() <= 2) return true;
    if (is_digit(character_at(rest_after(stop.end), 0).value)) return true;
    const std::size_t month_end = trim_end(text_, start_, start);
    if (month_end == start_ || text_[month_end - 1] != '.' || digits.size() > 2) return false;
    // Of a date with a year before the month; "$6.5." and "GPT-4.5." are none.
    const std::string_view month = digits_before(month_end - 1);
    if (month.empty() || month.size() > 2) return false;
    const auto month_start = static_cast<std::size_t>(month.data() - text_.data());
    const std::size_t year_end = trim_end(text_, start_, month_start);
    return year_end > start_ && text_[year_end - 1] == '.';
  }

  bool is_abbreviation(const Stop& stop) const {
    const std::string_view word = latin_word_before(stop.signs.start);
    const std::string_view rest = rest_after(stop.end);
    if (text_.substr(start_, stop.signs.start - start_) == "(주") return true;  // an editor's note: "(주. …)"
    if (word.empty()) return false;
    if (is_listed(word, leading_abbreviations)) return true;
    if (is_listed(word, number_abbreviations)) return is_digit(character_at(rest, 0).value);
    const std::size_t word_start = stop.signs.start - word.size();
    const char32_t joined = word_start > start_ ? character_before(text_, word_start).value : U' ';
    const bool is_part = is_digit(joined) || is_one_of(joined, U"'’");                      // "$500m.", "It isn't."
    const bool of_series = text_.substr(start_, word_start - start_).ends_with("Series ");  // "a Series B. It"
    const bool initials = !is_part && !of_series && (word.size() == 1 || word[1] == '.');
    return (initials || is_listed(word, trailing_abbreviations)) && !opens_sentence(rest);
  }

  /// Letters with inner dots: "U.S" of "U.S.".
  std::string_view latin_word_before(std::size_t end) const {
    std::size_t start = end;
    while (start > start_) {
      const Character c = character_before(text_, start);
      if (!is_latin(c.value) && c.value != '.') break;
      start = c.at;
    }
    return text_.substr(start, end - start);
  }

  static bool opens_sentence(std::string_view rest) {
    if (is_one_of(character_at(rest, 0).value, U"\"“‘")) return true;
    std::size_t end = 0;
    while (end < rest.size() && is_latin(character_at(rest, end).value)) end = character_at(rest, end).end();
    return is_hangul(character_at(rest, 0).value) || is_listed(rest.substr(0, end), openers);
  }

  std::string_view text_;
  Range piece_;
  Enclosures enclosures_;
  std::size_t start_ = 0;
  std::vector<Range> sentences_;
};

/// `text` without the signs that close quotes and brackets at its end.
std::string_view without_closers(std::string_view text) {
  while (!text.empty()) {
    const Character c = character_before(text, text.size());
    if (c.value != '"' && !is_space(c.value) && !is_one_of(c.value, always_closing)) break;
    text = text.substr(0, c.at);
  }
  return text;
}

bool has_interrogative(std::string_view sentence) {
  constexpr std::string_view words[] = {"왜", "어디", "언제",   "누가", "누구", "무엇",
                                        "뭐", "얼마", "어떻게", "어떤", "무슨"};
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return sentence.find(word) != std::string_view::npos; });
}

/// Whether a sentence, without its stop, ends as Korean questions do: 할까, 합니까, 인가, 하느냐, 했나, 까요, 한다는데,
/// 학습하나.
bool has_asking_ending(std::string_view sentence) {
  if (sentence.ends_with("다는데") || sentence.ends_with("라는데")) return true;
  if (sentence.ends_with("요")) sentence.remove_suffix(std::string_view("요").size());
  const Character last = character_before(sentence, sentence.size());
  const Character stem = character_before(sentence, last.at);
  const int final = final_consonant(stem.value);
  enum { rieul = 8, bieup = 17, bieup_siot = 18, ssang_siot = 20 };
  switch (last.value) {
    case U'까': {
      // 그러니까 tells a reason; 합니까 asks.
      const char32_t root = character_before(sentence, stem.at).value;
      return final == rieul || (stem.value == U'니' && final_consonant(root) == bieup);
    }
    case U'가': return is_one_of(stem.value, U"는은인던한된건닌운런큰");  // not 전문가
    case U'냐': return true;
    case U'나':
      if (final == ssang_siot || final == bieup_siot || stem.value == U'않' || has_interrogative(sentence)) return true;
      // 학습하나, 들어오나; not "애저 하나", 바나나.
      return is_one_of(stem.value, U"하오가주지쓰내리되키") && is_hangul(character_before(sentence, stem.at).value);
    default: return false;
  }
}

}  // namespace

std::vector<Range> split_sentences(std::string_view text, Range piece) { return Splitter(text, piece).sentences(); }

bool ends_in_stop(std::string_view text) {
  const std::string_view bare = without_closers(text);
  return !bare.empty() && is_one_of(character_before(bare, bare.size()).value, stops);
}

bool is_question(std::string_view sentence) {
  std::string_view bare = without_closers(sentence);
  while (!bare.empty()) {
    const Character c = character_before(bare, bare.size());
    if (c.value == '?' || c.value == U'？') return true;
    if (!is_one_of(c.value, stops)) break;
    bare = bare.substr(0, c.at);
  }
  bare = without_closers(bare);
  // "그러면 독점 판매권은.": what is only named before a full stop is asked about.
  if (bare.size() < sentence.size() && (bare.ends_with("은") || bare.ends_with("는"))) return true;
  return has_asking_ending(bare);
}

}  // namespace claimwatch
