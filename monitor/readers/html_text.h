#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"
#include "monitor/readers/html_tree.h"

namespace claimwatch {

/// Lines of a page that belong together: a paragraph, a heading, an item of a list, a table.
struct HtmlBlock {
  enum class Kind { paragraph, heading, item, table };
  Kind kind = Kind::paragraph;
  std::string text;  ///< As read: white space as a browser shows it, <br> as \n, a row of a table as cells with " | ".
  std::size_t node = 0;    ///< The element that it is the text of.
  std::size_t linked = 0;  ///< Bytes of `text` that are links.
};

/// A flag for each node of a page.
using NodeSet = std::vector<bool>;

/// The nodes that show no words to a reader: scripts, buttons, what is hidden. What lies in one of them is not marked.
NodeSet unshown(const HtmlPage& page);

/// The blocks of what lies in `root`, less what lies in nodes of `dropped`.
std::vector<HtmlBlock> blocks_of(const HtmlPage& page, std::size_t root, const NodeSet& dropped);

/// The words of what lies in `root`, in one line.
std::string words_of(const HtmlPage& page, std::size_t root);

/// Blocks as lines of plain text: an empty line between two, but for the items of a list; headings behind "##".
std::string text_of_blocks(const std::vector<HtmlBlock>& blocks);

/// The text of a piece of HTML, such as a feed's or a mail's, all of it. Errors: those of `parse_html`.
Result<std::string> text_of_html_fragment(std::string_view utf8);

}  // namespace claimwatch
