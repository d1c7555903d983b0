#pragma once

#include <string_view>
#include <vector>

#include "diffcore/result.h"
#include "monitor/readers/article.h"

// A reader is one file behind one interface: it gives a `Reader`, and read_article.cpp lists it.

namespace claimwatch {

struct Reader {
  std::string_view name;                           ///< For messages: "a PDF file".
  bool (*recognises)(std::string_view bytes);      ///< By what the bytes begin with.
  std::vector<std::string_view> extensions;        ///< In lower case, of what no content tells: ".txt".
  Result<Article> (*read)(const InboxItem& item);  ///< Null while the format is not read yet.
};

/// Plain text and Markdown, with front matter or without.
Reader text_reader();

}  // namespace claimwatch
