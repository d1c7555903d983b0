#include "tests/support/article_file.h"

#include <fstream>
#include <iterator>
#include <sstream>

namespace claimwatch {

ArticleFile article_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string all(std::istreambuf_iterator<char>(in), {});
  const auto end = all.find("\n---\n");
  ArticleFile article{path.filename().string(), "", "", all.substr(end + 5), std::nullopt};
  std::istringstream lines(all.substr(0, end));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("title: ")) article.title = line.substr(7);
    if (line.starts_with("source: ")) article.source = line.substr(8);
    if (line.starts_with("published: ")) article.published = day_of_iso(line.substr(11));
  }
  return article;
}

}  // namespace claimwatch
