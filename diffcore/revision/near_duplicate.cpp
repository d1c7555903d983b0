#include "diffcore/revision/near_duplicate.h"

#include <xxhash.h>

#include <algorithm>
#include <string>

#include "diffcore/text/decode.h"
#include "diffcore/text/tokens.h"
#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

constexpr std::size_t words_a_shingle = 4;

/// The part of a text that may be missing in the one that it is taken from: 1 by this.
constexpr std::size_t missing_share = 2;

/// Of the hashes the lowest quarter is the sketch, the same for texts of any length; of few hashes so many of the
/// lowest.
constexpr std::uint64_t lowest_quarter = std::uint64_t{1} << 62;
constexpr std::size_t smallest_sketch = 16;

/// Signs that change what a number says.
constexpr std::string_view unit_signs[] = {"%", "‰", "$", "€", "£", "¥", "₩"};

bool counts(const Token& token, std::string_view text) {
  if (token.kind != TokenKind::sign) return true;
  return std::find(std::begin(unit_signs), std::end(unit_signs), token.range.of(text)) != std::end(unit_signs);
}

/// The words of a text, each closed by a byte that no text holds, and where each begins.
struct Words {
  std::string joined;
  std::vector<std::size_t> starts;
};

Words words_of(std::string_view text) {
  const std::string plain = lower_cased(normalised(text));
  Words words;
  for (const Token& token : tokens_of(plain, {0, plain.size()})) {
    if (!counts(token, plain)) continue;
    words.starts.push_back(words.joined.size());
    words.joined += token.range.of(plain);
    words.joined += '\0';
  }
  return words;
}

/// How many hashes of `part` are not in `whole`; above `most` counting ends soon. Without a branch on what is met:
/// nothing foretells which text has the next hash.
std::size_t missing_in(const Shingles& part, const Shingles& whole, std::size_t most) {
  constexpr std::size_t steps_at_once = 64;
  const auto &a = part.hashes, &b = whole.hashes;
  std::size_t i = 0, j = 0, found = 0;
  while (i < a.size() && j < b.size() && i - found <= most) {
    const std::size_t steps = std::min({steps_at_once, a.size() - i, b.size() - j});
    for (std::size_t step = 0; step < steps; ++step) {
      const std::uint64_t of_a = a[i], of_b = b[j];
      found += of_a == of_b ? 1 : 0;
      i += of_a <= of_b ? 1 : 0;
      j += of_b <= of_a ? 1 : 0;
    }
  }
  return i - found > most ? i - found : a.size() - found;
}

}  // namespace

Shingles shingles_of(std::string_view text) {
  const Words words = words_of(text);
  Shingles shingles;
  for (std::size_t first = 0; first < words.starts.size(); ++first) {
    const std::size_t after = first + words_a_shingle;
    if (after > words.starts.size() && first > 0) break;  // a text of fewer words is one shingle
    const std::size_t start = words.starts[first];
    const std::size_t end = after < words.starts.size() ? words.starts[after] : words.joined.size();
    shingles.hashes.push_back(XXH3_64bits(words.joined.data() + start, end - start));
  }
  std::sort(shingles.hashes.begin(), shingles.hashes.end());
  shingles.hashes.erase(std::unique(shingles.hashes.begin(), shingles.hashes.end()), shingles.hashes.end());
  return shingles;
}

double share_in(const Shingles& part, const Shingles& whole) {
  const std::size_t all = part.hashes.size();
  return all == 0 ? 0 : static_cast<double>(all - missing_in(part, whole, all)) / static_cast<double>(all);
}

bool taken_from(const Shingles& part, const Shingles& whole) {
  const std::size_t most = part.hashes.size() / missing_share;
  return !part.hashes.empty() && missing_in(part, whole, most) <= most;
}

std::span<const std::uint64_t> sketch_of(const Shingles& shingles) {
  const auto& hashes = shingles.hashes;
  const auto low = std::lower_bound(hashes.begin(), hashes.end(), lowest_quarter) - hashes.begin();
  return {hashes.data(),
          std::min(hashes.size(), std::max<std::size_t>(static_cast<std::size_t>(low), smallest_sketch))};
}

}  // namespace claimwatch
