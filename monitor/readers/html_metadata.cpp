#include "monitor/readers/html_metadata.h"

#include <algorithm>
#include <array>
#include <optional>

#include "diffcore/text/decode.h"
#include "diffcore/text/sentences.h"
#include "diffcore/text/utf8.h"
#include "monitor/readers/html_select.h"
#include "monitor/readers/json_ld.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/metadata.h"
#include "monitor/readers/own_words.h"
#include "monitor/readers/when.h"

namespace claimwatch {
namespace {

/// White space as one blank; what an exporter wrote as an entity twice over as the character.
std::string cleaned(std::string_view value) {
  std::string raw(value);
  if (value.find('&') != std::string_view::npos) {
    if (const auto page = parse_html(value)) raw = words_of(*page, 0);
  }
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    const Character c = character_at(raw, at);
    if (!is_space(c.value)) {
      out += std::string_view(raw).substr(at, c.size);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    at = c.end();
  }
  if (out.ends_with(' ')) out.pop_back();
  return normalised(out);
}

/// Fills in a field that is still open. An outlet's name is none of its addresses.
void fill(const PageInHand& in, Article& article, std::string_view key, std::string_view value, std::string_view from) {
  Field& field = field_of(article, key);
  if (!field.value.empty() || (key == "source" && value.starts_with("http"))) return;
  const bool is_prose = key == "title" || key == "source";
  if (auto kept = plausible_value(key, is_prose ? cleaned(value) : std::string(value), in.item))
    field = {*std::move(kept), std::string(from)};
}

struct MetaName {
  std::string_view name, key;
};
/// In the order of their ranks.
constexpr MetaName meta_names[] = {
    {"og:title", "title"},
    {"twitter:title", "title"},
    {"headline", "title"},
    {"dc.title", "title"},
    {"dcterms.title", "title"},
    {"parsely-title", "title"},
    {"sailthru.title", "title"},
    {"og:article:author", "source"},  // of Korean portals: the newspaper
    {"og:site_name", "source"},
    {"dc.publisher", "source"},
    {"dcterms.publisher", "source"},
    {"publisher", "source"},
    {"application-name", "source"},
    {"article:published_time", "published"},
    {"og:article:published_time", "published"},
    {"datepublished", "published"},
    {"dcterms.issued", "published"},
    {"dc.date.issued", "published"},
    {"parsely-pub-date", "published"},
    {"sailthru.date", "published"},
    {"og:regdate", "published"},
    {"pubdate", "published"},
    {"publishdate", "published"},
    {"publish-date", "published"},
    {"publish_date", "published"},
    {"dc.date", "published"},
    {"dcterms.date", "published"},
    {"dcterms.created", "published"},
    {"date", "published"},
    {"article:modified_time", "modified"},
    {"og:updated_time", "modified"},
    {"og:article:modified_time", "modified"},
    {"datemodified", "modified"},
    {"dcterms.modified", "modified"},
    {"dc.date.modified", "modified"},
    {"lastmod", "modified"},
    {"last-modified", "modified"},
    {"og:url", "url"},
    {"parsely-link", "url"},
    {"inlanguage", "lang"},
    {"og:locale", "lang"},
    {"content-language", "lang"},
    {"dc.language", "lang"},
};

/// What a meta tag, or an element of microdata that is like one, is called by: one name, in lower case.
std::string meta_name(const HtmlNode& node) {
  if (node.is("meta")) {
    for (const std::string_view attribute : {"property", "name", "itemprop", "http-equiv"}) {
      if (node.has(attribute)) return lower(node.attribute(attribute));
    }
  }
  return node.is("time") || node.is("h1") ? lower(node.attribute("itemprop")) : std::string();
}

std::string value_of(const HtmlPage& page, std::size_t node) {
  for (const std::string_view attribute : {"content", "datetime"}) {
    if (page[node].has(attribute)) return std::string(page[node].attribute(attribute));
  }
  return words_of(page, node);
}

/// Addresses that tell articles apart: a canonical link to the front page is a slip of many sites.
bool is_of_an_article(std::string_view url) {
  const std::size_t host = url.find("://");
  const std::size_t path = host == std::string_view::npos ? host : url.find('/', host + 3);
  return path != std::string_view::npos && path + 1 < url.size();
}

void take_canonical(const PageInHand& in, Article& article) {
  for (const HtmlNode& node : in.page) {
    if (!node.is("link") || lower(node.attribute("rel")) != "canonical") continue;
    if (is_of_an_article(node.attribute("href"))) fill(in, article, "url", node.attribute("href"), "canonical link");
  }
}

void take_json_ld(const PageInHand& in, Article& article) {
  const JsonLd said = json_ld_of(in.page, article.url.value);
  const std::pair<std::string_view, const std::string&> values[] = {
      {"title", said.title},       {"source", said.source}, {"published", said.published},
      {"modified", said.modified}, {"lang", said.lang},     {"url", said.url}};
  for (const auto& [key, value] : values) fill(in, article, key, value, "json-ld");
}

void take_meta(const PageInHand& in, Article& article) {
  std::vector<std::pair<std::string, std::size_t>> tags;
  for (std::size_t i = 0; i < in.page.size(); ++i) {
    if (std::string name = meta_name(in.page[i]); !name.empty()) tags.emplace_back(std::move(name), i);
  }
  for (const auto& [name, key] : meta_names) {
    for (const auto& [tag, node] : tags) {
      if (tag != name || (key == "url" && !is_of_an_article(value_of(in.page, node)))) continue;
      fill(in, article, key, value_of(in.page, node), "meta");
    }
  }
}

constexpr std::string_view separators[] = {" - ", " | ", " – ", " — ", " :: ", " : ", " · ", " < ", " ㅣ ", "|"};

/// Without the name of its site before or behind it, and the sections that some put between: "제목 < 경제 < 기사본문 -
/// 한빛경제".
std::string without_site(std::string_view title, std::string_view source) {
  const std::string site = lower_cased(source);
  for (const std::string_view separator : separators) {
    const std::size_t first = title.find(separator), last = title.rfind(separator);
    if (first == std::string_view::npos || site.empty()) continue;
    if (lower_cased(trimmed(title.substr(last + separator.size()))) == site) {
      title = title.substr(0, last);
      break;
    }
    if (lower_cased(trimmed(title.substr(0, first))) == site) {
      title = title.substr(first + separator.size());
      break;
    }
  }
  return std::string(trimmed(title.substr(0, title.find(" < "))));
}

std::optional<std::size_t> first_node(const HtmlPage& page, std::string_view tag) {
  const auto found = std::ranges::find(page, tag, &HtmlNode::tag);
  return found == page.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - page.begin()));
}

bool holds(const HtmlPage& page, std::size_t node, std::string_view tag) {
  for (std::size_t i = node + 1; i < page[node].end; ++i) {
    if (page[i].is(tag)) return true;
  }
  return false;
}

/// The headline: the <h1> that the page's <title> repeats, which other ones (the site's logo) are shorter than; where
/// it repeats none the first that is no link.
std::string heading_of(const HtmlPage& page, std::string_view title) {
  std::string longest, first;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!page[i].is("h1")) continue;
    std::string words = words_of(page, i);
    if (first.empty() && !holds(page, i, "a")) first = words;
    if (words.size() > longest.size() && title.find(words) != std::string_view::npos) longest = std::move(words);
  }
  return longest.empty() ? first : longest;
}

/// The heading above the text that is the article's title; where none is, the last <h1>. 0 when there is none.
std::size_t title_above(const HtmlPage& page, std::string_view title, std::size_t text) {
  std::size_t h1 = 0;
  for (std::size_t i = text; i-- > 0;) {
    const std::string& tag = page[i].tag;
    if (tag.size() != 2 || tag[0] != 'h' || tag[1] < '1' || tag[1] > '6') continue;
    if (words_of(page, i) == title) return i;
    if (h1 == 0 && tag == "h1") h1 = i;
  }
  return h1;
}

/// The host of an address, in lower case.
std::string host_of(std::string_view url) {
  const std::size_t start = url.find("://");
  if (start == std::string_view::npos) return {};
  const std::string_view rest = url.substr(start + 3);
  return lower(rest.substr(0, rest.find_first_of("/:?#")));
}

/// What a rule of a site finds in an element: a date behind a label, or one that it begins with.
std::optional<When> date_at(const HtmlPage& page, std::size_t node, const DatePlace& place) {
  const std::string words =
      place.attribute.empty() ? words_of(page, node) : std::string(page[node].attribute(place.attribute));
  std::string_view text = words;
  if (!place.label.empty()) {
    const std::size_t label = text.find(place.label);
    if (label == std::string_view::npos) return std::nullopt;
    text.remove_prefix(label + place.label.size());
  }
  text.remove_prefix(std::min(text.find_first_not_of(" :|·.\t"), text.size()));
  return take_when(text);
}

void take_dates(const PageInHand& in, const std::vector<DatePlace>& places, std::string_view key, Article& article) {
  for (const DatePlace& place : places) {
    for (const std::size_t node : selected(in.page, place.at)) {
      if (const auto when = date_at(in.page, node, place)) fill(in, article, key, iso(*when), "site rule");
    }
  }
}

void take_words(const PageInHand& in, const std::vector<Selector>& places, std::string_view key, Article& article) {
  for (const Selector& place : places) {
    for (const std::size_t node : selected(in.page, place)) {
      const HtmlNode& element = in.page[node];
      std::string words = value_of(in.page, node);
      if (words.empty()) words = element.attribute(element.has("alt") ? "alt" : "title");
      fill(in, article, key, words, "site rule");
    }
  }
}

/// <time datetime> from the title to the text's end; one whose class says that it is an update's is `modified`.
void take_times(const PageInHand& in, std::size_t start, std::size_t end, Article& article) {
  for (std::size_t i = start; i < end; ++i) {
    const HtmlNode& node = in.page[i];
    if (!node.is("time") || !node.has("datetime")) continue;
    const auto words = words_of_name(node.attribute("class"));
    const auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
    const bool is_update = (has("updated") || has("modified")) && !has("published");
    fill(in, article, is_update ? "modified" : "published", node.attribute("datetime"), "time element");
  }
}

/// The lines between title and text, the last before the text.
std::vector<std::string> lines_above(const HtmlPage& page, std::size_t title, std::size_t text) {
  constexpr std::size_t most = 12;
  std::vector<std::string> lines;
  for (HtmlBlock& block : blocks_of(page, 0, unshown(page))) {
    if (block.node > title && block.node < text) lines.push_back(std::move(block.text));
  }
  if (lines.size() > most) lines.erase(lines.begin(), lines.end() - most);
  return lines;
}

void take_date_lines(const PageInHand& in, const std::vector<std::string>& lines, Article& article) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  const DateLines dates = date_lines_of(text);
  if (dates.published) fill(in, article, "published", iso(*dates.published), "text");
  if (dates.modified) fill(in, article, "modified", iso(*dates.modified), "text");
  for (const std::string& line : lines) {
    if (const auto when = when_of(line)) fill(in, article, "published", iso(*when), "text");
  }
}

}  // namespace

void take_head(const PageInHand& in, Article& article) {
  take_canonical(in, article);
  take_json_ld(in, article);
  take_meta(in, article);
  if (const std::size_t bar = article.source.value.find(" | "); bar != std::string::npos) {
    article.source.value.resize(bar);  // "한빛경제 | 포털"
  }
  fill(in, article, "url", in.address, "saved page");
  if (const auto html = first_node(in.page, "html"))
    fill(in, article, "lang", in.page[*html].attribute("lang"), "html");
  if (article.title.from == "meta") article.title.value = without_site(article.title.value, article.source.value);
}

std::vector<const Site*> sites_of(const Article& article, const Rules& rules) {
  const std::string host = host_of(article.url.value);
  std::vector<const Site*> sites;
  for (const Site& site : rules.sites()) {
    if (site.is_of(host)) sites.push_back(&site);
  }
  return sites;
}

void take_by_rules(const PageInHand& in, const std::vector<const Site*>& sites, Article& article) {
  for (const Site* site : sites) {
    take_words(in, site->title, "title", article);
    take_words(in, site->source, "source", article);
    take_dates(in, site->published, "published", article);
    take_dates(in, site->modified, "modified", article);
  }
  const auto title = first_node(in.page, "title");
  const std::string words = title ? words_of(in.page, *title) : std::string();
  fill(in, article, "title", heading_of(in.page, words), "html");
  fill(in, article, "title", without_site(words, article.source.value), "html");
}

void take_surroundings(const PageInHand& in, const HtmlBody& body, Article& article) {
  const std::size_t text = body.roots.front(), end = in.page[body.roots.back()].end;
  const std::size_t title = title_above(in.page, article.title.value, text);
  take_times(in, title == 0 ? text : title, end, article);
  take_date_lines(in, lines_above(in.page, title, text), article);
  // Templates name one language for all that they are used for.
  const std::string_view language = language_of(article.text);
  const std::string& named = article.lang.value;
  if ((named == "ko" || named == "en") && language != named) article.lang = {std::string(language), "text"};
}

}  // namespace claimwatch
