#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "diffcore/result.h"
#include "diffcore/text/search_words.h"
#include "monitor/index/database.h"

namespace claimwatch {

/// The words of all readings' titles and texts, in the index. Filled when somebody searches, and from then on by each
/// search with what came since: reading articles in bulk does not wait for it.
class TextSearch {
 public:
  /// `path`: of an index that is open already, and so has its tables.
  static Result<TextSearch> open(const std::string& path);

  /// Gives the text of a reading by its path.
  using TextOf = std::function<Result<std::string>(const std::string& path)>;
  /// Told before texts are taken, and after each batch.
  using Progress = std::function<void(std::size_t taken, std::size_t all)>;
  /// Takes the texts of all readings that it does not have yet.
  Result<void> fill(const TextOf& text_of, const Progress& progress);

  /// How well each reading, by its row, has the phrase, if it has it at all; sorted. A phrase that few have counts
  /// more, in a title more than in a text. The ranks of several phrases can be added.
  using Ranks = std::vector<std::pair<std::int64_t, std::int64_t>>;
  Result<Ranks> find(const SearchPhrase& phrase) const;

 private:
  struct Missing {
    std::int64_t row;
    std::string path, title;
  };
  explicit TextSearch(const std::string& path) : database_(path) {}
  /// So many of those that come first, and how many there are.
  std::pair<std::vector<Missing>, std::size_t> missing(std::size_t most) const;
  std::int64_t last_row() const;
  void take(const std::vector<Missing>& readings, const std::vector<std::string>& texts);
  Database database_;
};

}  // namespace claimwatch
