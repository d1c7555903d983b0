#include <string>
#include <string_view>
#include <vector>

#include "monitor/readers/front_matter.h"
#include "monitor/readers/metadata.h"
#include "monitor/readers/metadata_toml.h"

// article.md can also be read as an item: its keys are those of front matter, and where each came from is a table of
// its own.

namespace claimwatch {
namespace {

constexpr std::string_view fence = "+++\n";
constexpr std::string_view from_table = "from.";

/// The fields that are kept: those that an item may give, and its own id.
std::vector<std::string> kept_fields() {
  std::vector<std::string> keys = metadata_keys();
  keys.emplace_back("id");
  return keys;
}

Field* kept_field(Article& article, std::string_view key) {
  if (key == "id") return &article.id;
  return is_metadata_key(key) ? &field_of(article, key) : nullptr;
}

void add_value(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out += std::string(key) + " = " + toml_string(value) + '\n';
}

/// Puts one value in its place, as it is; keys that are not known are a newer program's.
void take_entry(const Entry& entry, KeptArticle& kept) {
  const std::string_view key = entry.key;
  if (key == "item") {
    kept.item = entry.value;
  } else if (key == "rereads") {
    kept.rereads = entry.value;
  } else if (key == "charset") {
    kept.article.charset = entry.value;
  } else if (Field* const field = kept_field(kept.article, key)) {
    field->value = entry.value;
  } else if (key.starts_with(from_table)) {
    if (Field* const named = kept_field(kept.article, key.substr(from_table.size()))) named->from = entry.value;
  }
}

}  // namespace

std::string article_md(const KeptArticle& kept) {
  Article article = kept.article;
  std::string out(fence);
  for (const auto& key : kept_fields()) add_value(out, key, kept_field(article, key)->value);
  add_value(out, "charset", article.charset);
  add_value(out, "item", kept.item);
  add_value(out, "rereads", kept.rereads);
  out += "[from]\n";
  for (const auto& key : kept_fields()) add_value(out, key, kept_field(article, key)->from);
  out += fence;
  return out + article.text;
}

Result<KeptArticle> article_of_md(std::string_view md) {
  const SourceText source{"article.md", md};
  const auto header = front_matter_of(source);
  if (!header) return header.error();
  if (!*header || !md.starts_with(fence)) {
    return source.error(1, 1, "this is no article.md of a store: it does not begin with TOML between lines of +++");
  }
  KeptArticle kept;
  for (const Entry& entry : (*header)->entries) take_entry(entry, kept);
  if (!day_of_iso(kept.article.published.value)) {
    return source.error(1, 1, "it does not say when the article was published");
  }
  kept.article.text = md.substr((*header)->end);
  return kept;
}

}  // namespace claimwatch
