#pragma once

namespace CLI {
class App;
}

namespace claimwatch {

/// Puts the help of all commands into Korean. Names of commands, options and states stay: they are what is typed.
void put_help_into_korean(CLI::App& app);

}  // namespace claimwatch
