#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diffcore/result.h"

namespace claimwatch {

/// An element of an HTML page, or a text between its tags.
struct HtmlNode {
  std::string tag;   ///< In lower case; empty for a text.
  std::string text;  ///< Of a text, and of a comment.
  std::vector<std::pair<std::string, std::string>> attributes;
  std::size_t parent = 0;  ///< The first node is its own.
  std::size_t end = 0;     ///< The first node behind those that lie in this one.

  bool is(std::string_view name) const { return tag == name; }
  bool is_text() const { return tag.empty(); }
  bool has(std::string_view attribute) const;
  /// Empty when it is not there.
  std::string_view attribute(std::string_view name) const;
};

/// The tag that stands for a comment: "<!-- saved from url=... -->".
constexpr std::string_view comment_tag = "!--";

/// A page as browsers see it: all its nodes in the order of the page, each before those that lie in it, so that no walk
/// needs to call itself, however deep the page is.
using HtmlPage = std::vector<HtmlNode>;

/// Errors: a page that is made to be large out of all proportion to its bytes, or to be slow to read.
Result<HtmlPage> parse_html(std::string_view utf8);

}  // namespace claimwatch
