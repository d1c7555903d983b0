#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <set>

#include "diffcore/topic/toml_file.h"
#include "monitor/cli/command.h"
#include "monitor/decisions/decide.h"
#include "monitor/index/decided.h"
#include "monitor/index/open_parts.h"
#include "monitor/query/listed_flags.h"
#include "monitor/query/query.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/json_report.h"
#include "monitor/report/lookup.h"
#include "monitor/report/order.h"

namespace claimwatch {
namespace {

struct Options {
  std::vector<std::string> ids;
  std::string id, state, note, misread;
  bool json = false, orphaned = false;
};

/// A watch with what a command decides on, and who is at work in it.
struct Desk {
  OpenWatch open;
  Contents contents;
  Person who;

  int sit_down(const Invocation& invocation) {
    if (const int code = open.open(invocation); code != done) return code;
    auto person = open.store->person();
    if (!person) return tell(person.error(), wrong_usage);
    who = std::move(*person);
    return done;
  }

  /// Takes up what these ids name.
  int look_at(const std::vector<std::string>& ids) {
    std::vector<std::string> beginnings;
    for (const std::string& id : ids) beginnings.push_back(id.substr(0, id.find('@')));
    auto named = open.index->named(beginnings);
    if (!named) return tell(named.error(), failed);
    contents = std::move(*named);
    return done;
  }

  /// Makes the drafts decisions, and tells them and what came of them.
  int decide(std::vector<Decision> drafts, const Style& style) {
    auto lock = open.store->lock(wait_for_writer_s);
    if (!lock) return tell(lock.error(), failed);
    const auto built = open.index->built_from();
    if (!built || built->head != open.store->head()) {  // another process wrote since
      if (const int code = open.open_in_force(); code != done) return code;
    }
    auto before = Index::as_it_is(open.watch.index_path().string());
    if (!before) return tell(before.error(), failed);
    const auto decided = claimwatch::decide(
        std::move(drafts), who, *open.store, *open.index, *open.rules, [&](const std::vector<Decision>& kept) {
          for (const Decision& decision : kept)
            print(decision_text({decision, true, false}, contents, *open.rules, style));
          std::fflush(stdout);
        });
    if (!decided) return tell(decided.error(), failed);
    lock->reset();
    const auto gone = before->flagged_now(decided->consequences.gone);
    const auto came = open.index->flagged_now(decided->consequences.came);
    for (const auto* flags : {&gone, &came}) {
      if (!*flags) return tell(flags->error(), failed);
    }
    print(consequences_text(decided->consequences, *gone, *came, *open.rules, style));
    return done;
  }
};

/// What each id names. Errors: nothing, or several things.
Result<std::vector<Named>> all_named(const std::vector<std::string>& ids, const Contents& contents) {
  std::vector<Named> out;
  for (const std::string& id : ids) {
    auto what = named(id, contents);
    if (!what) return what.error();
    out.push_back(*what);
  }
  return out;
}

/// Of a flag's claims the one that was misread: "first", "second" or by its id.
Result<const ClaimView*> misread_claim(const FlagView& flag, const std::string& which, const Contents& contents) {
  if (which == "first") return &contents.claims.at(flag.old_claim);
  if (which == "second") return &contents.claims.at(flag.new_claim);
  std::vector<std::int64_t> rows = flag.support;
  rows.insert(rows.begin(), {flag.old_claim, flag.new_claim});
  for (const std::int64_t row : rows) {
    if (!which.empty() && contents.claims.at(row).id.starts_with(which)) return &contents.claims.at(row);
  }
  const std::string what = which.empty() ? "which claim of flag " + flag.id + " was misread is not said"
                                         : "flag " + flag.id + " has no claim \"" + which + '"';
  return Error{what + "; write --claim first, --claim second, or a claim's id"};
}

Result<Decision> resolution(const FlagView& flag, const Options& options, const Contents& contents) {
  Decision draft = draft_on(flag, contents);
  draft.state = flag_state_named(options.state);
  draft.note = options.note;
  if (draft.state != FlagState::extraction_wrong) return draft;
  const auto claim = misread_claim(flag, options.misread, contents);
  if (!claim) return claim.error();
  draft.claim = decided_claim(**claim, contents);
  return draft;
}

bool is_id(const std::string& word) { return word.find_first_not_of("0123456789abcdef") == std::string::npos; }

Result<std::vector<const FlagView*>> flags_with(const std::vector<std::string>& ids, const Contents& contents) {
  std::vector<const FlagView*> flags;
  for (const std::string& id : ids) {
    const auto what = named(id, contents);
    if (!what) return what.error();
    if (what->flag == nullptr) return Error{id + " is no flag"};
    flags.push_back(what->flag);
  }
  return flags;
}

/// Drafts, and of how many of their flags somebody decided before.
struct Drafts {
  std::vector<Decision> decisions;
  std::size_t decided = 0;

  Result<void> add(const FlagView& flag, const Options& options, const Contents& contents) {
    auto draft = resolution(flag, options, contents);
    if (!draft) return draft.error();
    decisions.push_back(*std::move(draft));
    if (flag.state != FlagState::open) ++decided;
    return {};
  }
};

Result<Drafts> drafts_by_ids(const Options& options, const Contents& contents) {
  const auto flags = flags_with(options.ids, contents);
  if (!flags) return flags.error();
  Drafts drafts;
  for (const FlagView* flag : *flags) {
    if (auto added = drafts.add(*flag, options, contents); !added) return added.error();
  }
  return drafts;
}

/// Of those that the query asks for and that are not decided so already.
Result<Drafts> drafts_asked_for(const Options& options, const OpenWatch& open) {
  if (options.ids.size() > 1) return Error{"write ids, or one query in one pair of quotes"};
  const auto query = parse_query(options.ids.front(), {*open.rules, open.settings.queries});
  if (!query) return query.error();
  const auto opened = OpenParts::of(open.watch.index_path().string(), *open.index);
  if (!opened) return opened.error();
  const auto rows = listed_flags(*query, std::nullopt, opened->parts, opened->decisions);
  if (!rows) return rows.error();
  Drafts drafts;
  Result<void> added;
  const auto shown = opened->each_part(*rows, [&](const Contents& part) {
    for (const FlagView& flag : part.flags) {
      const bool repeated = !drafts.decisions.empty() && drafts.decisions.back().id == flag.id;
      const bool decided = name(flag.state) == options.state && !flag.decisions.empty();
      if (added && !repeated && !decided) added = drafts.add(flag, options, part);
    }
  });
  if (!shown) return shown.error();
  return added ? Result<Drafts>(std::move(drafts)) : added.error();
}

/// Tells how many flags a query would decide on, and lets a person at a terminal think again.
bool goes_on(const Drafts& drafts, const Options& options, Lang lang) {
  std::fprintf(stderr, "%s\n",
               message("bulk.preview", lang,
                       {{"count", std::to_string(drafts.decisions.size())},
                        {"state", state_words(*flag_state_named(options.state), lang)},
                        {"decided", std::to_string(drafts.decided)}})
                   .c_str());
  if (drafts.decisions.empty()) return false;
  if (isatty(STDIN_FILENO) == 0 || isatty(STDERR_FILENO) == 0) return true;
  std::fprintf(stderr, "%s", message("bulk.ask", lang).c_str());
  const int answer = std::getchar();
  if (answer == 'y' || answer == 'Y') return true;
  std::fprintf(stderr, "%s\n", message("bulk.nothing", lang).c_str());
  return false;
}

int resolve(const Invocation& invocation, const Options& options) {
  if (!options.misread.empty() && options.state != name(FlagState::extraction_wrong)) {
    return tell({"--claim goes with --state extraction-wrong alone"}, wrong_usage);
  }
  Desk desk;
  if (const int code = desk.sit_down(invocation); code != done) return code;
  const bool by_ids = std::ranges::all_of(options.ids, is_id);
  if (by_ids) {
    if (const int code = desk.look_at(options.ids); code != done) return code;
  }
  auto drafts = by_ids ? drafts_by_ids(options, desk.contents) : drafts_asked_for(options, desk.open);
  if (!drafts) return tell(drafts.error(), wrong_usage);
  const Style style = style_of(invocation);
  return by_ids || goes_on(*drafts, options, style.lang) ? desk.decide(std::move(drafts->decisions), style) : done;
}

Decision draft_on(const Named& what, const Contents& contents) {
  if (what.flag != nullptr) return draft_on(*what.flag, contents);
  return what.claim != nullptr ? draft_on(*what.claim, contents) : draft_on_article(what.article, contents);
}

int note(const Invocation& invocation, const Options& options) {
  Desk desk;
  if (const int code = desk.sit_down(invocation); code != done) return code;
  if (const int code = desk.look_at({options.id}); code != done) return code;
  const auto what = named(options.id, desk.contents);
  if (!what) return tell(what.error(), wrong_usage);
  Decision draft = draft_on(*what, desk.contents);
  draft.note = options.note;
  return desk.decide({std::move(draft)}, style_of(invocation));
}

int put_aside(const Invocation& invocation, const Options& options, bool aside) {
  Desk desk;
  if (const int code = desk.sit_down(invocation); code != done) return code;
  if (const int code = desk.look_at(options.ids); code != done) return code;
  const auto articles = all_named(options.ids, desk.contents);
  if (!articles) return tell(articles.error(), wrong_usage);
  std::vector<Decision> drafts;
  for (std::size_t i = 0; i < articles->size(); ++i) {
    if ((*articles)[i].article.empty()) return tell({options.ids[i] + " is no article"}, wrong_usage);
    Decision& draft = drafts.emplace_back(draft_on_article((*articles)[i].article, desk.contents));
    draft.set_aside = aside;
    draft.note = options.note;
  }
  return desk.decide(std::move(drafts), style_of(invocation));
}

int set_aside(const Invocation& invocation, const Options& options) { return put_aside(invocation, options, true); }
int take_back(const Invocation& invocation, const Options& options) { return put_aside(invocation, options, false); }

/// The id in full: of what is there now, or was decided on.
Result<std::string> decided_id(const std::string& begun, const Contents& contents) {
  std::set<std::string> ids;
  for (const DecisionView& view : contents.decisions) {
    if (view.decision.id.starts_with(begun)) ids.insert(view.decision.id);
  }
  for (const FlagView& flag : contents.flags) {
    if (!flag.decisions.empty() && flag.id.starts_with(begun)) ids.insert(flag.id);
  }
  if (ids.size() == 1) return *ids.begin();
  return Error{ids.empty() ? "nothing was decided on \"" + begun + "\"; `claimwatch decisions` lists what was"
                           : begun + " begins several ids; write more of it"};
}

int take_back_decisions(const Invocation& invocation, const Options& options, Act act) {
  Desk desk;
  if (const int code = desk.sit_down(invocation); code != done) return code;
  const auto placed = desk.open.index->placed_decisions();
  if (!placed) return tell(placed.error(), failed);
  const Contents& all = placed->all();
  std::vector<Decision> drafts;
  for (const std::string& begun : options.ids) {
    const auto id = decided_id(begun, all);
    if (!id) return tell(id.error(), wrong_usage);
    const Decision* const last = last_on(*id, all, act);
    if (last == nullptr) {
      return tell({act == Act::decide ? "all that was decided on " + *id + " is undone already"
                                      : "nothing on " + *id + " is undone"},
                  wrong_usage);
    }
    drafts.push_back(draft_undo(*last));
  }
  if (options.ids.empty()) {
    for (const Decision* last : last_operation(all, desk.who, act)) drafts.push_back(draft_undo(*last));
    if (drafts.empty()) {
      return tell({act == Act::decide ? "nothing that " + desk.who.email + " decided stands any more"
                                      : "nothing that " + desk.who.email + " took back stays so"},
                  wrong_usage);
    }
  }
  desk.contents.readings = all.readings;  // that the decisions name
  return desk.decide(std::move(drafts), style_of(invocation));
}

int undo(const Invocation& invocation, const Options& options) {
  return take_back_decisions(invocation, options, Act::decide);
}
int redo(const Invocation& invocation, const Options& options) {
  return take_back_decisions(invocation, options, Act::undo);
}

int decisions(const Invocation& invocation, const Options& options) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  const auto placed = open.index->placed_decisions();
  if (!placed) return tell(placed.error(), failed);
  const Contents& contents = placed->all();
  const Style style = style_of(invocation);
  const Pager pager;
  for (const DecisionView& view : contents.decisions) {
    if (options.orphaned && !view.orphaned) continue;
    print(options.json ? decision_json(view) + '\n' : decision_text(view, contents, *open.rules, style));
  }
  return done;
}

}  // namespace

void add_decision_commands(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();  // lives as long as the actions do
  const auto add = [&](CLI::App& above, const char* name, const char* what, const char* example,
                       int (*run)(const Invocation&, const Options&)) {
    CLI::App* const command = above.add_subcommand(name, what);
    command->footer(std::string("Example: ") + example);
    command->callback([&invocation, options, run] {
      invocation.action = [&invocation, options, run] { return run(invocation, *options); };
    });
    return command;
  };
  CLI::App& flags = *app.get_subcommand("flags");

  auto* const decide = add(flags, "resolve", "Decide on flags",
                           "claimwatch flags resolve 3f2a 77b0 --state not-a-change --note 'two programmes'\n"
                           "         claimwatch flags resolve --state needs-second-look 'source:wire state:open'",
                           resolve);
  decide->add_option("WHAT", options->ids, "Ids of flags, or enough of the beginning; or one query, docs/queries.md")
      ->required();
  decide->add_option("--state", options->state, "What they are")->required()->check(CLI::IsMember(flag_state_names()));
  decide->add_option("--note", options->note, "Why");
  decide->add_option("--claim", options->misread,
                     "Of extraction-wrong: which claim was misread, `first`, `second` or by its id; it counts no more");

  add(flags, "undo", "Take back what was decided last, by you or on these ids",
      "claimwatch flags undo; claimwatch flags undo 3f2a", undo)
      ->add_option("ID", options->ids, "Ids of flags, claims or articles; without any your last decision");

  add(flags, "redo", "Make what was undone last, by you or on these ids, stand again",
      "claimwatch flags redo; claimwatch flags redo 3f2a", redo)
      ->add_option("ID", options->ids, "Ids of flags, claims or articles; without any your last undo");

  for (const auto& [name, what, example, run] :
       {std::tuple("set-aside", "Set articles aside: what they claim counts for nothing",
                   "claimwatch set-aside 3f2a --note satire", &set_aside),
        {"take-back", "Let articles count again that were set aside", "claimwatch take-back 3f2a", &take_back}}) {
    auto* const command = add(app, name, what, example, run);
    command->add_option("ARTICLE", options->ids, "Their ids, or enough of the beginning")->required();
    command->add_option("--note", options->note, "Why");
  }

  auto* const remark = add(app, "note", "Hang a note on a flag, a claim or an article",
                           "claimwatch note 3f2a 'ask the press office'", note);
  remark->add_option("ID", options->id, "Its id, or enough of the beginning")->required();
  remark->add_option("TEXT", options->note, "What to note")->required();

  auto* const list =
      add(app, "decisions", "What was decided, by whom and when", "claimwatch decisions --orphaned", decisions);
  list->add_flag("--orphaned", options->orphaned, "Only those on what does not arise any more");
  list->add_flag("--json", options->json, "JSON, one object a line");
}

}  // namespace claimwatch
