#pragma once

#include <string_view>
#include <vector>

#include "diffcore/result.h"
#include "diffcore/topic/rules.h"
#include "monitor/readers/article.h"

// A reader is one file behind one interface: it gives a `Reader`, and read_article.cpp lists it.

namespace claimwatch {

struct Reader {
  std::string_view name;                       ///< For messages: "a PDF file".
  bool (*recognises)(std::string_view bytes);  ///< By what the bytes begin with.
  std::vector<std::string_view> extensions;    ///< In lower case, of what no content tells: ".txt".
  /// Null while the format is not read yet. Gives what the content says; sidecar and file name come after it. An error
  /// is one of the item as a whole.
  Result<std::vector<Part>> (*read)(const InboxItem& item, const Rules& rules);
};

/// The only part of an item.
std::vector<Part> only_part(const InboxItem& item, Article article);

/// RSS and Atom, and JSON Feed: each element an article.
Reader feed_reader();
Reader json_feed_reader();

/// Mail, PDF by poppler's pdftotext, and Word's documents.
Reader mail_reader();
Reader pdf_reader();
Reader docx_reader();

/// Plain text and Markdown, with front matter or without.
Reader text_reader();

/// Saved pages, and those saved with their pictures in one file.
Reader html_reader();
Reader mhtml_reader();
/// The article of a page that stands in another format. `charset` is what is declared of `bytes`, `address` where the
/// page is from, as far as that format says it. Errors: no text, no article, a page that no browser would show.
Result<Article> read_html(const InboxItem& item, std::string_view bytes, std::string_view charset, std::string address,
                          const Rules& rules);

}  // namespace claimwatch
