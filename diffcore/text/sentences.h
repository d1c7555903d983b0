#pragma once

#include <string_view>
#include <vector>

#include "diffcore/text/range.h"

namespace claimwatch {

/// One sentence of an article's text, in Korean or English; or a headline, a list item, a table row, a turn's part.
struct Sentence {
  Range range;              ///< Without surrounding white space, list mark and speaker's name.
  std::size_t line = 0;     ///< From 1.
  std::size_t paragraph = 0;  ///< From 0: blank lines, headings, list items and turns begin a new one.
  bool heading = false;     ///< A line that stands for a title: "■ 돈의 크기", "## Money", "What stays", "**Revenue.**" at a paragraph's start.
  bool item = false;        ///< Begins a list item or table row: ·△▲■ㆍ-*•1. and the like.
  bool question = false;    ///< Ends in a question mark, or in a Korean ending that asks (나요?, ㄹ까, 는가).
  Range speaker;            ///< Of an interview turn "MARA: …", "진행자 - …": the name; empty otherwise. Every sentence of a turn has it.
};

/// The sentences of `text` in order, not overlapping. Numbers (6.5), abbreviations (U.S., Corp., Jan.), quotes and
/// brackets do not end one; a line break does only where the line is a headline, a list item, a turn or a paragraph's end.
/// A text that goes on without an end is cut at blanks into parts of at most 2000 bytes.
std::vector<Sentence> sentences_of(std::string_view text);

/// "ko" when the text is written mostly in Hangul, else "en".
std::string_view language_of(std::string_view text);

}  // namespace claimwatch
