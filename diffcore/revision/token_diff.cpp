#include "diffcore/revision/token_diff.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <dtl/dtl.hpp>
#include <unordered_map>
#include <utility>

#include "diffcore/text/tokens.h"
#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

/// With nothing in common, dtl takes 10 to 30 ms for this many units a side and memory by their square; from 1,400 on
/// it reaches its own limit and its script is no longer the shortest.
constexpr std::size_t most_units_a_side = 1'000;

/// Tokens that one text diff hands to the word diff, both sides together, so that a text rewritten from end to end in
/// many small blocks takes no longer than a second either.
constexpr std::size_t most_compared_tokens = 20'000;

enum class Level { blocks, words, characters };

/// The equal units of two texts, in order: positions in the first and in the second.
using Matches = std::vector<std::pair<std::size_t, std::size_t>>;

/// A stretch of units that are compared, as numbers; equal units have equal numbers.
using Numbers = std::vector<int>;

struct Stretch {
  std::size_t start, end;
  std::size_t size() const { return end - start; }
};

/// The longest common subsequence of two stretches that are small enough for dtl.
void match_small(const Numbers& a, Stretch of_a, const Numbers& b, Stretch of_b, Matches& matches) {
  const auto slice = [](const Numbers& all, Stretch part) {
    return Numbers(all.begin() + static_cast<std::ptrdiff_t>(part.start),
                   all.begin() + static_cast<std::ptrdiff_t>(part.end));
  };
  if (of_a.size() == 0 || of_b.size() == 0) return;
  dtl::Diff<int, Numbers> diff(slice(a, of_a), slice(b, of_b));
  diff.compose();
  std::size_t i = of_a.start;
  std::size_t j = of_b.start;
  for (const auto& step : diff.getSes().getSequence()) {
    if (step.second.type == dtl::SES_COMMON) matches.push_back({i, j});
    if (step.second.type != dtl::SES_ADD) ++i;
    if (step.second.type != dtl::SES_DELETE) ++j;
  }
}

/// Pairs of units that occur once in both stretches, in the order of the first.
Matches unique_pairs(const Numbers& a, Stretch of_a, const Numbers& b, Stretch of_b) {
  struct Uses {
    std::size_t in_a = 0, in_b = 0, at_b = 0;
  };
  std::unordered_map<int, Uses> uses;
  for (std::size_t i = of_a.start; i < of_a.end; ++i) ++uses[a[i]].in_a;
  for (std::size_t j = of_b.start; j < of_b.end; ++j) {
    ++uses[b[j]].in_b;
    uses[b[j]].at_b = j;
  }
  Matches pairs;
  for (std::size_t i = of_a.start; i < of_a.end; ++i) {
    const Uses& use = uses[a[i]];
    if (use.in_a == 1 && use.in_b == 1) pairs.push_back({i, use.at_b});
  }
  return pairs;
}

/// The longest part of `pairs` that rises on both sides (patience sorting).
Matches longest_rising(const Matches& pairs) {
  std::vector<std::size_t> tops;  // of the piles: the pair that ends the best rise of each length
  std::vector<std::size_t> before(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto pile = std::lower_bound(tops.begin(), tops.end(), pairs[i].second,
                                       [&](std::size_t top, std::size_t j) { return pairs[top].second < j; });
    before[i] = pile == tops.begin() ? pairs.size() : *std::prev(pile);
    if (pile == tops.end()) {
      tops.push_back(i);
    } else {
      *pile = i;
    }
  }
  Matches rising;
  for (std::size_t i = tops.empty() ? pairs.size() : tops.back(); i < pairs.size(); i = before[i]) {
    rising.push_back(pairs[i]);
  }
  std::reverse(rising.begin(), rising.end());
  return rising;
}

bool is_small(Stretch of_a, Stretch of_b) { return std::max(of_a.size(), of_b.size()) <= most_units_a_side; }

/// Too many units for dtl: those that occur once on both sides hold the texts together, and what is between is matched.
void match_large(const Numbers& a, Stretch of_a, const Numbers& b, Stretch of_b, Matches& matches) {
  Stretch rest_a = of_a;
  Stretch rest_b = of_b;
  const auto match_until = [&](std::size_t i, std::size_t j) {
    const Stretch part_a{rest_a.start, i};
    const Stretch part_b{rest_b.start, j};
    if (is_small(part_a, part_b)) match_small(a, part_a, b, part_b, matches);
  };
  for (const auto& [i, j] : longest_rising(unique_pairs(a, of_a, b, of_b))) {
    match_until(i, j);
    matches.push_back({i, j});
    rest_a.start = i + 1;
    rest_b.start = j + 1;
  }
  match_until(of_a.end, of_b.end);
}

/// The units that are equal at the start and, of the others, at the end; with what `match` finds between them.
template <typename Match>
Matches with_equal_ends(const Numbers& a, const Numbers& b, Match match) {
  const std::size_t shorter = std::min(a.size(), b.size());
  Matches matches;
  std::size_t head = 0;
  for (; head < shorter && a[head] == b[head]; ++head) matches.push_back({head, head});
  std::size_t tail = 0;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  match(Stretch{head, a.size() - tail}, Stretch{head, b.size() - tail}, matches);
  for (; tail > 0; --tail) matches.push_back({a.size() - tail, b.size() - tail});
  return matches;
}

std::vector<Range> characters_of(std::string_view text, Range within) {
  std::vector<Range> characters;
  for (std::size_t at = within.start; at < within.end;) {
    const Character c = character_at(text, at);
    std::size_t end = c.end();
    while (end < within.end && is_mark(character_at(text, end).value)) end = character_at(text, end).end();
    characters.push_back({at, end});
    at = end;
  }
  return characters;
}

/// Lines, cut behind full stops: sentences but for abbreviations, found by a look at each byte.
std::vector<Range> blocks_of(std::string_view text, Range within) {
  const auto ends = [&](std::size_t at) {
    const char before = text[at - 1];
    return text[at] == '\n' || (text[at] == ' ' && (before == '.' || before == '!' || before == '?'));
  };
  std::vector<Range> blocks;
  for (std::size_t start = skip_spaces(text, within.start, within.end); start < within.end;) {
    std::size_t end = start + 1;
    while (end < within.end && !ends(end)) ++end;
    blocks.push_back({start, trim_end(text, start, end)});
    start = skip_spaces(text, end, within.end);
  }
  return blocks;
}

std::vector<Range> units_of(std::string_view text, Range within, Level level) {
  switch (level) {
    case Level::blocks: return blocks_of(text, within);
    case Level::words: break;
    case Level::characters: return characters_of(text, within);
  }
  const std::vector<Token> tokens = tokens_of(text, within);
  std::vector<Range> units;
  units.reserve(tokens.size());
  for (const Token& token : tokens) units.push_back(token.range);
  return units;
}

/// Gives equal units of two texts equal numbers, from 0 on.
class Numbering {
 public:
  /// For so many units.
  explicit Numbering(std::size_t units) : places_(std::bit_ceil(units * 2 + 1), -1) {}

  Numbers of(std::string_view text, const std::vector<Range>& units) {
    Numbers numbers;
    numbers.reserve(units.size());
    for (const Range& unit : units) numbers.push_back(number_of(unit.of(text)));
    return numbers;
  }

 private:
  int number_of(std::string_view unit) {
    std::size_t place = XXH3_64bits(unit.data(), unit.size());
    for (;; ++place) {
      int& number = places_[place & (places_.size() - 1)];
      if (number >= 0 && known_[static_cast<std::size_t>(number)] != unit) continue;
      if (number < 0) {
        number = static_cast<int>(known_.size());
        known_.push_back(unit);
      }
      return number;
    }
  }

  std::vector<int> places_;  ///< By the hash of a unit, or the next one that was free, its number.
  std::vector<std::string_view> known_;
};

/// Of a stretch of units those that the other one has, too, and where they stand: no others can be matched.
struct Shared {
  Numbers numbers;
  std::vector<std::size_t> at;
};

Shared shared_with(const Numbers& all, Stretch stretch, const Numbers& others, Stretch of_others) {
  std::vector<bool> has;
  for (std::size_t i = of_others.start; i < of_others.end; ++i) {
    const auto number = static_cast<std::size_t>(others[i]);
    if (number >= has.size()) has.resize(number + 1);
    has[number] = true;
  }
  Shared out;
  for (std::size_t i = stretch.start; i < stretch.end; ++i) {
    const auto number = static_cast<std::size_t>(all[i]);
    if (number >= has.size() || !has[number]) continue;
    out.numbers.push_back(all[i]);
    out.at.push_back(i);
  }
  return out;
}

class Comparison {
 public:
  Comparison(std::string_view before, std::string_view after, DiffCost& cost)
      : before_(before), after_(after), cost_(cost) {}

  /// Compares two stretches that lie between equal ones.
  void compare(Range a, Range b, Level level) {
    if (a.of(before_) == b.of(after_)) return add(true, a, b);
    if (a.size() == 0 || b.size() == 0) return add(false, a, b);
    const auto units_a = units_of(before_, a, level);
    const auto units_b = units_of(after_, b, level);
    Numbering numbering(units_a.size() + units_b.size());
    const Matches matches = matches_of(numbering.of(before_, units_a), numbering.of(after_, units_b), level);
    if (level == Level::characters && matches.size() * 2 < std::max(units_a.size(), units_b.size())) {
      return add(false, a, b);  // they share too little to be one word changed
    }
    for (const auto& [i, j] : matches) {
      compare_gap({a.start, units_a[i].start}, {b.start, units_b[j].start}, level);
      add(true, units_a[i], units_b[j]);
      a.start = units_a[i].end;
      b.start = units_b[j].end;
    }
    compare_gap(a, b, level);
  }

  std::vector<Edit> edits() && { return std::move(edits_); }

 private:
  /// What lies between equal units is compared by smaller ones. White space at its ends is no change.
  void compare_gap(Range a, Range b, Level level) {
    const auto space = [](std::string_view text, Range range) {
      return Range{range.start, skip_spaces(text, range.start, range.end)};
    };
    const Range space_a = space(before_, a);
    const Range space_b = space(after_, b);
    if (space_a.of(before_) == space_b.of(after_)) {
      add(true, space_a, space_b);
      a.start = space_a.end;
      b.start = space_b.end;
    }
    const Range words_a{a.start, trim_end(before_, a.start, a.end)};
    const Range words_b{b.start, trim_end(after_, b.start, b.end)};
    const Range rest_a{words_a.end, a.end};
    const Range rest_b{words_b.end, b.end};
    if (rest_a.of(before_) != rest_b.of(after_)) return compare_smaller(a, b, level);
    compare_smaller(words_a, words_b, level);
    add(true, rest_a, rest_b);
  }

  void compare_smaller(Range a, Range b, Level level) {
    if (a.of(before_) == b.of(after_)) return add(true, a, b);
    if (level == Level::blocks) return compare(a, b, Level::words);
    const auto one_word = [&] { return is_one_word(before_, a) && is_one_word(after_, b); };
    // An eojeol is several words to a reader: 억달러가 became 억달러를. 28 and 27 are two numbers, rose and closed two
    // words.
    const auto eojeol = [&] { return has_hangul(before_, a) || has_hangul(after_, b); };
    if (level == Level::words && one_word() && eojeol()) return compare(a, b, Level::characters);
    add(false, a, b);
  }

  static bool is_one_word(std::string_view text, Range range) {
    for (std::size_t at = range.start; at < range.end; at = character_at(text, at).end()) {
      if (is_space(character_at(text, at).value)) return false;
    }
    return range.size() > 0;
  }

  static bool has_hangul(std::string_view text, Range range) {
    for (std::size_t at = range.start; at < range.end; at = character_at(text, at).end()) {
      if (is_hangul(character_at(text, at).value)) return true;
    }
    return false;
  }

  Matches matches_of(const Numbers& a, const Numbers& b, Level level) {
    return with_equal_ends(a, b, [&](Stretch of_a, Stretch of_b, Matches& matches) {
      if (level == Level::blocks) return match_blocks(a, of_a, b, of_b, matches);
      if (!is_small(of_a, of_b)) return;
      if (level != Level::words || affords(of_a, of_b)) match_small(a, of_a, b, of_b, matches);
    });
  }

  /// Of blocks most are in both texts or in one alone: without the latter little is left to search.
  static void match_blocks(const Numbers& a, Stretch of_a, const Numbers& b, Stretch of_b, Matches& matches) {
    const Shared in_a = shared_with(a, of_a, b, of_b);
    const Shared in_b = shared_with(b, of_b, a, of_a);
    const Matches between =
        with_equal_ends(in_a.numbers, in_b.numbers, [&](Stretch rest_a, Stretch rest_b, Matches& out) {
          const auto match = is_small(rest_a, rest_b) ? match_small : match_large;
          match(in_a.numbers, rest_a, in_b.numbers, rest_b, out);
        });
    for (const auto& [i, j] : between) matches.push_back({in_a.at[i], in_b.at[j]});
  }

  /// Counts the tokens that are to be compared, unless all of them would take too long.
  bool affords(Stretch of_a, Stretch of_b) {
    const std::size_t tokens = of_a.size() + of_b.size();
    if (cost_.compared_tokens + tokens > most_compared_tokens) return false;
    cost_.compared_tokens += tokens;
    return true;
  }

  void add(bool same, Range a, Range b) {
    if (a.size() == 0 && b.size() == 0) return;
    if (!edits_.empty() && edits_.back().same == same) {
      edits_.back().before.end = a.end;
      edits_.back().after.end = b.end;
    } else {
      edits_.push_back({same, a, b});
    }
  }

  std::string_view before_, after_;
  DiffCost& cost_;
  std::vector<Edit> edits_;
};

std::vector<Edit> diff(std::string_view before, std::string_view after, Level level, DiffCost& cost) {
  Comparison comparison(before, after, cost);
  comparison.compare({0, before.size()}, {0, after.size()}, level);
  return std::move(comparison).edits();
}

}  // namespace

std::vector<Edit> diff_words(std::string_view before, std::string_view after) {
  DiffCost cost;
  return diff(before, after, Level::words, cost);
}

std::vector<Edit> diff_texts(std::string_view before, std::string_view after, DiffCost* cost) {
  DiffCost own;
  return diff(before, after, Level::blocks, cost != nullptr ? *cost : own);
}

}  // namespace claimwatch
