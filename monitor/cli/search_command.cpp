#include <CLI/CLI.hpp>
#include <algorithm>
#include <span>

#include "monitor/cli/command.h"
#include "monitor/cli/progress.h"
#include "monitor/query/match.h"
#include "monitor/query/query.h"
#include "monitor/query/search.h"
#include "monitor/query/search_report.h"
#include "monitor/report/order.h"
#include "monitor/watch/verify.h"

namespace claimwatch {
namespace {

/// As many articles as people look through; a program gets all.
constexpr std::size_t shown_articles = 20;

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

/// All readings without their claims.
Result<Contents> readings_of(const Index& index) {
  auto readings = index.readings();
  if (!readings) return readings.error();
  Contents contents;
  contents.readings = *std::move(readings);
  return contents;
}

/// Of articles that are shown, for a query that asks for no claim.
Result<void> add_claims(std::span<FoundArticle> shown, const Index& index, Contents& contents) {
  std::vector<std::int64_t> rows;
  for (const FoundArticle& found : shown) rows.push_back(found.reading->row);
  if (auto loaded = index.load_claims(rows, contents); !loaded) return loaded;
  for (FoundArticle& found : shown) found.claims = claims_of_version(*found.reading, contents);
  return {};
}

int run_search(const Invocation& invocation, const Options& options) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  const auto query = parse_query(options.query, {*open.rules, open.settings.queries});
  if (!query) return tell(query.error(), wrong_usage);
  const auto texts = filled_search(open, *query, progress_anew(invocation));
  if (!texts) return tell(texts.error(), failed);
  const bool without_claims = !options.json && !asks_for_claims(*query);
  auto contents = without_claims ? readings_of(*open.index) : open.index->contents();
  if (!contents) return tell(contents.error(), failed);
  for (const std::string& note : query_notes(*query, *contents)) tell({note}, done);
  auto found = search(*query, *contents, *texts);
  if (!found) return tell(found.error(), failed);

  const std::size_t most = options.limit > 0 ? options.limit : options.json ? found->size() : shown_articles;
  if (without_claims) {
    const auto added = add_claims(std::span(*found).first(std::min(most, found->size())), *open.index, *contents);
    if (!added) return tell(added.error(), failed);
  }
  const auto phrases = wanted_phrases(*query);
  const FlagsByClaim flags = options.json ? flags_by_claim(*contents) : FlagsByClaim();
  const Style style = style_of(invocation);
  const Pager pager;
  for (std::size_t i = 0; i < std::min(most, found->size()); ++i) {
    const FoundArticle& article = (*found)[i];
    const auto text = text_of(*open.store, article.reading->path);
    if (!text) return tell(text.error(), failed);
    print(options.json ? found_json(article, *text, phrases, *contents, flags) + '\n'
                       : (i > 0 ? "\n" : "") + found_text(article, *text, phrases, *contents, *open.rules, style));
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
