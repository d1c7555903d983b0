#pragma once

#include <random>
#include <string>

namespace claimwatch {

/// A sentence of `count` words of six letters each, which no other text shares.
std::string random_words(std::mt19937& random, int count);

}  // namespace claimwatch
