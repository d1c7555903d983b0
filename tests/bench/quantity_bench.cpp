// How fast quantities are read: quantity_bench FILE prints megabytes a second, over the file read again and again.

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "diffcore/quantity/reader.h"

int main(int argc, char** argv) {
  std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (text.empty()) {
    std::cerr << "usage: quantity_bench FILE (with text in it)\n";
    return 2;
  }
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  std::size_t found = 0, bytes = 0;
  std::chrono::duration<double> taken{};
  for (; taken.count() < 1; taken = Clock::now() - start) {
    found += claimwatch::read_quantities(text).size();
    bytes += text.size();
  }
  constexpr double megabyte = 1e6;
  std::cout << static_cast<double>(bytes) / megabyte / taken.count() << " MB/s, " << found * text.size() / bytes
            << " quantities\n";
}
