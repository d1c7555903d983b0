#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimwatch {

/// A stretch of a sentence: in both texts, or in one of them alone.
struct Piece {
  enum class Kind { same, gone, came };
  Kind kind = Kind::same;
  std::string_view text;
  bool operator==(const Piece&) const = default;
};

/// A sentence of either text, or what became of it: with its words where the two share enough of them for that to help.
struct SentenceDiff {
  enum class Kind { same, gone, came, changed };
  Kind kind = Kind::same;
  std::vector<Piece> pieces;
  /// The sentence as the one text has it: its pieces but those of `kind`, which are the other's.
  std::string without(Piece::Kind kind) const;
};

/// Both texts in sentences, in order; with the white space behind each.
std::vector<SentenceDiff> diff_sentences(std::string_view before, std::string_view after);

}  // namespace claimwatch
