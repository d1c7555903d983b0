#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <span>

#include "diffcore/topic/toml_file.h"
#include "monitor/cli/command.h"
#include "monitor/decisions/decide.h"
#include "monitor/index/open_parts.h"
#include "monitor/query/listed_flags.h"
#include "monitor/query/match.h"
#include "monitor/query/query.h"
#include "monitor/report/claim_report.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/diff_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/json_report.h"
#include "monitor/report/lookup.h"
#include "monitor/report/order.h"
#include "monitor/report/plot.h"
#include "monitor/report/words.h"
#include "monitor/watch/verify.h"

namespace claimwatch {
namespace {

struct Options {
  std::string query, topic, kind, since;
  std::optional<std::string> subject, object, scope;
  std::string id, other_id;
  bool json = false, html = false, side_by_side = false, plot = false, news = false;
  std::string svg;        ///< The file to write.
  std::size_t limit = 0;  ///< 0: none was given.
};

/// The query with what the options ask for beside it.
Result<Query> asked_query(const Options& options, const OpenWatch& open) {
  std::string query = options.query;
  for (const auto& [field, value] :
       {std::pair("topic", options.topic), {"kind", options.kind}, {"since", options.since}}) {
    if (!value.empty()) query += ' ' + std::string(field) + ":\"" + value + '"';
  }
  return parse_query(query, {*open.rules, open.settings.queries});
}

int flags(const Invocation& invocation, const Options& options) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  const auto query = asked_query(options, open);
  if (!query) return tell(query.error(), wrong_usage);
  const auto opened = OpenParts::of(open.watch.index_path().string(), *open.index);
  if (!opened) return tell(opened.error(), failed);
  const auto& [parts, decisions] = *opened;
  if (const auto told = tell_notes(*query, parts); !told) return tell(told.error(), failed);
  std::optional<std::string> news_after;
  if (options.news) {
    const auto who = open.store->person();
    if (!who) return tell(who.error(), wrong_usage);
    news_after = last_seen(decisions.all(), *who);
  }
  auto rows = listed_flags(*query, news_after, parts, decisions);
  if (!rows) return tell(rows.error(), failed);
  if (options.limit > 0 && rows->size() > options.limit) rows->resize(options.limit);
  const Pager pager;
  const Style style = style_of(invocation);
  bool first = true;
  const auto show = [&](const auto& as_json, const auto& as_text) {
    print(options.json ? as_json() + '\n' : (first ? "" : "\n") + as_text());
    first = false;
  };
  const auto shown = opened->each_part(*rows, [&](const Contents& part) {
    for (const FlagView& flag : part.flags) {
      show([&] { return flag_json(flag, part, *open.rules); },
           [&] { return flag_text(flag, part, *open.rules, style); });
    }
  });
  if (!shown) return tell(shown.error(), failed);
  if (options.news || !asks_for_state(*query)) return done;
  for (const DecisionView* view : misreadings(decisions.all())) {
    if (!fits(*query, candidate_of(view->decision))) continue;
    show([&] { return decision_json(*view); },
         [&] { return misreading_text(*view, decisions.all(), *open.rules, style); });
  }
  return done;
}

/// The words of the command line as claims have them. Errors: there is no such topic, entity or scope.
Result<void> find_names(Options& options, const Rules& rules) {
  auto topic = topic_named(options.topic, rules);
  if (!topic) return topic.error();
  options.topic = std::move(*topic);
  for (std::optional<std::string>* entity : {&options.subject, &options.object}) {
    if (!*entity || (*entity)->empty()) continue;  // "": of topics that have no object
    auto id = entity_named(**entity, rules);
    if (!id) return id.error();
    *entity = std::move(*id);
  }
  if (!options.scope) return {};
  const auto scope = scope_named(*options.scope, options.topic, rules);
  return scope ? Result<void>{} : scope.error();
}

bool wanted(const Key& key, const Options& options) {
  return (!options.subject || key.subject == *options.subject) && (!options.object || key.object == *options.object) &&
         (!options.scope || key.scope == *options.scope);
}

Result<void> write_picture(const std::string& path, const std::string& picture) {
  std::ofstream file(path, std::ios::binary);
  file << picture << std::flush;
  return file ? Result<void>{} : Error{path + ": cannot be written: " + std::strerror(errno)};
}

/// Draws the claims as asked for: for the terminal, as a file, or both.
int draw(const std::vector<const ClaimView*>& claims, const Contents& contents, const Rules& rules,
         const Options& options, const Style& style) {
  if (claims.empty()) return tell({"there is no such claim, and nothing to draw"}, done);
  const Plots plots = plots_of(claims, contents, rules);
  if (!options.svg.empty()) {
    const auto written = write_picture(options.svg, plots_svg(plots, contents, rules, style.lang));
    if (!written) return tell(written.error(), failed);
  }
  const Pager pager;
  if (options.plot) print(plots_text(plots, rules, style));
  return done;
}

int plot_history(const OpenWatch& open, const Options& options, const Style& style) {
  const auto contents = open.index->contents(options.topic);
  if (!contents) return tell(contents.error(), failed);
  std::vector<const ClaimView*> claims = ordered_claims(*contents);
  std::erase_if(claims, [&](const ClaimView* claim) { return claim->set_aside || !wanted(claim->claim.key, options); });
  return draw(claims, *contents, *open.rules, options, style);
}

/// Of claims in their order the newest, in that order.
std::vector<const ClaimView*> newest(std::vector<const ClaimView*> claims, std::size_t count,
                                     const Contents& contents) {
  const auto day = [&](const ClaimView* claim) { return contents.reading_of(*claim).placement.day; };
  std::vector<const ClaimView*> by_day = claims;
  std::ranges::stable_sort(by_day, {}, day);
  by_day.erase(by_day.begin(), by_day.end() - static_cast<std::ptrdiff_t>(std::min(count, by_day.size())));
  const std::set<const ClaimView*> kept(by_day.begin(), by_day.end());
  std::erase_if(claims, [&](const ClaimView* claim) { return !kept.contains(claim); });
  return claims;
}

int history(const Invocation& invocation, const Options& asked) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  Options options = asked;
  if (const auto found = find_names(options, *open.rules); !found) return tell(found.error(), wrong_usage);
  const Style style = style_of(invocation);
  if (options.plot || !options.svg.empty()) return plot_history(open, options, style);
  const auto opened = OpenParts::of(open.watch.index_path().string(), *open.index);
  if (!opened) return tell(opened.error(), failed);
  const auto& [parts, decisions] = *opened;
  const auto limit = options.limit > 0 ? std::optional(options.limit) : std::nullopt;
  const auto rows = parts.history({options.topic, options.subject, options.object, options.scope}, limit);
  if (!rows) return tell(rows.error(), failed);
  const auto naming = options.json ? parts.naming(options.topic) : Parts::Naming();
  if (!naming) return tell(naming.error(), failed);
  const auto each_part = [&](const auto& show) {
    for (const Parts::Rows& part : *rows) {
      const auto contents = parts.claims(part, decisions, options.json ? &*naming : nullptr);
      if (!contents) return tell(contents.error(), failed);
      const auto claims = ordered_claims(*contents);
      show(limit ? newest(claims, *limit, *contents) : claims, *contents);
    }
    return done;
  };
  const Pager pager;
  if (options.json) {
    return each_part([&](const auto& claims, const Contents& contents) {
      const FlagsByClaim flags = flags_by_claim(contents);
      for (const ClaimView* claim : claims) print(claim_json(*claim, contents, flags) + '\n');
    });
  }
  HistoryTable table(*open.rules, style);
  const int measured =
      each_part([&](const auto& claims, const Contents& contents) { table.measure(claims, contents); });
  if (measured != done) return measured;
  const int code =
      each_part([&](const auto& claims, const Contents& contents) { print(table.text(claims, contents)); });
  std::vector<FlagView> decided = decisions.all().flags;
  std::erase_if(decided, [&](const FlagView& flag) { return flag.key.topic != options.topic; });
  print(table.legend(decided));
  return code;
}

/// "3f2a" of "3f2a@2".
std::string without_version(const std::string& id) { return id.substr(0, id.find('@')); }

/// Opens the watch and finds what the id names in it, then goes on with `act`.
template <typename Act>
int on_named(const Invocation& invocation, const Options& options, Act act) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  const auto contents = open.index->named({without_version(options.id)});
  if (!contents) return tell(contents.error(), failed);
  const auto what = named(options.id, *contents);
  if (!what) return tell(what.error(), wrong_usage);
  return act(invocation, options, open, *contents, *what);
}

int show_named(const Invocation& invocation, const Options& options, const OpenWatch& open, const Contents& contents,
               const Named& what) {
  const Style style = style_of(invocation);
  const Pager pager;
  if (what.flag != nullptr) {
    print(options.json ? flag_json(*what.flag, contents, *open.rules) + '\n'
                       : flag_text(*what.flag, contents, *open.rules, style));
  } else if (what.claim != nullptr) {
    print(options.json ? claim_json(*what.claim, contents, flags_by_claim(contents)) + '\n'
                       : claim_text(*what.claim, contents, *open.rules, style));
  } else if (options.json) {
    print(article_json(what, contents) + '\n');
  } else {
    const auto text = text_of(*open.store, *what.versions(contents).back());
    if (!text) return tell(text.error(), failed);
    print(article_text(what, contents, *open.rules, style) + '\n' + visible(*text));
  }
  return done;
}

int show(const Invocation& invocation, const Options& options) { return on_named(invocation, options, show_named); }

Result<DiffSide> side(const std::string& id, const Contents& contents, const Store& store) {
  const auto reading = version_named(id, contents);
  if (!reading) return reading.error();
  auto text = text_of(store, **reading);
  if (!text) return text.error();
  return DiffSide{*reading, std::move(*text)};
}

/// From each version of the article to the next; "ARTICLE@2": from the one before. Suspect ones are passed over, unless
/// one is meant.
Result<std::vector<std::pair<std::string, std::string>>> steps_of(const std::string& id, const Contents& contents) {
  const auto meant = version_named(id, contents);
  if (!meant) return meant.error();
  const std::string& article = (*meant)->placement.article;
  const bool one = id.find('@') != std::string::npos;
  std::vector<std::pair<std::string, std::string>> steps;
  std::string before;
  for (const ReadingView* version : versions_of(article, contents)) {
    if (version->placement.standing == Standing::suspect && !(one && version == *meant)) continue;
    const std::string now = article + '@' + std::to_string(version->placement.version + 1);
    if (!before.empty() && (!one || version == *meant)) steps.emplace_back(before, now);
    before = now;
  }
  if (!steps.empty()) return steps;
  return Error{one ? id + " is the first version; name two to compare them"
                   : "article " + article + " has one version; name another one to compare the two"};
}

int diff(const Invocation& invocation, const Options& options) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  const auto contents = open.index->named({without_version(options.id), without_version(options.other_id)});
  if (!contents) return tell(contents.error(), failed);
  std::vector<std::pair<std::string, std::string>> names = {{options.id, options.other_id}};
  if (options.other_id.empty()) {
    auto found = steps_of(options.id, *contents);
    if (!found) return tell(found.error(), wrong_usage);
    names = std::move(*found);
  }
  std::vector<std::pair<DiffSide, DiffSide>> steps;
  for (const auto& [old_name, new_name] : names) {
    auto before = side(old_name, *contents, *open.store), after = side(new_name, *contents, *open.store);
    for (const auto* one : {&before, &after}) {
      if (!*one) return tell(one->error(), wrong_usage);
    }
    steps.emplace_back(std::move(*before), std::move(*after));
  }
  const Style style = style_of(invocation);
  if (options.html) {
    print(diff_page(steps, *contents, *open.rules, style.lang));
    return done;
  }
  const Pager pager;
  const auto as_text = options.side_by_side ? diff_columns : diff_text;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& [before, after] = steps[i];
    print(options.json ? diff_json(before, after, *contents) + '\n'
                       : (i > 0 ? "\n" : "") + as_text(before, after, *contents, *open.rules, style));
  }
  return done;
}

/// The claims that an explanation is about: both sides of a flag, one claim, or all of an article.
std::vector<const ClaimView*> explained_claims(const Named& what, const Contents& contents) {
  if (what.claim != nullptr) return {what.claim};
  if (what.flag == nullptr) return what.claims(contents);
  return {&contents.claims.at(what.flag->old_claim), &contents.claims.at(what.flag->new_claim)};
}

int explain_named(const Invocation& invocation, const Options& options, const OpenWatch& open, const Contents& contents,
                  const Named& what) {
  const Style style = style_of(invocation);
  const Pager pager;
  const FlagsByClaim flags = flags_by_claim(contents);
  if (what.flag != nullptr) {
    print(options.json ? flag_json(*what.flag, contents, *open.rules) + '\n'
                       : flag_text(*what.flag, contents, *open.rules, style) + '\n');
  }
  if (!what.article.empty() && !options.json) print(article_header(what, contents, style));
  for (const ClaimView* claim : explained_claims(what, contents)) {
    const auto text = text_of(*open.store, contents.reading_of(*claim));
    if (!text) return tell(text.error(), failed);
    print(options.json ? explained_claim_json(*claim, contents, flags, *text) + '\n'
                       : claim_text(*claim, contents, *open.rules, style) +
                             claim_reasons_text(claim->claim, *text, *open.rules, style));
  }
  return done;
}

int explain(const Invocation& invocation, const Options& options) {
  return on_named(invocation, options, explain_named);
}

}  // namespace

void add_report_commands(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();  // lives as long as the actions do
  const auto add = [&](const char* name, const char* what, const char* example,
                       int (*run)(const Invocation&, const Options&)) {
    CLI::App* const command = app.add_subcommand(name, what);
    command->footer(std::string("Example: ") + example);
    command->add_flag("--json", options->json, "JSON, one object a line");
    command->callback([&invocation, options, run, command] {
      if (!command->get_subcommands().empty()) return;  // that one runs
      invocation.action = [&invocation, options, run] { return run(invocation, *options); };
    });
    return command;
  };

  const auto add_limit = [&options](CLI::App& command, const char* what) {
    return command.add_option("--limit", options->limit, what)->check(CLI::PositiveNumber)->type_name("N");
  };

  auto* const flag_list = add("flags", "Where claims changed or contradict each other",
                              "claimwatch flags 'topic:stake kind:contradicts since:2025'\n"
                              "         claimwatch flags 'entity:오픈AI -source:\"Harbor Wire\" 지분|stake'\n"
                              "         claimwatch flags -- '-topic:term'    # behind -- a query may begin with -\n"
                              "Fields: topic, entity, source, kind, state, since, until, text, saved; docs/queries.md",
                              flags);
  flag_list->add_option("QUERY", options->query, "Only those that it asks for, in one pair of quotes");
  flag_list->add_flag("--new", options->news, "Only open ones that came or gained support since you last decided");
  flag_list->add_option("--topic", options->topic, "The same as topic:NAME in the query");
  flag_list->add_option("--kind", options->kind, "The same as kind:NAME")
      ->check(CLI::IsMember({"changed", "contradicts"}));
  flag_list->add_option("--since", options->since, "The same as since:DATE, by the new side's article")
      ->type_name("DATE");

  add_limit(*flag_list, "Of these only so many, the worst first");

  auto* const timeline = add("history", "What was claimed of a topic, in order of time",
                             "claimwatch history TOPIC --subject NAME", history);
  timeline->add_option("TOPIC", options->topic, "One of `claimwatch topics list`")->required();
  timeline->add_option("--subject", options->subject, "Only of this entity: its id, name or an alias");
  timeline->add_option("--object", options->object, "Only towards this entity, likewise");
  timeline->add_option("--scope", options->scope, "Only of this scope");
  auto* const limit = add_limit(*timeline, "Of these only so many, the newest");
  timeline->add_flag("--plot", options->plot, "A picture: a row for each value, a dot for each claim on its day")
      ->excludes("--json")
      ->excludes(limit);
  timeline->add_option("--svg", options->svg, "The picture as an SVG file")
      ->type_name("FILE")
      ->excludes("--json")
      ->excludes(limit);

  add("show", "A claim, an article or a flag", "claimwatch show 3f2a", show)
      ->add_option("ID", options->id, "Its id, or enough of the beginning; of an article also ID@VERSION")
      ->required();

  auto* const compare = add("diff", "What changed from version to version, or differs between two articles",
                            "claimwatch diff 3f2a; claimwatch diff 3f2a@1 3f2a@3 --html > page.html", diff);
  compare->add_option("A", options->id, "An article's id, or with @ and a number one of its versions")->required();
  compare->add_option("B", options->other_id,
                      "The other one; without it A's versions are compared, each with the next");
  auto* const columns = compare->add_flag("--side-by-side", options->side_by_side, "In two columns");
  auto* const page = compare->add_flag("--html", options->html, "A page of HTML with the whole text");
  page->excludes(columns)->excludes("--json");
  columns->excludes("--json");

  add("explain", "Which words, rules, roles, intervals and dates led to it", "claimwatch explain 3f2a", explain)
      ->add_option("ID", options->id, "An article's, a claim's or a flag's id; of an article also ID@VERSION")
      ->required();
}

}  // namespace claimwatch
