#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "diffcore/text/day.h"

namespace claimwatch {

/// An article of fixtures/corpus: `---` front matter, then the text.
struct ArticleFile {
  std::string name, title, source, text;
  std::optional<Day> published;
};

ArticleFile article_file(const std::filesystem::path& path);

}  // namespace claimwatch
