#include "monitor/query/search_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "diffcore/text/sentences.h"
#include "monitor/report/claim_report.h"
#include "monitor/report/json_report.h"
#include "monitor/report/words.h"

namespace claimwatch {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t snippet_lines = 3;
constexpr std::size_t shown_claims = 3;
constexpr std::size_t indent = 4;

/// Where each of the phrases stands, in order of the text; of those that overlap the first.
std::vector<Range> all_occurrences(std::string_view text, const std::vector<SearchPhrase>& phrases) {
  const auto words = search_words(text);
  std::vector<Range> found;
  for (const SearchPhrase& phrase : phrases) {
    for (const Range& range : occurrences(words, phrase)) found.push_back(range);
  }
  std::ranges::sort(
      found, {}, [](const Range& range) { return std::make_pair(range.start, -static_cast<std::int64_t>(range.end)); });
  std::vector<Range> apart;
  for (const Range& range : found) {
    if (apart.empty() || !apart.back().overlaps(range)) apart.push_back(range);
  }
  return apart;
}

std::size_t phrases_in(std::string_view sentence, const std::vector<SearchPhrase>& phrases) {
  const auto words = search_words(sentence);
  return static_cast<std::size_t>(
      std::ranges::count_if(phrases, [&](const SearchPhrase& phrase) { return !occurrences(words, phrase).empty(); }));
}

std::string with_bold_words(std::string_view text, const std::vector<SearchPhrase>& phrases, const Style& style) {
  std::string marked;
  std::size_t at = 0;
  for (const Range& words : all_occurrences(text, phrases)) {
    marked += text.substr(at, words.start - at);
    marked += style.bold(words.of(text));
    at = words.end;
  }
  return marked.append(text.substr(at));
}

/// The snippet on at most three lines, its words bold.
std::string snippet_text(std::string_view text, const std::vector<SearchPhrase>& phrases, const Style& style) {
  const auto [sentence, words] = snippet_of(text, phrases);
  const std::size_t start = words.empty() ? sentence.start : words.front().start;
  const Range first{start - sentence.start, (words.empty() ? start : words.front().end) - sentence.start};
  const std::string shown = cut_around(sentence.of(text), first, snippet_lines * (style.width - 2 * indent));
  return wrapped(std::string(indent, ' ') + with_bold_words(shown, phrases, style), style.width, indent) + '\n';
}

/// First those whose words have one of the phrases.
std::vector<const ClaimView*> fitting_first(std::vector<const ClaimView*> claims,
                                            const std::vector<SearchPhrase>& phrases) {
  std::ranges::stable_sort(claims, {},
                           [&](const ClaimView* claim) { return phrases_in(claim->evidence, phrases) == 0; });
  return claims;
}

/// What names the version in `show`.
std::string id_of(const ReadingView& reading, const Contents& contents) {
  const std::string& article = reading.placement.article;
  if (versions_of(article, contents).size() < 2) return article;
  return article + '@' + std::to_string(reading.placement.version + 1);
}

Json article_object(const ReadingView& reading) {
  Json object{{"doc", reading.doc}, {"article", reading.placement.article}, {"published", iso(reading.placement.day)}};
  if (reading.undated()) object["undated"] = true;
  object["source"] = reading.source.value;
  object["title"] = reading.title.value;
  object["url"] = reading.url.value;
  return object;
}

}  // namespace

Snippet snippet_of(std::string_view text, const std::vector<SearchPhrase>& phrases) {
  Snippet best;
  std::size_t most = 0;
  for (const Sentence& sentence : sentences_of(text)) {
    const std::size_t count = phrases_in(sentence.range.of(text), phrases);
    if (best.sentence.size() > 0 && count <= most) continue;
    best.sentence = sentence.range;
    most = count;
  }
  for (const Range& words : all_occurrences(best.sentence.of(text), phrases)) {
    best.words.push_back({best.sentence.start + words.start, best.sentence.start + words.end});
  }
  return best;
}

std::string found_text(const ShownArticle& found, std::string_view text, const std::vector<SearchPhrase>& phrases,
                       const Contents& contents, const Rules& rules, const Style& style) {
  const ReadingView& reading = *found.reading;
  const auto line = [&](const std::string& words) { return wrapped("  " + words, style.width, indent) + '\n'; };
  std::string out = wrapped(day_words(reading) + "  " + style.bold(source_words(reading)) + "  " +
                                one_line(reading.title.value) + "  " + style.faint(id_of(reading, contents)),
                            style.width, indent) +
                    '\n' + snippet_text(text, phrases, style);
  const auto claims = fitting_first(found.claims, phrases);
  const std::size_t shown = std::min(claims.size(), shown_claims);
  for (std::size_t i = 0; i < shown; ++i) out += line(claim_line(*claims[i], rules, style));
  const std::string further = std::to_string(claims.size() - shown);
  if (claims.size() > shown) out += line(message("search.further_claims", style.lang, {{"count", further}}));
  std::string copies;
  for (const ReadingView* copy : found.copies) {
    copies += (copies.empty() ? "" : "; ") + source_words(*copy) + ' ' + day_words(*copy);
  }
  return copies.empty() ? out : out + line(message("search.copies", style.lang, {{"copies", copies}}));
}

std::string found_json(const ShownArticle& found, std::string_view text, const std::vector<SearchPhrase>& phrases,
                       const Contents& contents, const FlagsByClaim& flags) {
  const auto [sentence, words] = snippet_of(text, phrases);
  Json object = article_object(*found.reading);
  object["version"] = found.reading->placement.version + 1;
  object["snippet"] = sentence.of(text);
  object["start"] = sentence.start;
  object["end"] = sentence.end;
  object["words"] = Json::array();
  for (const Range& range : words) object["words"].push_back({range.start, range.end});
  object["claims"] = Json::array();
  for (const ClaimView* claim : found.claims)
    object["claims"].push_back(Json::parse(claim_json(*claim, contents, flags)));
  object["copies"] = Json::array();
  for (const ReadingView* copy : found.copies) object["copies"].push_back(article_object(*copy));
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace claimwatch
