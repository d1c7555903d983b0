#include "diffcore/revision/sentence_diff.h"

#include <algorithm>
#include <utility>

#include "diffcore/revision/token_diff.h"
#include "diffcore/text/range.h"
#include "diffcore/text/sentences.h"

namespace claimwatch {
namespace {

using Kind = Piece::Kind;

constexpr std::string_view spaces = " \n\t";

/// A sentence of which less stayed was replaced: one that shares "the" and "of" with its successor was not changed.
constexpr double least_shared = 0.3;

/// Where sentences begin: each where the one before ends, so that list marks and a speaker's name go with it.
std::vector<std::size_t> starts_in(std::string_view text) {
  std::vector<std::size_t> starts;
  for (const Sentence& sentence : sentences_of(text)) {
    const auto start = text.find_first_not_of(spaces, sentence.range.end);
    if (start != std::string_view::npos) starts.push_back(start);
  }
  starts.push_back(text.size());
  return starts;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(spaces) == std::string_view::npos; }

class SentenceDiffs {
 public:
  SentenceDiffs(std::string_view before, std::string_view after)
      : before_(before), after_(after), old_starts_(starts_in(before)), new_starts_(starts_in(after)) {}

  std::vector<SentenceDiff> run() {
    for (const Edit& edit : diff_texts(before_, after_)) {
      if (!edit.same) remove(edit.before);
      take(edit.after, edit.same ? Kind::same : Kind::came);
    }
    close();
    return std::move(out_);
  }

 private:
  static std::size_t next(const std::vector<std::size_t>& starts, std::size_t at) {
    return *std::upper_bound(starts.begin(), starts.end() - 1, at);
  }

  /// Old sentences that went as a whole are some of their own; a part of one belongs to what took its place.
  void remove(Range gone) {
    while (current_.empty() && gone.size() > 0 && next(old_starts_, gone.start) <= gone.end) {
      const std::size_t end = next(old_starts_, gone.start);
      put(Kind::gone, before_.substr(gone.start, end - gone.start));
      close();
      gone.start = end;
    }
    if (gone.size() > 0) put(Kind::gone, gone.of(before_));
  }

  void take(Range range, Kind kind) {
    for (std::size_t at = range.start; at < range.end;) {
      const std::size_t sentence_end = next(new_starts_, at);
      const std::size_t end = std::min(range.end, sentence_end);
      put(kind, after_.substr(at, end - at));
      if (end == sentence_end) close();
      at = end;
    }
  }

  void put(Kind kind, std::string_view text) {
    if (kind != Kind::came) old_.end += text.size();
    if (kind != Kind::gone) new_.end += text.size();
    if (current_.empty() && is_blank(text) && kind != Kind::same) return start_anew();
    current_.push_back({kind, text});
  }

  void start_anew() {
    current_.clear();
    old_.start = old_.end;
    new_.start = new_.end;
  }

  void close() {
    if (current_.empty()) return;
    const auto differs = [](const Piece& piece) { return piece.kind != Kind::same && !is_blank(piece.text); };
    std::size_t shared = 0;
    for (const Piece& piece : current_) shared += piece.kind == Kind::same ? piece.text.size() : 0;
    const auto longer = static_cast<double>(std::max(old_.size(), new_.size()));
    if (std::none_of(current_.begin(), current_.end(), differs)) {
      out_.push_back({SentenceDiff::Kind::same, std::move(current_)});
    } else if (static_cast<double>(shared) >= least_shared * longer) {
      out_.push_back({SentenceDiff::Kind::changed, std::move(current_)});
    } else {
      put_whole(SentenceDiff::Kind::gone, {Kind::gone, old_.of(before_)});
      put_whole(SentenceDiff::Kind::came, {Kind::came, new_.of(after_)});
    }
    start_anew();
  }

  void put_whole(SentenceDiff::Kind kind, Piece piece) {
    if (!is_blank(piece.text)) out_.push_back({kind, {piece}});
  }

  std::string_view before_, after_;
  std::vector<std::size_t> old_starts_, new_starts_;
  std::vector<Piece> current_;
  Range old_{0, 0}, new_{0, 0};  ///< Where the current sentence stands in either text.
  std::vector<SentenceDiff> out_;
};

}  // namespace

std::string SentenceDiff::without(Piece::Kind other) const {
  std::string text;
  for (const Piece& piece : pieces) {
    if (piece.kind != other) text += piece.text;
  }
  return text;
}

std::vector<SentenceDiff> diff_sentences(std::string_view before, std::string_view after) {
  return SentenceDiffs(before, after).run();
}

}  // namespace claimwatch
