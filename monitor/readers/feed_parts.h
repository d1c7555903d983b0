#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"
#include "diffcore/text/decode.h"
#include "diffcore/text/range.h"
#include "monitor/readers/article.h"

// A feed taken apart into its elements, without reading them: a broken one fails alone.

namespace claimwatch {

struct FeedElement {
  Range range;
  bool whole = true;  ///< Whether its end is there.
};

/// What a feed is made of. An element together with what stands around it is a feed again, of that element alone.
struct FeedParts {
  std::string opening;
  std::vector<Range> head;  ///< What it says of itself as a whole: its title, address and author.
  std::string behind_each;  ///< of the head's pieces
  std::string before_element, closing;
  std::vector<FeedElement> elements;
  bool complete = false;  ///< Whether the feed has its end.
};

/// The elements of RSS 0.9 to 2.0 and Atom. Errors: XML that is no feed, or one out of all proportion.
Result<FeedParts> xml_feed_parts(std::string_view text);

/// Those of JSON Feed. Errors: JSON that is no feed.
Result<FeedParts> json_feed_parts(std::string_view text);

/// Reads each element of a feed by `read`, which is given it as a feed of its own; its errors are the element's.
/// An element's bytes are its own out of the item's, with those of the head; UTF-16 becomes UTF-8.
std::vector<Part> read_elements(const FeedParts& feed, const Decoded& decoded, const InboxItem& item,
                                Result<Article> (*read)(const InboxItem& element, std::string_view text));

}  // namespace claimwatch
