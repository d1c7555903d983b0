#include <libxml/HTMLparser.h>
#include <libxml/uri.h>

#include <algorithm>
#include <array>

#include "diffcore/text/decode.h"
#include "monitor/readers/feed_article.h"
#include "monitor/readers/feed_parts.h"
#include "monitor/readers/html_text.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/reader.h"
#include "monitor/readers/xml.h"

// RSS 0.9 to 2.0 and Atom. Each element is read by itself, so that a broken one fails alone.

namespace claimwatch {
namespace {

/// What `&` begins here: the length of an entity or of a reference to a character; 0 where it is a bare "&".
std::size_t reference_length(std::string_view text) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  std::string_view name = text.substr(1, end - 1);
  const auto consists_of = [&](std::string_view set) {
    return !name.empty() && name.find_first_not_of(set) == std::string_view::npos;
  };
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  if (!name.starts_with('#')) return consists_of(letters) ? end + 1 : 0;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  return consists_of(hex ? "0123456789abcdefABCDEF" : "0123456789") ? end + 1 : 0;
}

/// The entity in the terms of XML, which knows five of HTML's.
std::string mended(std::string_view reference) {
  const std::string name(reference.substr(1, reference.size() - 2));
  constexpr std::array<std::string_view, 5> known = {"amp", "lt", "gt", "quot", "apos"};
  if (name[0] == '#' || std::ranges::find(known, name) != known.end()) return std::string(reference);
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return entity == nullptr ? "&amp;" + name + ';' : "&#" + std::to_string(entity->value) + ';';
}

/// Many feeds have "AT&T" and "&nbsp;" where XML does not allow them.
std::string with_mended_ampersands(std::string_view xml) {
  std::string out;
  while (!xml.empty()) {
    const bool cdata = xml.starts_with("<![CDATA[");
    const std::size_t next = cdata ? std::min(xml.find("]]>"), xml.size())
                                   : std::min({xml.find('&', 1), xml.find("<![CDATA[", 1), xml.size()});
    const std::size_t reference = xml.front() == '&' ? reference_length(xml) : 0;
    if (reference > 0) {
      out += mended(xml.substr(0, reference));
    } else if (xml.front() == '&') {
      out += "&amp;";
    }
    const std::size_t done = reference > 0 ? reference : xml.front() == '&' ? 1 : 0;
    out += xml.substr(done, std::max(next, done) - done);
    xml.remove_prefix(std::max(next, done));
  }
  return out;
}

// Namespaces that feeds use, by a name of ours; an undeclared prefix stands for itself.
constexpr std::pair<std::string_view, std::string_view> namespaces[] = {
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dc"},
    {"dcterms", "dc"},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
    {"http://www.w3.org/2005/Atom", "atom"},
    {"http://search.yahoo.com/mrss/", "media"},
    {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
};

std::string_view space_of(const xmlNode& node) {
  const std::string_view own = namespace_of(node);
  const auto* known = std::ranges::find(namespaces, own, [](const auto& pair) { return pair.first; });
  return known == std::end(namespaces) ? own : known->second;
}

/// The children of an element by names such as "title", which are of its own namespace, and "dc:date".
class Children {
 public:
  explicit Children(const xmlNode& element) : own_(space_of(element)), all_(children_of(element)) {}

  const xmlNode* first(std::string_view name) const {
    const auto found = std::ranges::find_if(all_, [&](const xmlNode* child) { return is(*child, name); });
    return found == all_.end() ? nullptr : *found;
  }
  std::vector<const xmlNode*> all(std::string_view name) const {
    std::vector<const xmlNode*> found;
    std::ranges::copy_if(all_, std::back_inserter(found), [&](const xmlNode* child) { return is(*child, name); });
    return found;
  }
  std::string text(std::string_view name) const {
    const xmlNode* child = first(name);
    return child == nullptr ? "" : std::string(stripped(text_in(*child)));
  }

 private:
  bool is(const xmlNode& child, std::string_view name) const {
    const std::size_t colon = name.find(':');
    const std::string_view space = colon == std::string_view::npos ? own_ : name.substr(0, colon);
    return local_name(child) == name.substr(colon + 1) && space_of(child) == space;
  }

  std::string_view own_;
  std::vector<xmlNode*> all_;
};

std::string resolved(const std::string& address, const xmlNode& at, const std::string& fallback_base) {
  xmlChar* base = xmlNodeGetBase(at.doc, &at);
  const xmlChar* from = base != nullptr ? base : reinterpret_cast<const xmlChar*>(fallback_base.c_str());
  xmlChar* whole = xmlBuildURI(reinterpret_cast<const xmlChar*>(address.c_str()), from);
  const std::string out = whole == nullptr ? address : reinterpret_cast<const char*>(whole);
  xmlFree(whole);
  xmlFree(base);
  return out;
}

/// Where the element can be read in full: RSS's link as a text, Atom's as an attribute, of several the one of the page.
std::string link_of(const Children& in, std::string_view name) {
  const xmlNode* best = nullptr;
  for (const xmlNode* link : in.all(name)) {
    const std::string rel = attribute_of(*link, "rel"), type = attribute_of(*link, "type");
    if (!rel.empty() && rel != "alternate") continue;
    if (best == nullptr || type == "text/html") best = link;
  }
  if (best == nullptr) return {};
  const std::string href = attribute_of(*best, "href");
  return href.empty() ? std::string(stripped(text_in(*best))) : href;
}

std::string url_of(const xmlNode& element, const Children& in, const std::string& home) {
  std::string url = in.text("feedburner:origLink");
  if (url.empty()) url = link_of(in, "link");
  if (url.empty()) url = link_of(in, "atom:link");
  const xmlNode* guid = in.first("guid");
  if (url.empty() && guid != nullptr && attribute_of(*guid, "isPermaLink") != "false") url = in.text("guid");
  return url.empty() ? url : resolved(url, element, home);
}

std::string id_of(const xmlNode& element, const Children& in) {
  for (const char* name : {"guid", "id"}) {
    if (std::string id = in.text(name); !id.empty()) return id;
  }
  return attribute_of(element, "about");
}

/// A content as text. RSS does not say what it is: HTML, or lines of text that have no tags.
Result<std::string> content_of(const xmlNode& node) {
  const std::string type = attribute_of(node, "type");
  if (type == "xhtml") return text_of_html_fragment(inner_xml(node));
  if (!attribute_of(node, "src").empty()) return std::string();
  std::string content = text_in(node);
  if (type == "text" || type == "plain") return normalised(content);
  return text_of_feed_content(content);
}

/// The longest of what the element has: some feeds have the text in one place, and its beginning in others.
Result<std::string> text_of_element(const Children& in) {
  std::string longest;
  for (const char* name :
       {"content:encoded", "content", "description", "summary", "atom:content", "media:description"}) {
    const xmlNode* node = in.first(name);
    if (node == nullptr) continue;
    auto text = content_of(*node);
    if (!text) return text;
    if (text->size() > longest.size()) longest = *std::move(text);
  }
  return longest;
}

std::string title_in(const Children& in) {
  const xmlNode* title = in.first("title");
  if (title == nullptr) return {};
  const auto text = content_of(*title);
  return text ? in_one_line(*text) : "";
}

FeedDates dates_of(const Children& in) {
  FeedDates dates;
  for (const char* name : {"pubDate", "published", "issued", "dc:issued", "dc:created", "dc:date"}) {
    if (dates.published.empty()) dates.published = in.text(name);
  }
  for (const char* name : {"updated", "modified", "atom:updated", "dc:modified"}) {
    if (dates.modified.empty()) dates.modified = in.text(name);
  }
  return dates;
}

/// The outlet that an element of another feed comes from, or the feed's own.
std::string outlet_of_element(const Children& in, const Children& feed) {
  if (const xmlNode* source = in.first("source")) {
    const Children of_source(*source);
    const std::string title = title_in(of_source);
    if (!title.empty()) return outlet_named(title, link_of(of_source, "link"));
    if (std::string name = in_one_line(text_in(*source)); !name.empty() && of_source.first("id") == nullptr)
      return name;
  }
  return outlet_named(title_in(feed), link_of(feed, "link"));
}

const xmlNode* find_below(const xmlNode& root, std::string_view name) {
  for (const xmlNode* child : children_of(root)) {
    if (local_name(*child) == name) return child;
  }
  return nullptr;
}

Result<Article> read_element(const InboxItem& item, std::string_view text) {
  const auto document = parse_xml(with_mended_ampersands(text));
  if (!document) return Error{item.name + ": " + document.error().message + "; the other elements are read"};
  const xmlNode& root = *xmlDocGetRootElement(document->get());
  const xmlNode* channel = find_below(root, "channel");
  const xmlNode& feed = channel == nullptr ? root : *channel;
  const xmlNode* element = find_below(feed, "item");
  if (element == nullptr) element = find_below(root, "item");
  if (element == nullptr) element = find_below(root, "entry");
  if (element == nullptr) return Error{item.name + ": there is no element in the feed"};

  const Children in(*element), of_feed(feed);
  FeedArticle found;
  auto content = text_of_element(in);
  if (!content) return Error{item.name + ": " + content.error().message};
  found.text = *std::move(content);
  found.title = title_in(in);
  found.id = id_of(*element, in);
  found.url = url_of(*element, in, link_of(of_feed, "link"));
  found.source = outlet_of_element(in, of_feed);
  found.dates = dates_of(in);
  return article_of(std::move(found), item);
}

bool is_feed(std::string_view bytes) {
  std::string start(bytes.substr(0, 4096));
  std::erase(start, '\0');  // of UTF-16
  for (std::size_t at = start.find('<'); at != std::string::npos; at = start.find('<', at + 1)) {
    if (start.compare(at, 4, "<!--") == 0) at = std::min(start.find("-->", at), start.size() - 1);
    const std::string_view tag = std::string_view(start).substr(at + 1, 40);
    if (tag.empty() || std::string_view("?!->").find(tag.front()) != std::string_view::npos) continue;
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n>/"));
    const std::string_view local = name.substr(name.find(':') + 1);
    return local == "rss" || local == "RDF" || local == "feed";
  }
  return false;
}

/// What the XML says of its charset.
std::string_view declared_charset(std::string_view bytes) {
  bytes = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  const std::size_t at = bytes.find("encoding=");
  if (at == std::string_view::npos || at + 10 > bytes.size()) return {};
  const std::string_view value = bytes.substr(at + 10);
  return value.substr(0, value.find(bytes[at + 9]));
}

Result<std::vector<Part>> read_feed(const InboxItem& item, const Rules& /*rules*/) {
  const auto decoded = decode(item.bytes, declared_charset(item.bytes));
  if (!decoded) return Error{item.name + ": " + decoded.error().message};
  const auto feed = xml_feed_parts(decoded->text);
  if (!feed) return Error{item.name + ": " + feed.error().message};
  return read_elements(*feed, *decoded, item, read_element);
}

}  // namespace

Reader feed_reader() { return {"a feed", is_feed, {".rss", ".atom", ".rdf", ".xml"}, read_feed}; }

}  // namespace claimwatch
