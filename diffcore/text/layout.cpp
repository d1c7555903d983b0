#include "diffcore/text/layout.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "diffcore/text/sentence_end.h"
#include "diffcore/text/utf8.h"
#include "diffcore/text/width.h"

namespace claimwatch {
namespace {

// Text is wrapped at 60 to 80 columns, Korean mail at up to twice that many cells. A wider line is a paragraph.
constexpr std::size_t widest_wrap = 120;
constexpr std::size_t narrowest_wrap = 40;
constexpr std::size_t widest_title = 100;   // a headline of 50 syllables
constexpr std::size_t shortest_break = 60;  // shorter lines that just end are titles
constexpr std::size_t longest_name = 30;    // in cells: "Satya Nadella, chairman" is as long as labels get
constexpr std::size_t longest_entry = 60;  // of "Valuation in the February sale: $86 billion", what is before the colon

constexpr std::u32string_view title_marks = U"■□▣◆◇◈▶▷★☆❖";
constexpr std::u32string_view item_marks = U"·ㆍ・∙‧•‣◦▪▫△▲▽▼○●◎※→⇒☞✔✓|";
constexpr std::u32string_view spaced_item_marks = U"-–—*+";  // "-5%" and "**bold**" are no items

enum class Mark { none, item, title, markdown_title };

struct Line {
  Range range;  ///< Without surrounding white space.
  std::size_t number = 0;
  bool indented = false;
  Mark mark = Mark::none;
  Range body;     ///< After the mark and the speaker's name.
  Range speaker;  ///< Empty if it begins no turn.
};

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool is_circled_number(char32_t c) { return (c >= U'①' && c <= U'⑳') || (c >= U'❶' && c <= U'❿'); }

/// Where "1. ", "12) " or "3위 " at the line's start ends; its start if there is none.
std::size_t after_enumeration(std::string_view text, Range line) {
  std::size_t at = line.start;
  while (at < line.end && at < line.start + 2 && text[at] >= '0' && text[at] <= '9') ++at;
  constexpr std::string_view rank = "위 ";
  if (at > line.start && text.substr(at, rank.size()) == rank) return at + rank.size();
  if (at == line.start || at >= line.end || (text[at] != '.' && text[at] != ')')) return line.start;
  const Character next = character_at(text, at + 1);
  return is_space(next.value) ? next.at : line.start;
}

/// The kind of mark that a line begins with, and where it ends.
std::pair<Mark, std::size_t> mark_of(std::string_view text, Range line) {
  const Character first = character_at(text, line.start);
  const bool spaced = is_space(character_at(text, first.end()).value);
  const std::size_t hashes = line.of(text).find_first_not_of('#');
  if (hashes != std::string_view::npos && hashes > 0 && line.of(text)[hashes] == ' ') {
    return {Mark::markdown_title, line.start + hashes};
  }
  if (is_one_of(first.value, title_marks)) return {Mark::title, first.end()};
  if (is_one_of(first.value, item_marks) || is_circled_number(first.value)) return {Mark::item, first.end()};
  if (is_one_of(first.value, spaced_item_marks) && spaced) return {Mark::item, first.end()};
  if (line.of(text).starts_with("->")) return {Mark::item, line.start + 2};
  const std::size_t enumerated = after_enumeration(text, line);
  return {enumerated == line.start ? Mark::none : Mark::item, enumerated};
}

/// Where the items of a list inside a line begin, "지분은 △MS 27% △재단 26% 등이다": none for a single mark.
std::vector<std::size_t> items_within(std::string_view text, Range line) {
  constexpr std::u32string_view list_marks = U"△▲▽▼▷▶◇◆►";
  std::vector<std::size_t> starts;
  std::size_t marks = 0;
  bool after_space = true;
  for (std::size_t at = line.start; at < line.end;) {
    const Character c = character_at(text, at);
    if (after_space && is_one_of(c.value, list_marks)) {
      ++marks;
      if (at > line.start) starts.push_back(at);
    }
    after_space = is_space(c.value);
    at = c.end();
  }
  return marks < 2 ? std::vector<std::size_t>{} : starts;
}

Line line_of(std::string_view text, Range range, std::size_t number) {
  Line line;
  line.range.start = skip_spaces(text, range.start, range.end);
  line.range.end = trim_end(text, line.range.start, range.end);
  line.number = number;
  line.indented = line.range.start > range.start;
  line.body = line.range;
  if (line.range.size() > 0) {
    std::tie(line.mark, line.body.start) = mark_of(text, line.range);
    line.body.start = skip_spaces(text, line.body.start, line.range.end);
  }
  return line;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t number = 0;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    ++number;
    for (const std::size_t item : items_within(text, {start, end})) {
      lines.push_back(line_of(text, {start, item}, number));
      start = item;
    }
    lines.push_back(line_of(text, {start, end}, number));
    start = end + 1;
  }
  return lines;
}

/// "MARA: " or "진행자 - " at a line's start, also in bold.
struct Label {
  Range name;
  Range whole;
};

bool is_name(std::string_view name) {
  if (name.empty() || !is_letter(character_at(name, 0).value)) return false;
  constexpr std::size_t most_words = 4;
  std::size_t words = 1;
  for (std::size_t at = 0; at < name.size();) {
    const Character c = character_at(name, at);
    if (c.value == ' ' && ++words > most_words) return false;
    if (!is_letter(c.value) && !is_digit(c.value) && !is_mark(c.value) && !is_one_of(c.value, U" -'’·.")) return false;
    at = c.end();
  }
  return !name.ends_with('.') && display_width(name) <= longest_name;
}

std::optional<Label> label_of(std::string_view text, const Line& line) {
  if (line.mark != Mark::none) return std::nullopt;
  std::size_t start = line.body.start;
  while (start < line.body.end && text[start] == '*') ++start;
  for (const std::string_view separator : {":** ", "**: ", ": ", "：", " - ", " – ", " — "}) {
    const std::size_t found = text.substr(0, line.body.end).find(separator, start);
    if (found == std::string_view::npos || !is_name(text.substr(start, found - start))) continue;
    return Label{{start, found}, {line.body.start, found + separator.size()}};
  }
  return std::nullopt;
}

/// Turns alternate, and are sentences: a label that comes back is a speaker's, "Bottom line: …" is none, and neither is
/// "Shareholders: Google, 14%" under each company of a fact sheet.
void find_speakers(std::string_view text, std::vector<Line>& lines) {
  struct Uses {
    int all = 0, sentences = 0;
  };
  std::map<std::string_view, Uses> uses;
  std::vector<std::optional<Label>> labels;
  for (const Line& line : lines) labels.push_back(label_of(text, line));
  Uses* turn = nullptr;  // of the label above
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (labels[i]) {
      turn = &uses[labels[i]->whole.of(text)];
      ++turn->all;
    }
    const bool ends = i + 1 == lines.size() || lines[i + 1].range.size() == 0 || labels[i + 1];
    if (turn == nullptr || !ends) continue;
    if (ends_in_stop(lines[i].range.of(text))) ++turn->sentences;
    turn = nullptr;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!labels[i]) continue;
    const Uses& of_label = uses[labels[i]->whole.of(text)];
    if (of_label.all < 2 || of_label.sentences * 2 <= of_label.all) continue;
    lines[i].speaker = labels[i]->name;
    lines[i].body.start = skip_spaces(text, labels[i]->whole.end, lines[i].range.end);
  }
}

bool has_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Microsoft | 27% | Redmond": cells side by side.
bool has_cells(std::string_view line) {
  return line.find(" | ") != std::string_view::npos || line.find('\t') != std::string_view::npos;
}

/// "본사: 파리"
bool is_field(std::string_view line) {
  const std::size_t colon = std::min(line.find(": "), line.find("："));
  if (colon == std::string_view::npos || colon == 0 || display_width(line.substr(0, colon)) > longest_entry)
    return false;
  return !ends_in_stop(line);
}

/// "기업가치: 1570억달러", "Valuation after the money: $157 billion".
bool is_entry(std::string_view line) {
  return is_field(line) && has_digit(line.substr(std::min(line.find(": "), line.find("："))));
}

/// "▲ 미스트랄" above "기업가치: 58억유로": what its entries are of.
bool names_entries(std::string_view text, const Line& line, const Line& next) {
  const std::string_view words = line.body.of(text);
  return line.mark == Mark::item && next.mark == Mark::none && next.number == line.number + 1 && !words.empty() &&
         !has_digit(words) && display_width(words) <= longest_entry && words.find(':') == std::string_view::npos &&
         is_field(next.range.of(text));
}

/// Rows of a table and entries one below the other are items; the row of column names above is their heading. Of
/// entries each may be a paragraph.
void find_rows(std::string_view text, std::vector<Line>& lines) {
  std::vector<Line*> filled;
  for (Line& line : lines) {
    if (line.range.size() > 0) filled.push_back(&line);
  }
  const auto is = [&](std::size_t i, auto&& is_row) {
    return i < filled.size() && filled[i]->speaker.size() == 0 && is_row(filled[i]->range.of(text));
  };
  const auto in_run = [&](std::size_t i, auto&& is_row) {
    return is(i, is_row) && (is(i + 1, is_row) || (i > 0 && is(i - 1, is_row)));
  };
  for (std::size_t i = 0; i + 1 < filled.size(); ++i) {
    if (names_entries(text, *filled[i], *filled[i + 1])) filled[i]->mark = Mark::title;
  }
  for (std::size_t i = 0; i < filled.size(); ++i) {
    Line& line = *filled[i];
    if (line.mark == Mark::item ? !in_run(i, has_cells) : line.mark != Mark::none) continue;
    const auto beside = [&](auto&& is_row) { return is(i + 1, is_row) || (i > 0 && is(i - 1, is_row)); };
    // "Factbox: who owns OpenAI" above the items of a list leads to them.
    const bool leads = i + 1 < filled.size() && filled[i + 1]->mark == Mark::item && !is(i, is_entry);
    const bool in_entries = is(i, is_field) && !leads && (beside(is_entry) || (is(i, is_entry) && beside(is_field)));
    if (!in_run(i, has_cells) && !in_entries) continue;
    const bool names_columns = is(i, has_cells) && (i == 0 || !is(i - 1, has_cells)) &&
                               !has_digit(line.range.of(text)) && i + 1 < filled.size() &&
                               has_digit(filled[i + 1]->range.of(text));
    line.mark = names_columns ? Mark::title : Mark::item;
  }
}

std::size_t width_of(std::string_view text, const Line& line) { return display_width(line.range.of(text)); }

std::size_t first_word_width(std::string_view text, const Line& line) {
  const std::string_view words = line.range.of(text);
  return display_width(words.substr(0, words.find(' ')));
}

/// Lays out the lines between two blank ones.
class Block {
 public:
  Block(std::string_view text, const std::vector<Line>& lines, std::size_t first, std::size_t last, bool opens_text)
      : text_(text), lines_(lines), first_(first), last_(last), opens_text_(opens_text) {
    for (std::size_t i = first; i < last; ++i) width_ = std::max(width_, width_of(text, lines[i]));
  }

  void lay_out(std::vector<Piece>& pieces) {
    for (std::size_t start = first_; start < last_;) {
      std::size_t end = start + 1;
      while (end < last_ && joins(start, end)) ++end;
      add_run(start, end, pieces);
      start = end;
    }
  }

 private:
  /// Whether line `next` goes on where the line before it, of the run that began at `start`, was wrapped.
  bool joins(std::size_t start, std::size_t next) const {
    const Line& line = lines_[next];
    if (line.mark != Mark::none || line.speaker.size() > 0 || line.range.of(text_).starts_with("**")) return false;
    const Line& opening = lines_[start];
    if (opening.mark == Mark::title || opening.mark == Mark::markdown_title) return false;
    if (is_lower(character_at(text_, line.range.start).value)) return true;
    if (opening.mark == Mark::item) return line.indented;
    return was_wrapped(next - 1);
  }

  bool was_wrapped(std::size_t i) const {
    const bool stopped = ends_in_stop(lines_[i].range.of(text_));
    const bool may_be_headline = opens_text_ && i == first_ && width_of(text_, lines_[i]) <= widest_title;
    if (width_ > widest_wrap) return !stopped && !may_be_headline && breaks_off(i);
    if (may_be_headline && !stopped && !(i + 2 < last_ && is_full(i + 1))) return false;
    return is_full(i);
  }

  /// Where every line is a paragraph, one that breaks off in mid-sentence is an accident. A closing quote or a verb
  /// ends it like a full stop, unless the next line begins with a particle: "QPU(Quantum Processing Unit)\n를
  /// 연결하는".
  bool breaks_off(std::size_t i) const {
    const std::string_view words = lines_[i].range.of(text_);
    if (display_width(words) < shortest_break) return false;
    const std::string_view next = lines_[i + 1].range.of(text_);
    const std::string_view first_word = next.substr(0, next.find(' '));
    for (const std::string_view particle : {"를", "을", "이", "가", "은", "는", "에", "의", "와", "과", "로", "도"}) {
      if (first_word == particle) return true;
    }
    return !is_one_of(character_before(words, words.size()).value, U")]”\"’'다요죠");
  }

  /// Whether the next line's first word had no room left on line `i`.
  bool is_full(std::size_t i) const {
    const std::size_t width = width_of(text_, lines_[i]);
    return width >= narrowest_wrap && width + 1 + first_word_width(text_, lines_[i + 1]) > width_;
  }

  void add_run(std::size_t start, std::size_t end, std::vector<Piece>& pieces) {
    const Line& line = lines_[start];
    if (line.mark != Mark::none) speaker_ = {};
    if (line.speaker.size() > 0) speaker_ = line.speaker;
    Piece piece;
    piece.range = {line.body.start, lines_[end - 1].range.end};
    piece.line = line.number;
    piece.item = line.mark == Mark::item;
    // What stands in brackets inside a turn is the editor's.
    const bool bracketed = is_one_of(character_at(text_, piece.range.start).value, U"([");
    if (line.speaker.size() > 0 || !bracketed) piece.speaker = speaker_;
    piece.heading = is_heading(line, piece, end - start == 1);
    add_with_lead_in(piece, pieces);
  }

  bool is_heading(const Line& line, const Piece& piece, bool alone) const {
    const std::string_view words = piece.range.of(text_);
    if (line.mark == Mark::markdown_title) return true;
    if (line.mark == Mark::item || ends_in_stop(words)) return false;
    if (line.mark == Mark::title) return true;
    if (!alone || piece.speaker.size() > 0 || words.ends_with(':') || words.ends_with(',')) return false;
    // Blogs leave out full stops; no headline is as polite as these endings.
    for (const std::string_view polite : {"요", "죠", "니다"}) {
      if (words.ends_with(polite)) return false;
    }
    return !words.starts_with('(') && display_width(words) <= widest_title &&
           split_sentences(text_, piece.range).size() == 1;
  }

  /// "**Revenue.** text" is a heading and text; "**09:02** text" is text; "**Microsoft** said" is as it stands.
  void add_with_lead_in(Piece piece, std::vector<Piece>& pieces) const {
    const std::string_view words = piece.range.of(text_);
    const std::size_t close = words.starts_with("**") ? words.find("**", 2) : std::string_view::npos;
    if (close == std::string_view::npos || close == 2) return add(piece, pieces);
    const Range bold{piece.range.start + 2, piece.range.start + close};
    Piece rest = piece;
    rest.range.start = skip_spaces(text_, bold.end + 2, piece.range.end);
    if (is_clock_time(bold.of(text_))) return add(rest, pieces);
    const bool title = rest.range.size() == 0 || ends_in_stop(bold.of(text_)) || bold.of(text_).ends_with(':');
    if (!title) return add(piece, pieces);
    piece.range = bold;
    piece.heading = display_width(bold.of(text_)) <= widest_title;
    add(piece, pieces);
    rest.same_paragraph = true;
    rest.heading = rest.item = false;
    add(rest, pieces);
  }

  static bool is_clock_time(std::string_view words) {
    const std::size_t colon = words.find(':');
    return (colon == 1 || colon == 2) && words.size() >= colon + 3 && is_digit(character_at(words, 0).value) &&
           is_digit(character_at(words, colon + 1).value);
  }

  static void add(const Piece& piece, std::vector<Piece>& pieces) {
    if (piece.range.size() > 0) pieces.push_back(piece);
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t first_, last_;
  bool opens_text_;
  std::size_t width_ = 0;
  Range speaker_;
};

}  // namespace

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Line> lines = lines_of(text);
  find_speakers(text, lines);
  find_rows(text, lines);
  std::vector<Piece> pieces;
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first;
    while (last < lines.size() && lines[last].range.size() > 0) ++last;
    Block(text, lines, first, last, pieces.empty()).lay_out(pieces);
    first = last + 1;
  }
  return pieces;
}

}  // namespace claimwatch
