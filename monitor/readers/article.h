#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"
#include "diffcore/text/day.h"
#include "diffcore/topic/rules.h"

namespace claimwatch {

/// A value of an article, and where it came from: "sidecar", "front matter", "text", "file name", "file time".
struct Field {
  std::string value;
  std::string from;
  bool operator==(const Field&) const = default;
};

/// An item as read. Dates are ISO, with time and zone where known: "2025-01-22", "2025-01-22T10:12:00+09:00".
struct Article {
  std::string text;                                     ///< NFC, lines as in the source, without front matter.
  Field title, source, url, published, modified, lang;  ///< Empty `value` where unknown.
  Field id;             ///< What a feed or a mail calls it by, the same whenever it is fetched; else empty.
  std::string charset;  ///< What the bytes were read as.
  bool operator==(const Article&) const = default;

  /// The article's day in its own time zone. `published` is always known: its file's time stands in.
  Day published_day() const;
  /// Whether the day is only the file's time, shown with `≤`.
  bool undated() const { return published.from == "file time"; }
};

/// A file of the inbox.
struct InboxItem {
  std::string name;  ///< Path below the inbox, "/"-separated.
  std::string bytes;
  std::optional<std::string> sidecar;  ///< Bytes of `<name>.meta.toml`, if it is there.
  std::string modified;                ///< The file's own time, ISO in UTC.
};

/// One article of an item: of most the only one, of a feed an element.
struct Part {
  /// The item itself; of an element "feed.xml#3" with its own bytes. Its place among the elements is no name that
  /// lasts: the next fetch of the feed has others before it, so an element's article always has an `id`.
  InboxItem item;
  Result<Article> article;
};

/// Reads an item: its format by content before extension, the text and the metadata of each article in it; of the rules
/// what they know of sites' pages. At least one part: an item that cannot be read at all is one.
/// Errors: a format that is not read yet, an undecodable or empty text, broken front matter, a broken sidecar; each
/// message begins with the item's name and, where there is one, line and column, and says what is wrong and what to do.
std::vector<Part> read_item(InboxItem item, const Rules& rules);

/// Reads an item that is one article. Errors: those of `read_item`; it has several.
Result<Article> read_article(const InboxItem& item, const Rules& rules);

/// An article as article.md keeps it: with the item that it came as.
struct KeptArticle {
  std::string item;  ///< `InboxItem::name`
  Article article;
  std::string rereads = {};  ///< Of one read from a stored original: when the reading was made whose place it takes.
  bool operator==(const KeptArticle&) const = default;
};

/// article.md of the store: TOML front matter between +++ lines, each value with where it came from, then the text.
/// Bytes of an item's name that are not UTF-8 are kept as "\xff".
std::string article_md(const KeptArticle& kept);
/// Back from article.md. Errors: one that was not written by `article_md`.
Result<KeptArticle> article_of_md(std::string_view md);

}  // namespace claimwatch
