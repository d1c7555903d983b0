#include "monitor/readers/feed_parts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace claimwatch {
namespace {

constexpr std::size_t most_elements = 10'000;
constexpr std::size_t longest_head = 64 << 10;  // of which each element has a copy
constexpr std::size_t most_unclosed = 16;

struct Tag {
  Range range;
  std::string_view name;  ///< With its prefix.
  bool closing = false, closed = false;

  std::string_view local() const { return name.substr(name.find(':') + 1); }
  std::string_view prefix() const { return name.substr(0, name.size() - local().size()).substr(0, name.find(':')); }
  bool opens(std::string_view local_name) const { return !closing && !closed && local() == local_name; }
};

/// The tags of an XML text one by one, whatever lies between them.
class Tags {
 public:
  explicit Tags(std::string_view text) : text_(text) {}

  std::optional<Tag> take() {
    for (;;) {
      const std::size_t start = text_.find('<', next_);
      if (start == std::string_view::npos) return std::nullopt;
      if (const std::string_view end = end_of_other(start); !end.empty()) {
        const std::size_t at = text_.find(end, start);
        if (at == std::string_view::npos) return std::nullopt;
        next_ = at + end.size();
        continue;
      }
      const std::size_t end = end_of_tag(start);
      if (end == std::string_view::npos) return std::nullopt;
      next_ = end;
      return tag_at({start, end});
    }
  }

  std::size_t next() const { return next_; }
  void go_to(std::size_t at) { next_ = at; }

 private:
  /// What ends a `<...` that is no tag; empty for a tag.
  std::string_view end_of_other(std::size_t start) const {
    const std::string_view here = text_.substr(start, 9);
    if (here.starts_with("<!--")) return "-->";
    if (here == "<![CDATA[") return "]]>";
    if (here.starts_with("<?")) return "?>";
    if (here.starts_with("<!")) return ">";
    return {};
  }

  std::size_t end_of_tag(std::size_t start) const {
    char quote = 0;
    for (std::size_t at = start + 1; at < text_.size(); ++at) {
      const char c = text_[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return at + 1;
      } else if (c == '<') {
        return at;  // the tag was never closed
      }
    }
    return std::string_view::npos;
  }

  Tag tag_at(Range range) const {
    std::string_view inner = text_.substr(range.start + 1, range.end - range.start - 1);
    if (inner.ends_with('>')) inner.remove_suffix(1);
    Tag tag{range, {}, inner.starts_with('/'), inner.ends_with('/')};
    if (tag.closing) inner.remove_prefix(1);
    tag.name = inner.substr(0, inner.find_first_of(" \t\n/"));
    return tag;
  }

  std::string_view text_;
  std::size_t next_ = 0;
};

class XmlFeed {
 public:
  explicit XmlFeed(std::string_view text) : text_(text), tags_(text) {}

  Result<FeedParts> parts() {
    const auto root = tags_.take();
    if (!root) return Error{"XML without an element; save it again"};
    if (root->local() != "rss" && root->local() != "RDF" && root->local() != "feed") {
      std::string what = "XML, but no RSS or Atom feed (its outermost element is <";
      what.append(root->name.substr(0, 40)).append(">); save the article as .html or .txt");
      return Error{std::move(what)};
    }
    element_name_ = root->local() == "feed" ? "entry" : "item";
    root_name_ = root->name;
    feed_.complete = root->closed;
    if (text_.substr(0, root->range.start).find("<!ENTITY") != std::string_view::npos) {
      return Error{"the feed declares entities of its own, which are not read; save its articles one by one"};
    }
    if (text_.starts_with("<?xml")) add_to_head({0, text_.find("?>") + 2});
    add_to_head(root->range);
    while (const auto tag = tags_.take()) {
      if (auto taken = take(*tag); !taken) return taken.error();
    }
    if (head_size_ > longest_head) return Error{"the feed's head is over 64 KB; save its articles one by one"};
    feed_.closing = closing_of(channel_name_) + closing_of(root_name_);
    return std::move(feed_);
  }

 private:
  Result<void> take(const Tag& tag) {
    if (tag.closing) {
      feed_.complete = feed_.complete || tag.name == root_name_;
      // Of RSS 1.0 the channel ends before the elements.
      if (tag.name == channel_name_ && feed_.elements.empty()) {
        add_to_head(tag.range);
        channel_name_ = {};
      }
    } else if (tag.opens("channel") && channel_name_.empty()) {
      channel_name_ = tag.name;
      add_to_head(tag.range);
    } else if (tag.opens(element_name_)) {
      feed_.elements.push_back(element_from(tag));
      if (feed_.elements.size() > most_elements) return Error{"the feed has over 10000 elements; split it"};
    } else if (!tag.closed) {
      return take_head(tag);
    } else if (is_told_of_feed(tag)) {
      add_to_head(tag.range);
    }
    return {};
  }

  static std::string closing_of(std::string_view name) {
    std::string closing;
    if (!name.empty()) closing.append("</").append(name).append(">");
    return closing;
  }

  bool is_told_of_feed(const Tag& tag) const {
    constexpr std::array<std::string_view, 4> told = {"title", "link", "id", "author"};
    return (tag.prefix().empty() || tag.prefix() == root_name_.substr(0, root_name_.find(':'))) &&
           std::ranges::find(told, tag.local()) != told.end();
  }

  Result<void> take_head(const Tag& tag) {
    const auto end = end_of(tag);
    if (!end && ++unclosed_ > most_unclosed) return Error{"XML with many elements that are not closed; save it again"};
    if (end && is_told_of_feed(tag)) add_to_head({tag.range.start, *end});
    tags_.go_to(end.value_or(tag.range.end));
    return {};
  }

  /// An element that never ends would take the next ones with it; it ends where one of them begins.
  FeedElement element_from(const Tag& start) {
    while (const auto tag = tags_.take()) {
      if (tag->closing && tag->name == start.name) return {{start.range.start, tag->range.end}};
      const bool next = tag->name == start.name && !tag->closing;
      const bool over = tag->closing && (tag->name == root_name_ || tag->name == channel_name_);
      if (!next && !over) continue;
      tags_.go_to(tag->range.start);
      return {{start.range.start, tag->range.start}, false};
    }
    tags_.go_to(text_.size());
    return {{start.range.start, text_.size()}, false};
  }

  std::optional<std::size_t> end_of(const Tag& start) {
    std::size_t depth = 1;
    while (const auto tag = tags_.take()) {
      if (tag->name != start.name || tag->closed) continue;
      depth += tag->closing ? -1 : 1;
      if (depth == 0) return tag->range.end;
    }
    return std::nullopt;
  }

  void add_to_head(Range range) {
    feed_.head.push_back(range);
    head_size_ += range.size();
  }

  std::string_view text_;
  Tags tags_;
  FeedParts feed_;
  std::string_view root_name_, channel_name_, element_name_;
  std::size_t head_size_ = 0, unclosed_ = 0;
};

/// Walks over JSON without reading its values.
class Json {
 public:
  explicit Json(std::string_view text) : text_(text) {}

  /// Whether `sign` comes next; takes it then.
  bool take(char sign) {
    at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    if (at_ == text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }

  /// The value that comes next; none if the text ends in it.
  std::optional<Range> value() {
    at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    const std::size_t start = at_;
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        if (!skip_string()) break;
      } else if (c == '{' || c == '[') {
        ++depth, ++at_;
      } else if (c == '}' || c == ']' || c == ',' || c == ':') {
        if (depth == 0) return Range{start, at_};
        if (c == '}' || c == ']') --depth;
        ++at_;
      } else {
        ++at_;
        continue;
      }
      if (depth == 0) return Range{start, at_};
    }
    at_ = text_.size();
    return std::nullopt;
  }

  std::size_t at() const { return at_; }

 private:
  bool skip_string() {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == '"') {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

class JsonFeed {
 public:
  explicit JsonFeed(std::string_view text) : text_(text), json_(text) {}

  Result<FeedParts> parts() {
    if (!json_.take('{')) return Error{"JSON, but no JSON Feed; save the article as .html or .txt"};
    feed_.opening.append("{");
    feed_.behind_each.append(",");
    feed_.before_element.append("\"items\":[");
    feed_.closing.append("]}");
    feed_.complete = take_members();
    if (feed_.elements.size() > most_elements) return Error{"the feed has over 10000 elements; split it"};
    return std::move(feed_);
  }

 private:
  bool take_members() {
    do {
      const auto key = json_.value();
      if (!key || !json_.take(':') || !take_value(*key)) return false;
    } while (json_.take(','));
    return json_.take('}');
  }

  bool take_value(Range key) {
    if (key.of(text_) == "\"items\"" && json_.take('[')) return take_elements();
    const auto value = json_.value();
    constexpr std::array<std::string_view, 4> told = {"\"version\"", "\"title\"", "\"home_page_url\"", "\"feed_url\""};
    if (value && value->size() <= longest_head / told.size() && std::ranges::find(told, key.of(text_)) != told.end()) {
      feed_.head.push_back({key.start, value->end});
    }
    return value.has_value();
  }

  bool take_elements() {
    if (json_.take(']')) return true;
    do {
      const std::size_t start = json_.at();
      const auto element = json_.value();
      feed_.elements.push_back({element.value_or(Range{start, text_.size()}), element.has_value()});
      if (!element || feed_.elements.size() > most_elements) return false;
    } while (json_.take(','));
    return json_.take(']');
  }

  std::string_view text_;
  Json json_;
  FeedParts feed_;
};

/// The feed of one element, each piece of it as `piece_of` gives it.
template <typename Pieces>
std::string feed_of(const FeedParts& feed, const FeedElement& element, Pieces piece_of) {
  std::string out = feed.opening;
  for (const Range& range : feed.head) out.append(piece_of(range)).append(feed.behind_each);
  return out.append(feed.before_element).append(piece_of(element.range)).append(feed.closing).append("\n");
}

/// Whether ASCII is itself in the charset, so that pieces can be put together with it.
bool extends_ascii(std::string_view charset) {
  return !charset.starts_with("UTF-16") && !charset.starts_with("UTF-32") && !charset.starts_with("ISO-2022");
}

std::string bytes_of(const FeedParts& feed, const FeedElement& element, const Decoded& decoded,
                     std::string_view bytes) {
  return feed_of(feed, element, [&](Range range) {
    if (!extends_ascii(decoded.charset)) return range.of(decoded.text);
    const std::size_t start = decoded.offsets.original_of(range.start);
    return bytes.substr(start, decoded.offsets.original_of(range.end) - start);
  });
}

std::string text_of(const FeedParts& feed, const FeedElement& element, std::string_view text) {
  return feed_of(feed, element, [&](Range range) { return range.of(text); });
}

Part broken_off(InboxItem item) {
  Error error{item.name + ": the feed breaks off here; fetch it again"};
  return {std::move(item), std::move(error)};
}

}  // namespace

Result<FeedParts> xml_feed_parts(std::string_view text) { return XmlFeed(text).parts(); }
Result<FeedParts> json_feed_parts(std::string_view text) { return JsonFeed(text).parts(); }

std::vector<Part> read_elements(const FeedParts& feed, const Decoded& decoded, const InboxItem& item,
                                Result<Article> (*read)(const InboxItem& element, std::string_view text)) {
  std::vector<Part> parts;
  const auto named = [&](std::string bytes) {
    return InboxItem{item.name + '#' + std::to_string(parts.size() + 1), std::move(bytes), item.sidecar, item.modified};
  };
  for (const FeedElement& element : feed.elements) {
    InboxItem own = named(bytes_of(feed, element, decoded, item.bytes));
    if (!element.whole) {
      parts.push_back({own, Error{own.name + ": this element has no end; fetch the feed again"}});
      continue;
    }
    auto article = read(own, text_of(feed, element, decoded.text));
    if (article) article->charset = decoded.charset;
    parts.push_back({std::move(own), std::move(article)});
  }
  const bool told = !feed.elements.empty() && !feed.elements.back().whole;
  if (!feed.complete && !told) parts.push_back(broken_off(named("")));
  if (parts.empty()) parts.push_back({item, Error{item.name + ": the feed has no articles in it"}});
  return parts;
}

}  // namespace claimwatch
