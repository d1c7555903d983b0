#include "monitor/readers/feed_article.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "diffcore/text/decode.h"
#include "monitor/readers/html_text.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/metadata.h"
#include "monitor/readers/when.h"

namespace claimwatch {
namespace {

/// Letters and digits alone, in lower case: "capitalferry".
std::string folded(std::string_view words) {
  std::string out = lower(words);
  std::erase_if(out, [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; });
  return out;
}

bool has_html(std::string_view content) {
  for (std::size_t at = content.find('<'); at != std::string_view::npos; at = content.find('<', at + 1)) {
    const char next = at + 1 < content.size() ? content[at + 1] : ' ';
    if (std::isalpha(static_cast<unsigned char>(next)) != 0 || next == '/' || next == '!') return true;
  }
  return false;
}

/// "The post X appeared first on Y." of WordPress.
void take_off_footer(std::string& text) {
  text.resize(text.find_last_not_of('\n') + 1);
  const std::size_t last = text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1;
  const std::string_view line = std::string_view(text).substr(last);
  const bool footer = line.starts_with("The post ") && line.find(" appeared first on ") != std::string_view::npos;
  if (!footer || last == 0) return;
  text.resize(last);
  text.resize(text.find_last_not_of('\n') + 1);
}

}  // namespace

Result<Article> article_of(FeedArticle found, const InboxItem& item) {
  Article article;
  offer("title", found.title, "feed", item, article);
  offer("source", found.source, "feed", item, article);
  offer("url", found.url, "feed", item, article);
  offer("published", found.dates.published, "feed", item, article);
  // Atom need not say when an entry was published first.
  offer(article.published.value.empty() ? "published" : "modified", found.dates.modified, "feed", item, article);
  const auto published = when_of(article.published.value), modified = when_of(article.modified.value);
  if (published && modified && unix_seconds(*modified) <= unix_seconds(*published)) article.modified = {};
  for (const std::string& id : {found.id, found.url, found.title + found.dates.published}) {
    if (article.id.value.empty() && !id.empty()) article.id = {id, "feed"};
  }
  if (article.id.value.empty()) {
    return Error{item.name + ": the element has neither guid, link, title nor date to know it again by"};
  }
  if (found.text.find_first_not_of(" \t\n") == std::string::npos) {
    return Error{item.name + ": the element has no text; save its page, " +
                 (found.url.empty() ? "whose address it does not tell" : found.url)};
  }
  article.text = std::move(found.text);
  return article;
}

std::string outlet_named(std::string_view title, std::string_view address) {
  const std::string host = folded(address);
  for (const std::string_view between : {" - ", " | ", ": ", " – ", " — ", " » ", " > ", " · "}) {
    const std::size_t at = title.find(between);
    if (at == std::string_view::npos) continue;
    for (const std::string_view side : {title.substr(0, at), title.substr(at + between.size())}) {
      if (folded(side).size() >= 3 && host.find(folded(side)) != std::string::npos) return std::string(trimmed(side));
    }
  }
  return std::string(trimmed(title));
}

Result<std::string> text_of_feed_content(const std::string& content) {
  const bool html =
      has_html(content) || (content.find('&') != std::string::npos && content.find('\n') == std::string::npos);
  if (!html) return normalised(content);
  auto text = text_of_html_fragment(content);
  if (text) take_off_footer(*text);
  return text;
}

}  // namespace claimwatch
