#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "diffcore/topic/toml_file.h"
#include "monitor/cli/command.h"
#include "monitor/cli/korean_help.h"

namespace claimwatch {
namespace {

/// Takes the numbers of standard streams that the caller closed: else the store or the index would get one of them, and
/// reports would be written into it. Opened the wrong way round, so that using them fails as it should.
void fill_closed_streams() {
  for (const auto& [stream, mode] : {std::pair(STDIN_FILENO, O_WRONLY), {STDOUT_FILENO, O_RDONLY}, {2, O_RDONLY}}) {
    if (fcntl(stream, F_GETFD) < 0) open("/dev/null", mode);  // the lowest free number, which is this one
  }
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

/// Puts the commands into groups, as the help names them.
void group_commands(CLI::App& app) {
  const std::pair<const char*, std::vector<const char*>> groups[] = {
      {"Read articles", {"init", "scan", "watch", "retry"}},
      {"See what they claim", {"flags", "history", "search", "show", "diff", "explain"}},
      {"Decide", {"review", "set-aside", "take-back", "note", "decisions"}},
      {"Keep a watch", {"status", "doctor", "verify", "maintain", "reindex", "reextract", "config", "notify"}},
      {"Work on rules and text", {"topics", "extract", "quantities"}}};
  for (const auto& [group, names] : groups) {
    for (const char* name : names) app.get_subcommand(name)->group(group);
  }
}

/// Gives every command the option --lang. Its value is known already: the words of the help are in that language.
void add_lang(CLI::App& command) {
  command.add_option("--lang", "The language of what people read, instead of the locale's")
      ->check(CLI::IsMember({"en", "ko"}));
  for (CLI::App* below : command.get_subcommands([](const CLI::App*) { return true; })) add_lang(*below);
}

/// What is wrong with the words on the command line, and what to do.
std::string usage_problem(const CLI::App& app, const CLI::ParseError& problem) {
  const CLI::App* named = &app;
  std::string command = app.get_name();
  while (!named->get_subcommands().empty()) {
    named = named->get_subcommands().front();
    command += ' ' + named->get_name();
  }
  const std::vector<std::string> known = command_names(*named), others = named->remaining();
  if (!known.empty() && !others.empty() && !others.front().starts_with('-')) {
    const auto meant = nearest_name(others.front(), known);
    return "there is no command \"" + others.front() + "\"; " +
           (meant ? "did you mean \"" + *meant + "\"?" : "`" + command + " --help` names them");
  }
  return std::string(problem.what()) + "; `" + command + " --help` says how";
}

/// Runs the command. When the index turns out to be damaged it is taken away, and the command runs once more: it builds
/// the index anew.
int run(const Invocation& invocation) {
  try {
    return invocation.action();
  } catch (const DamagedIndex& damage) {
    const auto watch = find_watch(invocation.folder);
    if (!watch) return tell(watch.error(), failed);
    tell({watch->index_path().string() + ": is damaged (" + damage.message + "), and is built anew"}, done);
    if (const auto removed = remove_index(*watch); !removed) return tell(removed.error(), failed);
  }
  try {
    return invocation.action();
  } catch (const DamagedIndex& damage) {
    return tell({"the index is damaged still: " + damage.message}, failed);
  }
}

}  // namespace
}  // namespace claimwatch

int main(int argc, char** argv) {
  using namespace claimwatch;
  fill_closed_streams();
  CLI::App app{"claimwatch keeps articles in a git store and tells where what they claim changed or disagrees.",
               "claimwatch"};
  app.footer("Example: claimwatch init news && cp article.txt news/inbox && claimwatch -C news scan");
  app.require_subcommand(1);
  app.set_version_flag("--version", "claimwatch " CLAIMWATCH_VERSION, "Print the version");
  Invocation invocation;
  invocation.lang = lang_asked_for(argc, argv);
  speak(invocation.lang);
  app.add_option("-C,--watch", invocation.folder, "The watch, or a folder below it, instead of the working directory")
      ->type_name("DIR");
  add_watch_commands(app, invocation);
  add_scan_commands(app, invocation);
  add_watch_command(app, invocation);
  add_report_commands(app, invocation);
  add_decision_commands(app, invocation);
  add_review_command(app, invocation);
  add_search_command(app, invocation);
  add_text_commands(app, invocation);
  add_notify_commands(app, invocation);
  add_doctor_command(app, invocation);
  group_commands(app);
  add_lang(app);
  if (invocation.lang == Lang::ko) put_help_into_korean(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    // 0: --help or --version was asked for
    if (problem.get_exit_code() == 0) return printed_all(app.exit(problem));
    return tell({usage_problem(app, problem)}, wrong_usage);
  }
  return printed_all(run(invocation));
}
