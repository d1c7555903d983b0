#pragma once

#include <string>
#include <string_view>

#include "diffcore/result.h"
#include "monitor/readers/article.h"

// What the elements of RSS, Atom and JSON Feed have in common.

namespace claimwatch {

struct FeedDates {
  std::string published, modified;  ///< As the feed writes them.
};

struct FeedArticle {
  std::string text, title, id, url, source;
  FeedDates dates;
};

/// The article of an element. What is no date and no address of the web is left out: feeds are written by programs, and
/// nobody is there to correct them. Errors: an element without text, or without anything to know it again by.
Result<Article> article_of(FeedArticle found, const InboxItem& item);

/// The outlet whose feed has this title and address: "Capital Ferry" of "Capital Ferry: Artificial Intelligence" at
/// capitalferry.com.
std::string outlet_named(std::string_view title, std::string_view address);

/// Text or HTML of a feed as text, without what blogs' software puts below it.
Result<std::string> text_of_feed_content(const std::string& content);

}  // namespace claimwatch
