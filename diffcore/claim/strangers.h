#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diffcore/claim/mentions.h"

namespace claimwatch {

/// Companies that no file names and that an article introduces as such: "SenseTime, the Hong Kong group that …", "the
/// carmaker Volkswagen", "Thrive Capital".
class Strangers {
 public:
  Strangers() = default;
  Strangers(std::string_view text, const std::vector<ReadSentence>& sentences, const RulesData& rules);

  const std::vector<Entity>& entities() const { return entities_; }

  /// Where a sentence names them, in its order, each with its index.
  std::vector<std::pair<Range, std::size_t>> named_in(const std::vector<Token>& tokens, std::string_view text) const;

 private:
  void add(std::string_view text, const std::vector<Token>& tokens, std::size_t first, std::size_t last,
           const Language& language, const RulesData& rules);

  std::vector<Entity> entities_;
  std::vector<std::pair<std::vector<std::string>, std::size_t>> names_;  ///< Their words, and whose name they are.
};

}  // namespace claimwatch
