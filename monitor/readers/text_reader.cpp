#include "diffcore/text/decode.h"
#include "monitor/readers/front_matter.h"
#include "monitor/readers/reader.h"

namespace claimwatch {
namespace {

Result<std::vector<Part>> read_text(const InboxItem& item, const Rules& /*rules*/) {
  auto decoded = decode(item.bytes);
  if (!decoded) return Error{item.name + ": " + decoded.error().message};
  const SourceText source{item.name, decoded->text};
  const auto front_matter = front_matter_of(source);
  if (!front_matter) return front_matter.error();

  Article article;
  article.charset = decoded->charset;
  if (!*front_matter) {
    article.text = std::move(decoded->text);
    return only_part(item, std::move(article));
  }
  for (const Entry& entry : (*front_matter)->entries) {
    if (const auto meant = key_misspelt_as(entry.key)) return unknown_key(entry, meant, source);
  }
  const auto taken = take_entries((*front_matter)->entries, {item, "front matter", source}, article);
  if (!taken) return taken.error();
  article.text = decoded->text.substr((*front_matter)->end);
  return only_part(item, std::move(article));
}

// Any bytes may be text: what no other reader recognises is text by its extension.
bool recognises_nothing(std::string_view) { return false; }

}  // namespace

Reader text_reader() { return {"a text file", recognises_nothing, {".txt", ".md", ""}, read_text}; }

}  // namespace claimwatch
