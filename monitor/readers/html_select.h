#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "diffcore/topic/sites.h"
#include "monitor/readers/html_tree.h"

namespace claimwatch {

/// Whether a node is what a selector says.
bool is_selected(const HtmlPage& page, std::size_t node, const Selector& selector);

/// The nodes that a selector means, in the order of the page.
std::vector<std::size_t> selected(const HtmlPage& page, const Selector& selector);

/// The words that class names and ids are made of, in lower case: "related", "articles" of "relatedArticles" and
/// "related-articles".
std::vector<std::string> words_of_name(std::string_view name);

}  // namespace claimwatch
