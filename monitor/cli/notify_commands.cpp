#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "diffcore/topic/toml_file.h"
#include "monitor/cli/command.h"
#include "monitor/notify/notify.h"
#include "monitor/notify/outbox.h"
#include "monitor/report/terminal.h"
#include "monitor/report/translation.h"

namespace claimwatch {
namespace {

/// The channels of this name, or all; tells what is wrong, and gives none then.
std::vector<Channel> channels_named(const std::string& name, const std::vector<Channel>& channels) {
  if (name.empty() && !channels.empty()) return channels;
  std::vector<std::string> names;
  for (const Channel& channel : channels) {
    if (channel.name == name) return {channel};
    names.push_back(channel.name);
  }
  const auto meant = nearest_name(name, names);
  tell({channels.empty()
            ? "claimwatch.toml names no channel; add a [[notify]] table (docs/formats.md, \"Notifications\")"
            : "there is no channel \"" + name + "\"; " +
                  (meant ? "did you mean \"" + *meant + "\"?" : "claimwatch.toml names them")},
       wrong_usage);
  return {};
}

int test_channels(const Invocation& invocation, const std::string& name) {
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  const std::vector<Channel> channels = channels_named(name, open.settings.channels);
  if (channels.empty()) return wrong_usage;
  int code = done;
  for (const Channel& channel : channels) {
    const auto sent = send_test(open.watch, channel, *open.index, *open.rules, system_clock_s());
    const Lang lang = invocation.lang;
    print(channel.name + ": " +
          (sent ? message("channel.test_sent", lang)
                : message("channel.test_failed", lang, {{"reason", visible(translated(sent.error().message, lang))}})) +
          '\n');
    if (!sent) code = failed;
  }
  return code;
}

}  // namespace

Result<void> settle_news(const OpenWatch& open, Index& index, const std::string& rules_digest, const FlagNews& news) {
  // A copy of the index is for this run alone: who can write the watch's own tells its channels.
  if (!open.private_index) {
    const auto notes = put_digests(open.watch, open.settings.channels, index, *open.rules, rules_digest, news.new_flags,
                                   system_clock_s());
    if (!notes) return notes.error();
    for (const std::string& note : *notes) tell({note}, done);
  }
  return index.told(news);
}

Result<void> settle_rule_changes(OpenWatch& open, const RuleChanges& changes) {
  if (!open.private_index) {
    if (auto given = give_silently(open.watch, changes.came); !given) return given;
  }
  return open.index->told({{}, changes});
}

void send_digests(const OpenWatch& open) {
  if (open.private_index || open.settings.channels.empty()) return;
  std::fflush(stdout);  // what is new is seen before a channel is waited for
  for (const std::string& failure : send_due(open.watch, open.settings.channels, system_clock_s)) tell({failure}, done);
}

void add_notify_commands(CLI::App& app, Invocation& invocation) {
  auto* const notify = app.add_subcommand("notify", "Work on the channels to which new flags are told");
  notify->require_subcommand(1);
  notify->footer("Example: claimwatch notify test");
  auto* const test =
      notify->add_subcommand("test", "Send a digest that is marked as a test, and tell what became of it");
  const auto channel = std::make_shared<std::string>();  // lives as long as the action does
  test->add_option("CHANNEL", *channel, "Its name in claimwatch.toml; without one all of them");
  test->footer("Example: claimwatch notify test desk");
  test->callback([&invocation, channel] {
    invocation.action = [&invocation, channel] { return test_channels(invocation, *channel); };
  });
}

}  // namespace claimwatch
