#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"

// Where saved pages have what a reader of them needs; from sites.toml.

namespace claimwatch {

/// What an element must be, as CSS writes it: "div.news_body", "#dic_area", "meta[name=pubdate]", ".head .date".
struct Selector {
  struct Attribute {
    std::string name;
    char sign = 0;  ///< '=': is `value`; '^', '$', '*': begins with it, ends with it, holds it; 0: is there at all.
    std::string value;
  };
  struct Element {
    std::string tag, id;  ///< Empty: any.
    std::vector<std::string> classes;
    std::vector<Attribute> attributes;
  };
  std::vector<Element> path;  ///< The element is the last; each lies somewhere in the one before.
};

/// Errors: what CSS does not know, or what is not read here ("a > b", ":first-child", "a, b").
Result<Selector> selector_of(std::string_view css);

/// Where a page gives a date.
struct DatePlace {
  Selector at;
  std::string attribute;  ///< Of the element; when empty, its text is meant.
  std::string label;      ///< Words that the date stands behind: "입력". When empty, the date is the whole.
};

/// What holds for the pages of some hosts.
struct Site {
  std::vector<std::string> hosts;        ///< With their sub-domains; none: all pages.
  std::vector<Selector> body;            ///< Where the article stands; of several the first that is there.
  std::vector<Selector> drop;            ///< What is no part of it.
  std::vector<std::string> drop_words;   ///< An element with such a word in its class or id is none either.
  std::vector<std::string> drop_lines;   ///< A short line that holds such words is none either,
  std::vector<std::string> whole_lines;  ///< and neither is one that is these words.
  std::vector<Selector> title, source;
  std::vector<DatePlace> published, modified;

  bool is_of(std::string_view host) const;
};

}  // namespace claimwatch
