#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "monitor/readers/article.h"
#include "monitor/readers/html_body.h"

// What a page says of its article: in JSON-LD, in meta tags and the like, where rules of its site tell, in <time>, and
// in the lines between its title and its text. Each fills in what those before it leave open.

namespace claimwatch {

/// A page that is being read.
struct PageInHand {
  const InboxItem& item;
  const HtmlPage& page;
  std::string address;  ///< Where it was saved from, if the file says so.
};

/// What its head says.
void take_head(const PageInHand& in, Article& article);

/// The rules for the article's site, from its address, the site's own first.
std::vector<const Site*> sites_of(const Article& article, const Rules& rules);

/// What rules of its site tell.
void take_by_rules(const PageInHand& in, const std::vector<const Site*>& sites, Article& article);

/// What stands around its text.
void take_surroundings(const PageInHand& in, const HtmlBody& body, Article& article);

}  // namespace claimwatch
