#include "diffcore/quantity/count_unit.h"

#include "diffcore/quantity/currency.h"
#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

bool stands_at(std::string_view text, std::size_t pos, std::string_view word) {
  if (!hangul_before(word, word.size())) return has_word_at(text, pos, word);
  return has_at(text, pos, word) && korean_ending_at(text, pos + word.size());
}

}  // namespace

std::optional<Count> count_after(std::string_view text, std::size_t pos, const CountUnits& counts) {
  if (counts.empty()) return std::nullopt;
  const std::size_t at = past_joint(text, pos);
  std::optional<Count> longest;
  for (const CountUnit& count : counts) {
    for (const std::string& word : count.words) {
      const std::size_t end = at + word.size();
      if ((!longest || longest->end < end) && stands_at(text, at, word)) longest = Count{count.name, end};
    }
  }
  return longest;
}

}  // namespace claimwatch
