#include "monitor/notify/channels.h"

#include <algorithm>
#include <initializer_list>

namespace claimwatch {
namespace {

constexpr int longest_try_s = 600;
constexpr int last_rank = 11;  // docs/claims.md, "Severity"

bool is_plain(std::string_view text) {
  return std::ranges::none_of(text, [](unsigned char byte) { return byte <= ' ' || byte == 0x7f; });
}

/// "https://host…" with one of these schemes, without a user or password in it.
void check_url(TomlTable& table, const TomlString& url, std::initializer_list<std::string_view> schemes,
               std::string_view example) {
  std::string_view rest;
  for (const std::string_view scheme : schemes) {
    if (url.text.starts_with(scheme)) rest = std::string_view(url.text).substr(scheme.size());
  }
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.empty() || !is_plain(rest)) {
    table.error(url.place, "this is no address of a server; write one like \"" + std::string(example) + '"');
  } else if (host.find('@') != std::string_view::npos) {
    table.error(url.place, "a user or password does not stand in an address; take it out of there");
  }
}

/// A command's words, of which there is at least one.
std::vector<std::string> argv_of(TomlTable& table, std::string_view key) {
  std::vector<std::string> argv;
  for (const TomlString& word : table.strings(key)) {
    if (argv.empty() && word.text.empty()) table.error(word.place, "the command has no name; write its path");
    if (word.text.find('\0') != std::string::npos) table.error(word.place, "a word of a command holds no \\u0000");
    argv.push_back(word.text);
  }
  if (argv.empty() && table.has(key)) {
    table.error(table.place(), '"' + std::string(key) + "\" has no words; write [\"/path/to/program\", \"argument\"]");
  }
  return argv;
}

/// `<what>_file` or `<what>_command`; the secret itself is refused.
SecretSource secret_of(TomlTable& table, const std::string& what, bool required) {
  const std::string file = what + "_file", command = what + "_command";
  if (table.has(what)) {
    const auto secret = table.string(what);
    table.error(secret ? secret->place : table.place(),
                "a " + what + " does not stand here, where others read it; put it into a file of mode 600 and write  " +
                    file + " = \"name of the file\"  or have a command print it:  " + command + " = [\"program\"]");
    return {};
  }
  SecretSource source;
  if (const auto path = table.string(file)) {
    source.file = path->text;
    if (path->text.empty()) table.error(path->place, '"' + file + "\" is empty; write the file's path");
  }
  source.command = argv_of(table, command);
  if (table.has(file) && table.has(command)) {
    table.error(table.place(), "both \"" + file + "\" and \"" + command + "\" are here; take one out");
  } else if (required && !table.has(file) && !table.has(command)) {
    table.error(table.place(), '"' + file + "\" is missing here; add it, or \"" + command + '"');
  }
  return source;
}

WebhookChannel webhook_of(TomlTable& table) {
  WebhookChannel hook;
  const TomlString url = table.required_string("webhook");
  check_url(table, url, {"https://", "http://"}, "https://example.org/hook");
  hook.url = url.text;
  hook.secret = secret_of(table, "secret", /*required=*/true);
  return hook;
}

void check_address(TomlTable& table, const TomlString& address) {
  const auto at = address.text.find('@');
  const bool ascii = std::ranges::all_of(address.text, [](unsigned char byte) { return byte < 0x80; });
  const bool odd = address.text.find_first_of("<>,;:\"()[]\\") != std::string::npos;
  if (at == 0 || at == std::string::npos || at + 1 == address.text.size() || !ascii || odd || !is_plain(address.text)) {
    table.error(address.place,
                "this is no mail address; write one like \"desk@example.org\", in ASCII and without a name");
  }
}

MailChannel mail_of(TomlTable& table) {
  MailChannel mail;
  for (const TomlString& address : table.strings("mail")) {
    check_address(table, address);
    mail.to.push_back(address.text);
  }
  if (mail.to.empty()) table.error(table.place(), "\"mail\" names nobody; write mail = [\"desk@example.org\"]");
  const TomlString from = table.required_string("from"), server = table.required_string("smtp");
  if (table.has("from")) check_address(table, from);
  if (table.has("smtp")) check_url(table, server, {"smtps://", "smtp://"}, "smtp://mail.example.org:587");
  mail.from = from.text;
  mail.server = server.text;
  if (table.has("tls")) mail.tls = table.boolean("tls");
  if (const auto user = table.string("user")) mail.user = user->text;
  mail.password = secret_of(table, "password", /*required=*/table.has("user"));
  if (!table.has("user") && mail.password != SecretSource{}) {
    table.error(table.place(), "a password without \"user\"; add whose it is");
  }
  if (!mail.user.empty() && !mail.tls && server.text.starts_with("smtp://")) {
    table.error(table.place(), "with tls = false anybody on the way reads the password; take that line out");
  }
  return mail;
}

AtomChannel atom_of(TomlTable& table, const PlaceProblem& feed_problem) {
  const TomlString file = table.required_string("atom");
  if (!file.text.ends_with(".atom") && !file.text.ends_with(".xml")) {
    table.error(file.place,
                "a feed's name ends in .atom or .xml, so that no other file is overwritten; write \"flags.atom\"");
  } else if (const std::string problem = feed_problem(file.text); !problem.empty()) {
    table.error(file.place, problem);
  }
  return {file.text};
}

/// Whole numbers from `low` to `high`.
int number_of(TomlTable& table, std::string_view key, int low, int high, int otherwise) {
  const auto number = table.integer(key);
  if (!number) return otherwise;
  if (*number < low || *number > high) {
    table.error(table.place(), '"' + std::string(key) + "\" is not from " + std::to_string(low) + " to " +
                                   std::to_string(high) + "; write such a number or take it out");
    return otherwise;
  }
  return static_cast<int>(*number);
}

/// The one key that says what kind of channel it is; empty, with an error, when there is not exactly one.
std::string_view kind_of(TomlTable& table) {
  std::string_view kind;
  for (const std::string_view key : {"command", "webhook", "mail", "atom"}) {
    if (!table.has(key)) continue;
    if (!kind.empty()) {
      table.error(table.place(), "both \"" + std::string(kind) + "\" and \"" + std::string(key) +
                                     "\" are here; give each a [[notify]] of its own");
      return {};
    }
    kind = key;
  }
  if (kind.empty()) {
    table.error(table.place(),
                "this channel leads nowhere; add one of command = [\"…\"], webhook = \"https://…\", mail = [\"…\"], "
                "atom = \"flags.atom\"");
  }
  return kind;
}

Channel channel_of(TomlTable& table, const PlaceProblem& feed_problem) {
  Channel channel;
  const TomlString name = table.required_string("name");
  channel.name = name.text;
  if (table.has("name") && (name.text.empty() || !is_plain(name.text))) {
    table.error(name.place, "a channel's name is one word; write one like \"desk\"");
  }
  if (const auto lang = table.string("lang")) {
    channel.lang = lang->text;
    if (lang->text != "en" && lang->text != "ko") table.error(lang->place, "write lang = \"en\" or lang = \"ko\"");
  }
  channel.severity = number_of(table, "severity", 1, last_rank, channel.severity);
  channel.timeout_seconds = number_of(table, "timeout_seconds", 1, longest_try_s, channel.timeout_seconds);
  const std::string_view kind = kind_of(table);
  if (kind == "command") channel.way = CommandChannel{argv_of(table, kind)};
  if (kind == "webhook") channel.way = webhook_of(table);
  if (kind == "mail") channel.way = mail_of(table);
  if (kind == "atom") channel.way = atom_of(table, feed_problem);
  if (!kind.empty()) table.refuse_others();
  return channel;
}

}  // namespace

std::vector<Channel> read_channels(TomlTable& settings, const PlaceProblem& feed_problem) {
  std::vector<Channel> channels;
  for (TomlTable& table : settings.tables("notify")) {
    Channel channel = channel_of(table, feed_problem);
    if (std::ranges::find(channels, channel.name, &Channel::name) != channels.end()) {
      table.error(table.place(), "two channels are named \"" + channel.name + "\"; rename one");
    }
    channels.push_back(std::move(channel));
  }
  return channels;
}

}  // namespace claimwatch
