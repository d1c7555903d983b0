#include "diffcore/claim/bare_numbers.h"

#include <algorithm>
#include <optional>

#include "diffcore/claim/function.h"
#include "diffcore/quantity/bounds.h"
#include "diffcore/quantity/numeral.h"
#include "diffcore/quantity/value_form.h"

namespace claimwatch {
namespace {

/// What goes without saying: percent, or billions of dollars.
struct Unsaid {
  Quantity::Kind kind = Quantity::Kind::percent;
  std::string currency;
  int exponent = 0;
};

/// The unit of a value, as one would leave it out next time: of sums in millions or billions.
std::optional<Unsaid> unit_of(const Quantity& value) {
  constexpr Milli million = 1'000'000'000, billion = 1'000 * million, trillion = 1'000 * billion;  // thousandths
  if (value.kind == Quantity::Kind::percent) return Unsaid{};
  const Milli sum = value.interval.printed;
  if (value.kind != Quantity::Kind::money || sum < million || sum >= trillion) return std::nullopt;
  return Unsaid{Quantity::Kind::money, value.unit, sum < billion ? 6 : 9};
}

class BareNumbers {
 public:
  BareNumbers(std::string_view text, const std::vector<ReadSentence>& sentences,
              const std::vector<Quantity>& quantities)
      : text_(text), sentences_(sentences), quantities_(quantities) {}

  std::vector<Quantity> all() {
    std::vector<Quantity> out;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const ReadSentence& sentence = sentences_[i];
      if (sentence.language->before_bare.empty() || sentence.sentence.heading) continue;
      for (std::size_t token = 0; token < sentence.tokens.size(); ++token) {
        auto number = number_at(i, token);
        if (!number) continue;
        while (token + 1 < sentence.tokens.size() && sentence.tokens[token + 1].range.start < number->range.end)
          ++token;
        out.push_back(*std::move(number));
      }
    }
    return out;
  }

 private:
  std::string_view word(const ReadSentence& sentence, std::size_t token) const {
    return sentence.tokens[token].range.of(text_);
  }

  std::optional<Quantity> number_at(std::size_t index, std::size_t token) const {
    const ReadSentence& sentence = sentences_[index];
    const Range start = sentence.tokens[token].range;
    const auto numeral = numeral_at(text_, start.start, {});
    if (!numeral || numeral->scaled || numeral->exponent != 0 || numeral->end > sentence.sentence.range.end)
      return std::nullopt;
    const Range range{start.start, numeral->end};
    const Bounded bounded = bound_around(text_, range);
    const auto overlaps = [&](const Quantity& value) { return value.with_bound.overlaps(bounded.with_bound); };
    if (std::any_of(quantities_.begin(), quantities_.end(), overlaps)) return std::nullopt;
    if (start_with_between(text_, range.start) != range.start) return std::nullopt;
    if (!stands_alone(sentence, bounded.with_bound, numeral->digits && bounded.with_bound == range))
      return std::nullopt;
    const auto unit = unit_before(index, range.start);
    return unit ? value_of(*numeral, range, bounded, *unit) : std::nullopt;
  }

  static std::optional<Quantity> value_of(const Numeral& numeral, Range range, const Bounded& bounded,
                                          const Unsaid& unit) {
    constexpr Milli one = 1'000;
    const bool is_percent = unit.kind == Quantity::Kind::percent;
    const Milli fewest = numeral.digits ? 2 * one : 10 * one;  // "two of them" are mostly none
    const Milli most = is_percent ? 100 * one : 999 * one;
    const auto printed = milli_of(numeral.number);
    if (!printed || *printed < fewest || *printed > most) return std::nullopt;
    const auto number = scaled(numeral.number, unit.exponent);
    if (!number) return std::nullopt;
    Quantity value;
    value.kind = unit.kind;
    value.range = range;
    value.with_bound = bounded.with_bound;
    value.bound = bounded.bound;
    value.unit = unit.currency;
    value.value = is_percent ? text_of(*number) + "%" : unit.currency + ' ' + trimmed_text_of(*number);
    value.interval = *interval_of_form(value.value, "", value.bound);
    return value;
  }

  /// Whether no noun stands behind a number, and before it what a value may follow; a name, or nothing, only before one
  /// that is no part of a name: in words, or with words that bound it.
  bool stands_alone(const ReadSentence& sentence, Range number, bool plain_digits) const {
    const auto& tokens = sentence.tokens;
    const Language& language = *sentence.language;
    const auto first = std::find_if(tokens.begin(), tokens.end(),
                                    [&](const Token& token) { return token.range.start >= number.start; });
    const auto next =
        std::find_if(first, tokens.end(), [&](const Token& token) { return token.range.start >= number.end; });
    if (next != tokens.end() && !is_one_of(next->range.of(text_), language.behind_bare)) return false;
    if (first == tokens.begin()) return !plain_digits;
    const std::string_view before = std::prev(first)->range.of(text_);
    const bool is_name = before[0] >= 'A' && before[0] <= 'Z';
    return is_one_of(before, language.before_bare) || (is_name && !plain_digits);
  }

  /// The unit of the last value that has one, of the sentence or the two before.
  std::optional<Unsaid> unit_before(std::size_t index, std::size_t at) const {
    constexpr std::size_t near = 2;  // sentences
    const std::size_t from = sentences_[index - std::min(index, near)].sentence.range.start;
    for (auto value = quantities_.rbegin(); value != quantities_.rend(); ++value) {
      if (value->range.start >= at || value->kind == Quantity::Kind::date) continue;
      return value->range.start >= from ? unit_of(*value) : std::nullopt;
    }
    return std::nullopt;
  }

  std::string_view text_;
  const std::vector<ReadSentence>& sentences_;
  const std::vector<Quantity>& quantities_;
};

}  // namespace

void add_bare_numbers(std::vector<Quantity>& quantities, std::string_view text,
                      const std::vector<ReadSentence>& sentences) {
  std::vector<Quantity> bare = BareNumbers(text, sentences, quantities).all();
  quantities.insert(quantities.end(), bare.begin(), bare.end());
  std::stable_sort(quantities.begin(), quantities.end(),
                   [](const Quantity& a, const Quantity& b) { return a.range.start < b.range.start; });
}

}  // namespace claimwatch
