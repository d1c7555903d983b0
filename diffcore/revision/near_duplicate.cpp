#include "diffcore/revision/near_duplicate.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
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

/// How many hashes of `a` are not in `b`; above `most` counting ends soon. Without a branch on what is met: nothing
/// foretells which text has the next hash.
std::size_t missing_in(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b, std::size_t most) {
  constexpr std::size_t steps_at_once = 64;
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

/// The hashes of the lowest quarter.
std::span<const std::uint64_t> lowest(const Shingles& shingles) {
  const auto& hashes = shingles.hashes;
  return {hashes.begin(), std::lower_bound(hashes.begin(), hashes.end(), lowest_quarter)};
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
  return all == 0 ? 0
                  : static_cast<double>(all - missing_in(part.hashes, whole.hashes, all)) / static_cast<double>(all);
}

bool taken_from(const Shingles& part, const Shingles& whole) {
  const auto sketch = lowest(part);
  const std::size_t most_of_sketch = sketch.size() - least_shared(part);
  if (missing_in(sketch, whole.hashes, most_of_sketch) > most_of_sketch) return false;
  const std::size_t most = part.hashes.size() / missing_share;
  return !part.hashes.empty() && missing_in(part.hashes, whole.hashes, most) <= most;
}

std::span<const std::uint64_t> sketch_of(const Shingles& shingles) {
  const auto& hashes = shingles.hashes;
  return {hashes.data(), std::min(hashes.size(), std::max(lowest(shingles).size(), smallest_sketch))};
}

std::size_t least_shared(const Shingles& part) {
  constexpr double deviations = 5;
  const auto all = static_cast<double>(part.hashes.size()), some = static_cast<double>(lowest(part).size());
  if (all == 0) return 0;
  const double deviation = std::sqrt(some / missing_share * (1 - 1.0 / missing_share) * (1 - some / all));
  return static_cast<std::size_t>(std::max(0.0, some / missing_share - deviations * deviation));
}

}  // namespace claimwatch
