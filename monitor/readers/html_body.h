#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "diffcore/topic/sites.h"
#include "monitor/readers/html_text.h"

namespace claimwatch {

/// The article of a page: its text's blocks, and the nodes that they were found in.
struct HtmlBody {
  std::vector<HtmlBlock> blocks;
  std::vector<std::size_t> roots;  ///< In the order of the page; empty where no article was found.
};

/// Finds the article by what the sites' rules say of such pages, else where most of the running text is. Without
/// navigation, advertisements, related links, comments, captions, notices of copyright and the like, and without its
/// own title.
HtmlBody body_of(const HtmlPage& page, const std::vector<const Site*>& sites, std::string_view title);

}  // namespace claimwatch
