#pragma once

#include <string>
#include <string_view>

#include "monitor/readers/html_tree.h"

namespace claimwatch {

/// What a page's JSON-LD says of its article, as it stands there; empty where it says nothing.
struct JsonLd {
  std::string title, source, published, modified, url, lang;
};

/// Of several articles the one with the address `url`, else the first. Scripts that are no JSON say nothing.
JsonLd json_ld_of(const HtmlPage& page, std::string_view url);

}  // namespace claimwatch
