#include <nlohmann/json.hpp>

#include "diffcore/text/decode.h"
#include "monitor/readers/feed_article.h"
#include "monitor/readers/feed_parts.h"
#include "monitor/readers/html_text.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/reader.h"

// JSON Feed 1.0 and 1.1.

namespace claimwatch {
namespace {

using nlohmann::json;

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? found->dump() : "";  // an id, though it ought to be a string
}

/// The longer of its forms: some feeds have only the beginning in one of them.
Result<std::string> text_of_element(const json& element) {
  std::string longest = normalised(text_at(element, "content_text"));
  auto html = text_of_html_fragment(text_at(element, "content_html"));
  if (!html) return html;
  if (html->size() >= longest.size()) longest = *std::move(html);
  return longest.empty() ? normalised(text_at(element, "summary")) : longest;
}

Result<Article> read_element(const InboxItem& item, std::string_view text) {
  const json feed = json::parse(text, nullptr, false);
  if (!feed.is_object() || !feed.contains("items") || feed["items"].size() != 1 || !feed["items"][0].is_object()) {
    return Error{item.name + ": the element is broken JSON; the other elements are read"};
  }
  const json& element = feed["items"][0];
  FeedArticle found;
  auto content = text_of_element(element);
  if (!content) return Error{item.name + ": " + content.error().message};
  found.text = *std::move(content);
  found.title = in_one_line(normalised(text_at(element, "title")));
  found.id = text_at(element, "id");
  found.url = text_at(element, "url");
  found.source = outlet_named(normalised(text_at(feed, "title")), text_at(feed, "home_page_url"));
  found.dates = {text_at(element, "date_published"), text_at(element, "date_modified")};
  return article_of(std::move(found), item);
}

bool is_json_feed(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  return stripped(bytes.substr(0, 64)).starts_with('{') &&
         bytes.find("jsonfeed.org/version/") != std::string_view::npos;
}

Result<std::vector<Part>> read_feed(const InboxItem& item, const Rules& /*rules*/) {
  const auto decoded = decode(item.bytes, "utf-8");
  if (!decoded) return Error{item.name + ": " + decoded.error().message};
  const auto feed = json_feed_parts(decoded->text);
  if (!feed) return Error{item.name + ": " + feed.error().message};
  return read_elements(*feed, *decoded, item, read_element);
}

}  // namespace

Reader json_feed_reader() { return {"a JSON Feed", is_json_feed, {".json"}, read_feed}; }

}  // namespace claimwatch
