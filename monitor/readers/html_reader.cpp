#include <algorithm>

#include "diffcore/text/decode.h"
#include "monitor/readers/html_body.h"
#include "monitor/readers/html_charset.h"
#include "monitor/readers/html_metadata.h"
#include "monitor/readers/html_text.h"
#include "monitor/readers/html_tree.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/reader.h"

namespace claimwatch {
namespace {

/// Without marks of byte order, and without the zero bytes of UTF-16: what a page begins with can be read in any
/// charset.
std::string beginning(std::string_view bytes) {
  std::string start(bytes.substr(0, 4096));
  for (const std::string_view mark : {"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"}) {
    if (start.starts_with(mark)) start.erase(0, mark.size());
  }
  std::erase(start, '\0');
  return lower(start);
}

/// White space, comments and instructions such as <?xml ...?>, which may stand before a page.
void skip_preamble(std::string_view& text) {
  const auto skip = [&text](std::string_view open, std::string_view close) {
    if (!text.starts_with(open)) return false;
    const std::size_t end = text.find(close, open.size());
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + close.size());
    return true;
  };
  do {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
  } while (skip("<!--", "-->") || skip("<?", ">"));
}

bool is_html(std::string_view bytes) {
  const std::string start = beginning(bytes);
  std::string_view text = start;
  skip_preamble(text);
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body"}) {
    if (!text.starts_with(tag)) continue;
    const std::string_view rest = text.substr(tag.size());
    if (rest.empty() || std::isalnum(static_cast<unsigned char>(rest[0])) == 0) return true;
  }
  return false;
}

/// "https://…" of "<!-- saved from url=(0042)https://… -->" and of its like, which browsers put on top of what they
/// save.
std::string saved_from(const HtmlPage& page) {
  for (const HtmlNode& node : page) {
    if (node.is("body")) break;
    if (!node.is(comment_tag) || lower(node.text).find("saved") == std::string::npos) continue;
    const std::size_t start = node.text.find("http");
    if (start == std::string::npos) continue;
    return node.text.substr(start, node.text.find_first_of(" \t\r\n", start) - start);
  }
  return {};
}

Result<std::vector<Part>> read(const InboxItem& item, const Rules& rules) {
  auto article = read_html(item, item.bytes, declared_charset(item.bytes), {}, rules);
  if (!article) return article.error();
  return only_part(item, *std::move(article));
}

}  // namespace

Result<Article> read_html(const InboxItem& item, std::string_view bytes, std::string_view charset, std::string address,
                          const Rules& rules) {
  const auto decoded = decode(bytes, charset);
  if (!decoded) return Error{item.name + ": " + decoded.error().message};
  const auto page = parse_html(decoded->text);
  if (!page) return Error{item.name + ": " + page.error().message};
  PageInHand in{item, *page, std::move(address)};
  if (in.address.empty()) in.address = saved_from(*page);

  Article article;
  article.charset = decoded->charset;
  take_head(in, article);
  const std::vector<const Site*> sites = sites_of(article, rules);
  take_by_rules(in, sites, article);
  const HtmlBody body = body_of(*page, sites, article.title.value);
  article.text = text_of_blocks(body.blocks);
  if (article.text.empty()) {
    return Error{item.name + ": there is no article in the page; save it once more when its text is shown, or as .txt"};
  }
  take_surroundings(in, body, article);
  return article;
}

Reader html_reader() { return {"HTML", is_html, {".html", ".htm", ".xhtml"}, read}; }

}  // namespace claimwatch
