#include <algorithm>

#include "monitor/readers/html_charset.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/mime.h"
#include "monitor/readers/reader.h"

// A page with its pictures in one file, as browsers save it: a mail that nobody sent.

namespace claimwatch {
namespace {

/// A mail whose parts belong together, without what only a mail has that was sent.
bool is_saved_page(std::string_view bytes) {
  bool is_related = false;
  for (Lines lines{bytes}; const auto line = lines.take();) {
    const std::string header = lower(line->substr(0, 80));
    if (header.empty() || header == "\r") break;
    if (header.starts_with("snapshot-content-location:") || header.starts_with("from: <saved by")) return true;
    if (header.starts_with("received:") || header.starts_with("to:") || header.starts_with("message-id:")) return false;
    if (header.starts_with("content-type:") && header.find("multipart/related") != std::string::npos) is_related = true;
  }
  return is_related;
}

/// The page itself: pictures, styles and the pages in its frames come behind it.
const MimeEntity* page_of(const MimeEntity& entity) {
  if (entity.type == "text/html" || entity.type == "application/xhtml+xml") return &entity;
  for (const MimeEntity& child : entity.children) {
    if (const MimeEntity* page = page_of(child)) return page;
  }
  return nullptr;
}

Result<std::vector<Part>> read(const InboxItem& item, const Rules& rules) {
  const auto mime = parse_mime(item.bytes);
  if (!mime) return Error{item.name + ": " + mime.error().message};
  const MimeEntity* page = page_of(*mime);
  if (page == nullptr) return Error{item.name + ": there is no page in the file; save it again as a web page"};
  const std::string charset = page->charset.empty() ? declared_charset(page->content) : page->charset;
  auto article = read_html(item, page->content, charset, page->location, rules);
  if (!article) return article.error();
  return only_part(item, *std::move(article));
}

}  // namespace

Reader mhtml_reader() { return {"a web archive (MHTML)", is_saved_page, {".mhtml", ".mht"}, read}; }

}  // namespace claimwatch
