#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "diffcore/text/decode.h"
#include "diffcore/text/sentences.h"
#include "diffcore/topic/toml_file.h"
#include "monitor/readers/gzip.h"
#include "monitor/readers/lines.h"
#include "monitor/readers/metadata.h"
#include "monitor/readers/metadata_toml.h"
#include "monitor/readers/own_words.h"
#include "monitor/readers/reader.h"
#include "monitor/readers/when.h"

namespace claimwatch {
namespace {

/// The first words of a marked-up text, in lower case, without a byte order mark and white space.
std::string beginning(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  return lower(bytes.substr(0, 16));
}

bool is_xml(std::string_view bytes) { return beginning(bytes).starts_with("<?xml"); }

/// Word's and Hangul's files of old, and encrypted ones of today.
bool is_compound_file(std::string_view bytes) { return bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"); }

/// In the order in which they are asked.
const std::vector<Reader>& readers() {
  static const std::vector<Reader> all = {
      html_reader(),
      feed_reader(),
      json_feed_reader(),
      {"XML that is no feed", is_xml, {}, nullptr},
      pdf_reader(),
      docx_reader(),
      {"an old office document (.doc, .hwp), or an encrypted one,", is_compound_file, {".doc", ".hwp"}, nullptr},
      mhtml_reader(),
      mail_reader(),
      text_reader(),
  };
  return all;
}

/// Of "a.html.gz" ".html".
std::string extension_of(std::string_view name) {
  std::string_view file = name.substr(name.find_last_of('/') + 1);
  if (lower(file).ends_with(".gz")) file.remove_suffix(3);
  const auto dot = file.find_last_of('.');
  return dot == std::string_view::npos || dot == 0 ? "" : lower(file.substr(dot));
}

const Reader* reader_for(std::string_view bytes, std::string_view extension) {
  for (const Reader& reader : readers()) {
    if (reader.recognises(bytes)) return &reader;
  }
  for (const Reader& reader : readers()) {
    if (std::ranges::find(reader.extensions, extension) != reader.extensions.end()) return &reader;
  }
  return nullptr;
}

Error not_read_yet(const InboxItem& item, std::string_view what) {
  return {item.name + ": " + std::string(what) + " is not read yet; save the article as .txt or .md"};
}

Result<std::vector<Part>> read_plain(const InboxItem& item, const Rules& rules) {
  const std::string extension = extension_of(item.name);
  const Reader* reader = reader_for(item.bytes, extension);
  if (reader != nullptr && reader->read != nullptr) return reader->read(item, rules);
  if (reader != nullptr) return not_read_yet(item, reader->name);
  if (const auto decoded = decode(item.bytes); !decoded) return Error{item.name + ": " + decoded.error().message};
  return not_read_yet(item, "a " + extension + " file");
}

/// What is compressed is read as what it holds, and kept as it came.
Result<std::vector<Part>> read_compressed(const InboxItem& item, const Rules& rules) {
  auto content = gunzipped(item.bytes);
  if (!content) return Error{item.name + ": " + content.error().message};
  if (is_gzip(*content)) return Error{item.name + ": it is compressed twice; give what the first one holds"};
  if (content->empty()) return Error{item.name + ": it holds an empty file; save the article again"};
  auto parts = read_plain({item.name, *std::move(content), item.sidecar, item.modified}, rules);
  if (!parts) return parts;
  for (Part& part : *parts) {
    if (part.item.name == item.name) part.item.bytes = item.bytes;
  }
  return parts;
}

Result<std::vector<Part>> read_content(const InboxItem& item, const Rules& rules) {
  if (item.bytes.empty()) return Error{item.name + ": the file is empty; save the article again"};
  return is_gzip(item.bytes) ? read_compressed(item, rules) : read_plain(item, rules);
}

Result<void> take_sidecar(const InboxItem& item, Article& article) {
  if (!item.sidecar) return {};
  const std::string name = item.name + ".meta.toml";
  const auto decoded = decode(*item.sidecar);
  if (!decoded && !item.sidecar->empty()) return Error{name + ": " + decoded.error().message};
  const SourceText source{name, decoded ? std::string_view(decoded->text) : std::string_view()};
  const auto entries = toml_entries(source);
  if (!entries) return entries.error();
  for (const Entry& entry : *entries) {
    if (!key_meant_by(entry.key)) return unknown_key(entry, nearest_name(entry.key, metadata_keys()), source);
  }
  return take_entries(*entries, {item, "sidecar", source}, article);
}

/// Whether `a` is of a day before that of `b`: of the zone of `b` where both zones are known, else of any zone.
bool is_of_an_earlier_day(const When& a, const When& b) {
  if (!a.zone || !b.zone) return a.day + std::chrono::days(a.zone || b.zone ? 1 : 0) < b.day;
  return std::chrono::floor<std::chrono::days>(a.day + *a.time - *a.zone + *b.zone) < b.day;
}

bool is_of_a_person(const Field& field) { return field.from == "sidecar" || field.from == "front matter"; }

/// Refuses what sidecar and front matter say of an article that was changed before it was published. What a page says
/// is its program's slip, and says nothing.
Result<void> check_order(const InboxItem& item, Article& article) {
  const auto published = when_of(article.published.value), modified = when_of(article.modified.value);
  if (!published || !modified || !is_of_an_earlier_day(*modified, *published)) return {};
  if (!is_of_a_person(article.modified)) {
    article.modified = {};
    return {};
  }
  return Error{item.name + ": modified " + article.modified.value + " (" + article.modified.from +
               ") is before published " + article.published.value + " (" + article.published.from +
               "); correct one of them"};
}

/// A day that a file's name gives, if it can be the article's: it is a number like any other, so no later one than the
/// file's.
std::optional<std::string> day_of_name(const NameWords& name, const InboxItem& item) {
  const auto file_day = day_of_iso(item.modified);
  if (!name.day || (file_day && *name.day > *file_day + std::chrono::days(1))) return std::nullopt;
  return plausible_value("published", iso(*name.day), item);
}

/// The text's own words stand in for what nothing else says, then the file's name, and last the file's time for a date.
void fill_gaps(const InboxItem& item, Article& article) {
  if (article.lang.value.empty()) article.lang = {std::string(language_of(article.text)), "text"};
  if (article.title.value.empty()) article.title.value = title_of_text(article.text);
  if (article.title.from.empty() && !article.title.value.empty()) article.title.from = "text";
  const DateLines dates = date_lines_of(article.text);
  if (article.published.value.empty() && dates.published) article.published = {iso(*dates.published), "text"};
  if (article.modified.value.empty() && dates.modified) article.modified = {iso(*dates.modified), "text"};
  const NameWords name = words_of_file_name(item.name);
  if (article.title.value.empty() && !name.title.empty()) article.title = {name.title, "file name"};
  if (article.published.value.empty()) {
    const auto day = day_of_name(name, item);
    article.published = day ? Field{*day, "file name"} : Field{item.modified, "file time"};
  }
}

/// Korean outlets' times are Korea's, also where an exporter wrote them in UTC: the day is that of their readers.
/// Source: docs/claims.md, "The claim".
void put_into_korean_time(Field& field) {
  constexpr std::chrono::minutes korea = std::chrono::hours(9);
  auto when = when_of(field.value);
  if (!when || !when->time || field.from == "file time") return;
  if (when->zone == std::chrono::minutes(0)) {
    const auto moment = when->day + *when->time + korea;
    when->day = std::chrono::floor<std::chrono::days>(moment);
    when->time = moment - when->day;
    when->zone = korea;
  }
  if (!when->zone) when->zone = korea;
  field.value = iso(*when);
}

/// The article with what is said of it outside its content.
Result<Article> completed(const InboxItem& item, Article article) {
  if (article.text.find_first_not_of(" \t\n") == std::string::npos) {
    return Error{item.name + ": there is no text in it; save the article again"};
  }
  if (const auto taken = take_sidecar(item, article); !taken) return taken.error();
  if (const auto checked = check_order(item, article); !checked) return checked.error();
  fill_gaps(item, article);
  if (article.lang.value == "ko") {
    put_into_korean_time(article.published);
    put_into_korean_time(article.modified);
  }
  return article;
}

}  // namespace

Day Article::published_day() const {
  const auto day = day_of_iso(published.value);
  assert(day);
  return *day;
}

std::vector<Part> only_part(const InboxItem& item, Article article) {
  std::vector<Part> parts;
  parts.push_back({item, std::move(article)});
  return parts;
}

std::vector<Part> read_item(InboxItem item, const Rules& rules) {
  auto parts = read_content(item, rules);
  if (!parts) {
    Error error = parts.error();
    return {{std::move(item), std::move(error)}};
  }
  for (Part& part : *parts) {
    if (part.article) part.article = completed(part.item, std::move(*part.article));
  }
  return std::move(*parts);
}

Result<Article> read_article(const InboxItem& item, const Rules& rules) {
  std::vector<Part> parts = read_item(item, rules);
  if (parts.size() == 1) return std::move(parts.front().article);
  return Error{item.name + ": it has " + std::to_string(parts.size()) + " articles, where one is wanted"};
}

}  // namespace claimwatch
