#include "monitor/index/reading.h"

#include <algorithm>

#include "diffcore/claim/extract.h"
#include "diffcore/quantity/reader.h"
#include "monitor/index/hash.h"

namespace claimwatch {
namespace {

/// Room for a dateline with the agency's name.
constexpr std::size_t head_bytes = 200;

/// Sums, percentages and claims: what a copy must not say otherwise. Dates are left to the claims: a copy has its own
/// dateline.
std::vector<std::string> said_in(const std::vector<Quantity>& quantities, const std::vector<Claim>& claims) {
  std::vector<std::string> said;
  for (const Quantity& quantity : quantities) {
    if (quantity.kind != Quantity::Kind::date && !quantity.conversion)
      said.push_back(quantity.value + quantity.value_high);
  }
  for (const Claim& claim : claims) {
    const auto& [topic, subject, object, scope] = claim.key;
    std::string statement;
    for (const std::string_view part :
         {std::string_view(topic), std::string_view(subject), std::string_view(object), std::string_view(scope),
          std::string_view(claim.value.text), name(claim.time), name(claim.certainty)}) {
      statement.append(part).append("|");
    }
    said.push_back(std::move(statement));
  }
  std::ranges::sort(said);
  const auto repeated = std::ranges::unique(said);
  said.erase(repeated.begin(), repeated.end());
  return said;
}

Identified identified_of(const StoredReading& stored, const std::vector<Claim>& claims) {
  const Article& article = stored.article;
  Identified out;
  out.hash = stored.hash;
  out.item = lasting_name(stored.item, article.id.value);
  out.read_at = stored.turn();
  out.title = article.title.value;
  out.source = article.source.value;
  out.url = article.url.value;
  out.id = article.id.value;
  out.published = article.published.value;
  // A date of change that no calendar has orders nothing.
  if (day_of_iso(article.modified.value)) out.modified = article.modified.value;
  out.undated = article.undated();
  out.text_hash = hash_hex(article.text);
  out.text_size = article.text.size();
  out.head = article.text.substr(0, head_bytes);
  out.shingles = shingles_of(article.text);
  const std::vector<Quantity> quantities = read_quantities(article.text);
  out.said = said_in(quantities, claims);
  out.sentences = marked_sentences(article.text, quantities);
  return out;
}

}  // namespace

bool is_element(std::string_view item, std::string_view id) {
  return !id.empty() && item.find('#') != std::string_view::npos;
}

std::string lasting_name(const std::string& item, const std::string& id) {
  return is_element(item, id) ? item.substr(0, item.rfind('#') + 1) + id : item;
}

std::vector<Claim> claims_of(const Article& article, const Rules& rules) {
  // The file's time is too weak a date to tell which "last November" a sentence means.
  const auto published = article.undated() ? std::nullopt : std::optional(article.published_day());
  return extract_claims({article.text, article.title.value, published, article.source.value}, rules);
}

Reading reading_of(StoredReading stored, std::vector<Claim> claims) {
  Identified identified = identified_of(stored, claims);
  std::string fingerprint = fingerprint_of(stored.article);
  return {std::move(stored), std::move(claims), std::move(identified), std::move(fingerprint)};
}

std::string fingerprint_of(const Article& article) {
  std::string all = article.text;
  for (const Field* field :
       {&article.title, &article.source, &article.url, &article.modified, &article.lang, &article.id}) {
    all.append("\n").append(field->value);
  }
  all.append("\n").append(article.undated() ? "undated" : article.published.value);
  return hash_hex(all);
}

}  // namespace claimwatch
