#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <tuple>

#include "monitor/cli/command.h"
#include "monitor/cli/progress.h"
#include "monitor/index/open_parts.h"
#include "monitor/query/query.h"
#include "monitor/query/search.h"
#include "monitor/query/search_report.h"
#include "monitor/report/order.h"
#include "monitor/watch/verify.h"

namespace claimwatch {
namespace {

/// As many articles as people look through; a program gets all.
constexpr std::size_t shown_articles = 20;

/// So many are in memory.
constexpr std::size_t articles_at_once = 50;

struct Options {
  std::string query;
  std::size_t limit = 0;  ///< 0: none was given.
  bool json = false;
};

/// The search with all texts, if the query asks for words.
Result<TextSearch> filled_search(const OpenWatch& open, const Query& query, const Progress& progress) {
  auto texts = TextSearch::open(open.watch.index_path().string());
  if (!texts || !asks_for_words(query)) return texts;
  const auto filled = texts->fill([&](const std::string& path) { return text_of(*open.store, path); }, progress);
  return filled ? std::move(texts) : filled.error();
}

/// By place in the text.
std::vector<const ClaimView*> claims_of(const ReadingView& reading, const Contents& contents) {
  std::vector<const ClaimView*> claims;
  for (const auto& [row, claim] : contents.claims) {
    if (claim.reading == reading.row) claims.push_back(&claim);
  }
  std::ranges::sort(claims, {}, [](const ClaimView* claim) {
    return std::make_tuple(claim->claim.evidence.start, std::cref(claim->claim.key), std::cref(claim->id));
  });
  return claims;
}

/// None: another process has taken it away.
std::optional<ShownArticle> shown_article(const FoundArticle& found, const Contents& contents) {
  const auto reading = contents.readings.find(found.reading);
  if (reading == contents.readings.end()) return std::nullopt;
  ShownArticle shown{&reading->second, {}, claims_of(reading->second, contents)};
  for (const std::int64_t row : found.copies) {
    const auto copy = contents.readings.find(row);
    if (copy != contents.readings.end()) shown.copies.push_back(&copy->second);
  }
  return shown;
}

/// What is shown of these.
Result<Contents> contents_of(std::span<const FoundArticle> found, const Parts& parts, const PlacedDecisions& decisions,
                             const Parts::Naming& naming) {
  std::vector<std::int64_t> rows;
  for (const FoundArticle& article : found) {
    rows.push_back(article.reading);
    rows.insert(rows.end(), article.copies.begin(), article.copies.end());
  }
  return parts.articles(rows, decisions, naming);
}

int run_search(const Invocation& invocation, const Options& options) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  const auto query = parse_query(options.query, {*open.rules, open.settings.queries});
  if (!query) return tell(query.error(), wrong_usage);
  const auto texts = filled_search(open, *query, progress_anew(invocation));
  if (!texts) return tell(texts.error(), failed);
  const auto opened = OpenParts::of(open.watch.index_path().string(), *open.index);
  if (!opened) return tell(opened.error(), failed);
  const auto& [parts, decisions] = *opened;
  if (const auto told = tell_notes(*query, parts); !told) return tell(told.error(), failed);
  const auto found = search(*query, parts, decisions, *texts);
  if (!found) return tell(found.error(), failed);
  const auto naming = options.json ? parts.naming("") : Parts::Naming();
  if (!naming) return tell(naming.error(), failed);

  const std::size_t most = options.limit > 0 ? options.limit : options.json ? found->size() : shown_articles;
  const auto phrases = wanted_phrases(*query);
  const Style style = style_of(invocation);
  const Pager pager;
  bool first = true;
  for (std::span rest = std::span(*found).first(std::min(most, found->size())); !rest.empty();) {
    const auto next = rest.first(std::min(rest.size(), articles_at_once));
    rest = rest.subspan(next.size());
    const auto contents = contents_of(next, parts, decisions, *naming);
    if (!contents) return tell(contents.error(), failed);
    const FlagsByClaim flags = flags_by_claim(*contents);
    for (const FoundArticle& article : next) {
      const auto shown = shown_article(article, *contents);
      if (!shown) continue;
      const auto text = text_of(*open.store, shown->reading->path);
      if (!text) return tell(text.error(), failed);
      print(options.json ? found_json(*shown, *text, phrases, *contents, flags) + '\n'
                         : (first ? "" : "\n") + found_text(*shown, *text, phrases, *contents, *open.rules, style));
      first = false;
    }
  }
  if (found->size() > most && !options.json) {
    print('\n' + style.faint(message("search.further", style.lang, {{"count", std::to_string(found->size() - most)}})) +
          '\n');
  }
  return done;
}

}  // namespace

void add_search_command(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();  // lives as long as the action does
  auto* const command = app.add_subcommand("search", "Articles by their words, and by what they claim");
  command->footer(
      "Example: claimwatch search '지분 source:한빛경제'\n"
      "         claimwatch search '\"right of first refusal\" -entity:anthropic since:2025'\n"
      "         claimwatch search -- '-topic:stake exclusiv*|독점'    # behind -- a query may begin with -\n"
      "Fields: topic, entity, source, kind, state, since, until, text, saved; docs/queries.md");
  command->add_option("QUERY", options->query, "What to look for, in one pair of quotes")->required();
  command->add_option("--limit", options->limit, "At most so many articles; 20 without it, of JSON all")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  command->add_flag("--json", options->json, "JSON, one article a line");
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return run_search(invocation, *options); };
  });
}

}  // namespace claimwatch
