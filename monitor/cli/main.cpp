#include <CLI/CLI.hpp>

#include "monitor/cli/command.h"

int main(int argc, char** argv) {
  using namespace claimwatch;
  CLI::App app{"claimwatch keeps articles in a git store and tells where what they claim changed or disagrees.",
               "claimwatch"};
  app.footer("Example: claimwatch init news && cp article.txt news/inbox && claimwatch -C news scan");
  app.require_subcommand(1);
  Invocation invocation;
  app.add_option("-C,--watch", invocation.folder, "The watch, or a folder below it, instead of the working directory")
      ->type_name("DIR");
  add_watch_commands(app, invocation);
  add_report_commands(app, invocation);
  add_text_commands(app, invocation);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? done : wrong_usage;  // 0: --help was asked for
  }
  return invocation.action();
}
