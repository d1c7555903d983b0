#include "tests/support/random_words.h"

namespace claimwatch {

std::string random_words(std::mt19937& random, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    for (int letter = 0; letter < 6; ++letter) out += static_cast<char>('a' + random() % 26);
    out += i + 1 < count ? " " : ". ";
  }
  return out;
}

}  // namespace claimwatch
