#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace claimwatch {

/// News text for measurements, Korean and English by turns: 1 to 10 KB of the corpora's words in random order, of which
/// one to three sentences claim something, dated over ten years. Of one number always the same.
class GeneratedArticles {
 public:
  /// Takes the words of the corpora in `folder`, "ko" and "en".
  explicit GeneratedArticles(const std::filesystem::path& folder);

  /// The file's bytes, with front matter.
  std::string article(int number) const;
  /// "2019/00042.txt", below the inbox.
  static std::string name(int number);

 private:
  struct Language {
    std::vector<std::string> words, outlets, claims;
  };
  Language languages_[2];
};

}  // namespace claimwatch
