#include <map>
#include <utility>

#include "diffcore/topic/rules_data.h"

namespace claimwatch {

PatternIndex::PatternIndex(std::vector<Frame>& frames, std::size_t words) : sets_of_(words) {
  std::map<WordSet, std::size_t> known;
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    for (std::size_t pattern = 0; pattern < frames[frame].patterns.size(); ++pattern) {
      const Element* rarest = nullptr;
      const Element* next = nullptr;
      for (Element& element : frames[frame].patterns[pattern].elements) {
        if (element.kind != Element::Kind::words) continue;
        element.set = known.try_emplace(element.words, known.size()).first->second;
        const auto is_rarer = [&](const Element* than) {
          return than == nullptr || element.words.size() < than->words.size();
        };
        if (is_rarer(rarest)) {
          next = std::exchange(rarest, &element);
        } else if (is_rarer(next)) {
          next = &element;
        }
      }
      asked_by_.resize(known.size());
      if (rarest == nullptr) {
        wordless_.push_back({frame, pattern});
      } else {
        asked_by_[rarest->set].push_back({frame, pattern, next == nullptr ? rarest->set : next->set});
      }
    }
  }
  for (const auto& [set, number] : known) {
    for (const WordId word : set) sets_of_[word].push_back(number);
  }
}

}  // namespace claimwatch
