#include "monitor/readers/json_ld.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "monitor/readers/lines.h"

namespace claimwatch {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_objects = 10'000;

std::string script_text(const HtmlPage& page, std::size_t script) {
  std::string text;
  for (std::size_t i = script + 1; i < page[script].end; ++i) text += page[i].text;
  // Line ends inside strings are the commonest slip; outside they are white space anyway.
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

/// Of a list its first member, of an object with a value its value.
const Json& first_of(const Json& value) {
  const Json* inner = &value;
  while (inner->is_array() && !inner->empty()) inner = &inner->front();
  if (inner->is_object() && inner->contains("@value")) inner = &inner->at("@value");
  return *inner;
}

std::string text_of(const Json& object, const char* key) {
  if (!object.is_object() || !object.contains(key)) return {};
  const Json& value = first_of(object.at(key));
  return value.is_string() ? value.get<std::string>() : std::string();
}

/// "NewsArticle" of "https://schema.org/NewsArticle".
bool has_type(const Json& object, auto&& is_wanted) {
  if (!object.contains("@type")) return false;
  const Json& type = object.at("@type");
  const auto fits = [&](const Json& one) {
    if (!one.is_string()) return false;
    const std::string name = one.get<std::string>();
    return is_wanted(std::string_view(name).substr(name.find_last_of('/') + 1));
  };
  return type.is_array() ? std::ranges::any_of(type, fits) : fits(type);
}

bool is_article(const Json& object) {
  return has_type(object, [](std::string_view name) {
    return name.ends_with("Article") || name.ends_with("Posting") || name == "Report";
  });
}

bool is_page(const Json& object) {
  return has_type(object, [](std::string_view name) { return name == "WebPage" || name == "ItemPage"; });
}

bool is_site(const Json& object) {
  return has_type(object, [](std::string_view name) { return name == "WebSite"; });
}

/// All objects that say something of the page: those of lists and graphs too, not those inside others.
class Objects {
 public:
  explicit Objects(const HtmlPage& page) {
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (!page[i].is("script") || lower(page[i].attribute("type")).find("ld+json") == std::string::npos) continue;
      Json json = Json::parse(script_text(page, i), nullptr, /*allow_exceptions=*/false, /*ignore_comments=*/true);
      if (!json.is_discarded()) scripts_.push_back(std::move(json));
    }
    for (const Json& script : scripts_) gather(script);
  }

  const std::vector<const Json*>& all() const { return all_; }

  /// The object that `key` names: itself there, or by its "@id".
  const Json* named(const Json& object, const char* key) const {
    if (!object.contains(key)) return nullptr;
    const Json& value = first_of(object.at(key));
    const std::string id = value.is_string() ? value.get<std::string>() : text_of(value, "@id");
    const auto found = by_id_.find(id);
    if (value.is_object() && (value.size() > 1 || found == by_id_.end())) return &value;
    return found == by_id_.end() ? nullptr : found->second;
  }

 private:
  void gather(const Json& script) {
    std::vector<const Json*> left{&script};
    while (!left.empty() && all_.size() < most_objects) {
      const Json* next = left.back();
      left.pop_back();
      if (next->is_array()) {
        for (auto inner = next->rbegin(); inner != next->rend(); ++inner) left.push_back(&*inner);
      } else if (next->is_object()) {
        all_.push_back(next);
        if (const std::string id = text_of(*next, "@id"); !id.empty() && next->size() > 1) by_id_.emplace(id, next);
        if (next->contains("@graph")) left.push_back(&next->at("@graph"));
        if (next->contains("mainEntity")) left.push_back(&next->at("mainEntity"));
      }
    }
  }

  std::vector<Json> scripts_;
  std::vector<const Json*> all_;
  std::map<std::string, const Json*, std::less<>> by_id_;
};

bool is_web_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

std::string url_of(const Json& object) {
  for (const std::string& url : {text_of(object, "url"), text_of(object, "mainEntityOfPage"), text_of(object, "@id")}) {
    if (is_web_address(url)) return url.substr(0, url.find('#'));
  }
  if (object.contains("mainEntityOfPage")) return text_of(first_of(object.at("mainEntityOfPage")), "@id");
  return {};
}

void add(JsonLd& said, const Json& object) {
  const auto fill = [](std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  };
  fill(said.published, text_of(object, "datePublished"));
  fill(said.published, text_of(object, "dateCreated"));
  fill(said.modified, text_of(object, "dateModified"));
  fill(said.lang, text_of(object, "inLanguage"));
  fill(said.url, url_of(object));
}

}  // namespace

JsonLd json_ld_of(const HtmlPage& page, std::string_view url) {
  const Objects objects(page);
  const auto find = [&](auto&& fits) {
    const auto found = std::ranges::find_if(objects.all(), [&](const Json* object) { return fits(*object); });
    return found == objects.all().end() ? nullptr : *found;
  };
  JsonLd said;
  const Json* article = find([&](const Json& o) { return is_article(o) && !url.empty() && url_of(o) == url; });
  if (article == nullptr) article = find(is_article);
  if (article != nullptr) {
    said.title = text_of(*article, "headline");
    if (said.title.empty()) said.title = text_of(*article, "name");
    if (const Json* publisher = objects.named(*article, "publisher")) said.source = text_of(*publisher, "name");
    add(said, *article);
  }
  if (const Json* around = find(is_page)) add(said, *around);
  if (const Json* site = find(is_site); site != nullptr && said.source.empty()) said.source = text_of(*site, "name");
  return said;
}

}  // namespace claimwatch
